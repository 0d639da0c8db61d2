"""Is what would change found by solving, and does every way out lead out?"""

from __future__ import annotations

from typing import Any

import pytest

from recommender.catalog.checks import open_catalog
from recommender.explanation import Curve, CurvePoint, Offer, OtherCost
from recommender.intake import Intake
from recommender.routine import Routine
from recommender.session import NOTHING_DONE
from recommender.solver import Answer, Composition, Problem, Unsolved, compose
from recommender.weighing import (
    Trial,
    curve,
    explain,
    gave_way,
    longer,
    lost,
    minutes_trials,
    most_kept,
    others,
    price_list,
    repairs,
)
from tests.builders_weighing import THIN, an_answer, made_for

HEALTH = {"pain", "concerns", "pregnancy_week", "worse_when", "facts", "red_flags"}
MANY = ["cat-cow", "childs-pose", "cobra", "figure-four", "knee-rolls", "sphinx"]


def offers(answer: Answer, *kept_out: str) -> dict[str, Trial[Offer]]:
    return {each.name: each for each in price_list(answer, frozenset(kept_out))}


def remade(answer: Answer, changes: Any) -> Routine:
    """The routine after one tap."""
    told = {**answer.intake.model_dump(), **changes}
    return made_for(Intake.model_validate(told), answer.catalog)


# --- What would change with other wishes ------------------------------------------------------


def test_an_offer_gains_what_the_routine_made_with_it_gains() -> None:
    routine, answer = an_answer(catalog=open_catalog(), minutes=4, can_use_floor=False)
    offer = offers(answer)["with-chair"].tried(compose)
    assert offer.changes == {"equipment": ("chair",)}
    assert remade(answer, offer.changes).score - routine.score == offer.points


def test_more_minutes_compare_what_is_done_for_the_places() -> None:
    _, answer = an_answer(minutes=4)
    offer = offers(answer)["minutes+5"].tried(compose)
    assert offer.gains
    assert offer.seconds["low-back"] > 0
    assert "The score for your places is" in offer.sentence


def test_only_wishes_are_offered_and_no_answer_about_health_is_taken_back() -> None:
    _, answer = an_answer(
        catalog=open_catalog(),
        minutes=4,
        concerns={"knee": "severe", "wrist": "mild"},
        facts=["osteoporosis"],
        worse_when="bending",
        can_use_floor=False,
        excluded=["cobra"],
    )
    assert {"minutes+2", "floor", "allow-cobra", "with-chair"} <= set(offers(answer))
    for each in price_list(answer):
        posed = each.posed().intake
        for key in HEALTH:
            assert getattr(posed, key) == getattr(answer.intake, key)


def test_what_hurt_lately_is_never_offered_again() -> None:
    _, answer = an_answer(excluded=["cobra", "sphinx"])
    assert {"allow-cobra", "allow-sphinx"} <= set(offers(answer))
    assert "allow-cobra" not in offers(answer, "cobra")


def test_of_many_left_out_only_the_most_useful_are_tried() -> None:
    kept = ["cat-cow", "knee-rolls", "sphinx"]
    _, answer = an_answer(minutes=4, excluded=[e.id for e in THIN.exercises if e.id not in kept])
    allowing = [name for name in offers(answer) if name.startswith("allow-")]
    assert 0 < len(allowing) <= 5
    assert "allow-childs-pose" in allowing
    assert "allow-walking" not in allowing


def test_nothing_beyond_an_hour_is_offered() -> None:
    _, answer = an_answer(minutes=59, pain={"low-back": 3})
    assert not [name for name in offers(answer) if name.startswith("minutes")]


def test_what_changes_nothing_for_the_better_says_so() -> None:
    _, answer = an_answer()
    ball = offers(answer)["with-exercise-ball"].tried(compose)
    assert not ball.gains
    assert ball.sentence == "This would make nothing better for your places."


# --- Why not the others, and why no longer ----------------------------------------------------


def test_taking_another_in_never_gains_and_names_what_it_displaces() -> None:
    _, answer = an_answer()
    told = [each.tried(compose) if isinstance(each, Trial) else each for each in others(answer)]
    assert {each.exercise for each in told} == {
        each.exercise for each in answer.screening.cleared
    } - set(answer.steps)
    costs = [each for each in told if isinstance(each, OtherCost) and each.points is not None]
    assert costs
    for each in costs:
        assert each.points is not None
        assert each.points >= 0
        for name in each.leaving:
            assert answer.catalog.exercise(name).name in each.sentence


