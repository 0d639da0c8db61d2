"""Is a routine ready for today? Today says so first, before anything new is made."""

from __future__ import annotations

import streamlit as st

from recommender.adherence import week_of
from recommender.catalog.loading import Catalog
from recommender.catalog.wording import counted
from recommender.pages import doors, keeping, memory
from recommender.pages.attempting import draw_faults
from recommender.pages.literally import literally
from recommender.pages.programme_making import NO_WEEKS, begin_the_week, running
from recommender.pages.programme_past import in_force, known, newest
from recommender.pages.programme_shown import DayShown, ProgrammeShown, programme_shown
from recommender.pages.programme_view import draw_doors, exercises
from recommender.pages.routine_view import UNBROKEN
from recommender.programming import asks_again


def draw(catalog: Catalog) -> None:
    """The routine of today with the way into it; nothing when none is due."""
    programme = running()
    if programme is None or programme.starts > memory.today() or _is_off():
        return
    if asks_again(in_force(programme, newest()), memory.today()) is not None:
        _draw_ask()
        return
    begin_the_week(catalog)
    draw_faults()
    shown = programme_shown(programme, known(programme), memory.today())
    if shown.today is not None and shown.today.routine is not None:
        _draw_ready(catalog, shown, shown.today, shown.today.routine)


def _is_off() -> bool:
    monday, _ = week_of(memory.today())
    return monday in keeping.ask(lambda journal: journal.skipped_weeks(), NO_WEEKS)


def _draw_ready(catalog: Catalog, shown: ProgrammeShown, day: DayShown, routine: str) -> None:
    with st.container(border=True, key="programme-ready"):
        minutes = counted(day.minutes, "minute").replace(" ", UNBROKEN)
        st.markdown(f"**Today's routine is ready: {minutes}**")
        st.caption(literally(exercises(catalog, day, shown.core)))
        with st.container(horizontal=True, gap="small"):
            draw_doors(day, routine)
    st.caption("Or make another one below.")


def _draw_ask() -> None:
    with st.container(border=True, key="programme-ask-today"):
        st.markdown("Your programme needs your answers once more before it goes on.")
        if st.button("See what it asks", key="programme-see"):
            doors.go("week")
