"""What is the best answer to a small problem? Found by trying every one, without a solver."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from recommender.solver.checking import Walk, score, violations
from recommender.solver.problem import MOST_REST, Composition, Problem, Taken


def best_score(problem: Problem) -> int:
    """The highest score that any allowed answer has."""
    return score(problem, best_answer(problem))


def best_answer(problem: Problem) -> Composition:
    """The first of the allowed answers with the highest score."""
    allowed = (found for found in every_answer(problem) if not violations(problem, found))
    return max(allowed, key=lambda found: score(problem, found))


def every_answer(problem: Problem) -> Iterator[Composition]:
    """Every choice of options that fits the time, in the order of the places.

    A rest changes the score in a straight line, so none and the longest one are tried. Another
    order of the same steps breaks a rule or scores the same; the tests try them all on some.
    """
    for picked in _picks(problem, 0, problem.budget):
        picked.sort(key=lambda each: (_rank(problem, each), _is_rest(problem, each)))
        left = problem.budget - Walk(problem, answer(picked)).time
        if left >= 0:
            yield from (
                answer(picked, rest, left - rest) for rest in sorted({0, min(MOST_REST, left)})
            )


def answer(picked: list[Taken], rest: int = 0, short: int = 0) -> Composition:
    """An answer that nobody has scored yet."""
    return Composition(tuple(picked), rest, short, score=0, bound=0, proven=False)


def _picks(problem: Problem, at: int, left: int) -> Iterator[list[Taken]]:
    """The ways to take some of the candidates from `at` on, in `left` units without any move."""
    if at == len(problem.candidates):
        yield []
        return
    yield from _picks(problem, at + 1, left)
    for option, units in _options(problem, at):
        if units <= left:
            yield from ([option, *others] for others in _picks(problem, at + 1, left - units))


def _options(problem: Problem, at: int) -> Iterator[tuple[Taken, int]]:
    candidate = problem.candidates[at]
    for (f, form), (d, dose) in product(enumerate(candidate.forms), enumerate(candidate.doses)):
        if form.allows[d]:
            for phase in candidate.phases:
                yield Taken(at, f, d, phase), form.setup + dose.time


def _rank(problem: Problem, taken: Taken) -> int:
    return problem.rank(taken.phase, problem.candidates[taken.candidate].place)


def _is_rest(problem: Problem, taken: Taken) -> bool:
    return problem.candidates[taken.candidate].role == "supported-rest"
