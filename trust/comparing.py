"""Do the solver, its second specification and the oracle agree on one problem?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from recommender.solver import Composition, Problem, Unsolved, compose
from recommender.solver.checking import score, violations

LITTLE = (0.0001, 0.0005, 0.001, 0.002, 0.005)
"""Limits in the library's own time that cut many proofs of small problems short."""


@dataclass
class Compared:
    """What was found wrong, and how the questions with little time ended."""

    faults: list[str] = field(default_factory=list)
    ends: Counter[str] = field(default_factory=Counter)


def compare(problem: Problem, best: int, limits: Iterable[float] = LITTLE) -> Compared:
    """Asks about a problem whose best score is known: at leisure in two ways, then in haste."""
    compared = Compared()
    for presolve in (True, False):
        named = f"presolve {'on' if presolve else 'off'}"
        compared.faults += [f"{named}: {fault}" for fault in _at_leisure(problem, best, presolve)]
    for limit in limits:
        found = _in_haste(problem, limit)
        compared.ends[_end(found)] += 1
        if found:
            compared.faults += [f"{limit}: {fault}" for fault in honest(problem, found, best)]
    return compared


def _at_leisure(problem: Problem, best: int, presolve: bool) -> Iterator[str]:
    try:
        found = compose(problem, presolve=presolve)
    except Unsolved as unsolved:
        yield str(unsolved)
        return
    yield from honest(problem, found, best)
    if not found.proven:
        yield "not proven"


def honest(problem: Problem, found: Composition, best: int) -> Iterator[str]:
    """What is untrue of an answer: proven or not, its bound must stay above the best score."""
    yield from (f"breaks a rule: {rule}" for rule in violations(problem, found))
    worth = score(problem, found)
    if worth != found.score:
        yield f"says {found.score} points, is worth {worth}"
    if not worth <= best <= found.bound:
        yield f"{worth} points <= {best} <= bound {found.bound} does not hold"
    if found.proven != (found.score == found.bound):
        yield f"says proven {found.proven} at {found.score} of {found.bound}"


def _in_haste(problem: Problem, limit: float) -> Composition | None:
    try:
        return compose(problem, limit)
    except Unsolved:
        return None


def _end(found: Composition | None) -> str:
    if found is None:
        return "no answer in time"
    return "proven in time" if found.proven else "an answer, cut short"
