"""What does the week say, before any of it is drawn?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from recommender.adherence import Week, heatmap, streak_weeks, this_week
from recommender.catalog.wording import day_words
from recommender.session import Session


@dataclass(frozen=True)
class WeekShown:
    """The week against its goal, and the twelve weeks around it.

    `days` holds each day of the last twelve weeks with its sessions, `recent` the sessions on
    these days, `streak` weeks in a row.
    """

    week: Week
    streak: int
    days: tuple[tuple[date, int], ...]
    recent: tuple[Session, ...]
    ever: int

    @property
    def span(self) -> str:
        """The days of the week in words, Monday to Sunday."""
        return f"{day_words(self.week.start)} to {day_words(self.week.end)}"

    @property
    def done(self) -> str:
        """Sessions done against the goal: `2 of 3`, and `2 (goal 1)` beyond it."""
        if self.week.done > self.week.goal:
            return f"{self.week.done} (goal {self.week.goal})"
        return f"{self.week.done} of {self.week.goal}"

    @property
    def adherence(self) -> str:
        """The part of the goal that is done, to the nearest percent and at most 100."""
        done, goal = min(self.week.done, self.week.goal), self.week.goal
        return f"{(200 * done + goal) // (2 * goal)} %"

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
        return None if self.week.left else "Goal reached"

    @property
    def next_step(self) -> str:
        """What could come next, in one kind sentence."""
        left = self.week.left
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
    def rated(self) -> bool:
        """Whether any recent session says how it felt."""
        return any(
            (session.pain_before, session.pain_after) != (None, None) for session in self.recent
        )


def week_shown(sessions: Sequence[Session], goal: int, today: date) -> WeekShown:
    """What the page shows of all sessions on a day; `goal` is sessions a week, 1 or more."""
    days = heatmap(sessions, today)
    first = days[0][0]
    return WeekShown(
        week=this_week(sessions, goal, today),
        streak=streak_weeks(sessions, goal, today),
        days=days,
        recent=tuple(session for session in sessions if first <= session.day <= today),
        ever=len(sessions),
    )
