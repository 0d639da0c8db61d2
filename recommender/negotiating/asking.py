"""How does a changed question become a routine? Compose, dress, audit, as every routine."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from recommender.catalog.loading import Catalog
from recommender.intake import Intake
from recommender.recommending import Composer, Unanswered, refuse_unsafe
from recommender.routine import Routine
from recommender.screening import Screening, screen
from recommender.session import History
from recommender.solver import (
    Answer,
    Composition,
    Question,
    Unsolved,
    among,
    dress,
    numbered,
    pose,
)


@dataclass(frozen=True)
class Asked:
    """A person's question with what it was made from; `composer` answers it."""

    catalog: Catalog
    intake: Intake
    screening: Screening
    question: Question
    history: History
    composer: Composer

    def found(self, question: Question, names: Collection[str] = ()) -> Composition:
        """The best answer to a question, among some exercises or among all.

        Raises:
            Unanswered: when the solver stops.
        """
        try:
            if not names:
                return self.composer(question.problem)
            problem, numbers = among(question.problem, names)
            return numbered(self.composer(problem), numbers)
        except Unsolved as unsolved:
            raise Unanswered(str(unsolved)) from None

    def routine(
        self, question: Question, found: Composition, revised: tuple[str, ...] | None = None
    ) -> Routine:
        """The routine of an answer that takes something.

        Raises:
            Unanswered: when the audit finds a fault in it.
        """
        answer = Answer(self.catalog, self.intake, self.screening, question, found, self.history)
        routine = dress(answer, {}).model_copy(update={"revised": revised})
        refuse_unsafe(routine, self.intake.model_dump(mode="json"))
        return routine


def ask(
    catalog: Catalog,
    intake: Intake,
    history: History,
    composer: Composer,
    judged: Screening | None = None,
) -> Asked | str:
    """What can be asked with these answers; where care comes first, the sentence that says so.

    `judged` is the screening of the same answers but for what they lock, if there is one.

    Raises:
        BadIntake: when an answer names something that the catalog does not have.
    """
    screening = judged or screen(catalog, intake)
    if screening.referral is not None:
        return screening.referral.sentence
    question = pose(catalog, intake, screening, history)
    return Asked(catalog, intake, screening, question, history, composer)
