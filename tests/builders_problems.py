"""Small problems for the solver, written where they are used; random ones are in `trust`."""

from __future__ import annotations

from typing import Any

from recommender.solver.problem import (
    MAIN,
    Candidate,
    Composition,
    DoseOption,
    FormOption,
    Problem,
    Taken,
)
from trust.problems import BACK, CHAIR, KNEES, MOVES, ORDERS, SPOTS, STANDING  # noqa: F401


def dose(work: int, time: int | None = None, intensity: int = 1) -> DoseOption:
    return DoseOption(work, work if time is None else time, intensity)


def form(doses: int, **changed: Any) -> FormOption:
    plain: dict[str, Any] = {
        "setup": 0,
        "equipment": (),
        "directions": (),
        "price": 0,
        "allows": (True,) * doses,
    }
    return FormOption(**{**plain, **changed})


def candidate(name: str, *works: int, **changed: Any) -> Candidate:
    """A movement for the low back, standing, in the main part, unless said otherwise."""
    doses = changed.pop("doses", tuple(dose(work) for work in works))
    plain: dict[str, Any] = {
        "place": STANDING,
        "phases": (MAIN,),
        "role": "movement",
        "family": name,
        "regions": (("low-back", 3),),
        "sides": 1,
        "doses": doses,
        "forms": (form(len(doses)),),
    }
    return Candidate(name=name, **{**plain, **changed})


def problem(budget: int, *candidates: Candidate, **changed: Any) -> Problem:
    """A question about the low back; `budget` in units of 5 s."""
    plain: dict[str, Any] = {
        "spots": SPOTS,
        "orders": ORDERS,
        "moves": MOVES,
        "start": STANDING,
        "asked": (("low-back", 6),),
        "related": ("buttocks",),
        "kneel_once": False,
        "balanced": True,
    }
    return Problem(budget=budget, candidates=candidates, **{**plain, **changed})


def composition(*taken: Taken, rest: int = 0, short: int = 0) -> Composition:
    return Composition(tuple(taken), rest, short, score=0, bound=0, proven=False)


def taken(candidate: int, phase: int = MAIN, dose: int = 0, form: int = 0) -> Taken:
    return Taken(candidate=candidate, form=form, dose=dose, phase=phase)
