"""Do the pictures of a routine move when asked, one at a time, and stand still when wished?"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.serving import settled

EXERCISE = "/catalog?exercise=cat-cow"
MOVE = re.compile("^See it move")
STOP = re.compile("^Stop")


pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


def outlines(picture: Locator) -> list[str | None]:
    """Every path as it is painted now."""
    return picture.evaluate(
        "svg => [...svg.querySelectorAll('path')].map(p => p.getAttribute('d'))"
    )


def the_picture(page: Page, address: str) -> Locator:
    page.goto(address + EXERCISE)
    picture = page.locator(".figure").get_by_role("img", name="On hands and knees")
    expect(picture).to_be_visible(timeout=60_000)
    settled(page)
    return picture


def test_a_picture_moves_when_asked_and_is_still_again(page: Page, address: str) -> None:
    picture = the_picture(page, address)
    still = outlines(picture)
    page.get_by_role("button", name=MOVE).click()
    expect(page.get_by_role("button", name=STOP)).to_be_visible()
    page.wait_for_function(
        "told => JSON.stringify(told[1]) !== JSON.stringify([...told[0].querySelectorAll('path')]"
        ".map(p => p.getAttribute('d')))",
        arg=[picture.element_handle(), still],
    )
    page.get_by_role("button", name=STOP).click()
    expect(page.get_by_role("button", name=MOVE)).to_be_visible()
    assert outlines(picture) == still


def test_the_keyboard_starts_and_stops_it(page: Page, address: str) -> None:
    the_picture(page, address)
    page.get_by_role("button", name=MOVE).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=STOP)).to_be_focused()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name=MOVE)).to_be_focused()


def test_without_motion_only_key_poses_are_shown(browser: Browser, address: str) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    picture = the_picture(page, address)
    page.get_by_role("button", name=MOVE).click()
    expect(page.get_by_role("button", name=STOP)).to_be_visible()
    shown = page.evaluate(
        """async (svg) => {
          const told = new Set();
          const until = performance.now() + 900;
          while (performance.now() < until) {
            told.add([...svg.querySelectorAll("path")].map((p) => p.getAttribute("d")).join());
            await new Promise(requestAnimationFrame);
          }
          return told.size;
        }""",
        picture.element_handle(),
    )
    assert shown <= 2
    context.close()
