"""How do the days of a programme come into a calendar?

One event for each chosen weekday, every week, at the same local time whatever the clocks do.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event

from recommender.catalog.loading import Catalog
from recommender.catalog.wording import day_words, listed
from recommender.exports.local_time import exists, local, timezone, zone_called
from recommender.programme import ONE_WEEK, WEEKDAYS, Programme, Weekday


@dataclass(frozen=True)
class Wording:
    """What an event says: its title, and below it more, or nothing."""

    title: str
    more: str = ""


def programme_ics(
    catalog: Catalog,
    programme: Programme,
    made_at: datetime,
    alarm_minutes: int | None = None,
    discreet: bool = True,
) -> bytes:
    """The days of a programme as an iCalendar file (RFC 5545).

    Importing a later file changes the events of an earlier one, because the names of the events
    stay. A weekday that a stopped programme has no more is cancelled. A local time that the clocks
    jump over becomes an event of its own, moved by the jump; `jumps` says so. Same programme, words
    and moment, same bytes.

    Args:
        catalog: names the exercises.
        programme: which days, at what time, in which zone.
        made_at: the moment of making, with its zone.
        alarm_minutes: how long before each event a reminder is shown; None for none.
        discreet: whether the words keep to themselves that it is about a back.

    Raises:
        UnknownZone: when nobody knows the programme's zone.
        ValueError: when an alarm is to come after the beginning.
    """
    if alarm_minutes is not None and alarm_minutes < 0:
        raise ValueError("An alarm comes before the session: choose 0 minutes or more.")
    zone = zone_called(programme.zone)
    calendar = Calendar()
    calendar.add("PRODID", "-//Limber//Limber//EN")
    calendar.add("VERSION", "2.0")
    calendar.add("X-WR-CALNAME", "Limber")
    calendar.add_component(timezone(zone, programme.starts, _as_chosen(programme).last))
    for weekday in programme.minutes:
        words = _wording(catalog, programme, weekday, discreet)
        for event in _events(programme, weekday, zone, words):
            event.add("DTSTAMP", made_at.astimezone(UTC))
            if alarm_minutes is not None and "STATUS" not in event:
                event.add_component(_alarm(words, alarm_minutes))
            calendar.add_component(event)
    return bytes(calendar.to_ical())


def jumps(programme: Programme) -> tuple[str, ...]:
    """A sentence for each day on which the clocks jump over the time of the programme.

    Raises:
        UnknownZone: when nobody knows the programme's zone.
    """
    zone = zone_called(programme.zone)
    days = sorted(day for each in programme.minutes for day in _days(programme, each))
    return tuple(_jump(day, programme, zone) for day in days if not exists(day, programme.at, zone))


def _jump(day: date, programme: Programme, zone: ZoneInfo) -> str:
    moved = local(day, programme.at, zone)
    return (
        f"On {day_words(day)} the clocks jump over {programme.at:%H:%M}; "
        f"the calendar says {moved:%H:%M} on that day."
    )


def _as_chosen(programme: Programme) -> Programme:
    """As it was before anybody stopped it."""
    return programme.model_copy(update={"ended": None})


def _days(programme: Programme, weekday: Weekday) -> list[date]:
    """The days of a programme on one weekday."""
    mondays = (programme.first_monday + at * ONE_WEEK for at in range(programme.weeks))
    return [
        day
        for monday in mondays
        for day, _ in programme.days(monday)
        if day.weekday() == WEEKDAYS.index(weekday)
    ]


def _events(
    programme: Programme, weekday: Weekday, zone: ZoneInfo, words: Wording
) -> Iterator[Event]:
    """The series of a weekday, and an event for each of its days whose time does not exist.

    All that were ever in a file are in every later one, so that what ended is taken back.
    """
    chosen, left = _days(_as_chosen(programme), weekday), _days(programme, weekday)
    odd = [day for day in chosen if not exists(day, programme.at, zone)]
    usual = [day for day in chosen if day not in odd]
    if usual:
        yield _series(programme, weekday, [day for day in usual if day in left] or usual[:1], words)
    for day in odd:
        more = "\n".join(filter(None, [words.more, _jump(day, programme, zone)]))
        yield _event(programme, weekday, day, Wording(words.title, more), name=day.isoformat())


def _series(programme: Programme, weekday: Weekday, days: Sequence[date], words: Wording) -> Event:
    """One event that comes back every week on these days, all of which have the time."""
    event = _event(programme, weekday, days[0], words)
    zone = zone_called(programme.zone)
    if len(days) > 1:
        until = local(days[-1], programme.at, zone).astimezone(UTC)
        event.add("RRULE", {"FREQ": "WEEKLY", "UNTIL": until, "BYDAY": weekday[:2].upper()})
    for day in _days(programme, weekday):
        if days[0] < day < days[-1] and day not in days:
            event.add("EXDATE", datetime.combine(day, programme.at, zone))
    return event


def _event(
    programme: Programme, weekday: Weekday, day: date, words: Wording, name: str = ""
) -> Event:
    """One event, private and shown as free time; its name stays the same in every file."""
    event = Event()
    if day > programme.last:
        event.add("STATUS", "CANCELLED")
    event.add("UID", str(uuid5(NAMESPACE_URL, f"limber:{programme.key}:{weekday}:{name}")))
    event.add("SEQUENCE", 0 if programme.ended is None else 1)
    event.add("DTSTART", local(day, programme.at, zone_called(programme.zone)))
    event.add("DURATION", timedelta(minutes=programme.minutes[weekday]))
    event.add("SUMMARY", words.title)
    if words.more:
        event.add("DESCRIPTION", words.more)
    event.add("CLASS", "PRIVATE")
    event.add("TRANSP", "TRANSPARENT")
    return event


def _alarm(words: Wording, minutes: int) -> Alarm:
    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", words.title)
    alarm.add("TRIGGER", -timedelta(minutes=minutes))
    return alarm


def _wording(catalog: Catalog, programme: Programme, weekday: Weekday, discreet: bool) -> Wording:
    minutes = f"{programme.minutes[weekday]} minutes"
    if discreet:
        return Wording(f"Limber: {minutes}")
    names = [catalog.exercise(each).name for each in programme.core if catalog.has(each)]
    more = f"What comes back from day to day: {listed(names)}." if names else ""
    return Wording(f"Back stretches with Limber: {minutes}", _visible(more))


def _visible(text: str) -> str:
    """Without control characters, which no calendar file may hold."""
    return "".join(each for each in text if unicodedata.category(each) not in ("Cc", "Cs"))
