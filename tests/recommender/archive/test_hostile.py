"""Is every bad file refused with a sentence, and nothing changed by it?"""

from __future__ import annotations

from pathlib import Path

import pytest

from recommender.archive import BadArchive, read_archive
from recommender.cli import main
from recommender.journal import open_journal
from tests.builders_archive import an_archive
from tests.builders_hostile import SMALL

SENTENCES_AT_MOST = 20
EACH = 4
"""Every fourth goes through the command, which costs more than reading."""
LONGEST_LINE = 330
"""Characters: the longest list of choices, with what was sent and where."""


def test_there_are_more_than_three_hundred() -> None:
    assert len(SMALL) > 300


@pytest.mark.parametrize("name", SMALL)
def test_a_bad_file_is_refused_with_sentences(name: str) -> None:
    with pytest.raises(BadArchive) as caught:
        read_archive(SMALL[name]())
    faults = caught.value.faults
    assert 1 <= len(faults) <= SENTENCES_AT_MOST
    for fault in faults:
        assert fault.isprintable()
        assert len(fault) < LONGEST_LINE
        assert fault.startswith(("line ", "archive: "))


def test_no_bad_file_changes_a_byte_of_the_journal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "journal"
    folder.mkdir()
    url = f"sqlite:///{folder / 'journal.sqlite3'}"
    monkeypatch.setenv("LIMBER_DATABASE_URL", url)
    with open_journal() as journal:
        journal.merge(an_archive())
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    file = tmp_path / "archive.json"
    some = list(SMALL)[::EACH]
    for name in some:
        file.write_bytes(SMALL[name]())
        assert main(["archive", "import", str(file)]) == 2, name
    out, err = capfd.readouterr()
    assert out == ""
    assert len(err.splitlines()) >= len(some)
    assert "Traceback" not in err
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
