"""How is a person asked for a name? A field, a button, and what may be written."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from recommender.journal import LONGEST_NAME
from recommender.pages import memory


def ask_for_a_name(
    key: str, label: str, done: Callable[[str], None], name: str = "", field: str = "Name"
) -> None:
    """A form with one field; `done` is called with what it holds when the button is pressed."""
    memory.begin_with(key, name)
    with st.form(f"{key}-form", border=False):
        st.text_input(field, max_chars=LONGEST_NAME, key=key, autocomplete="off", width=320)
        st.form_submit_button(label, key=f"{key}-press", on_click=_read, args=(key, done))


def _read(key: str, done: Callable[[str], None]) -> None:
    done(memory.answer(key) or "")
