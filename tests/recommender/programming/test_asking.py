"""Are the answers asked for again on the right day, and for the right reason?"""

from __future__ import annotations

from datetime import timedelta

import pytest

from recommender.intake import BadIntake
from recommender.programming import asks_again
from tests.builders_programming import MONDAY, a_programme


def reason(days, **told):
    ask = asks_again(a_programme(weeks=12, **told), MONDAY + timedelta(days=days))
    return ask and ask.reason


@pytest.mark.parametrize(("days", "found"), [(0, None), (27, None), (28, "monthly")])
def test_answers_hold_for_four_weeks(days, found):
    assert reason(days) == found


@pytest.mark.parametrize(("days", "found"), [(6, None), (7, "trimester")])
@pytest.mark.parametrize("week", [13, 27])
def test_they_end_when_a_trimester_begins(week, days, found):
    assert reason(days, pregnancy_week=week) == found


def test_a_week_in_the_middle_of_a_trimester_only_ends_with_the_month():
    assert reason(27, pregnancy_week=20) is None
    assert reason(28, pregnancy_week=20) == "monthly"


def test_a_trimester_told_without_its_week_may_end_within_a_week():
    assert reason(6, concerns={"pregnancy": "trimester-2"}) is None
    assert reason(7, concerns={"pregnancy": "trimester-2"}) == "trimester"


def test_the_last_trimester_told_without_its_week_ends_with_the_month():
    assert reason(27, concerns={"pregnancy": "trimester-3"}) is None


def test_a_pregnancy_is_over_after_its_last_week():
    assert reason(6, pregnancy_week=42) is None
    assert reason(7, pregnancy_week=42) == "pregnancy-over"


def test_what_is_asked_names_its_day_and_says_why():
    ask = asks_again(a_programme(), MONDAY + timedelta(days=30))
    assert ask is not None
    assert (ask.day, "Please answer again" in ask.sentence) == (MONDAY + timedelta(days=30), True)


def test_answers_that_cannot_be_read_are_a_fault_and_not_a_question():
    with pytest.raises(BadIntake, match="pain"):
        asks_again(a_programme(pain={}), MONDAY)
