"""Is what is forced in asked among the steps of the routine, and is the difference told rightly?"""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from recommender.screening import Screening
from recommender.solver import Answer, Problem, Question, bounded, compose, gained, told_points
from recommender.solver.trading import told_places, told_steps, with_longer, with_taken
from tests.builders_problems import candidate, dose, problem
from tests.builders_weighing import THIN, an_answer, an_intake
from trust.oracle import best_score
from trust.problems import Flavour, random_problem

SMALL = Flavour("small", 1, candidates=(1, 4))


def answered(asked: Problem) -> Answer:
    return Answer(THIN, an_intake(), Screening(), Question(asked, (), ()), compose(asked))


def anew(asked: Problem) -> Problem:
    """The question without a routine that was there."""
    new = tuple(replace(each, before=None) for each in asked.candidates)
    return replace(asked, candidates=new, unlike=())


@pytest.mark.parametrize("seed", range(25))
def test_forcing_one_in_gives_the_best_of_these_steps_and_that_one(seed: int) -> None:
    """Against trying every answer of the question with the others left out."""
    asked = anew(random_problem(random.Random(seed), SMALL))
    answer = answered(asked)
    within = {taken.candidate for taken in answer.found.taken}
    for at in set(range(len(asked.candidates))) - within:
        forced = with_taken(answer, at)
        few = [each for number, each in enumerate(forced.candidates) if number in {*within, at}]
        lost = sum(each.locked for n, each in enumerate(asked.candidates) if n not in {*within, at})
        alone = replace(forced, candidates=tuple(few), lost_locks=asked.lost_locks + lost)
        assert compose(forced).score == best_score(alone)


def test_only_a_longer_dose_will_do() -> None:
    short, long = dose(4), dose(12)
    asked = problem(16, candidate("a", doses=(short, long)), candidate("b", 12, 4))
    answer = answered(asked)
    for taken in answer.found.taken:
        found = compose(with_longer(answer, taken))
        works = {
            each.candidate: asked.candidates[each.candidate].doses[each.dose].work
            for each in found.taken
        }
        now = asked.candidates[taken.candidate].doses[taken.dose].work
        assert works.get(taken.candidate, 99) > now


def test_what_leaves_comes_in_and_changes_is_named() -> None:
    _, before = an_answer(minutes=6)
    _, after = an_answer(minutes=12)
    said = told_steps(before, after)
    new = [each for each in after.steps if each not in before.steps]
    assert new
    assert THIN.exercise(new[0]).name in said
    assert " in." in said
    assert told_steps(before, before) == ""


def test_places_get_more_or_less() -> None:
    _, answer = an_answer()
    assert told_places(answer, {"low-back": 75, "neck": -10}) == (
        "The low back gets 1 min 15 s more and the neck gets 10 s less."
    )
    assert told_places(answer, {}) == ""


def test_more_minutes_give_the_named_place_more_seconds() -> None:
    _, before = an_answer(minutes=4)
    _, after = an_answer(minutes=10)
    assert gained(before, after)["low-back"] > 0
    assert gained(before, before) == {}


def test_a_cost_is_only_at_most_when_the_other_answer_is_not_proven() -> None:
    _, answer = an_answer()
    assert bounded(answer, 16) == "16 points, as much as 10 s of stretching"
    unproven = replace(answer, found=replace(answer.found, proven=False))
    assert bounded(unproven, 16) == "at most 16 points, as much as 10 s of stretching"


def test_points_are_told_with_their_way() -> None:
    assert told_points(8) == "The score is 8 points higher, as much as 5 s of stretching."
    assert told_points(-8) == "The score is 8 points lower, as much as 5 s of stretching."
    assert told_points(0, for_places=True) == "The score for your places stays the same."
