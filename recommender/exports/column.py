"""How is text set in a column of a printed sheet, and in which styles?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from recommender.exports.layout import (
    Block,
    Box,
    Colour,
    Line,
    Measure,
    Run,
    Style,
    Tag,
    Text,
    flow,
)

TEAL: Colour = (15, 118, 110)
INK: Colour = (28, 25, 23)
STONE: Colour = (87, 83, 78)
HAIRLINE: Colour = (221, 216, 210)
CLAY: Colour = (154, 62, 24)
PALE_CLAY: Colour = (250, 241, 235)

LEFT, WIDTH = 16.0, 178.0
INDENT = 9.0
"""Room for the box to tick."""
UNBROKEN = "\u00a0"
"""A blank that keeps a number with its sentence."""
BULLET = f"•{UNBROKEN}"
BASELINE = 0.78
"""Where the letters stand, as a part of the line's height."""


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


class Column:
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


def labelled(label: str, sentence: str, style: Style) -> tuple[Run, Run]:
    """A bold label and its sentence; a sentence that begins with the label keeps it once."""
    bold = replace(style, bold=True)
    if sentence.startswith(f"{label} "):
        return (label, bold), (sentence[len(label) :], style)
    return (f"{label}:", bold), (sentence, style)


def at_the_right(words: str, style: Style, setting: Setting, y: float) -> Text:
    """A few words that end at the right edge, in the line whose top is at `y`."""
    x = LEFT + WIDTH - setting.measure(words, style.bold) * style.size
    return Text("P", (Line(x, y + style.line_height * BASELINE, words, style),))


def panel(title: str, sentences: Iterable[str], setting: Setting) -> Block:
    """What must not be overlooked: sentences under a title, on a tint with a bar."""
    column = Column(setting, LEFT + 5, WIDTH - 9, y=2.4)
    column.write((title, setting.style(1, CLAY, bold=True)), tag="H2")
    for sentence in sentences:
        column.write((sentence, setting.style()), lead=BULLET)
    height = column.y + 2.2
    boxes = (
        Box(LEFT, 0, WIDTH, height, PALE_CLAY),
        Box(LEFT, 0, 1.2, height, CLAY),
    )
    return Block(height + 4, tuple(column.texts), boxes)


def rule(y: float = 0) -> Box:
    """A hairline over the whole width."""
    return Box(LEFT, y, WIDTH, 0.2, HAIRLINE)


def tick_box(y: float) -> Box:
    """A box to tick, left of what it belongs to."""
    return Box(LEFT, y, 4.4, 4.4, TEAL, filled=False)
