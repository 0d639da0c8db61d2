"""Could a person be in every pose of every form, and does each picture show what it should?"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from recommender.catalog.checks import open_catalog
from recommender.catalog.picture_checks import picture_faults
from recommender.catalog.pictures import load_pictures
from recommender.figures.checking import figure_faults
from recommender.figures.figure import Figure, belly_of, figure

CATALOG = open_catalog(Path(__file__).parents[3] / "catalog")
PICTURES = load_pictures(Path(__file__).parents[3] / "catalog")
COLOURS = {region.id: region.colour for region in CATALOG.regions}
LARGEST_STILL, LARGEST_MOTION = 16_000, 26_000
"""Bytes of a picture's SVG (two panels at most), and of what a moving one sends."""
every_exercise = pytest.mark.parametrize("name", [each.id for each in CATALOG.exercises])


@cache
def shown(name: str, *adjustments: str) -> Figure:
    return figure(PICTURES, name, adjustments, belly_of(CATALOG.exercise(name), adjustments))


@every_exercise
def test_a_person_could_be_in_every_pose_of_every_form(name: str) -> None:
    faults = [
        f"{' + '.join(form.ids) or 'plain'}: {fault}"
        for form in CATALOG.exercise(name).forms()
        for fault in figure_faults(shown(name, *form.ids))
    ]
    assert not faults


def test_every_form_has_its_picture() -> None:
    assert not picture_faults(CATALOG, PICTURES)


@every_exercise
def test_an_adjustment_that_is_drawn_can_be_seen(name: str) -> None:
    plain = shown(name).still("light", COLOURS)
    for adjustment, overlay in PICTURES.pictures[name].adjust.items():
        drawn = shown(name, adjustment).still("light", COLOURS)
        assert (drawn == plain) == bool(overlay.unseen and not shown(name, adjustment).belly)


@every_exercise
def test_a_picture_is_small_whole_and_always_the_same(name: str) -> None:
    for form in CATALOG.exercise(name).forms():
        svg = shown(name, *form.ids).still("light", COLOURS)
        assert "nan" not in svg
        assert len(svg) < LARGEST_STILL
    again = figure(PICTURES, name).still("light", COLOURS)
    assert again == shown(name).still("light", COLOURS)
