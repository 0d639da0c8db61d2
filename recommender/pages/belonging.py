"""Whose tab is this? Asked only where more than one person could be meant.

A tab belongs to one person until it is switched. Their id stands in the address too, so that a
refresh opens their things again; who opens a tab without it is asked. What another tab does, and
the way back in the browser, change nothing about it.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from recommender.journal import JournalUnusable, Person
from recommender.pages import address, damaged, doors, memory
from recommender.pages.erasing import PLACE as ERASED
from recommender.pages.literally import literally
from recommender.pages.naming_people import ask_for_a_name
from recommender.pages.telling import draw_told, tell

PLACE = "whose"
NOT_HERE = "The person whom this tab was opened for is not kept here."


def settle() -> bool:
    """Whether this tab has its person; if not, the page that asks for one is drawn.

    When the journal cannot be used there is nobody to choose from, and the pages say why.
    """
    try:
        people = memory.shared_journal().people()
        own = _own(people)
    except JournalUnusable as trouble:
        damaged.notice(trouble)
        return True
    if own is None:
        _draw_choice(people)
        return False
    several = len(people) > 1
    address.name_in_address(own.id if several else None)
    if several:
        _draw_line(own)
    return True


def switch_to(person: Person) -> None:
    """Gives this tab to a person; nothing of another one before stays in it."""
    try:
        memory.shared_journal().of(person.id)
        memory.forget_everything()
        memory.belong_to(person.id)
    except (JournalUnusable, ValueError) as trouble:
        tell(PLACE, str(trouble), well=False)


def _choose(person: Person) -> None:
    """Gives this tab to a person; in a new one, the routine that its address asks for stays."""
    routine = address.shown_routine() if memory.whose() is None else None
    switch_to(person)
    if memory.whose() == person.id:
        address.show_routine(routine)


def _own(people: Sequence[Person]) -> Person | None:
    """The person of this tab: the one it has, else the one in the address, else the only one."""
    asked = memory.whose() or address.person_in_address()
    found = next((each for each in people if each.id == asked), None)
    if asked is None and len(people) == 1:
        found = people[0]
    if found is not None and memory.whose() is None:
        memory.belong_to(found.id)
    return found


def _draw_line(own: Person) -> None:
    with st.container(horizontal=True, horizontal_alignment="right", key="whose"):
        doors.link("yours", literally(own.name))


def _draw_choice(people: Sequence[Person]) -> None:
    """Who is this? Nothing of anybody is shown before it is answered."""
    st.title("Who is this?", anchor=False)
    for place in (PLACE, ERASED):
        draw_told(place)
    if memory.whose() or address.person_in_address():
        st.info(NOT_HERE)
    st.markdown("What is kept for each person stands apart. Choose yourself.")
    with st.container(key="who-choices"):
        for each in people:
            st.button(
                literally(each.name),
                key=f"who-{each.id}",
                on_click=_choose,
                args=(each,),
                width=320,
            )
    with st.expander("I am new here", key="who-new"):
        ask_for_a_name("who-name", "Add me", _add)


def _add(name: str) -> None:
    try:
        _choose(memory.shared_journal().add_person(name))
    except (JournalUnusable, ValueError) as trouble:
        tell(PLACE, str(trouble), well=False)
