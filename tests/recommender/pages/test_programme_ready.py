"""Does Today say first that a routine is ready, and does a programme keep to what was told?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from recommender.intake import check_intake
from recommender.journal import Journal, open_journal
from recommender.pages import memory
from recommender.pages.programme_past import Newest, answers_differ, in_force
from recommender.programme import Programme, ProgrammeDay
from recommender.routine import Routine
from recommender.session import Session
from tests.builders_pages import texts
from tests.builders_programming import a_routine
from tests.builders_today import labels, opened, press, title

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


def at_nine(day: date) -> datetime:
    return datetime.combine(day, time(9), UTC)


@pytest.fixture
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Journal]:
    url = f"sqlite:///{tmp_path}/journal.sqlite3"
    monkeypatch.setenv("LIMBER_DATABASE_URL", url)
    monkeypatch.setattr(memory, "now", lambda: at_nine(MONDAY))
    with open_journal(url) as opened:
        yield opened


def a_programme(**changes: Any) -> Programme:
    parts: dict[str, Any] = {
        "key": "programme-0001", "starts": MONDAY, "weeks": 8, "minutes": {"monday": 5},
        "at": time(18), "zone": "UTC", "intake": {"pain": {"low-back": 5}}, "told_on": MONDAY,
    }  # fmt: skip
    return Programme(**{**parts, **changes})


@pytest.fixture
def routine(journal: Journal) -> str:
    """A programme with a routine for this Monday; gives its id."""
    id = journal.remember(a_routine().as_json(), at_nine(MONDAY))
    journal.begin_programme(a_programme())
    day = ProgrammeDay(programme="programme-0001", day=MONDAY, minutes=5, routine=id)
    journal.set_programme_days("programme-0001", [day])
    return id


def test_the_routine_of_today_comes_first_and_another_can_be_made(routine: str) -> None:
    app = opened()
    assert "Today's routine is ready: 5\N{NO-BREAK SPACE}minutes" in texts(app)
    assert title(app) == "First, a short safety check"
    assert {"Start", "See it", "Continue"} <= set(labels(app))
    press(app, "See it")
    assert title(app).startswith("5 minutes, ")
    assert "Today's routine is ready" not in texts(app)


def test_what_is_done_is_not_offered_again(journal: Journal, routine: str) -> None:
    journal.record(
        Session(
            key="session-0001", routine=routine, day=MONDAY, zone="UTC",
            finished_at=at_nine(MONDAY), seconds=300, exercises=("cat-cow",), region_seconds={},
        )
    )  # fmt: skip
    assert "Today's routine is ready" not in texts(opened())


def test_on_a_free_day_in_a_week_off_and_after_a_warning_sign_nothing_is_ready(
    journal: Journal, routine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "now", lambda: at_nine(TUESDAY))
    assert "Today's routine is ready" not in texts(opened())
    monkeypatch.setattr(memory, "now", lambda: at_nine(MONDAY))
    journal.skip_week(MONDAY, True)
    assert "Today's routine is ready" not in texts(opened())
    journal.skip_week(MONDAY, False)
    journal.block()
    assert "Today's routine is ready" not in texts(opened())


def test_when_answers_are_needed_today_leads_to_them(
    routine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "now", lambda: at_nine(MONDAY + timedelta(weeks=4)))
    app = opened()
    assert "Your programme needs your answers once more" in texts(app)
    assert "See what it asks" in labels(app)


def test_a_routine_that_no_longer_fits_is_not_shown_because_a_programme_has_it(
    journal: Journal, routine: str
) -> None:
    found = Routine.model_validate_json(journal.routine(routine) or "")
    severe = {**found.intake, "concerns": {"knee": "severe", "wrist": "severe"}}
    told = found.model_copy(update={"intake": {**severe, "pregnancy_week": 30}})
    journal.remember(told.as_json(), at_nine(MONDAY))
    assert title(press(opened(), "See it")) == "This routine no longer fits you"


# --- What was told --------------------------------------------------------------------------------


def told(day: date, **answers: Any) -> Newest:
    return Newest(
        check_intake({"minutes": 9, "pain": {"low-back": 5}, **answers}), at_nine(day), day
    )


def test_newer_answers_about_health_hold_and_places_and_things_stay() -> None:
    newer = told(TUESDAY, pain={"neck": 3}, equipment=["chair"], concerns={"wrist": "mild"})
    now = in_force(a_programme(), newer)
    assert now.intake["pain"] == {"low-back": 5}
    assert "equipment" not in now.intake
    assert now.intake["concerns"]["wrist"] == "mild"
    assert now.told_on == TUESDAY


def test_older_answers_change_nothing() -> None:
    older = told(MONDAY - timedelta(days=1), concerns={"wrist": "mild"})
    assert in_force(a_programme(), older) == a_programme()
    assert not answers_differ(a_programme(), older)


@pytest.mark.parametrize(
    ("answers", "differ"),
    [
        ({}, False),
        ({"facts": ["just-woke-up"]}, False),
        ({"excluded": ["cat-cow"], "locked": ["bridge"]}, False),
        ({"pain": {"low-back": 4}}, True),
        ({"equipment": ["chair"]}, True),
        ({"facts": ["older-adult"]}, True),
    ],
)
def test_what_counts_as_other_answers(answers: dict[str, Any], differ: bool) -> None:
    assert answers_differ(a_programme(), told(MONDAY, **answers)) is differ


def test_a_clock_in_a_file_moves_the_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = tmp_path / "clock"
    monkeypatch.setenv("LIMBER_TEST_CLOCK", str(clock))
    for moment in ("2026-11-23T08:00:00+01:00\n", "2027-03-01T00:00:00+00:00"):
        clock.write_text(moment, "utf-8")
        assert memory.now() == datetime.fromisoformat(moment.strip())
    monkeypatch.delenv("LIMBER_TEST_CLOCK")
    assert memory.now().year >= 2026
