"""Is each rule kept to its last permitted unit? CP-SAT and the plain check must agree."""

from __future__ import annotations

from typing import Any

import pytest
from ortools.sat.python import cp_model

from recommender.solver.checking import Walk, violations
from recommender.solver.choice import Choice
from recommender.solver.problem import MAIN, SETTLE, WARM_UP, Composition, Problem, Taken
from recommender.solver.rules import RULES
from tests.builders_problems import (
    BACK,
    KNEES,
    STANDING,
    candidate,
    composition,
    dose,
    form,
    problem,
    taken,
)


def solver_allows(asked: Problem, answer: Composition) -> bool:
    """Whether CP-SAT, with every rule and no preference, admits exactly this answer."""
    model = cp_model.CpModel()
    choice = Choice(asked, model)
    for rule in RULES:
        rule(choice, model)
    by_candidate = {each.candidate: each for each in answer.taken}
    for at, _ in choice.candidates():
        each = by_candidate.get(at)
        model.add(choice.taken[at] == (each is not None))
        if each is not None:
            model.add(choice.dose[at][each.dose] == 1)
            model.add(choice.form[at][each.form] == 1)
            model.add(choice.phase[at][each.phase] == 1)
    model.add(choice.rest == answer.rest)
    model.add(choice.short == answer.short)
    return cp_model.CpSolver().solve(model) == cp_model.OPTIMAL


def verdict(asked: Problem, *steps: Taken, rest: int = 0, short: int | None = None) -> list[str]:
    """What both say of an answer: the broken rules, after making sure that they agree.

    Without `short`, what the steps leave of the budget is short.
    """
    if short is None:
        short = asked.budget - rest - Walk(asked, composition(*steps)).time
    answer = composition(*steps, rest=rest, short=short)
    broken = violations(asked, answer)
    assert solver_allows(asked, answer) == (not broken), broken
    return broken


def many(count: int, **changed: Any) -> list[Any]:
    return [candidate(f"c{at}", 2, **changed) for at in range(count)]


def test_time_is_filled_to_the_unit() -> None:
    asked = problem(10, candidate("a", 10))
    assert verdict(asked, taken(0), short=0) == []
    assert verdict(asked, taken(0), short=1) == ["fits the time"]
    assert verdict(problem(9, candidate("a", 10)), taken(0), short=0) == ["fits the time"]


def test_moves_set_up_and_getting_up_take_time() -> None:
    lying = candidate("a", 10, place=BACK, forms=(form(1, setup=2),))
    assert verdict(problem(18, lying), taken(0), short=0) == []
    assert verdict(problem(17, lying), taken(0), short=0) == ["fits the time"]


def test_a_dose_needs_a_form_that_allows_it() -> None:
    two = candidate("a", 4, 8, forms=(form(2, allows=(True, False)),))
    assert verdict(problem(8, two), taken(0, dose=0)) == []
    assert verdict(problem(8, two), taken(0, dose=1)) == ["doses as the form allows"]


@pytest.mark.parametrize(("budget", "most"), [(60, 4), (61, 5), (90, 5), (120, 6), (360, 14)])
def test_it_is_not_crowded(budget: int, most: int) -> None:
    asked = problem(budget, *many(most + 1))
    assert verdict(asked, *(taken(at) for at in range(most))) == []
    assert verdict(asked, *(taken(at) for at in range(most + 1))) == ["is not crowded"]


@pytest.mark.parametrize(("minutes", "most"), [(7, 1), (8, 2), (29, 2), (30, 3)])
def test_it_warms_up_briefly(minutes: int, most: int) -> None:
    asked = problem(minutes * 12, *many(most + 1, phases=(WARM_UP,)))
    steps = [taken(at, WARM_UP) for at in range(most + 1)]
    assert verdict(asked, *steps[:-1]) == []
    assert verdict(asked, *steps) == ["warms up briefly"]


@pytest.mark.parametrize(("minutes", "most"), [(11, 1), (12, 2), (44, 2), (45, 3)])
def test_it_settles_briefly(minutes: int, most: int) -> None:
    asked = problem(minutes * 12, *many(most + 1, phases=(SETTLE,)))
    steps = [taken(at, SETTLE) for at in range(most + 1)]
    assert verdict(asked, *steps[:-1]) == []
    assert verdict(asked, *steps) == ["settles briefly"]


