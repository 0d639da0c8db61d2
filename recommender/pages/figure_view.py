"""How is a picture shown? Still at first, moving when the person asks."""

from __future__ import annotations

from functools import cache
from importlib import resources

import streamlit as st

from recommender.catalog.exercise import Exercise
from recommender.catalog.vocabulary import Trimester
from recommender.figures.body import BELLY
from recommender.figures.figure import belly_of
from recommender.pages import memory


def show_figure(
    exercise: Exercise, adjustments: tuple[str, ...], trimester: Trimester | None, key: str
) -> None:
    """The picture of a form, with a button that sets it in motion; nothing when it has none.

    From the second trimester on a belly is drawn.
    """
    told = memory.moving_figure(_pictured(exercise, adjustments, trimester))
    if told is not None:
        alt, motion = told
        _component()(
            data={"motion": motion, "alt": alt, "name": exercise.name}, key=f"figure-{key}"
        )


def show_still(exercise: Exercise, adjustments: tuple[str, ...] = (), width: int = 240) -> None:
    """The picture of a form alone; nothing when it has none."""
    told = memory.still_figure(_pictured(exercise, adjustments, None))
    if told is not None:
        alt, svg = told
        st.image(svg, alt=alt, width=width)


def _pictured(
    exercise: Exercise, adjustments: tuple[str, ...], trimester: Trimester | None
) -> memory.Pictured:
    belly = BELLY.get(trimester or "", 0.0) or belly_of(exercise, adjustments)
    return memory.Pictured(exercise.id, adjustments, belly, "dark" if memory.dark() else "light")


@cache
def _component() -> st.components.v2.types.ComponentRenderer:
    return st.components.v2.component(
        "limber_figure", html=_read("figure.html"), css=_read("figure.css"), js=_read("figure.js")
    )


def _read(name: str) -> str:
    return (resources.files("recommender.pages") / name).read_text(encoding="utf-8")
