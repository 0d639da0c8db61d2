"""What does every page look like? `python -m tests.browser.screenshots FOLDER`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from playwright.sync_api import Browser, BrowserContext, Page, expect

from recommender.catalog.checks import open_catalog
from recommender.intake import check_intake
from recommender.journal import Journal, open_journal
from recommender.recommending import recommend
from recommender.routine import Routine
from tests.browser.serving import (
    a_browser,
    answer_safety,
    journal_in,
    make_a_routine,
    pass_safety,
    raise_an_alarm,
    serving,
    settled,
    titled,
)
from tests.builders_said import lived_through
from tests.builders_weeks import first_session, keep_all, live_a_year

AS_JSON = {"name": "limber-everything.json", "mimeType": "application/json"}
WIDTHS = {1280: 800, 390: 844}
THEMES = ("light", "dark")
ZONE = "Europe/Warsaw"
TODAY = datetime.now(ZoneInfo(ZONE)).date()
"""The visitor's day; the sessions before it are the same ones counted back."""


ANSWERS = {"minutes": 10, "pain": {"low-back": 5}, "equipment": ["chair", "cushion"]}
"""What the routine is made for that the days of feedback are about."""
WEEKS: dict[str, Callable[[Journal], None]] = {
    "week-empty": lambda journal: None,
    "week-first": lambda journal: keep_all(journal, first_session(TODAY)),
    "week-year": lambda journal: live_a_year(journal, TODAY),
}
"""What happens before each picture of the week, one after another."""


def main(folder: Path) -> None:
    """Shoots every page at two widths in two themes."""
    folder.mkdir(parents=True, exist_ok=True)
    with a_browser() as browser:
        for width, height in WIDTHS.items():
            for theme in THEMES:
                with TemporaryDirectory() as kept, serving(Path(kept)) as address:
                    _shoot(browser, address, folder, (width, height), theme)
                shoot_weeks(browser, folder, (width, height), theme)
                shoot_programme(browser, folder, (width, height), theme)
                shoot_feedback(browser, folder, (width, height), theme)


def _shoot(browser: Browser, address: str, folder: Path, size: tuple[int, int], theme: str) -> None:
    shot = _camera(folder, size, theme)
    context = _visitor(browser, size, theme)
    page = context.new_page()
    for visit in (_today, _week, _catalog, _about, _trust, _referral, _yours):
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=60_000)
        visit(page, address, lambda name: shot(page, name))
    context.close()


def shoot_weeks(browser: Browser, folder: Path, size: tuple[int, int], theme: str) -> None:
    """The Week page before the first session, after it, and after a year."""
    shot = _camera(folder, size, theme)
    context = _visitor(browser, size, theme)
    page = context.new_page()
    with TemporaryDirectory() as kept, serving(Path(kept)) as address:
        for name, lives in WEEKS.items():
            with open_journal(journal_in(Path(kept))) as journal:
                lives(journal)
            _open(page, f"{address}/week")
            shot(page, name)
    context.close()


def shoot_feedback(browser: Browser, folder: Path, size: tuple[int, int], theme: str) -> None:
    """What is asked on the days after a session, and what the answers change."""
    shot = _camera(folder, size, theme)
    context = _visitor(browser, size, theme)
    page = context.new_page()
    routine = recommend(open_catalog(), check_intake(ANSWERS))
    assert isinstance(routine, Routine)
    with TemporaryDirectory() as kept, serving(Path(kept)) as address:
        with open_journal(journal_in(Path(kept))) as journal:
            id = lived_through(journal, routine, TODAY)
        _open(page, f"{address}/?routine={id}")
        shot(page, "asked-pain")
        page.get_by_role("radio", name="7", exact=True).click()
        expect(page.get_by_role("radio", name="Worse")).to_be_visible()
        shot(page, "asked-week")
        page.get_by_role("radio", name="Worse").click()
        expect(page.get_by_role("button", name="None of these")).to_be_visible()
        shot(page, "asked-signs")
        page.get_by_role("button", name="None of these").click()
        expect(page.get_by_role("button", name="I have")).to_be_visible()
        shot(page, "advised")
        page.get_by_role("button", name="I have").click()
        page.get_by_role("button", name="Make it again").click()
        answer_safety(page)
        expect(page.get_by_text("What changed since last time")).to_be_visible(timeout=60_000)
        shot(page, "routine-changed")
        _open(page, f"{address}/catalog?exercise={routine.steps[1].exercise}")
        shot(page, "exercise-in-force")
        _open(page, f"{address}/week")
        shot(page, "week-changed")
    context.close()


