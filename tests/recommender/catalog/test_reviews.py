"""Can a review be recorded, and does it change nothing but who stands behind an entry?"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from recommender.auditing import audit
from recommender.catalog.checks import open_catalog
from recommender.catalog.loading import BrokenCatalog
from recommender.cli import main
from recommender.intake import check_intake
from recommender.recommending import recommend

HOUSE = Path(__file__).parents[3]
WHOLE = open_catalog(HOUSE / "catalog")
RULE = 'id = "R-KN-03"\n'
EXERCISE = 'id = "cat-cow"\n'
REVIEW = 'reviewed_by = "A. Physio, MSc"\nreviewed_on = 2026-11-20\n'


def reviewed(tmp_path: Path, review: str = REVIEW) -> Path:
    """A copy of the catalog in which a rule and an exercise carry a review."""
    folder = shutil.copytree(HOUSE / "catalog", tmp_path / "catalog")
    for file, entry in (("rules.toml", RULE), ("exercises/cat-cow.toml", EXERCISE)):
        text = (folder / file).read_text("utf-8")
        assert text.count(entry) == 1
        (folder / file).write_text(text.replace(entry, entry + review), "utf-8")
    return folder


def test_a_review_names_who_and_when(tmp_path: Path) -> None:
    catalog = open_catalog(reviewed(tmp_path))
    for entry in (catalog.rule("R-KN-03"), catalog.exercise("cat-cow")):
        assert entry.reviewed_by == "A. Physio, MSc"
        assert str(entry.reviewed_on) == "2026-11-20"


def test_a_review_changes_no_version(tmp_path: Path) -> None:
    catalog = open_catalog(reviewed(tmp_path))
    assert (catalog.digest, catalog.rules_digest) == (WHOLE.digest, WHOLE.rules_digest)


def test_a_changed_sentence_does_change_the_version(tmp_path: Path) -> None:
    folder = reviewed(tmp_path)
    text = (folder / "rules.toml").read_text("utf-8")
    kept, changed = WHOLE.rules[0].sentence, "Something else."
    (folder / "rules.toml").write_text(text.replace(kept, changed), "utf-8")
    assert open_catalog(folder).rules_digest != WHOLE.rules_digest


@pytest.mark.parametrize(
    ("review", "said"),
    [
        ('reviewed_by = "A. Physio"\n', "a review needs both reviewed_by and reviewed_on"),
        ("reviewed_on = 2026-11-20\n", "a review needs both reviewed_by and reviewed_on"),
        ('reviewed_by = "A. Physio"\nreviewed_on = "lately"\n', "valid date"),
        ('reviewed_by = ""\nreviewed_on = 2026-11-20\n', "at least 3 characters"),
        ('reviewed_by = "A. Physio"\nreviewed_on = 1999-11-20\n', "before there was a catalog"),
    ],
)
def test_half_a_review_is_refused(tmp_path: Path, review: str, said: str) -> None:
    with pytest.raises(BrokenCatalog) as broken:
        open_catalog(reviewed(tmp_path, review))
    assert said in str(broken.value)


def test_a_review_that_has_not_happened_yet_fails_the_check(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    tomorrow = 'reviewed_by = "A. Physio"\nreviewed_on = 2999-01-01\n'
    assert main(["catalog", "check", str(reviewed(tmp_path, tomorrow))]) == 1
    assert "R-KN-03: reviewed_on: 2999-01-01 has not come yet" in capfd.readouterr().err


def test_the_second_opinion_understands_a_reviewed_rule(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = reviewed(tmp_path)
    monkeypatch.setenv("LIMBER_CATALOG", str(folder))
    intake = check_intake({"minutes": 3, "pain": {"neck": 2}})
    routine = recommend(open_catalog(folder), intake)
    told = intake.model_dump(mode="json")
    assert audit(folder, told, routine.model_dump(mode="json")) == ()
