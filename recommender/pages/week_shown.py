"""What does the week say, before any of it is drawn?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from recommender.adherence import (
    HEATMAP_WEEKS,
    Aim,
    Span,
    Week,
    heatmap,
    last_days,
    last_weeks,
    streak_weeks,
    strength,
    weeks_until,
)
from recommender.catalog.wording import day_words
from recommender.charts.side_by_side import Both
from recommender.session import Session

NOT_ASKED = "\N{EN DASH}"
"""Stands for a part of nothing, as in a week off."""


@dataclass(frozen=True)
class WeekShown:
    """The week against what was recommended, the days around it, and the twelve weeks up to it.

    `days` holds each day of the last twelve weeks with its sessions, `recent` the sessions on
    these days, `asked` the recommended days of a programme among them and this week's, `streak`
    weeks in a row. `began` is the first day with a session, None before it.
    """

    weeks: tuple[Week, ...]
    last_days: Span
    last_weeks: Span
    streak: int
    strength: int
    days: tuple[tuple[date, int], ...]
    recent: tuple[Session, ...]
    asked: tuple[date, ...]
    off: frozenset[date]
    began: date | None
    ever: int

    @property
    def week(self) -> Week:
        """The current week."""
        return self.weeks[-1]

    @property
    def span(self) -> str:
        """The days of the week in words, Monday to Sunday."""
        return f"{day_words(self.week.start)} to {day_words(self.week.end)}"

    @property
    def done(self) -> str:
        """Sessions done against the goal: `2 of 3`, and `2 (goal 1)` beyond it."""
        if self.week.off:
            return str(self.week.done)
        if self.week.done > self.week.goal:
            return f"{self.week.done} (goal {self.week.goal})"
        return f"{self.week.done} of {self.week.goal}"

    @property
    def is_young(self) -> bool:
        """Whether the first session is of this week, so that longer views say nothing more."""
        return self.began is None or self.began >= self.week.start

    @property
    def days_a_week(self) -> str:
        """Days with a session in seven, over the last four weeks."""
        return f"{self.last_weeks.days_a_week:.1f}"

    @property
    def others(self) -> str:
        """The sessions of this week that were begun and do not count, in a sentence; or nothing."""
        days = (self.week.start, self.week.end)
        within = [each.status for each in self.recent if days[0] <= each.day <= days[1]]
        partly, started = within.count("partly"), within.count("started")
        told = [f"{partly} partly done"] * bool(partly) + [f"{started} only started"] * bool(
            started
        )
        return f"Besides: {' and '.join(told)}." if told else ""

    @property
    def reached(self) -> str | None:
        """That the goal is reached, once it is."""
        return "Goal reached" if self.week.done >= self.week.goal else None

    @property
    def next_step(self) -> str:
        """What could come next, in one kind sentence."""
        left = self.week.left
        if self.week.off:
            return "A week off. Your weeks in a row stay as they are."
        if self.week.done == 0:
            return "A fresh week. Your next session can be a short one."
        if left == 0:
            return "You reached your goal for this week. Anything more is up to you."
        more = "1 more session reaches" if left == 1 else f"{left} more sessions reach"
        return f"{more} your goal for this week."

    @property
    def active_days(self) -> tuple[tuple[str, int], ...]:
        """The days with sessions and their number, the newest first."""
        return tuple((day_words(day), count) for day, count in reversed(self.days) if count)

    @property
    def both(self) -> tuple[Both, ...]:
        """Adherence and pain of each week since the first session."""
        since = [each for each in self.weeks if self.began and each.end >= self.began]
        return tuple(Both(each.start, each.adherence, each.pain_before) for each in since)

    @property
    def rated(self) -> bool:
        """Whether any recent session says how it felt."""
        return any(
            (session.pain_before, session.pain_after) != (None, None) for session in self.recent
        )


def part(percent: int | None) -> str:
    """A part in percent as it is shown."""
    return NOT_ASKED if percent is None else f"{percent} %"


def week_shown(sessions: Sequence[Session], aim: Aim, today: date) -> WeekShown:
    """What the page shows of all sessions on a day."""
    weeks = weeks_until(sessions, aim, today, HEATMAP_WEEKS)
    first = weeks[0].start
    return WeekShown(
        weeks=weeks,
        last_days=last_days(sessions, aim, today),
        last_weeks=last_weeks(sessions, aim, today),
        streak=streak_weeks(sessions, aim, today),
        strength=strength(sessions, aim, today),
        days=heatmap(sessions, today),
        recent=tuple(session for session in sessions if first <= session.day <= today),
        asked=aim.days(first, weeks[-1].end),
        off=aim.skipped,
        began=min((each.day for each in sessions if each.status == "completed"), default=None),
        ever=len(sessions),
    )
