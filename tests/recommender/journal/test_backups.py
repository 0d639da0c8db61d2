"""Is there a checked copy of every day, and does it become the journal again, whole?"""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import make_url

from recommender.journal import Journal, JournalDamaged, JournalUnusable, open_journal
from recommender.journal.disk import digest
from recommender.journal.engines import server_engine
from tests.builders_journal import (
    MONDAY,
    NOON,
    a_session,
    do_everything,
    everything,
    older_journal,
)


def test_there_is_one_copy_a_day_and_seven_are_kept(journal: Journal) -> None:
    assert journal.backups() == ()
    for number in range(9):
        journal.record(a_session(key=f"session-{number}"))
        made = journal.back_up(MONDAY + timedelta(days=number))
        assert made is not None
        assert (made.day, made.sessions, made.sound) == (
            MONDAY + timedelta(days=number),
            number + 1,
            True,
        )
        assert journal.back_up(MONDAY + timedelta(days=number)) is None
    kept = journal.backups()
    assert [each.sessions for each in kept] == [9, 8, 7, 6, 5, 4, 3]
    assert [each.size for each in kept] == [each.path.stat().st_size for each in kept]


def test_a_clock_that_goes_back_makes_no_copy_older(journal: Journal) -> None:
    journal.back_up(MONDAY)
    newest = journal.back_up(MONDAY - timedelta(days=30))
    assert journal.backups()[0] == newest


def test_a_copy_is_one_file_for_its_owner_alone(journal: Journal, file: Path) -> None:
    journal.back_up(MONDAY)
    folder = file.with_name("backups")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [(each.suffix, stat.S_IMODE(each.stat().st_mode)) for each in folder.iterdir()] == [
        (".sqlite3", 0o600)
    ]


def test_a_copy_holds_what_another_window_has_just_written(journal: Journal, file: Path) -> None:
    with open_journal(f"sqlite:///{file}") as another_window:
        another_window.record(a_session())
        made = journal.back_up(MONDAY)
    assert made is not None
    assert made.sessions == 1


def test_two_journals_in_one_folder_keep_their_copies_apart(journal: Journal, file: Path) -> None:
    journal.back_up(MONDAY)
    with open_journal(f"sqlite:///{file.with_name('other.sqlite3')}") as other:
        assert other.backups() == ()
        other.back_up(MONDAY)
        other.erase_everyone()
    assert len(journal.backups()) == 1


def test_restoring_puts_back_every_row_of_everyone(journal: Journal) -> None:
    anna = journal.of(journal.add_person("Anna").id)
    hers = everything(anna, id := do_everything(anna))
    made = journal.back_up(MONDAY)
    assert made is not None
    anna.forget_session("session-1")
    anna.set_weekly_goal(9)
    ben = journal.of(journal.add_person("Ben").id)
    ben.record(a_session(key="of-ben-1"))

    journal.restore(made.name, MONDAY)

    assert everything(anna, id) == hers
    assert [each.name for each in journal.people()] == ["Me", "Anna"]
    with pytest.raises(JournalUnusable, match="erased in another window"):
        ben.record(a_session(key="of-ben-2"))
    before = journal.backups()[0]
    assert (before.reason, before.sessions) == ("before-restore", 2)
    journal.restore(before.name, MONDAY)
    assert ben.session("of-ben-1") is not None


def test_other_windows_see_what_was_restored(journal: Journal, file: Path) -> None:
    with open_journal(f"sqlite:///{file}") as another_window:
        another_window.record(a_session())
        made = journal.back_up(MONDAY)
        assert made is not None
        another_window.forget_session("session-1")
        journal.restore(made.name, MONDAY)
        assert another_window.session("session-1") == a_session()
        assert another_window.record(a_session(key="session-2"))
    assert journal.session("session-2") is not None


@pytest.mark.parametrize("harm", ["flip", "truncate", "remove"])
def test_a_copy_that_is_not_whole_is_told_and_never_restored(journal: Journal, harm: str) -> None:
    journal.record(a_session())
    first, second = journal.back_up(MONDAY), journal.back_up(MONDAY + timedelta(days=1))
    assert first is not None
    assert second is not None
    spoil(second.path, harm)
    assert {each.name: each.sound for each in journal.backups()} == (
        {first.name: True} | ({} if harm == "remove" else {second.name: False})
    )
    with pytest.raises(JournalUnusable, match="choose another one"):
        journal.restore(second.name, MONDAY)
    with pytest.raises(JournalUnusable, match="choose another one"):
        journal.restore("../journal.sqlite3", MONDAY)
    assert journal.session("session-1") == a_session()


