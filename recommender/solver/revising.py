"""From a routine that is there to a question about changing it: what stays, what may move?"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from recommender.catalog.exercise import Dose
from recommender.catalog.vocabulary import PHASES, Phase
from recommender.routine import Routine, Step
from recommender.solver import checking
from recommender.solver.problem import Before, Candidate, Composition, FormOption, Problem
from recommender.solver.translation import Question


@dataclass(frozen=True)
class Wanted:
    """What a change asks of one exercise: which doses, which phase, and in whose number."""

    doses: tuple[Dose, ...] | None = None
    phase: Phase | None = None
    instead_of: str | None = None


def keeping(
    question: Question,
    routine: Routine,
    touched: Collection[str],
    wanted: Mapping[str, Wanted],
    order: tuple[str, ...] = (),
) -> Question:
    """The question with a routine that stays as it is, but for what is wanted.

    `touched` are exercises whose dose was set by hand; `order` is that of the routine's exercises
    where another is wished for.
    """
    names = order or tuple(step.exercise for step in routine.steps)
    steps = {step.exercise: step for step in routine.steps}
    changed = []
    for at, each in enumerate(question.problem.candidates):
        wish = wanted.get(each.name)
        old = wish.instead_of or each.name if wish else each.name
        if old in steps and (wish or each.name in steps):
            before = _before(question, at, steps[old], names.index(old))
            before = replace(before, touched=each.name in touched)
            if wish:
                before, each = _wished(question, at, before, each, wish)
            each = replace(each, before=before)
        changed.append(each)
    return replace(question, problem=replace(question.problem, candidates=tuple(changed)))


def _before(question: Question, at: int, step: Step, number: int) -> Before:
    """How a step stood; what the catalog has no more may be anything."""
    menu, forms = question.menus[at], question.cleared[at].forms
    same = step.exercise == question.cleared[at].exercise
    phase = PHASES.index(step.phase)
    ids = [each.form.ids for each in forms]
    return Before(
        at=number,
        form=ids.index(step.adjustments) if same and step.adjustments in ids else None,
        dose=menu.index(step.dose) if same and step.dose in menu else None,
        phase=phase if phase in question.problem.candidates[at].phases else None,
    )


def _wished(
    question: Question, at: int, before: Before, each: Candidate, wish: Wanted
) -> tuple[Before, Candidate]:
    before = replace(before, wanted=True)
    if wish.doses is not None:
        fits = tuple(dose in wish.doses for dose in question.menus[at])
        forms = tuple(_masked(form, fits) for form in each.forms)
        before, each = replace(before, dose=None), replace(each, forms=forms)
    if wish.phase:
        phase = PHASES.index(wish.phase)
        before, each = replace(before, phase=phase), replace(each, phases=(phase,))
    return before, each


def _masked(form: FormOption, fits: tuple[bool, ...]) -> FormOption:
    allows = tuple(one and other for one, other in zip(form.allows, fits, strict=True))
    return replace(form, allows=allows)


def among(problem: Problem, names: Collection[str]) -> tuple[Problem, tuple[int, ...]]:
    """The problem with these candidates alone, and the number that each of them had."""
    numbers = tuple(at for at, each in enumerate(problem.candidates) if each.name in names)
    left = tuple(problem.candidates[at] for at in numbers)
    locks = sum(each.locked for each in problem.candidates) - sum(each.locked for each in left)
    return replace(problem, candidates=left, lost_locks=problem.lost_locks + locks), numbers


def numbered(found: Composition, numbers: tuple[int, ...]) -> Composition:
    """The answer to a problem of `among` in the numbers of the whole."""
    taken = tuple(replace(each, candidate=numbers[each.candidate]) for each in found.taken)
    return replace(found, taken=taken)


def worth_itself(problem: Problem, found: Composition) -> Composition:
    """The answer with the points that it has as a routine, without those for staying as it was.

    The bound is moved as far: then no routine that stays as near to the one before has more.
    """
    change = checking.points(problem, found)["keeps what was there"]
    return replace(found, score=found.score - change, bound=found.bound - change)


def unlike(question: Question, shown: tuple[Routine, ...]) -> Question:
    """The question for a routine that differs from each that was shown."""
    rows = [{step.exercise for step in routine.steps} for routine in shown]
    sets = tuple(
        tuple(at for at, each in enumerate(question.problem.candidates) if each.name in row)
        for row in rows
    )
    return replace(question, problem=replace(question.problem, unlike=sets))
