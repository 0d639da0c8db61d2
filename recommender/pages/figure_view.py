"""How is a picture shown? Still at first, moving when the person asks."""

from __future__ import annotations

import streamlit as st

from recommender.catalog.exercise import Exercise
from recommender.catalog.vocabulary import Trimester
from recommender.figures.body import BELLY
from recommender.figures.drawing import Room
from recommender.figures.figure import belly_of
from recommender.figures.motion import Motion
from recommender.intake import Intake
from recommender.pages import memory
from recommender.pages.mounting import component
from recommender.routine import Routine

ON_CARDS = Room(ratio=1.9)
"""Cards stand side by side, so that their pictures are equally high."""
ON_PAPER = Room(least=60)
"""Paper is small: nothing stands round the body."""


def trimester_of(routine: Routine) -> Trimester | None:
    """The trimester that a routine was made for."""
    return Intake.model_validate(dict(routine.intake)).trimester


def show_figure(
    exercise: Exercise, adjustments: tuple[str, ...], trimester: Trimester | None, key: str
) -> None:
    """The picture of a form, with a button that sets it in motion; nothing when it has none.

    From the second trimester on a belly is drawn.
    """
    told = moving_form(exercise, adjustments, trimester)
    if told is not None:
        alt, motion = told
        component("figure", "frames", "figure")(
            data={"motion": motion, "alt": alt, "name": exercise.name}, key=f"figure-{key}"
        )


def moving_form(
    exercise: Exercise, adjustments: tuple[str, ...], trimester: Trimester | None
) -> tuple[str, Motion] | None:
    """The text of a form's picture and its movement, None when it has no picture."""
    return memory.moving_figure(_pictured(exercise, adjustments, trimester))


def show_still(exercise: Exercise, adjustments: tuple[str, ...] = ()) -> None:
    """The picture of a form alone, as large as those beside it; nothing when it has none."""
    wanted = _pictured(exercise, adjustments, None)._replace(room=ON_CARDS)
    told = memory.still_figure(wanted)
    if told is not None:
        alt, svg = told
        st.image(svg, alt=alt, width="stretch")


def printed(
    exercise: Exercise, adjustments: tuple[str, ...], trimester: Trimester | None
) -> tuple[str, str] | None:
    """The text of a form's picture and the picture as SVG for print with one colour."""
    shown = _pictured(exercise, adjustments, trimester)
    return memory.still_figure(shown._replace(skin="print", room=ON_PAPER))


def _pictured(
    exercise: Exercise, adjustments: tuple[str, ...], trimester: Trimester | None
) -> memory.Pictured:
    belly = BELLY.get(trimester or "", 0.0) or belly_of(exercise, adjustments)
    return memory.Pictured(exercise.id, adjustments, belly, "dark" if memory.dark() else "light")
