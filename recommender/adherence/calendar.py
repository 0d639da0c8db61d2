"""On which days was there a session? Every day of the last weeks, with its number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from recommender.adherence.aim import ONE_DAY, ONE_WEEK, week_of
from recommender.adherence.weeks import completed
from recommender.session import Session

HEATMAP_WEEKS = 12


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
