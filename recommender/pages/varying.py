"""Which other routines are about as good today, and what tells each of them apart?"""

from __future__ import annotations

import streamlit as st

from recommender.intake import BadIntake
from recommender.negotiating import Alternatives, alternatives, distinction, news
from recommender.pages import making, memory
from recommender.pages.changeable import Changeable, take
from recommender.pages.literally import literally
from recommender.pages.making import Unanswered
from recommender.routine import Routine

WAITING = "Looking for routines that are really others…"
TAKEN = "You took another routine for the same minutes."
INTRODUCED = (
    "Each fills the same minutes, is within 3 % of the best score, and spends at least three "
    "tenths of its work on exercises that yours does not have. It differs as much from each "
    "option before it. What is not as in yours is in bold."
)
COUNTED = {
    0: "There is no other routine that is about as good for your answers. Yours stays as it is.",
    1: "There is one.",
    2: "There are two; a third would be worse by more than 3 %.",
    3: "Here are three.",
}
_VARYING, _FOUND = "varying", "others-found"


def ask_for(id: str) -> None:
    """Opens the other routines beside the one of an id."""
    if making.shown() == id:
        memory.keep(_VARYING, id)


def stop() -> None:
    """Goes back to the routine."""
    memory.let_go(_VARYING)


def is_asked(id: str) -> bool:
    """Whether the other routines are open."""
    return bool(memory.kept(_VARYING) == id)


def draw_others(shown: Changeable) -> None:
    """The routine and the others side by side, each with what distinguishes it."""
    st.title("Something different", anchor=False)
    found = _others(shown)
    if found is None:
        st.button("Back to my routine", key="back", on_click=stop)
        return
    st.markdown(f"{INTRODUCED} {COUNTED[len(found.routines)]}")
    with st.container(horizontal=True):
        st.button("Keep my routine", key="back", on_click=stop)
    columns = st.columns(1 + len(found.routines), gap="medium")
    with columns[0], st.container(border=True, key="other-0"):
        st.header("Yours now", anchor=False)
        _draw_distinction(shown, shown.routine)
    for number, (column, other) in enumerate(zip(columns[1:], found.routines, strict=True), 1):
        with column, st.container(border=True, key=f"other-{number}"):
            _draw_other(shown, number, other)


def _draw_other(shown: Changeable, number: int, other: Routine) -> None:
    st.header(f"Option {number}", anchor=False)
    # Not a callback: what is kept has to pass its audit, and that may fail with a sentence.
    if st.button("Take this one", key=f"take-{number}-{shown.id}", type="primary"):
        stop()
        take(shown, other, TAKEN)
        st.rerun()
    st.markdown(f"**New here:** {literally(news(shown.catalog, shown.routine, other))}")
    _draw_distinction(shown, other)


def _draw_distinction(shown: Changeable, routine: Routine) -> None:
    told = distinction(shown.catalog, routine)
    own = distinction(shown.catalog, shown.routine).lines
    lines = [literally(line) for line in told.lines]
    marked = [line if line in map(literally, own) else f"**{line}**" for line in lines]
    st.markdown("\n".join(f"- {line}" for line in marked))
    st.markdown(f"**{len(told.exercises)} exercises**")
    st.markdown("\n".join(f"{at}. {literally(each)}" for at, each in enumerate(told.exercises, 1)))


def _others(shown: Changeable) -> Alternatives | None:
    """The other routines, solved for once; None when that could not be done, which is said."""
    asked = (shown.id, shown.told)
    known, found = memory.kept(_FOUND, (None, None))
    if known != asked:
        found = _solved(shown)
        memory.keep(_FOUND, (asked, found))
    others: Alternatives | None = found
    return others


def _solved(shown: Changeable) -> Alternatives | None:
    try:
        with st.spinner(WAITING):
            return alternatives(
                shown.catalog,
                shown.told,
                shown.routine,
                history=making.history(),
                composer=making.compose_apart,
            )
    except (BadIntake, Unanswered) as fault:
        st.warning(str(fault))
        return None
