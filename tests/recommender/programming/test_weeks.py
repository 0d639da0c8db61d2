"""Does a week hang together: its days, its dose, its core, what it grows from, and its limits?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from recommender import programming
from recommender.catalog.checks import open_catalog
from recommender.programming import Past, composing, is_hard, worked
from recommender.session import History
from recommender.solver import Unsolved
from recommender.steering import Adapted, Ceiling, Steering
from tests.builders_programming import (
    FRIDAY,
    MONDAY,
    TUESDAY,
    WEDNESDAY,
    WEEK,
    Watched,
    a_programme,
    on,
    remembered,
)

CATALOG = open_catalog()
PAST = Past(today=MONDAY)


def compose_week(catalog, programme, monday, past, composer=remembered):
    return programming.compose_week(catalog, programme, monday, past, composer)


def names(day):
    return {step.exercise for step in day.routine.steps}


@pytest.fixture(scope="module")
def first():
    return compose_week(CATALOG, a_programme(), MONDAY, PAST)


def test_every_recommended_day_is_filled_to_the_second(first):
    assert [(each.day, each.minutes, each.kind) for each in first.days] == [
        (MONDAY, 5, "usual"), (WEDNESDAY, 5, "usual"), (FRIDAY, 5, "usual"),
    ]  # fmt: skip
    assert {each.routine.seconds for each in first.days} == {300}


def test_the_same_programme_gives_the_same_week(first):
    assert compose_week(CATALOG, a_programme(), MONDAY, PAST) == first


def test_the_weekly_dose_is_met_and_counted(first):
    assert first.target == {"low-back": 180}
    assert first.had["low-back"] == sum(
        worked(CATALOG, each.routine)["low-back"] for each in first.days
    )
    assert (first.had["low-back"] >= 180, first.shortfalls, first.told) == (True, (), ())


def test_a_core_is_chosen_and_there_every_day(first):
    assert 2 <= len(first.core) <= 4
    assert all({*first.core} <= names(day) for day in first.days)


def test_the_days_are_not_all_the_same(first):
    assert names(first.days[0]) != names(first.days[1])


def test_a_core_is_kept_while_it_is_allowed_and_not_added_to():
    core = ("clamshell", "seated-cat-cow")
    programme = a_programme({"monday": 15}, core=core, equipment=["chair"])
    assert compose_week(CATALOG, programme, MONDAY, PAST).core == core


def test_what_is_barred_now_leaves_the_core_and_another_comes():
    programme = a_programme(core=("bridge", "clamshell"), can_use_floor=False)
    core = compose_week(CATALOG, programme, MONDAY, PAST).core
    assert not {"bridge", "clamshell"} & {*core}
    assert len(core) >= 2


def test_a_day_that_is_over_or_done_is_not_composed():
    past = Past(today=WEDNESDAY, days=(on(WEDNESDAY, done={"low-back": 60}),))
    week = compose_week(CATALOG, a_programme(), MONDAY, past)
    assert [each.day for each in week.days] == [FRIDAY]


def test_what_was_done_this_week_is_not_due_again():
    asked = Watched()
    past = Past(today=FRIDAY, days=(on(MONDAY, done={"low-back": 150}), on(WEDNESDAY)))
    week = compose_week(CATALOG, a_programme(), MONDAY, past, asked)
    assert dict(asked.asked[0].due) == {"low-back": 6}
    assert week.had["low-back"] == 150 + worked(CATALOG, week.days[0].routine)["low-back"]


def test_a_week_composed_again_is_not_bound_by_how_it_was(first):
    open_days = tuple(on(each.day, ("bridge", 20, 1)) for each in first.days)
    again = compose_week(CATALOG, a_programme(), MONDAY, replace(PAST, days=open_days))
    assert again == first


def test_a_day_on_which_something_else_was_done_counts_with_that_alone():
    days = (on(MONDAY), on(MONDAY, done={"low-back": 45}))
    week = compose_week(CATALOG, a_programme({"monday": 5}), MONDAY, replace(PAST, days=days))
    assert (week.days, week.had) == ((), {"low-back": 45})


def test_a_week_outside_of_the_programme_is_empty():
    week = compose_week(CATALOG, a_programme(weeks=1), MONDAY + WEEK, PAST)
    assert (week.days, week.target, week.told) == ((), {}, ())


def test_from_the_day_on_which_answers_end_nothing_is_composed():
    programme = a_programme(told_on=TUESDAY - 4 * WEEK)
    week = compose_week(CATALOG, programme, MONDAY, PAST)
    assert week.asks is not None
    assert (week.asks.day, week.asks.reason) == (WEDNESDAY, "monthly")
    assert [each.day for each in week.days] == [MONDAY]
    assert week.told == (week.asks.sentence,)
    assert week.shortfalls == ()


def test_each_day_is_asked_with_its_own_week_of_a_pregnancy():
    programme = a_programme(pregnancy_week=14, told_on=TUESDAY - WEEK)
    days = compose_week(CATALOG, programme, MONDAY, PAST).days
    assert [each.routine.intake["pregnancy_week"] for each in days] == [14, 15, 15]


def test_a_day_that_cannot_be_solved_says_so_and_the_others_are_there():
    asked = Watched()

    def stops_once(problem):
        if not asked.asked:
            asked.asked.append(problem)
            raise Unsolved("No routine was found in the time allowed. Please try again.")
        return asked(problem)

    week = compose_week(CATALOG, a_programme(), MONDAY, PAST, stops_once)
    assert [each.day for each in week.days] == [WEDNESDAY, FRIDAY]
    assert [(each.day, "Please try again" in each.sentence) for each in week.unmade] == [
        (MONDAY, True)
    ]


def test_what_feedback_asks_is_heeded_on_every_day():
    told = Adapted(rule="R-PN-03", sentence="One level easier today.")
    steering = Steering(everywhere=Ceiling(intensity=1), adapted=(told,))
    past = replace(PAST, history=History(steering=steering), excluded=("bridge",))
    for day in compose_week(CATALOG, a_programme(), MONDAY, past).days:
        assert {step.dose.intensity for step in day.routine.steps} == {1}
        assert "bridge" not in names(day)
        assert day.routine.steering is not None
        assert told in day.routine.steering.adapted


def test_no_exercise_grows_both_longer_and_harder_in_the_second_week():
    old = (("bridge", 50, 1), ("standing-hip-flexor-stretch", 30, 1))
    past = Past(today=MONDAY, days=(on(FRIDAY - WEEK, *old, done={"low-back": 50}),))
    programme = a_programme({"monday": 5}, starts=MONDAY - WEEK, core=("bridge", "heel-slide"))
    (day,) = compose_week(CATALOG, programme, MONDAY, past).days
    grown = {step.exercise: step.dose for step in day.routine.steps}["bridge"]
    assert (grown.work_seconds <= 60 and grown.intensity == 1) or (
        grown.work_seconds <= 50 and grown.intensity == 2
    )


def test_hard_days_do_not_stand_side_by_side():
    minutes: Mapping = {"monday": 60, "tuesday": 60, "wednesday": 60}
    programme = a_programme(minutes, equipment=["chair", "cushion", "wall"])
    week = compose_week(CATALOG, programme, MONDAY, PAST)
    assert [is_hard(each.routine) for each in week.days] == [True, False, True]
    assert {each.routine.seconds for each in week.days} == {3600}


def test_a_short_day_is_made_up_for_by_a_longer_one():
    asked = Watched()
    programme = a_programme(
        {"monday": 3, "wednesday": 15}, pain={"low-back": 8, "neck": 1, "back-of-thigh": 1}
    )
    week = compose_week(CATALOG, programme, MONDAY, PAST, asked)
    assert week.shortfalls == ()
    assert dict(asked.asked[0].due)["neck"] == 4


def test_what_no_day_gives_by_its_share_the_days_are_asked_for_once_more(monkeypatch):
    pain = {"back-of-thigh": 5, "mid-back": 6, "front-of-hip": 2, "shoulders": 6, "neck": 7}
    programme = a_programme({"monday": 8, "tuesday": 3}, pain={**pain, "low-back": 4})
    assert compose_week(CATALOG, programme, MONDAY, PAST).shortfalls == ()
    monkeypatch.setattr(composing, "_mended", lambda desk, slots: desk)
    assert compose_week(CATALOG, programme, MONDAY, PAST).shortfalls


def test_what_three_minutes_cannot_give_is_told_with_what_would_help():
    pain = {each.id: 5 for each in CATALOG.regions}
    week = compose_week(CATALOG, a_programme({"monday": 3}, pain=pain), MONDAY, PAST)
    assert week.shortfalls
    assert week.told == tuple(each.sentence for each in week.shortfalls)
    assert "one more day" in week.told[0]


def test_the_minutes_come_before_what_is_due(monkeypatch):
    """With a due that is worth more than some seconds, a day is asked once more without it."""
    whole = composing.recommend

    def early_when_due(catalog, intake, history, *asked, **how):
        found = whole(catalog, intake, history, *asked, **how)
        late = found.seconds - 5 * bool(history.steering.due)
        return found.model_copy(update={"seconds": late})

    monkeypatch.setattr(composing, "recommend", early_when_due)
    (day,) = compose_week(CATALOG, a_programme({"monday": 5}), MONDAY, PAST).days
    assert (day.routine.seconds, day.routine.steering) == (300, None)
