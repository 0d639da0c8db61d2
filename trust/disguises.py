"""How does a question look the same to a person and different to the solver?"""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace

from recommender.solver import Problem
from recommender.solver.problem import Candidate
from trust.intakes import Asked


def shuffled(asked: Asked, dice: random.Random) -> Asked:
    """The same person before a catalog whose exercises stand in another order."""
    every = asked.catalog.exercises
    parts = {name: getattr(asked.catalog, name) for name in type(asked.catalog).model_fields}
    parts["exercises"] = tuple(dice.sample(every, len(every)))
    return replace(asked, catalog=type(asked.catalog).model_construct(**parts))


def renamed(problem: Problem, dice: random.Random) -> Problem:
    """The same problem with every name exchanged for a number, drawn at random."""
    new = _numbers(dice, _names(problem))
    return replace(
        problem,
        candidates=tuple(_renamed(each, new) for each in problem.candidates),
        asked=tuple((new[region], priority) for region, priority in problem.asked),
        related=tuple(new[region] for region in problem.related),
    )


def _names(problem: Problem) -> Iterable[str]:
    yield from (region for region, _ in problem.asked)
    yield from problem.related
    for each in problem.candidates:
        yield from (each.name, each.family)
        yield from (region for region, _ in each.regions)
        yield from (thing for form in each.forms for thing in form.equipment)


def _numbers(dice: random.Random, names: Iterable[str]) -> dict[str, str]:
    every = sorted(set(names))
    return dict(zip(every, map(str, dice.sample(range(len(every)), len(every))), strict=True))


def _renamed(each: Candidate, new: dict[str, str]) -> Candidate:
    return replace(
        each,
        name=new[each.name],
        family=new[each.family],
        regions=tuple((new[region], weight) for region, weight in each.regions),
        forms=tuple(
            replace(form, equipment=tuple(new[thing] for thing in form.equipment))
            for form in each.forms
        ),
    )


def renumbered(problem: Problem, dice: random.Random) -> Problem:
    """The same problem with its places listed in another order, walked as before."""
    old = dice.sample(range(len(problem.spots)), len(problem.spots))
    new = [old.index(place) for place in range(len(old))]
    return replace(
        problem,
        candidates=tuple(replace(each, place=new[each.place]) for each in problem.candidates),
        spots=tuple(problem.spots[place] for place in old),
        orders=tuple(tuple(new[place] for place in order) for order in problem.orders),
        moves=tuple(tuple(problem.moves[a][b] for b in old) for a in old),
        start=new[problem.start],
    )


def scaled(problem: Problem, factor: int) -> Problem:
    """The same problem with the points that it carries multiplied."""
    return replace(
        problem,
        candidates=tuple(
            replace(
                each,
                price=factor * each.price,
                forms=tuple(replace(form, price=factor * form.price) for form in each.forms),
            )
            for each in problem.candidates
        ),
    )
