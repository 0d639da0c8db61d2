"""Do the examples in the guides and in the README work as they stand?"""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from pathlib import Path

import pytest

from recommender.catalog.checks import open_catalog
from recommender.catalog.loading import BrokenCatalog
from recommender.catalog.picture_checks import picture_faults
from recommender.catalog.pictures import load_pictures
from recommender.figures.checking import figure_faults
from recommender.figures.figure import figure
from recommender.intake import read_intake
from recommender.screening import screen

HOUSE = Path(__file__).resolve().parents[2]
NEW = "seated-arm-raises"


def blocks(page, language):
    return re.findall(rf"^```{language}\n(.*?)^```", (HOUSE / page).read_text("utf-8"), re.M | re.S)


@pytest.fixture
def folder(tmp_path):
    """The catalog as it is after the first two steps of the guide."""
    folder = shutil.copytree(HOUSE / "catalog", tmp_path / "catalog")
    source, exercise, poses = blocks("docs/add-an-exercise.md", "toml")
    sources = folder / "sources.toml"
    sources.write_text(f"{sources.read_text('utf-8')}\n{source}", "utf-8")
    (folder / "exercises" / f"{NEW}.toml").write_text(exercise, "utf-8")
    (folder / "poses" / f"{NEW}.toml").write_text(poses, "utf-8")
    return folder


def test_the_exercise_of_the_guide_passes_every_check(folder):
    assert open_catalog(folder).exercise(NEW).name == "Seated arm raises"


def test_the_picture_of_the_guide_can_be_drawn_and_shows_the_exercise(folder):
    pictures = load_pictures(folder)
    assert not [each for each in picture_faults(open_catalog(folder), pictures) if NEW in each]
    assert not figure_faults(figure(pictures, NEW))


def test_the_exercise_of_the_guide_is_not_in_the_catalog_yet():
    assert not open_catalog(HOUSE / "catalog").has(NEW)


def test_without_its_source_the_exercise_is_refused(folder):
    shutil.copy(HOUSE / "catalog" / "sources.toml", folder)
    with pytest.raises(BrokenCatalog, match=r"the source YOURS is not in sources\.toml"):
        open_catalog(folder)


def test_the_rule_of_the_guide_is_the_rule_of_the_catalog():
    (block,) = blocks("docs/add-a-rule.md", "toml")
    (told,) = tomllib.loads(block)["rules"]
    rules = tomllib.loads((HOUSE / "catalog" / "rules.toml").read_text("utf-8"))["rules"]
    assert told in rules


def test_the_rule_of_the_guide_bars_what_the_guide_says():
    (asked,) = re.findall(r"echo '(\{.*\})'", (HOUSE / "docs" / "add-a-rule.md").read_text("utf-8"))
    barred = {each.exercise: each.rule for each in screen(catalog(), read_intake(asked)).barred}
    assert barred["standing-hamstring-stretch"] == "R-DIR-05"
    without = json.dumps({**json.loads(asked), "facts": []})
    barred = {each.exercise for each in screen(catalog(), read_intake(without)).barred}
    assert "standing-hamstring-stretch" not in barred


@pytest.mark.parametrize("page", ["README.md", "docs/add-an-exercise.md"])
def test_every_intake_of_a_page_is_read(page, folder):
    (asked,) = re.findall(r"echo '(\{.*\})'", (HOUSE / page).read_text("utf-8"))
    assert screen(open_catalog(folder), read_intake(asked)).referral is None


def test_the_programme_of_the_catalogs_readme_runs(monkeypatch):
    (programme,) = blocks("catalog/README.md", "python")
    monkeypatch.chdir(HOUSE)
    kept = {}
    exec(compile(programme, "catalog/README.md", "exec"), kept)
    assert "Figure-four" in kept["on_the_back"]


def catalog():
    return open_catalog(HOUSE / "catalog")
