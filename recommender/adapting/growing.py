"""How far may a dose go, after what was done lately? A fifth more in a week, or one level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recommender.adapting.ceilings import Ceilings, pruned
from recommender.adapting.looking_back import Case, Once
from recommender.feedback import DoseDone
from recommender.steering import Ceiling

HIGHEST = 3
"""The highest intensity that there is."""


def grown(case: Case, exercise: str, *, may_grow: bool, opened: int | None) -> Ceilings:
    """The ceilings over what was done of an exercise lately; none where nothing is known of it.

    What was done a week ago and earlier may grow when `may_grow`; what was done in the session
    number `opened` may grow at once.
    """
    if case.catalog.exercise(exercise).role != "movement":
        return ()
    rule = case.catalog.adaptation("growth").numbers
    reached: list[Ceiling] = []
    for once, done in _comparable(case, case.times(exercise), rule["days"]):
        a_week = (case.today - once.day).days >= rule["week_days"]
        grows = may_grow and (a_week or once.at == opened)
        reached += _from(done, rule["percent"] * grows, rule["levels"] * grows)
    return pruned(reached)


def _comparable(case: Case, times: Sequence[Once], days: int) -> Iterator[tuple[Once, DoseDone]]:
    """What was done lately without having to stop, in a routine at least as long as today's."""
    minutes = case.intake.minutes if case.intake is not None else 0
    for once in times:
        as_long = once.minutes is None or once.minutes >= minutes
        if as_long and once.dose and once.answer != "stop" and case.within(once.day, days):
            yield once, once.dose


def _from(done: DoseDone, percent: int, levels: int) -> Iterator[Ceiling]:
    """The dose itself, a longer one, and a harder one; never longer and harder at once."""
    work, level = done.work_seconds, done.intensity
    yield Ceiling(work_seconds=work, intensity=level)
    if percent:
        yield Ceiling(work_seconds=work * (100 + percent) // 100, intensity=level)
    if levels:
        yield Ceiling(work_seconds=work, intensity=min(HIGHEST, level + levels))
