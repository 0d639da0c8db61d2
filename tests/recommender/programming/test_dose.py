"""Is the weekly dose counted as the journal counts, and shared by minutes?"""

from __future__ import annotations

import pytest

from recommender.catalog.checks import open_catalog
from recommender.programming import weekly_target, worked
from recommender.programming.dose import SOURCES, lacking, shared
from tests.builders_programming import MONDAY, WEDNESDAY, WEEK, a_programme, a_routine

CATALOG = open_catalog()
EVERY_DAY = dict.fromkeys(a_programme().minutes, 5) | {
    "tuesday": 5, "thursday": 5, "saturday": 5, "sunday": 5,
}  # fmt: skip


@pytest.mark.parametrize(
    ("minutes", "seconds"),
    [({"monday": 5}, 60), ({"monday": 5, "friday": 60}, 120), (EVERY_DAY, 180)],
)
def test_a_minute_for_each_place_counts_on_up_to_three_days(minutes, seconds):
    programme = a_programme(minutes, pain={"neck": 2, "low-back": 5})
    assert weekly_target(programme, MONDAY) == {"low-back": seconds, "neck": seconds}


def test_a_first_week_that_begins_on_wednesday_aims_at_its_own_days_only():
    assert weekly_target(a_programme(starts=WEDNESDAY), MONDAY) == {"low-back": 120}


def test_a_week_outside_of_the_programme_aims_at_nothing():
    assert weekly_target(a_programme(weeks=1), MONDAY + WEEK) == {}


def test_both_sides_count_and_what_does_a_place_only_a_little_good_does_not():
    routine = a_routine(("bird-dog", 30, 1), ("bridge", 50, 1))
    assert worked(CATALOG, routine) == {"back-of-thigh": 50, "buttocks": 110, "low-back": 110}


def test_rest_and_walking_count_for_nothing():
    assert worked(CATALOG, a_routine(("supported-rest", 60, 1), ("walking", 60, 1))) == {}


def test_every_source_of_the_number_is_in_the_catalog():
    assert {*SOURCES} <= {each.key for each in CATALOG.sources}


def test_what_is_missing_never_counts_more_than_was_aimed_at():
    assert lacking({"neck": 60, "low-back": 60}, {"neck": 15, "low-back": 600}) == {"neck": 45}


def test_what_is_due_is_shared_by_the_minutes_of_the_days_left():
    assert shared({"neck": 180}, [5, 5, 20]) == {"neck": 30}
    assert shared({"neck": 180}, [20]) == {"neck": 180}


def test_the_shares_of_all_days_together_reach_what_is_due():
    assert shared({"neck": 100}, [7, 7, 7]) == {"neck": 34}
