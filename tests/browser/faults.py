"""What is wrong with what a page shows? What axe finds, and whether it scrolls sideways."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

NOT_OURS: dict[str, str] = {
    "presentation-role-conflict": "the frame of its field for files can be focused, by a script "
    "alone; the keyboard reaches the button in it",
}
"""Rules of axe that Streamlit's own elements break: the rule, and why it is not ours."""


def scrolls_sideways(page: Page) -> bool:
    wide = "e => e.scrollWidth > e.clientWidth"
    inner = page.get_by_test_id("stMain").evaluate(wide)
    return bool(inner or page.locator("html").evaluate(wide))


def faults(page: Page) -> list[str]:
    """What axe finds, and whether the page is wider than the window."""
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return ["it scrolls sideways"] * scrolls_sideways(page) + [
        f"{each['id']}: {node['html'][:200]} {node['failureSummary'][:300]}"
        for each in found
        if each["id"] not in NOT_OURS
        for node in each["nodes"]
    ]
