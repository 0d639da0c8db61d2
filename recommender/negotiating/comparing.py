"""In what do two routines differ, in a person's words?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recommender.catalog.loading import Catalog
from recommender.catalog.wording import dose_words, duration, listed
from recommender.negotiating.edits import Edit
from recommender.routine import Routine, Step

NOTHING = "Everything stays as it was."
NOTHING_ELSE = "Nothing else changes."
PARTS = {
    "warm-up": "belongs to the warm-up now",
    "main": "belongs to the main part now",
    "settle": "belongs to the end now",
}


def what_changed(catalog: Catalog, before: Routine, after: Routine, about: str = "") -> str:
    """What came, what went and what got longer or shorter, in one sentence.

    Where two exercises changed places, it is told of the one that the change was `about`.
    """
    going, coming = _gone(catalog, before, after), _come(catalog, before, after)
    return _sentence([*going, *coming, *_rest(catalog, before, after, about)]) or NOTHING


def what_else_changes(catalog: Catalog, before: Routine, after: Routine, edit: Edit) -> str:
    """What a swap changes besides the exercise that goes and the one that comes."""
    told = {name_of(catalog, edit.exercise), name_of(catalog, edit.other)}
    moving = [*_gone(catalog, before, after), *_come(catalog, before, after)]
    others = [each for each in moving if not any(each.startswith(f"{name} is") for name in told)]
    return _sentence([*others, *_rest(catalog, before, after, "")]) or NOTHING_ELSE


def name_of(catalog: Catalog, exercise: str) -> str:
    """The name of an exercise."""
    return catalog.exercise(exercise).name


def _sentence(parts: Sequence[str]) -> str:
    told = "; ".join(parts)
    return f"{told[0].upper()}{told[1:]}." if told else ""


def _gone(catalog: Catalog, before: Routine, after: Routine) -> Iterator[str]:
    now = {step.exercise for step in after.steps}
    for step in before.steps:
        if step.exercise not in now:
            yield f"{name_of(catalog, step.exercise)} is out"


def _come(catalog: Catalog, before: Routine, after: Routine) -> Iterator[str]:
    then = {step.exercise for step in before.steps}
    for step in after.steps:
        if step.exercise not in then:
            yield f"{name_of(catalog, step.exercise)} is in, {dose_words(step.dose)}"


def _rest(catalog: Catalog, before: Routine, after: Routine, about: str) -> Iterator[str]:
    """What changed about the exercises that stayed."""
    old = {step.exercise: step for step in before.steps}
    new = {step.exercise: step for step in after.steps}
    for exercise, step in new.items():
        if exercise in old:
            said = listed(list(_differences(old[exercise], step)))
            yield from [f"{name_of(catalog, exercise)} {said}"] * bool(said)
    yield from _moved(catalog, before, after, about)
    yield from _wishes(catalog, before, after)


def _differences(old: Step, new: Step) -> Iterator[str]:
    longer = new.work_seconds - old.work_seconds
    level = new.dose.intensity - old.dose.intensity
    gets = ["harder" if level > 0 else "easier"] * bool(level)
    gets += [f"{duration(abs(longer))} {'longer' if longer > 0 else 'shorter'}"] * bool(longer)
    yield from [f"gets {listed(gets)}"] * bool(gets)
    if not longer and old.dose != new.dose:
        yield f"is now {dose_words(new.dose)}"
    if old.phase != new.phase:
        yield PARTS[new.phase]
    if old.adjustments != new.adjustments:
        yield "is done in another form"


def _moved(catalog: Catalog, before: Routine, after: Routine, about: str) -> Iterator[str]:
    """The one step whose moving explains the new order, else that the order changed."""
    now = {step.exercise for step in after.steps}
    old = [step.exercise for step in before.steps if step.exercise in now]
    new = [step.exercise for step in after.steps if step.exercise in old]
    if old == new:
        return
    for exercise in sorted(new, key=lambda each: each != about):
        if [each for each in old if each != exercise] == [each for each in new if each != exercise]:
            way = "earlier" if new.index(exercise) < old.index(exercise) else "later"
            yield f"{name_of(catalog, exercise)} comes {way}"
            return
    yield "the order is another"


def _wishes(catalog: Catalog, before: Routine, after: Routine) -> Iterator[str]:
    steps = {step.exercise for step in after.steps} & {step.exercise for step in before.steps}
    was, is_now = set(before.intake["locked"]), set(after.intake["locked"])
    for exercise in sorted((is_now - was) & steps):
        yield f"{name_of(catalog, exercise)} is kept whatever else you change"
    for exercise in sorted((was - is_now) & steps):
        yield f"{name_of(catalog, exercise)} may change again"


@dataclass(frozen=True)
class Distinction:
    """What tells a routine apart from others, as short lines."""

    exercises: tuple[str, ...]
    lines: tuple[str, ...]


def distinction(catalog: Catalog, routine: Routine) -> Distinction:
    """A routine in few words: its exercises, what it works on, where, and what it needs."""
    return Distinction(
        exercises=tuple(
            f"{name_of(catalog, step.exercise)}, {dose_words(step.dose)}" for step in routine.steps
        ),
        lines=tuple(_lines(catalog, routine)),
    )


def news(catalog: Catalog, routine: Routine, other: Routine) -> str:
    """What another routine has that this one has not."""
    steps = {step.exercise for step in routine.steps}
    new = [each.exercise for each in other.steps if each.exercise not in steps]
    return listed([name_of(catalog, each) for each in new])


def _lines(catalog: Catalog, routine: Routine) -> Iterator[str]:
    for region in sorted(routine.intake["pain"]):
        served = [step for step in routine.steps if step.regions.get(region, 0) > 1]
        seconds = sum(step.work_seconds for step in served)
        spent = duration(seconds) if seconds else "no time"
        yield f"{catalog.label(region)}: {spent}"
    floor = any(step.surface in ("floor", "bed") for step in routine.steps)
    yield "You lie or kneel down" if floor else "You stay off the floor"
    places = dict.fromkeys(
        catalog.place(step.position, step.surface).label.lower() for step in routine.steps
    )
    yield f"Positions: {listed(list(places))}"
    things = dict.fromkeys(thing for step in routine.steps for thing in step.equipment)
    needed = listed([catalog.label(thing).lower() for thing in things])
    yield f"To have ready: {needed or 'nothing'}"
