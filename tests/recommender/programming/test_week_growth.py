"""May an exercise become a fifth longer or one step harder from week to week, and never both?"""

from __future__ import annotations

import pytest

from recommender.programming.day import Slot
from recommender.programming.growing import ceilings, grown
from recommender.programming.past import Past
from recommender.steering import Ceiling, Steering
from tests.builders_programming import FRIDAY, MONDAY, TUESDAY, WEDNESDAY, WEEK, a_routine, on

NEXT = MONDAY + WEEK
DONE = {"low-back": 60}


def allows(past, seconds, intensity, day=NEXT, composed=(), minutes=5):
    steering = Steering(limits=ceilings(past, dict(composed), Slot(day, minutes)))
    return steering.admits("bridge", seconds, intensity)


def since(*days, today=NEXT):
    return Past(today=today, days=days)


@pytest.mark.parametrize(
    ("dosed", "allowed"),
    [
        ((50, 1), True), ((60, 1), True), ((65, 1), False), ((50, 2), True), ((55, 2), False),
        ((50, 3), False), ((20, 1), True),
    ],
)  # fmt: skip
def test_a_fifth_longer_or_one_step_harder(dosed, allowed):
    assert allows(since(on(MONDAY, ("bridge", 50, 1), done=DONE)), *dosed) is allowed


def test_a_fifth_of_little_is_rounded_down():
    assert grown((20, 1))[0] == Ceiling(work_seconds=24, intensity=1)


def test_nothing_becomes_harder_than_demanding():
    assert grown((20, 3))[1] == Ceiling(work_seconds=20, intensity=3)


def test_the_largest_dose_of_the_last_week_counts():
    past = since(on(MONDAY, ("bridge", 60, 1), done=DONE), on(FRIDAY, ("bridge", 30, 1), done=DONE))
    assert allows(past, 70, 1)
    assert not allows(past, 75, 1)


def test_a_week_longer_ago_does_not_count_when_a_nearer_one_had_it():
    past = since(
        on(MONDAY - WEEK, ("bridge", 90, 2), done=DONE), on(MONDAY, ("bridge", 50, 1), done=DONE)
    )
    assert not allows(past, 90, 2)


def test_after_weeks_without_it_the_last_week_that_had_it_counts():
    past = since(on(MONDAY, ("bridge", 50, 1), done=DONE))
    later = MONDAY + 5 * WEEK
    assert allows(past, 60, 1, later)
    assert not allows(past, 65, 1, later)


def test_what_was_recommended_and_not_done_is_nothing_to_grow_from():
    past = since(on(MONDAY - WEEK, ("bridge", 50, 1), done=DONE), on(MONDAY, ("bridge", 90, 1)))
    assert not allows(past, 70, 1)


def test_what_was_never_done_grows_from_its_first_dose():
    past = since(on(MONDAY - WEEK, ("bridge", 50, 1)), on(MONDAY, ("bridge", 90, 1)))
    assert allows(past, 60, 1)
    assert not allows(past, 70, 1)


def test_what_can_still_be_done_this_week_counts_as_if_it_were():
    past = since(on(MONDAY, ("bridge", 50, 1)), today=MONDAY)
    assert allows(past, 60, 1)


def test_within_its_first_week_an_exercise_grows_from_its_first_day():
    composed = {MONDAY: a_routine(("bridge", 50, 1)), TUESDAY: a_routine(("bridge", 60, 1))}
    past = since(today=MONDAY)
    assert allows(past, 60, 1, WEDNESDAY, composed.items())
    assert not allows(past, 70, 1, WEDNESDAY, composed.items())


def test_what_is_new_may_have_any_dose():
    assert allows(since(on(MONDAY, ("cat-cow", 50, 1), done=DONE)), 90, 2)


@pytest.mark.parametrize(("minutes", "free"), [(4, False), (5, False), (6, True)])
def test_a_routine_for_fewer_minutes_is_nothing_to_compare_with(minutes, free):
    past = since(on(MONDAY, ("bridge", 50, 1), done=DONE))
    assert allows(past, 90, 2, minutes=minutes) is free
