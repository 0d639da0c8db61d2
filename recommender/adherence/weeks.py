"""How did a week go? One ISO week, Monday to Sunday, against what was recommended in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from statistics import fmean
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from recommender.adherence.aim import ONE_DAY, ONE_WEEK, Aim, week_of
from recommender.adherence.shares import percent
from recommender.session import Session


class Week(BaseModel):
    """One ISO week against its goal.

    `goal` is the number of sessions recommended, `asked` the days of a programme among the seven,
    `off` that the person took the week off. `days` counts sessions from Monday to Sunday, `minutes`
    are whole minutes of all sessions together, `region_seconds` seconds of work by region. A pain
    is the mean (0-10) over the sessions that said it, None when none did.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: date
    end: date
    goal: Annotated[int, Field(ge=1)]
    asked: tuple[date, ...] = ()
    off: bool = False
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
    def active_days(self) -> int:
        """Days with a session."""
        return sum(count > 0 for count in self.days)

    @property
    def adherence(self) -> int | None:
        """Sessions completed of those recommended, in percent; None in a week off."""
        return None if self.off else percent(self.done, self.goal)

    @property
    def left(self) -> int:
        """Sessions to go until the goal; none in a week off."""
        return 0 if self.off else max(0, self.goal - self.done)


def completed(sessions: Iterable[Session]) -> list[Session]:
    """Those that count: done in full, or nearly."""
    return [session for session in sessions if session.status == "completed"]


def this_week(sessions: Iterable[Session], aim: Aim, today: date) -> Week:
    """The week around `today`, sessions of other weeks left aside."""
    return weeks_until(sessions, aim, today, 1)[0]


def weeks_until(sessions: Iterable[Session], aim: Aim, today: date, count: int) -> tuple[Week, ...]:
    """The last `count` weeks, the oldest first and the one around `today` last."""
    by_week: dict[date, list[Session]] = defaultdict(list)
    for session in completed(sessions):
        by_week[week_of(session.day)[0]].append(session)
    this_monday, _ = week_of(today)
    mondays = [this_monday - back * ONE_WEEK for back in reversed(range(count))]
    return tuple(_week(by_week.get(monday, []), aim, monday) for monday in mondays)


def _week(within: Sequence[Session], aim: Aim, start: date) -> Week:
    end = start + 6 * ONE_DAY
    counts = Counter((session.day - start).days for session in within)
    monday, tuesday, wednesday, thursday, friday, saturday, sunday = (counts[n] for n in range(7))
    return Week(
        start=start,
        end=end,
        goal=aim.week(start),
        asked=aim.days(start, end),
        off=aim.is_off(start),
        days=(monday, tuesday, wednesday, thursday, friday, saturday, sunday),
        minutes=sum(session.seconds for session in within) // 60,
        region_seconds=_by_region(within),
        pain_before=_mean([session.pain_before for session in within]),
        pain_after=_mean([session.pain_after for session in within]),
    )


def _by_region(sessions: Iterable[Session]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for session in sessions:
        total.update(session.region_seconds)
    return dict(sorted(total.items()))


def _mean(pains: Sequence[int | None]) -> float | None:
    said = [pain for pain in pains if pain is not None]
    return fmean(said) if said else None
