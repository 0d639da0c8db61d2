"""Which session does a press of "Mark as done" make? The same press never makes two."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date, datetime

from recommender.catalog.loading import Catalog
from recommender.charts.coverage import coverage_rows
from recommender.routine import Routine
from recommender.session import Session

MOST_A_DAY = 50


def performance_key(routine: str, day: date, turn: int) -> str:
    """Names the `turn`-th performance (from 0) of a routine on a day.

    It is made of nothing but what two clicks and two tabs share, so that both name the same
    session. A further performance on the same day has to be asked for, and is the next turn.
    """
    told = f"{routine}|{day.isoformat()}|{turn}"
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def turns_done(routine: str, day: date, is_recorded: Callable[[str], bool]) -> int:
    """How often a routine was marked done on a day."""
    for turn in range(MOST_A_DAY):
        if not is_recorded(performance_key(routine, day, turn)):
            return turn
    return MOST_A_DAY


def session_of(
    catalog: Catalog,
    routine: Routine,
    *,
    id: str,
    key: str,
    day: date,
    zone: str,
    finished_at: datetime,
    pains: tuple[int | None, int | None],
) -> Session:
    """The session of a routine that was done in full; `pains` are before and after, 0-10.

    A region gains the seconds of the steps that are made mainly for it, as in the chart.
    """
    before, after = pains
    gained = {row.region: row.mainly for row in coverage_rows(catalog, routine) if row.mainly}
    return Session(
        key=key,
        routine=id,
        day=day,
        zone=zone,
        finished_at=finished_at,
        seconds=routine.seconds,
        exercises=tuple(step.exercise for step in routine.steps),
        region_seconds=gained,
        pain_before=before,
        pain_after=after,
    )
