"""Is a change to the routine made once, told in a sentence, and taken back at a press?"""

from __future__ import annotations

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from recommender.catalog.checks import open_catalog
from recommender.intake import check_intake
from recommender.journal import Journal, JournalUnusable
from recommender.negotiating import Alternatives
from recommender.pages import making, memory, varying
from recommender.recommending import recommend
from recommender.routine import Routine
from recommender.solver import Composition, Problem, Unsolved, compose
from tests.builders_pages import texts
from tests.builders_today import (
    NOON,
    labels,
    opened,
    press,
    shown_id,
    title,
    with_a_routine,
)

CATALOG = open_catalog()
pytestmark = pytest.mark.usefixtures("on_its_own")


@pytest.fixture(scope="module")
def mine() -> Routine:
    told = check_intake({"minutes": 5, "pain": {"low-back": 5}, "equipment": ["chair"]})
    made = recommend(CATALOG, told)
    assert isinstance(made, Routine)
    return made


@pytest.fixture
def app(journal: Journal, mine: Routine) -> AppTest:
    """The routine as opened from its address."""
    return opened(routine=journal.remember(mine.as_json(), NOON))


def change(app: AppTest, kind: str, exercise: str) -> AppTest:
    key = f"{kind}-{exercise}-"
    return next(each for each in app.button if str(each.key).startswith(key)).click().run()


def shown(app: AppTest, journal: Journal) -> Routine:
    assert not app.exception
    document = journal.routine(shown_id(app))
    assert document is not None
    return Routine.model_validate_json(document)


def names(routine: Routine) -> list[str]:
    return [step.exercise for step in routine.steps]


def name(exercise: str) -> str:
    return CATALOG.exercise(exercise).name


def test_every_step_can_be_changed(app: AppTest, mine: Routine) -> None:
    said = labels(app)
    count = len(mine.steps)
    assert said.count("Swap for another") == said.count("Leave it out") == count
    assert said.count("Keep this one") == said.count("Never again") == count
    assert "Undo" not in said


def test_the_example_is_not_changed() -> None:
    app = press(opened(), "See an example routine")
    assert "Leave it out" not in labels(app)
    assert "Something different" not in labels(app)


def test_a_step_is_left_out_told_and_taken_back(
    app: AppTest, journal: Journal, mine: Routine
) -> None:
    first, gone = shown_id(app), names(mine)[1]
    change(app, "exclude", gone)
    after = shown(app, journal)
    assert gone not in names(after)
    assert after.seconds == 300
    assert f"{name(gone)} is out; " in texts(app)
    assert "Best with your changes" in texts(app)
    second = shown_id(app)
    press(app, "Undo")
    assert shown_id(app) == first
    assert names(shown(app, journal)) == names(mine)
    assert "This is the routine before your changes." in texts(app)
    press(app, "Redo")
    assert shown_id(app) == second
    assert gone not in names(shown(app, journal))


def test_a_new_change_forgets_what_was_taken_back(app: AppTest, mine: Routine) -> None:
    change(app, "lock", names(mine)[0])
    press(app, "Undo")
    change(app, "lock", names(mine)[1])
    redo = next(each for each in app.button if each.label == "Redo")
    assert redo.disabled
    press(app, "Undo")
    assert "Redo" in labels(app)


def test_several_changes_are_taken_back_one_by_one(
    app: AppTest, journal: Journal, mine: Routine
) -> None:
    one, two = names(mine)[:2]
    change(app, "lock", one)
    change(app, "lock", two)
    assert shown(app, journal).intake["locked"] == sorted([one, two])
    press(app, "Undo")
    assert shown(app, journal).intake["locked"] == [one]
    press(app, "Undo")
    assert shown(app, journal).intake["locked"] == []


def test_a_locked_step_says_so_and_can_be_let_go(app: AppTest, mine: Routine) -> None:
    exercise = names(mine)[0]
    change(app, "lock", exercise)
    assert "You keep this one, whatever else changes." in texts(app)
    assert labels(app).count("It may change again") == 1
    change(app, "unlock", exercise)
    assert "You keep this one, whatever else changes." not in texts(app)


def test_offers_tell_what_they_change_and_one_is_taken(
    app: AppTest, journal: Journal, mine: Routine
) -> None:
    old = names(mine)[-1]
    change(app, "swap", old)
    assert f"Instead of {name(old)}" in [each.value for each in app.subheader]
    takes = [each for each in app.button if str(each.key).startswith("take-")]
    assert 1 <= len(takes) <= 3
    new = str(takes[0].key).removeprefix("take-").removesuffix(f"-{shown_id(app)}")
    takes[0].click().run()
    after = shown(app, journal)
    assert set(names(mine)) - set(names(after)) == {old}
    assert set(names(after)) - set(names(mine)) == {new}
    assert f"{name(old)} is out; {name(new)} is in" in texts(app)
    assert f"Keep {name(old)}" not in labels(app)


def test_offers_are_closed_without_a_change(app: AppTest, mine: Routine) -> None:
    before, old = shown_id(app), names(mine)[-1]
    change(app, "swap", old)
    press(app, f"Keep {name(old)}")
    assert shown_id(app) == before
    assert not [each for each in app.button if str(each.key).startswith("take-")]


