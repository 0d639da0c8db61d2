"""What bends the routine of one day: feedback, growth, hard neighbours, the core, what is due?

Limits from several sides all hold: of two, the stricter stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from recommender.adapting import tighter
from recommender.programming.day import Slot
from recommender.programming.growing import ceilings
from recommender.programming.hardness import LIGHT, LIGHTER, is_hard
from recommender.programming.past import Past
from recommender.routine import Routine
from recommender.session import History, Performed
from recommender.steering import Ceiling, Steering

ONE_DAY = timedelta(days=1)


def history_of(
    past: Past,
    composed: Mapping[date, Routine],
    slot: Slot,
    core: tuple[str, ...],
    due: Mapping[str, int],
) -> History:
    """What went before a day and bends its routine; `composed` are the days of this week."""
    light = any(is_hard(each) for each in _beside(past, composed, slot.day))
    performed = _performed(past, composed, slot.day)
    last = performed[-1].exercises if performed else ()
    own = Steering(
        limits=ceilings(past, composed, slot),
        everywhere=LIGHT if light else Ceiling(),
        known=core,
        resting=tuple(each for each in last if each not in core),
        due={region: seconds for region, seconds in due.items() if seconds},
        adapted=(LIGHTER,) if light else (),
    )
    return History(performed=performed, steering=tighter(past.history.steering, own))


def _beside(past: Past, composed: Mapping[date, Routine], day: date) -> list[Routine]:
    """The routines of the day before and of the day after, as far as they were or can be done."""
    days = (day - ONE_DAY, day + ONE_DAY)
    known = [each.routine for each in past.days if each.day in days and past.counts(each)]
    return [*known, *(composed[each] for each in days if each in composed)]


def _performed(past: Past, composed: Mapping[date, Routine], day: date) -> tuple[Performed, ...]:
    """The sessions before a day, and what is recommended between today and then."""
    stays = {
        each.day: each.routine for each in past.days if each.done is None and past.counts(each)
    }
    ahead = {when: each for when, each in {**stays, **composed}.items() if when < day}
    to_come = tuple(
        Performed(day=when, exercises=tuple(step.exercise for step in ahead[when].steps))
        for when in sorted(ahead)
    )
    return (*past.history.performed, *to_come)
