"""How does one page lead to another?"""

from __future__ import annotations

from typing import Any

import streamlit as st

from recommender.pages import memory

_DOORS = "doors"


def open_doors(pages: dict[str, Any]) -> None:
    """Makes the app's pages known by name: today, week, catalog, about and trust."""
    memory.keep(_DOORS, pages)


def link(name: str, label: str) -> None:
    """A link to a page; nothing where a page is shown on its own, as in a test."""
    page = memory.kept(_DOORS, {}).get(name)
    if page is not None:
        st.page_link(page, label=label)


def go(name: str) -> None:
    """Opens a page at once."""
    page = memory.kept(_DOORS, {}).get(name)
    if page is not None:
        st.switch_page(page)
