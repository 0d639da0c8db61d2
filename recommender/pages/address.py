"""Whose things does the browser's address ask for? A random id, which says nothing about them."""

from __future__ import annotations

import streamlit as st

PERSON = "person"


def person_in_address() -> str | None:
    """The id of a person in the address."""
    return st.query_params.get(PERSON)


def name_in_address(person: str | None) -> None:
    """Puts the id of a person into the address, or takes it out."""
    if person == person_in_address():
        return
    if person is None:
        st.query_params.pop(PERSON, None)
    else:
        st.query_params[PERSON] = person
