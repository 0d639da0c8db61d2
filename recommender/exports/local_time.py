"""When do the clocks of a zone change, and what does a local time mean on such a day?

icalendar 7.3 can write time zones, but lets summer time begin an hour late there: at the first new
time instead of the last old one, in which RFC 5545, 3.6.5, counts. So they are written here.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

ONE_DAY, ONE_SECOND = timedelta(days=1), timedelta(seconds=1)


class UnknownZone(ValueError):
    """A time zone that nobody here knows; the text is a sentence for the person."""


def zone_called(name: str) -> ZoneInfo:
    """The time zone of this IANA name.

    Raises:
        UnknownZone: when there is none.
    """
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise UnknownZone(
            f"The time zone {name!r} is not known here. Choose another, such as Europe/Berlin."
        ) from None


def local(day: date, at: time, zone: ZoneInfo) -> datetime:
    """A local time on a day; one that comes twice is the first of the two.

    One that the clocks jump over is counted from the time before the jump (RFC 5545, 3.3.5): 2:30
    becomes 3:30 where an hour is left out. Where that would be the next day, as in Nuuk, it is
    counted from the time after it: 23:30 becomes 22:30.
    """
    later, earlier = (_shown(day, at, zone, fold) for fold in (0, 1))
    return later if later.date() == day else earlier


def _shown(day: date, at: time, zone: ZoneInfo, fold: int) -> datetime:
    told = datetime.combine(day, at.replace(tzinfo=None, fold=fold), zone)
    return told.astimezone(UTC).astimezone(zone)


def exists(day: date, at: time, zone: ZoneInfo) -> bool:
    """Whether the clocks show this time on this day."""
    return local(day, at, zone).replace(tzinfo=None) == datetime.combine(day, at.replace(fold=0))


def timezone(zone: ZoneInfo, first: date, last: date) -> Timezone:
    """The zone as it is from a first day to a last, for a calendar that knows no zones."""
    start, end = (
        datetime.combine(day, time(), UTC) for day in (first - ONE_DAY, last + 2 * ONE_DAY)
    )
    written = Timezone()
    written.add("TZID", zone.key)
    written.add_component(_observed(start.astimezone(zone), start.astimezone(zone)))
    for before, after in _changes(start, end, zone):
        written.add_component(_observed(before, after))
    return written


def _changes(start: datetime, end: datetime, zone: ZoneInfo) -> Iterator[tuple[datetime, datetime]]:
    """The moments at which the clocks change, each as shown without and with the change."""
    while start < end:
        if _offset(start, zone) != _offset(start + ONE_DAY, zone):
            now = _change(start, zone)
            before = (now - ONE_SECOND).astimezone(zone) + ONE_SECOND
            yield before, now.astimezone(zone)
        start += ONE_DAY


def _change(start: datetime, zone: ZoneInfo) -> datetime:
    """The first second of the new offset within the day from a moment on."""
    low, high = 0, ONE_DAY // ONE_SECOND
    while high - low > 1:
        middle = (low + high) // 2
        same = _offset(start + middle * ONE_SECOND, zone) == _offset(start, zone)
        low, high = (middle, high) if same else (low, middle)
    return start + high * ONE_SECOND


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta | None:
    return moment.astimezone(zone).utcoffset()


def _observed(before: datetime, after: datetime) -> TimezoneStandard | TimezoneDaylight:
    """What holds from a moment on."""
    part = TimezoneDaylight() if after.dst() else TimezoneStandard()
    part.add("DTSTART", before.replace(tzinfo=None, fold=0))
    part.add("TZNAME", after.tzname())
    part.add("TZOFFSETFROM", before.utcoffset())
    part.add("TZOFFSETTO", after.utcoffset())
    return part
