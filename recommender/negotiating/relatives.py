"""Which exercises could stand where a step stands, nearest first?"""

from __future__ import annotations

from collections.abc import Iterator

from recommender.catalog.exercise import Exercise
from recommender.catalog.loading import Catalog
from recommender.negotiating.edits import step_of
from recommender.routine import Routine, Step
from recommender.solver import Question


def relatives(
    catalog: Catalog, question: Question, routine: Routine, exercise: str
) -> tuple[str, ...]:
    """The exercises not in the routine that could take a step's place, nearest first."""
    step, old = step_of(routine, exercise), catalog.exercise(exercise)
    near = {
        other.id: _nearness(step, old, other)
        for other in _free(catalog, question, routine)
        if step.phase in other.phases
    }
    return tuple(
        sorted((each for each in near if near[each] > 0), key=lambda each: (-near[each], each))
    )


def _free(catalog: Catalog, question: Question, routine: Routine) -> Iterator[Exercise]:
    steps = {step.exercise for step in routine.steps}
    for each in question.problem.candidates:
        if each.name not in steps:
            yield catalog.exercise(each.name)


def _nearness(step: Step, old: Exercise, other: Exercise) -> int:
    """Twice the weight on the same places; the same family, place and role count too."""
    shared = sum(
        min(weight, other.regions.get(region, 0)) for region, weight in old.regions.items()
    )
    if not shared and "movement" in (old.role, other.role):
        return 1 if step.phase != "main" else 0
    same = [old.family == other.family, old.place == other.place, old.role == other.role]
    return 2 * shared + sum(same) + 1
