"""Which few exercises stay from day to day, so that they are learned well?

Two to four: people keep to few exercises better than to many (BACHM), and most of a routine may
change around them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from recommender.catalog.loading import Catalog
from recommender.routine import Routine, Step

FEWEST, MOST = 2, 4
"""Bachmann and others (2018): two to four exercises. BACHM."""


def chosen(catalog: Catalog, routine: Routine, kept: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The core of a routine: `kept` first, then what does most for the places asked for.

    About half of the exercises, so that the rest can change; each of another family while that
    goes.
    """
    size = max(FEWEST, min(MOST, len(routine.steps) // 2))
    return (*kept, *_further(catalog, routine, kept))[:size] if len(kept) < size else kept


def _further(catalog: Catalog, routine: Routine, kept: tuple[str, ...]) -> Iterator[str]:
    able = [
        step
        for step in routine.steps
        if catalog.exercise(step.exercise).role == "movement" and step.exercise not in kept
    ]
    open_places = {*routine.intake["pain"]}
    families = {catalog.exercise(each).family for each in kept}
    while able:
        best = max(able, key=lambda step: _value(routine, step, open_places, families))
        able.remove(best)
        open_places -= {*best.regions}
        families.add(best.family)
        yield best.exercise


def _value(
    routine: Routine, step: Step, open_places: Collection[str], families: Collection[str]
) -> tuple[bool, bool, int, int]:
    pain = routine.intake["pain"]
    serves = sum(weight * pain.get(region, 0) for region, weight in step.regions.items())
    reaches = sum(region in open_places for region in step.regions)
    return (step.phase == "main", step.family not in families, reaches, serves * step.work_seconds)
