"""Do the parts of the file fit together? Nothing twice, and nothing that belongs to nothing."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from datetime import date

from recommender.archive.contents import Archive
from recommender.programme import ONE_DAY

Fault = tuple[tuple[str | int, ...], str]
"""A path from the top of the file, and a sentence."""
TWICE = "this stands twice; keep one"
NO_SESSION = "there is no session of this key in the file; add it, or remove its events"
NO_PROGRAMME = "there is no programme of this key in the file; add it, or remove its days"
OUTSIDE = "this day is outside of its programme; correct one of them"
NO_MONDAY = "a week is named by its Monday; this is another day"
OUT_OF_ORDER = "events are numbered from the first to the last; put them in order"


def disagreements(archive: Archive, today: date | None) -> Iterator[Fault]:
    """What is wrong between parts that are each right, with where.

    With `today`, nothing may have been done or told after tomorrow: it is that already somewhere.
    """
    if today is not None:
        yield from _too_early(archive, today + ONE_DAY)
    yield from _twice("favourites", archive.favourites)
    yield from _twice("skipped_weeks", archive.skipped_weeks)
    yield from _twice("check_ins", (each.day for each in archive.check_ins), "day")
    yield from _twice("programmes", (each.key for each in archive.programmes), "key")
    days = ((each.programme, each.day) for each in archive.programme_days)
    yield from _twice("programme_days", days, "day")
    yield from _twice("routines", (each.id for each in archive.routines), "id")
    yield from _twice("sessions", (each.key for each in archive.sessions), "key")
    yield from _twice("events", (each.session for each in archive.events), "session")
    yield from _odd_weeks(archive)
    yield from _stray_days(archive)
    yield from _stray_events(archive)


def _twice(name: str, keys: Iterable[Hashable], key: str | None = None) -> Iterator[Fault]:
    seen = set()
    for number, each in enumerate(keys):
        if each in seen:
            yield (name, number) if key is None else (name, number, key), TWICE
        seen.add(each)


def _too_early(archive: Archive, latest: date) -> Iterator[Fault]:
    days = {
        ("check_ins", "day"): [each.day for each in archive.check_ins],
        ("routines", "told_at"): [each.told_at.date() for each in archive.routines],
        ("sessions", "day"): [each.day for each in archive.sessions],
        ("sessions", "finished_at"): [each.finished_at.date() for each in archive.sessions],
    }
    for (name, key), told in days.items():
        for number, day in enumerate(told):
            if day > latest:
                yield (name, number, key), f"{day} has not come yet; check the clock and this day"


def _odd_weeks(archive: Archive) -> Iterator[Fault]:
    for number, day in enumerate(archive.skipped_weeks):
        if day.weekday():
            yield ("skipped_weeks", number), NO_MONDAY


def _stray_days(archive: Archive) -> Iterator[Fault]:
    programmes = {each.key: each for each in archive.programmes}
    for number, each in enumerate(archive.programme_days):
        programme = programmes.get(each.programme)
        if programme is None:
            yield ("programme_days", number, "programme"), NO_PROGRAMME
        elif not programme.holds(each.day):
            yield ("programme_days", number, "day"), OUTSIDE


def _stray_events(archive: Archive) -> Iterator[Fault]:
    sessions = {each.key for each in archive.sessions}
    for number, each in enumerate(archive.events):
        if each.session not in sessions:
            yield ("events", number, "session"), NO_SESSION
        numbers = [event.seq for event in each.events]
        if numbers != sorted(set(numbers)):
            yield ("events", number, "events"), OUT_OF_ORDER
