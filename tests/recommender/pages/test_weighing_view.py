"""Does the routine's page say how good it is, what would change, and offer the ways out?"""

from __future__ import annotations

from concurrent.futures import Future

import pytest
from streamlit.testing.v1 import AppTest

from recommender.catalog.checks import open_catalog
from recommender.intake import check_intake
from recommender.journal import Journal, Wish
from recommender.pages import reckoning
from recommender.recommending import recommend
from recommender.routine import Routine
from recommender.solver import Composition, Problem, compose
from recommender.weighing import Trial, others
from tests.builders_pages import texts
from tests.builders_today import NOON, labels, opened, past_safety, press, shown_id, title
from tests.builders_weighing import an_answer, at_once, stopped

CATALOG = open_catalog()
FEW = ("cat-cow", "knee-rolls", "sphinx", "shoulder-rolls", "pelvic-tilt", "cobra", "walking")
OTHERS = [each.id for each in CATALOG.exercises if each.id not in FEW]
"""Left out in these tests, so that asking again is quick."""


@pytest.fixture(autouse=True)
def _weighed_at_once(on_its_own: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reckoning, "compose_later", at_once)


def made_for(**told: object) -> Routine:
    asked = {"minutes": 4, "pain": {"low-back": 5}, "excluded": OTHERS, **told}
    made = recommend(CATALOG, check_intake(asked))
    assert isinstance(made, Routine)
    return made


def shown(journal: Journal, routine: Routine) -> AppTest:
    return opened(routine=journal.remember(routine.as_json(), NOON))


def with_open(app: AppTest, *boxes: str) -> AppTest:
    for box in boxes:
        app.session_state[box] = True
    return app.run()


# --- How good -----------------------------------------------------------------------------------


def test_a_proven_routine_says_so_and_shows_its_score_in_parts(journal: Journal) -> None:
    routine = made_for()
    app = shown(journal, routine)
    assert "Proven best: no other routine for these answers scores higher." in texts(app)
    charts = [chart.proto for chart in app.get("plotly_chart")]
    assert any(f"{routine.score} in all" in chart.alt for chart in charts)


def test_a_routine_of_another_catalog_keeps_its_words_and_shows_no_parts(journal: Journal) -> None:
    routine = made_for()
    old = routine.model_copy(update={"score": routine.score + 3, "bound": routine.bound + 3})
    app = shown(journal, old)
    assert "its parts cannot be told apart any more" in texts(app)
    assert len(app.get("plotly_chart")) == 2
    for other in old.not_chosen:
        assert other.sentence in texts(app)


def test_a_proof_cut_short_is_told(journal: Journal) -> None:
    routine = made_for()
    changes = {"bound": routine.score + 10, "proven": False}
    app = shown(journal, routine.model_copy(update=changes))
    assert "The search was stopped before its proof was complete." in texts(app)
    assert "Proven best" not in texts(app)


def test_each_step_says_what_it_adds(journal: Journal) -> None:
    routine = made_for()
    said = texts(shown(journal, routine))
    assert said.count("What it adds:") == len(routine.steps)


# --- What would change --------------------------------------------------------------------------


