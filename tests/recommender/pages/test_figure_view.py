"""Does a picture stand where it should, still and moving, and is a page whole without one?"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from recommender.catalog.checks import open_catalog
from recommender.catalog.pictures import load_pictures
from recommender.figures.figure import figure
from tests.builders_pages import a_page, texts

ROOT = Path(__file__).resolve().parents[3]
PLAYER = ROOT / "recommender" / "pages" / "frames.js"
CATALOG = open_catalog()
PAGE_BYTES = 150_000
"""Of the pictures of a page with ten moving figures."""
NO_NODE = "Node.js is missing; install it, for example with `apt-get install nodejs`."


def figures(app: AppTest) -> list[dict[str, object]]:
    """What each moving picture of a page was given."""
    told = [json.loads(each.proto.json) for each in app.get("bidi_component")]
    return [each for each in told if "motion" in each]


def test_an_exercise_is_shown_moving_and_each_adjustment_still() -> None:
    app = a_page("browse", "catalog", exercise="cat-cow").run()
    assert not app.exception
    (shown,) = figures(app)
    assert shown["name"] == "Cat-cow"
    assert str(shown["alt"]).startswith("On hands and knees")
    assert len(app.get("image")) == len(CATALOG.exercise("cat-cow").adjustments)


def test_every_card_of_the_catalog_has_a_picture_with_words() -> None:
    app = a_page("browse", "catalog").run()
    cards = app.get("image")
    assert len(cards) == 24
    assert all(card.proto.imgs[0].alt for card in cards)


def test_a_catalog_without_pictures_is_still_a_catalog(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = shutil.copytree(ROOT / "catalog", tmp_path / "catalog", ignore=lambda *_: ["poses"])
    monkeypatch.setenv("LIMBER_CATALOG", str(bare))
    app = a_page("browse", "catalog", exercise="cat-cow").run()
    assert not app.exception
    assert not figures(app)
    assert "How to do it" in texts(app)


def test_a_broken_picture_is_left_out_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = shutil.copytree(ROOT / "catalog", tmp_path / "catalog")
    (broken / "poses" / "cat-cow.toml").write_text("id = 'cat-cow'\nnonsense", "utf-8")
    monkeypatch.setenv("LIMBER_CATALOG", str(broken))
    app = a_page("browse", "catalog", exercise="cat-cow").run()
    assert not app.exception
    assert not figures(app)
    assert "How to do it" in texts(app)


def test_ten_moving_pictures_stay_light() -> None:
    pictures = load_pictures()
    colours = {region.id: region.colour for region in CATALOG.regions}
    sizes = sorted(
        len(json.dumps(figure(pictures, name).moving("light", colours), separators=(",", ":")))
        for name in pictures.pictures
    )
    typical = sizes[len(sizes) // 2]
    assert 10 * typical < PAGE_BYTES


def test_the_player_turns_numbers_into_the_paths_that_were_drawn(tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None:
        give_up = pytest.fail if os.environ.get("LIMBER_REQUIRE_ALL") == "1" else pytest.skip
        give_up(NO_NODE)
    colours = {region.id: region.colour for region in CATALOG.regions}
    shown = figure(load_pictures(), "single-knee-to-chest")
    still = shown.still("light", colours)
    told = {
        "motion": shown.moving("light", colours),
        "paths": re.findall(r'<path d="([^"]+)"', still),
    }
    (tmp_path / "motion.json").write_text(json.dumps(told), "utf-8")
    module = tmp_path / "figure.mjs"
    module.write_bytes(PLAYER.read_bytes())
    done = subprocess.run(
        [str(node), "--test", str(Path(__file__).with_name("figure.test.mjs"))],
        env={**os.environ, "PLAYER": str(module), "MOTION": str(tmp_path / "motion.json")},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
