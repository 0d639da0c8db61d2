"""Which exercises fit a search, some filters, and what must be spared?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from recommender.catalog.exercise import Dose, DoseBand, Exercise
from recommender.catalog.loading import Catalog
from recommender.catalog.matching import matches
from recommender.catalog.vocabulary import Level, Rule
from recommender.intake import Concerns, EquipmentId, Intake
from recommender.screening import Barred, ClearedForm, judge, rules_in_force, screen

Pregnancy = Literal["none", "trimester-1", "trimester-2", "trimester-3"]
NOTHING = "nothing"
"""The equipment filter for exercises that need none."""
LONGEST_SEARCH = 100
"""Characters of a search that are looked at."""
SHORTEST_GUESS = 4
"""Words below this many letters must be spelt as they are."""
CLOSE_ENOUGH = 0.8
"""How alike two words must be (0-1) to count as one misspelt."""
IN_A_NAME, IN_THE_NAMES, IN_THE_TEXT = range(3)


@dataclass(frozen=True)
class Filters:
    """What a person looks for; None asks for nothing."""

    text: str = ""
    region: str | None = None
    position: str | None = None
    equipment: str | None = None
    knee: Level = "none"
    wrist: Level = "none"
    pregnancy: Pregnancy = "none"

    @property
    def spares(self) -> bool:
        """Whether a concern is named."""
        return (self.knee, self.wrist, self.pregnancy) != ("none", "none", "none")


@dataclass(frozen=True)
class Possible:
    """What the safety rules leave for some concerns: forms by exercise, what they bar and say."""

    forms: dict[str, ClearedForm]
    barred: dict[str, Barred]
    warnings: tuple[Rule, ...] = ()

    def warnings_for(self, exercise: Exercise) -> tuple[str, ...]:
        """What must be kept in mind with the form of this exercise."""
        cleared = self.forms.get(exercise.id)
        if cleared is None:
            return ()
        touching = [rule for rule in self.warnings if matches(rule, exercise, cleared.form)]
        return tuple(rule.sentence for rule in touching)


@dataclass(frozen=True)
class Found:
    """The exercises that fit, best first, and those that fit but must be left out."""

    exercises: tuple[Exercise, ...]
    left_out: tuple[Barred, ...]


def find(catalog: Catalog, filters: Filters, possible: Possible) -> Found:
    """Everything that fits all filters at once."""
    fitting = [exercise for exercise in searched(catalog, filters.text) if _fits(exercise, filters)]
    barred = possible.barred
    return Found(
        exercises=tuple(exercise for exercise in fitting if exercise.id not in barred),
        left_out=tuple(barred[exercise.id] for exercise in fitting if exercise.id in barred),
    )


def possible_with(catalog: Catalog, filters: Filters) -> Possible:
    """What screening says of the filters' concerns, with every piece of equipment at hand."""
    if not filters.spares:
        return Possible({}, {})
    screening = screen(catalog, _neutral_intake(catalog, filters))
    return Possible(
        forms={each.exercise: each.forms[0] for each in screening.cleared},
        barred={each.exercise: each for each in screening.barred},
        warnings=screening.warnings,
    )


def left_out_in(catalog: Catalog, exercise: Exercise, trimester: Pregnancy) -> str:
    """Why the safety rules leave an exercise out in a trimester; empty when they do not."""
    intake = _neutral_intake(catalog, Filters(pregnancy=trimester))
    judged = judge(catalog, intake, rules_in_force(catalog, intake), exercise)
    return judged.sentence if isinstance(judged, Barred) else ""


def bands_left(exercise: Exercise, cleared: ClearedForm | None) -> tuple[DoseBand, ...]:
    """The dose bands, narrowed to what the concerns leave of them; all when none is named."""
    if cleared is None:
        return exercise.doses
    narrowed = [
        (band, [dose for dose in band.doses(exercise.per_side) if dose in cleared.doses])
        for band in exercise.doses
    ]
    return tuple(_narrow(band, doses) for band, doses in narrowed if doses)


