"""How does a printed sheet show one exercise: its picture, how it goes, what to feel?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from recommender.catalog.exercise import Form
from recommender.catalog.loading import Catalog
from recommender.exports.column import (
    CLAY,
    INDENT,
    INK,
    LEFT,
    STONE,
    UNBROKEN,
    WIDTH,
    Column,
    Setting,
    labelled,
    rule,
)
from recommender.exports.layout import Block, Picture, size_of

GUTTER = 7.0
ASIDE = 52.0
"""The column beside the instructions: breathing, feel, stop."""
HIGHEST, BESIDE = 30.0, 4.0
"""Of a picture, and the room between it and the text."""
Drawn = tuple[str, str]
"""A picture's words, and the picture as SVG."""
Formed = tuple[str, tuple[str, ...]]
"""An exercise and its adjustments, by their ids."""


def card(
    catalog: Catalog, formed: Formed, head: Column, setting: Setting, drawn: Drawn | None
) -> Block:
    """A form below its name, which `head` holds, under a hairline."""
    form = catalog.form(*formed)
    reasons = _reasons(form, setting, head.y)
    picture = _picture(drawn, setting, reasons.y)
    x = LEFT + INDENT + (setting.picture + BESIDE if picture else 0.0)
    main = _instructions(form, setting, x, reasons.y)
    aside = _aside(catalog, formed, setting, x, main.y if setting.dense else reasons.y)
    bottom = max([main.y, aside.y, *(each.y + each.height for each in picture)])
    return Block(
        height=bottom + setting.padding,
        texts=(*head.texts, *reasons.texts, *main.texts, *aside.texts),
        pictures=picture,
        boxes=(rule(),),
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


def _reasons(form: Form, setting: Setting, y: float) -> Column:
    column = Column(setting, LEFT + INDENT, WIDTH - INDENT, y)
    for adjustment in form.adjustments:
        words = f"{adjustment.label}. {adjustment.because}"
        column.write(*labelled("Adjusted", words, setting.style(1, CLAY)))
    column.skip(0 if setting.dense else 0.8)
    return column


def _instructions(form: Form, setting: Setting, x: float, y: float) -> Column:
    width = LEFT + WIDTH - x - (0 if setting.dense else GUTTER + ASIDE)
    column = Column(setting, x, width, y)
    numbered = [(f"{at}.{UNBROKEN}", words) for at, words in enumerate(form.steps, start=1)]
    if setting.dense:
        column.write((" ".join(lead + words for lead, words in numbered), setting.style()))
        return column
    for lead, words in numbered:
        column.write((words, setting.style()), lead=lead)
    return column


def _aside(catalog: Catalog, formed: Formed, setting: Setting, x: float, y: float) -> Column:
    exercise, form = catalog.exercise(formed[0]), catalog.form(*formed)
    quiet = setting.style(0.94, STONE)
    paragraphs = [
        labelled("Breathe", form.breathing, quiet),
        labelled("Feel", exercise.feel, quiet),
        *[labelled("Take care", words, quiet) for words in [" ".join(exercise.cautions)] if words],
        labelled("Stop", exercise.stop, replace(quiet, colour=INK)),
    ]
    if setting.dense:
        column = Column(setting, x, LEFT + WIDTH - x, y)
        column.write(*chain.from_iterable(paragraphs))
        return column
    column = Column(setting, LEFT + WIDTH - ASIDE, ASIDE, y)
    for paragraph in paragraphs:
        column.write(*paragraph)
    return column


def sources(catalog: Catalog, keys: Iterable[str]) -> tuple[str, ...]:
    """Sources by author and year, each once, in the order of their keys."""
    known = {source.key: source for source in catalog.sources}
    words = (
        f"{known[key].author} {known[key].year or ''}".strip() if key in known else key
        for key in sorted(set(keys))
    )
    return tuple(dict.fromkeys(words))
