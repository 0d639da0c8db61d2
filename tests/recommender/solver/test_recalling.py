"""Is the question of a routine found again, and only when it is the same one?"""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import pytest

from recommender.catalog.checks import open_catalog
from recommender.session import History, Performed
from recommender.solver import checking, recall
from recommender.steering import Ceiling, Steering
from tests.builders_weighing import THIN, an_answer, an_intake, made_for

LATELY = History(
    performed=(
        Performed(day=date(2026, 11, 16), exercises=("cat-cow", "knee-rolls")),
        Performed(day=date(2026, 11, 17), exercises=("sphinx", "childs-pose", "pelvic-tilt")),
    )
)


def test_the_steps_are_found_again_with_their_score() -> None:
    routine, answer = an_answer(minutes=8, pain={"low-back": 5, "neck": 2})
    assert answer.steps == [step.exercise for step in routine.steps]
    assert checking.score(answer.problem, answer.found) == routine.score
    assert checking.violations(answer.problem, answer.found) == []
    assert (answer.found.bound, answer.found.proven) == (routine.bound, routine.proven)


@pytest.mark.parametrize("seed", range(6))
def test_routines_of_the_whole_catalog_are_found_again(seed: int) -> None:
    dice, catalog = random.Random(seed), open_catalog()
    told: dict[str, Any] = {
        "minutes": dice.randint(3, 7),
        "pain": {dice.choice(("low-back", "neck", "buttocks")): dice.randint(1, 10)},
        "concerns": {"knee": dice.choice(("none", "mild", "severe"))},
        "equipment": dice.sample(("cushion", "chair", "wall", "strap"), 2),
        "locked": [dice.choice(catalog.exercises).id],
    }
    assert recall(catalog, made_for(an_intake(**told), catalog)) is not None


def test_one_that_ends_early_is_found_again() -> None:
    sore = {"knee": "severe", "wrist": "severe"}
    routine, answer = an_answer(minutes=40, concerns=sore, can_use_floor=False)
    assert routine.seconds < routine.budget_seconds
    assert answer.found.short == (routine.budget_seconds - routine.seconds) // 5


def test_what_was_done_before_counts_and_what_was_done_since_does_not() -> None:
    routine = made_for(an_intake(), history=LATELY)
    since = Performed(day=date(2026, 11, 18), exercises=tuple(s.exercise for s in routine.steps))
    later = History(performed=(*LATELY.performed, since))
    for known in (LATELY, later):
        answer = recall(THIN, routine, known)
        assert answer is not None
        assert answer.history == LATELY


def test_what_bent_a_routine_when_it_was_made_bends_it_again() -> None:
    gentle = Steering(everywhere=Ceiling(intensity=1), known=("cat-cow",), due={"low-back": 90})
    routine = made_for(an_intake(), history=LATELY.steered(gentle))
    answer = recall(THIN, routine)
    assert answer is None or answer.history.steering == gentle
    answer = recall(THIN, routine, LATELY)
    assert answer is not None
    assert answer.history.steering == gentle


def test_a_routine_with_another_score_is_not_told_apart() -> None:
    routine = made_for(an_intake())
    assert recall(THIN, routine.model_copy(update={"score": routine.score - 1})) is None


def test_a_routine_in_a_form_or_dose_of_another_catalog_is_not_told_apart() -> None:
    routine = made_for(an_intake())
    step = routine.steps[0]
    for changes in (
        {"adjustments": ("on-the-moon",)},
        {"dose": step.dose.model_copy(update={"repetitions": 99})},
        {"exercise": "no-more"},
    ):
        other = step.model_copy(update=changes)
        changed = routine.model_copy(update={"steps": (other, *routine.steps[1:])})
        assert recall(THIN, changed) is None


def test_a_source_told_in_other_words_changes_nothing() -> None:
    routine = made_for(an_intake())
    steps = tuple(
        step.model_copy(update={"dose": step.dose.model_copy(update={"source": "Other words."})})
        for step in routine.steps
    )
    assert recall(THIN, routine.model_copy(update={"steps": steps})) is not None
