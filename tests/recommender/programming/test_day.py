"""Are a day's answers those that were told, as they stand on that day?"""

from __future__ import annotations

import pytest

from recommender.catalog.checks import open_catalog
from recommender.programming.day import Slot, intake_of, travel_slot
from recommender.programming.past import Past
from tests.builders_programming import MONDAY, SUNDAY, TUESDAY, WEEK, a_programme

CATALOG = open_catalog()
PAST = Past(today=MONDAY)


def told(slot=None, past=PAST, **programme):
    return intake_of(CATALOG, a_programme(**programme), slot or Slot(TUESDAY, 12), past)


def test_the_minutes_are_those_of_the_day():
    assert told().minutes == 12


def test_a_pregnancy_moves_on_by_whole_weeks():
    weeks = [
        told(Slot(day, 5), pregnancy_week=20).pregnancy_week for day in (SUNDAY, MONDAY + WEEK)
    ]
    assert weeks == [20, 21]


def test_after_a_pregnancy_nothing_can_be_asked():
    with pytest.raises(ValueError, match="given anew"):
        told(Slot(MONDAY + WEEK, 5), pregnancy_week=42)


@pytest.mark.parametrize("waking", [True, False])
def test_only_the_time_of_the_programme_says_who_just_woke_up(waking):
    facts = told(just_woke_up=waking, facts=["just-woke-up", "older-adult"]).facts
    assert ("just-woke-up" in facts, "older-adult" in facts) == (waking, True)


def test_what_feedback_leaves_out_is_left_out_even_when_it_was_asked_for_by_name():
    past = Past(today=MONDAY, excluded=("bridge",))
    found = told(past=past, locked=["bridge", "cat-cow"], excluded=["cobra"])
    assert (found.excluded, found.locked) == (("bridge", "cobra"), ("cat-cow",))


def test_an_exercise_that_the_catalog_has_no_more_is_forgotten():
    found = told(locked=["gone-since"], excluded=["gone-too"])
    assert (found.locked, found.excluded) == ((), ())


def test_a_travel_day_has_five_minutes_no_floor_and_nothing_at_hand():
    found = told(travel_slot(TUESDAY), equipment=["chair"], locked=["cat-cow"], excluded=["cobra"])
    assert (found.minutes, found.can_use_floor, found.equipment) == (5, False, ())
    assert (found.locked, found.excluded) == ((), ("cobra",))
