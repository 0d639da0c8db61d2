"""How much gentler is a dose the next time? A level easier, else a quarter shorter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from recommender.catalog.adaptation import FeedbackRule
from recommender.catalog.exercise import Dose, Exercise
from recommender.feedback import DoseDone
from recommender.steering import Ceiling


def easiest(exercise: Exercise) -> Ceiling:
    """The gentlest dose, and of those the shortest; for when nobody knows what was done."""
    level, work = min((dose.intensity, dose.work_seconds) for dose in exercise.every_dose)
    return Ceiling(work_seconds=work, intensity=level)


def gentler(exercise: Exercise, done: DoseDone | None, rule: FeedbackRule) -> Ceiling | None:
    """The ceiling one step below what was done; None when the exercise has nothing there."""
    if done is None:
        return easiest(exercise)
    for ceiling in _steps_down(done, rule.numbers):
        if any(
            ceiling.admits(dose.work_seconds, dose.intensity) and _differs(dose, done)
            for dose in exercise.every_dose
        ):
            return ceiling
    return None


def _steps_down(done: DoseDone, numbers: Mapping[str, int]) -> Iterator[Ceiling]:
    work, level = done.work_seconds, done.intensity
    if level > numbers["levels"]:
        yield Ceiling(work_seconds=work, intensity=level - numbers["levels"])
    yield Ceiling(work_seconds=work * (100 - numbers["less_percent"]) // 100, intensity=level)


def _differs(dose: Dose, done: DoseDone) -> bool:
    return (dose.work_seconds, dose.intensity) != (done.work_seconds, done.intensity)
