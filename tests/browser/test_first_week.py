"""Does a whole first week work in a real browser, while a clock moves from day to day?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect
from pypdf import PdfReader

from tests.browser.faults import faults
from tests.browser.serving import make_a_routine, pass_safety, saved, serving, settled, titled

pytestmark = pytest.mark.browser

ZONE = "Europe/Warsaw"
MONDAY, TUESDAY, WEDNESDAY, _, _, SATURDAY, SUNDAY = (date(2026, 11, d) for d in range(23, 30))
NEXT_MONDAY = date(2026, 11, 30)
WIDE, NARROW = ViewportSize(width=1280, height=800), ViewportSize(width=390, height=844)
WEEK_ONE, WEEK_TWO = "Your programme: week 1 of 6", "Your programme: week 2 of 6"


class Calendars:
    """The clock of the app, which a test moves while the server runs."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "clock"
        self.turn(MONDAY)

    def turn(self, day: date) -> None:
        """Makes it eight in the morning of a day, where the person is."""
        moment = datetime(day.year, day.month, day.day, 8, tzinfo=ZoneInfo(ZONE))
        part = self.file.with_suffix(".part")
        part.write_text(moment.isoformat(), "utf-8")
        part.replace(self.file)


@pytest.fixture
def clock(tmp_path: Path) -> Calendars:
    return Calendars(tmp_path)


@pytest.fixture
def address(browser: Browser, tmp_path: Path, clock: Calendars) -> Iterator[str]:
    """An app with an empty journal on the first Monday."""
    with serving(tmp_path, LIMBER_TEST_CLOCK=str(clock.file)) as served:
        yield served


def opened(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=60_000)
    settled(page)


def row(page: Page, words: str) -> Locator:
    """The line of a day in the programme."""
    return page.get_by_test_id("stMarkdown").filter(has_text=f"{words} ·")


def mark_as_done(page: Page, pain: bool = False) -> None:
    """Opens the routine that is for today and marks it as done."""
    page.get_by_role("button", name="See it").first.click()
    expect(titled(page, "exercise")).to_be_visible(timeout=60_000)
    settled(page)
    if pain:
        for _ in range(5):
            page.get_by_role("slider").first.press("ArrowRight")
        settled(page)
    page.get_by_role("button", name="Mark as done").dblclick()
    expect(page.get_by_role("heading", name="Done for today")).to_be_visible(timeout=30_000)
    settled(page)


def test_a_whole_first_week(
    browser: Browser, address: str, clock: Calendars, tmp_path: Path
) -> None:
    context = browser.new_context(
        viewport=WIDE, timezone_id=ZONE, locale="en-GB", color_scheme="light"
    )
    page = context.new_page()
    looks = {}

    opened(page, address)
    pass_safety(page)
    make_a_routine(page)
    page.get_by_role("link", name="Week", exact=True).click()
    page.get_by_role("button", name="Make a programme").click()
    expect(titled(page, "Your weeks ahead")).to_be_focused(timeout=30_000)
    settled(page)
    looks["form"] = in_both_looks(page)
    page.get_by_role("button", name="Make my programme").dblclick()
    expect(page.get_by_role("heading", name=WEEK_ONE)).to_be_visible(timeout=60_000)
    settled(page)
    mark_as_done(page, pain=True)

    clock.turn(TUESDAY)
    opened(page, address)
    expect(page.get_by_text("Today's routine is ready")).to_have_count(0)
    opened(page, f"{address}/week")
    expect(row(page, "Monday 23 November")).to_contain_text("Done")
    expect(row(page, "Wednesday 25 November")).to_contain_text("To come")

    clock.turn(WEDNESDAY)
    opened(page, address)
    expect(page.get_by_text("Today's routine is ready: 10 minutes")).to_be_visible()
    looks["ready"] = in_both_looks(page)
    mark_as_done(page)

    clock.turn(SATURDAY)
    opened(page, f"{address}/week")
    expect(row(page, "Friday 27 November")).to_contain_text("Open")
    page.get_by_role("button", name="Fit in what is left").click()
    page.get_by_role("button", name="Show what changes").click()
    expect(page.get_by_text("Nothing is changed yet.")).to_be_visible(timeout=60_000)
    looks["week"] = in_both_looks(page)
    page.get_by_role("button", name="Keep this").click()
    expect(row(page, "Saturday 28 November")).to_contain_text("Today", timeout=30_000)
    opened(page, address)
    mark_as_done(page)

    clock.turn(SUNDAY)
    opened(page, f"{address}/week")
    expect(metric(page, "Sessions this week")).to_contain_text("3 of 3")
    expect(metric(page, "Adherence, week")).to_contain_text("100 %")

    clock.turn(NEXT_MONDAY)
    opened(page, f"{address}/week")
    expect(page.get_by_role("heading", name=WEEK_TWO)).to_be_visible(timeout=60_000)
    expect(row(page, "Monday 30 November")).to_contain_text("Today", timeout=60_000)
    settled(page)
    expect(metric(page, "Sessions this week")).to_contain_text("0 of 3")
    expect(metric(page, "Adherence, 7 days")).to_contain_text("66 %")
    page.get_by_text("Take it along").click()
    settled(page)
    _downloads_can_be_read(page, tmp_path)
    context.close()
    assert looks == {"form": [], "ready": [], "week": []}


def metric(page: Page, label: str) -> Locator:
    return page.get_by_test_id("stMetric").filter(has_text=label)


def _downloads_can_be_read(page: Page, folder: Path) -> None:
    sheets = PdfReader(saved(page, "Print the week (PDF)", folder)).pages
    assert "Monday 30 November" in sheets[0].extract_text()
    calendar = Calendar.from_ical(saved(page, "Put it in my calendar", folder).read_bytes())
    starts = [event.decoded("DTSTART") for event in calendar.walk("VEVENT")]
    assert [each.date() for each in starts] == [MONDAY, WEDNESDAY, date(2026, 11, 27)]
    history = saved(page, "Your history (CSV)", folder).read_text("utf-8-sig")
    assert [line[:10] for line in history.splitlines()[1:]] == [
        "2026-11-23",
        "2026-11-25",
        "2026-11-28",
    ]


def in_both_looks(page: Page) -> list[str]:
    """What is wrong with a view, wide in light or narrow in dark."""
    settled(page)
    found = faults(page)
    page.set_viewport_size(NARROW)
    page.emulate_media(color_scheme="dark")
    settled(page)
    found += faults(page)
    page.set_viewport_size(WIDE)
    page.emulate_media(color_scheme="light")
    settled(page)
    return found
