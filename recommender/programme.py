"""What is recommended over the weeks? Which days, how many minutes, and the routine of each day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time, timedelta
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
Kind = Literal["usual", "made-up", "travel"]
"""As chosen; made up for a missed day; without floor or equipment, for a day away."""
Minutes = Annotated[int, Field(ge=3, le=60)]
Key = Annotated[str, Field(min_length=8, max_length=64)]
MOST_WEEKS = 12
TRAVEL_MINUTES = 5
ONE_DAY, ONE_WEEK = timedelta(days=1), timedelta(weeks=1)


class Programme(BaseModel):
    """Weeks of routines. `minutes` holds the chosen weekdays, in the order of the week.

    Week 1 is the calendar week around `starts`, without the days before it. `at` is the local time
    in `zone` (an IANA name) for the calendar, `just_woke_up` that it is within the first hour of
    the day. `intake` are the answers of the day `told_on`, without minutes and without those about
    red flags. `core` are the exercises that stay from day to day. `ended` is the first day on which
    a programme that was stopped recommends nothing more.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: Key
    starts: date
    weeks: Annotated[int, Field(ge=1, le=MOST_WEEKS)]
    minutes: Annotated[dict[Weekday, Minutes], Field(min_length=1)]
    at: time
    zone: Annotated[str, Field(min_length=1, max_length=64)]
    just_woke_up: bool = False
    intake: dict[str, Any]
    told_on: date
    core: tuple[str, ...] = ()
    ended: date | None = None

    @property
    def first_monday(self) -> date:
        """The Monday of week 1."""
        return self.starts - self.starts.weekday() * ONE_DAY

    @property
    def last(self) -> date:
        """The last day that belongs to it, a Sunday unless it was stopped."""
        end = self.first_monday + self.weeks * ONE_WEEK - ONE_DAY
        return end if self.ended is None else min(end, self.ended - ONE_DAY)

    def days(self, monday: date) -> tuple[tuple[date, int], ...]:
        """The recommended days of the week from a Monday, each with its minutes."""
        week = [(monday + at * ONE_DAY, name) for at, name in enumerate(WEEKDAYS)]
        return tuple(
            (day, self.minutes[name])
            for day, name in week
            if name in self.minutes and self.starts <= day <= self.last
        )

    def week(self, day: date) -> int | None:
        """Which week of the programme a day is in, from 1; None outside of it."""
        if not self.starts <= day <= self.last:
            return None
        return (day - self.first_monday).days // 7 + 1


class ProgrammeDay(BaseModel):
    """The routine of one day of a programme; `routine` is its id in the journal."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    programme: Key
    day: date
    minutes: Minutes
    kind: Kind = "usual"
    routine: Key


def recommended(programmes: Iterable[Programme], monday: date) -> int | None:
    """Sessions that programmes recommend in the week from a Monday; None when none reaches it."""
    reaching = [
        each for each in programmes if each.starts <= monday + 6 * ONE_DAY and monday <= each.last
    ]
    days = {day for each in reaching for day, _ in each.days(monday)}
    return len(days) or None
