"""How are an exercise's places, doses, adjustments and pregnancy cells put into words?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from recommender.catalog.exercise import Adjustment, Cell, DoseBand, Exercise
from recommender.catalog.loading import Catalog
from recommender.catalog.vocabulary import Source
from recommender.catalog.wording import duration

INTENSITIES = {1: "Easy", 2: "Moderate", 3: "Strong"}
WEIGHTS = {3: "Works mainly on", 2: "Also works on", 1: "Does a little for"}
PHASES = {"warm-up": "warm-up", "main": "main part", "settle": "settling"}
CELLS = {
    "ok": "Possible as it is",
    "modify": "Only in an adjusted form",
    "avoid": "Left out",
}
DERIVED = "Worked out from the source, not stated in it."
SERVED = {
    "knee": "a sore knee",
    "wrist": "a sore wrist",
    "bending": "a back that dislikes bending",
    "leaning-back": "a back that dislikes leaning back",
}


def band_words(band: DoseBand, per_side: bool) -> str:
    """A band in words, such as `hold 10 s to 20 s, 1 to 3 times, on each side`."""
    sides = ", on each side" if per_side else ""
    sets = f"{band.sets} sets: " if band.sets > 1 else ""
    lengths = _range([duration(seconds) for seconds in band.seconds])
    if band.kind == "hold":
        times = _times(band.repetitions)
        return f"{sets}hold {lengths}, {times}{sides}"
    if band.repetitions == (1,):
        return f"{sets}{lengths}{sides}"
    counts = _range([str(count) for count in band.repetitions])
    return f"{sets}{counts} slow repetitions of {lengths} each{sides}"


def _times(repetitions: Sequence[int]) -> str:
    if tuple(repetitions) == (1,):
        return "once"
    return f"{_range([str(count) for count in repetitions])} times"


def _range(values: Sequence[str]) -> str:
    return values[0] if len(values) == 1 else f"{values[0]} to {values[-1]}"


def region_sentences(catalog: Catalog, exercise: Exercise) -> tuple[str, ...]:
    """What the exercise works on, the most first: `Works mainly on: low back`."""
    by_weight = {
        weight: [catalog.label(r) for r, w in exercise.regions.items() if w == weight]
        for weight in WEIGHTS
    }
    return tuple(
        f"{words}: {', '.join(by_weight[weight]).lower()}"
        for weight, words in WEIGHTS.items()
        if by_weight[weight]
    )


def facts_line(catalog: Catalog, exercise: Exercise) -> str:
    """The place, the sides, the part of a routine and what is needed, in one line."""
    place = catalog.place(exercise.position, exercise.surface).label
    sides = "both sides in turn" if exercise.per_side else "both sides at once"
    parts = " or ".join(PHASES[phase] for phase in exercise.phases)
    return f"{place} · {sides} · {parts} · {needs(catalog, exercise.equipment)}"


def needs(catalog: Catalog, things: Iterable[str]) -> str:
    """What must be at hand, in words."""
    labels = [catalog.label(thing).lower() for thing in things]
    return f"needs: {', '.join(labels)}" if labels else "nothing needed"


def changes(adjustment: Adjustment) -> tuple[str, ...]:
    """The steps that an adjustment adds or puts in the place of others."""
    replaced = (f"Step {step} becomes: {text}" for step, text in adjustment.replaces.items())
    return (*adjustment.adds, *replaced)


def served(catalog: Catalog, adjustment: Adjustment) -> str:
    """Whom an adjustment was written for, in words."""
    labels = {each.id: each.label.lower() for each in (*catalog.trimesters, *catalog.facts)}
    return ", ".join(
        SERVED.get(each) or _pregnant(each, labels.get(each, each)) for each in adjustment.serves
    )


def _pregnant(concern: str, label: str) -> str:
    return f"pregnancy ({label})" if concern.startswith("trimester") else label


def cell_words(cell: Cell, left_out: str = "") -> str:
    """What holds in a trimester, with its reason; `left_out` says why the safety rules bar it."""
    if left_out:
        why = cell.why or left_out
        return f"Not in these weeks: {why[0].lower()}{why[1:]}"
    return f"{CELLS[cell.status]}. {cell.why}".strip()


def form_words(adjustments: Sequence[Adjustment]) -> str:
    """A form in words: its adjustments' labels, or that it stays as it is."""
    return " + ".join(each.label for each in adjustments) or "As it is"


def source_words(source: Source) -> str:
    """Author and year of a source, the year only where it is known."""
    return source.author if source.year is None else f"{source.author}, {source.year}"


def credits_of(catalog: Catalog, keys: Iterable[str]) -> str:
    """Authors of several sources in one line."""
    return "; ".join(dict.fromkeys(source_words(catalog.source(key)) for key in keys))
