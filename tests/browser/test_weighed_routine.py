"""Do the curve and a way out work in a real browser, with workers in the background?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from recommender.catalog.checks import open_catalog
from recommender.intake import check_intake
from recommender.journal import open_journal
from recommender.recommending import recommend
from recommender.routine import as_json
from tests.browser.faults import faults, scrolls_sideways
from tests.browser.serving import SAFETY_GROUPS, journal_in, settled, titled

pytestmark = pytest.mark.browser

FEW = ("cat-cow", "knee-rolls", "sphinx", "shoulder-rolls", "pelvic-tilt")


@pytest.fixture
def page(browser: Browser, address: str, tmp_path: Path) -> Iterator[Page]:
    """A routine on a phone, with a wish that is also left out."""
    others = [each.id for each in open_catalog().exercises if each.id not in FEW]
    told = {"minutes": 4, "pain": {"low-back": 5}, "excluded": others, "locked": ["cobra"]}
    document = as_json(recommend(open_catalog(), check_intake(told)))
    with open_journal(journal_in(tmp_path)) as journal:
        id = journal.remember(document, datetime.now(UTC))
    context = browser.new_context(viewport={"width": 390, "height": 844})
    opened = context.new_page()
    opened.goto(f"{address}/?routine={id}")
    expect(titled(opened, "exercise")).to_be_visible(timeout=60_000)
    settled(opened)
    yield opened
    context.close()


def test_the_curve_comes_while_the_page_can_be_used(page: Page) -> None:
    page.get_by_text("How much do more minutes do?").click()
    drawn = page.locator(".st-key-minutes-curve .js-plotly-plot")
    expect(drawn).to_be_visible(timeout=120_000)
    expect(page.get_by_text("of the most that any length can do")).to_be_visible()
    settled(page)
    assert not scrolls_sideways(page)
    assert faults(page) == []


def test_one_tap_allows_again_what_was_left_out(page: Page) -> None:
    expect(page.get_by_text("Low cobra is left out.")).to_be_visible()
    page.get_by_role("button", name="Allow Low cobra again").click()
    expect(titled(page, "First, a short safety check")).to_be_visible(timeout=30_000)
    expect(page.get_by_role("radiogroup")).to_have_count(SAFETY_GROUPS)
    for none in page.get_by_role("radio", name="None of these").all():
        none.click()
        expect(none).to_be_checked()
    page.get_by_role("button", name="Continue").click()
    expect(titled(page, "exercise")).to_be_visible(timeout=60_000)
    settled(page)
    expect(page.get_by_role("heading", name="Low cobra")).to_be_visible()
    expect(page.get_by_text("is left out.", exact=False)).to_have_count(0)
