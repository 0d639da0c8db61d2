"""How do all pictures look side by side? One sheet as HTML, and as PNG through Chromium."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CHROMIUM = "/usr/bin/chromium"


def page(cells: Iterable[tuple[str, str]], card: str, ink: str, columns: int = 4) -> str:
    """An HTML page of captioned pictures."""
    figures = "".join(
        f"<figure>{svg}<figcaption>{escape(caption)}</figcaption></figure>" for caption, svg in cells
    )
    return (
        f"<!doctype html><meta charset=utf-8><style>body{{margin:12px;background:{card};color:{ink};"
        f"font:14px sans-serif;display:grid;grid-template-columns:repeat({columns},1fr);gap:10px}}"
        "figure{margin:0;text-align:center}svg{width:100%;height:auto;max-height:260px}</style>"
        f"<body>{figures}</body>"
    )


def shoot(html: str, out: Path, width: int = 1280) -> None:
    """A page as PNG."""
    from playwright.sync_api import sync_playwright

    out.parent.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-quic"]
        )
        tab = browser.new_page(viewport={"width": width, "height": 400})
        tab.set_content(html)
        tab.screenshot(path=str(out), full_page=True)
        browser.close()
