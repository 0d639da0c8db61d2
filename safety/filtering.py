"""Does screening clear anything that the tables of the audit call unsafe? All answers are asked."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import islice

from recommender.auditing.forms import needs_only_what_is_at_hand
from recommender.screening import reasons_against, rules_in_force, screen
from safety.opinions import Item, Verdicts
from safety.space import AT_HAND, Health, every_health

MOST_EXAMPLES = 20


@dataclass
class Filtered:
    """What a sweep of the filter counted; `unsafe` are verdicts, with a few in words.

    `stricter` counts forms in a dose that screening bars and the tables let pass.
    """

    combinations: int = 0
    forms: int = 0
    verdicts: int = 0
    unsafe: int = 0
    stricter: int = 0
    compared: int = 0
    unequal: int = 0
    examples: list[str] = field(default_factory=list)

    def tell(self, sentence: str) -> None:
        """Keeps one of the first faults in words."""
        if len(self.examples) < MOST_EXAMPLES:
            self.examples.append(sentence)


def sweep(verdicts: Verdicts, healths: Iterable[Health]) -> Filtered:
    """Both opinions on every form, for some combinations with every set of equipment."""
    catalog = verdicts.catalog
    found = Filtered(forms=sum(len(exercise.forms()) for exercise in catalog.exercises))
    at_hand = _at_hand(verdicts)
    for health in healths:
        intake = health.intake()
        left = verdicts.screened(rules_in_force(catalog, intake), intake)
        unsafe = verdicts.unsafe(health)
        found.stricter += (verdicts.whole & ~left & ~unsafe).bit_count()
        for usable, lacking in at_hand:
            wrong = left & usable & (unsafe | lacking)
            if wrong:
                found.unsafe += wrong.bit_count()
                found.tell(f"{health}: {_named(verdicts, wrong)}")
        found.combinations += len(at_hand)
        found.verdicts += len(at_hand) * found.forms
    return found


@cache
def _at_hand(verdicts: Verdicts) -> list[tuple[int, int]]:
    """For each set of equipment: what screening finds usable, what the audit finds lacking."""

    @cache
    def lacking_of(exercise: str, form: tuple[str, ...], things: tuple[str, ...]) -> bool:
        item = next(i for i in verdicts.items if (i.exercise.id, i.form.ids) == (exercise, form))
        told = Health().told(equipment=list(things))
        return bool(verdicts.objections(told, item, (needs_only_what_is_at_hand,)))

    def lacking(item: Item, things: tuple[str, ...]) -> bool:
        needed = (*item.form.equipment, item.exercise.surface, *ON_SURFACES)
        return lacking_of(item.exercise.id, item.form.ids, tuple(t for t in things if t in needed))

    return [
        (
            verdicts.set_of(i for i in verdicts.items if set(i.form.equipment) <= set(things)),
            verdicts.set_of(i for i in verdicts.items if lacking(i, things)),
        )
        for things in AT_HAND
    ]


ON_SURFACES = ("chair", "bed", "exercise-ball")


def _named(verdicts: Verdicts, wrong: int) -> str:
    bad = (item for at, item in enumerate(verdicts.items) if wrong >> at & 1)
    return ", ".join(
        f"{item.exercise.id} {item.form.ids} {item.dose.hold_seconds or item.dose.paced_seconds} s"
        for item in islice(bad, 3)
    )


def picked(seed: int, count: int) -> Iterator[Health]:
    """Some combinations, the same for each seed."""
    every = list(every_health())
    yield from random.Random(seed).sample(every, count)  # noqa: S311  # a seed, no secret


def compare(verdicts: Verdicts, healths: Iterable[Health]) -> Filtered:
    """Proves the algebra: the united verdicts equal the verdicts on the whole combination.

    Screening is asked form by form, and as a whole for what it hands to the solver; the audit is
    asked with all answers at once.
    """
    found = Filtered()
    for health in healths:
        found.compared += 1
        for sentence in _unequal(verdicts, health):
            found.unequal += 1
            found.tell(f"{health}: {sentence}")
    return found


def _unequal(verdicts: Verdicts, health: Health) -> Iterator[str]:
    intake = health.intake(equipment=list(AT_HAND[-1]))
    rules = rules_in_force(verdicts.catalog, intake)
    left = verdicts.screened(rules, intake)
    if verdicts.unsafe(health) != verdicts.unsafe_for(health):
        yield "the audit's answers united are not its answer on the whole"
    told: dict[tuple[str, tuple[str, ...]], bool] = {}
    for exercise in verdicts.catalog.exercises:
        for form in exercise.forms():
            told[exercise.id, form.ids] = not reasons_against(intake, rules, exercise, form)
    for at, item in enumerate(verdicts.items):
        if left >> at & 1 and not told[item.exercise.id, item.form.ids]:
            yield f"screening bars {item.exercise.id} {item.form.ids}, its rules one by one do not"
    handed = {
        (each.exercise, one.form.ids, dose)
        for each in screen(verdicts.catalog, intake).cleared
        for one in each.forms
        for dose in one.doses
    }
    allowed = {
        (item.exercise.id, item.form.ids, item.dose)
        for at, item in enumerate(verdicts.items)
        if left >> at & 1
    }
    asked = {(item.exercise.id, item.form.ids, item.dose) for item in verdicts.items}
    if not handed & asked <= allowed:
        yield "screening hands on what its rules one by one bar"
    if {name for name, _, _ in handed} != {name for name, _, _ in allowed}:
        yield "screening hands on other exercises than its rules one by one leave"


__all__ = ["Filtered", "compare", "picked", "sweep"]
