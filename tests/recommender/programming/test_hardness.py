"""Is a day hard exactly from its lines on?"""

from __future__ import annotations

import pytest

from recommender.programming import is_hard
from recommender.programming.hardness import effort
from tests.builders_programming import a_routine


@pytest.mark.parametrize(("seconds", "hard"), [(115, False), (120, True)])
def test_two_minutes_of_demanding_work_make_a_hard_day(seconds, hard):
    assert is_hard(a_routine(("bridge", seconds, 3))) is hard


@pytest.mark.parametrize(("seconds", "hard"), [(895, False), (900, True)])
def test_half_an_hour_of_usual_work_makes_a_hard_day_both_sides_together(seconds, hard):
    assert is_hard(a_routine(("figure-four", seconds, 2))) is hard


def test_easy_work_is_never_hard():
    assert not is_hard(a_routine(("cat-cow", 3600, 1)))


def test_demanding_work_counts_twice():
    assert effort(a_routine(("bridge", 60, 3), ("bridge", 30, 2), ("cat-cow", 90, 1))) == 150
