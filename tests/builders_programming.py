"""A programme, a day of it, a routine with given doses: what the tests of weeks stand on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from functools import cache
from typing import Any

from recommender.catalog.checks import open_catalog
from recommender.catalog.exercise import Dose
from recommender.intake import check_intake
from recommender.programme import Programme, Weekday
from recommender.programming import Earlier
from recommender.recommending import recommend
from recommender.routine import Routine
from recommender.solver import Composition, Problem, compose

MONDAY = date(2026, 11, 23)
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = (
    MONDAY + timedelta(days=at) for at in range(1, 7)
)
WEEK = timedelta(weeks=1)
CATALOG = open_catalog()
THREE_SHORT: dict[Weekday, int] = {"monday": 5, "wednesday": 5, "friday": 5}


def a_programme(
    minutes: Mapping[Weekday, int] = THREE_SHORT,
    *,
    starts: date = MONDAY,
    weeks: int = 4,
    told_on: date | None = None,
    just_woke_up: bool = False,
    core: tuple[str, ...] = (),
    **told: Any,
) -> Programme:
    return Programme(
        key="a-programme",
        starts=starts,
        weeks=weeks,
        minutes=dict(minutes),
        at=time(8),
        zone="Europe/Berlin",
        just_woke_up=just_woke_up,
        intake={"pain": {"low-back": 5}, **told},
        told_on=told_on or starts,
        core=core,
    )


@cache
def _five_minutes() -> Routine:
    found = recommend(CATALOG, check_intake({"minutes": 5, "pain": {"low-back": 5}}))
    assert isinstance(found, Routine)
    return found


def a_routine(*doses: tuple[str, int, int]) -> Routine:
    """Five minutes for the low back, or steps of (exercise, seconds on a side, intensity)."""
    whole = _five_minutes()
    if not doses:
        return whole
    return whole.model_copy(update={"steps": tuple(_step(whole, *each) for each in doses)})


def _step(whole: Routine, exercise: str, seconds: int, intensity: int) -> Any:
    done = CATALOG.exercise(exercise)
    dose = Dose(
        repetitions=1, hold_seconds=seconds, per_side=done.per_side, intensity=intensity,
        source="a test",
    )  # fmt: skip
    first = whole.steps[0]
    work = [entry for entry in first.ledger if entry.kind == "work"][:1]
    ledger = [each.model_copy(update={"seconds": seconds}) for each in work * dose.sides]
    changed = {
        "exercise": exercise, "dose": dose, "regions": done.regions, "ledger": tuple(ledger),
        "family": done.family, "phase": "main",
    }  # fmt: skip
    return first.model_copy(update=changed)


def on(day: date, *doses: tuple[str, int, int], done: Mapping[str, int] | None = None) -> Earlier:
    return Earlier(day, a_routine(*doses), done)


@cache
def remembered(problem: Problem) -> Composition:
    """Composes; the same question is searched once for all tests."""
    return compose(problem)


@dataclass
class Watched:
    """Composes, and remembers what was asked."""

    asked: list[Problem] = field(default_factory=list)

    def __call__(self, problem: Problem) -> Composition:
        self.asked.append(problem)
        return remembered(problem)
