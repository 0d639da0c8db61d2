"""What does a routine look like on paper?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from recommender.catalog.loading import Catalog
from recommender.catalog.wording import day_words
from recommender.exports.card import Drawn
from recommender.exports.column import Setting
from recommender.exports.layout import Page, paginate
from recommender.exports.paper import BOTTOM, TOP, Paper
from recommender.exports.sheet import sheet, title
from recommender.routine import Routine

ATTEMPTS = (
    *((1, body, False) for body in (10.5, 10.0, 9.5)),
    *((2, body, False) for body in (10.5, 10.0, 9.5)),
    *((2, body, True) for body in (10.0, 9.5, 9.0)),
    *((3, body, False) for body in (10.0, 9.5)),
    *((3, body, True) for body in (10.5, 10.0, 9.5)),
)
"""Pages to aim at, body size in points, densely or not: the most comfortable first."""


def routine_pdf(
    catalog: Catalog, routine: Routine, made_on: date, pictures: Sequence[Drawn | None] = ()
) -> bytes:
    """A tagged A4 document of one or two pages, more when a routine is very long.

    `pictures` are the steps', words and SVG of each, or None where there is none. Same routine,
    date and pictures, same bytes. All text is shown literally; what the font lacks becomes a
    replacement mark.
    """
    paper = Paper(title(routine), "A routine of gentle stretches", made_on)
    pages = _pages(paper, catalog, routine, made_on, pictures)
    return paper.printed(pages, f"Limber · {title(routine)} · {day_words(made_on)}")


def _pages(
    paper: Paper,
    catalog: Catalog,
    routine: Routine,
    made_on: date,
    pictures: Sequence[Drawn | None],
) -> tuple[Page, ...]:
    pages: tuple[Page, ...] = ()
    for count, body, dense in ATTEMPTS:
        setting = Setting(paper.lettering.width, body, dense)
        pages = paginate(sheet(catalog, routine, made_on, setting, pictures), TOP, BOTTOM)
        if len(pages) <= count:
            break
    return pages
