"""What becomes of a week when a day was missed, or is spent away from home?

Nothing is done twice: one session a day, no more of them than the week had, none longer than it
was. What is due is spread over what is left, up to a bound for each day, and the rest is let go.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from recommender.catalog.loading import Catalog
from recommender.catalog.wording import day_words, listed
from recommender.programme import WEEKDAYS, Programme
from recommender.programming.composing import ComposedWeek, composed
from recommender.programming.day import Slot, travel_slot
from recommender.programming.dose import DAY_SECONDS
from recommender.programming.past import Past, upcoming
from recommender.recommending import Composer
from recommender.solver import compose

ONE_DAY = timedelta(days=1)
MOST_DUE = 2 * DAY_SECONDS
"""Seconds that one place may be given on one day to catch up. Derived."""
COMPLETE = "This week has all its sessions. There is nothing to make up."
LET_GO = "What does not fit is let go. The next week starts afresh."
TRAVELS = "A short one that needs no floor and nothing at hand. The days after it take up the rest."


class BadDay(Exception):
    """A day that cannot be chosen; the text is a sentence for the person."""


def remake_week(
    catalog: Catalog,
    programme: Programme,
    past: Past,
    days: Sequence[date] = (),
    composer: Composer = compose,
) -> ComposedWeek:
    """What is still worth doing this week, on the days named or on those that were recommended.

    Days of this week that are not among those composed are to be dropped.

    Raises:
        BadDay: when a day named is over, done, outside of this week or of the programme.
        BadIntake: when the answers of the programme cannot be used.
    """
    monday = past.today - past.today.weekday() * ONE_DAY
    for day in days:
        _refuse(programme, past, day)
    slots = _worth(programme, monday, past, sorted({*days}))
    to_come = [past.today + at * ONE_DAY for at in range(7 - past.today.weekday())]
    left = past.without(to_come)
    week = composed(catalog, programme, monday, slots, left, composer, MOST_DUE)
    return replace(week, told=(*_told(week, slots, days), *week.told))


def travel_day(
    catalog: Catalog, programme: Programme, day: date, past: Past, composer: Composer = compose
) -> ComposedWeek:
    """Five minutes without floor or equipment on a day, and the days after it anew.

    Raises:
        BadDay: when the day is over, done, or outside of the programme.
        BadIntake: when the answers of the programme cannot be used.
    """
    monday = day - day.weekday() * ONE_DAY
    _refuse(programme, past, day, travels=True)
    after = [Slot(*each) for each in upcoming(programme, monday, past) if each[0] > day]
    slots = [travel_slot(day), *after]
    week = composed(catalog, programme, monday, slots, past, composer, MOST_DUE)
    return replace(week, told=(*[TRAVELS] * bool(week.days), *week.told))


def _refuse(programme: Programme, past: Past, day: date, *, travels: bool = False) -> None:
    sunday = past.today + (6 - past.today.weekday()) * ONE_DAY
    if day < past.today:
        raise BadDay("That day is over. Choose today or a later day.")
    if past.is_done(day):
        raise BadDay("A session is done on that day already. Choose another day.")
    if day > sunday and not travels:
        raise BadDay("That day is not in this week. Choose a day up to Sunday.")
    if programme.week(day) is None:
        first, last = day_words(programme.starts), day_words(programme.last)
        raise BadDay(f"Your programme runs from {first} to {last}. Choose a day in between.")


def _worth(programme: Programme, monday: date, past: Past, named: Sequence[date]) -> list[Slot]:
    """The days on which something is worth doing, no more of them than the week has sessions left.

    Without a name they are the recommended ones, or today when none of them is left.
    """
    recommended = dict(programme.days(monday))
    done = {each.day for each in past.days if each.done is not None and each.day >= monday}
    left = max(0, len(recommended) - len(done))
    usual = [day for day, _ in upcoming(programme, monday, past)]
    today = [past.today] * (not past.is_done(past.today) and programme.week(past.today) is not None)
    chosen = (named or usual or today)[:left]
    missed = [each for day, each in recommended.items() if day not in done and day not in chosen]
    return [_slot(day, recommended, missed) for day in chosen]


def _slot(day: date, recommended: dict[date, int], missed: list[int]) -> Slot:
    """A recommended day with its minutes; another one with those of the session it stands for."""
    if day in recommended:
        return Slot(day, recommended[day])
    return Slot(day, missed.pop(0), "made-up")


def _told(week: ComposedWeek, slots: Sequence[Slot], named: Sequence[date]) -> list[str]:
    if not slots:
        return [COMPLETE]
    free = sorted({*named} - {slot.day for slot in slots})
    told = []
    if week.days:
        told.append(f"Still worth doing this week: {_weekdays(day.day for day in week.days)}.")
    if free:
        told.append(f"That is all this week holds, so {_weekdays(free)} can stay free.")
    return [*told, LET_GO] if week.shortfalls else told


def _weekdays(days: Iterable[date]) -> str:
    return listed([WEEKDAYS[day.weekday()].capitalize() for day in days])
