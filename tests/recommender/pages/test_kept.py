"""Is a routine from the journal judged by what holds on the day on which it is opened?"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from recommender.archive import read_archive
from recommender.catalog.checks import open_catalog
from recommender.intake import check_intake
from recommender.journal import Journal
from recommender.pages import making
from recommender.recommending import recommend
from recommender.routine import Routine
from recommender.solver import Unsolved
from tests.builders_archive import a_kept_routine, raw
from tests.builders_pages import texts
from tests.builders_today import (
    NONE,
    NOON,
    SOME,
    choose,
    labels,
    opened,
    past_safety,
    press,
    shown_id,
    tick,
    title,
)

CATALOG = open_catalog()
pytestmark = pytest.mark.usefixtures("on_its_own")
NO_LONGER = "This routine no longer fits you"
Made = Callable[..., Routine]


@pytest.fixture(scope="module")
def made() -> Made:
    """Makes a routine for answers, each only once."""
    known: dict[str, Routine] = {}

    def make(**told: Any) -> Routine:
        answers = {"minutes": 5, "pain": {"low-back": 3}, "equipment": ["chair"], **told}
        key = json.dumps(answers)
        if key not in known:
            routine = recommend(CATALOG, check_intake(answers))
            assert isinstance(routine, Routine)
            known[key] = routine
        return known[key]

    return make


def kept(journal: Journal, routine: Routine, weeks_ago: int = 0, minutes_ago: int = 0) -> str:
    moment = NOON - timedelta(weeks=weeks_ago, minutes=minutes_ago)
    return journal.remember(routine.as_json(), moment)


def of_another_catalog(routine: Routine, **changes: Any) -> Routine:
    versions = routine.versions.model_copy(update={"rules": "0" * 16})
    return routine.model_copy(update={"versions": versions, **changes})


def intake_shown(journal: Journal, id: str) -> dict[str, Any]:
    document = journal.routine(id)
    assert document is not None
    told: dict[str, Any] = json.loads(document)["intake"]
    return told


# --- Catalog and rules have changed -----------------------------------------------------------


def test_a_safe_routine_of_an_earlier_catalog_is_shown_and_says_so(
    journal: Journal, made: Made
) -> None:
    app = opened(routine=kept(journal, of_another_catalog(made())))
    assert title(app).startswith("5 minutes, ")
    assert "Made with an earlier catalog; checked again today." in texts(app)


def test_an_unsafe_routine_is_blocked_with_its_reason(journal: Journal, made: Made) -> None:
    intake = {**made().intake, "worse_when": "leaning-back"}
    app = opened(routine=kept(journal, of_another_catalog(made(), intake=intake)))
    assert title(app) == NO_LONGER
    assert "arched positions are left out" in app.warning[0].value
    assert labels(app) == ["Make it again", "Change my answers"]


def test_a_routine_that_was_tampered_with_is_blocked(journal: Journal, made: Made) -> None:
    longer = made().model_copy(update={"seconds": made().seconds + 5})
    assert title(opened(routine=kept(journal, longer))) == NO_LONGER


def test_a_routine_from_a_file_is_trusted_no_more_than_any_other(
    journal: Journal, made: Made
) -> None:
    """Somebody wrote a severe knee into the answers of a routine on hands and knees."""
    kneeling = made(locked=["cat-cow"])
    concerns = {**kneeling.intake["concerns"], "knee": "severe"}
    tampered = kneeling.model_copy(update={"intake": {**kneeling.intake, "concerns": concerns}})
    row = a_kept_routine(document=json.loads(tampered.as_json()), told_at=NOON.isoformat())
    journal.merge(read_archive(raw({"schema_version": 1, "routines": [row]}), NOON.date()))
    assert journal.routine("routine-1") == tampered.as_json()
    app = opened(routine="routine-1")
    assert title(app) == NO_LONGER
    assert "Cat-cow" not in texts(app)


# --- Making it again --------------------------------------------------------------------------


def test_making_it_again_asks_for_safety_first_and_then_makes_it(
    journal: Journal, made: Made
) -> None:
    intake = {**made().intake, "worse_when": "leaning-back"}
    old = kept(journal, of_another_catalog(made(), intake=intake), weeks_ago=1)
    app = press(opened(routine=old), "Make it again")
    assert title(app) == "First, a short safety check"
    past_safety(app)
    assert title(app).startswith("5 minutes, ")
    assert shown_id(app) != old
    told = intake_shown(journal, shown_id(app))
    assert (told["worse_when"], told["minutes"]) == ("leaning-back", 5)


def test_a_warning_sign_on_the_way_stops_the_making(journal: Journal, made: Made) -> None:
    intake = {**made().intake, "worse_when": "leaning-back"}
    app = press(
        opened(routine=kept(journal, of_another_catalog(made(), intake=intake))), "Make it again"
    )
    choose(app, "safety-urgent", SOME)
    tick(app, "weight-loss")
    past_safety(app, urgent=SOME)
    assert title(app) == "Ask for medical advice today."
    assert journal.blocked()


def test_in_pregnancy_its_own_signs_are_asked_before_making_it_again(
    journal: Journal, made: Made
) -> None:
    old = kept(journal, made(pregnancy_week=13), weeks_ago=1)
    app = past_safety(press(opened(routine=old), "Make it again"))
    assert title(app) == "One more question"
    press(app, "Make my routine")
    assert "Warning signs: choose none of these" in texts(app)
    choose(app, "safety-pregnancy-signs", NONE)
    press(app, "Make my routine")
    assert title(app).startswith("5 minutes, ")
    assert intake_shown(journal, shown_id(app))["pregnancy_week"] == 14
    press(app, "Change my answers")
    assert title(app) == "Your routine for today"
    assert app.number_input(key="intake-week").value == 14


def test_what_cannot_be_made_again_leads_to_the_form_and_says_why(
    journal: Journal, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stops(*told: Any) -> Any:
        raise Unsolved("The search was stopped. Please try again.")

    intake = {**made().intake, "worse_when": "leaning-back"}
    old = kept(journal, of_another_catalog(made(), intake=intake))
    monkeypatch.setattr(making, "compose_apart", stops)
    app = past_safety(press(opened(routine=old), "Make it again"))
    assert title(app) == "Your routine for today"
    assert "The search was stopped." in texts(app)
    assert app.session_state["intake-worse-when"] == "leaning-back"


def test_a_sign_in_pregnancy_leads_to_care(journal: Journal, made: Made) -> None:
    old = kept(journal, made(pregnancy_week=13), weeks_ago=1)
    app = past_safety(press(opened(routine=old), "Make it again"))
    choose(app, "safety-pregnancy-signs", SOME)
    tick(app, "pregnancy-burning-urine")
    press(app, "Make my routine")
    assert title(app) == "Call your maternity unit now."
    assert journal.blocked()


# --- What holds today -------------------------------------------------------------------------


def test_a_trimester_that_is_reached_ends_the_old_routine(journal: Journal, made: Made) -> None:
    id = kept(journal, made(pregnancy_week=13))
    assert title(opened(routine=id)).startswith("5 minutes, ")
    journal.erase()
    id = kept(journal, made(pregnancy_week=13), weeks_ago=1)
    assert title(opened(routine=id)) == NO_LONGER


def test_the_same_answers_told_again_count_from_then_on(journal: Journal, made: Made) -> None:
    id = kept(journal, made(pregnancy_week=13), weeks_ago=3)
    assert title(opened(routine=id)) == NO_LONGER
    assert kept(journal, made(pregnancy_week=13)) == id
    assert title(opened(routine=id)).startswith("5 minutes, ")


def test_a_week_more_inside_a_trimester_changes_nothing_but_the_note(
    journal: Journal, made: Made
) -> None:
    app = opened(routine=kept(journal, made(pregnancy_week=20), weeks_ago=2))
    assert title(app).startswith("5 minutes, ")
    assert "Checked again today with your newer answers." in texts(app)


def test_a_pregnancy_that_must_be_over_is_asked_about(journal: Journal, made: Made) -> None:
    app = opened(routine=kept(journal, made(pregnancy_week=40), weeks_ago=3))
    assert title(app) == NO_LONGER
    assert "past week 42" in app.warning[0].value
    assert labels(app) == ["Change my answers"]
    past_safety(press(app, "Change my answers"))
    assert title(app) == "Your routine for today"
    assert app.session_state["intake-known-by"] is None


@pytest.mark.parametrize(
    "told",
    [
        {"concerns": {"pregnancy": "trimester-2"}},
        {"pain": {"low-back": 8}},
        {"pain": {"neck": 8}},
        {"worse_when": "leaning-back"},
    ],
    ids=["pregnant", "pain-rose", "pain-rose-elsewhere", "direction"],
)
def test_newer_answers_have_effect_on_an_older_routine(
    journal: Journal, made: Made, told: dict[str, Any]
) -> None:
    old = kept(journal, made(), minutes_ago=5)
    assert title(opened(routine=old)).startswith("5 minutes, ")
    kept(journal, made(**told))
    assert title(opened(routine=old)) == NO_LONGER


def test_making_an_older_routine_again_uses_the_newer_answers(journal: Journal, made: Made) -> None:
    old = kept(journal, made(), minutes_ago=5)
    kept(journal, made(minutes=6, pain={"low-back": 8}))
    app = past_safety(press(opened(routine=old), "Make it again"))
    told = intake_shown(journal, shown_id(app))
    assert (told["minutes"], told["pain"]) == (5, {"low-back": 8})


def test_what_the_form_says_in_this_tab_counts_before_it_is_sent(
    journal: Journal, made: Made
) -> None:
    old = kept(journal, made())
    app = past_safety(opened())
    choose(app, "intake-pregnant", "yes")
    # The way back of the browser: the same tab, with the old address.
    app.query_params["routine"] = old
    app.run()
    assert title(app) == NO_LONGER
    press(app, "Change my answers")
    assert app.session_state["intake-pregnant"] == "yes"


def test_a_newest_routine_that_cannot_be_read_leaves_the_own_answers(
    journal: Journal, made: Made
) -> None:
    id = kept(journal, made(), minutes_ago=5)
    journal.remember("no json", NOON)
    assert title(opened(routine=id)).startswith("5 minutes, ")
