"""How much is recommended? The days of a programme, else the weekly goal; weeks off ask nothing."""

from __future__ import annotations

from datetime import date, timedelta

from pydantic import BaseModel, ConfigDict, field_validator

from recommender.programme import Programme, recommended

ONE_DAY, ONE_WEEK = timedelta(days=1), timedelta(weeks=1)


class Aim(BaseModel):
    """What a person aims at.

    `goal` is sessions a week, 1 or more, for the weeks that no programme reaches. `skipped` holds
    the Mondays of the weeks that the person took off.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    goal: int
    programmes: tuple[Programme, ...] = ()
    skipped: frozenset[date] = frozenset()

    @field_validator("goal")
    @classmethod
    def _asks_something(cls, goal: int) -> int:
        if goal < 1:
            raise ValueError("A weekly goal is at least 1 session.")
        return goal

    def week(self, monday: date) -> int:
        """Sessions recommended in the week from a Monday, as if it were not taken off."""
        return recommended(self.programmes, monday) or self.goal

    def is_off(self, day: date) -> bool:
        """Whether the week around a day was taken off."""
        return week_of(day)[0] in self.skipped

    def days(self, first: date, last: date) -> tuple[date, ...]:
        """The days of programmes from one day to another, without the weeks off, in order."""
        mondays = _mondays(first, last) - self.skipped
        days = {day for each in self.programmes for at in mondays for day, _ in each.days(at)}
        return tuple(sorted(day for day in days if first <= day <= last))

    def between(self, first: date, last: date) -> int:
        """Sessions recommended from one day to another, both included.

        In weeks with days of a programme these days count; elsewhere the goal counts with the part
        of the week that is within, all parts together rounded down. Weeks off count nothing.
        """
        free = {
            at
            for at in _mondays(first, last) - self.skipped
            if recommended(self.programmes, at) is None
        }
        within = ((min(last, at + 6 * ONE_DAY) - max(first, at)).days + 1 for at in free)
        return len(self.days(first, last)) + self.goal * sum(within) // 7


def week_of(today: date) -> tuple[date, date]:
    """The Monday and the Sunday around a day."""
    monday = today - today.weekday() * ONE_DAY
    return monday, monday + 6 * ONE_DAY


def _mondays(first: date, last: date) -> set[date]:
    """The Mondays of the weeks that these days touch."""
    monday = week_of(first)[0]
    return {monday + at * ONE_WEEK for at in range((last - monday).days // 7 + 1)}