def test_never_again_leaves_out_here_and_later(
    app: AppTest, journal: Journal, mine: Routine
) -> None:
    gone = names(mine)[1]
    change(app, "never", gone)
    assert gone in journal.left_out()
    assert gone not in names(shown(app, journal))


def test_a_change_that_cannot_be_had_is_told_and_changes_nothing(journal: Journal) -> None:
    others = [each.id for each in CATALOG.exercises if each.id != "bridge"]
    told = check_intake({"minutes": 3, "pain": {"low-back": 5}, "excluded": others})
    alone = recommend(CATALOG, told)
    assert isinstance(alone, Routine)
    app = opened(routine=journal.remember(alone.as_json(), NOON))
    before = shown_id(app)
    change(app, "exclude", "bridge")
    assert shown_id(app) == before
    assert "so it stays" in texts(app)
    assert "Undo" not in labels(app)
    change(app, "swap", "bridge")
    assert "Nothing else that serves the same places fits in here today." in texts(app)


def test_a_solver_that_stops_changes_nothing(
    app: AppTest, mine: Routine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stops(_: object) -> object:
        raise Unsolved("The search stopped. Please try again.")

    monkeypatch.setattr(making, "compose_apart", stops)
    before = shown_id(app)
    change(app, "exclude", names(mine)[0])
    assert shown_id(app) == before
    assert "The search stopped. Please try again." in texts(app)
    press(app, "Something different")
    assert "The search stopped. Please try again." in texts(app)
    press(app, "Back to my routine")
    assert title(app).startswith("5 minutes")


def test_a_press_for_a_routine_that_is_no_more_shown_does_nothing(
    app: AppTest, journal: Journal, mine: Routine
) -> None:
    """The second press of a double click names the routine that was there for the first."""
    first, gone = shown_id(app), names(mine)[1]
    drawn = next(each for each in app.button if str(each.key).startswith(f"exclude-{gone}-"))
    assert str(drawn.key).endswith(first)
    change(app, "exclude", gone)
    assert not [each for each in app.button if str(each.key).endswith(f"-{gone}-{first}")]
    assert len(shown(app, journal).intake["excluded"]) == 1


def test_a_changed_routine_stays_after_a_refresh(
    app: AppTest, journal: Journal, mine: Routine
) -> None:
    change(app, "exclude", names(mine)[1])
    again = opened(routine=shown_id(app))
    assert title(again).startswith("5 minutes")
    assert names(mine)[1] not in names(shown(again, journal))


def test_a_change_makes_the_answers_no_newer(journal: Journal) -> None:
    """Whole weeks count from the day on which they were told: a pregnancy goes on."""
    told = check_intake({"minutes": 5, "pain": {"low-back": 3}, "pregnancy_week": 15})
    made = recommend(CATALOG, told)
    assert isinstance(made, Routine)
    app = opened(routine=journal.remember(made.as_json(), NOON - timedelta(days=5)))
    change(app, "lock", names(made)[0])
    kept = journal.told(shown_id(app))
    assert kept is not None
    assert kept.told_at == NOON - timedelta(days=5)


def test_without_a_journal_changes_are_made_and_taken_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken() -> Journal:
        raise JournalUnusable("The journal is gone.")

    monkeypatch.setattr(memory, "journal", broken)
    app = with_a_routine()
    steps = len([each for each in labels(app) if each == "Leave it out"])
    first = next(each for each in app.button if each.label == "Keep this one")
    first.click().run()
    assert "You keep this one, whatever else changes." in texts(app)
    press(app, "Undo")
    assert "You keep this one, whatever else changes." not in texts(app)
    press(app, "Redo")
    assert "You keep this one, whatever else changes." in texts(app)
    assert labels(app).count("Leave it out") == steps


def test_others_stand_side_by_side_and_one_is_taken(
    app: AppTest, journal: Journal, mine: Routine
) -> None:
    press(app, "Something different")
    assert title(app) == "Something different"
    assert "**New here:**".replace("**", "") in texts(app)
    assert "Yours now" in texts(app)
    press(app, "Take this one")
    assert title(app).startswith("5 minutes")
    after = shown(app, journal)
    known = set(names(mine))
    work = sum(step.work_seconds for step in after.steps)
    other = sum(step.work_seconds for step in after.steps if step.exercise not in known)
    assert 10 * other >= 3 * work
    press(app, "Undo")
    assert names(shown(app, journal)) == names(mine)


def test_where_there_is_no_other_the_page_says_so(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(varying, "alternatives", lambda *_, **__: Alternatives(100, ()))
    press(app, "Something different")
    assert "There is no other routine that is about as good" in texts(app)
    press(app, "Keep my routine")
    assert title(app).startswith("5 minutes")


def test_an_alarm_while_the_solver_works_keeps_the_change_away(
    app: AppTest, journal: Journal, mine: Routine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def alarmed(problem: Problem) -> Composition:
        journal.block()
        return compose(problem)

    monkeypatch.setattr(making, "compose_apart", alarmed)
    before = shown_id(app)
    change(app, "exclude", names(mine)[1])
    assert title(app) == "First, a short safety check"
    assert shown_id(app) == before


def test_after_an_alarm_in_another_tab_nothing_is_changed(
    app: AppTest, journal: Journal, mine: Routine
) -> None:
    journal.block()
    change(app, "exclude", names(mine)[1])
    assert title(app) == "First, a short safety check"
    last = journal.told_last()
    assert last is not None
    assert last.document == mine.as_json()
