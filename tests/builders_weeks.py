"""Which weeks has a person behind them? Seeded sessions for the states of the Week page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from recommender.journal import Journal
from recommender.programme import Programme
from recommender.session import Session

SEED = 20261121
WEEKS_IN_A_YEAR = 52
OFF = 5
"""How many weeks before this one the person takes a week off."""
AWAY = frozenset({OFF, 17, 18, 33})
"""Weeks before this one without any session: besides, a holiday and a cold."""
USUAL_DAYS = (0, 2, 4)
PLACES = ("low-back", "buttocks", "mid-back", "back-of-thigh")


def first_session(today: date) -> tuple[Session, ...]:
    """One session, done today and rated."""
    return (_session(today, Random(SEED), before=5, after=4),)


def a_year(today: date) -> tuple[Session, ...]:
    """About three sessions a week, with gaps, and pain that slowly eases; the oldest first."""
    chance = Random(SEED)
    monday = today - timedelta(days=today.weekday())
    weeks = range(WEEKS_IN_A_YEAR - 1, -1, -1)
    days = [
        (back, monday + timedelta(days=at, weeks=-back))
        for back in weeks
        for at in _days_of_a_week(back, chance)
    ]
    return tuple(
        session
        for back, day in days
        if day <= today
        for session in _rated(day, back / WEEKS_IN_A_YEAR, chance)
    )


def a_programme(today: date, **changes: object) -> Programme:
    """Six weeks of Monday, Wednesday and Friday for a low back, begun four weeks ago."""
    parts: dict[str, object] = {
        "key": "programme-0001",
        "starts": today - timedelta(weeks=4),
        "weeks": 6,
        "minutes": {"monday": 12, "wednesday": 12, "friday": 15},
        "at": time(18, 30),
        "zone": "Europe/Warsaw",
        "intake": {"pain": {"low-back": 5}},
        "told_on": today - timedelta(weeks=4),
    }
    return Programme.model_validate({**parts, **changes})


def keep_all(journal: Journal, sessions: Iterable[Session]) -> None:
    """Puts sessions into a journal."""
    for session in sessions:
        journal.record(session)


def live_a_year(journal: Journal, today: date) -> None:
    """A year of sessions, the last weeks of it by a programme, with a week off before."""
    keep_all(journal, a_year(today))
    journal.begin_programme(a_programme(today))
    journal.skip_week(today - timedelta(days=today.weekday(), weeks=OFF), True)


def _days_of_a_week(back: int, chance: Random) -> list[int]:
    if back in AWAY:
        return []
    usual = [day for day in USUAL_DAYS if chance.random() < 0.85]
    extra = [chance.choice((1, 3, 5, 6))] if chance.random() < 0.25 else []
    return sorted({*usual, *extra})


def _rated(day: date, left: float, chance: Random) -> Iterator[Session]:
    """The session of a day, and now and then a second one."""
    before = min(10, max(1, round(2 + 4 * left + chance.gauss(0, 1))))
    after = min(10, max(0, before - chance.choice((0, 0, 1, 1, 2, 3, -1, -2))))
    if chance.random() < 0.15:
        yield _session(day, chance)
    else:
        yield _session(day, chance, before, after)
    if chance.random() < 0.04:
        yield _session(day, chance, turn=1)


def _session(
    day: date, chance: Random, before: int | None = None, after: int | None = None, turn: int = 0
) -> Session:
    minutes = chance.choice((8, 10, 12, 12, 15))
    shares = {place: chance.choice((0, 30, 60, 90)) for place in PLACES[1:]}
    return Session(
        key=f"session-{day}-{turn}",
        routine="routine-0001",
        day=day,
        zone="Europe/Warsaw",
        finished_at=datetime(day.year, day.month, day.day, 17 + turn, 30, tzinfo=UTC),
        seconds=60 * minutes,
        exercises=("cat-cow", "childs-pose"),
        region_seconds={"low-back": 20 * minutes, **{at: n for at, n in shares.items() if n}},
        pain_before=before,
        pain_after=after,
    )
