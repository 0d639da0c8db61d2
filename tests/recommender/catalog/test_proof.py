"""Is the record of the last sweep read, and kept out of what names a catalog?"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from recommender.catalog.loading import BrokenCatalog, Catalog, load_catalog
from recommender.publishing import export

CATALOG = Path(__file__).parents[3] / "catalog"
RECORD = """
made_on = 2026-11-21
catalog = "c"
rules = "r"
command = "make safety"
filter = { combinations = 10, forms = 3, verdicts = 30, unsafe = 0 }
planted = { routines = 2, routines_caught = 2, rules = 1, rules_caught = 1 }

[recipe]
intakes = 4
routines = 2
referrals = 1
nothing = 1
unsafe = 0
at_least_twelve = 0.5

[mutants]
solver-rules = { made = 9, killed = 8 }
"""


def with_record(folder: Path, text: str | None) -> Catalog:
    """A copy of the real catalog with this record, or with none."""
    shutil.copytree(CATALOG, folder, dirs_exist_ok=True)
    (folder / "proof.toml").unlink(missing_ok=True)
    if text is not None:
        (folder / "proof.toml").write_text(text, encoding="utf-8")
    return load_catalog(folder)


def test_the_record_is_read(tmp_path: Path) -> None:
    proof = with_record(tmp_path, RECORD).proof
    assert proof is not None
    assert (proof.made_on.isoformat(), proof.command) == ("2026-11-21", "make safety")
    assert (proof.filter.verdicts, proof.recipe.at_least_twelve) == (30, 0.5)
    assert proof.mutants["solver-rules"].killed == 8


def test_a_catalog_that_was_never_swept_has_no_record(tmp_path: Path) -> None:
    assert with_record(tmp_path, None).proof is None


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("verdicts = 30", "verdicts = -1", "filter.verdicts: Input should be greater than or"),
        ("verdicts = 30, unsafe = 0", "verdicts = 30", "filter.unsafe: Field required"),
        ("made_on", "made_at", "made_at: Extra inputs are not permitted"),
        ("at_least_twelve = 0.5", "at_least_twelve = 50", "recipe.at_least_twelve: Input should"),
        ("filter =", "filter = =", "file: is not valid TOML"),
    ],
)
def test_a_spoiled_record_is_refused(tmp_path: Path, old: str, new: str, fault: str) -> None:
    assert old in RECORD
    with pytest.raises(BrokenCatalog) as caught:
        with_record(tmp_path, RECORD.replace(old, new, 1))
    assert any(fault in line and line.startswith("proof.toml: ") for line in caught.value.faults)


def test_the_record_is_no_part_of_the_catalog(tmp_path: Path) -> None:
    swept, fresh = with_record(tmp_path / "a", RECORD), with_record(tmp_path / "b", None)
    assert (swept.digest, swept.rules_digest) == (fresh.digest, fresh.rules_digest)
    assert export(swept) == export(fresh)
    assert "proof" not in json.loads(export(swept))
