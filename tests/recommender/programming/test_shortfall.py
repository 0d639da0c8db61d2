"""Is what a place lacks told with its seconds, with what would help, and kindly?"""

from __future__ import annotations

from typing import Any

import pytest

from recommender.catalog.checks import open_catalog
from recommender.intake import check_intake
from recommender.programming import shortfalls
from recommender.screening import screen
from tests.builders_catalog import only

CATALOG = open_catalog()


def short(had, days=3, catalog=CATALOG, **told: Any):
    screening = screen(catalog, check_intake({"minutes": 5, "pain": {"neck": 5}, **told}))
    return shortfalls(catalog, {"neck": 180}, had, screening, days)


def test_a_lack_names_the_place_the_seconds_and_what_would_help():
    (found,) = short({"neck": 135, "low-back": 900})
    assert (found.region, found.seconds, found.wished) == ("neck", 135, 180)
    assert "your neck 2 min 15 s of the 3 min" in found.sentence
    assert "More minutes, or one more day, may help" in found.sentence


def test_nobody_with_all_seven_days_is_told_to_add_another():
    (found,) = short({}, days=7)
    assert "More minutes on a day may help" in found.sentence


def test_where_nothing_serves_a_place_more_minutes_are_not_promised():
    (found,) = short({}, catalog=only(["cat-cow", "bridge"]))
    assert "Nothing that you can do now is made for your neck" in found.sentence
    assert "inutes" not in found.sentence


def test_what_would_have_to_be_at_hand_is_named():
    (found,) = short({}, catalog=only(["cat-cow", "seated-neck-turns"]))
    assert found.sentence.endswith("If you have it, tick chair: then there is more.")


def test_resting_for_a_place_does_not_count_as_something_for_it():
    rest = only(["supported-rest"])
    told = {"minutes": 15, "pain": {"low-back": 5}, "equipment": ["cushion", "chair"]}
    screening = screen(rest, check_intake(told))
    assert screening.cleared
    (found,) = shortfalls(rest, {"low-back": 60}, {}, screening, 3)
    assert "Nothing that you can do now" in found.sentence


@pytest.mark.parametrize("had", [180, 900])
def test_enough_is_not_a_lack(had):
    assert short({"neck": had}) == ()