def _narrow(band: DoseBand, doses: list[Dose]) -> DoseBand:
    seconds = sorted({dose.hold_seconds + dose.paced_seconds for dose in doses})
    repetitions = sorted({dose.repetitions for dose in doses})
    return band.model_copy(
        update={"seconds": tuple(seconds), "repetitions": tuple(repetitions)},
    )


def _neutral_intake(catalog: Catalog, filters: Filters) -> Intake:
    things: list[EquipmentId] = [each.id for each in catalog.equipment]  # type: ignore[misc]  # the catalog's ids are the intake's
    concerns = Concerns(knee=filters.knee, wrist=filters.wrist, pregnancy=filters.pregnancy)
    return Intake(minutes=30, pain={"low-back": 1}, concerns=concerns, equipment=tuple(things))


def searched(catalog: Catalog, text: str) -> tuple[Exercise, ...]:
    """The exercises that every word of a search is found in; the best first, else as listed."""
    words = _words(text[:LONGEST_SEARCH])
    if not words:
        return catalog.exercises
    ranked = [(_rank(catalog, exercise, words), exercise) for exercise in catalog.exercises]
    hits = [(rank, exercise) for rank, exercise in ranked if rank is not None]
    return tuple(exercise for _, exercise in sorted(hits, key=lambda hit: hit[0]))


Rank = tuple[int, int, int]
"""Misspelt or not, where it was found, and how many letters of the name were not asked for."""


def _rank(catalog: Catalog, exercise: Exercise, words: list[str]) -> Rank | None:
    names = [_words(name) for name in (exercise.name, exercise.id, *exercise.aliases)]
    every_name = [word for name in names for word in name]
    everything = every_name + _words(_told(catalog, exercise))
    asked = _letters(words)
    for misspelt, same in enumerate((_begins, _resembles)):
        spare = [_letters(name) - asked for name in names if _found(words, name, same)]
        if spare:
            return (misspelt, IN_A_NAME, max(0, min(spare)))
        if _found(words, every_name, same):
            return (misspelt, IN_THE_NAMES, 0)
        if _found(words, everything, same):
            return (misspelt, IN_THE_TEXT, 0)
    return None


def _told(catalog: Catalog, exercise: Exercise) -> str:
    regions = " ".join(catalog.label(region) for region in exercise.regions)
    place = catalog.place(exercise.position, exercise.surface).label
    return f"{exercise.summary} {regions} {place} {exercise.family} {exercise.reference or ''}"


def _found(wanted: list[str], spelt: list[str], same: Callable[[str, str], bool]) -> bool:
    # "catcow" is the same as "cat-cow".
    if "".join(wanted) == "".join(spelt):
        return True
    return all(any(same(word, other) for other in spelt) for word in wanted)


def _begins(wanted: str, other: str) -> bool:
    return other.startswith(wanted)


def _resembles(wanted: str, other: str) -> bool:
    if _begins(wanted, other):
        return True
    if min(len(wanted), len(other)) < SHORTEST_GUESS:
        return False
    return SequenceMatcher(None, wanted, other, autojunk=False).ratio() >= CLOSE_ENOUGH


def _letters(words: list[str]) -> int:
    return sum(len(word) for word in words)


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.casefold()).replace("'", "").replace("\u2019", "")
    return re.findall(r"[^\W_]+", "".join(c for c in plain if not unicodedata.combining(c)))


def _fits(exercise: Exercise, filters: Filters) -> bool:
    return (
        filters.region in (None, *exercise.regions)
        and filters.position in (None, exercise.position)
        and _fits_equipment(exercise, filters.equipment)
    )


def _fits_equipment(exercise: Exercise, thing: str | None) -> bool:
    if thing is None:
        return True
    if thing == NOTHING:
        return not exercise.equipment
    return thing in things_of([exercise])


def things_of(exercises: Iterable[Exercise]) -> frozenset[str]:
    """The equipment that exercises or any of their adjustments use."""
    used: set[str] = set()
    for exercise in exercises:
        used.update(exercise.equipment)
        for adjustment in exercise.adjustments:
            used.update(adjustment.equipment)
    return frozenset(used)
