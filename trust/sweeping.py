"""What is asked in `make check-solver`? Small problems by their numbers, then people by theirs."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from recommender.catalog.loading import Catalog
from recommender.solver import compose
from recommender.solver.checking import score
from trust.asking import WAYS, disagreements
from trust.comparing import LITTLE, compare
from trust.intakes import numbered_person
from trust.oracle import best_answer
from trust.problems import numbered_problem
from trust.reaching import binding, paid
from trust.twins import RELATIONS, Twin, coverage_after_a_minute_more

HASTE = (0.003, 0.01, 0.03, 0.1)
"""Limits in the library's own time that cut many proofs on the catalog short."""
EACH = 2
"""Limits that one question is asked with, in turn."""
EVERY_SO_MANY = 4
"""One person in so many is asked in the library's other ways too; some of them are slow."""
Say = Callable[[str], None]


@dataclass
class Swept:
    """How many questions were asked, what was found wrong, and what they reached."""

    asked: int = 0
    faults: list[str] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    reached: Counter[str] = field(default_factory=Counter)
    paid: Counter[str] = field(default_factory=Counter)
    ends: Counter[str] = field(default_factory=Counter)


def in_turn(limits: tuple[float, ...], number: int) -> tuple[float, ...]:
    """Two of some limits, others for the next number."""
    return tuple(limits[(number + at) % len(limits)] for at in range(EACH))


def sweep_problems(numbers: range, say: Say) -> Swept:
    """Compares the solver with the oracle on the problems of some numbers."""
    swept = Swept()
    for number in numbers:
        flavour, problem = numbered_problem(number)
        best = best_answer(problem)
        compared = compare(problem, score(problem, best), in_turn(LITTLE, number))
        swept.asked += 1
        swept.kinds[flavour] += 1
        swept.reached.update(binding(problem, best))
        swept.paid.update(paid(problem, best))
        swept.ends.update(compared.ends)
        swept.faults += [f"problem {number}: {fault}" for fault in compared.faults]
        if swept.asked % 500 == 0:
            say(f"{swept.asked} problems, {len(swept.faults)} faults so far")
    return swept


def sweep_people(catalog: Catalog, numbers: range, say: Say) -> Swept:
    """Holds the relations to the answers of the people of some numbers, on the real catalog."""
    swept = Swept()
    for number in numbers:
        asked = numbered_person(catalog, number)
        problem = asked.problem()
        twin = Twin(asked, problem, compose(problem), random.Random(f"twins {number}"))  # noqa: S311
        swept.asked += 1
        for fault in _of_one(twin, number, swept):
            swept.faults.append(f"person {number}: {fault}")
        if swept.asked % 10 == 0:
            say(f"{swept.asked} people, {len(swept.faults)} faults so far")
    return swept


def _of_one(twin: Twin, number: int, swept: Swept) -> list[str]:
    swept.kinds["proven"] += twin.found.proven
    compared = compare(twin.problem, twin.found.score, in_turn(HASTE, number))
    swept.ends.update(compared.ends)
    faults = compared.faults
    for relation in RELATIONS:
        broken = relation(twin)
        swept.reached[relation.__name__] += broken is not None
        faults += [f"{relation.__name__}: {each}" for each in broken or ()]
    for way in WAYS if number % EVERY_SO_MANY == 0 else ():
        wrong, proven = disagreements(twin.problem, twin.found, way)
        faults += wrong
        swept.paid[way] += proven
        swept.kinds["asked otherwise"] += way == next(iter(WAYS))
    covered = coverage_after_a_minute_more(twin)
    if covered is not None:
        swept.kinds["asked again with a minute more"] += 1
        swept.kinds["covered less with a minute more"] += covered[1] < covered[0]
        fall = max(swept.kinds["the largest fall"], covered[0] - covered[1])
        swept.kinds["the largest fall"] = fall
    return faults
