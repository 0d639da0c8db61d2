"""What could all days of a week give together? One question for CP-SAT that holds every day.

The days' questions stand side by side in one model; only what the week owes each place joins them.
For comparison and for certificates alone: the app asks day by day (docs/decisions, number 0020).
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import floor

from ortools.sat.python import cp_model
from ortools.sat.python.cp_model import CpModel, CpSolver, IntVar, LinearExpr

from recommender.catalog.vocabulary import PHASES, TARGETS_FROM
from recommender.programming.growing import grown
from recommender.routine import Routine
from recommender.solver import checking, prices
from recommender.solver.choice import Amount, Choice
from recommender.solver.composing import MOST, SAFELY, SEED
from recommender.solver.preferences import PREFERENCES
from recommender.solver.problem import SETTLE, UNIT_SECONDS, WARM_UP, Composition, Problem
from recommender.solver.rules import RULES
from recommender.solver.translation import LATELY

ANSWERED = (cp_model.OPTIMAL, cp_model.FEASIBLE)


@dataclass(frozen=True)
class Stacked:
    """What one solve gave: seconds for each place, the score, its ceiling, and what it cost."""

    seconds: Mapping[str, int]
    score: int | None
    bound: int
    proven: bool
    cpu: float


def most_together(
    problems: Sequence[Problem],
    kept: Sequence[Routine],
    old: Collection[str],
    target: Mapping[str, int],
    limit: float,
) -> Stacked:
    """The most of a weekly dose that any routines of these days could give, all places together.

    Any that end no earlier than those of the week, and have a warm-up and a quiet end where those
    have one. An exercise that is not `old` grows gently from its first day. The score counts
    seconds, no place more than its target.
    """
    model = CpModel()
    days = [_ruled(problem, model) for problem in problems]
    for day, routine in zip(days, kept, strict=True):
        _is_as_whole(model, day, routine)
    for at, day in enumerate(days):
        for later in days[at + 1 :]:
            if day.problem.budget >= later.problem.budget:
                before = [each for each in days[:at] if each.problem.budget >= later.problem.budget]
                _grows_gently(model, before, day, later, old)
    had = {region: _capped(model, days, region, target[region]) for region in sorted(target)}
    model.maximize(LinearExpr.sum(list(had.values())))
    found = _asked(model, days, sorted(target), limit)
    return Stacked(
        found.seconds,
        None if found.score is None else found.score * UNIT_SECONDS,
        found.bound * UNIT_SECONDS,
        found.proven,
        found.cpu,
    )


def best_together(
    problems: Sequence[Problem],
    target: Mapping[str, int],
    limit: float,
    known: Sequence[Composition] = (),
) -> Stacked:
    """The best week as a whole, by `week_score`; `known` is a week to begin from."""
    model = CpModel()
    days = [_ruled(problem, model) for problem in problems]
    parts: list[Amount] = [prefers(day, model) for day in days for prefers in PREFERENCES]
    for region in sorted(target):
        steps = model.new_int_var(0, _steps(target[region]), "")
        wished = target[region] // UNIT_SECONDS
        model.add(prices.DUE_STEP * steps >= wished - _worked(days, region))
        parts.append(-prices.DUE * steps)
    parts += [-_repeats(model, days[max(0, at - 2) : at], day) for at, day in enumerate(days)]
    model.maximize(LinearExpr.sum(parts))
    for day, found in zip(days, known, strict=False):
        _hint(model, day, found)
    return _asked(model, days, sorted(target), limit)


def week_score(
    problems: Sequence[Problem], found: Sequence[Composition], target: Mapping[str, int]
) -> int:
    """All days' scores, less what the week lacks, less repeating what was done lately."""
    pairs = list(zip(problems, found, strict=True))
    names = [{p.candidates[each.candidate].name for each in f.taken} for p, f in pairs]
    again = sum(
        2 * (name in names[at - 1]) or int(at > 1 and name in names[at - 2])
        for at in range(1, len(names))
        for name in names[at]
    )
    had = given(problems, found)
    lacks = sum(_steps(max(0, wished - had.get(at, 0))) for at, wished in target.items())
    return sum(checking.score(p, f) for p, f in pairs) - prices.DUE * lacks - again


def given(problems: Sequence[Problem], found: Sequence[Composition]) -> Mapping[str, int]:
    """Seconds of work for each place, both sides together."""
    seconds: Counter[str] = Counter()
    for problem, composition in zip(problems, found, strict=True):
        for taken in composition.taken:
            each = problem.candidates[taken.candidate]
            work = UNIT_SECONDS * each.sides * each.doses[taken.dose].work
            for region, weight in each.regions:
                if weight >= TARGETS_FROM and not each.passive:
                    seconds[region] += work
    return seconds