def spoil(path: Path, harm: str) -> None:
    held = bytearray(path.read_bytes())
    held[len(held) // 2] ^= 1
    path.write_bytes({"flip": held, "truncate": held[:5000], "remove": b""}[harm])
    if harm == "remove":
        path.unlink()


def test_a_copy_of_a_day_that_was_spoiled_is_made_again(journal: Journal) -> None:
    made = journal.back_up(MONDAY)
    assert made is not None
    spoil(made.path, "flip")
    again = journal.back_up(MONDAY)
    assert again is not None
    assert again.sound


def test_a_damaged_journal_pushes_no_copy_out(journal: Journal, file: Path) -> None:
    journal.record(a_session(note="a quiet evening"))
    journal.back_up(MONDAY)
    with closing(sqlite3.connect(file, isolation_level=None)) as vandal:
        vandal.execute("UPDATE sessions SET note = 'a loud evening'")
    with pytest.raises(JournalDamaged) as damaged:
        journal.back_up(MONDAY + timedelta(days=1))
    assert damaged.value.backup == journal.backups()[0]
    assert [each.day for each in journal.backups()] == [MONDAY]


def test_an_older_journal_is_copied_before_it_is_brought_up_to_date(tmp_path: Path) -> None:
    file = tmp_path / "older.sqlite3"
    older_journal(file, "0003")
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("INSERT INTO settings VALUES ('weekly-goal', '5')")
    with open_journal(f"sqlite:///{file}") as journal:
        (copy,) = journal.backups()
        assert (copy.reason, copy.sound, copy.day) == ("before-update", True, day_of(file))
        journal.set_weekly_goal(9)
        journal.restore(copy.name, MONDAY)
        assert journal.weekly_goal() == 5
        assert journal.people()[0].name == "Me"


def day_of(file: Path) -> date:
    return date.fromtimestamp(file.stat().st_mtime)


def test_a_full_disk_leaves_the_copies_as_they_were(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.remember("x" * 100_000, NOON)
    journal.back_up(MONDAY)

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("recommender.journal.copying.snapshot", full)
    with pytest.raises(JournalUnusable):
        journal.back_up(MONDAY + timedelta(days=1))
    assert [each.sound for each in journal.backups()] == [True]
    assert not [each for each in journal.backups()[0].path.parent.iterdir() if "new" in each.name]


def test_files_that_are_no_copies_are_left_alone(journal: Journal, file: Path) -> None:
    journal.back_up(MONDAY)
    folder = file.with_name("backups")
    for name in ("holiday.jpg", "journal-000001-2026-02-30-daily-" + "0" * 64 + ".sqlite3"):
        (folder / name).write_text("mine")
    assert len(journal.backups()) == 1
    journal.erase_everyone()
    assert sorted(each.read_text() for each in folder.iterdir()) == ["mine", "mine"]


def test_a_copy_that_cannot_be_brought_up_to_date_is_told_and_changes_nothing(
    tmp_path: Path,
) -> None:
    file = tmp_path / "older.sqlite3"
    older_journal(file, "0003")
    with open_journal(f"sqlite:///{file}") as journal:
        (copy,) = journal.backups()
        with closing(sqlite3.connect(copy.path)) as connection, connection:
            connection.execute("DROP TABLE settings")
        written = digest(copy.path)
        copy.path.rename(copy.path.with_name(copy.name.replace(copy.digest, written)))
        journal.set_weekly_goal(9)
        with pytest.raises(JournalUnusable, match="choose another one"):
            journal.restore(journal.backups()[0].name, MONDAY)
        assert journal.weekly_goal() == 9


def test_the_database_of_a_server_is_backed_up_there() -> None:
    # Nobody is asked: the address alone says that there is no file.
    journal = Journal(server_engine(make_url("postgresql://nobody@127.0.0.1:1/nothing")), "first")
    assert not journal.is_file
    assert (journal.backups(), journal.back_up(MONDAY), journal.damaged_files()) == ((), None, ())
    with pytest.raises(JournalUnusable, match="pg_dump"):
        journal.restore("any", MONDAY)