def test_nothing_is_worked_out_before_it_is_asked_for(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(problem: Problem) -> Future[Composition]:
        raise AssertionError("the solver was asked")

    monkeypatch.setattr(reckoning, "compose_later", never)
    app = shown(journal, made_for())
    assert not app.exception


def test_other_wishes_are_offered_with_their_gain(journal: Journal) -> None:
    app = with_open(shown(journal, made_for()), "offers")
    assert "5 more minutes: The low back gets" in texts(app)
    assert "Make it 9 minutes" in labels(app)
    assert "Still working" not in texts(app)


def test_one_tap_makes_the_routine_again_with_the_other_wish(journal: Journal) -> None:
    app = past_safety(opened())
    app.query_params["routine"] = journal.remember(made_for().as_json(), NOON)
    app = with_open(app.run(), "offers")
    press(app, "Make it 9 minutes")
    assert title(app).startswith("9 minutes")


def test_the_curve_has_a_picture_its_words_and_a_table(journal: Journal) -> None:
    app = with_open(shown(journal, made_for()), "curve")
    charts = [chart.proto.alt for chart in app.get("plotly_chart")]
    assert any(alt.startswith("A line that rises with the minutes") for alt in charts)
    assert "of the most that any length can do for your places" in texts(app)


def test_what_the_others_would_cost_takes_the_place_of_the_first_word(journal: Journal) -> None:
    routine = made_for()
    before = texts(shown(journal, routine))
    assert "Taken in, it costs" not in before
    assert "Taken in, it costs" in texts(with_open(shown(journal, routine), "not-chosen"))


def test_every_dose_is_explained(journal: Journal) -> None:
    routine = made_for()
    said = texts(with_open(shown(journal, routine), "no-longer"))
    for step in routine.steps:
        assert f"- {CATALOG.exercise(step.exercise).name}: " in said


def test_a_search_that_stops_leaves_its_line_out(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reckoning, "compose_later", stopped)
    routine = made_for()
    app = with_open(shown(journal, routine), "offers", "curve", "not-chosen", "no-longer")
    assert not app.exception
    assert texts(app).count("This could not be worked out just now.") == 2
    for other in routine.not_chosen:
        assert other.sentence in texts(app)


# --- Ways out -----------------------------------------------------------------------------------


def test_a_wish_that_is_also_left_out_can_be_allowed_again_by_one_tap(journal: Journal) -> None:
    excluded = [*OTHERS, "cobra"]
    app = past_safety(opened())
    routine = made_for(locked=["cobra"], excluded=excluded)
    app.query_params["routine"] = journal.remember(routine.as_json(), NOON)
    app.run()
    assert {"Allow Low cobra again", "Take Low cobra out of your wishes"} <= set(labels(app))
    press(app, "Allow Low cobra again")
    made = Routine.model_validate_json(str(journal.routine(shown_id(app))))
    assert "cobra" in [step.exercise for step in made.steps]
    assert not made.unmet


def test_never_again_is_taken_back_by_allowing_it_again(journal: Journal) -> None:
    journal.leave_out("cobra", Wish())
    app = past_safety(opened())
    routine = made_for(locked=["cobra"], excluded=[*OTHERS, "cobra"])
    app.query_params["routine"] = journal.remember(routine.as_json(), NOON)
    press(app.run(), "Allow Low cobra again")
    assert "cobra" not in journal.left_out()


def test_what_hurt_lately_is_not_offered_again(journal: Journal) -> None:
    journal.leave_out("cobra", Wish(until="2026-11-30", hurt=1))
    routine = made_for(locked=["cobra"], excluded=[*OTHERS, "cobra"])
    app = with_open(shown(journal, routine), "offers")
    assert "Allow Low cobra again" not in labels(app)
    assert "Make it so: with Low cobra allowed" not in labels(app)


def test_too_many_wishes_say_which_gave_and_offer_the_minutes(journal: Journal) -> None:
    wanted = ["cat-cow", "knee-rolls", "sphinx", "cobra", "pelvic-tilt", "walking", "pigeon"]
    app = shown(journal, made_for(minutes=3, locked=wanted))
    assert any(label.startswith("Make it ") for label in labels(app))
    assert "Of 7 exercises that you asked for by name, " in texts(app)
    assert "No safe routine of these minutes keeps more." in texts(app)


# --- The desk -----------------------------------------------------------------------------------


def test_only_a_few_questions_wait_at_once_and_another_routine_takes_them_back() -> None:
    asked: list[Future[Composition]] = []

    def slowly(problem: Problem) -> Future[Composition]:
        asked.append(Future())
        return asked[-1]

    _, answer = an_answer(minutes=5)
    trials = [each for each in others(answer) if isinstance(each, Trial)]
    desk = reckoning.Desk("one", answer)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reckoning, "compose_later", slowly)
        assert reckoning.go_on(desk, trials)
        assert reckoning.go_on(desk, trials)
        assert len(asked) == reckoning.AT_ONCE < len(trials)
        asked[0].set_result(compose(answer.problem))
        assert reckoning.go_on(desk, trials)
        assert len(asked) == reckoning.AT_ONCE + 1
        assert len(desk.lines) == 1
    desk.clear()
    assert all(each.cancelled() for each in asked[1:])
