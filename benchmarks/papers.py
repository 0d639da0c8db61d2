"""How long do the printed sheets take to make, and how large are they?"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import partial
from statistics import median
from time import process_time

from pypdf import PdfReader

from recommender.catalog.checks import open_catalog
from recommender.catalog.loading import Catalog
from recommender.catalog.pictures import load_pictures
from recommender.exports import (
    Day,
    Drawn,
    Formed,
    Week,
    report_pdf,
    routine_pdf,
    week_pdf,
)
from recommender.figures.drawing import Room
from recommender.figures.figure import belly_of, figure
from recommender.intake import Intake
from recommender.recommending import recommend
from recommender.reporting import PARTS, Record, report
from recommender.routine import Routine
from recommender.session import LONGEST_NOTE, Event, Session

MADE_ON = date(2026, 11, 23)
TIMES = 5
"""How often each document is made; the median is told."""
AT_HAND = ("cushion", "chair", "wall", "strap")
SESSIONS = 500


def main() -> None:
    """Prints CPU seconds, kilobytes and pages."""
    catalog = open_catalog()
    for minutes in (12, 60):
        week = Week(tuple(_days(catalog, minutes)))
        told = f"week of 7 x {minutes} min, {len(week.numbers)} exercises"
        pictures = _pictures(catalog, week)
        _measure(told, partial(week_pdf, catalog, week, MADE_ON, pictures))
    _measure_routine(catalog, week.days[0].routine, pictures)
    _measure_report(catalog, week.days[0].routine)


def _days(catalog: Catalog, minutes: int) -> Iterator[Day]:
    """Seven routines that have as little as possible in common: the most to print."""
    used: list[str] = []
    for at in range(7):
        routine = _routine(catalog, minutes, used) or _routine(catalog, minutes, [])
        if routine is None:
            raise SystemExit(f"nobody gets a routine of {minutes} minutes")
        used += [step.exercise for step in routine.steps]
        yield Day(MADE_ON + at * timedelta(days=1), routine)


def _routine(catalog: Catalog, minutes: int, used: list[str]) -> Routine | None:
    pain = dict.fromkeys((region.id for region in catalog.regions), 5)
    told = Intake(
        minutes=minutes, pain=pain, equipment=AT_HAND, excluded=tuple(dict.fromkeys(used))
    )
    found = recommend(catalog, told)
    filled = isinstance(found, Routine) and found.seconds == found.budget_seconds
    return found if isinstance(found, Routine) and filled else None


def _pictures(catalog: Catalog, week: Week) -> Mapping[Formed, Drawn]:
    told = load_pictures()
    colours = {each.id: each.colour for each in catalog.regions}
    drawn = {
        each: figure(told, *each, belly_of(catalog.exercise(each[0]), each[1]))
        for each in week.numbers
    }
    room = Room(least=60)
    return {each: (f.told.alt, f.still("print", colours, room)) for each, f in drawn.items()}


def _measure_routine(catalog: Catalog, routine: Routine, pictures: Mapping[Formed, Drawn]) -> None:
    drawn = [pictures[step.exercise, step.adjustments] for step in routine.steps]
    told = f"routine of 60 min, {len(routine.steps)} exercises"
    _measure(told, lambda: routine_pdf(catalog, routine, MADE_ON, drawn))


def _measure_report(catalog: Catalog, routine: Routine) -> None:
    """Of more than a month can hold, each session with the longest note of one word."""
    sessions = [_session(at, routine) for at in range(SESSIONS)]
    hurt = Event(seq=1, at=datetime.now(UTC), kind="hurt", step=0, pain=5)
    record = Record(sessions, {each.key: [hurt] for each in sessions}, {"routine-1": routine})
    told = report(record, PARTS, MADE_ON)
    _measure(f"report of {SESSIONS} sessions", lambda: report_pdf(catalog, told, MADE_ON))


def _session(at: int, routine: Routine) -> Session:
    return Session(
        key=f"session-{at:04}",
        routine="routine-1",
        day=MADE_ON - at % 30 * timedelta(days=1),
        zone="UTC",
        finished_at=datetime(2026, 11, 23, 8, tzinfo=UTC),
        seconds=routine.seconds,
        exercises=(),
        region_seconds={},
        pain_before=at % 11,
        pain_after=at % 7,
        note="W" * LONGEST_NOTE,
    )


def _measure(told: str, made: Callable[[], bytes]) -> None:
    spent = []
    for _ in range(TIMES):
        began = process_time()
        document = made()
        spent.append(process_time() - began)
    pages = len(PdfReader(io.BytesIO(document)).pages)
    print(
        f"{told}: {median(spent):.2f} CPU s (at most {max(spent):.2f}), "
        f"{len(document) / 1000:.0f} kB, {pages} pages"
    )


if __name__ == "__main__":
    main()
