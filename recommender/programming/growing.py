"""How much more may an exercise become from week to week? A fifth longer or one step harder.

Never both, within the same minutes: only routines that were at least as long are compared with, as
a longer one has room for more. A step is one level of intensity. What counts is the last week in
which the exercise was done, and within its first week the first day. All of this is derived: the
texts say only that beginners add little by little (NHSINFORM).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from recommender.programming.day import Slot
from recommender.programming.past import Past
from recommender.routine import Routine
from recommender.steering import Ceiling

PERCENT_A_WEEK = 20
HARDEST = 3
Dosed = tuple[int, int]
"""Seconds of work on one side, and intensity."""


def ceilings(
    past: Past, composed: Mapping[date, Routine], slot: Slot
) -> dict[str, tuple[Ceiling, ...]]:
    """What each exercise that was there before may be at most on a day."""
    before = doses_by_day(past, composed, slot)
    return {
        exercise: tuple(
            dict.fromkeys(each for dosed in _reference(days, slot.day) for each in grown(dosed))
        )
        for exercise, days in sorted(before.items())
    }


def grown(dosed: Dosed) -> tuple[Ceiling, Ceiling]:
    """The two ways in which a dose may grow within a week."""
    seconds, intensity = dosed
    longer = seconds * (100 + PERCENT_A_WEEK) // 100
    return Ceiling(work_seconds=longer, intensity=intensity), Ceiling(
        work_seconds=seconds, intensity=min(HARDEST, intensity + 1)
    )


def doses_by_day(
    past: Past, composed: Mapping[date, Routine], slot: Slot
) -> dict[str, dict[date, list[tuple[bool, Dosed]]]]:
    """Each exercise's doses before a day, and whether they were done or are still to be.

    Those of routines for fewer minutes than the day has are left out.
    """
    found: dict[str, dict[date, list[tuple[bool, Dosed]]]] = {}
    known = [(each.day, each.routine, past.counts(each)) for each in past.days]
    for when, routine, counts in [*known, *((at, each, True) for at, each in composed.items())]:
        if when < slot.day and routine.budget_seconds >= slot.minutes * 60:
            for step in routine.steps:
                dosed = (step.dose.work_seconds, step.dose.intensity)
                found.setdefault(step.exercise, {}).setdefault(when, []).append((counts, dosed))
    return found


def _reference(days: Mapping[date, list[tuple[bool, Dosed]]], day: date) -> Iterable[Dosed]:
    """The doses that growth is measured from.

    Of the last earlier week in which the exercise was done; else of this week's first day of it;
    else, when it was only ever recommended, of the first time.
    """
    monday = day - timedelta(days=day.weekday())
    done = {when: [dosed for counts, dosed in each if counts] for when, each in days.items()}
    done = {when: each for when, each in done.items() if each}
    weeks_before = [when for when in done if when < monday]
    if weeks_before:
        last = max(weeks_before)
        since = last - timedelta(days=last.weekday())
        return [dosed for when in sorted(weeks_before) if when >= since for dosed in done[when]]
    first = min(done or days)
    return done.get(first) or [dosed for _, dosed in days[first]]
