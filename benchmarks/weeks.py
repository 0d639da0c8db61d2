"""What comes of composing a programme's first two weeks and a later one? Composed and counted.

The checks here share no code with what composes: doses are compared again, neighbours again.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from benchmarks.stacked import Stacked, most_together
from recommender.auditing import audit
from recommender.catalog.loading import Catalog, catalog_folder
from recommender.programme import Programme
from recommender.programming import ComposedWeek, Earlier, Past, compose_week, is_hard, worked
from recommender.programming.day import Slot, intake_of
from recommender.programming.steered import history_of
from recommender.recommending import recommend
from recommender.routine import Routine
from recommender.screening import screen
from recommender.session import History, Performed
from recommender.solver import Problem, pose

LATER_WEEK = 5
LIMIT = 60.0
"""Deterministic time for a certificate."""
ONE_DAY, ONE_WEEK = timedelta(days=1), timedelta(weeks=1)


@dataclass(frozen=True)
class Measured:
    """One week of one programme, its past, its faults, and what the days could give at most.

    `most` is None when nothing is missing.
    """

    programme: Programme
    number: int
    week: ComposedWeek
    past: Past
    cpu: float
    faults: tuple[str, ...]
    most: Stacked | None = None

    @property
    def missing(self) -> int:
        """Seconds that the week lacks, all places together."""
        had = self.week.had
        return sum(max(0, wished - had.get(at, 0)) for at, wished in self.week.target.items())

    @property
    def least_missing(self) -> int:
        """Seconds that any week of these days lacks at least, as proven."""
        if self.most is None:
            return 0
        return max(0, sum(self.week.target.values()) - self.most.bound)


def measured(catalog: Catalog, programme: Programme) -> Iterator[Measured]:
    """The first two weeks, all done, and a later one, with the answers given anew."""
    past = Past(today=programme.starts)
    numbers = sorted({min(each, programme.weeks) for each in (1, 2, LATER_WEEK)})
    for number in numbers:
        monday = programme.first_monday + (number - 1) * ONE_WEEK
        past = replace(past, today=max(monday, programme.starts))
        if number > 1:
            programme = programme.model_copy(update={"told_on": monday})
        began = time.process_time()
        week = compose_week(catalog, programme, monday, past)
        spent = time.process_time() - began
        programme = programme.model_copy(update={"core": week.core})
        faults = tuple(_faults(catalog, programme, week, past))
        found = Measured(programme, number, week, past, spent, faults)
        yield replace(found, most=_most(catalog, found)) if found.missing else found
        past = _after(catalog, past, week)


def _after(catalog: Catalog, past: Past, week: ComposedWeek) -> Past:
    """The past with a week that was done in full."""
    days = [Earlier(each.day, each.routine, worked(catalog, each.routine)) for each in week.days]
    done = [Performed(day=each.day, exercises=_names(each.routine)) for each in week.days]
    history = History(performed=(*past.history.performed, *done))
    return replace(past, days=(*past.days, *days), history=history)


def _names(routine: Routine) -> tuple[str, ...]:
    return tuple(step.exercise for step in routine.steps)


def problems(
    catalog: Catalog, programme: Programme, week: ComposedWeek, past: Past
) -> list[Problem]:
    """The questions of the days as they stood before any of them: only earlier weeks bend them."""
    asked = []
    for each in week.days:
        slot = Slot(each.day, each.minutes)
        intake = intake_of(catalog, programme, slot, past)
        history = history_of(past, {}, slot, (), {})
        lighter = history.steering.model_copy(
            update={"everywhere": past.history.steering.everywhere}
        )
        asked.append(
            pose(catalog, intake, screen(catalog, intake), history.steered(lighter)).problem
        )
    return asked


def _most(catalog: Catalog, found: Measured) -> Stacked:
    asked = problems(catalog, found.programme, found.week, found.past)
    kept = [each.routine for each in found.week.days]
    old = {step.exercise for each in found.past.days for step in each.routine.steps}
    return most_together(asked, kept, old, found.week.target, LIMIT)


def _faults(
    catalog: Catalog, programme: Programme, week: ComposedWeek, past: Past
) -> Iterator[str]:
    """Whatever a week must not have, each as a sentence."""
    if len(week.days) != len(programme.days(week.monday)) and week.asks is None:
        yield f"{week.monday}: a day has no routine"
    for each in week.days:
        told = intake_of(catalog, programme, Slot(each.day, each.minutes), past)
        if audit(
            catalog_folder(), told.model_dump(mode="json"), json.loads(each.routine.as_json())
        ):
            yield f"{each.day}: the audit finds a fault"
        if each.routine.seconds > each.minutes * 60:
            yield f"{each.day}: too long"
    if week.days and not 2 <= len(week.core) <= 4:
        yield f"{week.monday}: a core of {len(week.core)}"
    told_short = {each.region for each in week.shortfalls}
    short = {at for at, wished in week.target.items() if week.had.get(at, 0) < wished}
    if week.asks is None and told_short != short:
        yield f"{week.monday}: the shortfall is not told"
    done = {each.day: each.routine for each in past.days}
    routines = {**done, **{each.day: each.routine for each in week.days}}
    yield from hard_neighbours(routines, week.monday)
    yield from grown_too_fast(routines, week.monday)


def hard_neighbours(routines: Mapping[date, Routine], monday: date) -> Iterator[str]:
    """Hard days right after hard ones, from a Monday on."""
    for day in sorted(routines):
        before = routines.get(day - ONE_DAY)
        if day >= monday and before and is_hard(before) and is_hard(routines[day]):
            yield f"{day}: hard as the day before"


def grown_too_fast(routines: Mapping[date, Routine], monday: date) -> Iterator[str]:
    """Doses against those of the last week that had the exercise, else of its first day.

    Only routines at least as long are compared with.
    """
    for day in sorted(each for each in routines if each >= monday):
        for step in routines[day].steps:
            now = (step.dose.work_seconds, step.dose.intensity)
            known = _known(routines, step.exercise, day, monday)
            if known and not any(_follows(now, each) for each in known):
                yield f"{day}: {step.exercise} grew from {known} to {now}"


def _known(
    routines: Mapping[date, Routine], exercise: str, day: date, monday: date
) -> list[tuple[int, int]]:
    days = {
        when: (step.dose.work_seconds, step.dose.intensity)
        for when in sorted(routines)
        if when < day and routines[when].budget_seconds >= routines[day].budget_seconds
        for step in routines[when].steps
        if step.exercise == exercise
    }
    old = [when for when in days if when < monday]
    if old:
        since = max(old) - max(old).weekday() * ONE_DAY
        return [days[when] for when in old if when >= since]
    return [days[min(days)]] if days else []


def _follows(now: tuple[int, int], before: tuple[int, int]) -> bool:
    longer, harder = now[0] > before[0], now[1] > before[1]
    if longer and harder:
        return False
    return 5 * now[0] <= 6 * before[0] and now[1] <= before[1] + 1


def new_share(week: ComposedWeek) -> list[float]:
    """For each day after the first, the share of its exercises that the day before has not."""
    names = [set(_names(each.routine)) for each in week.days]
    return [len(now - before) / len(now) for before, now in pairwise(names)]


def core_share(week: ComposedWeek) -> list[float]:
    """For each day, the share of the core that it has."""
    names = [set(_names(each.routine)) for each in week.days]
    return [len(now & set(week.core)) / len(week.core) for now in names]


def ends_early(catalog: Catalog, found: Measured) -> tuple[int, int]:
    """How many days end early that could be filled, and how many of the others earlier than alone.

    Alone is with the same answers, and without anything that the week asks of the day.
    """
    could, sooner = 0, 0
    for each in found.week.days:
        if each.routine.seconds < each.routine.budget_seconds:
            told = intake_of(catalog, found.programme, Slot(each.day, each.minutes), found.past)
            alone = recommend(catalog, told)
            longest = alone.seconds if isinstance(alone, Routine) else 0
            could += longest == each.routine.budget_seconds
            sooner += each.routine.seconds < longest < each.routine.budget_seconds
    return could, sooner
