"""Small problems for the solver, written where they are used and random ones by a seed."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

from recommender.solver.problem import (
    MAIN,
    SETTLE,
    WARM_UP,
    Before,
    Candidate,
    Composition,
    DoseOption,
    FormOption,
    Problem,
    Spot,
    Taken,
)

STANDING, CHAIR, KNEES, BACK = 0, 1, 2, 3
SPOTS = (
    Spot("standing", kneels=False, up=True),
    Spot("on-a-chair", kneels=False, up=True),
    Spot("hands-and-knees", kneels=True, up=False),
    Spot("back-on-floor", kneels=False, up=False),
)
MOVES = ((0, 1, 2, 3), (1, 0, 3, 3), (2, 3, 0, 2), (3, 3, 2, 0))
ORDERS = ((0, 1, 2, 3), (0, 1, 2, 3), (2, 3, 1, 0))
PHASES = (WARM_UP, MAIN, SETTLE)
DIRECTIONS = ("flexion", "extension", "rotation", "lateral")


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


def random_problem(dice: random.Random, most_candidates: int) -> Problem:
    """A problem small enough to try every answer."""
    count = dice.randint(1, most_candidates)
    fresh = problem(
        dice.randint(6, 40),
        *(_random_candidate(dice, f"c{at}") for at in range(count)),
        asked=tuple((region, dice.randint(1, 6)) for region in _some(dice, ("low-back", "neck"))),
        related=_some(dice, ("buttocks",)),
        kneel_once=dice.random() < 0.5,
        balanced=dice.random() < 0.7,
        lost_locks=dice.randint(0, 1),
    )
    return _negotiated(dice, fresh) if dice.random() < 0.4 else fresh


def _negotiated(dice: random.Random, fresh: Problem) -> Problem:
    """The same question about a routine that is there, or for another than one that was shown."""
    if dice.random() < 0.3:
        every = range(len(fresh.candidates))
        return replace(fresh, unlike=tuple(_some(dice, tuple(every)) for _ in range(2)))
    stood = tuple(
        replace(each, before=_before(dice, at, each) if dice.random() < 0.7 else None)
        for at, each in enumerate(fresh.candidates)
    )
    return replace(fresh, candidates=stood)


def _before(dice: random.Random, at: int, each: Candidate) -> Before:
    return Before(
        at=at,
        form=dice.choice((None, *range(len(each.forms)))),
        dose=dice.choice((None, *range(len(each.doses)))),
        phase=dice.choice((None, *each.phases)),
        wanted=dice.random() < 0.3,
        touched=dice.random() < 0.3,
    )


def _random_candidate(dice: random.Random, name: str) -> Candidate:
    menu = {(dice.randint(1, 14), dice.randint(1, 3)) for _ in range(dice.randint(1, 2))}
    sides = dice.randint(1, 2)
    doses = tuple(
        dose(work, sides * work + sides - 1, intensity) for work, intensity in sorted(menu)
    )
    return candidate(
        name,
        doses=doses,
        place=dice.randrange(4),
        phases=_some(dice, PHASES),
        role=dice.choice(("movement",) * 6 + ("walking", "supported-rest")),
        family=dice.choice(("a", "b")),
        regions=tuple(
            (r, dice.randint(1, 3)) for r in _some(dice, ("buttocks", "low-back", "neck"))
        ),
        sides=sides,
        forms=tuple(_random_form(dice, len(doses)) for _ in range(dice.randint(1, 2))),
        recent=dice.choice((0, 0, 1, 2)),
        locked=dice.random() < 0.15,
    )


def _random_form(dice: random.Random, doses: int) -> FormOption:
    return form(
        doses,
        setup=dice.randint(0, 2),
        equipment=dice.choice(((), (), ("cushion",), ("chair",))),
        directions=dice.choice(((), *((each,) for each in DIRECTIONS), ("flexion", "extension"))),
        price=dice.choice((0, 0, 2)),
        allows=tuple(dice.random() < 0.85 for _ in range(doses)),
    )


def _some(dice: random.Random, every: tuple[Any, ...]) -> tuple[Any, ...]:
    chosen = tuple(each for each in every if dice.random() < 0.6)
    return chosen or (dice.choice(every),)