@pytest.mark.parametrize("role", ["walking", "supported-rest"])
def test_walking_and_resting_take_a_fifth_at_most(role: str) -> None:
    asked = problem(100, candidate("a", 20, 21, role=role))
    assert verdict(asked, taken(0, dose=0)) == []
    assert verdict(asked, taken(0, dose=1)) == ["is not mostly walking or resting"]


def test_a_supported_rest_is_the_last_step() -> None:
    rest = candidate("rest", 4, role="supported-rest", place=BACK, phases=(MAIN, SETTLE))
    other = candidate("a", 4, place=STANDING, phases=(MAIN, SETTLE))
    asked = problem(60, rest, other)
    assert verdict(asked, taken(1, MAIN), taken(0, SETTLE)) == []
    assert verdict(asked, taken(0, MAIN), taken(1, SETTLE)) == ["rests at the very end"]


def test_there_is_one_supported_rest() -> None:
    resting = [candidate(name, 4, role="supported-rest", place=BACK) for name in ("a", "b")]
    assert verdict(problem(60, *resting), taken(0)) == []
    assert verdict(problem(60, *resting), taken(0), taken(1)) == ["rests at the very end"]


def test_a_sore_knee_goes_down_once() -> None:
    kneeling = [candidate(name, 4, place=KNEES, phases=(MAIN, SETTLE)) for name in ("a", "b")]
    lying = candidate("c", 4, place=BACK, phases=(MAIN,))
    once = (taken(0, MAIN), taken(1, SETTLE))
    twice = (taken(0, MAIN), taken(2, MAIN), taken(1, SETTLE))
    sore = problem(90, *kneeling, lying, kneel_once=True)
    assert verdict(sore, *once) == []
    assert verdict(sore, *twice) == ["kneels in one run"]
    assert verdict(problem(90, *kneeling, lying), *twice) == []


def test_a_phase_goes_through_a_place_once_and_in_order() -> None:
    asked = problem(90, candidate("a", 4), candidate("b", 4, place=BACK), candidate("c", 4))
    assert violations(asked, _filled(asked, taken(0), taken(2), taken(1))) == []
    broken = ["walks through its places once"]
    assert violations(asked, _filled(asked, taken(0), taken(1), taken(2))) == broken
    assert violations(asked, _filled(asked, taken(1), taken(0))) == broken


def test_the_remainder_rest_is_thirty_seconds_at_most() -> None:
    asked = problem(20, candidate("a", 4))
    assert verdict(asked, taken(0), rest=6) == []
    assert "rests a little" in violations(asked, composition(taken(0), rest=7, short=9))
    assert "rests a little" in verdict(asked, rest=1, short=19)


def test_an_exercise_is_taken_once() -> None:
    asked = problem(20, candidate("a", 4))
    broken = violations(asked, _filled(asked, taken(0), taken(0)))
    assert broken == ["takes an exercise once"]


def test_an_exercise_stays_in_its_phases() -> None:
    asked = problem(20, candidate("a", 4, phases=(WARM_UP,)))
    assert "does it in a phase of its own" in violations(asked, _filled(asked, taken(0, MAIN)))


def test_sides_and_switches_count() -> None:
    both = candidate("a", doses=(dose(4, time=9),), sides=2)
    assert verdict(problem(9, both), taken(0), short=0) == []
    assert verdict(problem(8, both), taken(0), short=0) == ["fits the time"]


def _filled(asked: Problem, *steps: Taken) -> Composition:
    time = Walk(asked, composition(*steps)).time
    return composition(*steps, short=asked.budget - time)


def test_three_tenths_of_another_routine_are_other_work() -> None:
    shown, other = candidate("shown", 14, 15), candidate("other", 3, 6, sides=2)
    asked = problem(60, shown, other, unlike=((0,),))
    assert verdict(asked, taken(0), taken(1)) == []
    assert verdict(asked, taken(0, dose=1), taken(1)) == ["differs from what was shown"]
    assert verdict(asked, taken(0, dose=1), taken(1, dose=1)) == []
    assert verdict(asked) == []


def test_another_routine_differs_from_each_that_was_shown() -> None:
    asked = problem(60, candidate("a", 6), candidate("b", 6), unlike=((0,), (0, 1)))
    assert verdict(asked, taken(1)) == ["differs from what was shown"]
    assert (
        verdict(problem(60, candidate("a", 6), candidate("b", 6), unlike=((0,),)), taken(1)) == []
    )
