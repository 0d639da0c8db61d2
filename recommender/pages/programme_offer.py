"""How does a person come to a programme? A card first, then the safety check, then the form."""

from __future__ import annotations

import streamlit as st

from recommender.catalog.loading import Catalog
from recommender.pages import (
    doors,
    first_check,
    intake_form,
    making,
    memory,
    programme_form,
    remaking,
    safety,
)
from recommender.pages.attempting import draw_faults, note
from recommender.pages.literally import literally
from recommender.pages.programme_making import begin
from recommender.pages.programme_past import Newest, newest
from recommender.pages.remaking import OPEN_SIGNS
from recommender.programming import asks_again
from recommender.routine import Referral
from recommender.screening import refer

WHY = (
    "Choose your days, and a routine is made for each of them. A few exercises stay, so that you "
    "get to know them; the others change. Every place gets its time over the week."
)
FIRST_A_ROUTINE = (
    "First make one routine on Today: a programme builds on the same answers. It takes a minute."
)
OLD_ANSWERS = "Your answers are from a while ago. Please give them again on Today; then it fits."


def draw() -> None:
    """That there could be a programme, and the way to it."""
    with st.container(border=True, key="card-programme-offer"):
        st.header("Your weeks ahead", anchor=False)
        st.markdown(WHY)
        told = newest()
        if told is None:
            st.markdown(FIRST_A_ROUTINE)
        # Not a callback: another page can only be opened from the page's own run.
        if st.button("Make a programme", key="programme-offer"):
            if told is None:
                doors.go("today")
            else:
                programme_form.open_form()
                st.rerun()


def draw_making(catalog: Catalog) -> str:
    """The steps up to a programme; gives a name for what is shown."""
    told = newest()
    if told is None:
        programme_form.close_form()
        st.rerun()
    if safety.checked(memory.today()) is None:
        first_check.draw(catalog, blocked=False, beside=_not_now, away=True)
        return "programme-safety"
    _draw_form(catalog, told)
    return "programme-form"


def _draw_form(catalog: Catalog, told: Newest) -> None:
    st.title("Your weeks ahead", anchor=False)
    st.markdown("Choose what suits you. You can stop it, skip a week or move a day at any time.")
    with st.container(
        border=True,
        horizontal=True,
        vertical_alignment="center",
        horizontal_alignment="distribute",
        key="programme-answers",
    ):
        st.markdown(literally(programme_form.answers_line(catalog, told)))
        if st.button("Change these answers", key="programme-answers-change"):
            answer_again(told)
    drawn = programme_form.draw(told)
    signs = _ask_signs(catalog, told)
    with st.container(horizontal=True):
        # Not a callback: its arguments would be those of the last run, before a quick last answer.
        asked = st.button("Make my programme", type="primary", key="programme-make")
        _not_now()
    if asked:
        _make(catalog, told, drawn, signs)
    draw_faults()


def _not_now() -> None:
    st.button("Not now", key="programme-not-now", on_click=programme_form.close_form)


def _make(
    catalog: Catalog, told: Newest, drawn: programme_form.Drawn, signs: tuple[str, ...] | None
) -> None:
    faults = [*drawn.faults, *([OPEN_SIGNS] if signs is None else [])]
    if faults:
        note(faults)
        return
    if must_be_referred(catalog, told, signs or ()):
        doors.go("today")
        st.rerun()
    programme = programme_form.programme_of(drawn, told)
    if asks_again(programme, max(memory.today(), programme.starts)):
        note((OLD_ANSWERS,))
    elif begin(catalog, programme):
        programme_form.close_form()
        st.rerun()


def _ask_signs(catalog: Catalog, told: Newest) -> tuple[str, ...] | None:
    """The warning signs ticked, asked in pregnancy alone; None when that is open."""
    return ask_signs(catalog) if told.intake.trimester is not None else ()


def ask_signs(catalog: Catalog) -> tuple[str, ...] | None:
    """The warning signs in pregnancy that are ticked; None while it is open whether any is."""
    asked = intake_form.ask_signs(catalog)
    unclear = asked["any_signs"] is None or (asked["any_signs"] and not asked["signs"])
    return None if unclear else tuple(asked["signs"])


def must_be_referred(catalog: Catalog, told: Newest, signs: tuple[str, ...]) -> bool:
    """Whether an answer to a safety question needs care first; then that is what is shown."""
    flags = (*(safety.checked(memory.today()) or ()), *signs)
    cleared = ("clinician-cleared",) if memory.answer(f"{safety.KEYS}cleared", False) else ()
    facts = tuple(each for each in told.intake.facts if each != "clinician-cleared")
    asked = told.intake.model_copy(update={"red_flags": flags, "facts": (*facts, *cleared)})
    referral: Referral | None = refer(catalog, asked)
    if referral is not None:
        making.settle(catalog, referral)
    return referral is not None


def answer_again(told: Newest) -> None:
    """Opens the form on Today with the answers as they were told."""
    making.begin_anew()
    remaking.stop()
    remaking.put_into_form(told.intake)
    doors.go("today")
