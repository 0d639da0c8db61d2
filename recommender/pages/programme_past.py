"""What does the next week of a programme stand on? The newest answers, and what went before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from pydantic import ValidationError

from recommender.catalog.loading import Catalog
from recommender.intake import BadIntake, Intake, check_intake
from recommender.journal import Journal
from recommender.pages import feedback_today, keeping, memory
from recommender.programme import Programme, ProgrammeDay
from recommender.programming import Past, earlier
from recommender.routine import Routine
from recommender.session import Session

LOOKS_BACK = timedelta(weeks=8)
"""How far back sessions and days are read: growth looks at the last week that was done."""
HEALTH = ("concerns", "pregnancy_week", "worse_when", "can_use_floor")
OWN_OF_A_DAY = {"minutes", "red_flags"}
WAKING = "just-woke-up"


@dataclass(frozen=True)
class Newest:
    """The answers told last, the moment, the local day, and what feedback had left out then."""

    intake: Intake
    told_at: datetime
    day: date
    rested: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Known:
    """What the journal holds around a programme: its days, the last sessions, their routines."""

    days: tuple[ProgrammeDay, ...] = ()
    sessions: tuple[Session, ...] = ()
    routines: Mapping[str, Routine] | None = None


def newest() -> Newest | None:
    """The answers that were told last; None before the first, or when they cannot be read."""
    kept = keeping.ask(lambda journal: journal.told_last(), None)
    if kept is None:
        return None
    try:
        routine = Routine.model_validate_json(kept.document)
        told = check_intake(dict(routine.intake))
    except (ValidationError, BadIntake):
        return None
    adapted = routine.steering.adapted if routine.steering else ()
    rested = frozenset(each.exercise for each in adapted if each.exercise)
    return Newest(told, kept.told_at, memory.day_of(kept.told_at), rested)


def as_told(told: Newest) -> dict[str, Any]:
    """The answers as a programme keeps them, without what was left out for that day alone."""
    no_wishes: Mapping[str, object] = {}
    fleeting = {*keeping.ask(lambda journal: journal.left_out(), no_wishes), *told.rested}
    answers = told.intake.model_copy(
        update={
            "excluded": tuple(each for each in told.intake.excluded if each not in fleeting),
            "facts": tuple(each for each in told.intake.facts if each != WAKING),
        }
    )
    return answers.model_dump(mode="json", exclude=OWN_OF_A_DAY)


def in_force(programme: Programme, told: Newest | None) -> Programme:
    """The programme with what was told last about health; its places and things stay its own."""
    if told is None or told.day < programme.told_on:
        return programme
    now = told.intake.model_dump(mode="json")
    health = {name: now[name] for name in HEALTH}
    facts = [fact for fact in now["facts"] if fact != WAKING]
    intake = {**programme.intake, **health, "facts": facts}
    return programme.model_copy(update={"intake": intake, "told_on": told.day})


def answers_differ(programme: Programme, told: Newest | None) -> bool:
    """Whether something else was told since, so that the days to come may follow older answers."""
    if told is None or told.day < programme.told_on:
        return False
    before = _compared({**programme.intake, "minutes": told.intake.minutes})
    return before != _compared(told.intake.model_dump(mode="json"))


def _compared(intake: Mapping[str, Any]) -> dict[str, Any]:
    """What counts as an answer here: not the minutes, nor the wishes for single exercises."""
    told = check_intake({**intake, "red_flags": []}).model_dump(mode="json")
    facts = [fact for fact in told["facts"] if fact != WAKING]
    others = {"minutes", "excluded", "locked", "red_flags"}
    return {**{name: told[name] for name in told if name not in others}, "facts": facts}


def answers_of(programme: Programme) -> Intake:
    """The answers of a programme, with the minutes of its shortest day.

    Raises:
        BadIntake: when they cannot be read.
    """
    return check_intake({**programme.intake, "minutes": min(programme.minutes.values())})


def known(programme: Programme) -> Known:
    """What the journal holds around a programme; nothing when it cannot be used."""
    since = memory.today() - LOOKS_BACK
    return keeping.ask(lambda journal: _known(journal, programme, since), Known(routines={}))


def _known(journal: Journal, programme: Programme, since: date) -> Known:
    programmes = [each for each in journal.programmes() if each.last >= since]
    keys = dict.fromkeys([*(each.key for each in programmes), programme.key])
    days = [day for key in keys for day in journal.programme_days(key) if day.day >= since]
    sessions = journal.sessions_since(since)
    return Known(tuple(days), sessions, _routines(journal, days, sessions))


def _routines(
    journal: Journal, days: Iterable[ProgrammeDay], sessions: Iterable[Session]
) -> dict[str, Routine]:
    ids = dict.fromkeys([*(each.routine for each in days), *(each.routine for each in sessions)])
    found = {id: read(journal.routine(id)) for id in ids}
    return {id: routine for id, routine in found.items() if routine is not None}


def read(document: str | None) -> Routine | None:
    """A kept routine; None when it is gone, or of a version that cannot be read."""
    if document is None:
        return None
    try:
        return Routine.model_validate_json(document)
    except ValidationError:
        return None


def past_of(catalog: Catalog, programme: Programme) -> Past:
    """What is known when days of a programme are composed, with what feedback asks of them."""
    around, today = known(programme), memory.today()
    routines = around.routines or {}
    return Past(
        today=today,
        days=earlier(catalog, around.days, around.sessions, routines),
        feedback=feedback_today.feedback(catalog),
    )
