"""How much of it has been done? Weeks, streaks and days, counted from sessions.

A session belongs to the local day stored with it. Several sessions on one day all count.
Weeks are ISO weeks, Monday to Sunday.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from statistics import fmean
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from recommender.session import Session

ONE_DAY = timedelta(days=1)
ONE_WEEK = timedelta(days=7)
HEATMAP_WEEKS = 12


class Week(BaseModel):
    """One ISO week against its goal.

    `days` counts sessions from Monday to Sunday, `minutes` are whole minutes of all sessions
    together, `region_seconds` seconds of work by region. A pain is the mean (0-10) over the
    sessions that said it, None when none did.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: date
    end: date
    goal: Annotated[int, Field(ge=1)]
    days: tuple[int, int, int, int, int, int, int]
    minutes: int
    region_seconds: Mapping[str, int]
    pain_before: float | None = None
    pain_after: float | None = None

    @property
    def done(self) -> int:
        """Sessions completed."""
        return sum(self.days)

    @property
    def adherence(self) -> int:
        """Sessions completed of those recommended, in whole percent rounded down, at most 100."""
        return min(100, 100 * self.done // self.goal)

    @property
    def left(self) -> int:
        """Sessions to go until the goal."""
        return max(0, self.goal - self.done)


def completed(sessions: Iterable[Session]) -> list[Session]:
    """Those that count: done in full, or nearly."""
    return [session for session in sessions if session.status == "completed"]


def week_of(today: date) -> tuple[date, date]:
    """The Monday and the Sunday around a day."""
    monday = today - today.weekday() * ONE_DAY
    return monday, monday + 6 * ONE_DAY


def this_week(sessions: Iterable[Session], goal: int, today: date) -> Week:
    """The week around `today`, sessions of other weeks left aside.

    Raises:
        ValueError: when the goal is below 1.
    """
    _refuse_no_goal(goal)
    start, end = week_of(today)
    within = [session for session in completed(sessions) if start <= session.day <= end]
    counts = Counter((session.day - start).days for session in within)
    monday, tuesday, wednesday, thursday, friday, saturday, sunday = (counts[n] for n in range(7))
    return Week(
        start=start,
        end=end,
        goal=goal,
        days=(monday, tuesday, wednesday, thursday, friday, saturday, sunday),
        minutes=sum(session.seconds for session in within) // 60,
        region_seconds=_by_region(within),
        pain_before=_mean([session.pain_before for session in within]),
        pain_after=_mean([session.pain_after for session in within]),
    )


def streak_weeks(sessions: Iterable[Session], goal: int, today: date) -> int:
    """Weeks in a row with at least `goal` sessions, up to the last full week.

    The current week adds one as soon as its goal is reached, and breaks nothing before.

    Raises:
        ValueError: when the goal is below 1.
    """
    _refuse_no_goal(goal)
    done = Counter(week_of(session.day)[0] for session in completed(sessions))
    monday, _ = week_of(today)
    streak = int(done[monday] >= goal)
    while done[monday := monday - ONE_WEEK] >= goal:
        streak += 1
    return streak


def heatmap(
    sessions: Iterable[Session], today: date, weeks: int = HEATMAP_WEEKS
) -> tuple[tuple[date, int], ...]:
    """Every day of the last `weeks` ISO weeks up to today, with its number of sessions.

    The current week is one of them; its days to come are left out.
    """
    done = Counter(session.day for session in completed(sessions))
    first = week_of(today)[0] - (weeks - 1) * ONE_WEEK
    days = (first + n * ONE_DAY for n in range((today - first).days + 1))
    return tuple((day, done[day]) for day in days)


def _refuse_no_goal(goal: int) -> None:
    if goal < 1:
        raise ValueError("A weekly goal is at least 1 session.")


def _by_region(sessions: Iterable[Session]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for session in sessions:
        total.update(session.region_seconds)
    return dict(sorted(total.items()))


def _mean(pains: Sequence[int | None]) -> float | None:
    said = [pain for pain in pains if pain is not None]
    return fmean(said) if said else None
