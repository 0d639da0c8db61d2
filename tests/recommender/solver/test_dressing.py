"""Do the seconds of a routine add up, and does each step carry its reasons?"""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from recommender.catalog.checks import open_catalog
from recommender.catalog.exercise import Dose
from recommender.catalog.loading import Catalog
from recommender.intake import Intake, check_intake
from recommender.routine import Routine
from recommender.screening import screen
from recommender.solver import Answer, compose, dress, pose
from recommender.solver.dressing import _work
from tests.builders_catalog import only, the_first

EVERYTHING = ("cushion", "chair", "wall", "strap", "exercise-ball", "bed")


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return open_catalog()


def an_intake(**told: Any) -> Intake:
    return check_intake({"minutes": 12, "pain": {"low-back": 5}, **told})


def dressed(catalog: Catalog, intake: Intake) -> Routine:
    screening = screen(catalog, intake)
    question = pose(catalog, intake, screening)
    found = compose(question.problem)
    return dress(Answer(catalog, intake, screening, question, found), {})


@pytest.mark.parametrize("minutes", [3, 5, 8, 10, 12, 15, 20, 30, 60])
def test_the_ledger_is_contiguous_and_ends_with_the_routine(catalog: Catalog, minutes: int) -> None:
    routine = dressed(catalog, an_intake(minutes=minutes, equipment=EVERYTHING))
    at = 0
    for _, entry in routine.entries():
        assert entry.start == at
        assert entry.seconds > 0
        assert entry.seconds % 5 == 0
        at += entry.seconds
    assert at == routine.seconds
    filled = routine.seconds == routine.budget_seconds
    assert filled == (not any(wish.wish == "fills-the-minutes" for wish in routine.unmet))


def test_both_sides_get_the_same_work(catalog: Catalog) -> None:
    for step in dressed(catalog, an_intake(minutes=20)).steps:
        work = Counter[str | None]()
        for entry in step.ledger:
            if entry.kind == "work":
                work[entry.side] += entry.seconds
        expected = {"left", "right"} if step.dose.per_side else {None}
        assert set(work) == expected
        assert set(work.values()) == {step.dose.work_seconds}


def test_holds_are_let_go_and_sides_switched() -> None:
    held = Dose(repetitions=2, hold_seconds=30, per_side=True, intensity=2, source="x")
    assert [(kind, seconds, side) for kind, seconds, side in _work(held)] == [
        ("work", 30, "left"),
        ("switch", 5, None),
        ("work", 30, "left"),
        ("switch", 5, None),
        ("work", 30, "right"),
        ("switch", 5, None),
        ("work", 30, "right"),
    ]


def test_short_holds_and_repetitions_are_one_piece_of_work() -> None:
    short = Dose(repetitions=3, hold_seconds=10, per_side=False, intensity=1, source="x")
    paced = Dose(repetitions=8, paced_seconds=5, per_side=False, intensity=1, source="x")
    assert list(_work(short)) == [("work", 30, None)]
    assert list(_work(paced)) == [("work", 40, None)]


def test_it_ends_up_with_the_getting_up_counted() -> None:
    routine = dressed(the_first(), an_intake())
    last = routine.steps[-1]
    assert last.surface == "floor"
    assert last.ledger[-1].kind == "move"
    assert routine.end_position == "standing"


def test_every_exercise_is_named_once(catalog: Catalog) -> None:
    routine = dressed(catalog, an_intake(concerns={"knee": "mild"}, equipment=("cushion",)))
    named = [each.exercise for each in (*routine.steps, *routine.left_out, *routine.not_chosen)]
    assert sorted(named) == sorted(exercise.id for exercise in catalog.exercises)


def test_the_remainder_is_rested_once_after_the_main_part() -> None:
    rests = []
    for minutes in range(3, 25):
        routine = dressed(the_first(), an_intake(minutes=minutes, equipment=EVERYTHING))
        resting = [(step, entry) for step, entry in routine.entries() if entry.kind == "rest"]
        assert len(resting) <= 1
        for step, entry in resting:
            mains = [each for each in routine.steps if each.phase == "main"]
            assert step == mains[-1]
            assert entry.seconds <= 30
            rests.append(entry)
    assert rests, "no routine of the sweep has a remainder, so this tests nothing"


