"""Does the Today page show every state as it should, and keep only what it may?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from recommender.catalog.checks import open_catalog
from recommender.journal import Journal, JournalUnusable
from recommender.pages import blocking, making, memory, reckoning
from recommender.pages.answers import example_intake
from recommender.pages.finding import things_of
from recommender.recommending import recommend
from recommender.routine import Routine
from recommender.solver import compose
from tests.builders_pages import texts
from tests.builders_today import (
    NONE,
    NOON,
    SOME,
    TIERS,
    choose,
    labels,
    opened,
    past_safety,
    press,
    shown_id,
    tick,
    title,
    with_a_routine,
)
from tests.builders_weighing import at_once

CATALOG = open_catalog()


@pytest.fixture(autouse=True)
def _weighed_at_once(on_its_own: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reckoning, "compose_later", at_once)


@pytest.fixture(scope="module")
def example() -> Routine:
    made = recommend(CATALOG, example_intake())
    assert isinstance(made, Routine)
    return made


def kept_document(app: AppTest, journal: Journal) -> str:
    document = journal.routine(shown_id(app))
    assert document is not None
    return document


# --- The safety check -------------------------------------------------------------------------


def test_safety_comes_first() -> None:
    app = opened()
    assert title(app) == "First, a short safety check"
    assert labels(app) == ["Continue", "See an example routine"]


def test_every_question_for_everyone_is_asked_and_none_for_the_pregnant() -> None:
    said = texts(opened())
    for question in CATALOG.questions:
        assert (question.text in said) == (question.asked_of == "everyone")


def test_an_open_group_is_named_and_the_others_keep_their_answer() -> None:
    app = opened()
    choose(app, "safety-emergency", NONE)
    press(app, "Continue")
    assert title(app) == "First, a short safety check"
    assert "Is any of these true for you? Choose" in app.warning[0].value
    assert "Do you have any of these now?" not in app.warning[0].value
    assert app.session_state["safety-emergency"] == NONE


def test_one_or_more_without_a_tick_is_a_fault() -> None:
    app = past_safety(opened(), urgent=SOME)
    assert "Along with your pain, any of these? Tick the ones that fit you." in texts(app)


def test_an_emergency_waits_for_no_other_question() -> None:
    app = opened()
    choose(app, "safety-emergency", SOME)
    tick(app, "both-legs")
    press(app, "Continue")
    assert title(app).startswith("Call emergency services")


def test_a_milder_answer_waits_for_the_worse_questions() -> None:
    app = opened()
    choose(app, "safety-clinician", SOME)
    tick(app, "under-18")
    press(app, "Continue")
    assert title(app) == "First, a short safety check"
    assert "Do you have any of these now? Choose" in texts(app)


@pytest.mark.parametrize(
    ("tier", "question", "action"),
    [
        ("emergency", "saddle-numbness", "Call emergency services"),
        ("urgent", "weight-loss", "Ask for medical advice today."),
        ("clinician", "under-18", "See a doctor or physiotherapist first."),
    ],
)
def test_a_yes_leads_to_care_and_nothing_of_it_is_stored(
    tier: str, question: str, action: str, journal: Journal, tmp_path: Path
) -> None:
    app = opened()
    choose(app, f"safety-{tier}", SOME)
    tick(app, question)
    past_safety(app, **{tier: SOME})
    assert title(app).startswith(action)
    assert "Make my routine" not in labels(app)
    assert journal.blocked()
    assert not app.query_params
    stored = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.is_file())
    assert question.encode() not in stored


def test_a_clinicians_yes_lets_a_waivable_answer_pass() -> None:
    app = opened()
    choose(app, "safety-clinician", SOME)
    tick(app, "recent-surgery")
    app.checkbox(key="safety-cleared").check().run()
    past_safety(app, clinician=SOME)
    assert title(app) == "Your routine for today"


def test_an_old_routine_stays_away_after_a_referral(journal: Journal, example: Routine) -> None:
    id = journal.remember(example.as_json(), NOON)
    journal.block()
    app = opened(routine=id)
    assert title(app) == "First, a short safety check"
    assert "See an example routine" not in labels(app)
    past_safety(app)
    assert title(app) == "First, a short safety check" or title(app) == "Your routine for today"
    assert "exercises" not in title(app)


def test_a_new_routine_ends_the_block(journal: Journal) -> None:
    journal.block()
    app = with_a_routine()
    assert title(app).startswith("5 minutes")
    assert not journal.blocked()


def an_emergency_in_another_tab() -> AppTest:
    other = opened()
    choose(other, "safety-emergency", SOME)
    tick(other, "both-legs")
    return press(other, "Continue")


def ready_for_a_routine() -> AppTest:
    app = past_safety(opened())
    choose(app, "intake-regions", ["low-back"])
    return choose(app, "intake-quick", 5)


def test_an_emergency_in_another_tab_has_the_questions_asked_again(journal: Journal) -> None:
    app = ready_for_a_routine()
    an_emergency_in_another_tab()
    press(app, "Make my routine")
    assert title(app) == "First, a short safety check"
    assert journal.blocked()
    assert [app.session_state[f"safety-{tier}"] for tier in TIERS] == [None] * 4
    past_safety(app)
    assert title(app) == "Your routine for today"
    press(app, "Make my routine")
    assert title(app).startswith("5 minutes")
    assert not journal.blocked()


def test_answers_from_before_an_emergency_in_another_tab_do_not_count(journal: Journal) -> None:
    app = opened()
    for tier in TIERS:
        choose(app, f"safety-{tier}", NONE)
    an_emergency_in_another_tab()
    press(app, "Continue")
    assert title(app) == "First, a short safety check"
    assert app.warning[-1].value.count("Choose") == 4


def test_a_second_emergency_elsewhere_has_the_questions_asked_once_more(journal: Journal) -> None:
    app = ready_for_a_routine()
    an_emergency_in_another_tab()
    past_safety(app.run())
    assert title(app) == "Your routine for today"
    an_emergency_in_another_tab()
    press(app, "Make my routine")
    assert title(app) == "First, a short safety check"
    assert journal.blocked()


def test_an_emergency_elsewhere_during_the_making_stops_the_routine(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = ready_for_a_routine()

    def slowly(*told: Any, **options: Any) -> Any:
        blocking.block()
        return compose(*told, **options)

    monkeypatch.setattr(making, "compose_apart", slowly)
    press(app, "Make my routine")
    assert title(app) == "First, a short safety check"
    assert journal.blocked()


def test_while_blocked_the_form_offers_no_example(journal: Journal) -> None:
    journal.block()
    app = past_safety(opened())
    assert title(app) == "Your routine for today"
    assert "See an example routine" not in labels(app)


def test_answering_again_starts_with_no_answers() -> None:
    app = opened()
    choose(app, "safety-urgent", SOME)
    tick(app, "weight-loss")
    past_safety(app, urgent=SOME)
    press(app, "Answer the questions again")
    assert title(app) == "First, a short safety check"
    press(app, "Continue")
    assert app.warning[-1].value.count("Choose") == 4


# --- The form ---------------------------------------------------------------------------------


def test_faults_name_the_field_and_lose_nothing() -> None:
    app = past_safety(opened())
    choose(app, "intake-knee", "mild")
    app.number_input(key="intake-minutes").set_value(90).run()
    press(app, "Make my routine")
    assert "Where does it hurt: choose at least one place." in app.warning[0].value
    assert "Minutes: write a whole number from 3 to 60." in app.warning[0].value
    assert app.session_state["intake-knee"] == "mild"
    assert app.number_input(key="intake-minutes").value == 90


def test_a_quick_choice_and_the_exact_minutes_agree() -> None:
    app = past_safety(opened())
    choose(app, "intake-quick", 20)
    assert app.number_input(key="intake-minutes").value == 20
    app.number_input(key="intake-minutes").set_value(13).run()
    assert app.session_state["intake-quick"] is None


def test_one_choice_cannot_be_undone_by_a_second_click() -> None:
    app = opened()
    single = [each for each in app.get("button_group") if each.key.startswith("safety-")]
    assert [each.key for each in single if not each.proto.required] == []
    past_safety(app)
    choose(app, "intake-pregnant", "yes")
    choose(app, "intake-known-by", "trimester")
    multiple = {"intake-regions", "intake-equipment", "intake-facts"}
    loose = {each.key for each in app.get("button_group") if not each.proto.required}
    assert loose == multiple


def test_half_a_minute_is_not_cut_off_without_a_word() -> None:
    app = past_safety(opened())
    choose(app, "intake-regions", ["low-back"])
    app.number_input(key="intake-minutes").set_value(7.5).run()
    press(app, "Make my routine")
    assert "Minutes: write a whole number from 3 to 60." in app.warning[0].value


def test_a_place_that_no_exercise_serves_says_so() -> None:
    served = {region for exercise in CATALOG.exercises for region in exercise.regions}
    app = past_safety(opened())
    choose(app, "intake-regions", [region.id for region in CATALOG.regions])
    for region in CATALOG.regions:
        said = f"No exercise for the {region.label.lower()} yet" in texts(app)
        assert said == (region.id not in served)


def test_only_things_that_an_exercise_uses_are_offered() -> None:
    app = past_safety(opened())
    offered = next(each for each in app.get("button_group") if each.key == "intake-equipment")
    named = {thing.id for thing in CATALOG.equipment if thing.label in offered.options}
    assert named == things_of(CATALOG.exercises)


def test_answers_that_are_folded_away_are_counted() -> None:
    app = past_safety(opened())
    assert app.expander[0].label.startswith("More: about you")
    app.checkbox(key="intake-floor").uncheck().run()
    assert app.expander[0].label.startswith("More: 1 answer (")
    app.multiselect(key="intake-excluded").set_value(["cobra"]).run()
    assert app.expander[0].label.startswith("More: 2 answers (")


def test_each_chosen_place_gets_its_slider() -> None:
    app = past_safety(opened())
    assert [slider.label for slider in app.slider] == []
    choose(app, "intake-regions", ["low-back", "neck"])
    assert [slider.label for slider in app.slider] == [
        "Neck: how strong is the pain today?",
        "Low back: how strong is the pain today?",
    ]


def test_pregnancy_signs_are_asked_only_when_pregnant_and_lead_to_care(journal: Journal) -> None:
    app = past_safety(opened())
    assert "the baby moving less" not in texts(app)
    choose(app, "intake-regions", ["low-back"])
    choose(app, "intake-pregnant", "yes")
    choose(app, "intake-known-by", "not-sure")
    assert "the baby moving less" in texts(app)
    choose(app, "safety-pregnancy-signs", SOME)
    tick(app, "pregnancy-warning-sign")
    press(app, "Make my routine")
    assert title(app) == "Call your maternity unit now."
    assert journal.blocked()


def test_not_sure_how_far_gives_the_strictest_rules(journal: Journal) -> None:
    app = past_safety(opened())
    choose(app, "intake-regions", ["low-back"])
    choose(app, "intake-quick", 5)
    choose(app, "intake-pregnant", "yes")
    choose(app, "intake-known-by", "not-sure")
    choose(app, "safety-pregnancy-signs", NONE)
    press(app, "Make my routine")
    document = json.loads(kept_document(app, journal))
    assert document["intake"]["concerns"]["pregnancy"] == "trimester-3"


def test_the_example_is_shown_before_any_answer_and_is_not_kept(journal: Journal) -> None:
    app = press(opened(), "See an example routine")
    assert title(app).startswith("12 minutes")
    assert "This is an example." in texts(app)
    assert "Mark as done" not in labels(app)
    assert shown_id(app) == "example"
    press(app, "Make my own")
    assert title(app) == "First, a short safety check"


# --- The routine ------------------------------------------------------------------------------


def test_the_routine_is_shown_and_kept_under_an_opaque_id(journal: Journal) -> None:
    app = with_a_routine()
    assert title(app).startswith("5 minutes, ")
    kept = Routine.model_validate_json(kept_document(app, journal))
    assert kept.seconds == 300
    assert set(app.query_params) == {"routine"}
    names = [CATALOG.exercise(step.exercise).name for step in kept.steps]
    assert [each.value for each in app.subheader] == [
        f"{at}. {name}" for at, name in enumerate(names, start=1)
    ]
    charts = [chart.proto for chart in app.get("plotly_chart")]
    assert len(charts) == 3
    assert all(chart.alt for chart in charts)
    said = texts(app)
    for other in (*kept.left_out, *kept.not_chosen):
        assert other.sentence in said


def test_an_adjusted_step_says_so_and_why() -> None:
    app = past_safety(opened())
    choose(app, "intake-regions", ["mid-back"])
    choose(app, "intake-knee", "mild")
    choose(app, "intake-equipment", ["cushion"])
    app.multiselect(key="intake-locked").set_value(["cat-cow"]).run()
    press(app, "Make my routine")
    said = texts(app)
    assert "Adjusted: Cushion under the knees." in said
    assert "Have ready: a mat and a cushion." in said


def test_a_caution_from_a_safety_answer_is_shown_once_and_never_stored(journal: Journal) -> None:
    sentence = CATALOG.rule("R-RF-08").sentence
    app = opened()
    choose(app, "safety-caution", SOME)
    tick(app, "first-after-50")
    past_safety(app, caution=SOME)
    choose(app, "intake-regions", ["low-back"])
    choose(app, "intake-quick", 5)
    press(app, "Make my routine")
    assert sentence in texts(app)
    assert "R-RF-08" not in kept_document(app, journal)
    assert "first-after-50" not in kept_document(app, journal)
    assert sentence not in texts(opened(routine=shown_id(app)))


def test_a_routine_that_ends_early_says_why_and_what_would_help(journal: Journal) -> None:
    app = past_safety(opened())
    choose(app, "intake-regions", ["low-back"])
    app.number_input(key="intake-minutes").set_value(60).run()
    choose(app, "intake-knee", "severe")
    choose(app, "intake-wrist", "severe")
    app.checkbox(key="intake-floor").uncheck().run()
    press(app, "Make my routine")
    kept = Routine.model_validate_json(kept_document(app, journal))
    assert kept.seconds < kept.budget_seconds == 3600
    unmet = next(each for each in kept.unmet if each.wish == "fills-the-minutes")
    assert f"{unmet.sentence} {unmet.concession}" in texts(app)


def test_the_id_brings_the_routine_back(journal: Journal, example: Routine) -> None:
    id = journal.remember(example.as_json(), NOON)
    app = opened(routine=id)
    assert title(app).startswith("12 minutes, ")
    assert "For the low back (pain 5)." in texts(app)
    assert "Mark as done" in labels(app)


def test_a_routine_from_a_link_is_still_there_after_another_page(
    journal: Journal, example: Routine
) -> None:
    id = journal.remember(example.as_json(), NOON)
    app = opened(routine=id)
    # What a link of the menu leads to: the same tab, with an empty address.
    del app.query_params["routine"]
    app.run()
    assert title(app).startswith("12 minutes, ")
    assert shown_id(app) == id


def test_an_id_that_is_not_kept_here_is_not_remembered(journal: Journal) -> None:
    app = opened(routine="0123456789abcdefghijkl")
    del app.query_params["routine"]
    app.run()
    assert title(app) == "First, a short safety check"


def test_change_my_answers_brings_them_back_after_a_refresh(
    journal: Journal, example: Routine
) -> None:
    app = opened(routine=journal.remember(example.as_json(), NOON))
    press(app, "Change my answers")
    assert title(app) == "First, a short safety check"
    past_safety(app)
    assert app.session_state["intake-regions"] == ["low-back"]
    assert app.number_input(key="intake-minutes").value == 12
    assert app.session_state["intake-equipment"] == ["chair", "cushion"]
    assert not app.query_params


def test_answers_that_this_catalog_no_longer_knows_are_left_out_of_the_form(
    journal: Journal, example: Routine
) -> None:
    intake = {**example.intake, "equipment": ["chair", "bolster"], "excluded": ["no-more"]}
    versions = example.versions.model_copy(update={"rules": "0" * 16})
    old = example.model_copy(update={"intake": intake, "versions": versions})
    app = opened(routine=journal.remember(old.as_json(), NOON))
    press(app, "Change my answers")
    past_safety(app)
    assert app.session_state["intake-equipment"] == ["chair"]
    assert app.session_state["intake-excluded"] == []


def test_change_my_answers_keeps_those_of_the_tab() -> None:
    app = with_a_routine()
    press(app, "Change my answers")
    assert title(app) == "Your routine for today"
    assert app.session_state["intake-regions"] == ["low-back"]
    assert app.number_input(key="intake-minutes").value == 5


def test_an_unknown_id_is_a_sentence() -> None:
    app = opened(routine="0123456789abcdefghijkl")
    assert title(app) == "This routine cannot be shown"
    assert "not kept here" in app.warning[0].value
    press(app, "Make a new routine")
    assert title(app) == "First, a short safety check"


@pytest.mark.parametrize("document", ["", "{}", '{"schema_version": 99}', "no json"])
def test_a_document_of_another_version_is_a_sentence(journal: Journal, document: str) -> None:
    app = opened(routine=journal.remember(document, NOON))
    assert title(app) == "This routine cannot be shown"
    assert "another version" in app.warning[0].value


# --- Done -------------------------------------------------------------------------------------


def test_done_makes_one_session_with_its_day_and_zone(journal: Journal) -> None:
    app = with_a_routine()
    app.select_slider(key="pain-before").set_value(6).run()
    press(app, "Mark as done")
    (session,) = journal.sessions_since(NOON.date())
    assert (session.day, session.zone) == (NOON.date(), "UTC")
    assert (session.seconds, session.pain_before, session.pain_after) == (300, 6, None)
    assert app.success[0].value == "Well done: 5 min, saved in your week."
    assert "Mark as done" not in labels(app)


def test_two_tabs_make_one_session(journal: Journal, example: Routine) -> None:
    id = journal.remember(example.as_json(), NOON)
    one, other = opened(routine=id), opened(routine=id)
    press(one, "Mark as done")
    press(other, "Mark as done")
    assert len(journal.sessions_since(NOON.date())) == 1
    assert "Well done" in other.success[0].value


def test_what_was_undone_can_be_marked_again(journal: Journal, example: Routine) -> None:
    app = opened(routine=journal.remember(example.as_json(), NOON))
    press(app, "Mark as done")
    press(app, "Undo")
    assert journal.sessions_since(NOON.date()) == ()
    press(app, "Mark as done")
    assert len(journal.sessions_since(NOON.date())) == 1


def test_once_more_makes_a_second_session_and_undo_takes_it_back(
    journal: Journal, example: Routine
) -> None:
    app = opened(routine=journal.remember(example.as_json(), NOON))
    press(app, "Mark as done")
    press(app, "Do it once more")
    press(app, "Mark as done")
    assert len(journal.sessions_since(NOON.date())) == 2
    press(app, "Undo")
    assert len(journal.sessions_since(NOON.date())) == 1
    press(app, "Undo")
    assert journal.sessions_since(NOON.date()) == ()
    press(app, "Mark as done")
    assert len(journal.sessions_since(NOON.date())) == 1


# --- The journal cannot be used ---------------------------------------------------------------


def test_without_a_journal_the_routine_still_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> Journal:
        raise JournalUnusable("The disk is full, so the journal could not be written.")

    monkeypatch.setattr(memory, "journal", broken)
    app = with_a_routine()
    assert title(app).startswith("5 minutes, ")
    assert "Nothing can be kept right now." in texts(app)
    assert "The disk is full" in texts(app)
    assert "Mark as done" not in labels(app)


def test_a_broken_catalog_is_told_and_nothing_else_starts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LIMBER_CATALOG", str(tmp_path))
    app = opened()
    assert title(app) == "The catalog cannot be used"
    assert "regions.toml" in app.code[0].value
