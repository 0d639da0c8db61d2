"""Does the main job work in a real browser, from the first question to the week?"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pypdf import PdfReader

from recommender.catalog.checks import open_catalog
from recommender.intake import check_intake
from recommender.journal import open_journal
from recommender.recommending import recommend
from recommender.routine import as_json
from tests.browser.faults import faults, scrolls_sideways
from tests.browser.serving import (
    make_a_routine,
    pass_safety,
    raise_an_alarm,
    saved,
    settled,
    titled,
)

pytestmark = pytest.mark.browser

SIZES = {"desktop": {"width": 1280, "height": 800}, "phone": {"width": 390, "height": 844}}


@pytest.fixture(params=SIZES)
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A visitor from Warsaw at one of the sizes."""
    opened = browser.new_context(viewport=SIZES[request.param], timezone_id="Europe/Warsaw")
    yield opened
    opened.close()


def at(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=60_000)
    settled(page)
    return page


def test_from_the_first_question_to_the_week(
    context: BrowserContext, address: str, tmp_path: Path
) -> None:
    page = at(context, address)
    assert not scrolls_sideways(page)
    pass_safety(page)
    assert not scrolls_sideways(page)
    make_a_routine(page)
    assert not scrolls_sideways(page)
    title = page.get_by_role("heading", level=1).inner_text()

    routine = json.loads(saved(page, "Data (JSON)", tmp_path).read_text("utf-8"))
    assert routine["outcome"] == "routine"
    assert routine["seconds"] == routine["budget_seconds"] == 600
    with saved(page, "Table (CSV)", tmp_path).open(encoding="utf-8-sig", newline="") as table:
        rows = list(csv.DictReader(table))
    assert sum(int(row["seconds"]) for row in rows) == 600
    pages = PdfReader(saved(page, "Print (PDF)", tmp_path)).pages
    assert any("10-minute" in sheet.extract_text() for sheet in pages)

    shown = page.url
    assert set(routine["intake"]["pain"]).isdisjoint(shown.split("?")[1].split("="))
    page.reload()
    expect(titled(page, title)).to_be_visible(timeout=60_000)
    assert page.url == shown

    page.get_by_role("button", name="Mark as done").dblclick()
    expect(page.get_by_role("button", name="Undo")).to_be_visible(timeout=30_000)
    page.get_by_role("link", name="See your week").click()
    expect(titled(page, "Week")).to_be_visible(timeout=30_000)
    done = page.get_by_test_id("stMetric").filter(has_text="Sessions this week")
    expect(done).to_contain_text("1")
    assert not scrolls_sideways(page)


def test_the_form_and_the_routine_survive_a_look_at_another_page(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(viewport=SIZES["desktop"])
    page = at(context, address)
    pass_safety(page)
    page.get_by_role("button", name="Low back", exact=True).click()
    expect(page.get_by_role("slider")).to_have_count(1)
    page.get_by_role("slider").press("ArrowRight")
    expect(page.get_by_role("slider")).to_have_value("6")
    settled(page)
    page.get_by_role("link", name="Week", exact=True).click()
    expect(titled(page, "Week")).to_be_visible(timeout=30_000)
    page.get_by_role("link", name="Today", exact=True).click()
    expect(page.get_by_role("slider")).to_have_value("6", timeout=30_000)
    settled(page)
    page.get_by_role("button", name="Make my routine").click()
    expect(titled(page, "exercise")).to_be_visible(timeout=60_000)
    shown = page.url
    page.get_by_role("link", name="Week", exact=True).click()
    expect(titled(page, "Week")).to_be_visible(timeout=30_000)
    page.get_by_role("link", name="Today", exact=True).click()
    expect(titled(page, "exercise")).to_be_visible(timeout=30_000)
    expect(page).to_have_url(shown)
    context.close()


def test_another_view_begins_at_its_top(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport=SIZES["phone"])
    page = at(context, address)
    pass_safety(page)
    expect(titled(page, "Your routine for today")).to_be_in_viewport()
    make_a_routine(page)
    expect(titled(page, "exercise")).to_be_in_viewport()
    context.close()


# Colours hang on the theme and room on the size, so that each is seen once.
@pytest.mark.parametrize(("theme", "size"), [("light", "desktop"), ("dark", "phone")])
def test_every_view_is_accessible_and_never_scrolls_sideways(
    browser: Browser, address: str, theme: Any, size: str
) -> None:
    context = browser.new_context(viewport=SIZES[size], color_scheme=theme)
    page = at(context, address)
    found = {"safety": faults(page)}
    pass_safety(page)
    found["form"] = faults(page)
    make_a_routine(page)
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible(timeout=60_000)
    found["routine"] = faults(page)
    page.get_by_role("button", name="Mark as done").click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible(timeout=30_000)
    found["done"] = faults(page)
    for place in ("week", "catalog", "catalog?exercise=cat-cow", "yours", "about", "trust"):
        page.goto(f"{address}/{place}")
        expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=60_000)
        settled(page)
        found[place] = faults(page)
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=60_000)
    settled(page)
    found["referral"] = _referred(page)
    context.close()
    assert {where: what for where, what in found.items() if what} == {}


