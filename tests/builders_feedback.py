"""Which sessions do the tests of feedback tell of?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from recommender.adapting import Adaptation, adapt
from recommender.catalog.checks import open_catalog
from recommender.catalog.exercise import Dose
from recommender.feedback import CheckIn, Course, DoseDone, Feedback, Hurt, SessionTold
from recommender.intake import Intake

CATALOG = open_catalog()
MONDAY = date(2026, 11, 16)
TUESDAY = MONDAY + timedelta(days=1)
CAT_COW, BRIDGE, CURL, CLAM = "cat-cow", "bridge", "childs-pose", "clamshell"
"""Easy only; three levels; two levels; two levels that overlap."""


def paced(repetitions: int, seconds: int = 5, intensity: int = 1) -> DoseDone:
    return DoseDone(repetitions=repetitions, paced_seconds=seconds, intensity=intensity)


def held(seconds: int, repetitions: int = 1, intensity: int = 1) -> DoseDone:
    return DoseDone(repetitions=repetitions, hold_seconds=seconds, intensity=intensity)


DOSES: Mapping[str, DoseDone] = {
    CAT_COW: paced(8),
    BRIDGE: paced(6, 10, intensity=2),
    CURL: held(20, 2, intensity=2),
    CLAM: paced(8),
}


def a_session(day: date = MONDAY, **said: Any) -> SessionTold:
    """Four exercises in ten minutes, with what was said of them."""
    told = {"exercises": tuple(DOSES), "minutes": 10, "doses": dict(DOSES), **said}
    return SessionTold(day=day, **told)


def hurting(exercise: str, pain: int, day: date = MONDAY, **more: Any) -> SessionTold:
    return a_session(day, hurt=(Hurt(exercise=exercise, pain=pain, **more),))


def days(count: int, day: date = MONDAY) -> date:
    return day + timedelta(days=count)


def adapted(
    *sessions: SessionTold, today: date = TUESDAY, intake: Intake | None = None, **more: Any
) -> Adaptation:
    return adapt(CATALOG, Feedback(sessions=sessions, **more), today, intake)


def allowed(adaptation: Adaptation, exercise: str) -> frozenset[tuple[int, int]]:
    """The doses that are left of an exercise: work on one side, and intensity."""
    if exercise in (*adaptation.rests, *adaptation.unwished):
        return frozenset()
    return frozenset(
        (dose.work_seconds, dose.intensity)
        for dose in all_doses(exercise)
        if adaptation.steering.admits(exercise, dose.work_seconds, dose.intensity)
    )


def all_doses(exercise: str) -> tuple[Dose, ...]:
    return CATALOG.exercise(exercise).every_dose


def sentences(adaptation: Adaptation) -> dict[str, str]:
    """What is told, by rule; one sentence a rule in these tests."""
    told = {each.rule: each.sentence for each in adaptation.steering.adapted}
    assert len(told) == len(adaptation.steering.adapted)
    return told


def advised(adaptation: Adaptation) -> dict[str, str]:
    return {each.rule: each.sentence for each in adaptation.advice}


def check_ins(courses: Sequence[Course], last: date = MONDAY) -> tuple[CheckIn, ...]:
    """One answer a week, the newest on `last`."""
    weeks = len(courses)
    return tuple(
        CheckIn(last - timedelta(weeks=weeks - 1 - at), course) for at, course in enumerate(courses)
    )
