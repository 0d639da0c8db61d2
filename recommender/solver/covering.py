"""How much does each place get of what was asked for, and of what the week still owes it?"""

from __future__ import annotations

from ortools.sat.python.cp_model import CpModel, IntVar, LinearExpr

from recommender.catalog.vocabulary import TARGETS_FROM
from recommender.solver import prices
from recommender.solver.choice import Amount, Choice


def covers_what_was_asked(choice: Choice, model: CpModel) -> Amount:
    """Full value to 60 s for each region and side, a quarter to 240 s; neighbours a little."""
    parts: list[Amount] = []
    for region, priority in choice.problem.asked:
        full, further = _steps(choice, model, region, prices.FULL_STEPS, prices.FURTHER_STEPS)
        parts += [prices.FULL_VALUE * priority * full, prices.FURTHER_VALUE * priority * further]
    for region in choice.problem.related:
        full, _ = _steps(choice, model, region, prices.FULL_STEPS, 0)
        parts.append(prices.RELATED_VALUE * full)
    return LinearExpr.sum(parts)


def _steps(
    choice: Choice, model: CpModel, region: str, full_most: int, further_most: int
) -> tuple[IntVar, IntVar]:
    served = [
        weight * choice.work(at)
        for at, each in choice.candidates()
        for name, weight in each.regions
        if name == region and not each.passive
    ]
    full = model.new_int_var(0, full_most, "")
    further = model.new_int_var(0, further_most, "")
    model.add(prices.COVERAGE_STEP * (full + further) <= LinearExpr.sum(served))
    return full, further


def gives_what_is_due(choice: Choice, model: CpModel) -> Amount:
    """Each started 15 s that a place lacks of its work for today, of what the week owes it."""
    lacking: list[Amount] = []
    for region, due in choice.problem.due:
        got = [
            each.sides * choice.work(at)
            for at, each in choice.candidates()
            if dict(each.regions).get(region, 0) >= TARGETS_FROM and not each.passive
        ]
        steps = model.new_int_var(0, -(-due // prices.DUE_STEP), "")
        model.add(prices.DUE_STEP * steps >= due - LinearExpr.sum(got))
        lacking.append(steps)
    return -prices.DUE * LinearExpr.sum(lacking)
