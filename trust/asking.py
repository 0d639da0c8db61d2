"""Does the library give the same best score when it is asked in other ways?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ortools.sat.python.cp_model import OPTIMAL, CpSolver

from recommender.solver import Composition, Problem
from recommender.solver.composing import build

LIMIT = 8.0
"""Units of the library's own time; a question that takes longer in some way is left open."""
WAYS: Mapping[str, Mapping[str, Any]] = {
    "another seed": {"random_seed": 7, "linearization_level": 2},
    "presolve off": {"cp_model_presolve": False, "linearization_level": 2},
    "linearization 1, no probing": {"linearization_level": 1, "cp_model_probing_level": 0},
    "no cuts, search from the bound": {
        "cut_level": 0, "linearization_level": 2, "use_objective_lb_search": True,
    },
}  # fmt: skip


def otherwise(problem: Problem, way: str) -> tuple[int | None, float]:
    """The best score when the whole question is asked in a way, if proven; the bound."""
    _, model = build(problem)
    solver = CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_deterministic_time = LIMIT
    for name, value in WAYS[way].items():
        setattr(solver.parameters, name, value)
    proven = solver.solve(model) == OPTIMAL
    return (round(solver.objective_value) if proven else None), solver.best_objective_bound


def disagreements(problem: Problem, found: Composition, way: str) -> tuple[list[str], bool]:
    """What is wrong when a way of asking is compared with an answer; whether it was proven."""
    best, bound = otherwise(problem, way)
    faults = []
    if found.score > bound + 0.5:
        faults.append(f"{way}: the bound {bound} is below {found.score} points")
    if best is not None and found.proven and best != found.score:
        faults.append(f"{way}: {best} points, not {found.score}")
    return faults, best is not None
