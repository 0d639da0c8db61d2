"""Which routine is best? Builds the question for CP-SAT, asks it, reads the answer."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import groupby
from math import floor

from ortools.sat.python import cp_model
from ortools.sat.python.cp_model import CpModel, CpSolver, LinearExpr

from recommender.solver import checking
from recommender.solver.choice import Choice
from recommender.solver.preferences import PREFERENCES
from recommender.solver.problem import SETTLE, Composition, Problem, Taken
from recommender.solver.relaxing import Relaxation, relax
from recommender.solver.rules import RULES

DETERMINISTIC_LIMIT = 20.0
"""Units of CP-SAT's deterministic time for each asking, many times the worst proof measured."""
WALL_LIMIT_SECONDS = 30.0
"""For each asking; a backstop for a machine that stalls, never what decides."""
SEED = 20_260_101
ANSWERED = (cp_model.OPTIMAL, cp_model.FEASIBLE)
NEAR = 2
"""Points below the relaxation's ceiling in which a first answer is looked for."""
FIRST_LIMIT = 0.3
"""Deterministic time for a first answer, which need not be the best one.

Both were measured: other values make the median or the worst question slower.
"""
MOST = 1_000_000
"""Above every score."""
SAFELY = 1e-6
"""Of a point, for what is rounded on the way; scores are whole points."""


class Unsolved(Exception):
    """The solver gave no routine; the text is a sentence for the person."""


def compose(
    problem: Problem, deterministic_limit: float = DETERMINISTIC_LIMIT, *, presolve: bool = True
) -> Composition:
    """The best routine for a problem. The same problem gives the same routine.

    `presolve` off asks the library in another way, without any of the steps that save time: a
    second opinion.

    Raises:
        Unsolved: when the limit was reached without any routine, or the answer breaks a rule, or
            two opinions on an empty routine differ.
    """
    if not presolve:
        return _asked_plainly(problem, deterministic_limit)
    found = _asked_narrowly(problem, deterministic_limit)
    if found.proven and not found.taken:
        other = _asked_plainly(problem, deterministic_limit)
        if other.score != found.score:
            raise Unsolved("Two ways of searching disagree. Nothing is shown; please try again.")
    return found


def build(problem: Problem) -> tuple[Choice, CpModel]:
    """The whole question: what may be chosen, and the model with every rule and the score."""
    model = CpModel()
    choice = Choice(problem, model)
    for rule in RULES:
        rule(choice, model)
    model.maximize(LinearExpr.sum([prefers(choice, model) for prefers in PREFERENCES]))
    return choice, model


def _asked_plainly(problem: Problem, limit: float) -> Composition:
    choice, model = build(problem)
    asked = _ask(model, limit, presolve=False)
    return _verified(problem, _read(choice, asked))


def _asked_narrowly(problem: Problem, limit: float) -> Composition:
    """First among the choices that the relaxation likes, then among all that can still be better.

    A choice that costs more than what lies between the relaxation's ceiling and an answer is in no
    better routine, so the proof is whole without it.
    """
    choice, model = build(problem)
    relaxed = relax(model)
    if relaxed is None:
        return _verified(problem, _read(choice, _ask(model, limit)))
    first = _ask(_without(model, relaxed, NEAR), min(limit, FIRST_LIMIT))
    if not _has_answer(first):
        return _verified(problem, _capped(relaxed, _read(choice, _ask(model, limit))))
    found = _read(choice, first)
    if found.bound == found.score >= floor(relaxed.ceiling - NEAR + SAFELY):
        return _verified(problem, found)
    wider = _without(model, relaxed, relaxed.ceiling - found.score)
    _begin_from(wider, first)
    second = _ask(wider, limit)
    better = _read(choice, second) if _has_answer(second) else replace(found, bound=MOST)
    return _verified(problem, _capped(relaxed, better))


def _ask(model: CpModel, limit: float, *, presolve: bool = True) -> CpSolver:
    solver = CpSolver()
    solver.parameters.cp_model_presolve = presolve
    solver.parameters.max_presolve_iterations = 1
    solver.parameters.symmetry_level = 0
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = SEED
    solver.parameters.linearization_level = 2
    solver.parameters.cp_model_probing_level = 0
    # Of all cuts, these alone cost more than they bring.
    solver.parameters.add_cg_cuts = False
    # The sums over all exercises stay whole, so that cuts see them whole.
    solver.parameters.linear_split_size = 1_000
    solver.parameters.max_deterministic_time = limit
    solver.parameters.max_time_in_seconds = WALL_LIMIT_SECONDS
    solver.solve(model)
    return solver


def _has_answer(asked: CpSolver) -> bool:
    return asked.response_proto.status in ANSWERED


def _without(model: CpModel, relaxed: Relaxation, points: float) -> CpModel:
    """The question without the choices that cost more than so many points."""
    narrowed = model.clone()
    left_out = relaxed.dearer_than(points + SAFELY)
    none = narrowed.proto.constraints.add().linear
    none.vars.extend(left_out)
    none.coeffs.extend([1] * len(left_out))
    none.domain.extend([0, 0])
    return narrowed


