"""What was said lately of what was done, and what does the routine of today make of it?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pydantic import ValidationError

from recommender.adapting import Adaptation, adapt, gather
from recommender.catalog.loading import Catalog
from recommender.feedback import CheckIn, Feedback, SessionTold
from recommender.intake import Intake
from recommender.journal import Journal, Wish
from recommender.pages import keeping, memory
from recommender.recommending import heed
from recommender.routine import Routine
from recommender.session import NOTHING_DONE, History, Session

_GATHERED = "feedback-gathered"
LATER = "-later"
"""Ends the name of an advice that was put off for the day, and not followed."""
QUIET_DAYS = 28
"""So long an advice stays quiet that the person has followed: as long as the rules look back."""


@dataclass(frozen=True)
class Said:
    """What the journal keeps of it, but for what happened within the sessions."""

    today: date
    sessions: tuple[Session, ...] = ()
    left_out: Mapping[str, Wish] | None = None
    favourites: tuple[str, ...] = ()
    check_ins: tuple[CheckIn, ...] = ()
    hushed: Mapping[str, date] | None = None


def said(catalog: Catalog) -> Said:
    """What was said within the days that the rules look back on; nothing without a journal."""
    today = memory.today()
    since = today - timedelta(days=looks_back(catalog))
    return keeping.ask(lambda journal: read(journal, since, today), Said(today))


def looks_back(catalog: Catalog) -> int:
    """The most days that any rule of feedback looks back."""
    return max((each.numbers.get("days", 0) for each in catalog.adaptations), default=0)


def read(journal: Journal, since: date, today: date) -> Said:
    """What the journal keeps from a day on."""
    return Said(
        today=today,
        sessions=tuple(each for each in journal.sessions_since(since) if each.day <= today),
        left_out=journal.left_out(),
        favourites=journal.favourites(),
        check_ins=journal.check_ins(),
        hushed=journal.hushed(),
    )


def feedback(catalog: Catalog) -> Feedback:
    """The same as the rules read it. What happened within sessions is read when one is new."""
    now = said(catalog)
    known, found = memory.kept(_GATHERED, (None, None))
    if known != now:
        found = keeping.ask(lambda journal: gathered(journal, catalog, now), Feedback())
        memory.keep(_GATHERED, (now, found))
    told: Feedback = found
    return told


def gathered(journal: Journal, catalog: Catalog, now: Said) -> Feedback:
    """What was said, with the events of these sessions and with their routines."""
    ids = dict.fromkeys(each.routine for each in now.sessions)
    routines = {id: _routine(journal.routine(id)) for id in ids}
    told = gather(
        catalog,
        now.sessions,
        events={each.key: journal.events(each.key) for each in now.sessions},
        routines={id: routine for id, routine in routines.items() if routine is not None},
        left_out={name: _last_day(wish) for name, wish in (now.left_out or {}).items()},
        favourites=now.favourites,
        check_ins=now.check_ins,
        today=now.today,
    )
    return told.model_copy(update={"sessions": _telling(told.sessions)})


def _routine(document: str | None) -> Routine | None:
    """A kept routine; None when it is gone, or of a version that cannot be read."""
    try:
        return None if document is None else Routine.model_validate_json(document)
    except ValidationError:
        return None


def _last_day(wish: Wish) -> date | None:
    return date.fromisoformat(wish.until) if wish.until else None


def _telling(sessions: Sequence[SessionTold]) -> tuple[SessionTold, ...]:
    """Those of which anything is known: one that was opened and left again says nothing."""
    return tuple(
        each
        for each in sessions
        if each.exercises or each.hurt or each.already or each.feeling or each.pain_after
    )


def adaptation(catalog: Catalog, intake: Intake | None = None) -> Adaptation:
    """What the next routine of today heeds of the feedback."""
    return adapt(catalog, feedback(catalog), memory.today(), intake)


def heeded(catalog: Catalog, intake: Intake) -> tuple[Intake, History]:
    """The answers and what went before, as feedback changes them today; both for `recommend`."""
    told, history = heed(catalog, intake, feedback(catalog), memory.today())
    quiet = followed(catalog)
    adapted = tuple(each for each in history.steering.adapted if each.rule not in quiet)
    steering = history.steering.model_copy(update={"adapted": adapted})
    return told, done_lately().steered(steering)


def done_lately() -> History:
    """What was done lately, as the solver needs it; nothing when the journal cannot be used."""
    return keeping.ask(lambda journal: journal.history(), NOTHING_DONE)


def followed(catalog: Catalog) -> frozenset[str]:
    """The rules whose advice the person has followed lately, or set aside today."""
    now = said(catalog)
    quiet = {"": QUIET_DAYS, LATER: 1}
    return frozenset(
        rule
        for name, day in (now.hushed or {}).items()
        for rule, suffix in [_named(name)]
        if (now.today - day).days < quiet[suffix]
    )


def _named(name: str) -> tuple[str, str]:
    """An advice by its rule, and whether it was only put off."""
    put_off = name.endswith(LATER)
    return (name.removesuffix(LATER), LATER) if put_off else (name, "")
