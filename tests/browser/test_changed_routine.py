"""Can a routine be changed on a phone: kept, swapped, taken back, and looked at beside others?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.faults import faults, scrolls_sideways
from tests.browser.serving import make_a_routine, pass_safety, settled, titled

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
THUMB = 48


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The routine of somebody with a phone."""
    context = browser.new_context(viewport=PHONE, timezone_id="Europe/Warsaw")
    page = context.new_page()
    _to_the_routine(page, address)
    yield page
    context.close()


def _to_the_routine(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=60_000)
    settled(page)
    pass_safety(page)
    make_a_routine(page)


def choice(page: Page, step: int, label: str) -> Locator:
    """A change of a step, its choices opened."""
    page.get_by_role("button", name=f"Change step {step}").click()
    found = page.get_by_test_id("stPopoverBody").get_by_role("button", name=label, exact=True)
    expect(found).to_be_visible()
    return found


def told(page: Page, words: str) -> None:
    """The page says what was changed, where the eyes and the keyboard are."""
    expect(page.get_by_role("heading", name="Your changes")).to_be_focused(timeout=30_000)
    box = page.locator(".st-key-your-changes")
    expect(box).to_contain_text(words)
    expect(box).to_be_in_viewport()
    settled(page)


def exercises(page: Page) -> list[str]:
    steps = page.locator("[class*='st-key-headline-'] h3")
    return [name.split(". ", 1)[1] for name in steps.all_inner_texts()]


def test_a_step_is_kept_swapped_and_taken_back_on_a_phone(page: Page) -> None:
    before, address = exercises(page), page.url
    choice(page, 1, "Keep this one").click()
    told(page, "is kept whatever else you change")
    expect(page.get_by_text("You keep this one, whatever else changes.")).to_have_count(1)
    assert exercises(page) == before

    choice(page, 3, "Swap for another").click()
    expect(page.get_by_role("heading", name=f"Instead of {before[2]}")).to_be_focused(
        timeout=30_000
    )
    takes = page.get_by_role("button", name="Take ")
    expect(takes).to_have_count(3)
    assert not scrolls_sideways(page)
    takes.first.click()
    told(page, f"{before[2]} is out;")
    after = exercises(page)
    assert before[0] in after
    assert set(before) - set(after) == {before[2]}

    swapped = page.url
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", name=before[2])).to_be_visible(timeout=30_000)
    settled(page)
    assert exercises(page) == before
    assert page.url not in (address, swapped)
    page.get_by_role("button", name="Redo").click()
    expect(page.get_by_role("heading", name=before[2])).to_have_count(0, timeout=30_000)
    settled(page)
    assert (page.url, exercises(page)) == (swapped, after)
    page.reload()
    expect(titled(page, "exercise")).to_be_visible(timeout=60_000)
    settled(page)
    assert exercises(page) == after


def test_a_double_click_changes_a_step_once(page: Page) -> None:
    before = exercises(page)
    choice(page, 2, "Leave it out").dblclick()
    told(page, f"{before[1]} is out;")
    assert set(before) - set(exercises(page)) == {before[1]}
    page.get_by_role("button", name="Undo").dblclick()
    expect(page.get_by_role("heading", name=before[1])).to_be_visible(timeout=30_000)
    settled(page)
    assert exercises(page) == before


def test_every_choice_is_large_enough_for_a_thumb(page: Page) -> None:
    choice(page, 2, "Leave it out")
    for button in page.get_by_test_id("stPopoverBody").get_by_role("button").all():
        box = button.bounding_box()
        assert box is not None
        assert box["height"] >= THUMB
    assert not scrolls_sideways(page)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_changes_a_routine_is_accessible(browser: Browser, address: str, theme: Any) -> None:
    context = browser.new_context(viewport=PHONE, color_scheme=theme)
    page = context.new_page()
    _to_the_routine(page, address)
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible(timeout=60_000)
    choice(page, 2, "Swap for another")
    found = {"choices": faults(page)}
    page.keyboard.press("Escape")
    choice(page, 2, "Swap for another").click()
    expect(page.get_by_role("heading", name="Instead of ")).to_be_visible(timeout=30_000)
    settled(page)
    found["offers"] = faults(page)
    page.get_by_role("button", name="Take ").first.click()
    told(page, "is out;")
    found["changed"] = faults(page)
    page.get_by_role("button", name="Something different").click()
    expect(titled(page, "Something different")).to_be_focused(timeout=60_000)
    settled(page)
    found["others"] = faults(page)
    assert not scrolls_sideways(page)
    page.get_by_role("button", name="Take this one").first.click()
    expect(titled(page, "exercise")).to_be_visible(timeout=30_000)
    context.close()
    assert {where: what for where, what in found.items() if what} == {}
