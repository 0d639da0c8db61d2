"""Which exercises does the person like, and how is that said with one tap?"""

from __future__ import annotations

import streamlit as st

from recommender.pages import keeping

LIKE, LIKED = "Like this one", "You like this one"
HELP = "Your favourites come first where they fit."
TAKE_BACK = "Press to take it off your favourites."
NONE: tuple[str, ...] = ()


def favourites() -> tuple[str, ...]:
    """The exercises that the person likes."""
    return keeping.ask(lambda journal: journal.favourites(), NONE)


def draw_like(exercise: str, liked: bool, key: str) -> None:
    """A button that says whether an exercise is liked, and changes that; one press counts once."""
    st.button(
        LIKED if liked else LIKE,
        key=f"like-{exercise}-{key}",
        icon=":material/check:" if liked else ":material/star:",
        help=TAKE_BACK if liked else HELP,
        on_click=_set,
        args=(exercise, not liked),
    )


def _set(exercise: str, liked: bool) -> None:
    keeping.do(lambda journal: journal.set_favourite(exercise, liked))
