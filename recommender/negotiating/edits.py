"""What can be asked of one step, and what does it ask of the solver?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from recommender.catalog.exercise import Dose
from recommender.catalog.vocabulary import PHASES, Phase
from recommender.intake import Intake
from recommender.routine import Routine, Step
from recommender.solver import Question, Wanted

Kind = Literal[
    "lock", "unlock", "exclude", "swap", "longer", "shorter", "easier", "harder", "earlier", "later"
]
DOSED: tuple[Kind, ...] = ("longer", "shorter", "easier", "harder")
MOVED: tuple[Kind, ...] = ("earlier", "later")
STRIDE_SECONDS = 30
"""A dose gets longer or shorter by at most so much work on a side, when there is such a dose."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One change to one step; `other` is the exercise that a swap brings in."""

    kind: Kind
    exercise: str
    other: str = ""


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A change that cannot be had, and why in a sentence; the routine stays as it is."""

    sentence: str


def answers_with(intake: Intake, edit: Edit) -> Intake:
    """The answers with what a change locks and leaves out."""
    locked, excluded = set(intake.locked), set(intake.excluded)
    match edit.kind:
        case "lock":
            locked.add(edit.exercise)
        case "unlock":
            locked.discard(edit.exercise)
        case "exclude" | "swap":
            excluded.add(edit.exercise)
            locked.discard(edit.exercise)
    if edit.kind == "swap":
        locked.add(edit.other)
    told = {**intake.model_dump(), "locked": tuple(locked), "excluded": tuple(excluded)}
    return Intake.model_validate(told)


def wanted(question: Question, routine: Routine, edit: Edit) -> Mapping[str, Wanted]:
    """What a change asks of the solver, by exercise."""
    if edit.kind == "swap":
        return {edit.other: Wanted(instead_of=edit.exercise)}
    if edit.kind in DOSED:
        step = step_of(routine, edit.exercise)
        return {edit.exercise: Wanted(doses=doses(edit.kind, step.dose, menu(question, step)))}
    if edit.kind in MOVED and not neighbour(routine, edit):
        return {edit.exercise: Wanted(phase=_phase(question, routine, edit))}
    return {}


def order(routine: Routine, edit: Edit) -> tuple[str, ...]:
    """The exercises in the order wished for."""
    names = [step.exercise for step in routine.steps]
    other = neighbour(routine, edit) if edit.kind in MOVED else None
    if other:
        at, to = names.index(edit.exercise), names.index(other)
        names[at], names[to] = names[to], names[at]
    return tuple(names)


def possible(question: Question, routine: Routine, step: Step) -> tuple[Kind, ...]:
    """The changes that can be asked of a step; whether the minutes allow them is another matter."""
    return tuple(_possible(question, routine, step))


def _possible(question: Question, routine: Routine, step: Step) -> Iterator[Kind]:
    yield "unlock" if step.exercise in routine.intake["locked"] else "lock"
    yield "swap"
    for kind in DOSED:
        if doses(kind, step.dose, menu(question, step)):
            yield kind
    for kind in MOVED:
        edit = Edit(kind, step.exercise)
        if neighbour(routine, edit) or _phase(question, routine, edit):
            yield kind
    yield "exclude"


def step_of(routine: Routine, exercise: str) -> Step:
    """The step that does an exercise."""
    return next(step for step in routine.steps if step.exercise == exercise)


def menu(question: Question, step: Step) -> tuple[Dose, ...]:
    """The doses that some form of a step's exercise allows today."""
    for each, candidate in zip(question.menus, question.problem.candidates, strict=True):
        if candidate.name == step.exercise:
            allowed = [form.allows for form in candidate.forms]
            return tuple(dose for at, dose in enumerate(each) if any(row[at] for row in allowed))
    return ()


def doses(kind: Kind, now: Dose, menu: Sequence[Dose]) -> tuple[Dose, ...]:
    """The doses of a menu that are longer, shorter, easier or harder than the one of now.

    Easier is of the next lower intensity and as long as can be, or shorter where there is none;
    harder the other way.
    """
    same = [dose for dose in menu if dose.intensity == now.intensity]
    if kind == "longer":
        return _next(now, [dose for dose in same if dose.work_seconds > now.work_seconds])
    if kind == "shorter":
        return _next(now, [dose for dose in same if dose.work_seconds < now.work_seconds])
    if kind == "easier":
        return _nearest(now, menu, lambda level: level < now.intensity) or doses(
            "shorter", now, menu
        )
    return _nearest(now, menu, lambda level: level > now.intensity) or doses("longer", now, menu)


def _next(now: Dose, found: Sequence[Dose]) -> tuple[Dose, ...]:
    """Those within a stride, or the nearest."""
    away = {dose: abs(dose.work_seconds - now.work_seconds) for dose in found}
    reach = max(STRIDE_SECONDS, min(away.values(), default=0))
    return tuple(dose for dose in found if away[dose] <= reach)


def _nearest(now: Dose, menu: Sequence[Dose], able: Callable[[int], bool]) -> tuple[Dose, ...]:
    """Those of the nearest intensity whose work is nearest to that of now."""
    levels = {dose.intensity for dose in menu if able(dose.intensity)}
    level = min(levels, key=lambda level: abs(level - now.intensity), default=0)
    away = {
        dose: abs(dose.work_seconds - now.work_seconds) for dose in menu if dose.intensity == level
    }
    return tuple(dose for dose in away if away[dose] == min(away.values()))


def neighbour(routine: Routine, edit: Edit) -> str | None:
    """The exercise with which a step can change places: of the same phase in the same place."""
    pairs = pairwise(routine.steps)
    for one, two in pairs:
        here, there = (two, one) if edit.kind == "earlier" else (one, two)
        if here.exercise == edit.exercise and _block(here) == _block(there):
            return there.exercise
    return None


def _block(step: Step) -> tuple[str, str, str]:
    return step.phase, step.position, step.surface


def _phase(question: Question, routine: Routine, edit: Edit) -> Phase | None:
    """The phase before or after, when the exercise is made for it and leaves none empty."""
    phase = step_of(routine, edit.exercise).phase
    if phase != "main" and sum(step.phase == phase for step in routine.steps) == 1:
        return None
    now = PHASES.index(phase)
    for candidate in question.problem.candidates:
        if candidate.name == edit.exercise:
            earlier = [PHASES[phase] for phase in candidate.phases if phase < now]
            later = [PHASES[phase] for phase in candidate.phases if phase > now]
            near = earlier[-1:] if edit.kind == "earlier" else later[:1]
            return near[0] if near else None
    return None
