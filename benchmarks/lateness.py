"""How late does each entry of a guided session end? Measured in Chromium, against the routine.

A routine of 45 minutes is played twenty times as fast, so that it takes 2:15 minutes; milliseconds
are real ones. Timers fire as often as in twenty sessions at once, so that this is the harder case.
"""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from itertools import accumulate
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, expect

from recommender.catalog.checks import open_catalog
from recommender.intake import check_intake
from recommender.journal import open_journal
from recommender.performing import places
from recommender.recommending import recommend
from recommender.routine import Routine
from recommender.session import Event
from tests.browser.serving import HOW_TO_INSTALL, a_browser, chromium, journal_in, serving

MINUTES = 45
SPEED = 20
GETTING_READY = 5
"""Seconds before the first entry."""
FEWEST = 50
PHONE: Any = {"width": 390, "height": 844}


def lateness(routine: Routine, events: tuple[Event, ...]) -> list[float]:
    """Milliseconds from the planned end of each entry, counted from the start, to its report."""
    began = next(event.at for event in events if event.kind == "begin")
    planned = accumulate((place.entry.seconds for place in places(routine)), initial=GETTING_READY)
    ends = list(planned)[1:]
    return [
        (event.at - began).total_seconds() * 1000 - ends[event.entry] * 1000 / SPEED
        for event in events
        if event.kind == "entry" and event.entry is not None
    ]


def play(browser: Browser, folder: Path, routine: Routine) -> tuple[Event, ...]:
    """Everything that a session reports that nobody interrupts."""
    fast = {"LIMBER_TEST_SPEED": str(SPEED)}
    with serving(folder, **fast) as address, open_journal(journal_in(folder)) as journal:
        id = journal.remember(routine.as_json(), datetime.now(UTC))
        page = browser.new_context(viewport=PHONE).new_page()
        page.goto(f"{address}/session?routine={id}")
        page.locator(".session [data-do=begin]").click(timeout=60_000)
        takes = 1000 * (routine.seconds + GETTING_READY) / SPEED
        over = page.get_by_role("heading", name="How was it?")
        expect(over).to_be_visible(timeout=takes + 60_000)
        (session,) = journal.sessions_since(date.min)
        return journal.events(session.key)


def main() -> int:
    """Prints the figures."""
    if chromium() is None:
        print(f"The lateness of a session is left out. {HOW_TO_INSTALL}")
        return 0
    told = {"minutes": MINUTES, "pain": {"low-back": 5}}
    routine = recommend(open_catalog(), check_intake(told))
    if not isinstance(routine, Routine):
        raise SystemExit("no routine to measure with")
    with a_browser() as browser, TemporaryDirectory() as folder:
        late = lateness(routine, play(browser, Path(folder), routine))
    if len(late) < FEWEST:
        raise SystemExit(f"only {len(late)} entries were reported; {FEWEST} are asked for")
    print(
        f"a session of {MINUTES} minutes, {SPEED} times as fast: {len(late)} entries ended "
        f"{median(late):.0f} ms late (median), {max(late):.0f} ms at worst; the last one "
        f"{late[-1]:.0f} ms"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
