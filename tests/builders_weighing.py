"""Which routine is weighed in a test? One of a thin catalog, so that asking again is quick."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Any

from recommender.catalog.loading import Catalog
from recommender.intake import Intake, check_intake
from recommender.routine import Routine
from recommender.screening import screen
from recommender.session import NOTHING_DONE, History
from recommender.solver import Answer, Composition, Problem, Unsolved, compose, dress, pose, recall
from tests.builders_catalog import the_first

THIN = the_first()


def an_intake(**told: Any) -> Intake:
    return check_intake({"minutes": 6, "pain": {"low-back": 5}, **told})


def made_for(intake: Intake, catalog: Catalog = THIN, history: History = NOTHING_DONE) -> Routine:
    """Without its audit, which knows the whole catalog only."""
    screening = screen(catalog, intake)
    question = pose(catalog, intake, screening, history)
    return dress(
        Answer(catalog, intake, screening, question, compose(question.problem), history), {}
    )


def an_answer(catalog: Catalog = THIN, **told: Any) -> tuple[Routine, Answer]:
    """A routine, and the answer that it was made of."""
    routine = made_for(an_intake(**told), catalog)
    answer = recall(catalog, routine)
    assert answer is not None
    return routine, answer


def at_once(problem: Problem) -> Future[Composition]:
    """What a pool of workers would find, found here and now."""
    later: Future[Composition] = Future()
    later.set_result(compose(problem))
    return later


def stopped(problem: Problem) -> Future[Composition]:
    """What a pool of workers gives whose search was stopped."""
    later: Future[Composition] = Future()
    later.set_exception(Unsolved("The search stopped."))
    return later
