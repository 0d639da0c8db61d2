"""Does `limber archive` keep its contract: exits, streams, whole files, nothing lost?"""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from recommender import archive as room
from recommender.archive import Archive, read_archive, schema, written
from recommender.cli import main
from recommender.journal import open_journal
from tests.builders_archive import a_history, a_session, an_archive, contents, raw


@pytest.fixture(autouse=True)
def _journal_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIMBER_DATABASE_URL", f"sqlite:///{tmp_path / 'journal.sqlite3'}")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "told.json"
    path.write_bytes(raw(contents()))
    return path


def test_in_and_out_again(
    file: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["archive", "import", str(file)]) == 0
    said = capfdbinary.readouterr().out.decode()
    assert said.startswith(f"{file}: new: 1 routine, 1 session, 1 log of a session, ")
    assert main(["archive", "export"]) == 0
    out, err = capfdbinary.readouterr()
    assert (out, err) == (written(an_archive()), b"")
    target = tmp_path / "out.json"
    assert main(["archive", "export", "--out", str(target)]) == 0
    assert target.read_bytes() == out
    assert target.stat().st_mode & 0o777 == 0o600
    assert not list(tmp_path.glob("*.part"))


def test_the_same_file_again_changes_nothing_and_says_so(
    file: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    main(["archive", "import", str(file)])
    capfd.readouterr()
    assert main(["archive", "import", str(file)]) == 0
    assert capfd.readouterr().out == f"{file}: everything in it was known; nothing changed.\n"


def test_what_changed_is_said(file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    main(["archive", "import", str(file)])
    file.write_bytes(raw(contents(sessions=[a_session(seconds=400)])))
    capfd.readouterr()
    assert main(["archive", "import", str(file)]) == 0
    assert capfd.readouterr().out == f"{file}: changed: 1 session.\n"


def test_a_bad_file_exits_2_with_a_line_for_each_fault_and_nothing_comes_in(
    file: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.json"
    bad.write_bytes(raw(contents(weekly_goal=99, surprise=1)))
    assert main(["archive", "import", str(file), str(bad)]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert [line.split(": ", 1)[1] for line in err.splitlines()] == [
        "weekly_goal: 99 is too large; the most is 14",
        "surprise: this key is unknown; remove it or check its spelling",
    ]
    with open_journal() as journal:
        assert journal.export() == Archive(schema_version=1)


def test_a_session_of_next_year_does_not_come_in(
    file: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file.write_bytes(raw(contents(sessions=[a_session(day="2199-01-01")])))
    assert main(["archive", "import", str(file)]) == 2
    assert "sessions.day: 2199-01-01 has not come yet" in capfd.readouterr().err


def test_standard_input_is_a_file_too(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(raw(contents()))))
    assert main(["archive", "import", "-"]) == 0
    assert capfd.readouterr().out.startswith("-: new: ")


def test_a_file_that_is_not_there_exits_2(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["archive", "import", str(tmp_path / "nothing.json")]) == 2
    assert "archive: cannot read" in capfd.readouterr().err


def test_whose_it_is_can_be_named_and_who_comes_next_stays(
    file: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with open_journal() as journal:
        first = journal.person
        journal.add_person("Ben")
    assert main(["archive", "import", str(file), "--person", "BEN"]) == 0
    capfd.readouterr()
    assert main(["archive", "export", "--person", "Ben"]) == 0
    assert json.loads(capfd.readouterr().out)["name"] == "Ben"
    with open_journal() as journal:
        assert journal.person == first
        assert journal.export().sessions == ()
    assert main(["archive", "export", "--person", "Cy"]) == 2
    assert f"choose one of: {first.name}, Ben" in capfd.readouterr().err


def test_a_journal_that_cannot_be_used_exits_1_with_its_sentence(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "journal.sqlite3").write_text("not a journal", encoding="utf-8")
    assert main(["archive", "export"]) == 1
    out, err = capfd.readouterr()
    assert out == ""
    assert "is not a journal of Limber" in err


def test_a_file_that_cannot_be_written_exits_1(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["archive", "export", "--out", str(tmp_path / "no" / "out.json")]) == 1
    assert "--out: cannot write" in capfd.readouterr().err


def test_what_is_too_large_for_one_file_becomes_several_that_come_in_again(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = a_history(11)
    with open_journal() as journal:
        journal.merge(whole)
    monkeypatch.setattr(room.writing, "LARGEST_ARCHIVE_BYTES", len(written(whole)) // 2)
    assert main(["archive", "export"]) == 1
    assert "name the first with --out" in capfd.readouterr().err
    out = tmp_path / "all.json"
    assert main(["archive", "export", "--out", str(out)]) == 0
    files = sorted(tmp_path.glob("all*.json"))
    assert out in files
    assert out.with_name("all-2.json") in files
    assert all(read_archive(each.read_bytes()) for each in files)
    with open_journal() as journal:
        journal.erase_everyone()
    assert main(["archive", "import", *map(str, files)]) == 0
    with open_journal() as journal:
        assert written(journal.export()) == written(whole)


def test_the_schema_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["archive", "schema"]) == 0
    assert capfd.readouterr().out == schema()
