"""Do two people at one machine stay apart in a real browser, and does a file come back in?"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from recommender.catalog.checks import open_catalog
from recommender.intake import check_intake
from recommender.journal import open_journal
from recommender.recommending import recommend
from tests.browser.faults import faults
from tests.browser.serving import journal_in, settled, titled
from tests.builders_archive import contents, raw

pytestmark = pytest.mark.browser
SAFETY = "First, a short safety check"


def at(page: Page, address: str, title: str) -> Page:
    page.goto(address)
    expect(titled(page, title)).to_be_visible(timeout=60_000)
    settled(page)
    return page


def go(page: Page, name: str, title: str) -> None:
    page.get_by_role("link", name=name, exact=True).first.click()
    expect(titled(page, title)).to_be_visible(timeout=30_000)
    settled(page)


def test_two_people_in_two_tabs_stay_apart(browser: Browser, address: str, tmp_path: Path) -> None:
    with open_journal(journal_in(tmp_path)) as journal:
        anna = journal.rename_person(journal.person.id, "Anna")
        ben = journal.add_person("Ben")
        told = check_intake({"minutes": 5, "pain": {"low-back": 3}})
        id = journal.remember(recommend(open_catalog(), told).as_json(), datetime.now(UTC))
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    mine = at(context.new_page(), f"{address}/?routine={id}", "Who is this?")
    assert faults(mine) == []
    mine.get_by_role("button", name="Anna").click()
    expect(titled(mine, "exercise")).to_be_visible(timeout=30_000)
    settled(mine)
    shown = mine.url
    assert anna.id in shown
    theirs = at(context.new_page(), f"{address}/?person={ben.id}", SAFETY)
    go(mine, "Yours", "Yours")
    mine.reload()
    expect(mine.get_by_role("button", name="Switch to Ben")).to_be_visible(timeout=30_000)
    mine.get_by_role("button", name="Switch to Ben").dblclick()
    expect(mine.get_by_role("button", name="Switch to Anna")).to_be_visible()
    settled(mine)
    go(mine, "Today", SAFETY)
    for none in mine.get_by_role("radio", name="None of these").all():
        expect(none).not_to_be_checked()
    assert ben.id in mine.url

    mine.go_back()
    settled(mine)
    expect(mine.get_by_role("link", name="Ben", exact=True)).to_be_visible()
    expect(mine.get_by_role("link", name="Anna", exact=True)).to_have_count(0)

    at(theirs, shown.replace(anna.id, ben.id), "This routine cannot be shown")
    context.close()


def test_a_file_comes_in_once_by_a_double_click_on_a_phone(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, color_scheme="dark")
    page = at(context.new_page(), f"{address}/yours", "Yours")
    told = {"name": "f.json", "mimeType": "application/json"}
    chosen = page.locator("input[type=file]")
    chosen.set_input_files({**told, "buffer": raw(contents(sessions=[{"key": "short"}]))})
    expect(page.get_by_text("Nothing here has changed.")).to_be_visible()
    chosen.set_input_files({**told, "buffer": raw(contents(name=None))})
    expect(page.get_by_text("1 session on 16 November 2026")).to_be_visible()
    settled(page)
    assert faults(page) == []
    page.get_by_role("button", name="Bring it in").dblclick()
    expect(page.get_by_text("New here: 1 session, 1 routine")).to_be_visible(timeout=30_000)
    page.reload()
    expect(titled(page, "Yours")).to_be_visible(timeout=30_000)
    with page.expect_download() as waited:
        page.get_by_role("button", name="Prepare the file").click()
        page.get_by_role("button", name="Save limber-everything.json").click()
    with open_journal(journal_in(tmp_path)) as journal:
        assert len(journal.export().sessions) == 1
        assert waited.value.path().read_bytes().count(b'"session-1"') == 2
    context.close()
