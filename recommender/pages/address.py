"""What does the browser's address ask for? Random ids, which say nothing about a person."""

from __future__ import annotations

import streamlit as st

PERSON, ROUTINE = "person", "routine"


def person_in_address() -> str | None:
    """The id of a person in the address."""
    return st.query_params.get(PERSON)


def name_in_address(person: str | None) -> None:
    """Puts the id of a person into the address, or takes it out."""
    _put(PERSON, person)


def shown_routine() -> str | None:
    """The id of a routine in the address."""
    return st.query_params.get(ROUTINE)


def show_routine(id: str | None) -> None:
    """Puts the id of a routine into the address, or takes it out."""
    _put(ROUTINE, id)


def _put(name: str, id: str | None) -> None:
    if id == st.query_params.get(name):
        return
    if id is None:
        st.query_params.pop(name, None)
    else:
        st.query_params[name] = id
