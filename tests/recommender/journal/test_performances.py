"""Does the journal keep a guided session as it goes, each event once, and what was wished?"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from recommender.journal import Journal, Wish, open_journal
from recommender.session import LONGEST_NOTE, Event, Session
from tests.builders_journal import older_journal

NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)


def a_session(**changes: Any) -> Session:
    told = {
        "key": "session-1",
        "routine": "routine-1",
        "day": date(2026, 11, 18),
        "zone": "Europe/Berlin",
        "finished_at": NOON,
        "seconds": 60,
        "exercises": ("cat-cow",),
        "region_seconds": {"low-back": 60},
        "status": "started",
    }
    return Session(**{**told, **changes})


def events(*numbers: int) -> tuple[Event, ...]:
    return tuple(Event(seq=seq, at=NOON, kind="entry", entry=seq, done=5) for seq in numbers)


def test_the_same_event_is_kept_once_and_only_the_new_ones_come_back(journal: Journal) -> None:
    assert journal.go_on(a_session(), events(1, 2)) == events(1, 2)
    assert journal.go_on(a_session(), events(1, 2, 3)) == events(3)
    assert journal.events("session-1") == events(1, 2, 3)


def test_a_session_goes_on_under_its_key_until_it_is_completed(journal: Journal) -> None:
    journal.go_on(a_session(), events(1))
    journal.go_on(a_session(seconds=600, status="completed"), events(1, 2))
    kept = journal.session("session-1")
    assert kept is not None
    assert (kept.seconds, kept.status) == (600, "completed")
    assert len(journal.sessions_since(date.min)) == 1


def test_what_was_said_of_a_session_survives_a_late_event(journal: Journal) -> None:
    journal.go_on(a_session(), events(1))
    assert journal.rate("session-1", 5, 3)
    assert journal.tell("session-1", "about-right", "quiet evening")
    journal.go_on(a_session(seconds=90), events(2))
    kept = journal.session("session-1")
    assert kept is not None
    assert (kept.pain_before, kept.pain_after, kept.feeling, kept.note, kept.seconds) == (
        5, 3, "about-right", "quiet evening", 90,
    )  # fmt: skip


def test_a_note_has_an_end_and_nothing_is_told_of_an_unknown_session(journal: Journal) -> None:
    with pytest.raises(ValueError, match="2000 characters"):
        journal.tell("session-1", None, "x" * (LONGEST_NOTE + 1))
    assert not journal.tell("session-1", None, "")


def test_a_session_that_was_only_begun_can_still_be_marked_as_done(journal: Journal) -> None:
    journal.go_on(a_session(), events(1))
    assert journal.record(a_session(status="completed", seconds=600))
    assert not journal.record(a_session(status="completed", seconds=700))
    kept = journal.session("session-1")
    assert kept is not None
    assert (kept.status, kept.seconds) == ("completed", 600)


def test_undoing_a_session_forgets_what_happened_in_it(journal: Journal) -> None:
    journal.go_on(a_session(), events(1, 2))
    assert journal.forget_session("session-1")
    assert journal.events("session-1") == ()


def test_erasing_leaves_no_event_and_no_wish(journal: Journal) -> None:
    journal.go_on(a_session(), events(1))
    journal.leave_out("cobra", Wish())
    journal.erase()
    assert journal.events("session-1") == ()
    assert journal.left_out() == {}


def test_wishes_are_kept_and_taken_back_one_by_one(journal: Journal) -> None:
    journal.leave_out("cobra", Wish())
    journal.leave_out("sphinx", Wish(until="2026-12-02", hurt=1))
    assert journal.left_out() == {"cobra": Wish(), "sphinx": Wish(until="2026-12-02", hurt=1)}
    journal.offer_again("cobra")
    assert list(journal.left_out()) == ["sphinx"]


def test_how_to_be_guided_is_remembered(journal: Journal) -> None:
    assert journal.prefs() == {}
    journal.set_prefs({"sound": False, "voice_name": "Anna"})
    assert journal.prefs() == {"sound": False, "voice_name": "Anna"}


def test_sessions_of_an_older_journal_were_completed(file: Path) -> None:
    older_journal(file, "0001")
    row = ("old", "r", "2026-11-01", "UTC", "2026-11-01T09:00:00.000000+00:00", 300, "[]", "{}")
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(
            "INSERT INTO sessions (key, routine, day, zone, finished_at, seconds, exercises,"
            " region_seconds) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (row[0] + "-session", row[1] + "outine-1", *row[2:]),
        )
    with open_journal(f"sqlite:///{file}") as journal:
        kept = journal.session("old-session")
    assert kept is not None
    assert (kept.status, kept.note, kept.feeling) == ("completed", "", None)
