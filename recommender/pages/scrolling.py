"""How does a page that shows something else start at its top?

Streamlit goes to the top when another page opens, not when a page changes what it shows: from
the end of a long list a person would land in the middle of the next text. The framework has no
call for it, hence these few lines of JavaScript.
"""

from __future__ import annotations

import streamlit as st

_GO_UP = """
let last;
export default function ({ data }) {
  if (last !== undefined && last !== data.shown) {
    document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
  }
  last = data.shown;
}
"""


def start_at_the_top(shown: str) -> None:
    """Goes to the top whenever `shown`, a name for what the page shows, has changed."""
    go_up = st.components.v2.component("limber_go_up", js=_GO_UP)
    go_up(data={"shown": shown}, key="go-up", height=1)
