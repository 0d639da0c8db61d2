"""Is every question of the public set proven, and what does a proof cost?

Run with `make bench`; the last result stands in docs/benchmarks.md.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from ortools.sat.python.cp_model import CpModel, CpSolver

from benchmarks.growing import grown, with_forms
from benchmarks.instances import SEED, instances
from recommender.catalog.checks import open_catalog
from recommender.solver import Problem, composing

EXERCISES, FORMS = 120, 3
"""The size of the larger catalog."""


@dataclass(frozen=True)
class Proof:
    """What one question took: CPU seconds with building it, and the library's own measure."""

    minutes: int
    proven: bool
    cpu: float
    deterministic: float


class Counting(CpSolver):
    """The library's solver, which adds up the deterministic time of all that is asked."""

    spent = 0.0

    def solve(self, model: CpModel, *arguments: Any) -> Any:
        """The answer; the time it took is added."""
        status = super().solve(model, *arguments)
        Counting.spent += self.deterministic_time
        return status


def prove(problem: Problem) -> Proof:
    """Answers one question."""
    Counting.spent = 0.0
    before = time.process_time()
    found = composing.compose(problem)
    cpu = time.process_time() - before
    return Proof(problem.minutes, found.proven, cpu, Counting.spent)


def enlarged(problem: Problem, exercises: int) -> Problem:
    """The question as a catalog of more exercises and forms would ask it, in proportion."""
    dice = random.Random(SEED)  # noqa: S311  # repeatable, not secret
    count = -(-len(problem.candidates) * EXERCISES // exercises)
    return with_forms(grown(problem, count, dice), FORMS)


def _spread(values: Iterable[float]) -> str:
    ordered = sorted(values)
    late = ordered[int(0.9 * len(ordered))]
    return f"{statistics.median(ordered):.3f} / {late:.2f} / {ordered[-1]:.2f}"


def _row(named: str, proofs: list[Proof]) -> str:
    proven = sum(each.proven for each in proofs)
    cpu, work = (_spread(of(each) for each in proofs) for of in MEASURES)
    return f"| {named} | {proven} of {len(proofs)} | {cpu} | {work} |"


MEASURES: tuple[Callable[[Proof], float], ...] = (
    lambda proof: proof.cpu,
    lambda proof: proof.deterministic,
)


def main() -> int:
    """Print the table; fails when a question stays unproven."""
    composing.CpSolver = Counting  # type: ignore[misc]
    catalog = open_catalog()
    problems = [each.problem(catalog) for each in instances(catalog)]
    size = len(catalog.exercises)
    sets = {
        f"{size} exercises, all their forms": problems,
        f"{EXERCISES} exercises x {FORMS} forms": [enlarged(each, size) for each in problems],
    }
    print("\n| Catalog | Proven | CPU s, median / p90 / worst | Deterministic, the same |")
    print("|---|---|---|---|")
    unproven = 0
    for named, asked in sets.items():
        proofs = [prove(problem) for problem in asked]
        unproven += sum(not each.proven for each in proofs)
        print(_row(named, proofs), flush=True)
    return min(1, unproven)


if __name__ == "__main__":
    sys.exit(main())
