"""What do a routine, a week and a report look like on paper?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from recommender.catalog.loading import Catalog
from recommender.catalog.wording import day_words
from recommender.exports.card import Drawn, Formed
from recommender.exports.column import Setting
from recommender.exports.layout import Block, Page, paginate
from recommender.exports.paper import BOTTOM, TOP, Paper
from recommender.exports.report_sheet import TITLE, Room, report_sheet
from recommender.exports.sheet import sheet, title
from recommender.exports.week_sheet import Week, cards, day_lists, overview
from recommender.reporting import Report
from recommender.routine import Routine

ATTEMPTS = (
    *((1, body, False) for body in (10.5, 10.0, 9.5)),
    *((2, body, False) for body in (10.5, 10.0, 9.5)),
    *((2, body, True) for body in (10.0, 9.5, 9.0)),
    *((3, body, False) for body in (10.0, 9.5)),
    *((3, body, True) for body in (10.5, 10.0, 9.5)),
)
"""Pages to aim at, body size in points, densely or not: the most comfortable first."""

GLANCES = ((10.5, False), (10.0, False), (9.5, True), (9.0, True), (8.5, True))
"""Body size of a week's first page in points, densely or not."""
COMFORTABLE_CARDS = 12
"""A week of more exercises saves paper."""
REPORTS = (
    (10.0, False, Room(steps=60, hurt=60, notes=60, note=2000)),
    (9.5, False, Room(steps=60, hurt=12, notes=10, note=400)),
    (9.0, True, Room(steps=60, hurt=10, notes=8, note=280)),
    (9.0, True, Room(steps=24, hurt=8, notes=5, note=200)),
    (9.0, True, Room(steps=24, hurt=6, notes=3, note=160)),
    (8.5, True, Room(steps=24, hurt=6, notes=3, note=160)),
    (8.5, True, Room(steps=12, hurt=6, notes=2, note=160)),
    (8.5, True, Room(steps=8, hurt=4, notes=2, note=120)),
    (8.5, True, Room(steps=4, hurt=3, notes=1, note=80)),
)
"""Body size of a report in points, densely or not, and room for its lists; the last always fits."""


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


def week_pdf(
    catalog: Catalog, week: Week, made_on: date, pictures: Mapping[Formed, Drawn] | None = None
) -> bytes:
    """A tagged A4 document: the week at a glance, each exercise once, then the list of each day.

    `pictures` are those of the forms, words and SVG of each; a form without one goes without. Same
    week, date and pictures, same bytes.

    Raises:
        KeyError: when the catalog has a form no more; routines are judged again before printing.
    """
    paper = Paper("Your week", "A week of gentle stretches", made_on)
    setting = _setting(paper, crowded=len(week.numbers) > COMFORTABLE_CARDS)
    parts = (
        _glance(paper, catalog, week),
        list(cards(catalog, week, setting, pictures or {})),
        list(day_lists(catalog, week, setting)),
    )
    pages = [page for part in parts if part for page in paginate(part, TOP, BOTTOM)]
    return paper.printed(pages, f"Limber · Your week · {day_words(made_on)}")


def _setting(paper: Paper, crowded: bool) -> Setting:
    return Setting(paper.lettering.width, 9.5 if crowded else 10.0, dense=crowded)


def _glance(paper: Paper, catalog: Catalog, week: Week) -> list[Block]:
    """The overview in the largest letters with which it is one page."""
    blocks: list[Block] = []
    for body, dense in GLANCES:
        blocks = overview(catalog, week, Setting(paper.lettering.width, body, dense))
        if sum(block.height for block in blocks) <= BOTTOM - TOP:
            break
    return blocks


def report_pdf(catalog: Catalog, report: Report, made_on: date) -> bytes:
    """A tagged A4 page with what a person chose to tell; lists are shortened until it is one.

    Same report and date, same bytes.
    """
    paper = Paper(TITLE, "A report for a physiotherapist", made_on)
    pages: tuple[Page, ...] = ()
    for body, dense, room in REPORTS:
        setting = Setting(paper.lettering.width, body, dense)
        pages = paginate(report_sheet(catalog, report, setting, room), TOP, BOTTOM)
        if len(pages) == 1:
            break
    return paper.printed(pages, f"Limber · self-reported · made on {day_words(made_on)}")
