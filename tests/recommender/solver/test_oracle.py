"""Does the solver find the best answer? Compared with trying every one, on seeded problems."""

from __future__ import annotations

import random

import pytest

from recommender.solver.composing import compose
from tests.builders_problems import random_problem
from tests.oracle import best_score


@pytest.mark.parametrize("batch", range(30))
def test_the_solver_finds_what_trying_everything_finds(batch: int) -> None:
    dice = random.Random(f"three at most, batch {batch}")
    for number in range(100):
        problem = random_problem(dice, most_candidates=3)
        found = compose(problem)
        assert found.proven, (batch, number)
        assert found.score == found.bound == best_score(problem), (batch, number, problem)


@pytest.mark.parametrize("batch", range(5))
def test_four_exercises_are_no_different(batch: int) -> None:
    dice = random.Random(f"four at most, batch {batch}")
    for number in range(20):
        problem = random_problem(dice, most_candidates=4)
        assert compose(problem).score == best_score(problem), (batch, number, problem)
