"""How does a link lead to one exercise, or back to all of them?"""

from __future__ import annotations

import streamlit as st

from recommender.catalog.exercise import Exercise
from recommender.pages import address
from recommender.pages.literally import literally

ADDRESS = "exercise"
"""The name in the address; an exercise's id says nothing about anyone's health."""


def asked_exercise() -> str | None:
    """The exercise that the address asks for."""
    return st.query_params.get(ADDRESS)


def say_in_address(exercise: str | None) -> None:
    """Puts an exercise into the browser's address, or empties it.

    A link from a page to itself changes what is asked, not what the browser shows; told
    again, the browser follows, and its way back leads through every exercise.
    """
    person = address.person_in_address()
    told = {address.PERSON: person, ADDRESS: exercise}
    st.query_params.from_dict({name: value for name, value in told.items() if value})


def link_to(exercise: Exercise) -> None:
    """A link that shows the exercise on the catalog's page."""
    label = literally(exercise.name)
    st.page_link(_catalog_page(), label=label, query_params={ADDRESS: exercise.id})


def link_to_all(label: str) -> None:
    """A link that shows the whole list."""
    st.page_link(_catalog_page(), label=label)


def _catalog_page() -> st.Page:
    # Streamlit knows a page by its address, so that this one stands for the app's own.
    return st.Page(_nothing, title="Catalog", url_path="catalog")


def _nothing() -> None:
    """Never drawn: the app's own page is."""
