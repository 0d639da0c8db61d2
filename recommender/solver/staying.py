"""What may a change to a routine not touch? A preference, counted only when one is changed."""

from __future__ import annotations

from collections.abc import Iterator

from ortools.sat.python.cp_model import CpModel, LinearExpr

from recommender.solver import prices
from recommender.solver.choice import Amount, Choice
from recommender.solver.problem import Before


def keeps_what_was_there(choice: Choice, model: CpModel) -> Amount:  # noqa: ARG001
    """A routine that is changed stays as it was, but for what the change and the minutes ask."""
    if not choice.problem.revises:
        return 0
    parts: list[Amount] = [prices.MISSING * choice.short]
    for at, each in choice.candidates():
        if each.before is None:
            parts.append(prices.NEWCOMER * choice.taken[at])
        else:
            parts += _changes(choice, at, each.before)
    return -LinearExpr.sum(parts)


def _changes(choice: Choice, at: int, before: Before) -> Iterator[Amount]:
    taken = choice.taken[at]
    yield (prices.WANTED if before.wanted else prices.DROPPED) * (1 - taken)
    if before.form is not None:
        yield prices.CHANGED * (taken - choice.form[at][before.form])
    if before.dose is not None:
        dose = prices.TOUCHED if before.touched else prices.CHANGED
        yield dose * (taken - choice.dose[at][before.dose])
    if before.phase is not None:
        yield prices.CHANGED * (taken - choice.phase[at][before.phase])
