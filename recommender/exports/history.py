"""What does everything that was done look like in a spreadsheet?"""

from __future__ import annotations

from collections.abc import Iterable

from recommender.catalog.loading import Catalog
from recommender.exports.spreadsheet import table
from recommender.session import Session

COLUMNS = (
    "day",
    "zone",
    "status",
    "minutes",
    "exercises",
    "pain before",
    "pain after",
    "pain next day",
    "feeling",
    "note",
)


def history_csv(catalog: Catalog, sessions: Iterable[Session]) -> bytes:
    """One row per session, the oldest first, in UTF-8 with a byte order mark and CRLF.

    `minutes` has two decimals at most, pain is 0-10; what was not said is empty. An exercise that
    the catalog has no more stands with its id. Control characters of a note are left out, and one
    that might be run as a formula has an apostrophe in front.
    """
    in_order = sorted(sessions, key=lambda each: (each.day, each.finished_at, each.key))
    return table(COLUMNS, (_cells(catalog, each) for each in in_order))


def _cells(catalog: Catalog, session: Session) -> tuple[str, ...]:
    return (
        session.day.isoformat(),
        session.zone,
        session.status,
        f"{session.seconds / 60:.2f}".rstrip("0").rstrip("."),
        "; ".join(name_of(catalog, each) for each in session.exercises),
        _said(session.pain_before),
        _said(session.pain_after),
        _said(session.pain_next_day),
        session.feeling or "",
        session.note,
    )


def name_of(catalog: Catalog, exercise: str) -> str:
    """The name of an exercise, or its id when the catalog has it no more."""
    return catalog.exercise(exercise).name if catalog.has(exercise) else exercise


def _said(pain: int | None) -> str:
    return "" if pain is None else str(pain)
