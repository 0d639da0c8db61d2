"""Are weeks, streaks and days counted as a person would count them?"""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender.adherence import (
    Aim,
    Week,
    completed_share,
    heatmap,
    last_days,
    last_weeks,
    percent,
    span,
    streak_weeks,
    strength,
    this_week,
    week_of,
    weeks_until,
)
from recommender.programme import Programme
from recommender.session import Session

WEDNESDAY = date(2026, 11, 18)
MONDAY = date(2026, 11, 16)


def session(
    day,
    seconds=600,
    before=None,
    after=None,
    regions=None,
    zone="Europe/Berlin",
    status="completed",
):
    return Session(
        key=f"key-{day}-{seconds}",
        routine="routine-1",
        day=date.fromisoformat(day),
        zone=zone,
        finished_at=datetime(2026, 1, 1, tzinfo=UTC),
        seconds=seconds,
        exercises=("cat-cow",),
        region_seconds=regions or {},
        pain_before=before,
        pain_after=after,
        status=status,
    )


def sessions(*days):
    return [session(day) for day in days]


def every_week(count, per_week=1, until=MONDAY):
    """Full weeks before `until`, each with so many sessions from Monday on."""
    return [
        session(str(until - timedelta(weeks=back) + timedelta(days=at)))
        for back in range(count, 0, -1)
        for at in range(per_week)
    ]


def a_programme(**changes):
    parts = {
        "key": "programme-1",
        "starts": date(2026, 11, 12),  # a Thursday
        "weeks": 3,
        "minutes": {"monday": 12, "wednesday": 12, "friday": 12, "saturday": 20},
        "at": time(18),
        "zone": "Europe/Berlin",
        "intake": {},
        "told_on": date(2026, 11, 12),
    }
    return Programme.model_validate({**parts, **changes})


@pytest.mark.parametrize(
    ("today", "monday", "sunday"),
    [
        ("2026-11-18", "2026-11-16", "2026-11-22"),
        ("2026-11-16", "2026-11-16", "2026-11-22"),
        ("2026-11-22", "2026-11-16", "2026-11-22"),
        ("2026-12-31", "2026-12-28", "2027-01-03"),
        ("2027-01-01", "2026-12-28", "2027-01-03"),
        ("2024-12-30", "2024-12-30", "2025-01-05"),
    ],
)
def test_a_week_runs_from_monday_to_sunday_across_the_year(today, monday, sunday):
    expected = (date.fromisoformat(monday), date.fromisoformat(sunday))
    assert week_of(date.fromisoformat(today)) == expected


@settings(derandomize=True)
@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_a_week_is_the_iso_week_of_its_days(today):
    monday, sunday = week_of(today)
    assert monday.isocalendar() == (*today.isocalendar()[:2], 1)
    assert sunday.isocalendar() == (*today.isocalendar()[:2], 7)


def test_new_years_eve_and_new_years_day_share_a_week():
    week = this_week(sessions("2026-12-31", "2027-01-01"), aim=Aim(goal=3), today=date(2027, 1, 1))
    assert (week.days, week.done, week.left) == ((0, 0, 0, 1, 1, 0, 0), 2, 1)


def test_sessions_of_the_neighbouring_weeks_do_not_count():
    week = this_week(
        sessions("2026-11-15", "2026-11-23"), aim=Aim(goal=3), today=date(2026, 11, 18)
    )
    assert (week.done, week.adherence, week.left) == (0, 0, 3)


def test_two_sessions_on_one_day_count_twice():
    twice = [session("2026-11-18", seconds=300), session("2026-11-18", seconds=400)]
    week = this_week(twice, aim=Aim(goal=3), today=date(2026, 11, 18))
    assert (week.days, week.minutes) == ((0, 0, 2, 0, 0, 0, 0), 11)


