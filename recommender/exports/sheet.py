"""What stands on the printed sheet of a routine, in which order?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from recommender.catalog.exercise import Form
from recommender.catalog.loading import Catalog
from recommender.catalog.wording import clock, day_words, dose_words, duration
from recommender.exports.layout import (
    Block,
    Box,
    Colour,
    Line,
    Measure,
    Picture,
    Run,
    Style,
    Tag,
    Text,
    flow,
    size_of,
)
from recommender.routine import Routine, Step

TEAL: Colour = (15, 118, 110)
INK: Colour = (28, 25, 23)
STONE: Colour = (87, 83, 78)
HAIRLINE: Colour = (221, 216, 210)
CLAY: Colour = (154, 62, 24)
PALE_CLAY: Colour = (250, 241, 235)

LEFT, WIDTH = 16.0, 178.0
INDENT = 9.0
"""Room for the box to tick."""
GUTTER = 7.0
UNBROKEN = "\u00a0"
"""A blank that keeps a number with its sentence."""
BULLET = f"•{UNBROKEN}"
BASELINE = 0.78
"""Where the letters stand, as a part of the line's height."""
ASIDE = 52.0
"""The column beside the instructions: breathing, feel, stop."""
TIME = 18.0
"""Room for the minutes and seconds at the right of a name."""
HIGHEST, BESIDE = 30.0, 4.0
"""Of a step's picture, and the room between it and the text."""
Drawn = tuple[str, str]
"""A picture's words, and the picture as SVG."""
DISCLAIMER = (
    "General information for ordinary back stiffness; not a diagnosis or treatment. "
    "No clinician has reviewed this catalog yet."
)


@dataclass(frozen=True)
class Setting:
    """How text is set: its measure, its body size in points, and whether it must save room."""

    measure: Measure
    body: float
    dense: bool = False

    @property
    def padding(self) -> float:
        """Millimetres above and below the text of a step."""
        return 1.9 if self.dense else 2.5

    @property
    def picture(self) -> float:
        """The width of a step's picture."""
        return 24.0 if self.dense else 32.0

    def style(self, ratio: float = 1, colour: Colour = INK, bold: bool = False) -> Style:
        """A style relative to the body size."""
        return Style(self.body * ratio, colour, bold, leading=1.28 if self.dense else 1.36)


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


class _Column:
    """Writes downwards in a column and remembers how far it came."""

    def __init__(self, setting: Setting, x: float, width: float, y: float = 0) -> None:
        self.setting, self.x, self.width, self.y = setting, x, width, y
        self.texts: list[Text] = []

    def write(self, *runs: Run, tag: Tag = "P", lead: str = "") -> None:
        """Set a paragraph; after a lead, a number or a bullet, its lines align."""
        measure, (first, style) = self.setting.measure, runs[0]
        hang = measure(lead, style.bold) * style.size
        height = max(style.line_height for _, style in runs)
        lines = []
        for pieces in flow(measure, [(lead + first, style), *runs[1:]], self.width, hang):
            lines += [replace(p, x=p.x + self.x, y=self.y + height * BASELINE) for p in pieces]
            self.y += height
        self.texts.append(Text(tag, tuple(lines)))

    def skip(self, millimetres: float) -> None:
        """Leave room."""
        self.y += millimetres


def _labelled(label: str, sentence: str, style: Style) -> tuple[Run, Run]:
    """A bold label and its sentence; a sentence that begins with the label keeps it once."""
    bold = replace(style, bold=True)
    if sentence.startswith(f"{label} "):
        return (label, bold), (sentence[len(label) :], style)
    return (f"{label}:", bold), (sentence, style)


def _heading(catalog: Catalog, routine: Routine, made_on: date, setting: Setting) -> Block:
    column = _Column(setting, LEFT, WIDTH)
    column.write((title(routine), setting.style(2.3, INK, bold=True)), tag="H1")
    count = len(routine.steps)
    exercises = "1 exercise" if count == 1 else f"{count} exercises"
    exact = f"{duration(routine.seconds)} exactly"
    words = f"{exact} · {exercises} · {day_words(made_on)}"
    column.write((words, setting.style(1.1, STONE)))
    column.skip(0.6)
    column.write(*_labelled("You need", _needs(catalog, routine), setting.style(1.1)))
    column.skip(3.4)
    return Block(column.y, tuple(column.texts))


def _needs(catalog: Catalog, routine: Routine) -> str:
    pieces = dict.fromkeys(piece for step in routine.steps for piece in step.equipment)
    floor = ["a mat"] * any(step.surface == "floor" for step in routine.steps)
    labels = [catalog.label(piece).lower() for piece in pieces]
    return ", ".join([*floor, *labels]) or "nothing but a little room"


def _cautions(routine: Routine, setting: Setting) -> Iterator[Block]:
    told = [each.sentence for each in routine.cautions]
    told += [each.sentence for each in routine.adapted]
    if not told:
        return
    column = _Column(setting, LEFT + 5, WIDTH - 9, y=2.4)
    column.write(("Keep in mind", setting.style(1, CLAY, bold=True)), tag="H2")
    for sentence in told:
        column.write((sentence, setting.style()), lead=BULLET)
    height = column.y + 2.2
    boxes = (
        Box(LEFT, 0, WIDTH, height, PALE_CLAY),
        Box(LEFT, 0, 1.2, height, CLAY),
    )
    yield Block(height + 4, tuple(column.texts), boxes)


