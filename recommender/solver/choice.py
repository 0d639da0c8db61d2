"""Decision variables, under names that a rule can read aloud."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from ortools.sat.python.cp_model import CpModel, IntVar, LinearExpr

from recommender.solver.problem import (
    END,
    MAIN,
    MOST_REST,
    START,
    WARM_UP,
    Candidate,
    Problem,
)

Amount = LinearExpr | int
"""Something counted in whole numbers."""
Block = tuple[int, int]
"""A phase and a place."""
Node = Block | int
"""A block, START or END."""


class Choice:
    """What a routine may take, where, and in which order its places follow."""

    def __init__(self, problem: Problem, model: CpModel) -> None:
        self.problem = problem
        self.model = model
        every = list(enumerate(problem.candidates))
        self.taken = [model.new_bool_var(f"takes {each.name}") for _, each in every]
        self.dose = [[self._bool() for _ in each.doses] for _, each in every]
        self.form = [[self._bool() for _ in each.forms] for _, each in every]
        self.phase = [{phase: self._bool() for phase in each.phases} for _, each in every]
        self.blocks: tuple[Block, ...] = tuple(
            sorted(
                {(phase, each.place) for _, each in every for phase in each.phases},
                key=lambda block: problem.rank(*block),
            )
        )
        self.used = {block: self._bool() for block in self.blocks}
        self.arc = {pair: self._bool() for pair in self._pairs()}
        self.rest = model.new_int_var(0, MOST_REST, "rest")
        self.short = model.new_int_var(0, problem.budget, "short")

    def _bool(self) -> IntVar:
        return self.model.new_bool_var("")

    def _pairs(self) -> Iterator[tuple[Node, Node]]:
        yield (START, END)
        for at, block in enumerate(self.blocks):
            yield (START, block)
            yield (block, END)
            for later in self.blocks[at + 1 :]:
                yield (block, later)

    def members(self, block: Block) -> list[int]:
        """The candidates that may be done in a block."""
        return [
            at
            for at, each in enumerate(self.problem.candidates)
            if each.place == block[1] and block[0] in each.phases
        ]

    def candidates(self) -> Iterable[tuple[int, Candidate]]:
        """Every candidate with its number."""
        return enumerate(self.problem.candidates)

    def work(self, at: int) -> Amount:
        """Units of work on one side of a candidate; 0 when it is not taken."""
        doses = self.problem.candidates[at].doses
        return LinearExpr.weighted_sum(self.dose[at], [dose.work for dose in doses])

    def time(self, at: int) -> Amount:
        """Units of a candidate with releases, switch and set-up."""
        each = self.problem.candidates[at]
        dosed = LinearExpr.weighted_sum(self.dose[at], [dose.time for dose in each.doses])
        setup = LinearExpr.weighted_sum(self.form[at], [form.setup for form in each.forms])
        return dosed + setup

    def level(self, at: int) -> Amount:
        """The intensity of a candidate as dosed; 0 when it is not taken."""
        doses = self.problem.candidates[at].doses
        return LinearExpr.weighted_sum(self.dose[at], [dose.intensity for dose in doses])

    def moving(self) -> Amount:
        """Units spent on changing places, with the final getting up."""
        return LinearExpr.weighted_sum(
            list(self.arc.values()), [self._move(*pair) for pair in self.arc]
        )

    def _move(self, start: Node, end: Node) -> int:
        here = self.problem.start if isinstance(start, int) else start[1]
        return self.problem.move(here, END if isinstance(end, int) else end[1])

    def risings(self) -> LinearExpr:
        """How often the routine gets up from the floor or a bed."""
        spots = self.problem.spots
        rising = [
            arc
            for (start, end), arc in self.arc.items()
            if isinstance(start, tuple)
            and not spots[start[1]].up
            and (end == END or (isinstance(end, tuple) and spots[end[1]].up))
        ]
        return LinearExpr.sum(rising)

    def leads(self, *directions: str) -> list[list[Amount]]:
        """For each direction, for each candidate, whether it bends the spine that way."""
        return [
            [self._bends(at, each, direction) for at, each in self.candidates()]
            for direction in directions
        ]

    def _bends(self, at: int, each: Candidate, direction: str) -> Amount:
        bending = [k for k, form in enumerate(each.forms) if direction in form.directions]
        if len(bending) == len(each.forms):
            return self.taken[at]
        return LinearExpr.sum([self.form[at][k] for k in bending]) if bending else 0

    def both(self, one: Amount, other: Amount) -> Amount:
        """1 where both are 1, as tight as the maximum needs: never less than their meeting."""
        if isinstance(one, int) or isinstance(other, int):
            return one * other if isinstance(one, int) and isinstance(other, int) else 0
        meeting = self._bool()
        self.model.add(meeting >= one + other - 1)
        return meeting

    def work_where(self, at: int, chosen: Amount) -> IntVar:
        """Units of work on one side, counted exactly where `chosen` is 1."""
        most = max(dose.work for dose in self.problem.candidates[at].doses)
        counted = self.model.new_int_var(0, most, "")
        self.model.add(counted <= self.work(at))
        self.model.add(counted <= most * chosen)
        self.model.add(counted >= self.work(at) - most * (1 - chosen))
        return counted

    @cached_property
    def climbing(self) -> list[tuple[Block, Block]]:
        """The pairs of blocks between which intensity should not fall."""
        return [
            (start, end)
            for start, end in self.arc
            if isinstance(start, tuple)
            and isinstance(end, tuple)
            and start[0] in (WARM_UP, MAIN)
            and end[0] in (WARM_UP, MAIN)
        ]