def shoot_programme(browser: Browser, folder: Path, size: tuple[int, int], theme: str) -> None:
    """A programme from its form on a Monday to the day after next."""
    shot = _camera(folder, size, theme)
    context = _visitor(browser, size, theme)
    page = context.new_page()
    with TemporaryDirectory() as kept:
        clock = Path(kept) / "clock"
        clock.write_text("2026-11-23T08:00:00+00:00", "utf-8")
        with serving(Path(kept), LIMBER_TEST_CLOCK=str(clock)) as address:
            _open(page, address)
            pass_safety(page)
            make_a_routine(page)
            page.get_by_role("button", name="Mark as done").click()
            page.get_by_role("link", name="See your week").click()
            page.get_by_role("button", name="Make a programme").click()
            expect(titled(page, "Your weeks ahead")).to_be_visible(timeout=60_000)
            shot(page, "programme-form")
            page.get_by_role("button", name="Make my programme").click()
            expect(page.get_by_role("heading", name="Your programme")).to_be_visible(timeout=60_000)
            shot(page, "programme-week")
            page.get_by_role("button", name="Fit in what is left").click()
            page.get_by_role("button", name="Show what changes").click()
            expect(page.get_by_text("Nothing is changed yet.")).to_be_visible(timeout=60_000)
            shot(page, "programme-preview")
            clock.write_text("2026-11-25T08:00:00+00:00", "utf-8")
            _open(page, address)
            expect(page.get_by_text("Today's routine is ready")).to_be_visible()
            shot(page, "programme-ready")
            clock.write_text("2026-12-21T08:00:00+00:00", "utf-8")
            _open(page, f"{address}/week")
            shot(page, "programme-asks")
    context.close()


def _camera(folder: Path, size: tuple[int, int], theme: str) -> Callable[[Page, str], None]:
    """Takes a page as it opens, and as a whole."""
    width, height = size

    def shot(page: Page, name: str) -> None:
        page.mouse.move(0, 0)
        settled(page)
        expect(page.get_by_test_id("stSkeleton")).to_have_count(0, timeout=60_000)
        target = folder / f"{name}-{width}-{theme}"
        page.screenshot(path=f"{target}.fold.png")
        inner = page.get_by_test_id("stMain").evaluate("e => e.scrollHeight")
        page.set_viewport_size({"width": width, "height": max(height, inner + 80)})
        page.wait_for_function("document.fonts.ready.then(() => true)")
        page.screenshot(path=f"{target}.png")
        page.set_viewport_size({"width": width, "height": height})

    return shot


def _visitor(browser: Browser, size: tuple[int, int], theme: str) -> BrowserContext:
    width, height = size
    return browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=theme,  # type: ignore[arg-type]
        timezone_id=ZONE,
        locale="en-GB",
    )


Shot = Callable[[str], None]


def _today(page: Page, address: str, shot: Shot) -> None:
    shot("safety")
    pass_safety(page)
    shot("form")
    make_a_routine(page)
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible(timeout=60_000)
    shot("routine")
    _changes(page, shot)
    _session(page, address, shot)
    page.get_by_role("link", name="Back to the routine").click()
    page.get_by_role("button", name="Mark as done").click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    shot("done")