@pytest.mark.parametrize(
    ("done", "goal", "percent", "left"),
    [(0, 3, 0, 3), (1, 3, 33, 2), (2, 3, 66, 1), (3, 3, 100, 0), (5, 3, 100, 0), (13, 14, 92, 1)],
)
def test_adherence_is_whole_percent_rounded_down_and_at_most_one_hundred(done, goal, percent, left):
    days = (done, 0, 0, 0, 0, 0, 0)
    start, end = week_of(date(2026, 11, 18))
    week = Week(start=start, end=end, goal=goal, days=days, minutes=0, region_seconds={})
    assert (week.adherence, week.left) == (percent, left)


def test_regions_are_summed_and_pains_averaged_over_those_that_said_them():
    some = [
        session("2026-11-16", before=6, after=3, regions={"neck": 60, "low-back": 30}),
        session("2026-11-17", before=3, regions={"neck": 40}),
        session("2026-11-18"),
    ]
    week = this_week(some, aim=Aim(goal=3), today=date(2026, 11, 18))
    assert week.region_seconds == {"low-back": 30, "neck": 100}
    assert (week.pain_before, week.pain_after) == (4.5, 3.0)


def test_a_week_without_ratings_has_no_pain():
    week = this_week(sessions("2026-11-16"), aim=Aim(goal=3), today=date(2026, 11, 18))
    assert (week.pain_before, week.pain_after) == (None, None)


def test_a_day_stays_as_stored_when_its_zone_changes_the_clock():
    # 01:30 on 25 October in Berlin comes twice, and is still the 24th in UTC.
    night = [session("2026-10-25", zone="Europe/Berlin")]
    week = this_week(night, aim=Aim(goal=1), today=date(2026, 10, 25))
    assert week.days == (0, 0, 0, 0, 0, 0, 1)


def test_a_goal_below_one_is_refused():
    with pytest.raises(ValueError, match="A weekly goal is at least 1 session"):
        Aim(goal=0)


def test_a_streak_counts_full_weeks_and_the_open_week_does_not_break_it():
    two_weeks = sessions("2026-11-02", "2026-11-03", "2026-11-09", "2026-11-10")
    assert streak_weeks(two_weeks, aim=Aim(goal=2), today=date(2026, 11, 18)) == 2


def test_the_open_week_adds_one_once_its_goal_is_reached():
    three_weeks = sessions("2026-11-02", "2026-11-09", "2026-11-16")
    assert streak_weeks(three_weeks, aim=Aim(goal=1), today=date(2026, 11, 16)) == 3


def test_a_week_below_its_goal_ends_the_streak():
    with_gap = sessions("2026-10-26", "2026-11-02", "2026-11-16")
    assert streak_weeks(with_gap, aim=Aim(goal=1), today=date(2026, 11, 18)) == 1


def test_a_streak_runs_over_a_year_of_53_weeks():
    year_end = sessions("2026-12-21", "2026-12-31", "2027-01-04")
    assert streak_weeks(year_end, aim=Aim(goal=1), today=date(2027, 1, 4)) == 3


def test_nobody_starts_with_a_streak():
    assert streak_weeks([], aim=Aim(goal=3), today=date(2026, 11, 18)) == 0


def test_the_heatmap_begins_on_a_monday_eleven_weeks_back_and_ends_today():
    days = heatmap(sessions("2026-11-18", "2026-11-18", "2026-08-31"), today=date(2026, 11, 18))
    assert days[0] == (date(2026, 8, 31), 1)
    assert days[-1] == (date(2026, 11, 18), 2)
    assert len(days) == 11 * 7 + 3


@settings(derandomize=True)
@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(1, 60))
def test_the_heatmap_names_every_day_once(today, weeks):
    days = [day for day, _ in heatmap([], today, weeks)]
    assert len(days) == (weeks - 1) * 7 + today.isoweekday()
    assert all(after - before == timedelta(days=1) for before, after in pairwise(days))


def test_only_completed_sessions_count():
    begun = [session("2026-11-16", status=status) for status in ("started", "partly", "completed")]
    aim = Aim(goal=3)
    assert this_week(begun, aim, WEDNESDAY).done == 1
    assert last_days(begun, aim, WEDNESDAY).done == 1
    assert sum(count for _, count in heatmap(begun, WEDNESDAY)) == 1


