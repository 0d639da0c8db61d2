"""Does the Session page give the player what it needs, and keep what the player reports?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from recommender.catalog.checks import open_catalog
from recommender.intake import check_intake
from recommender.journal import Journal, JournalUnusable, Wish, open_journal
from recommender.pages import memory
from recommender.performing import places
from recommender.recommending import recommend
from recommender.routine import Routine
from tests.builders_pages import NOON, a_page, texts
from tests.builders_today import labels, opened, press

CATALOG = open_catalog()
TODAY = date(2026, 11, 18)


def routine_of(**more: Any) -> Routine:
    made = recommend(CATALOG, check_intake({"minutes": 5, "pain": {"low-back": 4}, **more}))
    assert isinstance(made, Routine)
    return made


@pytest.fixture(scope="module")
def routine() -> Routine:
    return routine_of()


@pytest.fixture(autouse=True)
def _on_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIMBER_DATABASE_URL", f"sqlite:///{tmp_path / 'journal.sqlite3'}")
    monkeypatch.setattr(memory, "now", lambda: NOON)


@pytest.fixture
def journal() -> Iterator[Journal]:
    with open_journal() as opened:
        yield opened


def the_page(journal: Journal, routine: Routine, told_at: datetime = NOON) -> AppTest:
    id = journal.remember(routine.as_json(), told_at)
    return a_page("guiding", "session", routine=id).run()


def given(app: AppTest) -> dict[str, Any]:
    """What the player was given."""
    assert not app.exception
    told = [json.loads(each.proto.json) for each in app.get("bidi_component")]
    return next(each for each in told if "ledger" in each)


def reported(app: AppTest, *events: dict[str, Any]) -> AppTest:
    """The page after the player has reported so much."""
    key = f"session-{given(app)['key']}"
    moment = datetime(2026, 11, 18, 12, 5, tzinfo=UTC).isoformat()
    log = [{"seq": seq, "at": moment, **each} for seq, each in enumerate(events, start=1)]
    app.session_state[key] = {"log": log}
    return app.run()


def all_of(routine: Routine) -> list[dict[str, Any]]:
    return [
        {"kind": "entry", "entry": at, "step": place.step, "done": place.entry.seconds}
        for at, place in enumerate(places(routine))
    ]


def only_session(journal: Journal) -> Any:
    (kept,) = journal.sessions_since(date.min)
    return kept


def test_without_a_routine_the_page_leads_to_one() -> None:
    app = a_page("guiding", "session").run()
    assert not app.exception
    assert "Make one first" in texts(app)


def test_after_a_warning_sign_nothing_is_played(journal: Journal, routine: Routine) -> None:
    journal.block()
    app = the_page(journal, routine)
    assert not app.exception
    assert "safety answer comes first" in texts(app)


def test_the_player_is_given_the_whole_ledger_in_seconds_and_words(
    journal: Journal, routine: Routine
) -> None:
    told = given(the_page(journal, routine))
    assert sum(entry["seconds"] for entry in told["ledger"]) == routine.seconds
    assert all(entry["say"] for entry in told["ledger"])
    assert [step["name"] for step in told["steps"]] == [
        CATALOG.exercise(step.exercise).name for step in routine.steps
    ]
    assert all(step["motion"] for step in told["steps"])
    assert (told["next"], told["from"], told["begun"]) == (1, None, False)


def test_sides_and_places_are_said(journal: Journal, routine: Routine) -> None:
    said = [entry["say"] for entry in given(the_page(journal, routine))["ledger"]]
    sides = {entry.side for step in routine.steps for entry in step.ledger} - {None}
    assert all(any(f"{str(side).capitalize()} side." in each for each in said) for side in sides)
    assert not sides or "Change sides." in said


def test_in_pregnancy_any_pain_stops_a_step_and_its_signs_are_on_the_list(
    journal: Journal,
) -> None:
    plain = given(the_page(journal, routine_of()))
    expecting = routine_of(concerns={"pregnancy": "trimester-2"})
    told = given(the_page(journal, expecting, NOON + timedelta(minutes=1)))
    assert (plain["pain"]["any_stops"], told["pain"]["any_stops"]) == (False, True)
    assert len(told["stops"]) > len(plain["stops"]) > 0


def test_what_happens_is_kept_as_it_happens(journal: Journal, routine: Routine) -> None:
    app = reported(the_page(journal, routine), {"kind": "begin"}, *all_of(routine)[:2])
    assert not app.exception
    assert only_session(journal).status == "started"
    assert len(journal.events(given(app)["key"])) == 3


def test_a_new_tab_carries_on_after_the_last_place_done(journal: Journal, routine: Routine) -> None:
    reported(the_page(journal, routine), {"kind": "begin"}, *all_of(routine)[:3])
    told = given(the_page(journal, routine))
    assert (told["begun"], told["from"]["entry"], told["next"]) == (True, 3, 5)


def test_a_session_done_to_its_end_is_completed_and_asks_how_it_was(
    journal: Journal, routine: Routine
) -> None:
    app = reported(the_page(journal, routine), *all_of(routine), {"kind": "end"})
    assert "How was it?" in texts(app)
    kept = only_session(journal)
    assert (kept.status, kept.seconds) == ("completed", routine.seconds)
    assert kept.region_seconds["low-back"] > 0


def test_ended_early_it_is_partly_done(journal: Journal, routine: Routine) -> None:
    app = reported(the_page(journal, routine), *all_of(routine)[:2], {"kind": "finish"})
    assert "exercises done" in texts(app)
    assert only_session(journal).status == "partly"


def test_never_again_and_what_hurt_are_left_out_from_now_on(
    journal: Journal, routine: Routine
) -> None:
    first, second = (step.exercise for step in routine.steps[:2])
    reported(
        the_page(journal, routine),
        {"kind": "skip", "step": 0, "why": "never"},
        {"kind": "hurt", "step": 1, "pain": 7, "answer": "stop"},
    )
    assert journal.left_out() == {first: Wish(), second: Wish(until="2026-12-02", hurt=1)}


@pytest.mark.parametrize(
    ("more", "hurts"),
    [
        ({}, {"pain": 6, "answer": "ease"}),
        ({}, {"pain": 1, "spreads": True, "answer": "go-on"}),
        ({"concerns": {"pregnancy": "trimester-2"}}, {"pain": 1, "answer": "go-on"}),
    ],
)
def test_what_the_browser_answers_too_mildly_is_judged_again(
    journal: Journal, more: dict[str, Any], hurts: dict[str, Any]
) -> None:
    routine = routine_of(**more)
    app = reported(the_page(journal, routine), {"kind": "hurt", "step": 0, **hurts})
    exercise = routine.steps[0].exercise
    assert journal.left_out() == {exercise: Wish(until="2026-12-02", hurt=1)}
    assert [event.answer for event in journal.events(given(app)["key"])] == ["stop"]


def test_what_the_browser_answers_too_strictly_stands(journal: Journal, routine: Routine) -> None:
    reported(the_page(journal, routine), {"kind": "hurt", "step": 0, "pain": 1, "answer": "stop"})
    assert list(journal.left_out()) == [routine.steps[0].exercise]


def test_the_same_report_again_hurts_once(journal: Journal, routine: Routine) -> None:
    app = the_page(journal, routine)
    for _ in range(2):
        app = reported(app, {"kind": "hurt", "step": 0, "pain": 7, "answer": "stop"})
    assert [wish.hurt for wish in journal.left_out().values()] == [1]


def test_what_hurt_twice_should_be_looked_at(journal: Journal, routine: Routine) -> None:
    journal.leave_out(routine.steps[0].exercise, Wish(until="2026-11-17", hurt=1))
    hurts = {"kind": "hurt", "step": 0, "pain": 7, "answer": "stop"}
    app = reported(the_page(journal, routine), hurts, {"kind": "finish"})
    assert "see a physiotherapist or a doctor" in texts(app)


def test_a_stop_sign_blocks_until_asked_again(journal: Journal, routine: Routine) -> None:
    app = reported(the_page(journal, routine), {"kind": "sign", "id": "chest-pain"})
    assert not app.exception
    assert journal.blocked()


def test_sound_and_voice_are_remembered(journal: Journal, routine: Routine) -> None:
    reported(the_page(journal, routine), {"kind": "prefs", "sound": False, "voice": True})
    assert given(the_page(journal, routine))["prefs"]["sound"] is False


def test_after_a_session_the_next_one_begins_anew(journal: Journal, routine: Routine) -> None:
    reported(the_page(journal, routine), *all_of(routine), {"kind": "end"})
    told = given(the_page(journal, routine))
    assert (told["begun"], told["next"]) == (False, 1)


def test_a_session_that_ended_early_can_still_be_marked_as_done(
    journal: Journal, routine: Routine
) -> None:
    reported(the_page(journal, routine), *all_of(routine)[:2], {"kind": "finish"})
    id = journal.remember(routine.as_json(), NOON)
    app = opened(routine=id)
    assert "Mark as done" in labels(app)
    press(app, "Mark as done")
    statuses = sorted(kept.status for kept in journal.sessions_since(date.min))
    assert statuses == ["completed", "partly"]


def test_without_a_journal_the_session_still_comes_to_its_end(
    journal: Journal, routine: Routine, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = the_page(journal, routine)
    given(app)

    def refuse(*_: object, **__: object) -> None:
        raise JournalUnusable("The disk is full.")

    monkeypatch.setattr(Journal, "go_on", refuse)
    app = reported(app, *all_of(routine), {"kind": "end"})
    assert "How was it?" in texts(app)
    assert "The disk is full." in texts(app)