def _changes(page: Page, shot: Shot) -> None:
    page.get_by_role("button", name="Change step 2").click()
    expect(page.get_by_role("button", name="Swap for another")).to_be_visible()
    shot("changes")
    # The list stays where it was in the tall window of the shot; opened anew, it is in sight.
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Change step 2").click()
    page.get_by_role("button", name="Swap for another").click()
    expect(page.get_by_role("heading", name="Instead of")).to_be_visible()
    shot("offers")
    page.get_by_role("button", name="Take ").first.click()
    expect(page.get_by_role("heading", name="Your changes")).to_be_visible()
    shot("changed")
    page.get_by_role("button", name="Something different").click()
    expect(titled(page, "Something different")).to_be_visible(timeout=60_000)
    shot("others")
    page.get_by_role("button", name="Keep my routine").click()
    expect(titled(page, "exercise")).to_be_visible()


def _session(page: Page, address: str, shot: Shot) -> None:
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.get_by_text("Put the screen where")).to_be_visible()
    shot("session-ready")
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    page.get_by_role("button", name="Pause").click()
    shot("session-paused")
    page.get_by_role("button", name="This hurts").click()
    shot("session-hurts")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Stop signs").click()
    shot("session-signs")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Finish").click()
    page.get_by_role("button", name="Finish now").click()
    expect(page.get_by_text("How was it?")).to_be_visible()
    shot("session-over")


def _week(page: Page, address: str, shot: Shot) -> None:
    _open(page, f"{address}/week")
    shot("week")


def _catalog(page: Page, address: str, shot: Shot) -> None:
    _open(page, f"{address}/catalog")
    shot("catalog")
    _open(page, f"{address}/catalog?exercise=cat-cow")
    shot("exercise")


def _yours(page: Page, address: str, shot: Shot) -> None:
    """Also what is prepared, read and asked; last, two people, and who of them this is."""
    _open(page, f"{address}/yours")
    shot("yours")
    with page.expect_download() as waited:
        page.get_by_role("button", name="Prepare the file").click()
        page.get_by_role("button", name="Save limber-everything.json").click()
    page.get_by_role("button", name="Show what it says").click()
    expect(page.get_by_role("button", name="Save the report")).to_be_visible()
    told = {**AS_JSON, "buffer": waited.value.path().read_bytes()}
    page.locator("input[type=file]").set_input_files(told)
    expect(page.get_by_role("button", name="Bring it in")).to_be_visible()
    page.get_by_role("button", name="Put it back").first.click()
    expect(page.get_by_role("button", name="Yes, put it back")).to_be_visible()
    shot("yours-prepared")
    page.get_by_role("button", name="Keep what is here").click()
    page.get_by_label("Somebody else's name").fill("Ben")
    page.get_by_role("button", name="Add a person").click()
    expect(page.get_by_role("button", name="Switch to Ben")).to_be_visible()
    shot("yours-two")
    _open(page, address)
    shot("whose")
    page.get_by_role("button", name="Me").click()
    _open(page, page.url)


def _about(page: Page, address: str, shot: Shot) -> None:
    _open(page, f"{address}/about")
    shot("about")


def _trust(page: Page, address: str, shot: Shot) -> None:
    _open(page, f"{address}/trust")
    shot("trust")
    page.locator("summary", has_text="Knee: ").click()
    shot("trust-knee")
    page.get_by_label("Search the rules").fill("week 16")
    page.get_by_label("Search the rules").press("Enter")
    expect(page.get_by_text("found", exact=False).last).to_be_visible()
    shot("trust-search")


def _referral(page: Page, address: str, shot: Shot) -> None:
    raise_an_alarm(page)
    shot("safety-yes")
    page.get_by_role("button", name="Continue").click()
    expect(titled(page, "Call")).to_be_visible()
    shot("referral")


def _open(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=60_000)
    settled(page)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
