"""Is everyone with one thing to spare left with enough? A seeded slice of docs/overblocking.md."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from benchmarks.overblocking import (
    AT_HAND,
    MINUTES,
    PEOPLE,
    Asked,
    got,
    grid,
    measure,
)
from recommender.catalog.checks import open_catalog
from recommender.recommending import recommend
from recommender.routine import Refused, Routine, Versions
from recommender.screening import screen

CATALOG = open_catalog()
SHORT = [asked for asked in grid(CATALOG, ["nothing"]) if asked.minutes == MINUTES[0]]
SLICE = random.Random(5).sample(SHORT, 40)
PAGE = (Path(__file__).parents[2] / "docs" / "overblocking.md").read_text("utf-8")
FEWEST = 12


@pytest.mark.parametrize("asked", SLICE, ids=lambda asked: f"{asked.person}, {asked.region}")
def test_five_minutes_with_nothing_at_hand_are_filled_or_explained(asked: Asked) -> None:
    result = measure(CATALOG, asked)
    assert result.missing is not None
    assert result.is_filled or result.helps
    assert result.serves or result.elsewhere or result.helps


@pytest.mark.parametrize("things", AT_HAND)
@pytest.mark.parametrize("person", PEOPLE)
def test_enough_exercises_are_left(person: str, things: str) -> None:
    cleared = screen(CATALOG, Asked(person, things, "low-back", 5).intake(CATALOG)).cleared
    assert len(cleared) >= FEWEST


@pytest.mark.parametrize("person", PEOPLE)
def test_with_everything_at_hand_every_place_is_served(person: str) -> None:
    cleared = screen(CATALOG, Asked(person, "everything", "low-back", 5).intake(CATALOG)).cleared
    served = {each for one in cleared for each in CATALOG.exercise(one.exercise).targets}
    assert served == {region.id for region in CATALOG.regions}


def test_everyone_of_the_page_is_measured_now() -> None:
    for person in PEOPLE:
        assert f"\n| {person} | " in PAGE


def test_a_routine_that_ends_early_and_does_not_say_why_is_noticed() -> None:
    full = recommend(CATALOG, SHORT[0].intake(CATALOG))
    assert isinstance(full, Routine)
    early = got(CATALOG, SHORT[0], full.model_copy(update={"budget_seconds": full.seconds + 60}))
    assert (early.missing, early.is_filled, early.helps) == (60, False, "")


def test_no_routine_at_all_counts_as_missing_everything() -> None:
    refused = Refused(
        intake={},
        sentence="Tick equipment that you have.",
        versions=Versions(catalog="", rules="", solver=""),
    )
    result = got(CATALOG, SHORT[0], refused)
    assert (result.missing, result.serves, result.is_filled) == (None, False, False)
    assert result.helps == "Tick equipment that you have."
