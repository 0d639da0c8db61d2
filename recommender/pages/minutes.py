"""How many minutes are there? A few to choose from, beside any exact number."""

from __future__ import annotations

import streamlit as st

from recommender.pages import memory
from recommender.pages.answers import KEYS

QUICK_MINUTES = (5, 10, 15, 20, 30)
USUAL_MINUTES = 10


def ask_minutes() -> int | None:
    """Draws both ways to answer; None when nothing usable is written."""
    memory.begin_with(KEYS + "minutes", float(USUAL_MINUTES))
    memory.begin_with(KEYS + "quick", USUAL_MINUTES)
    quick, exact = st.columns([5, 3], vertical_alignment="bottom")
    with quick:
        st.pills(
            "How many minutes do you have?",
            QUICK_MINUTES,
            key=KEYS + "quick",
            required=True,
            on_change=_quick_chosen,
            help="The routine fills them exactly whenever it safely can.",
            persist_state="session",
        )
    with exact:
        written = st.number_input(
            "Or exactly",
            value=None,
            # Not whole numbers alone: the browser would cut 7.5 to 7 without a word.
            step=1.0,
            format="%g",
            key=KEYS + "minutes",
            on_change=_exact_written,
            help="Any whole number from 3 to 60.",
            persist_state="session",
        )
    if written is None or not float(written).is_integer():
        return None
    return int(written)


def _quick_chosen() -> None:
    chosen = memory.answer(KEYS + "quick")
    if chosen is not None:
        memory.put_answer(KEYS + "minutes", float(chosen))


def _exact_written() -> None:
    written = memory.answer(KEYS + "minutes")
    same = next((minutes for minutes in QUICK_MINUTES if minutes == written), None)
    memory.put_answer(KEYS + "quick", same)
