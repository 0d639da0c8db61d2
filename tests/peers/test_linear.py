"""Is the question that other solvers get the one that Limber answers?"""

from __future__ import annotations

import random

import pytest
from ortools.linear_solver.python.model_builder import Model, Solver, SolveStatus
from ortools.sat.python.cp_model import CpModel

from benchmarks.growing import grown
from peers import linear as linear_module
from peers.comparing import Result, best_known, disagreements, ratio
from peers.linear import NotLinear, answer_of, linear
from peers.recording import scale_table, table
from peers.ways import greedy, shuffled
from peers.writing import as_logic, as_mps
from recommender.solver.checking import score, violations
from recommender.solver.choice import Choice
from tests.builders_problems import candidate, problem
from trust.oracle import best_score
from trust.problems import numbered_problem

NUMBERS = range(0, 60, 3)


@pytest.mark.parametrize("number", NUMBERS)
def test_the_question_as_a_file_has_the_best_score_of_trying_everything(number: int) -> None:
    _, asked = numbered_problem(number)
    choice, question = linear(asked)
    read = Model()
    assert read.import_from_mps_string(as_mps(question.as_json()))
    solver = Solver("sat")
    assert solver.solve(read) == SolveStatus.OPTIMAL
    assert question.constant - round(solver.objective_value) == best_score(asked)
    names = {each.name: round(solver.value(each)) for each in read.get_variables()}
    found = answer_of(choice, [names[f"x{at}"] for at in range(len(question.bounds))])
    assert violations(asked, found) == []
    assert score(asked, found) == best_score(asked)


QUESTION = {
    "bounds": [(0, 1), (2, 6)],
    "rows": [
        {"terms": [(0, 3), (1, -1)], "least": None, "most": 4},
        {"terms": [(0, 1), (1, 1)], "least": 2, "most": 5},
        {"terms": [(1, 2)], "least": 6, "most": 6},
    ],
    "goal": [(0, 5)],
    "constant": 7,
}


def test_a_file_has_a_letter_a_side_and_a_range_for_each_row() -> None:
    lines = as_mps(QUESTION).splitlines()
    assert lines[3:6] == [" L r0", " L r1", " E r2"]
    assert [line for line in lines if "RHS r" in line or "RNG r" in line] == [
        " RHS r0 4", " RHS r1 5", " RHS r2 6", " RNG r1 3",
    ]  # fmt: skip
    assert " goal 5" not in lines
    assert " x0 goal -5" in lines
    assert lines[-3:-1] == [" LO BND x1 2", " UP BND x1 6"]


def test_a_logic_program_counts_in_bits_above_the_least_value() -> None:
    lines = as_logic(QUESTION).splitlines()
    assert lines[:2] == ["{b(0,0..0)}.", "{b(1,0..2)}."]
    bits = "1,1,0 : b(1,0); 2,1,1 : b(1,1); 4,1,2 : b(1,2)"
    assert lines[2] == f":- #sum {{ {bits}; 2,base }} > 6."
    assert lines[-2] == "#maximize { 5,0,0 : b(0,0) }."


def test_a_question_that_is_not_linear_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def with_product(asked: object) -> tuple[Choice, CpModel]:
        model = CpModel()
        one, other = (model.new_int_var(0, 9, "") for _ in range(2))
        model.add_multiplication_equality(model.new_int_var(0, 81, ""), [one, other])
        return Choice(problem(60), model), model

    monkeypatch.setattr(linear_module, "build", with_product)
    with pytest.raises(NotLinear):
        linear(problem(60))


@pytest.mark.parametrize("number", range(60))
def test_simpler_ways_keep_every_rule_and_are_never_better(number: int) -> None:
    _, asked = numbered_problem(number)
    for found in (greedy(asked), shuffled(asked, random.Random(number))):
        assert violations(asked, found) == []
        assert score(asked, found) <= best_score(asked)


def test_a_larger_catalog_keeps_the_real_exercises() -> None:
    asked = problem(60, candidate("a", 4, 8), candidate("b", 6))
    larger = grown(asked, 7, random.Random(1))
    assert larger.candidates[:2] == asked.candidates
    assert len({each.name for each in larger.candidates}) == 7
    assert all(1 <= weight <= 3 for each in larger.candidates for _, weight in each.regions)


RESULTS = [
    Result("Limber", "one", 100, True, 0.1, 100, 0),
    Result("Limber", "two", 50, True, 0.2, 50, 0),
    Result("slow", "one", 100, True, 0.4, 100, 0),
    Result("slow", "two", 40, False, 9.0, 60, 2),
    Result("lost", "one", None, False, 9.0),
    Result("lost", "two", -20, False, 9.0, None, 4),
]


def test_the_table_tells_what_is_proven_how_good_it_is_and_for_how_much() -> None:
    rows = table(RESULTS).splitlines()[2:]
    assert rows == [
        "| Limber | 2 of 2 | 2 | 2 | 100.0, 100.0 | 0, 0 | 0.15, 0.20 | 1 |",
        "| slow | 2 of 2 | 1 | 1 | 80.0, 90.0 | 5, 10 | 4.70, 9.00 | 4.0 times (1 both prove) |",
        "| lost | 1 of 2 | 0 | 0 | 0.0, 0.0 | 70, 70 | 9.00, 9.00 | - |",
    ]
    assert best_known(RESULTS) == {"one": 100, "two": 50}
    assert ratio(RESULTS, "lost") == (0, None)


def test_a_proof_that_somebody_beats_is_told() -> None:
    assert disagreements(RESULTS) == []
    wrong = Result("wrong", "two", 49, True, 1.0)
    assert disagreements([*RESULTS, wrong]) == ["wrong on two: proven 49, best known 50"]


def test_the_gap_on_a_larger_catalog_is_told() -> None:
    assert scale_table(RESULTS[3:5]).splitlines()[2:] == [
        "| two | slow | 40 | 60 | 50.0 % | 9.0 |",
        "| one | lost | none | - | - | 9.0 |",
    ]
