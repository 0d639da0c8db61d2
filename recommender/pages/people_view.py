"""Who uses Limber here, and whose turn is it? Switch, add somebody, change your name."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from recommender.journal import FIRST_NAME, JournalUnusable, Person
from recommender.pages import memory
from recommender.pages.belonging import switch_to
from recommender.pages.literally import literally
from recommender.pages.naming_people import ask_for_a_name
from recommender.pages.telling import draw_told, tell, went_well

PLACE = "people"
ALONE = "Add somebody who shares this machine. Each person's things are kept apart."
SHARED = (
    "Each person's things are kept apart. There is no password: who can open Limber here can "
    "switch. Switching empties this tab's answers."
)
NAMELESS = f"You stand here as {FIRST_NAME}. Change it, so that the others know who that is."
ADD, RENAME = "people-add", "people-rename"


def draw_people(people: Sequence[Person], own: Person) -> None:
    """Everybody with a way to switch, a field for somebody new, and one for the own name."""
    st.header("Who uses Limber here", anchor=False)
    several = len(people) > 1
    st.markdown(SHARED if several else ALONE)
    draw_told(PLACE)
    if several and own.name == FIRST_NAME:
        st.info(NAMELESS)
    if several:
        with st.container(key="people"):
            for each in people:
                _draw_person(each, each == own)
    left, right = st.columns(2, gap="large")
    with left:
        ask_for_a_name(RENAME, "Change my name", _rename, own.name, "Your name here")
    with right:
        ask_for_a_name(ADD, "Add a person", _add, field="Somebody else's name")


def _draw_person(person: Person, is_own: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        st.markdown(f"**{literally(person.name)}**", width="stretch")
        if is_own:
            st.markdown("This tab is yours")
        else:
            st.button(
                f"Switch to {literally(person.name)}",
                key=f"switch-{person.id}",
                on_click=switch_to,
                args=(person,),
            )


def _add(name: str) -> None:
    if not name.strip() and went_well(PLACE):
        return  # the second click of a double one: the field is empty already
    try:
        person = memory.shared_journal().add_person(name)
    except (JournalUnusable, ValueError) as trouble:
        tell(PLACE, str(trouble), well=False)
        return
    memory.put_answer(ADD, "")
    tell(PLACE, f"{person.name} is added. Nothing is kept for them yet.")


def _rename(name: str) -> None:
    try:
        own = memory.whose() or memory.journal().person.id
        person = memory.shared_journal().rename_person(own, name)
    except (JournalUnusable, ValueError) as trouble:
        tell(PLACE, str(trouble), well=False)
        return
    memory.put_answer(RENAME, person.name)
    tell(PLACE, f"Your name here is {person.name}.")
