"""Is every session of random years counted once, in every time zone, whatever the clock does?

For each IANA zone sessions are drawn around the days on which its clock changes, around two turns
of the ISO year, and anywhere in twenty months of a year of its own, from 1975 on. The instants are
turned into days as the pages do it.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from random import Random
from typing import NamedTuple
from zoneinfo import ZoneInfo, available_timezones

import pytest
import streamlit as st

from recommender.adherence import (
    Aim,
    heatmap,
    last_days,
    last_weeks,
    streak_weeks,
    strength,
    this_week,
    week_of,
    weeks_until,
)
from recommender.pages import memory
from recommender.programme import WEEKDAYS, Programme
from recommender.session import Session

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
WEEKS = 92
"""Enough for the twenty months that are drawn in each zone."""
EVERY = sorted(available_timezones())
SOME = {
    "Africa/Casablanca": 2020,  # back and forth around Ramadan
    "America/Havana": 2020,  # midnight comes twice; 2020 has 53 weeks
    "America/New_York": 2019,
    "Asia/Kathmandu": 1985,  # to +05:45
    "Asia/Tehran": 2015,  # midnight is left out; 2015 has 53 weeks
    "Australia/Lord_Howe": 2026,  # half an hour; 2026 has 53 weeks
    "Europe/Berlin": 2014,
    "Pacific/Apia": 2011,  # 30 December was left out
    "Pacific/Chatham": 2003,  # +12:45
    "Pacific/Kwajalein": 1993,  # 21 August was left out
    "UTC": 2031,
}
"""Zones with something to look at, and the year in which to begin."""


class Years(NamedTuple):
    """Twenty months from June on, with two turns of the year."""

    first: datetime
    last: datetime

    @property
    def ends(self) -> tuple[datetime, ...]:
        return tuple(self.first.replace(year=self.first.year + n, month=12, day=29) for n in (0, 1))


@cache
def years(zone: str) -> Years:
    """The months to draw from, in a year that belongs to the zone."""
    begin = SOME.get(zone) or Random(zone).randrange(1975, 2036)
    return Years(datetime(begin, 6, 1, tzinfo=UTC), datetime(begin + 2, 2, 1, tzinfo=UTC))


def a_session(number: int, day: date, zone: str, moment: datetime) -> Session:
    # Not checked again: tens of thousands of them are drawn.
    return Session.model_construct(
        key=f"session-{number:05}", routine="routine-1", day=day, zone=zone, finished_at=moment,
        seconds=600, exercises=(), region_seconds={"neck": 10}, pain_before=None, pain_after=None,
        pain_next_day=None, status="completed", feeling=None, note="",
    )  # fmt: skip


@cache
def changes(zone: str) -> tuple[datetime, ...]:
    """The first hours after the clock of a zone was moved."""
    place, found, at = ZoneInfo(zone), [], years(zone).first
    while at < years(zone).last:
        if at.astimezone(place).utcoffset() != (at + 7 * DAY).astimezone(place).utcoffset():
            hours = (at + hour * HOUR for hour in range(7 * 24 + 1))
            found += [
                hour
                for hour in hours
                if (hour - HOUR).astimezone(place).utcoffset() != hour.astimezone(place).utcoffset()
            ]
        at += 7 * DAY
    return tuple(found)


def instants(zone: str, chance: Random, around: int = 3, anywhere: int = 12) -> list[datetime]:
    """Moments near the changes of the clock, near the turns of the year, and anywhere."""
    near = [
        change + chance.randint(-26 * 60, 26 * 60) * HOUR / 60
        for change in changes(zone)
        for _ in range(around)
    ]
    first, last = years(zone)
    near += [end + chance.random() * 7 * DAY for end in years(zone).ends for _ in range(around)]
    return [*near, *(first + chance.random() * (last - first) for _ in range(anywhere))]


def drawn(zone: str, chance: Random) -> list[Session]:
    place = ZoneInfo(zone)
    return [
        a_session(at, moment.astimezone(place).date(), zone, moment)
        for at, moment in enumerate(instants(zone, chance))
    ]


def a_day(zone: str, chance: Random) -> date:
    first, last = years(zone)
    return (first + chance.random() * (last - first)).date()


def a_monday(zone: str, chance: Random) -> date:
    return week_of(a_day(zone, chance))[0]


def a_programme(zone: str, chance: Random) -> Programme:
    days = chance.sample(WEEKDAYS, chance.randint(1, 7))
    starts = a_day(zone, chance)
    return Programme(
        key=f"programme-{starts}", starts=starts, weeks=chance.randint(1, 12), zone=zone,
        minutes=dict.fromkeys(days, 12), at=time(18), intake={}, told_on=starts,
        ended=starts + chance.randint(0, 60) * DAY if chance.random() < 0.5 else None,
    )  # fmt: skip


class InZone:
    """Stands in for what the browser tells."""

    def __init__(self) -> None:
        self.timezone = "UTC"


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> InZone:
    told = InZone()
    monkeypatch.setattr(st, "context", told)
    return told


def test_the_clocks_of_most_zones_stand_still_and_many_are_moved() -> None:
    moved = [zone for zone in EVERY if changes(zone)]
    assert len(EVERY) > 400
    assert 100 < len(moved) < len(EVERY)
    assert len(changes("Europe/Berlin")) == 3
    weeks = {years(zone).first.replace(month=12, day=28).isocalendar()[1] for zone in EVERY}
    assert weeks == {52, 53}
    assert changes("UTC") == ()


def test_no_session_is_lost_or_counted_twice_over_the_weeks_of_any_zone() -> None:
    chance = Random(1)
    for zone in EVERY:
        until = (years(zone).last + 2 * DAY).date()
        sessions = drawn(zone, chance)
        weeks = weeks_until(sessions, Aim(goal=3), until, WEEKS)
        assert sum(week.done for week in weeks) == len(sessions), zone
        by_day = Counter(session.day for session in sessions)
        told = {week.start + at * DAY: n for week in weeks for at, n in enumerate(week.days) if n}
        assert told == dict(by_day), zone
        calendar = dict(heatmap(sessions, until, WEEKS))
        assert calendar | by_day == calendar, zone


def test_the_same_instant_belongs_to_one_day_and_that_day_to_one_week(browser: InZone) -> None:
    chance = Random(2)
    for zone in EVERY:
        browser.timezone = zone
        for moment in instants(zone, chance, around=2, anywhere=2):
            day = memory.day_of(moment)
            elsewhere = moment.astimezone(ZoneInfo("Asia/Tokyo"))
            assert memory.day_of(elsewhere) == day, zone
            assert abs(day - moment.date()) <= DAY, zone
            monday, sunday = week_of(day)
            assert monday <= day <= sunday, zone
            assert monday.isocalendar()[:2] == day.isocalendar()[:2], zone
            week = this_week([a_session(0, day, zone, moment)], Aim(goal=1), day)
            assert (week.done, week.days[day.weekday()]) == (1, 1), zone


@pytest.mark.parametrize("zone", SOME)
def test_the_last_seven_days_are_counted_directly_on_every_day(zone: str) -> None:
    sessions = drawn(zone, Random(3))
    day = years(zone).first.date() - 2 * DAY
    while day <= years(zone).last.date() + 9 * DAY:
        within = [each for each in sessions if 0 <= (day - each.day).days < 7]
        assert last_days(sessions, Aim(goal=3), day).done == len(within), day
        day += DAY


@pytest.mark.parametrize("zone", SOME)
def test_on_a_sunday_the_last_seven_days_are_the_week(zone: str) -> None:
    chance = Random(4)
    sessions = drawn(zone, chance)
    aim = Aim(
        goal=3,
        programmes=tuple(a_programme(zone, chance) for _ in range(3)),
        skipped=frozenset(a_monday(zone, chance) for _ in range(5)),
    )
    for week in weeks_until(sessions, aim, years(zone).last.date(), WEEKS):
        rolling = last_days(sessions, aim, week.end)
        assert (rolling.done, rolling.days) == (week.done, week.active_days)
        assert rolling.recommended == (0 if week.off else week.goal)
        assert rolling.adherence == week.adherence


def test_neither_order_nor_a_clock_moved_back_and_forth_changes_what_is_counted() -> None:
    chance = Random(6)
    for zone in SOME:
        sessions = drawn(zone, chance)
        days = [a_day(zone, chance) for _ in range(4)]
        aim = Aim(goal=1, skipped=frozenset(a_monday(zone, chance) for _ in range(5)))
        first = [told_on(sessions, aim, day) for day in days]
        chance.shuffle(sessions)
        again = [told_on(sessions, aim, day) for day in reversed(days)]
        assert first == list(reversed(again)), zone


def told_on(sessions: list[Session], aim: Aim, day: date) -> tuple[object, ...]:
    return (
        this_week(sessions, aim, day),
        last_days(sessions, aim, day),
        last_weeks(sessions, aim, day),
        streak_weeks(sessions, aim, day),
        strength(sessions, aim, day),
        heatmap(sessions, day),
    )


def test_streak_and_strength_keep_within_their_bounds_whatever_is_drawn() -> None:
    chance = Random(7)
    for _ in range(400):
        zone = chance.choice(EVERY)
        sessions = chance.sample(every := drawn(zone, chance), chance.randrange(len(every)))
        skipped = frozenset(a_monday(zone, chance) for _ in range(chance.randrange(8)))
        programmes = (a_programme(zone, chance),) if chance.random() < 0.5 else ()
        aim = Aim(goal=chance.randint(1, 14), programmes=programmes, skipped=skipped)
        today = a_day(zone, chance)
        weeks = {
            week_of(session.day)[0] for session in sessions if session.day <= week_of(today)[1]
        }
        streak = streak_weeks(sessions, aim, today)
        assert 0 <= streak <= len(weeks - skipped)
        assert 0 <= strength(sessions, aim, today) <= 100
        assert (last_weeks(sessions, aim, today).adherence or 0) in range(101)


def test_another_session_lowers_nothing_and_a_week_off_breaks_nothing() -> None:
    chance = Random(8)
    for _ in range(200):
        zone = chance.choice(list(SOME))
        sessions, today = drawn(zone, chance), a_day(zone, chance)
        aim = Aim(goal=chance.randint(1, 3))
        more = [*sessions, a_session(99999, a_day(zone, chance), zone, years(zone).first)]
        assert streak_weeks(more, aim, today) >= streak_weeks(sessions, aim, today)
        if min(each.day for each in sessions) <= more[-1].day:  # else it begins sooner
            assert strength(more, aim, today) >= strength(sessions, aim, today)
        off = aim.model_copy(update={"skipped": frozenset({a_monday(zone, chance)})})
        assert streak_weeks(sessions, off, today) >= streak_weeks(sessions, aim, today) - 1
        assert strength(sessions, off, today) >= strength(sessions, aim, today)
