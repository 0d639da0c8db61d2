"""What was said since a routine was made that it does not heed yet?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import streamlit as st

from recommender.adapting import Adaptation
from recommender.catalog.loading import Catalog
from recommender.intake import Intake
from recommender.pages import feedback_today, remaking
from recommender.pages.changed_view import draw_why, rules_about
from recommender.pages.literally import literally
from recommender.routine import Routine
from recommender.steering import Adapted

TITLE = "Since this routine was made"
RESTS = "So it cannot be started as it is."


@dataclass(frozen=True)
class Since:
    """What would be otherwise in a routine that is made now; `rests` are steps not to be done."""

    changes: tuple[Adapted, ...] = ()
    rests: tuple[str, ...] = ()


def since(catalog: Catalog, routine: Routine, told: Intake) -> Since:
    """What was said later and concerns a step of a routine, whose answers of today these are."""
    found = feedback_today.adaptation(catalog, told)
    steps = [step.exercise for step in routine.steps]
    return Since(
        changes=tuple(dict.fromkeys(_changes(catalog, routine, found))),
        rests=tuple(each for each in found.rests if each in steps),
    )


def _changes(catalog: Catalog, routine: Routine, found: Adaptation) -> Iterator[Adapted]:
    of_the_day = rules_about(catalog, "irritable", "next-day", "too-hard")
    other = {*_unheeded(routine, found)}
    for each in found.steering.adapted:
        if each.exercise in other or (other and each.rule in of_the_day):
            yield each
    if {*_unwished(routine, found)}:
        never = rules_about(catalog, "never")
        yield from (each for each in found.steering.adapted if each.rule in never)


def _unheeded(routine: Routine, found: Adaptation) -> Iterator[str]:
    """The steps that rest by now, or whose dose is more than it may be."""
    for step in routine.steps:
        dose = step.dose
        fits = found.steering.admits(step.exercise, dose.work_seconds, dose.intensity)
        if step.exercise in found.rests or not fits:
            yield step.exercise


def _unwished(routine: Routine, found: Adaptation) -> Iterator[str]:
    """The steps that are not wished any more, and were not asked for by name."""
    locked = routine.intake.get("locked", ())
    for step in routine.steps:
        if step.exercise in found.unwished and step.exercise not in locked:
            yield step.exercise


def draw_since(catalog: Catalog, found: Since, told: Intake, id: str) -> None:
    """What was said since, and a button that makes the routine of an id again."""
    if not found.changes:
        return
    with st.container(border=True, key="card-since", gap="small"):
        lines = [f"- {literally(each.sentence)}" for each in found.changes]
        st.markdown("\n".join([f"**{TITLE}**", "", *lines]))
        if found.rests:
            st.markdown(RESTS)
        st.button(
            "Make it again",
            type="primary" if found.rests else "secondary",
            key="make-since",
            on_click=remaking.begin,
            args=(told, id),
            help="The same answers and minutes, with what you said since.",
        )
        draw_why(catalog, found.changes)
