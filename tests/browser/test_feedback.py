"""Are the questions of the days after a session, and what they change, usable by everybody?"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect

from recommender.catalog.checks import open_catalog
from recommender.intake import check_intake
from recommender.journal import open_journal
from recommender.recommending import recommend
from recommender.routine import Routine
from tests.browser.faults import faults, scrolls_sideways
from tests.browser.serving import journal_in, settled
from tests.builders_said import lived_through

pytestmark = pytest.mark.browser

ZONE = "Europe/Warsaw"
SLOW = 60_000
PHONE: Any = {"width": 390, "height": 844}


def test_every_question_is_accessible_and_a_double_click_answers_once(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    context = browser.new_context(viewport=PHONE, color_scheme="dark", timezone_id=ZONE)
    routine = recommend(open_catalog(), check_intake({"minutes": 4, "pain": {"low-back": 5}}))
    assert isinstance(routine, Routine)
    with open_journal(journal_in(tmp_path)) as journal:
        id = lived_through(journal, routine, datetime.now(ZoneInfo(ZONE)).date())
        page, found = context.new_page(), {}
        page.goto(f"{address}/?routine={id}")
        expect(page.get_by_text("How is the pain today?")).to_be_visible(timeout=SLOW)
        found["pain"] = seen(page)
        page.get_by_role("radio", name="7", exact=True).dblclick()
        expect(page.get_by_role("radio", name="Same")).to_be_visible(timeout=SLOW)
        page.get_by_role("radio", name="Worse").dblclick()
        expect(page.get_by_text("Since last week, any of these?")).to_be_visible(timeout=SLOW)
        found["signs"] = seen(page)
        page.get_by_role("button", name="None of these").dblclick()
        expect(page.get_by_role("button", name="I have")).to_be_visible(timeout=SLOW)
        expect(page.get_by_text("Please talk with a doctor").first).to_be_in_viewport()
        found["advice"] = seen(page)
        pains = [each.pain_next_day for each in journal.sessions_since(datetime.min.date())]
        assert pains == [None, None, None, None, 7]
        assert [each.course for each in journal.check_ins()] == ["worse"]
    page.goto(f"{address}/catalog?exercise={routine.steps[2].exercise}")
    expect(page.get_by_text("goes back to what it was")).to_be_visible(timeout=SLOW)
    found["exercise"] = seen(page)
    context.close()
    assert {where: what for where, what in found.items() if what} == {}


def seen(page: Page) -> list[str]:
    """What is wrong with the page as it stands."""
    settled(page)
    return [*faults(page), *["it scrolls sideways"] * scrolls_sideways(page)]
