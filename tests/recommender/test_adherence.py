"""Are weeks, streaks and days counted as a person would count them?"""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender.adherence import Week, heatmap, streak_weeks, this_week, week_of
from recommender.session import Session


def session(day, seconds=600, before=None, after=None, regions=None, zone="Europe/Berlin"):
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
    )


def sessions(*days):
    return [session(day) for day in days]


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
    week = this_week(sessions("2026-12-31", "2027-01-01"), goal=3, today=date(2027, 1, 1))
    assert (week.days, week.done, week.left) == ((0, 0, 0, 1, 1, 0, 0), 2, 1)


def test_sessions_of_the_neighbouring_weeks_do_not_count():
    week = this_week(sessions("2026-11-15", "2026-11-23"), goal=3, today=date(2026, 11, 18))
    assert (week.done, week.adherence, week.left) == (0, 0, 3)


def test_two_sessions_on_one_day_count_twice():
    twice = [session("2026-11-18", seconds=300), session("2026-11-18", seconds=400)]
    week = this_week(twice, goal=3, today=date(2026, 11, 18))
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
    week = this_week(some, goal=3, today=date(2026, 11, 18))
    assert week.region_seconds == {"low-back": 30, "neck": 100}
    assert (week.pain_before, week.pain_after) == (4.5, 3.0)


def test_a_week_without_ratings_has_no_pain():
    week = this_week(sessions("2026-11-16"), goal=3, today=date(2026, 11, 18))
    assert (week.pain_before, week.pain_after) == (None, None)


def test_a_day_stays_as_stored_when_its_zone_changes_the_clock():
    # 01:30 on 25 October in Berlin comes twice, and is still the 24th in UTC.
    night = [session("2026-10-25", zone="Europe/Berlin")]
    week = this_week(night, goal=1, today=date(2026, 10, 25))
    assert week.days == (0, 0, 0, 0, 0, 0, 1)


def test_a_goal_below_one_is_refused():
    with pytest.raises(ValueError, match="at least 1"):
        this_week([], goal=0, today=date(2026, 11, 18))
    with pytest.raises(ValueError, match="at least 1"):
        streak_weeks([], goal=0, today=date(2026, 11, 18))


def test_a_streak_counts_full_weeks_and_the_open_week_does_not_break_it():
    two_weeks = sessions("2026-11-02", "2026-11-03", "2026-11-09", "2026-11-10")
    assert streak_weeks(two_weeks, goal=2, today=date(2026, 11, 18)) == 2


def test_the_open_week_adds_one_once_its_goal_is_reached():
    three_weeks = sessions("2026-11-02", "2026-11-09", "2026-11-16")
    assert streak_weeks(three_weeks, goal=1, today=date(2026, 11, 16)) == 3


def test_a_week_below_its_goal_ends_the_streak():
    with_gap = sessions("2026-10-26", "2026-11-02", "2026-11-16")
    assert streak_weeks(with_gap, goal=1, today=date(2026, 11, 18)) == 1


def test_a_streak_runs_over_a_year_of_53_weeks():
    year_end = sessions("2026-12-21", "2026-12-31", "2027-01-04")
    assert streak_weeks(year_end, goal=1, today=date(2027, 1, 4)) == 3


def test_nobody_starts_with_a_streak():
    assert streak_weeks([], goal=3, today=date(2026, 11, 18)) == 0


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
