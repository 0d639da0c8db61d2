"""What is asked before anything else? The safety questions, graded, and what becomes of them."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from recommender.catalog.loading import Catalog
from recommender.pages import doors, making, memory, safety
from recommender.pages.answers import example_intake
from recommender.pages.attempting import draw_faults, note
from recommender.screening import refer


def draw(catalog: Catalog, blocked: bool, beside: Callable[[], None], away: bool = False) -> None:
    """The questions; `beside` draws what stands next to the button.

    `away` says that another page than Today asks: advice to get care is given there.
    """
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
            _finish(catalog, flags, cleared, open_groups, away)
        beside()
    draw_faults()


def _finish(
    catalog: Catalog,
    flags: tuple[str, ...],
    cleared: bool,
    open_groups: tuple[str, ...],
    away: bool,
) -> None:
    facts = ("clinician-cleared",) if cleared else ()
    told = example_intake().model_copy(update={"red_flags": flags, "facts": facts})
    referral = refer(catalog, told)
    # An emergency waits for no other question; a milder answer does, as a worse one may follow.
    if open_groups and not (referral and referral.tier == "emergency"):
        note(open_groups)
        return
    if referral is None:
        memory.keep(safety.CHECKED, (memory.today(), flags))
    else:
        making.settle(catalog, referral)
        if away:
            doors.go("today")
    st.rerun()
