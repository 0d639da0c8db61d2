"""What does feedback ask of one day of a week? It is judged for each day as it comes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from recommender.catalog.loading import Catalog
from recommender.programme import Programme
from recommender.programming.day import Slot, intake_of
from recommender.programming.past import Past
from recommender.recommending import heed


def heeding(
    catalog: Catalog, programme: Programme, slot: Slot, past: Past, composed: Collection[date]
) -> Past:
    """What is known for a day, with what feedback asks of it; the same where there is none.

    What is about the next session alone is asked of the first day to come. `composed` are the days
    of the week that have a routine by now.

    Raises:
        BadIntake: when the answers cannot be read.
    """
    if past.feedback is None:
        return past
    intake = intake_of(catalog, programme, slot, past)
    is_next = not _sessions_before(slot.day, past, composed)
    heeded, history = heed(catalog, intake, past.feedback, slot.day, is_next=is_next)
    added = {*heeded.excluded} - {*intake.excluded}
    return replace(past, history=history, excluded=(*past.excluded, *sorted(added)))


def _sessions_before(day: date, past: Past, composed: Collection[date]) -> bool:
    """Whether another session is to come before a day."""
    to_come = {each.day for each in past.days if each.done is None and past.counts(each)}
    return any(past.today <= each < day for each in (*to_come, *composed))
