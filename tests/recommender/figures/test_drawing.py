"""Is a picture the same body in every skin, with its words, and the same paths in motion?"""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from typing import Any

import pytest

from recommender.figures.drawing import Room
from recommender.figures.figure import figure
from recommender.figures.motion import LETTERS
from recommender.figures.shapes import Capsule, Line, Moon, Rings, disc, written
from recommender.figures.skins import CLOTHES
from tests.builders_figures import some_pictures

COLOURS = {"low-back": "#b3400a", "shoulders": "#8a6d00"}
WAVE = some_pictures(
    {"target": ["low-back"], "camera": "side"},
    {"target": ["low-back"], "arm_r": {"flex": 120}},
    alt='Hands "up" & <down>, one after the other.',
)
PATHS = re.compile(r'<path d="([^"]+)"')


def test_a_picture_is_sound_xml_with_its_words() -> None:
    root = ET.fromstring(figure(WAVE, "wave").still("light", COLOURS))
    assert root.get("role") == "img"
    assert root.get("aria-label") == 'Hands "up" & <down>, one after the other.'


@pytest.mark.parametrize("skin", ["light", "dark"])
def test_skins_change_colours_and_nothing_else(skin: Any) -> None:
    here, paper = (
        figure(WAVE, "wave").still(skin, COLOURS),
        figure(WAVE, "wave").still("light", COLOURS),
    )
    assert PATHS.findall(here) == PATHS.findall(paper)
    assert CLOTHES[skin]["shirt"] in here


def test_print_needs_one_colour_and_marks_the_target_with_a_ladder() -> None:
    printed = figure(WAVE, "wave").still("print", COLOURS)
    colours = set(re.findall(r"#[0-9a-f]{6}", printed))
    assert all(each[1:3] == each[3:5] == each[5:7] for each in colours)
    assert "stroke-dasharray" in printed


def test_a_picture_keeps_to_what_every_reader_of_svg_knows() -> None:
    drawn = figure(WAVE, "wave").still("print", COLOURS)
    for absent in ("paint-order", "<style", "class=", "<use", "filter", "clip-path", "href"):
        assert absent not in drawn


def test_a_picture_has_the_shape_that_its_place_asks_for() -> None:
    for room, ratio in ((Room(ratio=1.9), 1.9), (Room(ratio=0.5), 0.5)):
        box = figure(WAVE, "wave").still("light", COLOURS, room).split('viewBox="')[1]
        width, height = map(float, box.split('"')[0].split()[2:])
        assert width / height == pytest.approx(ratio, rel=0.02)


def test_a_ghost_is_drawn_behind_and_a_second_panel_beside() -> None:
    alone = figure(WAVE, "wave").still("light", COLOURS)
    ghost = some_pictures({}, {"arm_r": {"flex": 120}}, panels=[2], ghost=1)
    beside = some_pictures({}, {"arm_r": {"flex": 120}}, panels=[1, 2])
    assert CLOTHES["light"]["ghost"] not in alone
    assert CLOTHES["light"]["ghost"] in figure(ghost, "wave").still("light", COLOURS)
    assert figure(beside, "wave").still("light", COLOURS).count("<g ") == 2


def test_a_belly_is_drawn_where_there_is_one() -> None:
    slim, round_ = (figure(WAVE, "wave", belly=belly) for belly in (0.0, 5.6))
    assert len(PATHS.findall(round_.still("light", COLOURS))) == 1 + len(
        PATHS.findall(slim.still("light", COLOURS))
    )


def read(text: str) -> list[int]:
    found = re.findall(r"[A-Za-z]|-?\d+", text)
    return [LETTERS.index(each) - 26 if each in LETTERS else int(each) for each in found]


def unpacked(path: dict[str, Any], paths: list[dict[str, Any]], frame: int) -> str:
    """A path's `d` in a frame, as the player in the browser makes it."""
    told = paths[path["n"]] if isinstance(path["n"], int) else path
    numbers = read(told["n"][0])
    change = [0] * len(numbers)
    for differs in told["n"][1 : frame + 1]:
        change = [a + b for a, b in zip(change, read(differs), strict=True)]
        numbers = [a + b for a, b in zip(numbers, change, strict=True)]
    pieces = told["t"].split("#")
    shown = [piece + f" {number / 10:g} " for piece, number in zip(pieces, numbers, strict=False)]
    return "".join(shown) + pieces[-1]


def numbers_of(path: str) -> list[float]:
    return [round(float(each), 1) for each in re.findall(r"-?\d+\.?\d*", path)]


def test_the_moving_picture_has_the_paths_of_the_still_one() -> None:
    shown = figure(WAVE, "wave")
    told = json.loads(json.dumps(shown.moving("light", COLOURS)))
    panel = told["panels"][0]
    moving = [
        numbers_of(unpacked(told["paths"][at], told["paths"], panel["frame"]))
        for at in panel["order"]
    ]
    still = [numbers_of(path) for path in PATHS.findall(shown.still("light", COLOURS))]
    assert len(moving) == len(still)
    for one, other in zip(moving, still, strict=True):
        assert one == pytest.approx(other, abs=0.11)


def test_every_frame_has_an_order_or_that_of_the_one_before() -> None:
    told = figure(WAVE, "wave").moving("light", COLOURS)
    assert told["order"][0] is not None
    assert len(told["order"]) == len(figure(WAVE, "wave").frames)
    assert told["keys"] == [0, len(told["order"]) - 1]


def test_paths_keep_their_commands_whatever_their_numbers() -> None:
    def commands(shape: Capsule | Line | Moon | Rings) -> list[str]:
        return [mark for mark in shape.marks() if isinstance(mark, str)]

    assert commands(Capsule((0, 0), (10, 3), 4, 2)) == commands(Capsule((5, 5), (5.2, 5), 4, 2))
    assert commands(Moon((0, 0), 7, (1, 0), 0.5)) == commands(Moon((0, 0), 7, (0, 0), -1.0))


def test_shapes_know_what_they_cover() -> None:
    limb = Capsule((0, 0), (10, 0), 2, 2)
    assert limb.covers((5, 1.9))
    assert not limb.covers((5, 2.1))
    square = Rings((((0, 0), (4, 0), (4, 4), (0, 4)),))
    assert square.covers((1, 1))
    assert not square.covers((5, 1))
    assert disc((3, 3), 1).covers((3.5, 3))


def test_numbers_are_written_shortly() -> None:
    assert written(["M", 1.04, -0.02, "L", 10.0, 2.55]) == "M1 0L10 2.5"
