"""Is a damaged journal recognised, named with its newest backup, and set aside, never deleted?"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from recommender.journal import (
    JournalDamaged,
    JournalUnusable,
    begin_anew,
    begin_from,
    open_journal,
)
from tests.builders_journal import MONDAY, a_session


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A journal with one session in its backup, and one more since."""
    file = tmp_path / "journal.sqlite3"
    with open_journal(address(file)) as journal:
        journal.record(a_session(note="quiet evening"))
        journal.back_up(MONDAY)
        journal.record(a_session(key="session-2", note="quiet evening"))
    return file


def address(file: Path) -> str:
    return f"sqlite:///{file}"


def change_a_row(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE sessions SET pain_after = 9 WHERE key = 'session-2'")


def flip_a_letter(file: Path) -> None:
    held = file.read_bytes()
    assert held.count(b"quiet evening") == 2
    file.write_bytes(held.replace(b"quiet evening", b"quiet evenine", 1))


HARM = {
    "empty": lambda file: file.write_bytes(b""),
    "truncated": lambda file: file.write_bytes(file.read_bytes()[:9000]),
    "a text": lambda file: file.write_text("dear diary\n" * 50),
    "another program's": lambda file: file.write_bytes(b"SQLite format 3\0" + bytes(4080)),
    "a changed row": change_a_row,
    "a flipped letter": flip_a_letter,
}


@pytest.mark.parametrize("harm", HARM)
def test_a_damaged_journal_is_told_with_its_file_and_its_backup(file: Path, harm: str) -> None:
    HARM[harm](file)
    before = file.read_bytes()
    with pytest.raises(JournalDamaged) as damaged:
        open_journal(address(file))
    assert damaged.value.path == file
    assert damaged.value.backup is not None
    assert (damaged.value.backup.day, damaged.value.backup.sessions) == (MONDAY, 1)
    assert file.read_bytes() == before


@pytest.mark.parametrize("harm", HARM)
def test_a_backup_takes_the_place_of_a_damaged_journal(file: Path, harm: str) -> None:
    HARM[harm](file)
    before = file.read_bytes()
    with pytest.raises(JournalDamaged) as damaged:
        open_journal(address(file))
    assert damaged.value.backup is not None
    aside = begin_from(file, damaged.value.backup)
    assert (aside.name, aside.read_bytes()) == ("journal.sqlite3.damaged-1", before)
    with open_journal(address(file)) as journal:
        assert [each.key for each in journal.sessions_since(date.min)] == ["session-1"]
        assert journal.record(a_session(key="session-3"))


def test_a_new_journal_takes_the_place_of_a_damaged_one(file: Path) -> None:
    for number in (1, 2):
        HARM["a text"](file)
        assert begin_anew(file).name == f"journal.sqlite3.damaged-{number}"
        with open_journal(address(file)) as journal:
            assert journal.sessions_since(date.min) == ()
            assert journal.backups()[-1].sessions == 1
            assert len(journal.damaged_files()) == number


def test_the_log_of_a_damaged_journal_goes_aside_with_it(file: Path) -> None:
    file.write_bytes(b"")
    file.with_name("journal.sqlite3-wal").write_bytes(b"frames")
    begin_anew(file)
    assert file.with_name("journal.sqlite3.damaged-1-wal").read_bytes() == b"frames"
    assert not file.with_name("journal.sqlite3-wal").exists()


def test_a_whole_journal_is_never_set_aside(file: Path) -> None:
    with open_journal(address(file)) as journal:
        backup = journal.backups()[0]
    with pytest.raises(JournalUnusable, match="whole; open it again"):
        begin_anew(file)
    with pytest.raises(JournalUnusable, match="whole; open it again"):
        begin_from(file, backup)
    with open_journal(address(file)) as journal:
        assert len(journal.sessions_since(date.min)) == 2


def test_a_spoiled_backup_leaves_the_damaged_journal_where_it_is(file: Path) -> None:
    with open_journal(address(file)) as journal:
        backup = journal.backups()[0]
    backup.path.write_bytes(backup.path.read_bytes() + b"\0")
    HARM["a text"](file)
    with pytest.raises(JournalUnusable, match="choose another one"):
        begin_from(file, backup)
    assert file.read_text().startswith("dear diary")
    with pytest.raises(JournalDamaged) as damaged:
        open_journal(address(file))
    assert damaged.value.backup is None


def test_restoring_that_was_cut_off_goes_on_at_the_next_opening(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_journal(address(file)) as journal:
        backup = journal.backups()[0]
    HARM["a text"](file)
    replace, moved = os.replace, []

    def power_cut(source: Path, target: Path) -> None:
        if target == file:
            raise OSError("the power went")
        moved.append(target)
        replace(source, target)

    with monkeypatch.context() as broken:
        broken.setattr("recommender.journal.disk.os.replace", power_cut)
        with pytest.raises(JournalUnusable):
            begin_from(file, backup)
    assert not file.exists()
    with open_journal(address(file)) as journal:
        assert [each.key for each in journal.sessions_since(date.min)] == ["session-1"]
    assert not file.with_name("journal.sqlite3.restored").exists()


def test_a_row_that_is_damaged_while_the_journal_is_open_is_told_with_its_backup(
    file: Path,
) -> None:
    with open_journal(address(file)) as journal:
        change_a_row(file)
        with pytest.raises(JournalDamaged) as damaged:
            journal.sessions_since(date.min)
        assert damaged.value.path == file
        assert damaged.value.backup is not None
        assert journal.session("session-1") is not None
