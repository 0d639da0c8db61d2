"""Does a sweep go on where it was stopped, and is what it found written down truly?"""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from recommender.catalog.checks import open_catalog
from recommender.catalog.loading import catalog_folder
from recommender.catalog.proof import Proof
from safety import recording, state
from safety.filtering import Filtered
from safety.recording import BEGINNING, END, Record, table, write
from safety.space import Health
from safety.state import Kept
from safety.sweeping import Sweep, whole_filter

CATALOG = open_catalog()


def test_results_are_kept_and_go_on_after_a_stop(tmp_path: Path) -> None:
    kept = Kept("part", "one", tmp_path)
    kept.add({"n": 1})
    kept.add({"n": 2})
    with (tmp_path / "part.jsonl").open("a") as file:
        file.write('{"n": 3, "cut o')
    again = Kept("part", "one", tmp_path)
    assert list(again) == [{"n": 1}, {"n": 2}]
    assert again.drop_cut_off() == 2
    again.add({"n": 3})
    assert list(again) == [{"n": 1}, {"n": 2}, {"n": 3}]


def test_results_of_other_code_are_thrown_away(tmp_path: Path) -> None:
    Kept("part", "one", tmp_path).add({"n": 1})
    assert list(Kept("part", "two", tmp_path)) == []


def test_the_stamp_follows_the_code_that_makes_routines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "recommender"
    for part in state.MAKES_ROUTINES:
        path = package / part
        (path if path.suffix else path / "x.py").parent.mkdir(parents=True, exist_ok=True)
        (path if path.suffix else path / "x.py").write_text("A = 1\n")
    monkeypatch.setattr(state, "HOUSE", tmp_path)
    before = state.stamp("digest")
    (package / "screening" / "x.py").write_text("A = 2\n")
    assert state.stamp("digest") != before
    assert state.stamp("digest") != state.stamp("another")


def test_parts_of_the_filter_add_up() -> None:
    one = {**vars(Filtered(combinations=2, forms=3, verdicts=6, unsafe=1)), "examples": ["x"]}
    other = {**vars(Filtered(combinations=4, forms=3, verdicts=12, compared=5)), "examples": []}
    told = whole_filter([one, other])
    assert (told.combinations, told.forms, told.verdicts) == (6, 3, 18)
    assert (told.unsafe, told.compared, told.examples) == (1, 5, ["x"])


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Record:
    """A record of three intakes, one planted routine and one loosened rule."""
    people = [
        Health().told(minutes=3),
        Health().told(red_flags=["chest-pain"]),
        Health().told(excluded=[each.id for each in CATALOG.exercises]),
    ]
    monkeypatch.setattr(recording.recipes, "every_intake", lambda _: people)
    monkeypatch.setattr(state, "KEPT", tmp_path)
    monkeypatch.setattr(Kept.__init__, "__defaults__", (tmp_path,))
    sweeping = Sweep(CATALOG, catalog_folder())
    sweeping.make_recipes()
    sweeping.kept("planted").add({"planted": [["a gap", True], ["a gap", False]], "cpu": 1})
    slip = {"kind": "a rule deleted", "caught": True, "alone": False}
    sweeping.kept("slips").add({"slips": [slip], "cpu": 1})
    return Record(sweeping, date(2026, 11, 21))


def test_the_record_counts_what_was_kept(record: Record) -> None:
    proof = Proof.model_validate(tomllib.loads(record.as_toml()))
    assert (proof.catalog, proof.rules) == (CATALOG.digest, CATALOG.rules_digest)
    told = proof.recipe
    assert (told.intakes, told.routines, told.referrals, told.nothing) == (3, 1, 1, 1)
    assert (told.unsafe, told.at_least_twelve) == (0, 1.0)
    assert (proof.planted.routines, proof.planted.routines_caught) == (2, 1)
    assert (proof.planted.rules, proof.planted.rules_caught) == (1, 1)


def test_a_kept_routine_is_audited_anew(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Any] = []
    monkeypatch.setattr(recording.recipes, "audit", lambda *asked: seen.append(asked) or ())
    Record(record.sweeping, record.made_on)
    assert len(seen) == 1


def test_the_tables_stand_between_their_marks(
    record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "safety.md"
    page.write_text(f"before\n{BEGINNING}\nold\n{END}\nafter\n")
    monkeypatch.setattr(Sweep, "folder", tmp_path, raising=False)
    object.__setattr__(record.sweeping, "folder", tmp_path)
    write(record, page)
    told = page.read_text()
    assert told.startswith("before\n")
    assert told.endswith("after\n")
    assert "old" not in told
    assert "| a gap | 2 | 1 |" in told
    assert "10 minutes, 0 exercises left" in told
    assert (tmp_path / "proof.toml").exists()


def test_a_table_has_as_many_cells_as_heads() -> None:
    assert list(table(("a", "b"), [(1, 2)])) == ["| a | b |", "|---|---|", "| 1 | 2 |"]
