"""Where does the look come from that the theme cannot give? One file of CSS, with reasons."""

from __future__ import annotations

from functools import cache
from importlib import resources

import streamlit as st


def apply() -> None:
    """Adds limber.css to the page."""
    st.html(f"<style>{_css()}</style>")


@cache
def _css() -> str:
    return (resources.files("recommender.pages") / "limber.css").read_text(encoding="utf-8")


def say_broken(faults: tuple[str, ...]) -> None:
    """Nothing starts on half a catalog: what is wrong with it, and what to do."""
    st.title("The catalog cannot be used", anchor=False)
    st.error("Limber needs every exercise and rule to be sound. Mend these, then start it again.")
    st.code("\n".join(faults), language=None)
