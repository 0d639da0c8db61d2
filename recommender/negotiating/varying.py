"""Which other routines are about as good, and really others?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from recommender.catalog.loading import Catalog
from recommender.intake import Intake
from recommender.negotiating.asking import Asked, ask
from recommender.recommending import Composer
from recommender.routine import Routine
from recommender.session import NOTHING_DONE, History
from recommender.solver import Composition, compose, unlike

MOST = 3
NEAR_PERCENT = 3
"""Points below the best that another routine may have, in hundredths of it."""


@dataclass(frozen=True)
class Alternatives:
    """Routines about as good as the best, each of them other than the one shown and than the rest.

    `best` is the score of the best routine for the same answers.
    """

    best: int
    routines: tuple[Routine, ...]


def alternatives(
    catalog: Catalog,
    intake: Intake,
    routine: Routine,
    count: int = MOST,
    history: History = NOTHING_DONE,
    composer: Composer = compose,
) -> Alternatives:
    """At most `count` routines within 3 % of the best that differ in three tenths of their work.

    Raises:
        BadIntake: when an answer names something that the catalog does not have.
        Unanswered: when the solver stops, or the audit finds a fault in a routine.
    """
    asked = ask(catalog, intake, history.steered(routine.steering), composer)
    if isinstance(asked, str):
        return Alternatives(0, ())
    best = asked.found(asked.question)
    return Alternatives(best.score, tuple(_others(asked, best, routine, count)))


def _others(asked: Asked, best: Composition, routine: Routine, count: int) -> Iterator[Routine]:
    shown = [routine]
    while len(shown) <= count:
        question = unlike(asked.question, tuple(shown))
        found = asked.found(question)
        if not found.taken or not near(found.score, best.score) or found.short > best.short:
            return
        # The ceiling of the whole question, not of those routines alone that differ.
        honest = replace(found, bound=best.bound, proven=found.score == best.bound)
        shown.append(asked.routine(asked.question, honest))
        yield shown[-1]


def near(score: int, best: int) -> bool:
    """Whether a score is within 3 % of the best."""
    return 100 * (best - score) <= NEAR_PERCENT * abs(best)