def _step(
    catalog: Catalog, step: Step, number: int, setting: Setting, drawn: Drawn | None
) -> Block:
    form = catalog.form(step.exercise, step.adjustments)
    head = _head(catalog, step, number, setting)
    reasons = _reasons(form, setting, head.y)
    picture = _picture(drawn, setting, reasons.y)
    x = LEFT + INDENT + (setting.picture + BESIDE if picture else 0.0)
    main = _instructions(form, setting, x, reasons.y)
    aside = _aside(catalog, step, setting, x, main.y if setting.dense else reasons.y)
    name, *rest = head.texts
    bottom = max([main.y, aside.y, *(each.y + each.height for each in picture)])
    return Block(
        height=bottom + setting.padding,
        texts=(name, _time(step, setting), *rest, *reasons.texts, *main.texts, *aside.texts),
        pictures=picture,
        boxes=(
            Box(LEFT, 0, WIDTH, 0.2, HAIRLINE),
            Box(LEFT, setting.padding + 0.7, 4.4, 4.4, TEAL, filled=False),
        ),
    )


def _picture(drawn: Drawn | None, setting: Setting, y: float) -> tuple[Picture, ...]:
    """A step's picture at the left of its instructions, in its own proportions."""
    if drawn is None:
        return ()
    alt, svg = drawn
    wide, high = size_of(svg)
    scale = min(setting.picture / wide, HIGHEST / high)
    x = LEFT + INDENT + (setting.picture - wide * scale) / 2
    return (Picture(x, y, wide * scale, high * scale, svg, alt),)


def _head(catalog: Catalog, step: Step, number: int, setting: Setting) -> _Column:
    column = _Column(setting, LEFT + INDENT, WIDTH - INDENT - TIME, y=setting.padding)
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


def _reasons(form: Form, setting: Setting, y: float) -> _Column:
    column = _Column(setting, LEFT + INDENT, WIDTH - INDENT, y)
    for adjustment in form.adjustments:
        words = f"{adjustment.label}. {adjustment.because}"
        column.write(*_labelled("Adjusted", words, setting.style(1, CLAY)))
    column.skip(0 if setting.dense else 0.8)
    return column


def _instructions(form: Form, setting: Setting, x: float, y: float) -> _Column:
    width = LEFT + WIDTH - x - (0 if setting.dense else GUTTER + ASIDE)
    column = _Column(setting, x, width, y)
    numbered = [(f"{at}.{UNBROKEN}", words) for at, words in enumerate(form.steps, start=1)]
    if setting.dense:
        column.write((" ".join(lead + words for lead, words in numbered), setting.style()))
        return column
    for lead, words in numbered:
        column.write((words, setting.style()), lead=lead)
    return column


def _aside(catalog: Catalog, step: Step, setting: Setting, x: float, y: float) -> _Column:
    exercise = catalog.exercise(step.exercise)
    form = catalog.form(step.exercise, step.adjustments)
    quiet = setting.style(0.94, STONE)
    paragraphs = [
        _labelled("Breathe", form.breathing, quiet),
        _labelled("Feel", exercise.feel, quiet),
        *[_labelled("Take care", words, quiet) for words in [" ".join(exercise.cautions)] if words],
        _labelled("Stop", exercise.stop, replace(quiet, colour=INK)),
    ]
    if setting.dense:
        column = _Column(setting, x, LEFT + WIDTH - x, y)
        column.write(*chain.from_iterable(paragraphs))
        return column
    column = _Column(setting, LEFT + WIDTH - ASIDE, ASIDE, y)
    for paragraph in paragraphs:
        column.write(*paragraph)
    return column


def _time(step: Step, setting: Setting) -> Text:
    style = setting.style(1.25, TEAL, bold=True)
    words = clock(step.seconds)
    x = LEFT + WIDTH - setting.measure(words, True) * style.size
    return Text("P", (Line(x, setting.padding + style.line_height * BASELINE, words, style),))


def _closing(catalog: Catalog, routine: Routine, setting: Setting) -> Block:
    column = _Column(setting, LEFT, WIDTH, y=setting.padding + 0.8)
    for advice in catalog.advice:
        if advice.shown_at == "routine":
            column.write((advice.sentence, setting.style()), lead=BULLET)
    column.skip(1.6)
    quiet = setting.style(0.86, STONE)
    column.write(*_labelled("Sources", "; ".join(_sources(catalog, routine)) + ".", quiet))
    column.write((DISCLAIMER, quiet))
    return Block(column.y, tuple(column.texts), (Box(LEFT, 0, WIDTH, 0.2, HAIRLINE),))


def _sources(catalog: Catalog, routine: Routine) -> tuple[str, ...]:
    known = {source.key: source for source in catalog.sources}
    keys = sorted({key for step in routine.steps for key in step.sources})
    words = (
        f"{known[key].author} {known[key].year or ''}".strip() if key in known else key
        for key in keys
    )
    return tuple(dict.fromkeys(words))
