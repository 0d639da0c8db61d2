"""Does everything of a person come out, and back in, whole or not at all?"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from recommender.archive import Archive, Guidance, read_archive, written
from recommender.journal import Journal, JournalUnusable, Wish, open_journal
from recommender.session import Event, Session
from tests.builders_archive import (
    a_document,
    a_history,
    a_kept_routine,
    a_session,
    an_archive,
    an_event,
)
from tests.builders_documents import a_routine

NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)
HISTORIES = 60
"""The first of the thousand of `make archives`."""


def a_journal_of(file: Path) -> Journal:
    """The same journal again, of the person who used it last."""
    return open_journal(f"sqlite:///{file}")


def test_what_went_out_comes_back_to_the_byte(journal: Journal) -> None:
    own = journal
    for seed in range(HISTORIES):
        history = a_history(seed)
        own.merge(history)
        first = written(own.export())
        assert first == written(history), seed
        own.erase_everyone()
        own = journal.of(journal.people()[0].id)
        assert own.export() == Archive(schema_version=1)
        own.merge(read_archive(first))
        assert written(own.export()) == first, seed
        own.erase_everyone()
        own = journal.of(journal.people()[0].id)


def test_a_year_of_the_journal_s_own_comes_back(journal: Journal) -> None:
    """Written by the methods that the app uses, not by a file."""
    id = journal.remember(a_routine().as_json(), NOON)
    session = Session.model_validate(a_session(routine=id, status="started"))
    journal.go_on(session, [Event(seq=1, at=NOON, kind="begin"), Event(seq=2, at=NOON, kind="end")])
    journal.tell("session-1", "too-easy", "It went well.")
    journal.rate_next_day("session-1", 0)
    journal.set_weekly_goal(5)
    journal.set_favourite("cobra", True)
    journal.set_favourite("bridge", True)
    journal.leave_out("sphinx", Wish(until="2026-12-01", hurt=2))
    journal.skip_week(date(2026, 11, 16), True)
    journal.check_in(date(2026, 11, 18), "same")
    journal.set_prefs({"sound": True, "voice": False})
    journal.rename_person(journal.person.id, "Ann")
    archive = journal.export()
    assert archive.favourites == ("cobra", "bridge")
    assert archive.guidance == Guidance(sound=True, voice=False)
    assert [event.kind for event in archive.events[0].events] == ["begin", "end"]
    journal.erase_everyone()
    again = journal.of(journal.people()[0].id)
    again.merge(archive)
    assert again.export() == archive
    assert again.person.name == "Ann"
    assert again.session("session-1") == session.model_copy(
        update={"feeling": "too-easy", "note": "It went well.", "pain_next_day": 0}
    )
    assert again.told(id) is not None


def test_counts_tell_what_was_new_and_what_changed(journal: Journal) -> None:
    merged = journal.merge(an_archive(sessions=[a_session(status="partly")]))
    assert {key: count for key, count in merged.new.items() if count} == {
        "choices": 3, "left_out": 2, "favourites": 2, "skipped_weeks": 1, "check_ins": 1,
        "programmes": 1, "programme_days": 1, "routines": 1, "sessions": 1, "events": 1,
    }  # fmt: skip
    assert not any(merged.changed.values())
    further = journal.merge(an_archive())
    assert not any(further.new.values())
    assert {key: count for key, count in further.changed.items() if count} == {"sessions": 1}


def test_a_session_of_which_nothing_new_is_told_is_not_written_again(
    journal: Journal, file: Path
) -> None:
    journal.merge(an_archive())
    with closing(sqlite3.connect(file)) as other:
        version = other.execute("PRAGMA data_version").fetchone()
        before = [*other.iterdump()]
        journal.merge(an_archive())
        assert [*other.iterdump()] == before
        assert version is not None


def test_a_block_neither_goes_out_nor_is_lifted_by_anything_that_comes_in(journal: Journal) -> None:
    journal.block()
    assert b"block" not in written(journal.export())
    journal.merge(an_archive())
    assert journal.blocked()


def test_a_file_does_not_block_either(journal: Journal, file: Path) -> None:
    journal.merge(an_archive())
    assert not journal.blocked()


def test_which_stop_sign_it_was_does_not_go_out(journal: Journal) -> None:
    sign = Event(seq=1, at=NOON, kind="sign", id="saddle-numbness")
    journal.go_on(Session.model_validate(a_session()), [sign])
    first = written(journal.export())
    assert b"saddle" not in first
    assert b'"kind":"sign"' in first
    later = Event(seq=2, at=NOON, kind="end")
    told = later.model_dump(mode="json", exclude_none=True)
    journal.merge(read_archive(first))
    journal.merge(an_archive(events=[{"session": "session-1", "events": [told]}]))
    assert journal.events("session-1") == (sign, later)


def test_a_file_that_meets_a_full_disk_leaves_nothing_behind(journal: Journal, file: Path) -> None:
    journal.merge(an_archive())
    before = written(journal.export())
    with closing(sqlite3.connect(file)) as other:
        other.execute(
            "CREATE TRIGGER full BEFORE INSERT ON events WHEN new.seq = 12 "
            "BEGIN SELECT RAISE(ABORT, 'full'); END"
        )
        other.commit()
    late = an_archive(
        weekly_goal=2,
        sessions=[a_session(), a_session(key="session-2")],
        events=[{"session": "session-2", "events": [an_event(11), an_event(12)]}],
    )
    with pytest.raises(JournalUnusable):
        journal.merge(late)
    assert written(journal.export()) == before


def test_each_person_has_a_file_of_their_own(journal: Journal) -> None:
    ben = journal.of(journal.add_person("Ben").id)
    journal.merge(an_archive())
    assert journal.person.name == "Ann"
    assert ben.export() == Archive(schema_version=1, name="Ben")
    ben.merge(an_archive())
    assert ben.person.name == "Ben"
    assert ben.export() == an_archive().model_copy(update={"name": "Ben"})
    ben.erase()
    assert journal.export().sessions == an_archive().sessions


def test_a_name_that_somebody_has_is_not_taken_and_not_counted(journal: Journal) -> None:
    journal.add_person("ann")
    assert journal.merge(an_archive()).new["choices"] == 2
    assert journal.person.name != "Ann"
    assert not any(journal.merge(an_archive()).new.values())


def test_a_name_that_cannot_be_used_is_left_away(journal: Journal) -> None:
    assert journal.merge(an_archive(name="An\u202en")).new["choices"] == 2


def test_what_this_version_cannot_read_stays_and_does_not_go_out(journal: Journal) -> None:
    old = journal.remember('{"outcome": "routine", "of": "an older time"}', NOON)
    journal.leave_out("Not An Id", Wish())
    journal.leave_out("sphinx", Wish(until="some day"))
    journal.set_favourite("Not An Id", True)
    journal.set_prefs({"sound": "loud"})
    journal.merge(an_archive())
    archive = journal.export()
    assert [each.id for each in archive.routines] == ["routine-1"]
    assert set(archive.left_out) == {"bridge", "sphinx"}
    assert written(read_archive(written(archive))) == written(archive)
    assert journal.routine(old) is not None


def test_a_control_character_in_a_note_does_not_go_out(journal: Journal) -> None:
    journal.record(Session.model_validate(a_session(note="a\x00b\x1b\nc")))
    first = written(journal.export())
    assert json.loads(first)["sessions"][0]["note"] == "ab\nc"
    assert written(read_archive(first)) == first


def test_sessions_of_a_routine_that_is_here_under_another_id_follow_it(journal: Journal) -> None:
    id = journal.remember(a_routine().as_json(), NOON)
    told: dict[str, Any] = {"routines": [a_kept_routine(document=a_document())]}
    journal.merge(an_archive(**told))
    session = journal.session("session-1")
    assert session is not None
    assert session.routine == id
    assert journal.routine("routine-1") is None
