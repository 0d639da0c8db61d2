"""Is what was said heeded by the next routine, told on it, and not left in the answers for good?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from recommender.catalog.checks import open_catalog
from recommender.intake import Intake, check_intake
from recommender.journal import Journal, JournalUnusable, Wish
from recommender.pages import feedback_today, making, memory
from recommender.pages.own_wishes import own_wishes
from recommender.recommending import Unanswered, recommend
from recommender.routine import Routine
from recommender.session import Event, History
from recommender.steering import Adapted, Steering
from tests.builders_journal import a_programme, programme_days
from tests.builders_pages import a_page, texts
from tests.builders_said import TODAY, ago, done_already, hurting, performed
from tests.builders_today import NOON, labels, opened, press, shown_id, title

CATALOG = open_catalog()
pytestmark = pytest.mark.usefixtures("on_its_own")
ANSWERS: dict[str, Any] = {"minutes": 6, "pain": {"low-back": 5}, "equipment": ["chair"]}


@pytest.fixture(scope="module")
def mine() -> Routine:
    made = recommend(CATALOG, check_intake(ANSWERS))
    assert isinstance(made, Routine)
    return made


def a_making_tab() -> None:
    """A tab in which a routine is made."""
    from recommender.intake import check_intake
    from recommender.pages import making, memory
    from tests.recommender.pages.test_feedback_today import ANSWERS

    making.make(memory.catalog(), check_intake(ANSWERS))


def made(journal: Journal) -> Routine:
    """The routine that is made now."""
    tab = AppTest.from_function(a_making_tab, default_timeout=60).run()
    assert not tab.exception
    kept = journal.told_last()
    assert kept is not None
    return Routine.model_validate_json(kept.document)


def asked(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> tuple[Intake, History]:
    """The answers and what went before with which a routine is asked for now."""
    told: list[tuple[Intake, History]] = []

    def note(_: object, intake: Intake, history: History) -> None:
        told.append((intake, history))
        raise Unanswered("It is enough to know what was asked.")

    monkeypatch.setattr(making, "outcome_for", note)
    AppTest.from_function(a_making_tab, default_timeout=60).run()
    (only,) = told
    return only


def steps(routine: Routine) -> list[str]:
    return [step.exercise for step in routine.steps]


def name(exercise: str) -> str:
    return CATALOG.exercise(exercise).name


# --- What the next routine heeds --------------------------------------------------------------


def test_what_hurt_badly_is_not_in_the_next_routine_which_says_so(
    journal: Journal, mine: Routine
) -> None:
    hurting(journal, mine, ago(1), pain=6)
    first = steps(mine)[0]
    routine = made(journal)
    assert first not in steps(routine)
    assert f"{name(first)} is left out until 1 December 2026: it hurt on Tuesday." in [
        each.sentence for each in routine.adapted
    ]


def test_what_was_done_already_is_not_in_a_further_routine_of_the_day(
    journal: Journal, mine: Routine, monkeypatch: pytest.MonkeyPatch
) -> None:
    done_already(journal, mine, TODAY)
    intake, _ = asked(journal, monkeypatch)
    assert intake.excluded == (steps(mine)[0],)


def test_what_was_done_already_comes_again_the_next_day(
    journal: Journal, mine: Routine, monkeypatch: pytest.MonkeyPatch
) -> None:
    done_already(journal, mine, ago(1))
    intake, _ = asked(journal, monkeypatch)
    assert intake.excluded == ()


def test_favourites_are_heeded(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    journal.set_favourite("cat-cow", True)
    _, history = asked(journal, monkeypatch)
    assert history.steering.liked == ("cat-cow",)


def test_what_was_done_lately_is_what_a_change_to_the_routine_knows(
    journal: Journal, mine: Routine, monkeypatch: pytest.MonkeyPatch
) -> None:
    for days in (300, 2, 1):
        performed(journal, mine, ago(days))
    _, history = asked(journal, monkeypatch)
    assert history.performed == journal.history().performed


def test_advice_that_was_followed_is_not_told_with_the_routine(
    journal: Journal, mine: Routine
) -> None:
    journal.check_in(ago(1), "worse")
    rule = CATALOG.adaptation("worse").id
    with_it = in_a_tab(lambda: feedback_today.heeded(CATALOG, check_intake(ANSWERS)))
    journal.hush(rule, ago(27))
    without = in_a_tab(lambda: feedback_today.heeded(CATALOG, check_intake(ANSWERS)))
    assert rule in [each.rule for each in with_it[1].steering.adapted]
    assert rule not in [each.rule for each in without[1].steering.adapted]


# --- What is read -----------------------------------------------------------------------------


def in_a_tab(ask: Callable[[], Any]) -> Any:
    """The answer in a tab that has kept nothing yet."""
    memory.let_go("feedback-gathered")
    return ask()


def told(journal: Journal) -> Any:
    since = TODAY - timedelta(days=feedback_today.looks_back(CATALOG))
    return feedback_today.gathered(journal, CATALOG, feedback_today.read(journal, since, TODAY))


def test_no_more_is_read_than_the_rules_look_at(
    journal: Journal, mine: Routine, monkeypatch: pytest.MonkeyPatch
) -> None:
    for days in (400, 90, 29, 28, 3):
        performed(journal, mine, ago(days))
    asked: list[str] = []
    own = Journal.events
    monkeypatch.setattr(Journal, "events", lambda j, key: asked.append(key) or own(j, key))
    found = told(journal)
    assert asked == [f"session-{ago(28)}", f"session-{ago(3)}"]
    assert [each.day for each in found.sessions] == [ago(28), ago(3)]


def test_a_session_that_was_only_opened_says_nothing(journal: Journal, mine: Routine) -> None:
    performed(journal, mine, ago(2), feeling="too-hard")
    opened_only = performed(journal, mine, ago(1), exercises=(), status="started")
    journal.go_on(opened_only, [Event(seq=1, at=NOON, kind="begin")])
    found = told(journal)
    assert [each.day for each in found.sessions] == [ago(2)]


def test_without_a_journal_nothing_is_heeded(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise JournalUnusable("The disk is full.")

    monkeypatch.setattr(Journal, "sessions_since", refuse)
    monkeypatch.setattr(Journal, "history", refuse)
    intake, history = in_a_tab(lambda: feedback_today.heeded(CATALOG, check_intake(ANSWERS)))
    assert (intake, history.performed) == (check_intake(ANSWERS), ())


# --- The routine that is shown ----------------------------------------------------------------


def shown(journal: Journal, routine: Routine) -> AppTest:
    app = opened(routine=journal.remember(routine.as_json(), NOON))
    assert not app.exception
    return app


def test_what_changed_is_told_above_the_steps_and_beside_its_step(
    journal: Journal, mine: Routine
) -> None:
    first = steps(mine)[0]
    sentence = f"{name(first)} is gentler today: it hurt on Tuesday."
    changed = adapted(mine, Adapted(rule="R-PN-01", exercise=first, sentence=sentence))
    said = texts(shown(journal, changed))
    assert f"What changed since last time: {sentence}" in said
    assert f"Changed:] {sentence}" in said
    assert "Pain of 4 or 5 in a step:" in said


def test_several_changes_are_a_list_and_what_stands_is_no_news(
    journal: Journal, mine: Routine
) -> None:
    changed = adapted(
        mine,
        Adapted(rule="R-PN-03", sentence="One step gentler."),
        Adapted(rule="R-PN-05", sentence="Too hard."),
        Adapted(rule="R-PN-07", sentence="Left out, as you asked: Cobra."),
        Adapted(rule="R-PN-06", sentence="Your favourites come first where they fit."),
    )
    app = shown(journal, changed)
    assert "What changed since last time\n\n- One step gentler.\n- Too hard." in texts(app)
    assert "Left out, as you asked: Cobra." in [each.value for each in app.caption]
    assert "Your favourites" not in texts(app)


def adapted(routine: Routine, *changes: Adapted) -> Routine:
    return routine.model_copy(update={"steering": Steering(adapted=changes)})


def test_a_routine_with_what_hurt_since_cannot_be_started_and_is_made_again(
    journal: Journal, mine: Routine
) -> None:
    hurting(journal, mine, TODAY, pain=7)
    app = shown(journal, mine)
    assert "Since this routine was made" in texts(app)
    assert "is left out until 2 December 2026: it hurt earlier today." in texts(app)
    assert "Start" not in labels(app)
    assert title(press(app, "Make it again")) == "First, a short safety check"
    assert app.session_state["limber-kept:make-again"].minutes == ANSWERS["minutes"]


@pytest.mark.parametrize("goes_on", [True, False])
def test_made_again_it_takes_its_place_in_the_programme_of_today(
    goes_on: bool, journal: Journal, mine: Routine, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = hurting(journal, mine, ago(1), pain=7).routine
    days = (ago(0), ago(-1))
    journal.begin_programme(a_programme(starts=ago(2)))
    there = [day.model_copy(update={"routine": old}) for day in programme_days("programme-1", days)]
    journal.set_programme_days("programme-1", there)
    other = adapted(mine, Adapted(rule="R-PN-02", sentence="It rests."))
    monkeypatch.setattr(making, "outcome_for", lambda *_: other)
    app = opened(routine=old)
    app.session_state["limber-kept:safety"] = (TODAY if goes_on else ago(1), ())
    app = press(app, "Make it again")
    assert not app.exception
    now = [day.routine for day in journal.programme_days("programme-1")]
    assert now == ([shown_id(app), old] if goes_on else [old, old])


def test_nor_does_the_session_of_such_a_routine_begin(journal: Journal, mine: Routine) -> None:
    session = hurting(journal, mine, ago(1), pain=7)
    app = a_page("guiding", "session", routine=session.routine).run()
    assert not app.exception
    assert f"has what hurt lately: {name(steps(mine)[0])}" in texts(app)
    assert not app.get("bidi_component")


@pytest.mark.parametrize("said", ["never", "too-hard"])
def test_what_else_was_said_since_is_told_and_stops_nobody(
    said: str, journal: Journal, mine: Routine
) -> None:
    if said == "never":
        journal.leave_out(steps(mine)[0], Wish())
    else:
        performed(journal, adapted(mine), ago(1), feeling="too-hard", exercises=steps(mine))
    app = shown(journal, mine)
    assert "Since this routine was made" in texts(app)
    assert {"Start", "Make it again"} <= {*labels(app)}


def test_a_routine_that_heeds_all_of_it_says_nothing_more(journal: Journal, mine: Routine) -> None:
    performed(journal, mine, ago(1), feeling="about-right")
    app = shown(journal, mine)
    assert "Since this routine was made" not in texts(app)
    assert "What changed" not in texts(app)
    assert "Start" in labels(app)


def test_a_rest_does_not_stay_in_the_answers(
    journal: Journal, mine: Routine, monkeypatch: pytest.MonkeyPatch
) -> None:
    hurt = hurting(journal, mine, ago(1), pain=6)
    first = steps(mine)[0]
    rested = Adapted(rule="R-PN-02", exercise=first, sentence="It rests.")
    intake = {**mine.intake, "excluded": [first, "cobra"]}
    resting = adapted(mine, rested).model_copy(update={"intake": intake, "steps": mine.steps[1:]})
    id = journal.remember(resting.as_json(), NOON)
    assert hurt.routine != id
    told = check_intake(dict(resting.intake))
    monkeypatch.setattr(memory, "now", lambda: NOON + timedelta(days=15))
    monkeypatch.setattr(making, "shown", lambda: id)
    assert own_wishes(told).excluded == ("cobra",)


# --- One tap ----------------------------------------------------------------------------------


def test_a_step_is_liked_and_no_longer_with_one_tap_each(journal: Journal, mine: Routine) -> None:
    first = steps(mine)[0]
    app = shown(journal, mine)
    button = next(each for each in app.button if str(each.key).startswith(f"like-{first}-"))
    assert button.label == "Like this one"
    app = button.click().run()
    assert journal.favourites() == (first,)
    again = next(each for each in app.button if str(each.key).startswith(f"like-{first}-"))
    assert again.label == "You like this one"
    again.click().run()
    assert journal.favourites() == ()


def test_the_example_has_nothing_to_like() -> None:
    app = press(opened(), "See an example routine")
    assert "Like this one" not in labels(app)


# --- Marked as done ---------------------------------------------------------------------------


def test_how_it_was_is_kept_and_what_follows_is_said_at_once(
    journal: Journal, mine: Routine
) -> None:
    app = shown(journal, mine)
    feeling = next(each for each in app.get("button_group") if each.key == "mark-feeling")
    app = press(feeling.set_value("too-hard").run(), "Mark as done")
    (session,) = journal.sessions_since(TODAY)
    assert session.feeling == "too-hard"
    assert "Next time: one step gentler, because this was too hard." in texts(app)


def test_the_day_is_read_once_for_what_was_done(
    journal: Journal, mine: Routine, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    own = Journal.session
    monkeypatch.setattr(Journal, "session", lambda j, key: asked.append(key) or own(j, key))
    for turn in range(3):
        performed(journal, mine, TODAY, key=f"some-session-{turn}")
    shown(journal, mine)
    assert asked == []
