"""Where does the look come from that the theme cannot give? One file of CSS, with reasons."""

from __future__ import annotations

import streamlit as st

from recommender.pages import memory
from recommender.pages.mounting import read

TEAL = {False: "#0f766e", True: "#5eead4"}
"""The accent on paper, and the lighter one on slate."""
WORDMARK = """<svg xmlns="http://www.w3.org/2000/svg" width="116" height="32" viewBox="0 0 116 32">
<g fill="none" stroke="{teal}" stroke-width="3" stroke-linecap="round">
<path d="M4 26 C 9 26 10 22 11 17 C 12 11 15 7 22 7"/></g>
<circle cx="27" cy="8" r="3.4" fill="{teal}"/>
<g font-family="sans-serif" font-size="21" font-weight="600" fill="{teal}">
<text x="38" y="24">Limber</text></g>
</svg>"""


def apply() -> None:
    """Adds limber.css and the name to the page."""
    teal = TEAL[memory.dark()]
    st.html(f"<style>:root {{ --limber-teal-text: {teal}; }}\n{read('limber.css')}</style>")
    st.logo(WORDMARK.format(teal=teal), size="large")


def say_broken(faults: tuple[str, ...]) -> None:
    """Nothing starts on half a catalog: what is wrong with it, and what to do."""
    st.title("The catalog cannot be used", anchor=False)
    st.error("Limber needs every exercise and rule to be sound. Mend these, then start it again.")
    st.code("\n".join(faults), language=None)
