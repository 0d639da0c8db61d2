"""The front door: which pages are there?"""

from __future__ import annotations

import streamlit as st

from recommender.catalog.loading import BrokenCatalog
from recommender.pages import (
    about,
    belonging,
    browse,
    damaged,
    doors,
    guiding,
    look,
    memory,
    today,
    trust,
    week,
    yours,
)

st.set_page_config(page_title="Limber", layout="wide", initial_sidebar_state="collapsed")
look.apply()
pages = {
    "today": st.Page(today.page, title="Today", default=True),
    "week": st.Page(week.page, title="Week", url_path="week"),
    "catalog": st.Page(browse.page, title="Catalog", url_path="catalog"),
    "yours": st.Page(yours.page, title="Yours", url_path="yours"),
    "about": st.Page(about.page, title="About", url_path="about"),
    # Led to from About and from every routine; five doors in the menu are enough.
    "trust": st.Page(
        trust.page, title="Why you can trust this", url_path="trust", visibility="hidden"
    ),
    # Led to from every routine.
    "session": st.Page(guiding.page, title="Session", url_path="session", visibility="hidden"),
}
doors.open_doors(pages)
opened = st.navigation(list(pages.values()), position="top")
st.set_page_config(page_title=f"{opened.title} · Limber")
try:
    memory.catalog()
except BrokenCatalog as broken:
    look.say_broken(broken.faults)
else:
    if damaged.settle() and belonging.settle():
        if opened.url_path != pages["yours"].url_path:
            yours.leave()
        opened.run()
        damaged.show_if_noticed()
