"""What do I do today? Safety first, then the answers, then the routine."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import streamlit as st
from pydantic import ValidationError

from recommender.catalog.loading import Catalog
from recommender.intake import BadIntake, Intake
from recommender.pages import blocking, intake_form, keeping, making, memory, safety
from recommender.pages.answers import KEYS, answers_again, example_intake, faults, intake_of
from recommender.pages.downloads import draw_downloads
from recommender.pages.finishing import draw_finishing
from recommender.pages.making import Unanswered
from recommender.pages.referring import draw_referral, draw_refusal
from recommender.pages.routine_view import draw_background, draw_summary
from recommender.pages.scrolling import start_at_the_top
from recommender.pages.steps import draw_steps
from recommender.recommending import check_again
from recommender.routine import Refused, Routine
from recommender.screening import refer
from recommender.solver import get_ready

WAITING = "Choosing and ordering your stretches…"
_FAULTS = "faults"


def page() -> None:
    """The whole page, in the state that this tab is in."""
    catalog = memory.catalog()
    get_ready()
    notice = st.container()
    blocked = blocking.blocked()
    id = making.shown()
    if memory.kept(making.REFERRAL):
        view = "referral"
        draw_referral(catalog, memory.kept(making.REFERRAL))
    elif id == making.EXAMPLE and not blocked:
        view = making.EXAMPLE
        _draw_example(catalog)
    elif id and not blocked:
        view = "routine"
        _draw_kept(catalog, id)
    elif isinstance(memory.kept(making.REFUSED), Refused):
        view = "refusal"
        draw_refusal(catalog, memory.kept(making.REFUSED))
    elif safety.checked(memory.today()) is None:
        view = "safety"
        _draw_safety(catalog, blocked)
    else:
        view = "form"
        _draw_form(catalog, memory.today(), blocked)
    start_at_the_top(view)
    with notice:
        keeping.show_trouble("Nothing can be kept right now.")


def _draw_safety(catalog: Catalog, blocked: bool) -> None:
    st.title("First, a short safety check", anchor=False)
    if blocked:
        st.warning(
            "Last time an answer needed care first. Please answer again; older routines stay "
            "away until a new one is made."
        )
    st.markdown(
        "Some signs need care before any stretching. Your answers stay in this tab only and are "
        "not kept."
    )
    flags, open_groups = safety.ask(catalog)
    cleared = safety.ask_clearance(catalog, flags)
    with st.container(horizontal=True):
        # Not a callback: its arguments would be those of the last run, before a quick last answer.
        if st.button("Continue", type="primary", key="continue"):
            _finish_safety(catalog, flags, cleared, open_groups)
        if not blocked:
            _example_button()
    _draw_faults()


def _finish_safety(
    catalog: Catalog, flags: tuple[str, ...], cleared: bool, open_groups: tuple[str, ...]
) -> None:
    facts = ("clinician-cleared",) if cleared else ()
    told = example_intake().model_copy(update={"red_flags": flags, "facts": facts})
    referral = refer(catalog, told)
    # An emergency waits for no other question; a milder answer does, as a worse one may follow.
    if open_groups and not (referral and referral.tier == "emergency"):
        memory.keep(_FAULTS, open_groups)
        return
    if referral is None:
        memory.keep(safety.CHECKED, (memory.today(), flags))
    else:
        making.settle(catalog, referral)
    st.rerun()


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
        memory.keep(_FAULTS, faults(catalog, answers, today))
        if not memory.kept(_FAULTS):
            _make(catalog, lambda: intake_of(answers, today))
    _draw_faults()
    for advice in catalog.advice:
        if advice.shown_at == "form":
            st.caption(advice.sentence)


def _make(catalog: Catalog, told: Callable[[], Intake]) -> None:
    try:
        with st.spinner(WAITING):
            making.make(catalog, told())
    except BadIntake as bad:
        memory.keep(_FAULTS, bad.faults)
    except Unanswered as unanswered:
        memory.keep(_FAULTS, (str(unanswered),))
    else:
        st.rerun()


def _draw_faults() -> None:
    found = memory.kept(_FAULTS, ())
    memory.let_go(_FAULTS)
    if found:
        st.warning("\n".join(f"- {fault}" for fault in found) if len(found) > 1 else found[0])


def _example_button() -> None:
    st.button("See an example routine", key="example", on_click=_open_example)


def _open_example() -> None:
    memory.keep(making.SHOWN, making.EXAMPLE)
    memory.show_routine(making.EXAMPLE)


def _draw_example(catalog: Catalog) -> None:
    routine = memory.kept(making.EXAMPLE)
    if routine is None:
        try:
            with st.spinner(WAITING):
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


def _draw_kept(catalog: Catalog, id: str) -> None:
    routine, complaint = _kept_routine(catalog, id)
    if complaint or routine is None:
        _draw_complaint(routine, complaint)
        return
    draw_summary(catalog, routine, making.told_once(id))
    with st.container(horizontal=True, gap="small"):
        draw_downloads(catalog, routine, memory.today())
        st.button("Change my answers", key="change", on_click=_change, args=(routine,))
    draw_steps(catalog, routine)
    if id != making.UNKEPT:
        draw_finishing(catalog, routine, id)
    draw_background(catalog, routine)


def _kept_routine(catalog: Catalog, id: str) -> tuple[Routine | None, str]:
    """The routine of an id and "", or what is wrong with it."""
    if id == making.UNKEPT:
        document = memory.kept(making.UNKEPT)
    else:
        document = keeping.ask(lambda journal: journal.routine(id), None)
    if document is not None:
        making.show_again(id)
    else:
        return None, "This routine is not kept here. It may have been erased, or the link is wrong."
    try:
        routine = Routine.model_validate_json(document)
    except ValidationError:
        return None, "This routine was kept by another version of Limber and cannot be read."
    return routine, " ".join(check_again(catalog, routine))


def _draw_complaint(routine: Routine | None, complaint: str) -> None:
    st.title("This routine cannot be shown", anchor=False)
    st.warning(complaint)
    label = "Make a new routine" if routine is None else "Make it again"
    st.button(label, type="primary", key="change", on_click=_change, args=(routine,))


def _change(routine: Routine | None) -> None:
    making.begin_anew()
    if routine is not None and not memory.answer(f"{KEYS}regions"):
        try:
            intake_form.fill(memory.catalog(), answers_again(routine.intake))
        except BadIntake:
            return
