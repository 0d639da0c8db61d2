"""Does the solver find the best answer? A slice of `make check-solver`, and what it notices."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from recommender.solver import composing, prices
from recommender.solver.checking import score, violations
from recommender.solver.preferences import PREFERENCES
from recommender.solver.problem import Taken
from recommender.solver.rules import RULES
from trust.comparing import LITTLE, compare
from trust.oracle import answer, best_answer, best_score, every_answer
from trust.problems import numbered_problem
from trust.reaching import PAID, PRICES, binding, paid
from trust.recording import unreached
from trust.sweeping import Swept, in_turn

BATCH = 40
SLICE = range(400)
ENOUGH = 400
"""Problems among which every broken rule and price is noticed."""


@pytest.mark.parametrize("start", range(0, len(SLICE), BATCH))
def test_the_solver_finds_what_trying_everything_finds(start: int) -> None:
    for number in range(start, start + BATCH):
        _, problem = numbered_problem(number)
        assert compare(problem, best_score(problem), in_turn(LITTLE, number)).faults == [], number


def test_the_slice_reaches_every_rule_and_every_price() -> None:
    swept = Swept(asked=len(SLICE))
    for number in SLICE:
        _, problem = numbered_problem(number)
        best = best_answer(problem)
        swept.reached.update(binding(problem, best))
        swept.paid.update(paid(problem, best))
    assert unreached(swept) == []
    assert all(swept.paid[price] for price in PAID)


def test_no_other_order_of_an_answer_is_better() -> None:
    for number in range(40):
        _, problem = numbered_problem(number)
        best = best_score(problem)
        for found in every_answer(problem):
            for order in permutations(found.taken) if len(found.taken) < 4 else ():
                other = answer(list(order), found.rest, found.short)
                assert violations(problem, other) or score(problem, other) <= best


def test_no_rest_between_none_and_the_longest_is_better() -> None:
    for number in range(40):
        _, problem = numbered_problem(number)
        best = best_score(problem)
        for found in every_answer(problem):
            for rest in range(found.rest):
                other = answer(list(found.taken), rest, found.short + found.rest - rest)
                assert violations(problem, other) or score(problem, other) <= best


def notices() -> bool:
    """Whether comparing with the oracle finds a fault among the first problems."""
    for number in range(ENOUGH):
        _, problem = numbered_problem(number)
        try:
            faults = compare(problem, best_score(problem), limits=()).faults
        except StopIteration:  # a model without this rule has answers that cannot be read
            return True
        if faults:
            return True
    return False


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_rule_that_the_solver_forgot_is_noticed(
    rule: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(composing, "RULES", tuple(each for each in RULES if each is not rule))
    assert notices()


@pytest.mark.parametrize("preference", PREFERENCES, ids=lambda preference: preference.__name__)
def test_a_price_that_the_solver_forgot_is_noticed(
    preference: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tuple(each for each in PREFERENCES if each is not preference)
    monkeypatch.setattr(composing, "PREFERENCES", kept)
    assert notices()


def test_every_price_is_watched() -> None:
    constants = {name for name, value in vars(prices).items() if isinstance(value, int)}
    assert constants - set(PRICES) == {
        "COVERAGE_STEP", "FULL_STEPS", "FURTHER_STEPS", "DUE_STEP", "LONGEST_RUN", "HALF_MINUTE",
    }  # fmt: skip


def test_a_rule_or_a_price_that_is_never_reached_is_told() -> None:
    swept = Swept(asked=1_000)
    assert "kneels in one run: only in 0 problems" in unreached(swept)
    assert "RUN: only in 0 problems" in unreached(swept)
    swept.reached["a new rule"] = 1_000
    assert "a new rule: not listed" in unreached(swept)


def test_a_problem_is_the_same_every_time_it_is_asked_for() -> None:
    assert numbered_problem(7) == numbered_problem(7)
    assert numbered_problem(7) != numbered_problem(8)


@pytest.mark.parametrize("number", [739, 751, 1126])
def test_an_answer_that_meets_its_bound_is_proven(number: int) -> None:
    """Cut short, these left points uncounted; counted, they reach the bound."""
    _, problem = numbered_problem(number)
    assert compare(problem, best_score(problem), LITTLE).faults == []


def test_taking_nothing_is_always_an_answer() -> None:
    _, problem = numbered_problem(0)
    assert next(every_answer(problem)).taken == ()
    assert violations(problem, answer([], 0, problem.budget)) == []
    assert violations(problem, answer([Taken(0, 0, 0, 0)], 0, 0)) != []
