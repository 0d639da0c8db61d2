"""Which deeds write rows? Saving sessions one by one, and importing many rows at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

from faults.killing import Deed, Tell
from recommender.archive import (
    Archive,
    Happened,
    KeptEvent,
    KeptSession,
    Wished,
)
from recommender.journal import Journal, open_journal
from recommender.session import Event, Session

NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)
MONDAY = date(2026, 11, 23)
EVENTS = 5
ROWS, FILES = 60, 12
"""Sessions in each file, with their events 360 rows; files at most in one process."""


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


def a_file(number: int) -> Archive:
    """A file of many sessions, each with its events, and an exercise that is left out."""
    keys = [f"{number}-session-{at}" for at in range(ROWS)]
    events = tuple(KeptEvent.model_validate(each.model_dump()) for each in some_events())
    return Archive(
        schema_version=1,
        sessions=tuple(KeptSession.model_validate(a_session(key).model_dump()) for key in keys),
        events=tuple(Happened(session=key, events=events) for key in keys),
        left_out={f"exercise-{number}": Wished()},
    )


def take_in(file: Path, tell: Tell) -> None:
    """Files of hundreds of rows, each whole in one transaction."""
    files = [a_file(number) for number in range(1, FILES + 1)]
    with opened(file) as journal:
        for number, each in enumerate(files, start=1):
            journal.merge(each)
            tell(number)


def not_taken_in(file: Path, told: Sequence[int]) -> Iterator[str]:
    """Files that were told and are not there, and files that are there in part."""
    with opened(file) as journal:
        kept, events = journal.sessions_since(date.min), journal.all_events()
        files = {int(name.split("-")[1]) for name in journal.left_out()}
    sessions = Counter(int(each.key.split("-")[0]) for each in kept)
    logs = Counter(int(key.split("-")[0]) for key in events if len(events[key]) == EVENTS)
    yield from (f"file {number} is lost" for number in told if number not in files)
    if not sessions == logs == dict.fromkeys(files, ROWS):
        yield "a file is there in part"


def make_empty(file: Path) -> None:
    """A journal in which nothing is yet."""
    opened(file).close()


SAVE = Deed("save", make_empty, save, not_saved, repeats=50)
IMPORT = Deed("import", make_empty, take_in, not_taken_in, repeats=8)
