"""How high can a score be, and what does each choice cost, if all may be had in parts?

The relaxation without whole numbers is solved in floating point; its prices are then rounded, and
what follows from them is reckoned in whole numbers. By weak duality that ceiling holds whatever the
prices are, so no proof rests on floating point.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import floor

from ortools.linear_solver import linear_solver_pb2, pywraplp
from ortools.sat.python.cp_model import CpModel

SCALE = 2**30
"""Parts of a point in which prices are rounded."""
BEYOND = 2**60
"""A bound as large as this is none."""


@dataclass(frozen=True, slots=True)
class Relaxation:
    """No score exceeds `ceiling`, and none exceeds `ceiling - losses[v]` with Boolean `v` taken."""

    ceiling: float
    losses: Mapping[int, float]

    def dearer_than(self, points: float) -> list[int]:
        """The Booleans that no routine within so many points of the ceiling takes."""
        return [at for at, loss in self.losses.items() if loss > points]


@dataclass(frozen=True, slots=True)
class _Row:
    least: float
    most: float
    vars: tuple[int, ...]
    coefficients: tuple[int, ...]


def relax(model: CpModel) -> Relaxation | None:
    """The ceiling of a linear model that maximizes; None when the relaxation cannot be solved."""
    rows, domains = tuple(_rows(model)), tuple(_domains(model))
    prices = _prices(_in_parts(model, rows, domains), rows)
    if prices is None:
        return None
    costs = _costs(model, rows, prices)
    lowest = sum(
        price * (row.least if price > 0 else row.most)
        for row, price in zip(rows, prices, strict=True)
        if price
    )
    losses = {}
    for at, (least, most) in enumerate(domains):
        lowest += costs[at] * (least if costs[at] > 0 else most)
        if (least, most) == (0, 1) and costs[at] > 0:
            losses[at] = costs[at] / SCALE
    return Relaxation(-lowest / SCALE - model.proto.objective.offset, losses)


def _rows(model: CpModel) -> Iterator[_Row]:
    for constraint in model.proto.constraints:
        linear = constraint.linear
        least, most = linear.domain
        yield _Row(
            least=least if least > -BEYOND else float("-inf"),
            most=most if most < BEYOND else float("inf"),
            vars=tuple(linear.vars),
            coefficients=tuple(linear.coeffs),
        )


def _domains(model: CpModel) -> Iterator[tuple[int, int]]:
    for variable in model.proto.variables:
        least, most = variable.domain
        yield least, most


def _prices(linear: linear_solver_pb2.MPModelProto, rows: tuple[_Row, ...]) -> list[int] | None:
    """A price for each row in parts of a point; 0 where its sign would stand for no bound."""
    solver = pywraplp.Solver.CreateSolver("GLOP")
    solver.LoadModelFromProto(linear)
    if solver.Solve() != pywraplp.Solver.OPTIMAL:
        return None
    prices = [floor(SCALE * row.dual_value() + 0.5) for row in solver.constraints()]
    return [
        price if abs(row.least if price > 0 else row.most) < BEYOND else 0
        for row, price in zip(rows, prices, strict=True)
    ]


def _in_parts(
    model: CpModel, rows: tuple[_Row, ...], domains: tuple[tuple[int, int], ...]
) -> linear_solver_pb2.MPModelProto:
    linear = linear_solver_pb2.MPModelProto()
    for least, most in domains:
        linear.variable.add(lower_bound=least, upper_bound=most)
    for row in rows:
        linear.constraint.add(
            lower_bound=row.least,
            upper_bound=row.most,
            var_index=row.vars,
            coefficient=row.coefficients,
        )
    for at, by in _objective(model):
        linear.variable[at].objective_coefficient = by
    return linear


def _objective(model: CpModel) -> Iterator[tuple[int, int]]:
    """What each variable adds to the score's negative, which the library makes small."""
    objective = model.proto.objective
    yield from zip(objective.vars, objective.coeffs, strict=True)


def _costs(model: CpModel, rows: tuple[_Row, ...], prices: list[int]) -> list[int]:
    """What a unit more of each variable costs at these prices, in parts of a point."""
    costs = [0] * len(model.proto.variables)
    for at, by in _objective(model):
        costs[at] = SCALE * by
    for row, price in zip(rows, prices, strict=True):
        if price:
            for at, by in zip(row.vars, row.coefficients, strict=True):
                costs[at] -= by * price
    return costs
