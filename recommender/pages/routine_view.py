"""How is a routine shown? At a glance, then step by step, then what stands behind it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from recommender.catalog.loading import Catalog
from recommender.catalog.wording import duration, listed
from recommender.charts.coverage import coverage
from recommender.charts.timeline import timeline
from recommender.intake import Intake
from recommender.pages import doors, memory
from recommender.pages.chart_view import show_chart
from recommender.pages.mending import draw_unmet
from recommender.pages.naming import one, the
from recommender.pages.weighing_view import (
    draw_left_out,
    draw_no_longer,
    draw_not_chosen,
    draw_weighing,
)
from recommender.routine import Caution, Routine

NOTHING = "nothing, only room to move"
UNBROKEN = "\N{NO-BREAK SPACE}"
"""Keeps a number and its unit on one line."""


def draw_summary(
    catalog: Catalog,
    routine: Routine,
    told_once: Sequence[Caution],
    told: Intake | None = None,
) -> None:
    """Minutes and number at a glance, what to have ready, and what to keep in mind.

    `told` are the answers from which it can be made again with other wishes, if it can.
    """
    st.title(headline(routine), anchor=False)
    ready = listed(things(catalog, routine)) or NOTHING
    st.markdown(f"{_for_what(catalog, routine)} **Have ready:** {ready}.")
    draw_unmet(catalog, routine, told)
    cautions = [*told_once, *routine.cautions]
    if cautions:
        st.warning("\n".join(_caution_lines(cautions)))


def headline(routine: Routine) -> str:
    """Minutes and number: `12 minutes, 5 exercises`."""
    return f"{_minutes(routine.seconds)}, {_exercises(routine)}"


def _minutes(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    said = duration(seconds) if rest else f"{minutes} minutes"
    return said.replace(" ", UNBROKEN)


def _caution_lines(cautions: Sequence[Caution]) -> list[str]:
    lines = [caution.sentence for caution in cautions]
    if len(lines) == 1:
        return [f"**Take care:** {lines[0]}"]
    return ["**Take care**", "", *(f"- {line}" for line in lines)]


def _exercises(routine: Routine) -> str:
    count = len(routine.steps)
    return f"{count}{UNBROKEN}exercise" if count == 1 else f"{count}{UNBROKEN}exercises"


def _for_what(catalog: Catalog, routine: Routine) -> str:
    pain = sorted(routine.intake.get("pain", {}).items(), key=lambda each: -each[1])
    places = [f"{the(catalog.label(region))} (pain {level})" for region, level in pain]
    return f"For {listed(places)}." if places else ""


def things(catalog: Catalog, routine: Routine) -> list[str]:
    """What to have ready beside the mat, and the mat."""
    on_floor = any(step.surface == "floor" for step in routine.steps)
    needed = [thing for step in routine.steps for thing in step.equipment]
    return ["a mat"] * on_floor + [one(catalog.label(thing)) for thing in dict.fromkeys(needed)]


def draw_background(catalog: Catalog, routine: Routine, told: Intake | None = None) -> None:
    """Charts, how good it is, what was left out and why, and the general advice."""
    left, right = st.columns(2, gap="large")
    with left:
        show_chart(timeline(catalog, routine, memory.dark()), "timeline")
    with right:
        show_chart(coverage(catalog, routine, memory.dark()), "coverage")
    draw_weighing(catalog, routine, told)
    st.header("Why not the others?", anchor=False)
    draw_left_out(catalog, routine)
    draw_not_chosen(catalog, routine)
    draw_no_longer(catalog, routine)
    with st.container(key="trust-link"):
        doors.link("trust", "Why you can trust this")
    st.header("Good to know", anchor=False)
    advice = [each.sentence for each in catalog.advice if each.shown_at == "routine"]
    st.markdown("\n".join(f"- {sentence}" for sentence in advice))
