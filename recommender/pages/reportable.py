"""What is known of a person that a report may tell? Gathered from the journal, for 30 days."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from pydantic import ValidationError

from recommender.adherence import Aim, weeks_until
from recommender.journal import Journal, Kept
from recommender.pages.wished import still_out
from recommender.reporting import Record
from recommender.reporting.report import DAYS
from recommender.routine import Routine
from recommender.session import Event, Session

WEEKS = DAYS // 7 + 2
"""Calendar weeks that thirty days can touch."""


def record_of(journal: Journal, today: date) -> Record:
    """What a report may tell of the days up to today.

    Raises:
        JournalUnusable: when the journal cannot be used.
    """
    sessions = journal.sessions_since(today - timedelta(weeks=WEEKS))
    events = {each.key: journal.events(each.key) for each in sessions}
    return Record(
        sessions=sessions,
        events=events,
        routines=_routines(journal, sessions, events),
        weeks=weeks_until(sessions, aim_of(journal), today, WEEKS),
        routine=_read(journal.told_last()),
        left_out=tuple(still_out(journal.left_out(), today)),
    )


def aim_of(journal: Journal) -> Aim:
    """What was recommended: the weekly goal, the programmes, and the weeks taken off."""
    return Aim(
        goal=journal.weekly_goal(),
        programmes=journal.programmes(),
        skipped=journal.skipped_weeks(),
    )


def _routines(
    journal: Journal, sessions: Sequence[Session], events: Mapping[str, Collection[Event]]
) -> dict[str, Routine]:
    """The routines of the sessions in which something happened, as far as they are kept."""
    ids = {each.routine for each in sessions if events[each.key]}
    found = {id: _read(journal.told(id)) for id in sorted(ids)}
    return {id: routine for id, routine in found.items() if routine is not None}


def _read(kept: Kept | None) -> Routine | None:
    try:
        return None if kept is None else Routine.model_validate_json(kept.document)
    except ValidationError:
        return None
