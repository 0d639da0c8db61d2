"""What does the Week page say of a programme? The card, the form, the running week, or its end."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from recommender.adherence import Aim
from recommender.catalog.loading import Catalog
from recommender.pages import memory, programme_offer
from recommender.pages.attempting import draw_faults
from recommender.pages.programme_changes import draw_actions, draw_off, draw_travel, draw_undo
from recommender.pages.programme_ending import draw_ending, last_ended
from recommender.pages.programme_making import missing, running
from recommender.pages.programme_past import Known, in_force, known, newest
from recommender.pages.programme_renewing import draw_renewing
from recommender.pages.programme_shown import ProgrammeShown, programme_shown, short_of
from recommender.pages.programme_view import draw_days, draw_heading, draw_shortfalls, draw_why
from recommender.pages.week_files import draw_files
from recommender.programme import Programme
from recommender.session import Session


def draw_programme(catalog: Catalog, sessions: Sequence[Session], aim: Aim) -> None:
    """The part of the page that looks ahead."""
    programme = running()
    if programme is not None:
        _draw_running(catalog, programme, aim)
        return
    ended = last_ended(aim)
    if ended is not None:
        draw_ending(ended, sessions, aim)


def draw_offer(aim: Aim) -> None:
    """That there could be a programme, as long as there never was one."""
    if not aim.programmes:
        programme_offer.draw()


def _draw_running(catalog: Catalog, programme: Programme, aim: Aim) -> None:
    around, today = known(programme), memory.today()
    shown = programme_shown(programme, around, today)
    draw_heading(shown)
    if aim.is_off(shown.monday):
        draw_off(shown)
        return
    draw_undo()
    told = newest()
    open_days = len(missing(programme, shown.monday, around))
    waits = draw_renewing(catalog, programme, told, shown.monday, open_days)
    draw_days(catalog, shown, partial(draw_travel, catalog, shown, waits))
    asked = in_force(programme, told)
    draw_shortfalls(short_of(catalog, asked, around, shown.monday, today))
    draw_faults()
    draw_actions(catalog, shown, waits)
    draw_why()
    _draw_files(catalog, shown, around)


def _draw_files(catalog: Catalog, shown: ProgrammeShown, around: Known) -> None:
    with st.expander("Take it along: on paper, in your calendar", key="week-files"):
        draw_files(catalog, shown, around)
