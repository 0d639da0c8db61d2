"""What changed in the last two weeks because of what was said, on which day, and why?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import streamlit as st
from pydantic import ValidationError

from recommender.catalog.loading import Catalog
from recommender.catalog.wording import day_and_month
from recommender.journal import Journal
from recommender.pages import keeping, memory
from recommender.pages.changed_view import STANDING, draw_why, rules_about, told
from recommender.pages.literally import literally
from recommender.programme import WEEKDAYS
from recommender.routine import Routine
from recommender.steering import Adapted

TITLE = "What changed, and why"
BACK = timedelta(weeks=2)
NOTHING = (
    "Nothing in the last two weeks. When you say that something hurt, or was too easy or too hard, "
    "your next routine follows, and it is told here."
)
Days = dict[date, tuple[Adapted, ...]]


def draw_week_changes(catalog: Catalog) -> None:
    """Each day with what was changed in its routine, the newest first."""
    st.header(TITLE, anchor=False)
    days = changes_by_day(catalog, memory.today())
    if not days:
        st.markdown(NOTHING)
    for day, changes in days.items():
        with st.container(key=f"changes-{day}", gap="small"):
            name = f"{WEEKDAYS[day.weekday()].capitalize()} {day_and_month(day)}"
            lines = [f"- {literally(each.sentence)}" for each in changes]
            st.markdown("\n".join([f"**{name}**", "", *lines]))
            draw_why(catalog, changes)


def changes_by_day(catalog: Catalog, today: date) -> Days:
    """What was changed in the routines of the last two weeks' sessions, and in the newest one."""
    nothing: list[tuple[date, str]] = []
    found: Days = {}
    for day, document in keeping.ask(lambda journal: _documents(journal, today), nothing):
        news = _news(catalog, document)
        if news:
            found[day] = tuple(dict.fromkeys((*found.get(day, ()), *news)))
    return {day: found[day] for day in sorted(found, reverse=True)}


def _documents(journal: Journal, today: date) -> list[tuple[date, str]]:
    """Each day with the document of a routine that was done or made on it."""
    sessions = journal.sessions_since(today - BACK)
    of_days = dict.fromkeys((each.day, each.routine) for each in sessions if each.day <= today)
    kept = {id: journal.routine(id) for id in dict.fromkeys(id for _, id in of_days)}
    done = [(day, document) for day, id in of_days if (document := kept[id]) is not None]
    newest = journal.told_last()
    if newest is None or newest.document in kept.values():
        return done
    made = memory.day_of(newest.told_at)
    return [*done, (made, newest.document)] if today - BACK <= made <= today else done


def _news(catalog: Catalog, document: str) -> Sequence[Adapted]:
    try:
        routine = Routine.model_validate_json(document)
    except ValidationError:
        return ()
    return _without_what_stands(catalog, told(catalog, routine))


def _without_what_stands(catalog: Catalog, every: Iterable[Adapted]) -> Sequence[Adapted]:
    standing = rules_about(catalog, *STANDING)
    return tuple(each for each in every if each.rule not in standing)