def test_an_adjusted_form_names_the_rules_that_it_answers(catalog: Catalog) -> None:
    sore = {"wrist": "mild", "knee": "mild"}
    routine = dressed(
        catalog, an_intake(concerns=sore, equipment=("cushion",), locked=("cat-cow",))
    )
    step = next(each for each in routine.steps if each.exercise == "cat-cow")
    assert {"R-KN-01", "R-WR-01"} <= set(step.rules)
    assert step.equipment == ("cushion",)


def test_pain_of_seven_keeps_it_gentle_and_says_so(catalog: Catalog) -> None:
    routine = dressed(catalog, an_intake(pain={"low-back": 7}))
    assert {step.dose.intensity for step in routine.steps} == {1}
    assert "R-DO-10" in {caution.rule for caution in routine.cautions}
    calmer = dressed(catalog, an_intake(pain={"low-back": 6}))
    assert "R-DO-10" not in {caution.rule for caution in calmer.cautions}


def test_reasons_name_the_places_asked() -> None:
    told = an_intake(minutes=10, pain={"low-back": 5, "buttocks": 3})
    routine = dressed(the_first(), told)
    figure_four = next(each for each in routine.steps if each.exercise == "figure-four")
    assert figure_four.why == "It serves your buttocks and low back."


def test_a_locked_exercise_is_there_because_it_was_asked_for(catalog: Catalog) -> None:
    routine = dressed(catalog, an_intake(locked=("pigeon",)))
    step = next(each for each in routine.steps if each.exercise == "pigeon")
    assert step.why == "You asked for it."


def test_a_barred_lock_is_an_open_wish_with_its_reason(catalog: Catalog) -> None:
    routine = dressed(catalog, an_intake(locked=("pigeon",), concerns={"knee": "severe"}))
    wish = next(each for each in routine.unmet if each.wish == "locked-pigeon")
    assert "Kneeling is left out to spare your knee." in wish.sentence
    assert "pigeon" in {each.exercise for each in routine.left_out}


def test_too_many_locks_leave_a_wish_open_not_an_error(catalog: Catalog) -> None:
    wanted = ("cat-cow", "childs-pose", "cobra", "figure-four", "knee-rolls", "sphinx")
    routine = dressed(catalog, an_intake(minutes=3, locked=wanted))
    assert routine.seconds == 180
    assert any(wish.wish.startswith("locked-") for wish in routine.unmet)


def test_demanding_ones_wait_to_be_asked_for(catalog: Catalog) -> None:
    routine = dressed(catalog, an_intake())
    told = {each.exercise: each.sentence for each in routine.not_chosen}
    assert told["pigeon"] == "It is demanding, so it is offered only when you ask for it."


def test_a_place_without_any_exercise_is_an_open_wish() -> None:
    routine = dressed(the_first(), an_intake(pain={"neck": 4}))
    wish = next(each for each in routine.unmet if each.wish == "covers-neck")
    assert wish.sentence == "No step of this routine works on your neck."


def test_what_is_left_out_names_its_safe_relative() -> None:
    catalog = only(("cat-cow", "sphinx", "knee-rolls", "seated-rotation", "walking"))
    routine = dressed(catalog, an_intake(concerns={"pregnancy": "trimester-2"}))
    told = {each.exercise: each.sentence for each in routine.left_out}
    assert told["sphinx"].endswith("Cat-cow is possible instead.")
    assert "instead" not in told["knee-rolls"]
    chair = dressed(catalog, an_intake(concerns={"pregnancy": "trimester-2"}, equipment=("chair",)))
    told = {each.exercise: each.sentence for each in chair.left_out}
    assert told["knee-rolls"].endswith("Seated rotation is possible instead.")


def test_a_missing_end_says_what_to_tick() -> None:
    routine = dressed(the_first(), an_intake(concerns={"pregnancy": "trimester-3"}))
    wish = next(each for each in routine.unmet if each.wish == "settles")
    assert wish.concession == "If you have it, tick cushion: then Child's pose is possible."
