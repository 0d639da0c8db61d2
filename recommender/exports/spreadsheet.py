"""What does a routine look like in a spreadsheet, and how is any table made safe to open?"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator

from recommender.catalog.loading import Catalog
from recommender.catalog.wording import clock, dose_words
from recommender.routine import Entry, Routine, Step

COLUMNS = (
    "number",
    "start",
    "seconds",
    "kind",
    "side",
    "exercise id",
    "name",
    "phase",
    "position",
    "surface",
    "adjustments",
    "dose",
    "equipment",
)
STARTS_A_FORMULA = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
"""A cell that begins so may be run instead of shown (OWASP, "CSV Injection").

The last four are the same signs in full width. Apostrophes before them count, so that the one that
is put in front can be told from those that were there.
"""
KEPT = "\t\n\r"
"""The control characters that a cell may hold."""


def routine_csv(catalog: Catalog, routine: Routine) -> bytes:
    """One row per ledger entry, in UTF-8 with a byte order mark and CRLF.

    `number` counts the exercises from 1, `start` is minutes and seconds from the beginning.
    """
    return table(COLUMNS, _rows(catalog, routine))


def table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """Rows of text under their columns, in UTF-8 with a byte order mark and CRLF.

    No cell can be run as a formula: one that might be gets an apostrophe in front, and who reads
    the table takes one away again. Other control characters than tabs and ends of lines are left
    out.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_shown(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig", errors="replace")


def _rows(catalog: Catalog, routine: Routine) -> Iterator[tuple[str, ...]]:
    for number, step in enumerate(routine.steps, start=1):
        of_the_step = _step_cells(catalog, step)
        for entry in step.ledger:
            yield (str(number), *_entry_cells(entry), *of_the_step)


def _entry_cells(entry: Entry) -> tuple[str, ...]:
    return (clock(entry.start), str(entry.seconds), entry.kind, entry.side or "")


def _step_cells(catalog: Catalog, step: Step) -> tuple[str, ...]:
    form = catalog.form(step.exercise, step.adjustments)
    return (
        step.exercise,
        catalog.exercise(step.exercise).name,
        step.phase,
        catalog.label(step.position),
        catalog.label(step.surface),
        "; ".join(adjustment.label for adjustment in form.adjustments),
        dose_words(step.dose),
        "; ".join(catalog.label(piece) for piece in step.equipment),
    )


def _shown(cell: str) -> str:
    kept = "".join(c for c in cell if c in KEPT or unicodedata.category(c) != "Cc")
    return f"'{kept}" if STARTS_A_FORMULA.match(kept) else kept