def test_what_is_offered_only_when_asked_for_keeps_its_sentence() -> None:
    _, answer = an_answer()
    told = {each.exercise: each for each in others(answer) if isinstance(each, OtherCost)}
    assert told["pigeon"].sentence.startswith("It is demanding")


def test_a_longer_dose_never_gains() -> None:
    _, answer = an_answer(minutes=5)
    for each in longer(answer):
        posed = each.posed()
        assert compose(posed.problem).score <= answer.found.score


# --- How much more minutes do -----------------------------------------------------------------


def points(*pairs: tuple[int, int]) -> tuple[CurvePoint, ...]:
    return tuple(CurvePoint(minutes=minutes, points=told) for minutes, told in pairs)


def test_the_curve_bends_where_it_lies_highest_above_the_straight_line() -> None:
    _, answer = an_answer()
    bent = curve(answer, points((60, 100), (3, 40), (10, 90), (30, 95), (6, 70)))
    assert [each.minutes for each in bent.points] == [3, 6, 10, 30, 60]
    assert bent.knee == 10
    assert bent.sentence == (
        "Your 6 minutes do 70 % of the most that any length can do for your places. "
        "From about 10 minutes on, each further minute adds less."
    )


@pytest.mark.parametrize(
    "straight", [points((3, 10), (31, 50), (60, 90)), points((3, 5), (60, 5)), points((3, 5))]
)
def test_a_straight_or_flat_curve_has_no_bend(straight: tuple[CurvePoint, ...]) -> None:
    _, answer = an_answer()
    assert curve(answer, straight).knee is None


def test_a_curve_that_never_rises_has_no_shares() -> None:
    flat = Curve(minutes=3, knee=None, points=points((3, 0), (5, 0)))
    assert [flat.share(each) for each in flat.points] == [0, 0]


# --- Wishes that cannot all hold --------------------------------------------------------------


def labels(routine: Routine, answer: Answer, *kept_out: str) -> list[str]:
    return [each.label for each in repairs(answer, routine, frozenset(kept_out))]


def test_too_many_wishes_keep_as_many_as_any_routine_can() -> None:
    routine, answer = an_answer(minutes=3, locked=MANY)
    assert routine.seconds == 180
    given = gave_way(answer, most_kept(answer).tried(compose))
    assert given is not None
    assert given.smallest
    assert given.exercises == lost(answer)
    assert len(MANY) - len(given.exercises) == given.most
    assert "No safe routine of these minutes keeps more." in given.sentence


def open_locks(routine: Routine) -> list[str]:
    return [each.wish for each in routine.unmet if each.wish.startswith("locked-")]


def test_fewer_wishes_or_more_minutes_leave_no_wish_by_name_open() -> None:
    routine, answer = an_answer(minutes=3, locked=MANY)
    missing = lost(answer)
    assert labels(routine, answer) == [
        f"Take {THIN.exercise(each).name} out of your wishes" for each in missing
    ]
    kept = [each for each in MANY if each not in missing]
    assert open_locks(remade(answer, {"locked": kept})) == []
    tried = (each.tried(compose) for each in minutes_trials(answer, routine))
    longer_one = next(each for each in tried if each is not None)
    assert longer_one.label == f"Make it {longer_one.changes['minutes']} minutes"
    assert open_locks(remade(answer, longer_one.changes)) == []
    before = {"minutes": longer_one.changes["minutes"] - 1}
    assert open_locks(remade(answer, before)) != []


def test_a_wish_that_is_also_left_out_is_repaired_either_way() -> None:
    routine, answer = an_answer(locked=["cat-cow"], excluded=["cat-cow"])
    assert labels(routine, answer) == ["Allow Cat-cow again", "Take Cat-cow out of your wishes"]
    allow, take_out = repairs(answer, routine)
    assert "cat-cow" in [step.exercise for step in remade(answer, allow.changes).steps]
    assert not [each for each in remade(answer, take_out.changes).unmet if "cat-cow" in each.wish]


