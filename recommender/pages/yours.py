"""What is mine? The people here, what is kept, and how it goes out, comes in and goes away."""

from __future__ import annotations

import streamlit as st

from recommender.journal import JournalUnusable
from recommender.pages import damaged, doors, memory
from recommender.pages.bringing_in import draw_bringing_in, forget_brought
from recommender.pages.copies import draw_copies
from recommender.pages.erasing import draw_erasing
from recommender.pages.literally import literally
from recommender.pages.people_view import draw_people
from recommender.pages.taking_along import draw_taking_along, forget_files
from recommender.pages.telling import forget_told
from recommender.pages.wished import draw_wished


def page() -> None:
    """The whole page."""
    st.title("Yours", anchor=False)
    try:
        journal = memory.journal()
        people, own = journal.people(), journal.person
    except JournalUnusable as unusable:
        damaged.notice(unusable)
        _say_unusable(unusable)
        return
    st.markdown("Everything here stays on this machine, unless you take it along.")
    draw_people(people, own)
    draw_wished(memory.catalog())
    draw_taking_along(memory.catalog())
    draw_bringing_in(own)
    draw_copies()
    draw_erasing(people, own)


def leave() -> None:
    """What was prepared or said here goes; for when another page is opened."""
    forget_told()
    forget_files()
    forget_brought()


def _say_unusable(unusable: JournalUnusable) -> None:
    st.warning(literally(str(unusable)), title="Your things cannot be shown just now")
    st.markdown("Routines work without them. You can go on with one at once.")
    doors.link("today", "Go to Today")
