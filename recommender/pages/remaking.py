"""How is a routine made again from its answers? After the safety questions, as every time."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from recommender.catalog.loading import Catalog
from recommender.intake import BadIntake, Intake
from recommender.pages import instead, intake_form, making, memory, safety
from recommender.pages.answers import answers_again
from recommender.pages.attempting import attempt, draw_faults, note
from recommender.pages.own_wishes import own_wishes

_AGAIN = "make-again"
OPEN_SIGNS = "Warning signs: choose none of these, or tick the ones that you have."


def begin(told: Intake, instead_of: str | None = None) -> None:
    """Makes a routine for these answers as soon as the safety questions of today are answered.

    In today's programme it takes the place of the routine with the id `instead_of`.
    """
    told = own_wishes(told)
    instead.stand_in_for(instead_of)
    making.begin_anew()
    put_into_form(told)
    memory.keep(_AGAIN, told)


def put_into_form(told: Intake, stage_is_known: bool = True) -> None:
    """Puts answers into the form, the stage of a pregnancy left open where it is not known."""
    try:
        answers = answers_again(told.model_dump(mode="json"))
    except BadIntake:
        return
    if not stage_is_known:
        answers = replace(answers, stage_known_by=None, week=None, trimester=None)
    intake_form.forget_what_was_said()
    intake_form.fill(memory.catalog(), answers)


def is_asked() -> bool:
    """Whether a routine waits for being made again."""
    return memory.kept(_AGAIN) is not None


def stop() -> None:
    """Nothing waits any more."""
    memory.let_go(_AGAIN)
    instead.stand_in_for(None)


def draw(catalog: Catalog) -> None:
    """Makes the routine at once; in pregnancy, after its own warning signs are asked."""
    told: Intake = memory.kept(_AGAIN)
    flags = safety.checked(memory.today()) or ()
    if told.trimester is None:
        _make(catalog, told, flags)
    st.title("One more question", anchor=False)
    st.markdown("In pregnancy the warning signs are asked every time. Then your routine is made.")
    asked = intake_form.ask_signs(catalog)
    if st.button("Make my routine", type="primary", key="make-again"):
        if asked["any_signs"] is None or (asked["any_signs"] and not asked["signs"]):
            note((OPEN_SIGNS,))
        else:
            _make(catalog, told, (*flags, *asked["signs"]))
    draw_faults()


def _make(catalog: Catalog, told: Intake, flags: tuple[str, ...]) -> None:
    memory.let_go(_AGAIN)
    cleared = ("clinician-cleared",) if memory.answer(f"{safety.KEYS}cleared", False) else ()
    facts = [fact for fact in told.facts if fact != "clinician-cleared"]
    changes = {"facts": tuple(sorted((*facts, *cleared))), "red_flags": tuple(sorted(flags))}
    attempt(catalog, lambda: told.model_copy(update=changes))
    stop()
    # Where that could not be done, the form is there, filled in, and says why.
    st.rerun()