def _begin_from(model: CpModel, asked: CpSolver) -> None:
    """Only answers at least as good as one that is known, which comes first."""
    known = list(asked.response_proto.solution)
    model.proto.solution_hint.vars.extend(range(len(known)))
    model.proto.solution_hint.values.extend(known)
    # The library makes the score's negative small, without its constant.
    most = -round(asked.objective_value) - round(model.proto.objective.offset)
    model.proto.objective.domain.extend([-MOST, most])


def _capped(relaxed: Relaxation, found: Composition) -> Composition:
    """An answer whose bound is no higher than the relaxation's ceiling."""
    return replace(found, bound=min(found.bound, floor(relaxed.ceiling + SAFELY)))


def _read(choice: Choice, solver: CpSolver) -> Composition:
    if not _has_answer(solver):
        raise Unsolved("No routine was found in the time allowed. Please try again.")
    taken = [
        Taken(
            candidate=at,
            form=_which(solver, choice.form[at]),
            dose=_which(solver, choice.dose[at]),
            phase=next(phase for phase, done in choice.phase[at].items() if solver.value(done)),
        )
        for at, _ in choice.candidates()
        if solver.value(choice.taken[at])
    ]
    return Composition(
        taken=in_order(choice.problem, taken),
        rest=solver.value(choice.rest),
        short=solver.value(choice.short),
        score=round(solver.objective_value),
        bound=round(solver.best_objective_bound),
        proven=False,
    )


def _which(solver: CpSolver, literals: list[cp_model.IntVar]) -> int:
    return max(range(len(literals)), key=lambda at: solver.value(literals[at]))


def _verified(problem: Problem, found: Composition) -> Composition:
    broken = checking.violations(problem, found)
    score = checking.score(problem, found)
    if broken or not found.score <= score <= found.bound:
        reason = broken[0] if broken else f"scored {score}, not {found.score}"
        raise Unsolved(f"The answer did not pass its own check ({reason}). Nothing is shown.")
    # A proof cut short may have left points uncounted, so that only now they meet the bound.
    return replace(found, score=score, proven=score == found.bound)


def in_order(problem: Problem, taken: list[Taken]) -> tuple[Taken, ...]:
    """Steps block by block; inside one, intensity rises (falls while settling), rest comes last.

    Among equals, as few neighbours as possible bend the same way; then the catalog's order. In a
    routine that is changed, what was there keeps its order.
    """

    def rank(each: Taken) -> tuple[int, bool, int]:
        candidate = problem.candidates[each.candidate]
        level = candidate.doses[each.dose].intensity
        return (
            problem.rank(each.phase, candidate.place),
            candidate.role == "supported-rest",
            -level if each.phase == SETTLE else level,
        )

    ordered: list[Taken] = []
    for key in sorted({rank(each) for each in taken}):
        group = tuple(each for each in taken if rank(each) == key)
        ordered += _calmest(problem, group, ordered[-1] if ordered else None)
    return as_before(problem, ordered) if problem.revises else tuple(ordered)


def as_before(problem: Problem, ordered: list[Taken]) -> tuple[Taken, ...]:
    """The steps of each block in the order that they had; newcomers stay where they fit."""

    def block(each: Taken) -> tuple[int, bool]:
        candidate = problem.candidates[each.candidate]
        return problem.rank(each.phase, candidate.place), candidate.role == "supported-rest"

    def number(each: Taken) -> int:
        before = problem.candidates[each.candidate].before
        return -1 if before is None else before.at

    kept: list[Taken] = []
    for _, group in groupby(ordered, key=block):
        steps = list(group)
        old = iter(sorted((each for each in steps if number(each) >= 0), key=number))
        kept += [next(old) if number(each) >= 0 else each for each in steps]
    return tuple(kept)


def _calmest(problem: Problem, group: tuple[Taken, ...], before: Taken | None) -> tuple[Taken, ...]:
    """What bends the same way is alike, so that only the order of the ways has to be tried."""
    kinds: dict[tuple[str, ...], list[Taken]] = {}
    for each in sorted(group, key=lambda each: each.candidate):
        kinds.setdefault(_directions(problem, each), []).append(each)
    ways = tuple(kinds)

    @cache
    def best(done: tuple[int, ...], last: tuple[str, ...]) -> tuple[int, tuple[Taken, ...]]:
        found = []
        for at, way in enumerate(ways):
            if done[at] < len(kinds[way]):
                here = kinds[way][done[at]]
                clashes, rest = best((*done[:at], done[at] + 1, *done[at + 1 :]), way)
                found.append((clashes + bool(set(last) & set(way)), (here, *rest)))
        if not found:
            return (0, ())
        return min(found, key=lambda each: (each[0], [taken.candidate for taken in each[1]]))

    return best((0,) * len(ways), _directions(problem, before) if before else ())[1]


def _directions(problem: Problem, taken: Taken) -> tuple[str, ...]:
    return problem.candidates[taken.candidate].forms[taken.form].directions
