"""What does one change make of a routine? Everything else stays, unless the minutes force it."""

from __future__ import annotations

from recommender.catalog.loading import Catalog
from recommender.intake import Intake
from recommender.negotiating.asking import Asked, ask
from recommender.negotiating.edits import (
    DOSED,
    MOVED,
    Edit,
    Kind,
    Unchanged,
    answers_with,
    doses,
    order,
    possible,
    step_of,
    wanted,
)
from recommender.negotiating.relatives import relatives
from recommender.recommending import Composer
from recommender.routine import Routine
from recommender.session import NOTHING_DONE, History
from recommender.solver import Composition, Question, compose, keeping, worth_itself
from recommender.solver.problem import UNIT_SECONDS

MOST_NEAR = 6
"""Relatives of a step that may fill a gap beside what is there."""
NOTHING_LEFT = "Nothing else that suits you today can take its place, so it stays."
NO_ROOM = "That does not fit into your minutes beside the rest, so nothing was changed."
CANNOT_MOVE = (
    "It cannot move there: exercises in one position stay together, so that you get up and down "
    "as little as can be."
)


def revise(
    catalog: Catalog,
    intake: Intake,
    routine: Routine,
    edit: Edit,
    history: History = NOTHING_DONE,
    composer: Composer = compose,
) -> Routine | Unchanged:
    """The routine with one change, or why it stays as it is.

    `intake` are the answers that hold today, with the wishes of this routine.

    Raises:
        BadIntake: when an answer names something that the catalog does not have.
        Unanswered: when the solver stops, or the audit finds a fault in the routine.
    """
    asked = ask(catalog, answers_with(intake, edit), history.steered(routine.steering), composer)
    return Unchanged(asked) if isinstance(asked, str) else revised(asked, routine, edit)


def revised(
    asked: Asked, routine: Routine, edit: Edit, most_near: int = MOST_NEAR
) -> Routine | Unchanged:
    """The routine with a change that the answers asked with have already.

    `most_near` is how many relatives of the step may fill a gap.

    Raises:
        Unanswered: when the solver stops, or the audit finds a fault in the routine.
    """
    touched = _touched(routine, edit)
    question = keeping(
        asked.question,
        routine,
        touched,
        wanted(asked.question, routine, edit),
        order(routine, edit),
    )
    found = _found(asked, question, routine, edit, most_near)
    if found is None:
        return Unchanged(_why_not(edit))
    if not found.taken:
        return Unchanged(NOTHING_LEFT)
    changed = asked.routine(question, worth_itself(question.problem, found), touched)
    return changed if _holds(routine, changed, edit) else Unchanged(_why_not(edit))


def possible_changes(
    catalog: Catalog, intake: Intake, routine: Routine
) -> tuple[tuple[str, tuple[Kind, ...]], ...]:
    """What can be asked of each exercise of a routine; nothing where care comes first."""
    asked = ask(catalog, intake, NOTHING_DONE.steered(routine.steering), compose)
    if isinstance(asked, str):
        return tuple((step.exercise, ()) for step in routine.steps)
    return tuple((step.exercise, possible(asked.question, routine, step)) for step in routine.steps)


def _touched(routine: Routine, edit: Edit) -> tuple[str, ...]:
    """The exercises whose dose was set by hand, with this change."""
    touched = set(routine.revised or ())
    if edit.kind in DOSED:
        touched.add(edit.exercise)
    if edit.kind in ("exclude", "swap"):
        touched.discard(edit.exercise)
    return tuple(sorted(touched))


def _found(
    asked: Asked, question: Question, routine: Routine, edit: Edit, most_near: int
) -> Composition | None:
    """From what is there; where that leaves a gap, with a few relatives; None when it still does.

    What is left out, now or meanwhile, leaves a gap that any exercise may fill best.
    """
    if edit.kind != "swap" and _is_less(question, routine):
        return asked.found(question)
    own = what_is_there(question)
    near = relatives(asked.catalog, asked.question, routine, edit.exercise)[:most_near]
    for names in [own, [*own, *near]] if near else [own]:
        found = asked.found(question, names)
        if found.taken and found.short <= missing(routine) and _takes(question, found):
            return found
    return None


def _is_less(question: Question, routine: Routine) -> bool:
    """Whether a step of the routine can be had no more."""
    able = {each.name for each in question.problem.candidates}
    return any(step.exercise not in able for step in routine.steps)


def what_is_there(question: Question) -> list[str]:
    """The exercises of the routine that is changed, with the one that a swap brings in."""
    return [each.name for each in question.problem.candidates if each.before]


def missing(routine: Routine) -> int:
    """Units that a routine leaves open."""
    return (routine.budget_seconds - routine.seconds) // UNIT_SECONDS


def _takes(question: Question, found: Composition) -> bool:
    """Whether everything that is wanted was taken."""
    taken = {each.candidate for each in found.taken}
    before = [each.before for each in question.problem.candidates]
    return all(at in taken for at, each in enumerate(before) if each and each.wanted)


def _holds(routine: Routine, changed: Routine, edit: Edit) -> bool:
    """Whether a change did what it was asked for."""
    steps = [step.exercise for step in changed.steps]
    if edit.kind == "swap":
        return edit.other in steps
    if edit.kind in DOSED:
        if edit.exercise not in steps:
            return False
        before, now = step_of(routine, edit.exercise).dose, step_of(changed, edit.exercise).dose
        return bool(doses(edit.kind, before, [now]))
    if edit.kind in MOVED:
        return _moved(routine, changed, edit)
    return True


def _moved(routine: Routine, changed: Routine, edit: Edit) -> bool:
    """Whether a step comes earlier or later than before among those that stayed."""
    now = [step.exercise for step in changed.steps]
    if edit.exercise not in now:
        return False
    stayed = [step.exercise for step in routine.steps if step.exercise in now]
    places = [
        [each for each in row if each in stayed].index(edit.exercise) for row in (stayed, now)
    ]
    return places[0] != places[1] or (
        step_of(routine, edit.exercise).phase != step_of(changed, edit.exercise).phase
    )


def _why_not(edit: Edit) -> str:
    return CANNOT_MOVE if edit.kind in MOVED else NO_ROOM
