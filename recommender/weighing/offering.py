"""What would change with other wishes? More minutes, the floor, a chair, what was left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from recommender.catalog.loading import Catalog
from recommender.explanation import Offer
from recommender.solver import (
    Answer,
    covered,
    gained,
    told_filling,
    told_places,
    told_points,
    told_swaps,
)
from recommender.weighing.giving import lost
from recommender.weighing.trial import Trial, a_thing, changed, sentences, use, without

MORE_MINUTES = (2, 5)
MOST_MINUTES = 60
MOST_ALLOWED = 5
"""Of many exercises that were left out, those that serve most are tried."""
NO_GAIN = "This would make nothing better for your places."


@dataclass(frozen=True)
class Wish:
    """Another wish: its id, how a person says it, and the keys of the intake that it changes."""

    id: str
    label: str
    changes: Mapping[str, Any]


def price_list(answer: Answer, kept_out: frozenset[str] = frozenset()) -> tuple[Trial[Offer], ...]:
    """One trial for each other wish; an exercise of `kept_out`, because it hurt, is not offered.

    Only wishes: nothing that was told about health is ever taken back.
    """
    return tuple(_trial(answer, wish) for wish in _wishes(answer, kept_out))


def _wishes(answer: Answer, kept_out: frozenset[str]) -> Iterator[Wish]:
    catalog, intake = answer.catalog, answer.intake
    for more in MORE_MINUTES:
        if intake.minutes + more <= MOST_MINUTES:
            changes = {"minutes": intake.minutes + more}
            yield Wish(f"minutes+{more}", f"{more} more minutes", changes)
    if not intake.can_use_floor:
        yield Wish("floor", "With the floor", {"can_use_floor": True})
    allowed = [each for each in intake.excluded if each not in kept_out]
    for each in sorted(allowed, key=lambda each: -use(answer, each))[:MOST_ALLOWED]:
        changes = without(intake, each, "excluded")
        yield Wish(f"allow-{each}", f"With {catalog.exercise(each).name} allowed", changes)
    yield from _things(answer)
    # While some are lost, one fewer only lets another in: that is told among the repairs.
    for each in () if lost(answer) else intake.locked:
        label = f"Without asking for {catalog.exercise(each).name}"
        yield Wish(f"unlock-{each}", label, without(intake, each, "locked"))


def _things(answer: Answer) -> Iterator[Wish]:
    owned = answer.intake.equipment
    for thing in answer.catalog.equipment:
        if thing.id not in owned and _is_used(answer.catalog, thing.id):
            label = f"With {a_thing(thing.label)}"
            yield Wish(f"with-{thing.id}", label, {"equipment": (*owned, thing.id)})


def _is_used(catalog: Catalog, thing: str) -> bool:
    forms = (form for exercise in catalog.exercises for form in exercise.forms())
    return any(thing in form.equipment for form in forms)


def _trial(answer: Answer, wish: Wish) -> Trial[Offer]:
    return Trial(
        wish.id, lambda: changed(answer, wish.changes), lambda found: _offer(answer, found, wish)
    )


def _offer(answer: Answer, found: Answer, wish: Wish) -> Offer:
    seconds = gained(answer, found)
    other_minutes = found.intake.minutes != answer.intake.minutes
    # With the minutes grow the prices for more exercises, so only what is covered compares.
    points = (
        covered(found) - covered(answer)
        if other_minutes
        else found.found.score - answer.found.score
    )
    told = sentences(
        told_filling(answer, found),
        told_places(answer, seconds),
        told_swaps(answer, found),
        told_points(points, for_places=other_minutes),
    )
    return Offer(
        wish=wish.id,
        label=wish.label,
        sentence=told if points > 0 else NO_GAIN,
        points=points,
        seconds=seconds,
        changes=wish.changes,
    )
