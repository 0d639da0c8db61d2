"""Where does each line of a printed sheet go, so that no block is torn apart?

Lengths are millimetres from the top left, font sizes points. Nothing here draws.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from operator import attrgetter
from typing import Literal

MM_PER_POINT = 25.4 / 72
ROUNDING = 0.01
VIEW_BOX = re.compile(r'viewBox="\S+ \S+ (\S+) (\S+)"')
"""Where an SVG says how wide and high it is."""
Colour = tuple[int, int, int]
Tag = Literal["H1", "H2", "H3", "P"]
Measure = Callable[[str, bool], float]
"""The width of a text in millimetres at one point, regular or bold."""


@dataclass(frozen=True)
class Style:
    """How a text looks; `leading` is the distance of its lines as a multiple of the size."""

    size: float
    colour: Colour
    bold: bool = False
    leading: float = 1.36

    @property
    def line_height(self) -> float:
        """Millimetres from one baseline to the next."""
        return self.size * self.leading * MM_PER_POINT


@dataclass(frozen=True)
class Line:
    """One line; `y` is its baseline."""

    x: float
    y: float
    text: str
    style: Style


Run = tuple[str, Style]
"""Text in one style, a part of a paragraph."""


@dataclass(frozen=True)
class Text:
    """Lines that are read as one, a heading or a paragraph."""

    tag: Tag
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Box:
    """A rectangle that means nothing to a reader: filled, or an outline."""

    x: float
    y: float
    width: float
    height: float
    colour: Colour
    filled: bool = True


@dataclass(frozen=True)
class Picture:
    """An SVG in its place, with the words for those who cannot see it."""

    x: float
    y: float
    width: float
    height: float
    svg: str
    alt: str


@dataclass(frozen=True)
class Block:
    """What stays together. `y` of everything inside counts from the block's top.

    `marks` are words that belong to a drawing and are not read, such as the numbers at an axis.
    """

    height: float
    texts: tuple[Text, ...] = ()
    boxes: tuple[Box, ...] = ()
    pictures: tuple[Picture, ...] = ()
    marks: tuple[Line, ...] = ()

    def at(self, y: float) -> Block:
        """The same block, moved down."""
        texts = tuple(
            replace(text, lines=tuple(replace(line, y=line.y + y) for line in text.lines))
            for text in self.texts
        )
        boxes = tuple(replace(box, y=box.y + y) for box in self.boxes)
        pictures = tuple(replace(each, y=each.y + y) for each in self.pictures)
        marks = tuple(replace(each, y=each.y + y) for each in self.marks)
        return Block(self.height, texts, boxes, pictures, marks)


@dataclass(frozen=True)
class Page:
    """Blocks with their final places."""

    blocks: tuple[Block, ...]


def flow(measure: Measure, runs: Sequence[Run], width: float, hang: float = 0) -> list[list[Line]]:
    """The lines of runs of text within a width, each line in pieces of one style at `y` 0.

    Lines after the first begin at `hang`. A word too long for any line is cut.
    """
    lines: list[list[Line]] = [[]]
    x = 0.0
    for word, style in _words(measure, runs, width - hang):
        blank = measure(" ", style.bold) * style.size if lines[-1] else 0.0
        length = measure(word, style.bold) * style.size
        if lines[-1] and x + blank + length > width + ROUNDING:
            lines.append([])
            x, blank = hang, 0.0
        lines[-1].append(Line(x + blank, 0, word, style))
        x += blank + length
    return [_joined(line) for line in lines]


def _joined(words: Sequence[Line]) -> list[Line]:
    pieces = [list(group) for _, group in groupby(words, key=attrgetter("style"))]
    return [replace(piece[0], text=" ".join(word.text for word in piece)) for piece in pieces]


def _words(measure: Measure, runs: Sequence[Run], width: float) -> Iterator[Run]:
    for text, style in runs:
        for word in filter(None, text.split(" ")):
            if measure(word, style.bold) * style.size <= width:
                yield word, style
            else:
                yield from ((piece, style) for piece in _cut(measure, word, style, width))


def _cut(measure: Measure, word: str, style: Style, width: float) -> Iterator[str]:
    piece, used = "", 0.0
    for character in word:
        length = measure(character, style.bold) * style.size
        if piece and used + length > width:
            yield piece
            piece, used = "", 0.0
        piece, used = piece + character, used + length
    yield piece


def paginate(blocks: Sequence[Block], top: float, bottom: float) -> tuple[Page, ...]:
    """The blocks on pages between two heights; only a block taller than a page is divided."""
    pages: list[list[Block]] = [[]]
    y = top
    for block in blocks:
        for part in _parts(block, bottom - top):
            if y + part.height > bottom and pages[-1]:
                pages.append([])
                y = top
            pages[-1].append(part.at(y))
            y += part.height
    return tuple(Page(tuple(page)) for page in pages)


def _parts(block: Block, room: float) -> Iterator[Block]:
    if block.height <= room:
        yield block
        return
    heights = [*range(0, int(block.height) + 1, int(room)), block.height + 1]
    for start, end in pairwise(heights):
        yield _slice(block, start, end).at(-start)


def _slice(block: Block, start: float, end: float) -> Block:
    texts = (
        Text(text.tag, tuple(line for line in text.lines if start < line.y <= end))
        for text in block.texts
    )
    boxes = (
        replace(box, y=max(box.y, start), height=min(box.y + box.height, end) - max(box.y, start))
        for box in block.boxes
        if box.y < end and box.y + box.height > start
    )
    height = min(end, block.height) - start
    pictures = tuple(each for each in block.pictures if start <= each.y < end)
    marks = tuple(each for each in block.marks if start < each.y <= end)
    return Block(height, tuple(text for text in texts if text.lines), tuple(boxes), pictures, marks)


def size_of(svg: str) -> tuple[float, float]:
    """Width and height of an SVG's view box."""
    found = VIEW_BOX.search(svg)
    if found is None:
        raise ValueError("a picture without a view box has no size")
    return float(found[1]), float(found[2])
