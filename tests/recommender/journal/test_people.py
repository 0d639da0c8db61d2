"""Do the people who share a journal each have their own, whatever is asked of it?"""

from __future__ import annotations

import inspect
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from recommender.journal import FIRST, Journal, JournalUnusable, Person, open_journal
from tests.builders_journal import (
    DEEDS,
    NOON,
    QUESTIONS,
    UNDOING,
    a_session,
    do_everything,
    everything,
    nothing_leaks,
    older_journal,
)

OF_EVERYBODY = {
    "is_file",
    "backups",
    "back_up",
    "copy_now",
    "damaged_files",
    "restore",
    "close", "people", "person", "add_person", "rename_person", "of", "erase_everyone",
}  # fmt: skip


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with open_journal(f"sqlite:///{tmp_path / 'journal.sqlite3'}") as opened:
        yield opened


def test_every_public_method_of_the_journal_is_asked_here() -> None:
    public = {name for name, _ in inspect.getmembers(Journal) if not name.startswith("_")}
    assert public == {*DEEDS, *UNDOING, *QUESTIONS, *OF_EVERYBODY}


def test_what_one_person_does_changes_nothing_of_another(journal: Journal) -> None:
    nothing_leaks(journal)


def test_what_one_person_has_another_is_not_told(journal: Journal) -> None:
    anna = journal.of(journal.add_person("Anna").id)
    nothing = everything(journal, id := do_everything(anna))
    fresh = everything(journal.of(journal.add_person("Ben").id), "no-such-id")
    assert nothing == fresh
    # Every question has another answer for Anna, so that none of them is empty by chance.
    assert [name for name, told in everything(anna, id).items() if told == fresh[name]] == []


def test_two_people_may_have_the_same_routine_and_the_same_keys(journal: Journal) -> None:
    anna = journal.of(journal.add_person("Anna").id)
    assert journal.remember("{}", NOON) != anna.remember("{}", NOON)
    assert (journal.record(a_session(seconds=60)), anna.record(a_session(seconds=90))) == (
        True,
        True,
    )
    kept = journal.session("session-1")
    assert kept is not None
    assert kept.seconds == 60


def test_a_new_journal_has_one_person(journal: Journal) -> None:
    assert journal.people() == (Person(FIRST, "Me"),)
    assert journal.person == Person(FIRST, "Me")


def test_the_journal_opens_with_who_used_it_last(journal: Journal, tmp_path: Path) -> None:
    anna, ben = journal.add_person("Anna"), journal.add_person("Ben")
    for each in (ben, anna, Person(FIRST, "Me"), anna):
        assert journal.of(each.id).person == each
        with open_journal(f"sqlite:///{tmp_path / 'journal.sqlite3'}") as again:
            assert again.person == each
    assert [each.name for each in journal.people()] == ["Me", "Anna", "Ben"]


def test_somebody_who_is_not_there_cannot_be_chosen_or_renamed(journal: Journal) -> None:
    with pytest.raises(ValueError, match="not in the journal"):
        journal.of("no-such-person")
    with pytest.raises(ValueError, match="not in the journal"):
        journal.rename_person("no-such-person", "Anna")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "Write a name"),
        (" \t ", "Write a name"),
        ("x" * 41, "at most 40 characters"),
        ("An\nna", "on one line"),
        ("An\x00na", "on one line"),
        ("An\u202ena", "on one line"),
        ("\ud800", "on one line"),
        ("An\u2028na", "on one line"),
        ("\u200b\u200d", "Write a name"),
        ("mE ", "has this name"),
        ("\uff2de", None),
    ],
)
def test_a_name_that_cannot_be_used_is_a_sentence(
    journal: Journal, name: str, said: str | None
) -> None:
    if said is None:
        assert journal.add_person(name).name == name
        return
    with pytest.raises(ValueError, match=said):
        journal.add_person(name)
    anna = journal.add_person("Anna")
    with pytest.raises(ValueError, match=said):
        journal.rename_person(anna.id, name)
    assert journal.people()[1:] == (anna,)


def test_a_name_is_trimmed_composed_and_otherwise_kept_as_written(journal: Journal) -> None:
    assert journal.add_person("  Zoe\u0308 <b>*1*</b> ").name == "Zo\u00eb <b>*1*</b>"
    assert journal.rename_person(FIRST, "ME").name == "ME"


def test_who_was_erased_in_another_window_can_keep_nothing_more(journal: Journal) -> None:
    anna = journal.of(journal.add_person("Anna").id)
    journal.of(anna.person.id).erase()
    for deed in DEEDS.values():
        with pytest.raises(JournalUnusable, match="erased in another window"):
            deed(anna)
    with pytest.raises(JournalUnusable, match="not in the journal"):
        _ = anna.person
    assert [each.name for each in journal.people()] == ["Me"]


def test_who_is_alone_is_erased_and_begins_anew(journal: Journal) -> None:
    journal.rename_person(FIRST, "Anna")
    do_everything(journal)
    journal.erase()
    assert journal.person == Person(FIRST, "Me")
    assert journal.record(a_session())


def test_erasing_everyone_leaves_one_nameless_person(journal: Journal) -> None:
    anna = journal.of(journal.add_person("Anna").id)
    do_everything(anna)
    anna.erase_everyone()
    assert journal.people() == (Person(FIRST, "Me"),)
    assert journal.sessions_since(date.min) == ()


def test_what_an_older_journal_held_belongs_to_the_first_person(tmp_path: Path) -> None:
    file = tmp_path / "older.sqlite3"
    older_journal(file, "0003")
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.executescript(OLDER)
    with open_journal(f"sqlite:///{file}") as journal:
        assert [each.name for each in journal.people()] == ["Me"]
        kept = journal.session("session-1")
        assert kept == a_session(pain_before=5, pain_next_day=3, note="quiet", status="partly")
        assert journal.routine("routine-1") == '{"why": "é"}'
        assert [event.seq for event in journal.events("session-1")] == [1]
        assert journal.weekly_goal() == 5


OLDER = """
INSERT INTO routines VALUES (
  'routine-1', '2026-11-18T12:00:00.000000+00:00', '{"why": "é"}', 'digest');
INSERT INTO sessions VALUES (
  'session-1', 'routine-1', '2026-11-18', 'Europe/Berlin', '2026-11-18T12:00:00.000000+00:00',
  720, '["cat-cow", "childs-pose"]', '{"low-back": 120}', 5, NULL, 'partly', NULL, 'quiet', 3);
INSERT INTO events VALUES (
  'session-1', 1, '{"seq": 1, "at": "2026-11-18T12:00:00Z", "kind": "begin"}');
INSERT INTO settings VALUES ('weekly-goal', '5');
"""
