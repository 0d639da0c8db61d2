"""From a routine back to its question: what did the solver see when this was its answer?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from recommender.catalog.exercise import Dose
from recommender.catalog.loading import Catalog
from recommender.catalog.vocabulary import PHASES
from recommender.intake import Intake
from recommender.routine import Routine, Step
from recommender.screening import Cleared, screen
from recommender.session import NOTHING_DONE, History
from recommender.solver import checking
from recommender.solver.explaining import Answer
from recommender.solver.problem import UNIT_SECONDS, Composition, Taken
from recommender.solver.translation import pose

SESSIONS_SINCE = 4
"""So many sessions may have come after the making; a routine does not say what came before it."""


def recall(catalog: Catalog, routine: Routine, history: History = NOTHING_DONE) -> Answer | None:
    """The answer that a routine was made of; None when its score cannot be reached again.

    That is so for one of an earlier catalog, or judged by other answers than its own. `history`
    is what is known today; what was done after the making is left out of it, and how it bent the
    routine stands in the routine.

    Raises:
        BadIntake: when the answers name something that the catalog does not have.
    """
    intake = Intake.model_validate(dict(routine.intake))
    screening = screen(catalog, intake)
    for known in _histories(history.steered(routine.steering)):
        question = pose(catalog, intake, screening, known)
        answer = Answer(catalog, intake, screening, question, _nothing(routine), known)
        found = _found(answer, routine)
        if found and checking.score(question.problem, found) == routine.score:
            return replace(answer, found=found)
    return None


def _histories(history: History) -> Iterator[History]:
    done = history.performed
    least = max(0, len(done) - SESSIONS_SINCE)
    for count in [*range(len(done), least - 1, -1), *[0] * bool(least)]:
        yield history.model_copy(update={"performed": done[:count]})


def _nothing(routine: Routine) -> Composition:
    return Composition((), 0, 0, routine.score, routine.bound, routine.proven)


def _found(answer: Answer, routine: Routine) -> Composition | None:
    taken = [_taken(answer, step) for step in routine.steps]
    known = tuple(each for each in taken if each is not None)
    if len(known) < len(taken):
        return None
    rest = sum(entry.seconds for _, entry in routine.entries() if entry.kind == "rest")
    return replace(
        answer.found,
        taken=known,
        rest=rest // UNIT_SECONDS,
        short=(routine.budget_seconds - routine.seconds) // UNIT_SECONDS,
    )


def _taken(answer: Answer, step: Step) -> Taken | None:
    for at, cleared in enumerate(answer.question.cleared):
        if cleared.exercise == step.exercise:
            form, dose = _form(cleared, step), _dose(answer.question.menus[at], step)
            if form is None or dose is None:
                return None
            return Taken(at, form, dose, PHASES.index(step.phase))
    return None


def _form(cleared: Cleared, step: Step) -> int | None:
    names = [each.form.ids for each in cleared.forms]
    return names.index(step.adjustments) if step.adjustments in names else None


def _dose(menu: tuple[Dose, ...], step: Step) -> int | None:
    """The dose by its numbers; the words of its source may have changed."""
    same = [at for at, each in enumerate(menu) if _numbers(each) == _numbers(step.dose)]
    return same[0] if same else None


def _numbers(dose: Dose) -> dict[str, object]:
    return dose.model_dump(exclude={"source"})
