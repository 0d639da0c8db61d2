"""What do simpler ways give? A greedy as in typical apps, a shuffle as in generators."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import product

from recommender.solver import prices
from recommender.solver.checking import Walk, score, violations
from recommender.solver.problem import MOST_REST, Composition, Problem, Taken

NOTHING: tuple[Taken, ...] = ()


def greedy(problem: Problem) -> Composition:
    """Takes whatever adds most points for its seconds, again and again, until nothing adds any.

    Longest doses first, as an app with fixed doses would; then any dose, to fill what is left.
    """
    steps: tuple[Taken, ...] = NOTHING
    for options in (_longest(problem), _options(problem)):
        while best := max(_additions(problem, steps, options), key=_gain, default=None):
            steps = best[1]
    return whole(problem, steps) or empty(problem)


def _gain(addition: tuple[float, tuple[Taken, ...]]) -> float:
    return addition[0]


def _additions(
    problem: Problem, steps: tuple[Taken, ...], options: list[Taken]
) -> Iterator[tuple[float, tuple[Taken, ...]]]:
    """Points for each unit of time, and the steps, for every option that adds points.

    That time is filled is no merit of one option above another, so it does not count here.
    """
    now = whole(problem, steps) or empty(problem)
    taken = {each.candidate for each in steps}
    for option in (each for each in options if each.candidate not in taken):
        found = whole(problem, (*steps, option))
        if found is not None:
            gained = score(problem, found) - score(problem, now)
            filled = prices.SHORT * (now.short - found.short)
            units = max(1, now.rest + now.short - found.rest - found.short)
            if gained > 0:
                yield (gained - filled) / units, found.taken


def shuffled(problem: Problem, dice: random.Random) -> Composition:
    """Takes exercises in a random order, each in its longest dose, while they fit."""
    found = empty(problem)
    options = _longest(problem)
    for option in dice.sample(options, len(options)):
        if option.candidate not in {each.candidate for each in found.taken}:
            found = whole(problem, (*found.taken, option)) or found
    return found


def _longest(problem: Problem) -> list[Taken]:
    """The options in the longest dose that their form allows."""
    work: dict[tuple[int, int], int] = {}
    every = _options(problem)
    for each in every:
        key = each.candidate, each.form
        work[key] = max(work.get(key, 0), _work(problem, each))
    return [each for each in every if _work(problem, each) == work[each.candidate, each.form]]


def _work(problem: Problem, each: Taken) -> int:
    return problem.candidates[each.candidate].doses[each.dose].work


def whole(problem: Problem, steps: tuple[Taken, ...]) -> Composition | None:
    """The answer with these steps in order; None when it would break a rule."""
    placed = tuple(sorted(steps, key=lambda each: _rank(problem, each)))
    left = problem.budget - Walk(problem, Composition(placed, 0, 0, 0, 0, False)).time
    rest = min(MOST_REST, left) if steps else 0
    found = Composition(placed, rest, left - rest, 0, 0, False)
    return None if left < 0 or violations(problem, found) else found


def empty(problem: Problem) -> Composition:
    """The answer that takes nothing."""
    return Composition(NOTHING, 0, problem.budget, 0, 0, False)


def _options(problem: Problem) -> list[Taken]:
    return [
        Taken(at, form, dose, phase)
        for at, each in enumerate(problem.candidates)
        for form, dose, phase in product(
            range(len(each.forms)), range(len(each.doses)), each.phases
        )
        if each.forms[form].allows[dose]
    ]


def _rank(problem: Problem, each: Taken) -> tuple[int, bool]:
    candidate = problem.candidates[each.candidate]
    return problem.rank(each.phase, candidate.place), candidate.role == "supported-rest"
