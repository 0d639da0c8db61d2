"""What would a much larger catalog ask? The real exercises with perturbed copies of them."""

from __future__ import annotations

import random
from dataclasses import replace

from recommender.solver.problem import Candidate, DoseOption, FormOption, Problem

WEIGHTS = (1, 3)


def grown(problem: Problem, count: int, dice: random.Random) -> Problem:
    """The problem with copies of its candidates until there are `count`."""
    real = problem.candidates
    copies = tuple(
        _copy(dice, real[at % len(real)], at // len(real)) for at in range(len(real), count)
    )
    return replace(problem, candidates=(*real, *copies))


def with_forms(problem: Problem, count: int) -> Problem:
    """The problem with so many forms for each candidate: the further ones take longer to set up."""
    return replace(
        problem,
        candidates=tuple(
            replace(each, forms=(*each.forms, *_longer(each.forms, count)))
            for each in problem.candidates
        ),
    )


def _longer(forms: tuple[FormOption, ...], count: int) -> tuple[FormOption, ...]:
    first = forms[0]
    return tuple(
        replace(first, setup=first.setup + more, price=first.price + more % 2)
        for more in range(1, 1 + max(0, count - len(forms)))
    )


def _copy(dice: random.Random, each: Candidate, number: int) -> Candidate:
    """One in the same place and phases: a family of its own, other weights, a little more work."""
    longer = dice.randint(0, 2)
    return replace(
        each,
        name=f"{each.name}-{number}",
        family=f"{each.family}-{number}",
        regions=tuple(
            (region, min(max(weight + dice.randint(-1, 1), WEIGHTS[0]), WEIGHTS[1]))
            for region, weight in each.regions
        ),
        doses=tuple(
            DoseOption(dose.work + longer, dose.time + each.sides * longer, dose.intensity)
            for dose in each.doses
        ),
        price=0,
        locked=False,
    )
