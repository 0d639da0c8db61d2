"""What does a week of a programme look like, before any of it is drawn?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from recommender.adherence import week_of
from recommender.catalog.loading import Catalog
from recommender.catalog.wording import counted, day_and_month
from recommender.pages.programme_past import Known, answers_of
from recommender.programme import ONE_DAY, ONE_WEEK, WEEKDAYS, Kind, Programme, ProgrammeDay
from recommender.programming import (
    Past,
    Shortfall,
    earlier,
    is_hard,
    shortfalls,
    weekly_target,
    worked,
)
from recommender.programming.dose import summed
from recommender.routine import Routine
from recommender.screening import screen
from recommender.session import Session

State = Literal["done", "partly", "today", "to-come", "open"]
STATES: Mapping[State, str] = {
    "done": "Done",
    "partly": "Partly done",
    "today": "Today",
    "to-come": "To come",
    "open": "Open",
}
KINDS: Mapping[Kind, str] = {"usual": "", "made-up": "moved here", "travel": "travel day"}


@dataclass(frozen=True)
class DayShown:
    """A day of the week: its routine by id, None without one, and how far it has come."""

    day: date
    minutes: int
    kind: Kind
    state: State
    routine: str | None
    exercises: tuple[str, ...] = ()
    hard: bool = False

    @property
    def name(self) -> str:
        """Weekday and date: `Monday 23 November`."""
        return f"{WEEKDAYS[self.day.weekday()].capitalize()} {day_and_month(self.day)}"

    @property
    def length(self) -> str:
        """Its minutes, and what is special about it."""
        parts = [counted(self.minutes, "minute"), KINDS[self.kind]]
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True)
class ProgrammeShown:
    """A week of a programme; `number` counts it from 1.

    `left` are sessions that this week still has room for.
    """

    programme: Programme
    monday: date
    number: int
    days: tuple[DayShown, ...]
    left: int

    @property
    def title(self) -> str:
        """Which week of how many."""
        return f"Week {self.number} of {self.programme.weeks}"

    def of(self, state: State) -> tuple[DayShown, ...]:
        """The days in a state."""
        return tuple(each for each in self.days if each.state == state)

    @property
    def today(self) -> DayShown | None:
        """The day that is today, when a session is recommended on it and not done."""
        return next(iter(self.of("today")), None)

    @property
    def core(self) -> frozenset[str]:
        """What comes back from day to day."""
        return frozenset(self.programme.core)


def programme_shown(programme: Programme, around: Known, today: date) -> ProgrammeShown:
    """The week around today, or the first one of a programme that is about to start."""
    monday, _ = week_of(max(today, programme.starts))
    own = {each.day: each for each in around.days if each.programme == programme.key}
    recommended = dict(programme.days(monday))
    week = [monday + at * ONE_DAY for at in range(7)]
    there = [day for day in week if day in own or day in recommended]
    days = tuple(_day(day, own.get(day), recommended, around, today) for day in there)
    shown = tuple(each for each in days if _belongs(each, recommended))
    done = {
        each.day for each in _completed(around.sessions) if monday <= each.day < monday + ONE_WEEK
    }
    return ProgrammeShown(
        programme=programme,
        monday=monday,
        number=(monday - programme.first_monday).days // 7 + 1,
        days=shown,
        left=max(0, len(recommended) - len(done)),
    )


def _belongs(day: DayShown, recommended: Mapping[date, int]) -> bool:
    """A day that a session was moved to and nothing came of is over without a trace."""
    return day.day in recommended or day.state != "open"


def _day(
    day: date,
    own: ProgrammeDay | None,
    recommended: Mapping[date, int],
    around: Known,
    today: date,
) -> DayShown:
    routine = (around.routines or {}).get(own.routine) if own else None
    return DayShown(
        day=day,
        minutes=own.minutes if own else recommended[day],
        kind=own.kind if own else "usual",
        state=_state(day, around.sessions, today),
        routine=own.routine if own and routine else None,
        exercises=_done_on(day, around.sessions) or _of(routine),
        hard=routine is not None and is_hard(routine),
    )


def _done_on(day: date, sessions: Sequence[Session]) -> tuple[str, ...]:
    """What was done on a day, whatever was recommended; empty when nothing was finished."""
    return next((each.exercises for each in _completed(sessions) if each.day == day), ())


def _of(routine: Routine | None) -> tuple[str, ...]:
    return tuple(step.exercise for step in routine.steps) if routine else ()


def _state(day: date, sessions: Sequence[Session], today: date) -> State:
    that_day = {each.status for each in sessions if each.day == day}
    if "completed" in that_day:
        return "done"
    if day > today:
        return "to-come"
    if day == today:
        return "today"
    return "partly" if "partly" in that_day else "open"


def _completed(sessions: Sequence[Session]) -> Iterator[Session]:
    return (each for each in sessions if each.status == "completed")


def short_of(
    catalog: Catalog, programme: Programme, around: Known, monday: date, today: date
) -> tuple[Shortfall, ...]:
    """What a composed week gives less of than is aimed at; nothing where a day has no routine."""
    own = [each for each in around.days if each.programme == programme.key]
    with_routine = {each.day for each in own}
    if any(day >= today and day not in with_routine for day, _ in programme.days(monday)):
        return ()
    days = earlier(catalog, own, around.sessions, around.routines or {})
    past = Past(today=today, days=days)
    week = [each for each in days if monday <= each.day < monday + ONE_WEEK and past.counts(each)]
    had = summed(worked(catalog, e.routine) if e.done is None else e.done for e in week)
    screening = screen(catalog, answers_of(programme))
    days_a_week = len(programme.minutes)
    return shortfalls(catalog, weekly_target(programme, monday), had, screening, days_a_week)


def routines_of(shown: ProgrammeShown, around: Known) -> tuple[tuple[DayShown, Routine], ...]:
    """The days that have a routine, each with it."""
    kept = around.routines or {}
    return tuple((each, kept[each.routine]) for each in shown.days if each.routine)
