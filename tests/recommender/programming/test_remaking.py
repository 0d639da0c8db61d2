"""Is a week with a missed day, or with a day away, remade without doing anything twice?"""

from __future__ import annotations

from datetime import timedelta

import pytest

from recommender.catalog.checks import open_catalog
from recommender.programming import BadDay, Past, remake_week, travel_day, worked
from recommender.programming.remaking import COMPLETE, MOST_DUE, TRAVELS
from tests.builders_programming import (
    FRIDAY,
    MONDAY,
    SATURDAY,
    SUNDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    WEEK,
    Watched,
    a_programme,
    on,
    remembered,
)

CATALOG = open_catalog()
DONE = {"low-back": 60}
MISSED = Past(today=TUESDAY, days=(on(MONDAY), on(WEDNESDAY), on(FRIDAY)))


def remade(*days, past=MISSED, composer=None, **programme):
    asked = composer or Watched()
    return remake_week(CATALOG, a_programme(**programme), past, days, asked)


def days_of(week):
    return [(each.day, each.minutes, each.kind) for each in week.days]


def test_what_was_missed_is_spread_over_the_days_left():
    asked = Watched()
    week = remade(composer=asked)
    assert days_of(week) == [(WEDNESDAY, 5, "usual"), (FRIDAY, 5, "usual")]
    assert dict(asked.asked[0].due) == {"low-back": 90 // 5}
    assert week.told[0] == "Still worth doing this week: Wednesday and Friday."


def test_no_day_is_given_more_than_twice_its_share():
    asked = Watched()
    remade(past=Past(today=FRIDAY, days=(on(MONDAY), on(WEDNESDAY))), composer=asked)
    assert dict(asked.asked[0].due) == {"low-back": MOST_DUE // 5}


def test_a_day_named_stands_for_the_one_missed_with_its_minutes():
    minutes = {"monday": 8, "wednesday": 5, "friday": 5}
    week = remade(SUNDAY, FRIDAY, minutes=minutes, past=Past(today=THURSDAY))
    assert days_of(week) == [(FRIDAY, 5, "usual"), (SUNDAY, 8, "made-up")]


def test_no_more_sessions_are_made_than_the_week_had():
    past = Past(today=THURSDAY, days=(on(MONDAY, done=DONE), on(WEDNESDAY)))
    week = remade(FRIDAY, SATURDAY, SUNDAY, past=past)
    assert days_of(week) == [(FRIDAY, 5, "usual"), (SATURDAY, 5, "made-up")]
    assert "Sunday can stay free" in week.told[1]


def test_a_day_named_twice_is_one_day():
    assert len(remade(FRIDAY, FRIDAY).days) == 1


def test_when_no_recommended_day_is_left_today_is_offered():
    past = Past(today=SATURDAY, days=(on(MONDAY, done=DONE), on(WEDNESDAY), on(FRIDAY)))
    assert days_of(remade(past=past)) == [(SATURDAY, 5, "made-up")]


def test_a_week_with_all_its_sessions_has_nothing_to_make_up():
    done = (on(day, done=DONE) for day in (MONDAY, WEDNESDAY, FRIDAY))
    week = remade(past=Past(today=SATURDAY, days=tuple(done)))
    assert (week.days, week.told) == ((), (COMPLETE,))


def test_once_today_is_done_no_second_session_is_offered_today():
    past = Past(today=SUNDAY, days=(on(WEDNESDAY, done=DONE), on(SUNDAY, done=DONE)))
    assert remade(past=past).days == ()


def test_what_does_not_fit_any_more_is_let_go_without_blame():
    past = Past(today=SUNDAY)
    pain = {each.id: 5 for each in CATALOG.regions}
    told = " ".join(remade(past=past, minutes={"monday": 3, "friday": 3}, pain=pain).told)
    assert "What does not fit is let go." in told
    assert "miss" not in told.lower()


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (MONDAY, "is over"),
        (MONDAY + WEEK, "up to Sunday"),
        (WEDNESDAY, "done on that day already"),
    ],
)
def test_a_day_that_cannot_be_is_refused_with_a_sentence(day, said):
    past = Past(today=TUESDAY, days=(on(WEDNESDAY, done=DONE),))
    with pytest.raises(BadDay, match=said):
        remade(day, past=past)


def test_a_day_before_the_programme_begins_is_refused():
    with pytest.raises(BadDay, match="runs from 27 November 2026 to 20 December 2026"):
        remade(WEDNESDAY, past=Past(today=TUESDAY), starts=FRIDAY)


def test_a_travel_day_is_five_minutes_standing_and_the_days_after_take_up_the_rest():
    asked = Watched()
    past = Past(
        today=WEDNESDAY, days=(on(MONDAY, done={"low-back": 30}), on(WEDNESDAY), on(FRIDAY))
    )
    week = travel_day(CATALOG, a_programme(), WEDNESDAY, past, asked)
    assert days_of(week) == [(WEDNESDAY, 5, "travel"), (FRIDAY, 5, "usual")]
    away, after = (each.routine for each in week.days)
    assert away.seconds == 300
    assert {step.surface for step in away.steps} == {"standing"}
    assert not any(step.equipment for step in away.steps)
    left = 180 - 30 - worked(CATALOG, away)["low-back"]
    assert (after.steering is None or after.steering.due.get("low-back", 0)) == max(0, left)
    assert week.told[0] == TRAVELS


def test_days_before_the_travel_day_stay_and_count():
    asked = Watched()
    stays = on(WEDNESDAY)
    travel_day(CATALOG, a_programme(), FRIDAY, Past(today=TUESDAY, days=(stays,)), asked)
    given = worked(CATALOG, stays.routine)["low-back"]
    assert dict(asked.asked[0].due).get("low-back", 0) * 5 == min(MOST_DUE, max(0, 180 - given))


def test_the_core_stays_on_a_travel_day_that_cannot_hold_it():
    core = ("bridge", "clamshell")
    week = travel_day(CATALOG, a_programme(core=core), WEDNESDAY, Past(today=TUESDAY), remembered)
    assert week.core == core


def test_any_day_of_the_programme_can_be_a_travel_day():
    day = MONDAY + WEEK + timedelta(days=1)
    week = travel_day(CATALOG, a_programme(), day, Past(today=MONDAY), remembered)
    assert days_of(week)[0] == (day, 5, "travel")


def test_a_day_that_is_over_is_no_travel_day():
    with pytest.raises(BadDay, match="is over"):
        travel_day(CATALOG, a_programme(), MONDAY, Past(today=TUESDAY))
