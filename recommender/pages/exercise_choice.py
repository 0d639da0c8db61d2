"""Which exercises does the person leave out, or insist on?"""

from __future__ import annotations

import streamlit as st

from recommender.pages.answers import KEYS


def named_exercises(name: str, label: str, names: dict[str, str]) -> tuple[str, ...]:
    """The ids chosen from `names`, which holds each exercise's name by its id."""
    chosen = st.multiselect(
        label,
        list(names),
        format_func=names.__getitem__,
        key=KEYS + name,
        placeholder="No exercise chosen",
        help="Insist only on what you know to suit you; safety still comes first."
        if name == "locked"
        else "These never come up.",
        persist_state="session",
    )
    return tuple(chosen)
