"""What does the solver's question look like to any other solver? Whole numbers and linear rows."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from recommender.solver.choice import Choice
from recommender.solver.composing import build, in_order
from recommender.solver.problem import Composition, Problem, Taken

FAR = 2**40
"""Beyond it, a side of a row is open."""


class NotLinear(Exception):
    """The question has a part that is no linear row."""


@dataclass(frozen=True)
class Row:
    """Coefficients by variable, and between what their sum lies; None where it is open."""

    terms: tuple[tuple[int, int], ...]
    least: int | None
    most: int | None


@dataclass(frozen=True)
class Linear:
    """Whole numbers between bounds, rows that hold, and a goal to maximize plus a constant."""

    bounds: tuple[tuple[int, int], ...]
    rows: tuple[Row, ...]
    goal: tuple[tuple[int, int], ...]
    constant: int

    def as_json(self) -> dict[str, Any]:
        """Plain lists and numbers, for another process."""
        return asdict(self)


def linear(problem: Problem) -> tuple[Choice, Linear]:
    """The question of a problem; the choice reads answers to it.

    Raises:
        NotLinear: when the model has anything but linear rows over ranges.
    """
    choice, model = build(problem)
    proto = model.proto
    goal = proto.objective
    sign = -1 if goal.scaling_factor < 0 else 1
    return choice, Linear(
        bounds=tuple(_range(list(each.domain)) for each in proto.variables),
        rows=tuple(_row(each) for each in proto.constraints),
        goal=tuple((at, sign * by) for at, by in zip(goal.vars, goal.coeffs, strict=True)),
        constant=round(sign * goal.offset),
    )


def _row(constraint: Any) -> Row:
    if list(constraint.enforcement_literal) or not constraint.has_linear():
        raise NotLinear(str(constraint))
    row = constraint.linear
    least, most = _range(list(row.domain))
    return Row(
        terms=tuple(zip(row.vars, row.coeffs, strict=True)),
        least=least if least > -FAR else None,
        most=most if most < FAR else None,
    )


def _range(domain: list[int]) -> tuple[int, int]:
    if len(domain) != 2:
        raise NotLinear(f"the domain {domain} has holes")
    return domain[0], domain[1]


def answer_of(choice: Choice, values: list[int]) -> Composition:
    """The answer that values of all variables stand for, in order, not scored."""

    def which(literals: list[Any]) -> int:
        return next(at for at, each in enumerate(literals) if values[each.index])

    taken = [
        Taken(
            candidate=at,
            form=which(choice.form[at]),
            dose=which(choice.dose[at]),
            phase=list(choice.phase[at])[which(list(choice.phase[at].values()))],
        )
        for at, _ in choice.candidates()
        if values[choice.taken[at].index]
    ]
    rest, short = values[choice.rest.index], values[choice.short.index]
    return Composition(in_order(choice.problem, taken), rest, short, 0, 0, False)