def test_what_hurt_lately_can_only_be_taken_out_of_the_wishes() -> None:
    routine, answer = an_answer(locked=["cat-cow"], excluded=["cat-cow"])
    assert labels(routine, answer, "cat-cow") == ["Take Cat-cow out of your wishes"]


def test_a_wish_that_safety_bars_can_only_be_taken_out() -> None:
    routine, answer = an_answer(locked=["pigeon"], excluded=["pigeon"], concerns={"knee": "severe"})
    assert labels(routine, answer) == ["Take Pigeon out of your wishes"]
    given = gave_way(answer, most_kept(answer).tried(compose))
    assert given is not None
    assert given.sentence == "What you asked for by name cannot be kept today: Pigeon."


def test_a_wish_that_lacks_a_thing_is_repaired_by_having_it() -> None:
    whole = open_catalog()
    routine, answer = an_answer(catalog=whole, minutes=4, locked=["ball-rotation"])
    assert labels(routine, answer)[0] == "I have an exercise ball"
    having = repairs(answer, routine)[0]
    assert "ball-rotation" in [step.exercise for step in remade(answer, having.changes).steps]


def test_a_place_that_only_something_left_out_serves_can_have_it_back() -> None:
    (hamstring,) = [each.id for each in THIN.exercises if "back-of-thigh" in each.regions]
    routine, answer = an_answer(
        minutes=8, pain={"low-back": 3, "back-of-thigh": 5}, excluded=[hamstring]
    )
    assert [each.wish for each in routine.unmet] == ["covers-back-of-thigh"]
    assert labels(routine, answer) == ["Allow Standing hamstring stretch again"]
    (way,) = repairs(answer, routine)
    assert remade(answer, way.changes).unmet == ()
    assert labels(routine, answer, hamstring) == []


def test_a_place_without_any_exercise_is_an_open_wish_without_a_repair() -> None:
    routine, answer = an_answer(pain={"low-back": 5, "neck": 4})
    assert "covers-neck" in [each.wish for each in routine.unmet]
    assert repairs(answer, routine) == ()


def test_a_routine_that_ends_early_offers_the_minutes_that_it_fills() -> None:
    sore = {"knee": "severe", "wrist": "severe", "pregnancy": "trimester-3"}
    whole = open_catalog()
    routine, answer = an_answer(catalog=whole, minutes=45, concerns=sore, can_use_floor=False)
    tried = (each.tried(compose) for each in minutes_trials(answer, routine))
    way = next(each for each in tried if each is not None)
    shorter = remade(answer, way.changes)
    assert shorter.seconds == shorter.budget_seconds


def test_a_routine_with_every_wish_met_needs_no_repair() -> None:
    routine, answer = an_answer(minutes=10)
    assert routine.unmet == ()
    assert repairs(answer, routine) == ()
    assert minutes_trials(answer, routine) == ()
    assert gave_way(answer, 0) is None


# --- All of it --------------------------------------------------------------------------------


def test_everything_is_explained_once_and_the_same_each_time() -> None:
    routine, answer = an_answer(minutes=4)
    told = explain(THIN, routine, NOTHING_DONE, compose)
    assert told is not None
    assert told.worth.score == routine.score
    assert [each.exercise for each in told.steps] == answer.steps
    assert all(each.adds and each.dose for each in told.steps)
    assert {each.exercise for each in told.left_out} == {each.exercise for each in routine.left_out}
    assert {each.exercise for each in told.not_chosen} == {
        each.exercise for each in routine.not_chosen
    }
    assert told.curve.here is not None
    assert told == explain(THIN, routine, NOTHING_DONE, compose)


def test_a_routine_that_cannot_be_told_apart_has_no_explanation() -> None:
    routine, _ = an_answer(minutes=4)
    other = routine.model_copy(update={"score": routine.score + 7})

    def never(problem: Problem) -> Composition:
        raise AssertionError("the solver was asked")

    assert explain(THIN, other, NOTHING_DONE, never) is None


def test_a_solver_that_stops_is_not_guessed_for() -> None:
    routine, _ = an_answer(minutes=4)

    def stops(problem: Problem) -> Composition:
        raise Unsolved("No routine was found in the time allowed. Please try again.")

    with pytest.raises(Unsolved):
        explain(THIN, routine, NOTHING_DONE, stops)