@pytest.mark.parametrize(
    ("done", "of", "share"), [(0, 3, 0), (2, 3, 66), (4, 3, 100), (199, 200, 99), (1, 0, None)]
)
def test_a_part_is_rounded_down_and_at_most_one_hundred(done, of, share):
    assert percent(done, of) == share


def test_the_work_of_a_session_beyond_its_plan_makes_up_for_nothing_elsewhere():
    assert completed_share([(100, 100), (100, 50)]) == 75
    assert completed_share([(100, 150), (100, 50)]) == 75
    assert completed_share([]) is None


def test_a_week_of_a_programme_asks_for_its_days_and_others_for_the_goal():
    aim = Aim(goal=5, programmes=(a_programme(),))
    weeks = weeks_until([], aim, date(2026, 12, 1), 5)
    assert [week.goal for week in weeks] == [5, 2, 4, 4, 5]
    assert weeks[1].asked == (date(2026, 11, 13), date(2026, 11, 14))
    assert weeks[-1].asked == ()


def test_a_programme_that_was_stopped_asks_for_nothing_more():
    aim = Aim(goal=5, programmes=(a_programme(ended=date(2026, 11, 18)),))
    week = this_week(sessions("2026-11-16"), aim, WEDNESDAY)
    assert (week.goal, week.asked, week.adherence) == (1, (MONDAY,), 100)


def test_a_programme_after_another_asks_for_each_day_once():
    first = a_programme(ended=date(2026, 11, 18))
    second = a_programme(key="programme-2", starts=date(2026, 11, 18), minutes={"wednesday": 5})
    week = this_week([], Aim(goal=5, programmes=(first, second)), WEDNESDAY)
    assert week.asked == (MONDAY, WEDNESDAY)
    assert week.goal == 2


def test_a_week_off_has_no_adherence_and_nothing_left():
    aim = Aim(goal=3, skipped=frozenset({MONDAY}))
    week = this_week(sessions("2026-11-16"), aim, WEDNESDAY)
    assert (week.off, week.done, week.adherence, week.left, week.asked) == (True, 1, None, 0, ())


def test_the_last_seven_days_go_over_the_weekend():
    days = sessions("2026-11-11", "2026-11-12", "2026-11-15", "2026-11-15", "2026-11-18")
    shown = last_days(days, Aim(goal=5), WEDNESDAY)
    assert (shown.first, shown.last) == (date(2026, 11, 12), WEDNESDAY)
    assert (shown.done, shown.days, shown.recommended, shown.adherence) == (4, 3, 5, 80)
    assert shown.minutes == 40


def test_the_last_seven_days_hold_what_a_programme_asks_for_on_them():
    aim = Aim(goal=7, programmes=(a_programme(),))
    shown = last_days(sessions("2026-11-13"), aim, WEDNESDAY)
    assert (shown.recommended, shown.adherence) == (4, 25)  # Friday, Saturday, Monday, Wednesday


def test_days_before_a_programme_ask_for_their_part_of_the_goal_rounded_down():
    aim = Aim(goal=5, programmes=(a_programme(starts=MONDAY),))
    assert last_days([], aim, WEDNESDAY).recommended == 2 + 5 * 4 // 7


def test_days_of_a_week_off_ask_for_nothing():
    off = frozenset({MONDAY})
    assert last_days([], Aim(goal=7, skipped=off), WEDNESDAY).recommended == 4
    assert last_days([], Aim(goal=7, skipped=off), date(2026, 11, 22)).adherence is None
    with_one = Aim(goal=7, programmes=(a_programme(),), skipped=off)
    assert last_days([], with_one, WEDNESDAY).recommended == 2


def test_the_four_weeks_begin_no_sooner_than_the_person_did():
    begun = sessions("2026-11-08", "2026-11-10")
    shown = last_weeks(begun, Aim(goal=7), WEDNESDAY)
    assert (shown.first, shown.length, shown.recommended, shown.done) == (
        date(2026, 11, 8),
        11,
        11,
        2,
    )


def test_the_four_weeks_are_never_shorter_than_the_seven_days():
    for begun in ([], sessions("2026-11-17"), sessions("2026-12-24")):
        shown = last_weeks(begun, Aim(goal=3), WEDNESDAY)
        assert (shown.length, shown.recommended) == (7, 3)


