"""How does the week of a programme look? Its days in a list, today first in weight."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from recommender.catalog.loading import Catalog
from recommender.catalog.wording import day_words, listed
from recommender.exports.history import name_of
from recommender.pages import doors, making, memory
from recommender.pages.literally import literally
from recommender.pages.programme_shown import STATES, DayShown, ProgrammeShown
from recommender.programming import Shortfall

NO_ROUTINE = "No routine yet."
NONE_MADE = "No routine was made for this day."
CORE = "core"
WHY_THESE = (
    "**What stays.** Exercises marked as core come back from day to day. People keep to a few "
    "exercises that they know better than to many.",
    "**What changes.** The others take turns, so that every place that you named gets its time "
    "over the week.",
    "**How much.** About 60 seconds of work for each place on up to three days a week, as the "
    "American College of Sports Medicine advises for stretching.",
    "**How fast.** From week to week an exercise gets at most a fifth longer, or one step harder, "
    "never both. This is a rule of thumb of ours.",
    "**Hard days.** Two demanding days never stand side by side; the second one is a lighter one.",
)


def draw_heading(shown: ProgrammeShown) -> None:
    """Which week of the programme it is, and from when to when."""
    st.header(f"Your programme: {shown.title.lower()}", anchor=False)
    programme = shown.programme
    if programme.starts > memory.today():
        st.markdown(f"It starts on {day_words(programme.starts)}.")
    else:
        st.caption(f"{day_words(programme.starts)} to {day_words(programme.last)}")


def draw_days(catalog: Catalog, shown: ProgrammeShown, beside: Callable[[DayShown], None]) -> None:
    """A card for each day; `beside` draws what can be done with a day to come."""
    for day in shown.days:
        name = "programme-now" if day.state == "today" else "programme-day"
        with st.container(border=True, key=f"{name}-{day.day.weekday()}"):
            _draw_day(catalog, shown, day, beside)


def _draw_day(
    catalog: Catalog, shown: ProgrammeShown, day: DayShown, beside: Callable[[DayShown], None]
) -> None:
    left, right = st.columns([7, 4], vertical_alignment="center")
    with left:
        st.markdown(f"**{day.name}** · {day.length} · {STATES[day.state]}")
        st.caption(literally(exercises(catalog, day, shown.core)))
    with right, st.container(horizontal=True, horizontal_alignment="right", gap="small"):
        if day.routine:
            draw_doors(day, day.routine)
        beside(day)


def draw_doors(day: DayShown, routine: str) -> None:
    """The way to the routine of a day, and into it when it is for today."""
    where = day.day.isoformat()
    if day.state == "today" and st.button("Start", type="primary", key=f"programme-start-{where}"):
        making.show_kept(routine)
        doors.go("session")
    if st.button("See it", key=f"programme-open-{where}", help=f"The routine of {day.name}."):
        making.show_kept(routine)
        doors.go("today")


def exercises(catalog: Catalog, day: DayShown, core: frozenset[str]) -> str:
    """The exercises of a day in a row, those of the core marked."""
    if not day.exercises:
        return NO_ROUTINE if day.state in ("today", "to-come") else NONE_MADE
    names = [
        f"{name_of(catalog, each)} ({CORE})" if each in core else name_of(catalog, each)
        for each in day.exercises
    ]
    return f"{listed(names)}."


def draw_shortfalls(short: Sequence[Shortfall]) -> None:
    """What the week cannot give, told kindly, with what would help."""
    for each in short:
        st.markdown(literally(each.sentence))


def draw_why() -> None:
    """Why it is these exercises, on these days."""
    with st.expander("Why these exercises?", key="programme-why"):
        st.markdown("\n\n".join(WHY_THESE))
