"""Is a person guided through a routine, whatever comes between, and is all of it kept?

The player's time runs forty times as fast; the steps of ten minutes take fifteen seconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from recommender.catalog.checks import open_catalog
from recommender.intake import check_intake
from recommender.journal import Journal, open_journal
from recommender.performing import places
from recommender.recommending import recommend
from recommender.routine import Routine
from recommender.session import Event, Session
from tests.browser.faults import faults
from tests.browser.serving import (
    a_server,
    answer_safety,
    free_port,
    journal_in,
    make_a_routine,
    pass_safety,
    serving,
    settled,
    titled,
    until,
)

pytestmark = pytest.mark.browser

FAST = {"LIMBER_TEST_SPEED": "40"}
PHONE: Any = {"width": 390, "height": 844}
SIZES: dict[str, tuple[Any, Any]] = {
    "phone": (PHONE, "dark"),
    "phone on its side": ({"width": 844, "height": 390}, "light"),
    "desktop": ({"width": 1280, "height": 800}, "light"),
}
SLOW = 60_000
"""Milliseconds until a page has to be there."""
SIGN = "Trouble passing urine"


@pytest.fixture(scope="module")
def served(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Journal]]:
    folder = tmp_path_factory.mktemp("session")
    with serving(folder, **FAST) as address, open_journal(journal_in(folder)) as journal:
        yield address, journal


@pytest.fixture
def address(served: tuple[str, Journal]) -> str:
    return served[0]


@pytest.fixture
def journal(served: tuple[str, Journal]) -> Journal:
    """The journal of the app, empty."""
    served[1].erase()
    return served[1]


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport=PHONE, timezone_id="Europe/Warsaw")
    yield opened
    opened.close()


@cache
def a_routine(minutes: int) -> Routine:
    made = recommend(open_catalog(), check_intake({"minutes": minutes, "pain": {"low-back": 5}}))
    assert isinstance(made, Routine)
    return made


def remembered(journal: Journal, routine: Routine) -> str:
    return journal.remember(routine.as_json(), datetime.now(UTC))


def at_the_mat(context: BrowserContext, address: str, id: str) -> Page:
    """The session of a routine before it begins."""
    page = context.new_page()
    page.goto(f"{address}/session?routine={id}")
    expect(act(page, "begin")).to_be_visible(timeout=SLOW)
    return page


def paused(page: Page) -> Page:
    """A session that has just begun, and stands."""
    act(page, "begin").click()
    act(page, "turn").click()
    expect(part(page, "label")).to_have_text("Paused")
    return page


def part(page: Page, name: str) -> Locator:
    return page.locator(f".session .running .{name}")


def act(page: Page, name: str) -> Locator:
    """A button of the player by what it does, as its words change."""
    return page.locator(f".session [data-do={name}]").locator("visible=true")


def dialog(page: Page) -> Locator:
    return page.locator(".session").get_by_role("dialog")


def finish(page: Page) -> None:
    act(page, "askFinish").click()
    act(page, "finish").click()
    expect(page.get_by_role("heading", name="How was it?")).to_be_visible(timeout=SLOW)


def close_it(told: Locator) -> None:
    """The framework tells of a lost connection sooner or later, in front of everything."""
    told.get_by_role("button", name="Close").click()


def the_session(journal: Journal) -> Session:
    (session,) = journal.sessions_since(date.min)
    return session


def told(journal: Journal) -> tuple[Event, ...]:
    """All that has happened, in the only session that there is."""
    sessions = journal.sessions_since(date.min)
    return journal.events(the_session(journal).key) if sessions else ()


def kinds(journal: Journal) -> list[str]:
    return [event.kind for event in told(journal)]


def done(events: tuple[Event, ...]) -> list[int]:
    """The places of the ledger that were done from beginning to end."""
    return [
        each.entry
        for each in events
        if each.kind == "entry" and each.entry is not None and each.done == each.of
    ]


def test_a_whole_session_is_saved_and_counts_in_the_week(
    context: BrowserContext, address: str, journal: Journal
) -> None:
    page = context.new_page()
    page.goto(f"{address}/?routine={remembered(journal, a_routine(3))}")
    page.get_by_role("button", name="Start", exact=True).click(timeout=SLOW)
    act(page, "begin").click(timeout=SLOW)
    expect(titled(page, "Well done: 3 min")).to_be_visible(timeout=SLOW)
    page.get_by_role("radio", name="About right").click()
    page.get_by_role("slider", name="Pain now").press("ArrowRight")
    page.get_by_label("A note for yourself").fill("Good, *warm* <b>back</b>")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved in your week.")).to_be_visible()
    page.get_by_role("link", name="See your week").click()
    expect(titled(page, "Week")).to_be_visible(timeout=SLOW)
    counted = page.get_by_test_id("stMetric").filter(has_text="Sessions this week")
    expect(counted).to_contain_text("1 of 3")
    kept = the_session(journal)
    assert (kept.status, kept.seconds, kept.feeling) == ("completed", 180, "about-right")
    assert (kept.pain_after, kept.note) == (0, "Good, *warm* <b>back</b>")
    assert done(journal.events(kept.key)) == list(range(len(places(a_routine(3)))))


def shown_left(page: Page) -> tuple[str, str]:
    return part(page, "digits").inner_text(), part(page, "whole").inner_text()


def test_a_pause_keeps_the_time(context: BrowserContext, address: str, journal: Journal) -> None:
    page = at_the_mat(context, address, remembered(journal, a_routine(10)))
    page.clock.install()
    paused(page)
    left = shown_left(page)
    # Ten minutes later the clock is held, so that a slow machine adds nothing between two clicks.
    page.clock.pause_at((page.evaluate("Date.now()") + 600_000) / 1000)
    expect(act(page, "turn")).to_have_text("Resume")
    assert shown_left(page) == left
    act(page, "turn").evaluate("resume => { resume.click(); resume.click(); }")
    assert shown_left(page) == left
    page.clock.resume()
    act(page, "turn").click()
    expect(act(page, "turn")).to_have_text("Pause")
    expect(part(page, "digits")).not_to_have_text(left[0])
    act(page, "turn").click()
    until(lambda: kinds(journal).count("pause") == 3)
    own = [kind for kind in kinds(journal) if kind != "entry"]
    assert own == ["begin", *["pause", "play"] * 2, "pause"]


@pytest.mark.parametrize(
    ("words", "why", "shown"),
    [
        ("Not now", "not-now", "left out this time"),
        ("Did it already", "done-already", "done already"),
    ],
)
def test_what_is_skipped_this_time_is_left_out_only_now(
    context: BrowserContext, address: str, journal: Journal, words: str, why: str, shown: str
) -> None:
    page = paused(at_the_mat(context, address, remembered(journal, a_routine(10))))
    name = part(page, "name").inner_text()
    act(page, "askSkip").click()
    expect(dialog(page).get_by_role("heading", name=f"Skip {name}?")).to_be_visible()
    dialog(page).get_by_role("button", name=words).click()
    expect(part(page, "name")).not_to_have_text(name)
    finish(page)
    expect(page.get_by_role("listitem").filter(has_text=name)).to_contain_text(shown)
    assert [event.why for event in told(journal) if event.kind == "skip"] == [why]
    assert journal.left_out() == {}


def test_never_again_holds_until_it_is_offered_again(
    context: BrowserContext, address: str, journal: Journal
) -> None:
    page = paused(at_the_mat(context, address, remembered(journal, a_routine(10))))
    act(page, "askSkip").click()
    dialog(page).get_by_role("button", name="Never again").click()
    until(lambda: bool(journal.left_out()))
    (never,) = journal.left_out()
    assert never in [step.exercise for step in a_routine(10).steps]

    page.goto(address)
    pass_safety(page)
    make_a_routine(page)
    newest = journal.told_last()
    assert newest is not None
    next_one = Routine.model_validate_json(newest.document)
    assert never not in [step.exercise for step in next_one.steps]
    assert never in [each.exercise for each in next_one.left_out]

    page.goto(f"{address}/catalog?exercise={never}")
    page.get_by_role("button", name="Offer it again").click(timeout=SLOW)
    expect(page.get_by_text("You asked never to be given this one again.")).to_have_count(0)
    assert journal.left_out() == {}


def hurts(page: Page, pain: int, spreads: str, advice: str) -> None:
    act(page, "askHurt").click()
    for said in (str(pain), spreads):
        dialog(page).get_by_role("radio", name=said, exact=True).check()
    dialog(page).get_by_role("button", name="Next").click()
    expect(dialog(page).get_by_role("heading", name=advice)).to_be_visible()
    dialog(page).get_by_role("button", name="Go on").click()
    expect(dialog(page)).to_have_count(0)


def test_what_hurts_goes_on_is_eased_or_stops(
    context: BrowserContext, address: str, journal: Journal
) -> None:
    page = paused(at_the_mat(context, address, remembered(journal, a_routine(10))))
    hurts(page, 3, "No", "Go on gently")
    hurts(page, 5, "No", "Ease off")
    assert journal.left_out() == {}
    hurts(page, 6, "No", "Stop this exercise")
    hurts(page, 0, "Yes", "Stop this exercise")
    finish(page)
    expect(page.get_by_text("stopped because it hurt")).to_have_count(2)
    answers = [(each.step, each.answer) for each in told(journal) if each.kind == "hurt"]
    assert [answer for _, answer in answers] == ["go-on", "ease", "stop", "stop"]
    stopped = {a_routine(10).steps[step or 0].exercise for step, told in answers if told == "stop"}
    assert len(stopped) == 2
    assert set(journal.left_out()) == stopped

    until_then = date.fromisoformat(journal.left_out()[min(stopped)].until)
    assert (until_then - the_session(journal).day).days == 14
    page.goto(f"{address}/catalog?exercise={min(stopped)}")
    expect(page.get_by_text("because it hurt")).to_contain_text(
        f"until {until_then.day} {until_then:%B}", timeout=SLOW
    )


def test_what_hurt_badly_is_not_in_the_next_routine_which_says_so(
    context: BrowserContext, address: str, journal: Journal
) -> None:
    page = paused(at_the_mat(context, address, remembered(journal, a_routine(5))))
    hurts(page, 6, "No", "Stop this exercise")
    finish(page)
    name = open_catalog().exercise(min(journal.left_out())).name
    expect(page.get_by_role("heading", name=name)).to_have_count(0)
    page.get_by_role("radio", name="Too hard").click()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Next time: one step gentler")).to_contain_text(
        f"without {name[0].lower()}{name[1:]} until", timeout=SLOW
    )
    assert faults(page) == []
    page.get_by_role("link", name="Back to the routine").click()
    expect(page.get_by_text("Since this routine was made")).to_be_visible(timeout=SLOW)
    expect(page.get_by_role("button", name="Start", exact=True)).to_have_count(0)
    assert faults(page) == []
    page.get_by_role("button", name="Make it again").click()
    answer_safety(page)
    changed = page.locator(".st-key-card-changed")
    expect(changed).to_contain_text(f"{name} is left out until", timeout=SLOW)
    settled(page)
    expect(page.get_by_role("heading", level=3, name=name)).to_have_count(0)
    assert faults(page) == []


def test_after_a_refresh_it_goes_on_at_the_next_place(
    context: BrowserContext, address: str, journal: Journal
) -> None:
    page = at_the_mat(context, address, remembered(journal, a_routine(5)))
    act(page, "begin").click()
    until(lambda: len(done(told(journal))) >= 2)
    act(page, "turn").click()
    until(lambda: kinds(journal)[-1] == "pause")
    before = told(journal)
    page.reload()
    expect(act(page, "begin")).to_have_text("Carry on", timeout=SLOW)
    act(page, "begin").click()
    expect(titled(page, "Well done")).to_be_visible(timeout=SLOW)
    after = told(journal)
    assert after[: len(before)] == before
    again = after[len(before)]
    assert (again.kind, again.entry) == ("play", done(before)[-1] + 1)
    assert done(after) == list(range(len(places(a_routine(5)))))
    assert the_session(journal).seconds == 300


def test_a_killed_server_loses_nothing_that_is_done(
    context: BrowserContext, tmp_path: Path
) -> None:
    port, routine = free_port(), a_routine(10)
    with open_journal(journal_in(tmp_path)) as journal:
        id = remembered(journal, routine)
        with a_server(tmp_path, port, **FAST) as server:
            page = at_the_mat(context, f"http://127.0.0.1:{port}", id)
            lost = page.get_by_role("dialog", name="Connection error")
            page.add_locator_handler(lost, close_it)
            act(page, "begin").click()
            until(lambda: len(done(told(journal))) >= 2)
            server.kill()
            server.wait()
        before, name = told(journal), part(page, "name").inner_text()
        expect(part(page, "name")).not_to_have_text(name)
        act(page, "turn").click()
        expect(part(page, "label")).to_have_text("Paused")
        with a_server(tmp_path, port, **FAST):
            until(lambda: kinds(journal)[-1] == "pause", seconds=60)
            settled(page)
            finish(page)
        after = told(journal)
        assert after[: len(before)] == before
        assert done(after) == list(range(len(done(after))))
        assert len(done(after)) > len(done(before))


def test_one_of_two_tabs_runs(context: BrowserContext, address: str, journal: Journal) -> None:
    id = remembered(journal, a_routine(10))
    first = paused(at_the_mat(context, address, id))
    name = part(first, "name").inner_text()
    second = context.new_page()
    second.goto(f"{address}/session?routine={id}")
    elsewhere = "This session runs in another tab"
    expect(second.get_by_role("heading", name=elsewhere)).to_be_visible(timeout=SLOW)
    act(second, "takeOver").click()
    expect(first.get_by_role("heading", name=elsewhere)).to_be_visible()
    expect(part(second, "name")).to_have_text(name)
    finish(second)
    numbers = [event.seq for event in told(journal)]
    assert numbers == list(range(1, len(numbers) + 1))
    # On a busy machine the first place may be over before the press arrives.
    assert [kind for kind in kinds(journal) if kind != "entry"][:2] == ["begin", "pause"]
    assert {"play", "finish"} <= set(kinds(journal))


def test_the_keyboard_alone_is_enough(
    context: BrowserContext, address: str, journal: Journal
) -> None:
    page = at_the_mat(context, address, remembered(journal, a_routine(10)))
    act(page, "begin").focus()
    page.keyboard.press("Enter")
    expect(act(page, "turn")).to_have_text("Pause")
    page.keyboard.press("Space")
    expect(act(page, "turn")).to_have_text("Resume")
    page.keyboard.press("Space")
    expect(act(page, "turn")).to_have_text("Pause")
    page.keyboard.press("Escape")
    expect(act(page, "turn")).to_have_text("Resume")
    page.keyboard.press("ArrowRight")
    expect(dialog(page).get_by_role("heading", name="Skip")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog(page)).to_have_count(0)
    expect(act(page, "turn")).to_have_text("Resume")
    until(lambda: kinds(journal) == ["begin", "pause", "play", "pause"])


def hide(page: Page, hidden: bool) -> None:
    """What a page sees of it when another tab comes before it."""
    page.evaluate(
        """hidden => {
          Object.defineProperty(document, "hidden", { get: () => hidden, configurable: true });
          document.dispatchEvent(new Event("visibilitychange"));
        }""",
        hidden,
    )


def test_a_hidden_tab_catches_up(context: BrowserContext, address: str, journal: Journal) -> None:
    page = at_the_mat(context, address, remembered(journal, a_routine(10)))
    page.clock.install()
    act(page, "begin").click()
    hide(page, True)
    page.clock.fast_forward(7_500)
    hide(page, False)
    act(page, "turn").click()
    until(lambda: "pause" in kinds(journal))
    events = told(journal)
    assert done(events) == list(range(len(done(events))))
    # Forty times as fast, without the 5 s of getting ready.
    assert sum(event.done or 0 for event in events) >= 7.5 * 40 - 5


def test_a_phone_that_slept_stands_where_it_was(
    context: BrowserContext, address: str, journal: Journal
) -> None:
    page = at_the_mat(context, address, remembered(journal, a_routine(10)))
    page.clock.install()
    act(page, "begin").click()
    expect(act(page, "turn")).to_have_text("Pause")
    page.clock.fast_forward("03:00")
    expect(act(page, "turn")).to_have_text("Resume")
    until(lambda: "pause" in kinds(journal))
    assert "end" not in kinds(journal)


@pytest.mark.parametrize("size", SIZES)
def test_every_state_is_accessible_and_never_scrolls_sideways(
    browser: Browser, address: str, journal: Journal, size: str
) -> None:
    viewport, theme = SIZES[size]
    context = browser.new_context(viewport=viewport, color_scheme=theme)
    page = at_the_mat(context, address, remembered(journal, a_routine(10)))
    settled(page)
    found = {"ready": faults(page)}
    paused(page)
    found["paused"] = faults(page)
    for question in ("askSkip", "askHurt", "askSigns"):
        act(page, question).click()
        expect(dialog(page)).to_be_visible()
        found[question] = faults(page)
        page.keyboard.press("Escape")
    act(page, "turn").click()
    found["running"] = faults(page)
    act(page, "askFinish").click()
    found["askFinish"] = faults(page)
    act(page, "finish").click()
    expect(page.get_by_text("How was it?")).to_be_visible(timeout=SLOW)
    settled(page)
    found["closing"] = faults(page)
    context.close()
    assert {where: what for where, what in found.items() if what} == {}


def test_a_stop_sign_ends_the_session_and_every_routine_stays_away(
    context: BrowserContext, address: str, journal: Journal
) -> None:
    id = remembered(journal, a_routine(10))
    page = paused(at_the_mat(context, address, id))
    act(page, "askSigns").click()
    dialog(page).get_by_role("button", name=SIGN).click()
    expect(titled(page, "Call")).to_be_visible(timeout=SLOW)
    until(lambda: kinds(journal)[-1] == "sign")
    for place, first in {
        "": "First, a short safety check",
        "session": "A safety answer comes first.",
    }.items():
        page.goto(f"{address}/{place}?routine={id}")
        expect(page.get_by_text(first)).to_be_visible(timeout=SLOW)
        expect(page.get_by_text(re.compile("10.minutes"))).to_have_count(0)
    page.goto(address)
    pass_safety(page)
    make_a_routine(page)
    page.get_by_role("button", name="Start", exact=True).click()
    expect(act(page, "begin")).to_be_visible(timeout=SLOW)
