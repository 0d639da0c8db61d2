"""How does a person land at what has just changed, with the eyes and with the keyboard?

Streamlit goes to the top when another page opens, not when a page changes what it shows: from
the end of a long list a person would land in the middle of the next text. And the button that was
pressed goes away together with the keyboard's place in the page, so that a screen reader starts
afresh and Tab leads to the menu. The framework has no call for either, hence this JavaScript.
"""

from __future__ import annotations

import streamlit as st

_GO = """
const last = {};
export default function ({ data }) {
  const changed = data.key in last && last[data.key] !== data.shown;
  last[data.key] = data.shown;
  if (!changed || !data.shown) return;
  const go = () => {
    const place = document.querySelector(data.place);
    const heading = place?.querySelector(data.heading);
    if (data.place === data.top) place?.scrollTo(0, 0);
    else place?.scrollIntoView({ block: "center" });
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  };
  go();
  // What the last view leaves behind is taken away a little later, and the page moves: go again
  // then, until the person moves it.
  const done = new AbortController();
  const watch = new ResizeObserver(go);
  watch.observe(document.querySelector(data.whole));
  done.signal.addEventListener("abort", () => watch.disconnect());
  for (const act of ["wheel", "touchstart", "pointerdown", "keydown"]) {
    window.addEventListener(act, () => done.abort(), { signal: done.signal, capture: true });
  }
  setTimeout(() => done.abort(), 2_000);
}
"""
_TOP = '[data-testid="stMain"]'
_WHOLE = '[data-testid="stMainBlockContainer"]'
"""What grows and shrinks as the page changes."""


def start_at_the_top(shown: str) -> None:
    """Goes to the title whenever `shown`, a name for what the page shows, has changed."""
    go_to(_TOP, "h1", shown, "go-up")


def go_to(place: str, heading: str, shown: str, key: str) -> None:
    """Goes to a place and its heading, two CSS selectors, whenever `shown` has changed.

    Nowhere when nothing is shown there any more.
    """
    go = st.components.v2.component("limber_go", js=_GO)
    told = {"place": place, "heading": heading, "shown": shown, "key": key}
    go(data={**told, "top": _TOP, "whole": _WHOLE}, key=f"go-{key}", height=1)
