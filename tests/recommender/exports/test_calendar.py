"""Does a calendar show every chosen day of a programme once, at the local time that was chosen?

Files are read back with icalendar and expanded here in two ways: as RFC 5545 asks, where a time
that the clocks jump over is no part of a series, and as many calendars do, where it is.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from unicodedata import category
from zoneinfo import ZoneInfo, available_timezones

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar, Component

from recommender.exports import UnknownZone, jumps, programme_ics
from recommender.programme import ONE_WEEK, WEEKDAYS, Programme
from tests.builders_documents import a_small_catalog, an_exercise
from tests.builders_papers import NASTY

MADE_AT = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)
MONDAY = date(2026, 3, 2)
CHANGES = {
    "Europe/Berlin": (date(2026, 3, 29), date(2026, 10, 25)),
    "America/New_York": (date(2026, 3, 8), date(2026, 11, 1)),
    "Australia/Lord_Howe": (date(2026, 4, 5), date(2026, 10, 4)),
    "Pacific/Chatham": (date(2026, 4, 5), date(2026, 9, 27)),
    "Asia/Kolkata": (date(2026, 3, 29), date(2026, 10, 25)),
}
"""The days in 2026 on which the clocks change; in Kolkata they never do."""
AROUND = [(zone, day) for zone, days in CHANGES.items() for day in days]
JUMPING = (
    "Africa/Cairo",  # at midnight
    "Africa/Casablanca",  # around Ramadan
    "America/Nuuk",  # in the last hour of a day
    "America/Santiago",
    "Antarctica/Troll",  # two hours
    "Australia/Lord_Howe",  # half an hour
    "Europe/Dublin",
)
FORWARD = ("Europe/Berlin", date(2026, 3, 29), time(2, 30), time(3, 30))


def a_programme(**changes: Any) -> Programme:
    parts: dict[str, Any] = {
        "key": "programme-1",
        "starts": MONDAY,
        "weeks": 4,
        "minutes": {"monday": 12, "wednesday": 20, "sunday": 5},
        "at": time(7, 15),
        "zone": "Europe/Berlin",
        "intake": {},
        "told_on": MONDAY,
        "core": ("cat-cow",),
    }
    return Programme(**{**parts, **changes})


def written(programme: Programme, **options: Any) -> bytes:
    return programme_ics(a_small_catalog(), programme, MADE_AT, **options)


def events(programme: Programme, **options: Any) -> list[Component]:
    return list(Calendar.from_ical(written(programme, **options)).walk("VEVENT"))


def zone_of(programme: Programme) -> Any:
    """The zone as the file itself tells it, for a reader that knows none."""
    (told,) = Calendar.from_ical(written(programme)).walk("VTIMEZONE")
    return told.to_tz(lookup_tzid=False)  # type: ignore[attr-defined]


def jumped_over(moment: datetime, zone: ZoneInfo) -> bool:
    there = moment.replace(tzinfo=zone)
    return there.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != moment


def expanded(programme: Programme, strict: bool) -> list[tuple[datetime, int]]:
    """The local beginnings that a calendar shows, each with its minutes."""
    shown = [
        (start, event["DURATION"].dt // timedelta(minutes=1))
        for event in events(programme)
        if event.get("STATUS") != "CANCELLED"
        for start in starts(event, ZoneInfo(programme.zone), strict)
    ]
    return sorted(shown)


def starts(event: Component, zone: ZoneInfo, strict: bool) -> Iterator[datetime]:
    first = event["DTSTART"].dt.replace(tzinfo=None)
    if "RRULE" not in event:
        yield first
        return
    rule = event["RRULE"]
    until = rule["UNTIL"][0].astimezone(zone).replace(tzinfo=None)
    told = event.get("EXDATE", [])
    left_out = [
        each.dt.replace(tzinfo=None)
        for part in (told if isinstance(told, list) else [told])
        for each in part.dts
    ]
    for moment in rrulestr(f"FREQ=WEEKLY;BYDAY={rule['BYDAY'][0]}", dtstart=first):
        if moment > until:
            return
        if moment not in left_out and not (strict and jumped_over(moment, zone)):
            yield moment


def chosen(programme: Programme) -> list[tuple[date, int]]:
    weeks = range(programme.weeks)
    return [each for at in weeks for each in programme.days(programme.first_monday + at * ONE_WEEK)]


@pytest.mark.parametrize("strict", [True, False])
@pytest.mark.parametrize(("zone", "change"), AROUND)
def test_the_local_time_stays_across_a_change_of_the_clocks(
    zone: str, change: date, strict: bool
) -> None:
    programme = a_programme(
        zone=zone, starts=change - timedelta(days=16), weeks=5, minutes=dict.fromkeys(WEEKDAYS, 9)
    )
    shown = expanded(programme, strict)
    assert [start.date() for start, _ in shown] == [day for day, _ in chosen(programme)]
    assert {start.time() for start, _ in shown} == {time(7, 15)}
    assert shown[0][0].date() < change < shown[-1][0].date()


@pytest.mark.parametrize("at", [time(1, 15), time(2, 15), time(2, 45), time(3, 15), time(7)])
@pytest.mark.parametrize(("zone", "change"), AROUND)
def test_the_file_alone_tells_when_the_clocks_change(zone: str, change: date, at: time) -> None:
    told = zone_of(a_programme(zone=zone, starts=change - timedelta(days=16), weeks=5))
    for days in range(-15, 15):
        moment = datetime.combine(change + timedelta(days=days), at)
        if not jumped_over(moment, ZoneInfo(zone)):
            there = moment.replace(tzinfo=ZoneInfo(zone)).utcoffset()
            assert (moment, moment.replace(tzinfo=told).utcoffset()) == (moment, there)


def test_a_file_that_begins_at_a_change_of_the_clocks_tells_what_holds_after_it() -> None:
    programme = a_programme(zone="Asia/Beirut", starts=date(2026, 3, 30))  # changed at midnight
    moment = datetime(2026, 4, 1, 7)
    there = moment.replace(tzinfo=ZoneInfo("Asia/Beirut")).utcoffset()
    assert moment.replace(tzinfo=zone_of(programme)).utcoffset() == there == timedelta(hours=3)


@pytest.mark.parametrize("seed", range(40))
def test_every_chosen_day_comes_exactly_once_in_any_programme(seed: int) -> None:
    chance = random.Random(seed)
    programme = a_programme(
        starts=MONDAY + timedelta(days=chance.randrange(365)),
        weeks=chance.randint(1, 12),
        minutes={
            day: chance.randint(3, 60) for day in chance.sample(WEEKDAYS, chance.randint(1, 7))
        },
        at=time(chance.randrange(24), chance.choice([0, 15, 30, 45])),
        zone=chance.choice(sorted(available_timezones())),
    )
    for strict in (True, False):
        shown = [(start.date(), minutes) for start, minutes in expanded(programme, strict)]
        assert shown == chosen(programme)


def gap_of(zone: ZoneInfo) -> datetime | None:
    """A local time in 2026 that the clocks of a zone jump over."""
    quarters = (datetime(2026, 1, 1, 0, 15) + at * timedelta(minutes=30) for at in range(365 * 48))
    return next((each for each in quarters if jumped_over(each, zone)), None)


@pytest.mark.parametrize("zone", JUMPING)
def test_no_day_is_lost_or_twice_where_the_clocks_jump_over_its_time(zone: str) -> None:
    gap = gap_of(ZoneInfo(zone))
    assert gap is not None
    programme = a_programme(
        zone=zone,
        at=gap.time(),
        starts=gap.date() - timedelta(days=9),
        minutes=dict.fromkeys(WEEKDAYS, 9),
    )
    for strict in (True, False):
        assert [start.date() for start, _ in expanded(programme, strict)] == [
            day for day, _ in chosen(programme)
        ]
    assert len(jumps(programme)) == 1


def test_a_programme_that_starts_in_the_middle_of_a_week_has_no_day_before() -> None:
    shown = expanded(a_programme(starts=date(2026, 3, 5), weeks=2), strict=True)
    assert [(start.day, minutes) for start, minutes in shown] == [
        (8, 5),
        (9, 12),
        (11, 20),
        (15, 5),
    ]


@pytest.mark.parametrize("strict", [True, False])
def test_a_time_that_the_clocks_jump_over_moves_by_the_jump(strict: bool) -> None:
    zone, day, at, moved = FORWARD
    programme = a_programme(zone=zone, at=at, starts=date(2026, 3, 16), minutes={"sunday": 12})
    shown = [start for start, _ in expanded(programme, strict)]
    assert [start.date() for start in shown] == [each for each, _ in chosen(programme)]
    assert {start.date(): start.time() for start in shown} == {
        each: moved if each == day else at for each, _ in chosen(programme)
    }


def test_a_jump_is_told() -> None:
    zone, _, at, _ = FORWARD
    programme = a_programme(zone=zone, at=at)
    (sentence,) = jumps(programme)
    assert sentence == (
        "On 29 March 2026 the clocks jump over 02:30; the calendar says 03:30 on that day."
    )
    told = [str(event.get("DESCRIPTION", "")) for event in events(programme)]
    assert told.count(sentence) == 1
    assert jumps(a_programme()) == ()


def test_a_jump_at_the_end_of_a_day_stays_on_that_day() -> None:
    programme = a_programme(zone="America/Nuuk", at=time(23, 30), minutes={"saturday": 12})
    assert jumps(programme) == (
        "On 28 March 2026 the clocks jump over 23:30; the calendar says 22:30 on that day.",
    )


def test_a_jump_on_the_only_day_leaves_one_event() -> None:
    zone, day, at, _ = FORWARD
    programme = a_programme(zone=zone, at=at, starts=day, weeks=1, minutes={"sunday": 12})
    (event,) = events(programme)
    assert event["DTSTART"].dt == datetime(2026, 3, 29, 3, 30, tzinfo=ZoneInfo(zone))


def test_a_time_that_comes_twice_is_the_first_of_the_two() -> None:
    programme = a_programme(
        at=time(2, 30), starts=date(2026, 10, 25), weeks=1, minutes={"sunday": 12}
    )
    (event,) = events(programme)
    assert event["DTSTART"].dt.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_stopped_programme_ends() -> None:
    stopped = a_programme(ended=date(2026, 3, 11))
    shown = [start.date() for start, _ in expanded(stopped, strict=True)]
    assert shown == [date(2026, 3, 2), date(2026, 3, 4), date(2026, 3, 8), date(2026, 3, 9)]


def test_what_a_stopped_programme_has_no_more_is_taken_back() -> None:
    before = a_programme(at=time(2, 30))
    after = before.model_copy(update={"ended": date(2026, 3, 3)})
    first, second = ({str(event["UID"]): event for event in events(p)} for p in (before, after))
    assert first.keys() == second.keys()
    gone = [event for event in second.values() if event.get("STATUS") == "CANCELLED"]
    assert len(gone) == len(second) - 1
    assert all("RRULE" not in event for event in gone)
    assert all(event["SEQUENCE"] > first[uid]["SEQUENCE"] for uid, event in second.items())


def test_importing_again_changes_the_same_events() -> None:
    uids = [str(event["UID"]) for event in events(a_programme())]
    assert len(set(uids)) == len(uids) == 3
    again = events(a_programme(), alarm_minutes=5, discreet=False)
    assert [str(event["UID"]) for event in again] == uids
    other = {str(event["UID"]) for event in events(a_programme(key="programme-2"))}
    assert other.isdisjoint(uids)


def test_the_same_programme_and_moment_give_the_same_bytes() -> None:
    assert written(a_programme()) == written(a_programme())


def test_the_words_keep_what_it_is_about_to_themselves() -> None:
    said = written(a_programme(), alarm_minutes=10).decode().lower()
    assert "summary:limber: 12 minutes" in said
    assert not [word for word in ("back", "stretch", "pain", "cat-cow") if word in said]
    assert said.count("class:private") == 3


def test_who_wants_to_is_told_more() -> None:
    (event, *_) = events(a_programme(), discreet=False)
    assert event["SUMMARY"] == "Back stretches with Limber: 12 minutes"
    assert event["DESCRIPTION"] == "What comes back from day to day: Cat-cow."


def test_without_a_core_nothing_is_said_of_one() -> None:
    (event, *_) = events(a_programme(core=("gone-from-the-catalog",)), discreet=False)
    assert "DESCRIPTION" not in event


@pytest.mark.parametrize("minutes", [0, 10, 1440])
def test_an_alarm_comes_so_many_minutes_before(minutes: int) -> None:
    for event in events(a_programme(), alarm_minutes=minutes):
        (alarm,) = event.walk("VALARM")
        assert (alarm["ACTION"], alarm["DESCRIPTION"]) == ("DISPLAY", event["SUMMARY"])
        assert alarm["TRIGGER"].dt == -timedelta(minutes=minutes)


def test_nobody_is_alarmed_without_asking_nor_for_what_is_cancelled() -> None:
    assert b"VALARM" not in written(a_programme())
    assert b"VALARM" not in written(a_programme(ended=MONDAY), alarm_minutes=10)


def test_an_alarm_after_the_beginning_is_refused() -> None:
    with pytest.raises(ValueError, match="choose 0 minutes or more"):
        written(a_programme(), alarm_minutes=-1)


@pytest.mark.parametrize("zone", ["Middle/Earth", "Europe", "../UTC", "a\r\nb", "\x00", "/UTC"])
def test_a_zone_that_nobody_knows_is_told(zone: str) -> None:
    with pytest.raises(UnknownZone, match="is not known here"):
        written(a_programme(zone=zone))


def test_a_moment_in_any_zone_is_written_in_utc() -> None:
    there = MADE_AT.astimezone(ZoneInfo("Asia/Kolkata"))
    assert b"DTSTAMP:20260301T123000Z" in programme_ics(a_small_catalog(), a_programme(), there)


@pytest.mark.parametrize("kind", NASTY)
def test_no_text_adds_anything_to_the_file(kind: str) -> None:
    catalog = a_small_catalog(exercises=(an_exercise(id="cat-cow", name=NASTY[kind]),))
    programme = a_programme(key=NASTY[kind].encode(errors="replace").decode()[:64])
    document = programme_ics(catalog, programme, MADE_AT, 10, discreet=False)
    calendar = Calendar.from_ical(document)
    assert len(list(calendar.walk("VEVENT"))) == len(list(calendar.walk("VALARM"))) == 3
    assert not [each for each in document if each < 32 and each not in b"\r\n"]
    assert all(len(line) <= 75 for line in document.split(b"\r\n"))
    (event, *_) = calendar.walk("VEVENT")
    shown = "".join(each for each in NASTY[kind] if category(each) not in ("Cc", "Cs"))
    assert event["DESCRIPTION"] == f"What comes back from day to day: {shown}."
