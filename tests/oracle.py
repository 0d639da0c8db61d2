"""The best answer to a small problem by trying every one: slow, plain, and without a solver."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from recommender.solver.checking import Walk, score, violations
from recommender.solver.problem import MOST_REST, Composition, Problem, Taken


def best_score(problem: Problem) -> int:
    """The highest score that any allowed answer has."""
    return max(
        score(problem, found) for found in every_answer(problem) if not violations(problem, found)
    )


def every_answer(problem: Problem) -> Iterator[Composition]:
    """Every choice of options, with each rest that could pay, in the order of the places."""
    for chosen in product(*(_options(problem, at) for at in range(len(problem.candidates)))):
        picked = [each for each in chosen if each is not None]
        picked.sort(key=lambda each: (_rank(problem, each), _is_rest(problem, each)))
        left = problem.budget - Walk(problem, _answer(picked, 0, 0)).time
        for rest in range(MOST_REST + 1):
            if left - rest >= 0:
                yield _answer(picked, rest, left - rest)


def _options(problem: Problem, at: int) -> list[Taken | None]:
    candidate = problem.candidates[at]
    every = product(range(len(candidate.forms)), range(len(candidate.doses)), candidate.phases)
    return [None, *(Taken(at, form, dose, phase) for form, dose, phase in every)]


def _rank(problem: Problem, taken: Taken) -> int:
    return problem.rank(taken.phase, problem.candidates[taken.candidate].place)


def _is_rest(problem: Problem, taken: Taken) -> bool:
    return problem.candidates[taken.candidate].role == "supported-rest"


def _answer(taken: list[Taken], rest: int, short: int) -> Composition:
    return Composition(tuple(taken), rest, short, score=0, bound=0, proven=False)
