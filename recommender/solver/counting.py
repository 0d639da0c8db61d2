"""How is that counted which lies beyond what is free? As little as the score allows."""

from __future__ import annotations

from ortools.sat.python.cp_model import CpModel, IntVar

from recommender.solver import prices
from recommender.solver.choice import Amount

MOST = 100_000
"""Above every amount."""


def beyond(model: CpModel, amount: Amount) -> IntVar:
    """An amount where it is above 0."""
    counted = model.new_int_var(0, MOST, "")
    model.add(counted >= amount)
    return counted


def started(model: CpModel, units: Amount) -> IntVar:
    """Started half minutes."""
    steps = model.new_int_var(0, MOST, "")
    model.add(prices.HALF_MINUTE * steps >= units)
    return steps
