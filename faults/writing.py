"""Which deeds write rows? Saving sessions one by one, and importing many rows at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from pathlib import Path

from faults.killing import Deed, Tell
from recommender.journal import Journal, open_journal
from recommender.programme import Programme, ProgrammeDay
from recommender.session import Event, Session

NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)
MONDAY = date(2026, 11, 23)
EVENTS = 5
ROWS = 300
"""In one import; about a year of sessions at six a week."""
KEY = "programme-1"
MINUTES = range(3, 61)


def opened(file: Path) -> Journal:
    """The journal in a file."""
    return open_journal(f"sqlite:///{file}")


def a_session(key: str, **more: object) -> Session:
    """A completed session."""
    told = {
        "key": key, "routine": "routine-1", "day": MONDAY, "zone": "Europe/Berlin",
        "finished_at": NOON, "seconds": 720, "exercises": ("cat-cow",), "region_seconds": {},
    }  # fmt: skip
    return Session.model_validate({**told, **more})


def some_events() -> tuple[Event, ...]:
    """What happened in a session."""
    return tuple(Event(seq=seq, at=NOON, kind="entry", entry=seq) for seq in range(1, EVENTS + 1))


def save(file: Path, tell: Tell) -> None:
    """Guided sessions, each with its events in one transaction."""
    with opened(file) as journal:
        for number in count():
            journal.go_on(a_session(f"session-{number}"), some_events())
            tell(number)


def not_saved(file: Path, told: Sequence[int]) -> Iterable[str]:
    """Sessions that were told and are not there, and sessions without all their events."""
    with opened(file) as journal:
        kept, events = journal.sessions_since(date.min), journal.all_events()
    keys = {each.key for each in kept}
    yield from (f"session {number} is lost" for number in told if f"session-{number}" not in keys)
    yield from (f"{key} is there in part" for key in keys if len(events[key]) != EVENTS)
    if len(keys) > len(told) + 1 or keys != set(events):
        yield "there is something that was never saved"


def begin_a_programme(file: Path) -> None:
    """A programme whose days are imported."""
    intake = {"pain": {"low-back": 4}}
    with opened(file) as journal:
        journal.begin_programme(
            Programme(
                key=KEY, starts=MONDAY, weeks=12, minutes={"monday": 12}, at=time(18, 30),
                zone="Europe/Berlin", intake=intake, told_on=MONDAY,
            )
        )  # fmt: skip
        journal.set_programme_days(KEY, rows(0))


def rows(number: int) -> tuple[ProgrammeDay, ...]:
    """All rows of an import, which say in their minutes which import they are of."""
    minutes = MINUTES[number % len(MINUTES)]
    return tuple(
        ProgrammeDay(
            programme=KEY, day=MONDAY + timedelta(at), minutes=minutes, routine="routine-1"
        )
        for at in range(ROWS)
    )


def import_rows(file: Path, tell: Tell) -> None:
    """Hundreds of rows in one transaction, each time in place of those before."""
    with opened(file) as journal:
        for number in count(1):
            journal.set_programme_days(KEY, rows(number))
            tell(number)


def not_imported(file: Path, told: Sequence[int]) -> Iterator[str]:
    """Rows of another import than the last one told, or the one after it that was cut off."""
    with opened(file) as journal:
        kept = journal.programme_days(KEY)
    last = max(told, default=0)
    if kept not in (rows(last), rows(last + 1)):
        yield f"import {last} is not there as a whole"


def make_empty(file: Path) -> None:
    """A journal in which nothing is yet."""
    opened(file).close()


SAVE = Deed("save", make_empty, save, not_saved)
IMPORT = Deed("import", begin_a_programme, import_rows, not_imported)
