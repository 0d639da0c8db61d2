"""How do pictures look side by side? One page as HTML, and as PNG through Chromium."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path

Cell = tuple[str, str]
"""A caption and an SVG."""
STYLE = """
body { margin: 12px; background: %s; color: %s; font: 14px sans-serif;
       display: grid; grid-template-columns: repeat(%d, 1fr); gap: 10px; }
figure { margin: 0; text-align: center; }
svg { width: 100%%; height: auto; max-height: 260px; }
"""


def page(cells: Iterable[Cell], card: str, ink: str, columns: int = 4) -> str:
    """An HTML page of captioned pictures."""
    figures = "".join(
        f"<figure>{svg}<figcaption>{escape(caption)}</figcaption></figure>"
        for caption, svg in cells
    )
    style = STYLE % (card, ink, columns)
    return f"<!doctype html><meta charset=utf-8><style>{style}</style><body>{figures}</body>"


def shoot(html: str, out: Path, width: int = 1280) -> None:
    """A page as PNG; needs Chromium."""
    from tests.browser.serving import a_browser

    out.parent.mkdir(parents=True, exist_ok=True)
    with a_browser() as browser:
        tab = browser.new_page(viewport={"width": width, "height": 400})
        tab.set_content(html)
        tab.screenshot(path=str(out), full_page=True)
