"""Do all limits on a day hold at once, and does a day beside a hard one stay light?"""

from __future__ import annotations

import pytest

from recommender.programming.day import Slot
from recommender.programming.hardness import LIGHTER
from recommender.programming.past import Past
from recommender.programming.steered import history_of
from recommender.session import History, Performed
from recommender.steering import Adapted, Ceiling, Steering
from tests.builders_programming import (
    MONDAY,
    SUNDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    WEEK,
    a_routine,
    on,
)

HARD = ("bridge", 120, 3)
SAID = Adapted(rule="R-PN-03", sentence="Shorter holds today.")
GIVEN = Steering(
    limits={"bridge": (Ceiling(intensity=1),)},
    everywhere=Ceiling(work_seconds=40),
    known=("cobra",),
    liked=("cat-cow",),
    adapted=(SAID,),
)


def bent(past, composed=(), day=WEDNESDAY, core=(), due=()):
    return history_of(past, dict(composed), Slot(day, 5), core, dict(due)).steering


@pytest.mark.parametrize(
    ("hard", "light"), [(MONDAY, False), (TUESDAY, True), (THURSDAY, True), (WEDNESDAY, False)]
)
def test_the_days_beside_a_hard_one_are_light_and_say_so(hard, light):
    found = bent(Past(today=MONDAY), {hard: a_routine(HARD)})
    assert (found.everywhere.intensity == 1, LIGHTER in found.adapted) == (light, light)


def test_a_hard_sunday_makes_the_next_monday_light():
    past = Past(today=MONDAY + WEEK, days=(on(SUNDAY, HARD, done={"low-back": 60}),))
    assert bent(past, day=MONDAY + WEEK).everywhere.intensity == 1


def test_a_hard_day_that_was_missed_makes_nothing_light():
    past = Past(today=WEDNESDAY, days=(on(TUESDAY, HARD),))
    assert bent(past).everywhere.intensity is None


def test_a_hard_day_on_which_something_else_was_done_makes_nothing_light():
    past = Past(today=MONDAY, days=(on(TUESDAY, HARD), on(TUESDAY, done={"low-back": 60})))
    assert bent(past).everywhere.intensity is None


def test_what_feedback_asks_holds_beside_the_rest():
    past = Past(
        today=WEDNESDAY,
        days=(on(MONDAY, ("bridge", 50, 1), done={"low-back": 50}),),
        history=History(steering=GIVEN),
    )
    found = bent(
        past, {TUESDAY: a_routine(HARD)}, core=("bridge",), due={"neck": 60, "low-back": 0}
    )
    assert found.everywhere == Ceiling(work_seconds=40, intensity=1)
    assert not found.admits("bridge", 40, 2)
    assert (found.known, found.liked, found.due) == (
        ("cobra", "bridge"),
        ("cat-cow",),
        {"neck": 60},
    )
    assert found.adapted == (SAID, LIGHTER)


def test_what_the_day_before_had_rests_unless_it_belongs_to_the_core():
    composed = {TUESDAY: a_routine(("cat-cow", 50, 1), ("bridge", 50, 1))}
    assert bent(Past(today=MONDAY), composed, core=("bridge",)).resting == ("cat-cow",)


def test_what_comes_before_the_day_counts_as_done_and_what_was_missed_does_not():
    done = Performed(day=MONDAY - WEEK, exercises=("cobra",))
    past = Past(
        today=TUESDAY, days=(on(MONDAY, ("bridge", 50, 1)),), history=History(performed=(done,))
    )
    composed = {TUESDAY: a_routine(("cat-cow", 50, 1)), THURSDAY: a_routine(("clamshell", 50, 1))}
    found = history_of(past, composed, Slot(WEDNESDAY, 5), (), {})
    assert found.performed == (done, Performed(day=TUESDAY, exercises=("cat-cow",)))
