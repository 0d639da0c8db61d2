"""What do I do today? Safety first, then the answers, then the routine."""

from __future__ import annotations

from datetime import date

import streamlit as st

from recommender.catalog.loading import Catalog
from recommender.pages import (
    address,
    blocking,
    checking_in,
    first_check,
    intake_form,
    keeping,
    making,
    memory,
    programme_ready,
    remaking,
    safety,
    varying,
)
from recommender.pages.answers import example_intake, faults, intake_of
from recommender.pages.attempting import attempt, draw_faults, note, patience
from recommender.pages.downloads import draw_downloads
from recommender.pages.kept import draw_kept
from recommender.pages.making import Unanswered
from recommender.pages.referring import draw_referral, draw_refusal
from recommender.pages.routine_view import draw_background, draw_summary
from recommender.pages.scrolling import start_at_the_top
from recommender.pages.steps import draw_steps
from recommender.routine import Refused, Routine
from recommender.solver import get_ready


def page() -> None:
    """The whole page, in the state that this tab is in."""
    catalog = memory.catalog()
    get_ready()
    notice, first = st.container(), st.container(key=checking_in.PLACE)
    blocked = blocking.blocked()
    id = making.shown()
    if memory.kept(making.REFERRAL):
        view = "referral"
        draw_referral(catalog, memory.kept(making.REFERRAL))
    elif id == making.EXAMPLE and not blocked:
        view = making.EXAMPLE
        _draw_example(catalog)
    elif id and not blocked:
        view = "others" if varying.is_asked(id) else "routine"
        draw_kept(catalog, id)
    elif isinstance(memory.kept(making.REFUSED), Refused):
        view = "refusal"
        draw_refusal(catalog, memory.kept(making.REFUSED))
    elif safety.checked(memory.today()) is None:
        view = "safety"
        _draw_safety(catalog, blocked)
    elif remaking.is_asked():
        view = "again"
        remaking.draw(catalog)
    else:
        view = "form"
        _draw_form(catalog, memory.today(), blocked)
    start_at_the_top(view)
    if view in ("routine", "form") and not blocked:
        with first:
            asked = checking_in.draw_check_in(catalog)
        checking_in.go_to_check_in(asked)
    with notice:
        if view in ("safety", "form") and not blocked:
            programme_ready.draw(catalog)
        keeping.show_trouble("Nothing can be kept right now.")


def _draw_safety(catalog: Catalog, blocked: bool) -> None:
    first_check.draw(catalog, blocked, lambda: None if blocked else _example_button())


def _draw_form(catalog: Catalog, today: date, blocked: bool) -> None:
    st.title("Your routine for today", anchor=False)
    st.markdown("Say where it hurts and how long you have. The rest is optional.")
    answers = intake_form.draw(catalog, today, safety.checked(today) or ())
    with st.container(horizontal=True, vertical_alignment="center"):
        asked = st.button("Make my routine", type="primary", key="make")
        if not blocked:
            _example_button()
        st.button("Safety check again", type="tertiary", key="recheck", on_click=safety.start_over)
    if asked:
        found = faults(catalog, answers, today)
        note(found)
        if not found:
            attempt(catalog, lambda: intake_of(answers, today))
    draw_faults()
    for advice in catalog.advice:
        if advice.shown_at == "form":
            st.caption(advice.sentence)


def _example_button() -> None:
    st.button("See an example routine", key="example", on_click=_open_example)


def _open_example() -> None:
    memory.keep(making.SHOWN, making.EXAMPLE)
    address.show_routine(making.EXAMPLE)


def _draw_example(catalog: Catalog) -> None:
    routine = memory.kept(making.EXAMPLE)
    if routine is None:
        try:
            with patience():
                routine = making.outcome_for(catalog, example_intake())
        except Unanswered as unanswered:
            st.warning(str(unanswered))
        memory.keep(making.EXAMPLE, routine)
    with st.container(border=True, key="example-note"):
        st.markdown(
            "**This is an example.** It is made for a low back with pain 5, 12 minutes, a chair "
            "and a cushion. Yours follows your own answers."
        )
        st.button("Make my own", type="primary", key="own", on_click=making.begin_anew)
    if isinstance(routine, Routine):
        draw_summary(catalog, routine, ())
        with st.container(horizontal=True, gap="small"):
            draw_downloads(catalog, routine, memory.today())
        draw_steps(catalog, routine)
        draw_background(catalog, routine)
