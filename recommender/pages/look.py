"""Where does the look come from that the theme cannot give? One file of CSS, with reasons."""

from __future__ import annotations

from functools import cache
from importlib import resources

import streamlit as st


def apply() -> None:
    """Adds limber.css to the page."""
    st.html(f"<style>{_css()}</style>")


def begin_at_top(view: str) -> None:
    """Scrolls up when another view is shown; Streamlit stays where the last one was left."""
    # Registered anew in each run, as a component belongs to the server that runs.
    to_top = st.components.v2.component("limber_to_top", js=_TO_TOP)
    to_top(data=view, key="to-top", height=1)


_TO_TOP = """
let last;
export default function ({ data }) {
  if (last !== undefined && last !== data) {
    document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
  }
  last = data;
}
"""


@cache
def _css() -> str:
    return (resources.files("recommender.pages") / "limber.css").read_text(encoding="utf-8")


def say_broken(faults: tuple[str, ...]) -> None:
    """Nothing starts on half a catalog: what is wrong with it, and what to do."""
    st.title("The catalog cannot be used", anchor=False)
    st.error("Limber needs every exercise and rule to be sound. Mend these, then start it again.")
    st.code("\n".join(faults), language=None)
