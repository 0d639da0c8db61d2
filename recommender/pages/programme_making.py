"""How does a week of a programme get made? In workers, behind a spinner, and only when it may."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

import streamlit as st

from recommender.adherence import week_of
from recommender.catalog.loading import Catalog
from recommender.catalog.wording import listed
from recommender.intake import BadIntake
from recommender.pages import blocking, keeping, making, memory
from recommender.pages.attempting import note, patience
from recommender.pages.making import Unanswered
from recommender.pages.programme_keeping import begin_with, keep_week
from recommender.pages.programme_past import (
    Known,
    answers_of,
    as_told,
    in_force,
    known,
    newest,
    past_of,
)
from recommender.programme import ONE_DAY, ONE_WEEK, WEEKDAYS, Programme
from recommender.programming import (
    BadDay,
    ComposedWeek,
    asks_again,
    compose_week,
    remake_week,
    travel_day,
)
from recommender.programming.composing import composed
from recommender.programming.day import Slot

WAITING = "Composing your week, one day after the other…"
NOTHING_MADE = "No routine could be made for these days. Nothing has changed."
OVERTAKEN = "A safety answer in another tab comes first. Nothing has changed."
_TRIED = "programme-tried"
NO_WEEKS: frozenset[date] = frozenset()


def running() -> Programme | None:
    """The programme that runs or is about to start, as it was begun."""
    return keeping.ask(lambda journal: journal.programme(memory.today()), None)


def begin(catalog: Catalog, programme: Programme) -> bool:
    """Composes the first week and begins the programme; False when nothing came of it."""
    first, told = programme.first_monday, newest()
    week = _made(
        lambda: compose_week(
            catalog, programme, first, past_of(catalog, programme), making.compose_apart
        )
    )
    return week is not None and begin_with(programme, week, told)


def begin_the_week(catalog: Catalog) -> None:
    """Composes a week that has begun, once, as soon as somebody looks."""
    programme = running()
    if programme is None or blocking.blocked():
        return
    monday, _ = week_of(memory.today())
    if memory.kept(_TRIED) == (programme.key, monday) or not _is_due(programme, monday):
        return
    if make_missing(catalog, programme, monday):
        st.rerun()
    memory.keep(_TRIED, (programme.key, monday))


def make_missing(catalog: Catalog, programme: Programme, monday: date) -> bool:
    """Routines for the recommended days to come of a week that have none."""
    told = newest()
    asked = in_force(programme, told)
    minutes = dict(programme.days(monday))
    slots = [Slot(day, minutes[day]) for day in missing(programme, monday, known(programme))]
    week = _made(
        lambda: composed(
            catalog, asked, monday, slots, past_of(catalog, asked), making.compose_apart
        )
    )
    return week is not None and keep_week(programme, week, told)


def make_anew(catalog: Catalog, programme: Programme, monday: date) -> bool:
    """The days to come of a week once more, from the newest answers; they hold from now on."""
    told = newest()
    if told is None:
        return False
    intake = as_told(told)
    renewed = programme.model_copy(update={"intake": intake, "told_on": told.day})
    week = _made(
        lambda: compose_week(
            catalog, renewed, monday, past_of(catalog, renewed), making.compose_apart
        )
    )
    if week is None or not keep_week(programme, week, told):
        return False
    return keeping.do(lambda journal: journal.renew_answers(programme.key, intake, told.day))


def fitted(catalog: Catalog, programme: Programme, days: Iterable[date]) -> ComposedWeek | None:
    """What is still worth doing this week on some days; it is not kept yet."""
    asked, chosen = in_force(programme, newest()), sorted(days)
    return _made(
        lambda: remake_week(catalog, asked, past_of(catalog, asked), chosen, making.compose_apart)
    )


def keep_fitted(programme: Programme, week: ComposedWeek) -> bool:
    """Keeps what was fitted in; other days to come of this week are free."""
    today, there = memory.today(), {each.day for each in week.days}
    days = [
        today + at * ONE_DAY for at in range(7) if today + at * ONE_DAY < week.monday + ONE_WEEK
    ]
    drop = [day for day in days if day not in there]
    sentence = f"Your week now holds {listed([weekday(each.day) for each in week.days])}."
    return keep_week(programme, week, newest(), drop=drop, sentence=sentence)


def travel(catalog: Catalog, programme: Programme, day: date) -> bool:
    """Makes a day a travel day; the days after it that week follow."""
    told = newest()
    asked = in_force(programme, told)
    week = _made(
        lambda: travel_day(catalog, asked, day, past_of(catalog, asked), making.compose_apart)
    )
    sentence = f"{weekday(day)} is a travel day now: 5 minutes, no floor, nothing at hand."
    return week is not None and keep_week(programme, week, told, sentence=sentence)


def missing(programme: Programme, monday: date, around: Known) -> tuple[date, ...]:
    """The recommended days to come that have no routine and no session yet."""
    there = {each.day for each in around.days if each.programme == programme.key}
    done = {each.day for each in around.sessions if each.status == "completed"}
    recommended = [day for day, _ in programme.days(monday)]
    return tuple(day for day in recommended if day >= memory.today() and day not in there | done)


def is_expecting(programme: Programme) -> bool:
    """Whether the answers tell of a pregnancy: then its signs are asked before each week."""
    return answers_of(programme).trimester is not None


def weekday(day: date) -> str:
    """The name of its weekday."""
    return WEEKDAYS[day.weekday()].capitalize()


def _is_due(programme: Programme, monday: date) -> bool:
    """Whether a week has something to compose, and nothing composed yet."""
    if monday in keeping.ask(lambda journal: journal.skipped_weeks(), NO_WEEKS):
        return False
    around = known(programme)
    week = [monday + at * ONE_DAY for at in range(7)]
    if any(each.day in week and each.programme == programme.key for each in around.days):
        return False
    days = missing(programme, monday, around)
    if not days:
        return False
    asked = in_force(programme, newest())
    return asks_again(asked, days[0]) is None and not is_expecting(asked)


def _made(compose: Callable[[], ComposedWeek]) -> ComposedWeek | None:
    """A week composed behind a spinner; None when nothing came of it, and then it is noted why."""
    try:
        with patience(WAITING):
            week = compose()
    except BadIntake as bad:
        note(bad.faults)
        return None
    except (BadDay, Unanswered) as fault:
        note((str(fault),))
        return None
    why = _why_nothing(week)
    if why:
        note(why)
    return None if why else week


def _why_nothing(week: ComposedWeek) -> tuple[str, ...]:
    """Why a composed week is not used; empty when it is."""
    if not week.days:
        return tuple(each.sentence for each in week.unmade) or week.told or (NOTHING_MADE,)
    # Meanwhile another tab may have told of a warning sign: then this tab has to ask again.
    return (OVERTAKEN,) if blocking.is_overtaken() else ()
