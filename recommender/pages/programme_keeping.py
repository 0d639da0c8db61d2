"""How is a composed week kept, and how is a change to it taken back?"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from recommender.journal import Journal
from recommender.pages import keeping, memory
from recommender.pages.programme_past import Newest
from recommender.programme import ONE_WEEK, Programme, ProgrammeDay
from recommender.programming import ComposedWeek

_UNDO = "programme-undo"
JUST_BEFORE = timedelta(seconds=1)
"""What a programme made of answers is never newer than the answers themselves."""
NO_DAYS: frozenset[date] = frozenset()
NONE_KEPT: tuple[ProgrammeDay, ...] = ()


@dataclass(frozen=True)
class Undo:
    """What was changed, in a sentence, and the days of that week as they were before."""

    sentence: str
    programme: str
    monday: date
    days: tuple[ProgrammeDay, ...]


def begin_with(programme: Programme, week: ComposedWeek, told: Newest | None) -> bool:
    """Begins a programme with its first week; beginning it twice is beginning it once."""

    def begun(journal: Journal) -> None:
        days = _remembered(journal, programme, week, told)
        journal.begin_programme(programme.model_copy(update={"core": week.core}))
        journal.set_programme_days(programme.key, days)

    memory.let_go(_UNDO)
    return keeping.do(begun)


def keep_week(
    programme: Programme,
    week: ComposedWeek,
    told: Newest | None,
    *,
    drop: Collection[date] = NO_DAYS,
    sentence: str = "",
) -> bool:
    """Keeps the composed days, and forgets those to drop; with a sentence it can be undone."""
    before = keeping.ask(lambda journal: of_week(journal, programme.key, week.monday), NONE_KEPT)

    def kept(journal: Journal) -> None:
        days = _remembered(journal, programme, week, told)
        if week.core:
            journal.set_core(programme.key, week.core)
        journal.set_programme_days(programme.key, days)
        journal.drop_programme_days(programme.key, sorted(drop))

    done = keeping.do(kept)
    memory.let_go(_UNDO)
    if done and sentence:
        memory.keep(_UNDO, Undo(sentence, programme.key, week.monday, before))
    return done


def undoable() -> Undo | None:
    """What was changed last in this tab and can be taken back."""
    undo: Undo | None = memory.kept(_UNDO)
    return undo


def undo(change: Undo) -> None:
    """Puts the days of a week back as they were."""

    def undone(journal: Journal) -> None:
        there = {each.day for each in change.days}
        now = of_week(journal, change.programme, change.monday)
        journal.set_programme_days(change.programme, change.days)
        journal.drop_programme_days(
            change.programme, [each.day for each in now if each.day not in there]
        )

    if keeping.do(undone):
        memory.let_go(_UNDO)


def of_week(journal: Journal, programme: str, monday: date) -> tuple[ProgrammeDay, ...]:
    """The days of a programme that have a routine in the week from a Monday."""
    days = journal.programme_days(programme)
    return tuple(each for each in days if monday <= each.day < monday + ONE_WEEK)


def _remembered(
    journal: Journal, programme: Programme, week: ComposedWeek, told: Newest | None
) -> list[ProgrammeDay]:
    moment = _just_before(programme, told)
    return [
        ProgrammeDay(
            programme=programme.key,
            day=each.day,
            minutes=each.minutes,
            kind=each.kind,
            routine=journal.remember(each.routine.as_json(), moment),
        )
        for each in week.days
    ]


def _just_before(programme: Programme, told: Newest | None) -> datetime:
    """The moment under which routines are kept: their answers were told by then, not after."""
    if told is not None:
        return told.told_at - JUST_BEFORE
    return datetime.combine(programme.told_on, time(), UTC)
