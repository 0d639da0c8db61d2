"""What does the person want to be left out, and how is it offered again?"""

from __future__ import annotations

from datetime import date

import streamlit as st

from recommender.catalog.exercise import Exercise
from recommender.catalog.wording import day_words
from recommender.journal import Wish
from recommender.pages import keeping, memory


def wishes() -> dict[str, Wish]:
    """Every exercise that is left out, and why."""
    none: dict[str, Wish] = {}
    return keeping.ask(lambda journal: journal.left_out(), none)


def in_force() -> dict[str, Wish]:
    """Those that hold today: for good, or until a day that is not over."""
    today = memory.today().isoformat()
    return {name: wish for name, wish in wishes().items() if not wish.until or wish.until >= today}


def show_wish(exercise: Exercise) -> None:
    """That an exercise is left out at the person's wish, or because it hurt, and the way back."""
    wish = in_force().get(exercise.id)
    if wish is None:
        return
    reason = "You asked never to be given this one again."
    if wish.until:
        reason = f"Left out until {day_words(date.fromisoformat(wish.until))}, because it hurt."
    with st.container(border=True, key="wish"):
        st.markdown(reason)
        if wish.until:
            st.caption("Asked for sooner, it comes back a step gentler.")
        st.button("Offer it again", key="offer-again", on_click=_offer_again, args=(exercise.id,))


def _offer_again(exercise: str) -> None:
    keeping.do(lambda journal: journal.offer_again(exercise))
