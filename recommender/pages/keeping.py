"""What if the journal cannot be used? The page goes on, and says so once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from recommender.journal import Journal, JournalUnusable
from recommender.pages import damaged, memory

T = TypeVar("T")
_TROUBLE = "trouble"


def ask(question: Callable[[Journal], T], otherwise: T) -> T:
    """The journal's answer, or `otherwise` when it cannot be used; `show_trouble` then tells."""
    try:
        return question(memory.journal())
    except JournalUnusable as trouble:
        damaged.notice(trouble)
        memory.keep(_TROUBLE, str(trouble))
        return otherwise


def do(deed: Callable[[Journal], object]) -> bool:
    """Whether the journal could do it; `show_trouble` tells when it could not."""
    return ask(lambda journal: (deed(journal), True)[1], False)


def show_trouble(consequence: str) -> None:
    """Says what the journal's trouble means here and what to do, if there was any."""
    trouble = memory.kept(_TROUBLE)
    if trouble:
        memory.let_go(_TROUBLE)
        st.warning(f"{consequence} {trouble}")
