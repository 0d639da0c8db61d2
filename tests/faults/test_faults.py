"""Is nothing lost when a process is killed, and would it be noticed if something were?"""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import RowMapping

from faults import __main__ as command
from faults.flipping import flip_often
from faults.killing import FILE, Deed, Killed
from faults.moving import COPY, ERASE, MIGRATE, PUT_BACK, make_damaged, make_older, make_two
from faults.recording import page
from faults.writing import (
    IMPORT,
    MONDAY,
    SAVE,
    a_file,
    a_session,
    make_empty,
    opened,
    some_events,
)
from recommender.journal import begin_anew

HOUSE = Path(__file__).resolve().parents[2]


def test_ten_kills_of_each_deed_lose_nothing() -> None:
    # In a process of its own, because a test's has threads, and forking copies none of them.
    done = subprocess.run(
        [sys.executable, "-m", "faults", "--kills", "10", "--flips", "0"],
        cwd=HOUSE, capture_output=True, text=True, check=False, timeout=600,
    )  # fmt: skip
    assert (done.returncode, done.stderr.splitlines()[-1]) == (0, "Nothing was lost.")
    assert done.stdout.count("| 10 |") >= len(command.DEEDS)


def test_no_flipped_bit_is_read_as_if_it_had_been_written() -> None:
    flipped = flip_often(30, seed=2)
    assert flipped["wrong"] == 0
    assert flipped["told"] > 5


def test_flipped_bits_would_be_read_without_the_seals(monkeypatch: pytest.MonkeyPatch) -> None:
    def believed(_: object, row: RowMapping) -> dict[str, Any]:
        return {name: row[name] for name in row if name != "seal"}

    for module in ("connected", "damage", "people"):
        monkeypatch.setattr(f"recommender.journal.{module}.unsealed", believed)
    assert flip_often(30, seed=2)["wrong"] > 0


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / FILE


def faults(deed: Deed, file: Path, *told: int) -> list[str]:
    return list(deed.faults(file, told))


def test_a_lost_session_and_one_that_is_there_in_part_are_noticed(file: Path) -> None:
    make_empty(file)
    with opened(file) as journal:
        journal.go_on(a_session("session-1"), some_events()[1:])
        journal.go_on(a_session("session-2"), some_events())
    assert faults(SAVE, file, 1, 2) == ["session-1 is there in part"]
    assert "session 3 is lost" in faults(SAVE, file, 1, 2, 3)


def test_a_lost_file_and_one_that_is_there_in_part_are_noticed(file: Path) -> None:
    make_empty(file)
    with opened(file) as journal:
        journal.merge(a_file(1))
    assert faults(IMPORT, file, 1) == []
    assert faults(IMPORT, file, 1, 2) == ["file 2 is lost"]
    with opened(file) as journal:
        journal.forget_session("1-session-7")
    assert faults(IMPORT, file, 1) == ["a file is there in part"]


def test_an_update_without_its_sessions_or_its_copy_is_noticed(file: Path) -> None:
    make_older(file)
    assert faults(MIGRATE, file, 1) == ["it is still the older one"]
    with opened(file) as journal:
        journal.forget_session("session-0")
        journal.backups()[0].path.unlink()
    assert len(faults(MIGRATE, file, 1)) == 2


def test_a_lost_session_a_stray_and_a_lost_copy_are_noticed(file: Path) -> None:
    make_empty(file)
    with opened(file) as journal:
        journal.record(a_session("session-1"))
        journal.record(a_session("stray-1-0"))
        journal.back_up(MONDAY + timedelta(1))
    assert faults(COPY, file, 1) == []
    assert len(faults(COPY, file, 1, -1)) == 1
    assert len(faults(COPY, file, 1, 2)) == 2


def test_a_damaged_journal_that_stays_or_comes_back_empty_is_noticed(file: Path) -> None:
    make_damaged(file)
    assert next(iter(PUT_BACK.faults(file, [1]))) == "it is still damaged"
    begin_anew(file)
    assert faults(PUT_BACK, file, 1) == ["sessions are lost"]


def test_a_trace_of_somebody_erased_is_noticed(file: Path) -> None:
    make_two(file)
    assert faults(ERASE, file, 1) == ["traces are left"]
    assert faults(ERASE, file) == []


def test_the_page_counts_kills_and_flips() -> None:
    killed = Killed("save", 200, 1234, 199, ["lost"], Counter({"-wal": 3}))
    told = page([killed], Counter({"told": 5, "harmless": 4}))
    assert "| save | 200 | 1,234 | 199 | 1 |" in told
    assert "a rate below 1.5 %" in told
    assert "`-wal` 3 times" in told
    assert "| 5 | 4 | 0 |" in told


@pytest.mark.parametrize(
    ("fault", "wrong", "code"), [([], 0, 0), (["save, kill 3: lost"], 0, 1), ([], 1, 1)]
)
def test_the_command_fails_when_anything_was_lost_or_wrong(
    fault: list[str], wrong: int, code: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(command, "kill_often", lambda *_: Killed("save", 1, faults=fault))
    monkeypatch.setattr(command, "flip_often", lambda *_: Counter({"wrong": wrong}))
    monkeypatch.setattr(sys, "argv", ["faults", "--out", str(tmp_path / "page.md")])
    assert command.main() == code
