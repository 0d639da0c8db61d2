"""What stands on the printed sheet of a routine, in which order?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from recommender.catalog.loading import Catalog
from recommender.catalog.wording import clock, day_words, dose_words, duration
from recommender.exports.card import Drawn, card, sources
from recommender.exports.column import (
    BULLET,
    INDENT,
    INK,
    LEFT,
    STONE,
    TEAL,
    UNBROKEN,
    WIDTH,
    Column,
    Setting,
    at_the_right,
    labelled,
    panel,
    rule,
    tick_box,
)
from recommender.exports.layout import Block
from recommender.routine import Routine, Step

TIME = 18.0
"""Room for the minutes and seconds at the right of a name."""
DISCLAIMER = (
    "General information for ordinary back stiffness; not a diagnosis or treatment. "
    "No clinician has reviewed this catalog yet."
)


def title(routine: Routine) -> str:
    """The name of a routine by its time."""
    minutes, rest = divmod(routine.seconds, 60)
    return (
        f"Your routine of {duration(routine.seconds)}" if rest else f"Your {minutes}-minute routine"
    )


def sheet(
    catalog: Catalog,
    routine: Routine,
    made_on: date,
    setting: Setting,
    pictures: Sequence[Drawn | None] = (),
) -> list[Block]:
    """The blocks of the whole sheet from top to bottom; `pictures` are the steps'."""
    drawn = [*pictures, *[None] * (len(routine.steps) - len(pictures))]
    steps = [
        _step(catalog, step, number, setting, picture)
        for number, (step, picture) in enumerate(zip(routine.steps, drawn, strict=True), start=1)
    ]
    return [
        _heading(catalog, routine, made_on, setting),
        *_cautions(routine, setting),
        *steps,
        _closing(catalog, routine, setting),
    ]


def _heading(catalog: Catalog, routine: Routine, made_on: date, setting: Setting) -> Block:
    column = Column(setting, LEFT, WIDTH)
    column.write((title(routine), setting.style(2.3, INK, bold=True)), tag="H1")
    count = len(routine.steps)
    exercises = "1 exercise" if count == 1 else f"{count} exercises"
    exact = f"{duration(routine.seconds)} exactly"
    words = f"{exact} · {exercises} · {day_words(made_on)}"
    column.write((words, setting.style(1.1, STONE)))
    column.skip(0.6)
    column.write(*labelled("You need", needs(catalog, routine.steps), setting.style(1.1)))
    column.skip(3.4)
    return Block(column.y, tuple(column.texts))


def needs(catalog: Catalog, steps: Sequence[Step]) -> str:
    """What to have ready, in words."""
    pieces = dict.fromkeys(piece for step in steps for piece in step.equipment)
    floor = ["a mat"] * any(step.surface == "floor" for step in steps)
    labels = [catalog.label(piece).lower() for piece in pieces]
    return ", ".join([*floor, *labels]) or "nothing but a little room"


def _cautions(routine: Routine, setting: Setting) -> Iterator[Block]:
    told = [each.sentence for each in routine.cautions]
    told += [each.sentence for each in routine.adapted]
    if told:
        yield panel("Keep in mind", told, setting)


def _step(
    catalog: Catalog, step: Step, number: int, setting: Setting, drawn: Drawn | None
) -> Block:
    head = _head(catalog, step, number, setting)
    name, *rest = head.texts
    time = at_the_right(
        clock(step.seconds), setting.style(1.25, TEAL, bold=True), setting, setting.padding
    )
    head.texts = [name, time, *rest]
    block = card(catalog, (step.exercise, step.adjustments), head, setting, drawn)
    return replace(block, boxes=(*block.boxes, tick_box(setting.padding + 0.7)))


def _head(catalog: Catalog, step: Step, number: int, setting: Setting) -> Column:
    column = Column(setting, LEFT + INDENT, WIDTH - INDENT - TIME, y=setting.padding)
    words = f"{number}. {catalog.exercise(step.exercise).name}"
    name = (words, setting.style(1.25, INK, bold=True))
    place = catalog.place(step.position, step.surface).label
    dose = (f"{dose_words(step.dose)} · {place}", setting.style(1, TEAL, bold=True))
    if setting.dense:
        column.write(name, (UNBROKEN + dose[0], dose[1]), tag="H2")
    else:
        column.write(name, tag="H2")
        column.write(dose)
    return column


def _closing(catalog: Catalog, routine: Routine, setting: Setting) -> Block:
    column = Column(setting, LEFT, WIDTH, y=setting.padding + 0.8)
    for sentence in every_time(catalog):
        column.write((sentence, setting.style()), lead=BULLET)
    column.skip(1.6)
    fine_print(catalog, routine.steps, column)
    return Block(column.y, tuple(column.texts), (rule(),))


def every_time(catalog: Catalog) -> Iterator[str]:
    """The advice that goes with every routine; when to stop comes first."""
    return (advice.sentence for advice in catalog.advice if advice.shown_at == "routine")


def fine_print(catalog: Catalog, steps: Iterable[Step], column: Column) -> None:
    """On what it rests, and what it is not."""
    quiet = column.setting.style(0.86, STONE)
    named = sources(catalog, (key for step in steps for key in step.sources))
    if named:
        column.write(*labelled("Sources", "; ".join(named) + ".", quiet))
    column.write((DISCLAIMER, quiet))