def test_the_four_weeks_are_never_longer_than_that():
    shown = last_weeks(every_week(50, per_week=2), Aim(goal=2), WEDNESDAY)
    assert (shown.length, shown.recommended, shown.days_a_week) == (28, 8, 1.5)


def test_a_programme_begins_the_four_weeks_as_well():
    shown = last_weeks([], Aim(goal=3, programmes=(a_programme(),)), date(2026, 11, 22))
    assert (shown.first, shown.recommended) == (date(2026, 11, 12), 6)


def test_any_days_can_be_looked_at():
    month = span(every_week(4, per_week=3), Aim(goal=3), date(2026, 10, 19), date(2026, 11, 15))
    assert (month.done, month.recommended, month.adherence) == (12, 12, 100)


def test_a_week_off_neither_breaks_a_streak_nor_adds_to_it():
    done = sessions("2026-10-26", "2026-11-09")
    assert streak_weeks(done, Aim(goal=1), WEDNESDAY) == 1
    off = frozenset({date(2026, 11, 2)})
    assert streak_weeks(done, Aim(goal=1, skipped=off), WEDNESDAY) == 2
    more = [*done, session("2026-11-03")]
    assert streak_weeks(more, Aim(goal=1, skipped=off), WEDNESDAY) == 2


def test_a_week_off_now_keeps_the_streak_as_it_is():
    aim = Aim(goal=1, skipped=frozenset({MONDAY}))
    assert streak_weeks(sessions("2026-11-09", "2026-11-16"), aim, WEDNESDAY) == 1


def test_a_streak_of_a_programme_goes_by_its_days():
    aim = Aim(goal=9, programmes=(a_programme(),))
    done = sessions("2026-11-12", "2026-11-13", "2026-11-16", "2026-11-17", "2026-11-18")
    assert streak_weeks(done, aim, WEDNESDAY) == 1  # the week of the 9th asked for two
    assert streak_weeks([*done, session("2026-11-18")], aim, WEDNESDAY) == 2


def test_nobody_starts_with_strength():
    assert strength([], Aim(goal=3), WEDNESDAY) == 0
    assert strength(sessions("2026-12-24"), Aim(goal=3), WEDNESDAY) == 0


@pytest.mark.parametrize(("weeks", "firm"), [(1, 15), (4, 50), (8, 75), (12, 87), (52, 99)])
def test_regular_weeks_build_strength_up_over_months(weeks, firm):
    assert strength(every_week(weeks, per_week=2), Aim(goal=2), MONDAY) == firm


def test_one_missed_week_costs_at_most_a_sixth_of_the_strength():
    before = strength(every_week(12), Aim(goal=1), MONDAY)
    after = strength(every_week(12), Aim(goal=1), MONDAY + timedelta(weeks=1))
    assert (before, after) == (87, 73)
    assert after >= before * 5 / 6 - 1


def test_half_a_week_counts_half_and_more_than_the_goal_counts_no_more():
    assert strength(every_week(8, per_week=1), Aim(goal=2), MONDAY) == 37
    assert strength(every_week(8, per_week=7), Aim(goal=2), MONDAY) == 75


def test_the_current_week_only_raises_the_strength():
    done = every_week(4)
    aim = Aim(goal=1)
    on_monday = strength(done, aim, MONDAY)
    assert strength(done, aim, MONDAY + timedelta(days=6)) == on_monday
    assert strength([*done, session("2026-11-17")], aim, WEDNESDAY) > on_monday


def test_a_week_off_leaves_the_strength_as_it_is_unless_something_was_done():
    done = every_week(4)
    off = Aim(goal=1, skipped=frozenset({MONDAY}))
    later = MONDAY + timedelta(weeks=1)
    assert strength(done, off, later) == strength(done, off, MONDAY)
    assert strength([*done, session("2026-11-17")], off, later) > strength(done, off, MONDAY)


def test_what_lies_years_back_changes_nothing():
    recent = every_week(4)
    assert strength([session("1990-01-01"), *recent], Aim(goal=1), MONDAY) == 50
