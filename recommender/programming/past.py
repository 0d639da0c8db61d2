"""What is known when a week is composed: today, the days before, and how they went."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from recommender.catalog.loading import Catalog
from recommender.feedback import Feedback
from recommender.programme import Programme, ProgrammeDay
from recommender.programming.dose import worked
from recommender.routine import Routine
from recommender.session import NOTHING_DONE, History, Session


@dataclass(frozen=True)
class Earlier:
    """A routine of a day; `done` are the seconds of work by place that were done of it.

    None when nothing was done of it, or nothing yet.
    """

    day: date
    routine: Routine
    done: Mapping[str, int] | None = None


@dataclass(frozen=True)
class Past:
    """Today, the routines there are for other days, and what feedback asks of the next ones.

    `days` hold those of earlier weeks and of this one, in order; `history` the sessions with their
    steering; `excluded` what is left out for now, such as what hurt. With `feedback` both are
    worked out for each day as it comes.
    """

    today: date
    days: tuple[Earlier, ...] = ()
    history: History = NOTHING_DONE
    excluded: tuple[str, ...] = ()
    feedback: Feedback | None = None

    def is_done(self, day: date) -> bool:
        """Whether something was done on a day."""
        return any(each.day == day and each.done is not None for each in self.days)

    def counts(self, each: Earlier) -> bool:
        """Whether a routine was done, or still can be: one session a day is enough."""
        to_come = each.day >= self.today and not self.is_done(each.day)
        return each.done is not None or to_come

    def without(self, days: Collection[date]) -> Past:
        """The same without the routines of some days that nothing was done of."""
        kept = (each for each in self.days if each.done is not None or each.day not in days)
        return replace(self, days=tuple(kept))


def earlier(
    catalog: Catalog,
    days: Iterable[ProgrammeDay],
    sessions: Iterable[Session],
    routines: Mapping[str, Routine],
) -> tuple[Earlier, ...]:
    """The past from what the journal holds; `routines` by id. What is not there is left out.

    A session of a routine that no day recommends counts on its own day.
    """
    begun = [each for each in sessions if each.routine in routines and each.region_seconds]
    done = [
        Earlier(each.day, routines[each.routine], _done(catalog, routines[each.routine], each))
        for each in begun
    ]
    performed = {(each.day, each.routine) for each in begun}
    open_days = [
        Earlier(each.day, routines[each.routine])
        for each in days
        if each.routine in routines and (each.day, each.routine) not in performed
    ]
    return tuple(sorted([*done, *open_days], key=lambda each: each.day))


def _done(catalog: Catalog, routine: Routine, session: Session) -> Mapping[str, int]:
    """What a session gave, never more than its routine holds."""
    most = worked(catalog, routine)
    return {
        region: min(seconds, most[region])
        for region, seconds in session.region_seconds.items()
        if region in most
    }


def upcoming(programme: Programme, monday: date, past: Past) -> tuple[tuple[date, int], ...]:
    """The recommended days of a week that are still to come, with their minutes."""
    return tuple(
        (day, minutes)
        for day, minutes in programme.days(monday)
        if day >= past.today and not past.is_done(day)
    )