def _referred(page: Page) -> list[str]:
    raise_an_alarm(page)
    page.get_by_role("button", name="Continue").click()
    expect(titled(page, "Call")).to_be_visible(timeout=30_000)
    return faults(page)


def test_a_double_click_keeps_the_choice(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport=SIZES["desktop"])
    page = at(context, address)
    none = page.get_by_role("radio", name="None of these").first
    none.dblclick()
    settled(page)
    expect(none).to_be_checked()
    pass_safety(page)
    mild = page.get_by_role("radio", name="Mild").first
    mild.dblclick()
    settled(page)
    expect(mild).to_be_checked()
    half_an_hour = page.get_by_role("radio", name="30", exact=True)
    half_an_hour.dblclick()
    settled(page)
    expect(half_an_hour).to_be_checked()
    exactly = page.get_by_role("spinbutton", name="Or exactly")
    expect(exactly).to_have_value("30")
    exactly.fill("7.5")
    exactly.press("Enter")
    settled(page)
    expect(exactly).to_have_value("7.5")
    expect(half_an_hour).not_to_be_checked()
    context.close()


def test_answers_given_before_an_alarm_in_another_tab_are_emptied_on_the_screen(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(viewport=SIZES["desktop"])
    page, other = at(context, address), at(context, address)
    for none in page.get_by_role("radio", name="None of these").all():
        none.click()
        expect(none).to_be_checked()
    settled(page)
    raise_an_alarm(other)
    other.get_by_role("button", name="Continue").click()
    expect(titled(other, "Call")).to_be_visible(timeout=30_000)
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text("Last time an answer needed care first.")).to_be_visible()
    settled(page)
    for none in page.get_by_role("radio", name="None of these").all():
        expect(none).not_to_be_checked()
    pass_safety(page)
    context.close()


@pytest.mark.parametrize("height", [640, 844])
def test_the_keyboard_and_the_eyes_follow_what_has_changed(
    browser: Browser, address: str, height: int
) -> None:
    context = browser.new_context(viewport={"width": 640, "height": height})
    page = at(context, address)
    expect(page).to_have_title("Today · Limber")
    pass_safety(page)
    expect(titled(page, "Your routine for today")).to_be_focused()
    make_a_routine(page)
    expect(titled(page, "exercise")).to_be_focused()
    expect(titled(page, "exercise")).to_be_in_viewport()
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible(timeout=60_000)
    page.get_by_role("button", name="Mark as done").click()
    expect(page.get_by_role("heading", name="Done for today")).to_be_focused(timeout=30_000)
    settled(page)
    expect(page.get_by_text("saved in your week")).to_be_in_viewport(ratio=1)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", name="Finished?")).to_be_focused(timeout=30_000)
    expect(page.get_by_role("button", name="Mark as done")).to_be_in_viewport()
    context.close()


def test_the_place_of_the_keyboard_in_the_menu_is_outlined(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport=SIZES["desktop"])
    page = at(context, address)
    week = page.get_by_role("link", name="Week", exact=True)
    page.keyboard.press("Tab")
    for _ in range(12):
        if week.evaluate("e => e === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(week).to_be_focused()
    expect(week).to_have_css("outline-style", "solid")
    week.press("Enter")
    expect(page).to_have_title("Week · Limber")
    context.close()


@pytest.mark.parametrize(
    ("theme", "colour"), [("light", "rgb(15, 118, 110)"), ("dark", "rgb(94, 234, 212)")]
)
def test_the_values_of_a_slider_can_be_read(
    browser: Browser, address: str, theme: Any, colour: str
) -> None:
    context = browser.new_context(viewport=SIZES["desktop"], color_scheme=theme)
    page = at(context, address)
    pass_safety(page)
    page.get_by_role("button", name="Low back", exact=True).click()
    expect(page.get_by_test_id("stSliderThumbValue")).to_have_css("color", colour)
    context.close()


def test_a_routine_of_an_earlier_trimester_is_made_again(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    told = check_intake({"minutes": 5, "pain": {"low-back": 3}, "pregnancy_week": 13})
    routine = recommend(open_catalog(), told)
    with open_journal(f"sqlite:///{tmp_path / 'journal.sqlite3'}") as journal:
        weeks_ago = datetime.now(UTC) - timedelta(weeks=2)
        id = journal.remember(as_json(routine), weeks_ago)
    context = browser.new_context(viewport=SIZES["phone"])
    page = at(context, f"{address}/?routine={id}")
    expect(titled(page, "This routine no longer fits you")).to_be_visible()
    assert faults(page) == []
    page.get_by_role("button", name="Make it again").click()
    pass_safety(page)
    expect(titled(page, "One more question")).to_be_visible()
    assert faults(page) == []
    page.get_by_role("radio", name="None of these").click()
    settled(page)
    page.get_by_role("button", name="Make my routine").click()
    expect(titled(page, "exercise")).to_be_visible(timeout=60_000)
    assert id not in page.url
    context.close()
