"""How did the last days go, whatever the weekday? Seven days, and four weeks, up to today."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pydantic import BaseModel, ConfigDict

from recommender.adherence.aim import ONE_DAY, Aim
from recommender.adherence.shares import percent
from recommender.adherence.weeks import completed
from recommender.session import Session

LAST_DAYS = 7
LAST_WEEKS = 4
"""Weeks of the longer view: a ratio over four weeks is steadier than one over a week; derived."""


class Span(BaseModel):
    """Some days in a row, both ends included, against what was recommended on them.

    `days` are days with a session, `minutes` whole minutes of all sessions together.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    first: date
    last: date
    done: int
    recommended: int
    days: int
    minutes: int

    @property
    def length(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @property
    def adherence(self) -> int | None:
        """Sessions completed of those recommended, in percent; None when none was."""
        return percent(self.done, self.recommended)

    @property
    def days_a_week(self) -> float:
        """Days with a session in seven, on average."""
        return 7 * self.days / self.length


def span(sessions: Iterable[Session], aim: Aim, first: date, last: date) -> Span:
    """What was done from one day to another, and what was recommended; `first` is not the later."""
    within = [session for session in completed(sessions) if first <= session.day <= last]
    return Span(
        first=first,
        last=last,
        done=len(within),
        recommended=aim.between(first, last),
        days=len({session.day for session in within}),
        minutes=sum(session.seconds for session in within) // 60,
    )


def last_days(sessions: Iterable[Session], aim: Aim, today: date, days: int = LAST_DAYS) -> Span:
    """The last seven days, today among them."""
    return span(sessions, aim, today - (days - 1) * ONE_DAY, today)


def last_weeks(sessions: Iterable[Session], aim: Aim, today: date, weeks: int = LAST_WEEKS) -> Span:
    """The last four weeks up to today, or as much of them as lies after the beginning.

    It begins with the first session or programme; the last seven days are always within.
    """
    told = tuple(sessions)
    begun = [session.day for session in completed(told)]
    begun += [programme.starts for programme in aim.programmes]
    latest = today - (LAST_DAYS - 1) * ONE_DAY
    earliest = today - (weeks * 7 - 1) * ONE_DAY
    first = max(earliest, min([*begun, latest]))
    return span(told, aim, first, today)
