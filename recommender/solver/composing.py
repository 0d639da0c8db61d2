"""Which routine is best? Builds the question for CP-SAT, asks it in two parts, reads the answer."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import groupby

from ortools.sat.python import cp_model
from ortools.sat.python.cp_model import CpModel, CpSolver, LinearExpr

from recommender.solver import checking, prices
from recommender.solver.choice import Choice
from recommender.solver.preferences import PREFERENCES
from recommender.solver.problem import SETTLE, Composition, Problem, Taken
from recommender.solver.rules import RULES

DETERMINISTIC_LIMIT = 20.0
"""Units of CP-SAT's deterministic time for each part, many times the worst proof measured."""
WALL_LIMIT_SECONDS = 30.0
"""For each part; a backstop for a machine that stalls, never what decides."""
SEED = 20_260_101
ANSWERED = (cp_model.OPTIMAL, cp_model.FEASIBLE)
RISINGS = ((0, 0), (1, 1_000))
"""How often a routine gets up, least and most: every case, asked one after the other.

While it is open, the bound takes the floor in fractions and pays for getting up in fractions too.
"""
NOTHING_HERE = -1_000_000
"""Below every score: no routine of this part beats the one before."""


class Unsolved(Exception):
    """The solver gave no routine; the text is a sentence for the person."""


def compose(problem: Problem, deterministic_limit: float = DETERMINISTIC_LIMIT) -> Composition:
    """The best routine for a problem. The same problem gives the same routine.

    Raises:
        Unsolved: when the limit was reached without any routine, or the answer breaks a rule.
    """
    best: Composition | None = None
    bounds = []
    for fewest, most in RISINGS:
        found, bound = _ask(problem, deterministic_limit, fewest, most, best)
        bounds.append(bound)
        best = found or best
    if best is None:
        raise Unsolved("No routine was found in the time allowed. Please try again.")
    bound = max(best.score, *bounds)
    return _verified(problem, replace(best, bound=bound, proven=bound == best.score))


def _ask(
    problem: Problem, limit: float, fewest: int, most: int, before: Composition | None
) -> tuple[Composition | None, int]:
    """The best routine that gets up so often and beats the one before; what none can exceed."""
    model = CpModel()
    choice = Choice(problem, model)
    for rule in RULES:
        rule(choice, model)
    model.add_linear_constraint(choice.risings(), fewest, most)
    score = LinearExpr.sum([prefers(choice, model) for prefers in PREFERENCES])
    if before is not None:
        model.add(score >= before.score + 1)
    model.maximize(score)
    solver = _solver(limit)
    status = solver.solve(model)
    if status == cp_model.INFEASIBLE:
        return None, NOTHING_HERE
    if status not in ANSWERED:
        # Without any answer the library's own bound means nothing.
        return None, _ceiling(problem)
    return _read(choice, solver), round(solver.best_objective_bound)


def _ceiling(problem: Problem) -> int:
    """The points of a routine that covers everything and pays nothing; no routine has more."""
    asked = prices.FULL_VALUE * prices.FULL_STEPS + prices.FURTHER_VALUE * prices.FURTHER_STEPS
    related = prices.RELATED_VALUE * prices.FULL_STEPS
    return asked * sum(priority for _, priority in problem.asked) + related * len(problem.related)


def _solver(deterministic_limit: float) -> CpSolver:
    solver = CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = SEED
    solver.parameters.linearization_level = 2
    solver.parameters.cp_model_probing_level = 0
    # Of all cuts, rounding alone pays.
    solver.parameters.cut_level = 1
    solver.parameters.add_cg_cuts = False
    solver.parameters.add_zero_half_cuts = False
    solver.parameters.add_clique_cuts = False
    solver.parameters.max_deterministic_time = deterministic_limit
    solver.parameters.max_time_in_seconds = WALL_LIMIT_SECONDS
    return solver


def _read(choice: Choice, solver: CpSolver) -> Composition:
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
    return next(at for at, literal in enumerate(literals) if solver.value(literal))


def _verified(problem: Problem, found: Composition) -> Composition:
    broken = checking.violations(problem, found)
    score = checking.score(problem, found)
    if broken or score < found.score or (found.proven and score != found.score):
        reason = broken[0] if broken else f"scored {score}, not {found.score}"
        raise Unsolved(f"The answer did not pass its own check ({reason}). Nothing is shown.")
    return Composition(found.taken, found.rest, found.short, score, found.bound, found.proven)


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
    @cache
    def best(left: tuple[Taken, ...], last: Taken | None) -> tuple[int, tuple[Taken, ...]]:
        if not left:
            return (0, ())
        ways = []
        for at, each in enumerate(left):
            clashes, rest = best(left[:at] + left[at + 1 :], each)
            ways.append((clashes + _alike(problem, last, each), (each, *rest)))
        return min(ways, key=lambda way: (way[0], [each.candidate for each in way[1]]))

    return best(group, before)[1]


def _alike(problem: Problem, one: Taken | None, other: Taken) -> bool:
    if one is None:
        return False
    return bool(set(_directions(problem, one)) & set(_directions(problem, other)))


def _directions(problem: Problem, taken: Taken) -> tuple[str, ...]:
    return problem.candidates[taken.candidate].forms[taken.form].directions
