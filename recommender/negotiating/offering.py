"""What could be done instead of one step, and what would each change?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from recommender.catalog.loading import Catalog
from recommender.catalog.wording import dose_words
from recommender.intake import Intake
from recommender.negotiating.asking import Asked, ask
from recommender.negotiating.comparing import what_else_changes
from recommender.negotiating.edits import Edit, answers_with, step_of
from recommender.negotiating.relatives import relatives
from recommender.negotiating.revising import revised
from recommender.recommending import Composer
from recommender.routine import Routine
from recommender.session import NOTHING_DONE, History
from recommender.solver import compose

MOST_OFFERS = 3
MOST_TRIES = 10
"""Relatives that are tried before fewer than three are offered."""


@dataclass(frozen=True)
class Offer:
    """An exercise that could take a step's place, the routine with it, and what that changes.

    `instead` is its name and dose, `besides` a sentence on everything else.
    """

    edit: Edit
    routine: Routine
    instead: str
    besides: str


def equivalents(
    catalog: Catalog,
    intake: Intake,
    routine: Routine,
    exercise: str,
    history: History = NOTHING_DONE,
    composer: Composer = compose,
) -> tuple[Offer, ...]:
    """At most three exercises that serve the same places as a step, each solved for.

    Raises:
        BadIntake: when an answer names something that the catalog does not have.
        Unanswered: when the solver stops, or the audit finds a fault in a routine.
    """
    without = answers_with(intake, Edit("exclude", exercise))
    asked = ask(catalog, without, history.steered(routine.steering), composer)
    if isinstance(asked, str):
        return ()
    found = _offers(asked, routine, exercise)
    return tuple(islice(found, MOST_OFFERS))


def _offers(without: Asked, routine: Routine, exercise: str) -> Iterator[Offer]:
    """An offer for each relative that fits; the answers leave the exercise out already."""
    catalog, judged = without.catalog, without.screening
    for other in relatives(catalog, without.question, routine, exercise)[:MOST_TRIES]:
        edit = Edit("swap", exercise, other)
        told = answers_with(without.intake, edit)
        asked = ask(catalog, told, without.history, without.composer, judged)
        swapped = asked if isinstance(asked, str) else revised(asked, routine, edit, most_near=0)
        if isinstance(swapped, Routine) and _is_alone(routine, swapped, edit):
            dose = dose_words(step_of(swapped, other).dose)
            instead = f"{catalog.exercise(other).name}, {dose}"
            yield Offer(edit, swapped, instead, what_else_changes(catalog, routine, swapped, edit))


def _is_alone(routine: Routine, swapped: Routine, edit: Edit) -> bool:
    """Whether a swap takes no third exercise out."""
    now = {step.exercise for step in swapped.steps}
    return all(step.exercise in now or step.exercise == edit.exercise for step in routine.steps)
