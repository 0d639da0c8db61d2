"""What is mine? The people here, what is kept, and how it goes out, comes in and goes away."""

from __future__ import annotations

import streamlit as st

from recommender.journal import JournalUnusable
from recommender.pages import doors, memory
from recommender.pages.literally import literally
from recommender.pages.people_view import draw_people


def page() -> None:
    """The whole page."""
    st.title("Yours", anchor=False)
    try:
        journal = memory.journal()
        people, own = journal.people(), journal.person
    except JournalUnusable as unusable:
        _say_unusable(unusable)
        return
    st.markdown("Everything here stays on this machine, unless you take it along.")
    draw_people(people, own)


def _say_unusable(unusable: JournalUnusable) -> None:
    st.warning(literally(str(unusable)), title="Your things cannot be shown just now")
    st.markdown("Routines work without them. You can go on with one at once.")
    doors.link("today", "Go to Today")
