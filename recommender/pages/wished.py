"""What does the person like, and what is left out for them? Two lists, each with a way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

import streamlit as st

from recommender.catalog.loading import Catalog
from recommender.catalog.wording import day_words
from recommender.journal import Journal, Wish
from recommender.pages import keeping, memory
from recommender.pages.literally import literally
from recommender.pages.telling import draw_told, tell

PLACE = "wished"
NO_LIKES = "None yet. Press *Like this one* beside an exercise, and it comes up more often."
NOT_OUT = (
    "Nothing is left out. In a session, *Never again* leaves an exercise out for good, and *This "
    "hurts* for two weeks."
)


def draw_wished(catalog: Catalog) -> None:
    """The favourites and what is left out, side by side where there is room."""
    st.header("Favourites, and what is left out", anchor=False)
    draw_told(PLACE)
    likes: tuple[str, ...] = keeping.ask(lambda journal: journal.favourites(), ())
    out = still_out(keeping.ask(lambda journal: journal.left_out(), {}), memory.today())
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader("Favourites", anchor=False)
        _draw_list(catalog, likes, {}, NO_LIKES, ("Not a favourite", _unlike))
    with right:
        st.subheader("Left out", anchor=False)
        reasons = {name: reason(wish) for name, wish in out.items()}
        _draw_list(catalog, tuple(out), reasons, NOT_OUT, ("Offer it again", _offer_again))


def still_out(wishes: dict[str, Wish], today: date) -> dict[str, Wish]:
    """The wishes that hold today: for good, or until a day that is not over."""
    held = today.isoformat()
    return {name: wish for name, wish in wishes.items() if not wish.until or wish.until >= held}


def reason(wish: Wish) -> str:
    """Why an exercise is left out, and for how long."""
    if not wish.until:
        return "for good, as you asked"
    return f"until {day_words(date.fromisoformat(wish.until))}, because it hurt"


def _draw_list(
    catalog: Catalog,
    exercises: Sequence[str],
    reasons: dict[str, str],
    nothing: str,
    way_back: tuple[str, Callable[[str, str], None]],
) -> None:
    if not exercises:
        st.markdown(nothing)
    label, deed = way_back
    for each in exercises:
        name = catalog.exercise(each).name if catalog.has(each) else each
        with st.container(horizontal=True, vertical_alignment="center", border=True):
            why = f"  \n{reasons[each]}" if each in reasons else ""
            st.markdown(f"**{literally(name)}**{why}", width="stretch")
            st.button(label, key=f"wished-{label}-{each}", on_click=deed, args=(each, name))


def _unlike(exercise: str, name: str) -> None:
    _do(partial(Journal.set_favourite, exercise=exercise, liked=False), f"{name}: no favourite.")


def _offer_again(exercise: str, name: str) -> None:
    _do(partial(Journal.offer_again, exercise=exercise), f"{name} may be offered again.")


def _do(deed: Callable[[Journal], object], sentence: str) -> None:
    if keeping.do(deed):
        tell(PLACE, sentence)
