"""How do our own files of HTML, CSS and JavaScript reach the browser? Read once, then mounted."""

from __future__ import annotations

from functools import cache
from importlib import resources

import streamlit as st


@cache
def component(name: str, *scripts: str) -> st.components.v2.types.ComponentRenderer:
    """The component of a name, with its HTML and CSS and the scripts one after the other."""
    return st.components.v2.component(
        f"limber_{name}",
        html=read(f"{name}.html"),
        css=read(f"{name}.css"),
        js="".join(read(f"{script}.js") for script in scripts),
    )


@cache
def read(name: str) -> str:
    """A file that stands beside the pages."""
    return (resources.files("recommender.pages") / name).read_text(encoding="utf-8")
