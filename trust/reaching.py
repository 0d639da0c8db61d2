"""Which rules hold an answer back, and which prices does it pay? So that none is left untried."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations, product
from unittest import mock

from recommender.solver import prices
from recommender.solver.checking import Walk, points, score, violations
from recommender.solver.problem import MOST_REST, Composition, Problem, Taken
from trust.oracle import answer

COUNTED_IN = (
    *("COVERAGE_STEP", "FULL_STEPS", "FURTHER_STEPS"),
    *("DUE_STEP", "LONGEST_RUN", "HALF_MINUTE"),
)
"""The numbers of `prices` that are no points."""
PRICES = tuple(name for name in vars(prices) if name.isupper() and name not in COUNTED_IN)
PREFERRED = "heeds what is preferred"
PAID = (*PRICES, PREFERRED)
"""Every price by its name in the code; one has its points in the problem."""
BOUND_BY = (
    "takes an exercise once",
    "doses as the form allows",
    "does it in a phase of its own",
    "fits the time",
    "is never negative",
    "walks through its places once",
    "is not crowded",
    "warms up briefly",
    "settles briefly",
    "is not mostly walking or resting",
    "rests at the very end",
    "kneels in one run",
    "differs from what was shown",
    "rests a little",
)
"""Every rule by its name in the second specification."""
PHASES = range(3)
SHUFFLED_UP_TO = 5
"""Steps of which every order is tried."""


def paid(problem: Problem, found: Composition) -> set[str]:
    """The prices without which an answer would have other points."""
    worth = score(problem, found)
    names = {name for name in PRICES if _without(name, problem, found) != worth}
    return names | ({PREFERRED} if points(problem, found)[PREFERRED] else set())


def _without(price: str, problem: Problem, found: Composition) -> int:
    with mock.patch.object(prices, price, 0):
        return score(problem, found)


def binding(problem: Problem, best: Composition) -> set[str]:
    """The rules that keep a better answer away.

    A rule counts when a neighbour of the best answer breaks it alone and has more points.
    """
    worth = score(problem, best)
    found = set()
    for neighbour in _neighbours(problem, best):
        broken = violations(problem, neighbour)
        if len(broken) == 1 and score(problem, neighbour) > worth:
            found.add(broken[0])
    return found


def _neighbours(problem: Problem, best: Composition) -> Iterator[Composition]:
    """An answer with one step more, changed or left out, its order changed, or other seconds."""
    steps = list(best.taken)
    for option in _every_option(problem):
        yield from _timed(problem, _placed(problem, [*steps, option]))
        for at in range(len(steps)):
            yield from _timed(problem, _placed(problem, [*steps[:at], option, *steps[at + 1 :]]))
    if len(steps) <= SHUFFLED_UP_TO:
        for order in permutations(steps):
            yield from _timed(problem, list(order))
    yield replace(best, rest=best.rest + best.short, short=0)


def _every_option(problem: Problem) -> Iterator[Taken]:
    for at, each in enumerate(problem.candidates):
        parts = product(range(len(each.forms)), range(len(each.doses)), PHASES)
        yield from (Taken(at, form, dose, phase) for form, dose, phase in parts)


def _placed(problem: Problem, steps: list[Taken]) -> list[Taken]:
    return sorted(steps, key=lambda each: _rank(problem, each))


def _rank(problem: Problem, each: Taken) -> tuple[int, bool]:
    candidate = problem.candidates[each.candidate]
    return problem.rank(each.phase, candidate.place), candidate.role == "supported-rest"


def _timed(problem: Problem, steps: list[Taken]) -> Iterator[Composition]:
    left = problem.budget - Walk(problem, answer(steps)).time
    rest = max(0, min(MOST_REST, left)) if steps else 0
    yield answer(steps, rest, max(0, left - rest))
    if left < 0:
        yield answer(steps, 0, left)