def _is_as_whole(model: CpModel, day: Choice, routine: Routine) -> None:
    model.add(day.short <= (routine.budget_seconds - routine.seconds) // UNIT_SECONDS)
    for phase in (WARM_UP, SETTLE):
        if any(step.phase == PHASES[phase] for step in routine.steps):
            model.add_bool_or([each[phase] for each in day.phase if phase in each])


def _grows_gently(
    model: CpModel, before: Sequence[Choice], day: Choice, later: Choice, old: Collection[str]
) -> None:
    """What is done on a day for the first time in the week bounds the doses of a later day."""
    there = {each.name: at for at, each in later.candidates() if each.name not in old}
    for at, each in day.candidates():
        if each.name not in there:
            continue
        earlier = [
            one.taken[n] for one in before for n, same in one.candidates() if same.name == each.name
        ]
        now = there[each.name]
        for d, dose in enumerate(each.doses):
            limits = grown((UNIT_SECONDS * dose.work, dose.intensity))
            too_much = [
                later.dose[now][n]
                for n, more in enumerate(later.problem.candidates[now].doses)
                if not any(a.admits(UNIT_SECONDS * more.work, more.intensity) for a in limits)
            ]
            model.add(LinearExpr.sum([*too_much, day.dose[at][d]]) <= 1 + LinearExpr.sum(earlier))


def _steps(seconds: int) -> int:
    return -(-seconds // (prices.DUE_STEP * UNIT_SECONDS))


def _hint(model: CpModel, day: Choice, found: Composition) -> None:
    done = {each.candidate: each for each in found.taken}
    for at, _ in day.candidates():
        own = done.get(at)
        model.add_hint(day.taken[at], own is not None)
        for d, literal in enumerate(day.dose[at]):
            model.add_hint(literal, own is not None and own.dose == d)
        for k, literal in enumerate(day.form[at]):
            model.add_hint(literal, own is not None and own.form == k)
        for phase, literal in day.phase[at].items():
            model.add_hint(literal, own is not None and own.phase == phase)


def _ruled(problem: Problem, model: CpModel) -> Choice:
    choice = Choice(problem, model)
    for rule in RULES:
        rule(choice, model)
    return choice


def _worked(days: Sequence[Choice], region: str) -> LinearExpr:
    """Units of work on a place, both sides together, by what is made for it."""
    return LinearExpr.sum(
        [
            each.sides * day.work(at)
            for day in days
            for at, each in day.candidates()
            if dict(each.regions).get(region, 0) >= TARGETS_FROM and not each.passive
        ]
    )


def _capped(model: CpModel, days: Sequence[Choice], region: str, target: int) -> IntVar:
    had = model.new_int_var(0, target // UNIT_SECONDS, "")
    model.add(had <= _worked(days, region))
    return had


def _repeats(model: CpModel, before: Sequence[Choice], day: Choice) -> LinearExpr:
    """What it costs to do again what the last two days had, the nearer one dearer."""
    costs = []
    for at, each in day.candidates():
        cost = model.new_int_var(0, max(LATELY), "")
        for earlier, price in zip(reversed(before), LATELY, strict=False):
            there = [earlier.taken[n] for n, one in earlier.candidates() if one.name == each.name]
            model.add(cost >= price * (LinearExpr.sum(there) + day.taken[at] - 1))
        costs.append(cost)
    return LinearExpr.sum(costs)


def _asked(model: CpModel, days: Sequence[Choice], regions: Sequence[str], limit: float) -> Stacked:
    began = time.process_time()
    solver = CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = SEED
    solver.parameters.linearization_level = 2
    solver.parameters.cp_model_probing_level = 0
    solver.parameters.symmetry_level = 0
    solver.parameters.max_presolve_iterations = 1
    solver.parameters.linear_split_size = 1_000
    solver.parameters.add_cg_cuts = False
    solver.parameters.max_deterministic_time = limit
    status = solver.solve(model)
    spent = time.process_time() - began
    if status not in ANSWERED:
        return Stacked({}, None, MOST, False, spent)
    seconds = {region: UNIT_SECONDS * solver.value(_worked(days, region)) for region in regions}
    return Stacked(
        seconds,
        round(solver.objective_value),
        floor(solver.best_objective_bound + SAFELY),
        status == cp_model.OPTIMAL,
        spent,
    )
