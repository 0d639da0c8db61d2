"""What came of the last thing that was pressed? One sentence, until something else is pressed."""

from __future__ import annotations

import streamlit as st

from recommender.pages import memory
from recommender.pages.literally import literally

_TOLD = "told"


def tell(place: str, *sentences: str, well: bool = True) -> None:
    """Notes what came of something at a place of the page; what was told before goes.

    Without a sentence nothing is said any more.
    """
    memory.keep(_TOLD, (place, well, sentences))


def went_well(place: str) -> bool:
    """Whether the last thing pressed was at this place, and went well."""
    told = memory.kept(_TOLD)
    return told is not None and told[:2] == (place, True)


def draw_told(place: str) -> None:
    """Says it at its place. It stays, so that a second click of a double one does not wipe it."""
    told = memory.kept(_TOLD)
    if told is None or told[0] != place or not told[2]:
        return
    _, well, sentences = told
    words = [literally(each) for each in sentences]
    text = words[0] if len(words) == 1 else "\n".join(f"- {each}" for each in words)
    (st.success if well else st.warning)(text)


def forget_told() -> None:
    """Nothing is said any more; for when another page is opened."""
    memory.let_go(_TOLD)
