"""What must stay when a question changes in a way that should not matter, or only one way?

Each relation takes a person's question with its best answer and lists what does not hold; None
where the change cannot be made.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from unittest import mock

from recommender.recommending import recommend
from recommender.routine import Routine
from recommender.screening import screen
from recommender.solver import Composition, Problem, compose, prices
from recommender.solver.checking import points
from trust import disguises
from trust.intakes import Asked
from trust.reaching import PRICES

COVERS = "covers what was asked"
COVERAGE = ("FULL_VALUE", "FURTHER_VALUE", "RELATED_VALUE")
FACTOR = 3
"""By which all points are multiplied."""
LONGEST_MINUTES = 60
SIDES = ("left", "right")


@dataclass(frozen=True)
class Twin:
    """A person's question, its best answer, and dice for the changes."""

    asked: Asked
    problem: Problem
    found: Composition
    dice: random.Random

    @cached_property
    def names(self) -> list[str]:
        """The exercises of the best answer."""
        return names(self.problem, self.found)


Faults = list[str]
Relation = Callable[[Twin], Faults | None]


def names(problem: Problem, found: Composition) -> list[str]:
    """The exercises of an answer."""
    return [problem.candidates[each.candidate].name for each in found.taken]


def nothing_barred_or_excluded_appears(twin: Twin) -> Faults:
    """What screening bars, and what the person excluded, is never taken."""
    barred = {each.exercise for each in screen(twin.asked.catalog, twin.asked.intake).barred}
    unwanted = barred | set(twin.asked.intake.excluded)
    return [f"{name} was taken" for name in twin.names if name in unwanted]


def excluding_a_step_helps_nobody(twin: Twin) -> Faults | None:
    """An exercise of the best answer, excluded, is gone, and the score is no higher."""
    if not twin.names:
        return None
    name = twin.dice.choice(twin.names)
    problem = twin.asked.telling(excluded=[*twin.asked.told["excluded"], name]).problem()
    found = compose(problem)
    taken = [f"{name} was excluded and taken"] if name in names(problem, found) else []
    return taken + _no_more(twin, found)


def less_equipment_never_scores_more(twin: Twin) -> Faults | None:
    """Without one of the things at hand, the score is no higher."""
    things = twin.asked.told["equipment"]
    if not things:
        return None
    missing = twin.dice.choice(things)
    left = [thing for thing in things if thing != missing]
    return _no_more(twin, compose(twin.asked.telling(equipment=left).problem()))


def a_shuffled_catalog_scores_the_same(twin: Twin) -> Faults:
    """The order of the exercises in the catalog does not matter to the score."""
    return _same(compose(disguises.shuffled(twin.asked, twin.dice).problem()), twin.found.score)


def other_names_score_the_same(twin: Twin) -> Faults:
    """What exercises, families, regions and things are called does not matter."""
    return _same(compose(disguises.renamed(twin.problem, twin.dice)), twin.found.score)


def places_in_another_list_score_the_same(twin: Twin) -> Faults:
    """How the places are numbered does not matter, only the order in which they are walked."""
    return _same(compose(disguises.renumbered(twin.problem, twin.dice)), twin.found.score)


def scaled_points_scale_the_score(twin: Twin) -> Faults:
    """All points times a number give the score times that number."""
    points_now = {name: FACTOR * getattr(prices, name) for name in PRICES}
    with mock.patch.dict(vars(prices), points_now):
        found = compose(disguises.scaled(twin.problem, FACTOR))
    return _same(found, FACTOR * twin.found.score)


def coverage_alone_grows_with_the_minutes(twin: Twin) -> Faults | None:
    """When nothing but coverage counts, one minute more never lowers it."""
    if twin.asked.intake.minutes == LONGEST_MINUTES:
        return None
    now, later = _most_coverage(twin.problem), _most_coverage(_longer(twin.asked).problem())
    return [f"a minute more lowered it from {now} to {later}"] if later < now else []


def swapped_sides_are_the_same_routine(twin: Twin) -> Faults | None:
    """The left does what the right does, piece by piece, so that a mirror changes nothing."""
    steps = _steps(twin)
    return [each["exercise"] for each in steps if not _is_even(each)] if steps else None


RELATIONS: tuple[Relation, ...] = (
    nothing_barred_or_excluded_appears,
    excluding_a_step_helps_nobody,
    less_equipment_never_scores_more,
    a_shuffled_catalog_scores_the_same,
    other_names_score_the_same,
    places_in_another_list_score_the_same,
    scaled_points_scale_the_score,
    coverage_alone_grows_with_the_minutes,
    swapped_sides_are_the_same_routine,
)


def coverage_after_a_minute_more(twin: Twin) -> tuple[int, int] | None:
    """The coverage of the best answers now and with a minute more; None at the longest.

    No relation: the score weighs coverage against prices, so a better answer may cover less.
    """
    if twin.asked.intake.minutes == LONGEST_MINUTES:
        return None
    longer = _longer(twin.asked).problem()
    return points(twin.problem, twin.found)[COVERS], points(longer, compose(longer))[COVERS]


def _longer(asked: Asked) -> Asked:
    return asked.telling(minutes=asked.intake.minutes + 1)


def _most_coverage(problem: Problem) -> int:
    free = {name: 0 for name in PRICES if name not in COVERAGE}
    with mock.patch.dict(vars(prices), free):
        return compose(disguises.scaled(problem, 0)).score


def _steps(twin: Twin) -> list[dict[str, Any]]:
    """The steps of the routine made of the best answer; what would fill more is not sought."""
    routine = recommend(
        twin.asked.catalog, twin.asked.intake, twin.asked.history, lambda _: twin.found
    )
    return json.loads(routine.as_json())["steps"] if isinstance(routine, Routine) else []


def _is_even(step: dict[str, Any]) -> bool:
    left, right = (
        [(each["kind"], each["seconds"]) for each in step["ledger"] if each["side"] == side]
        for side in SIDES
    )
    return left == right and bool(left) == step["dose"]["per_side"]


def _no_more(twin: Twin, found: Composition) -> Faults:
    if found.score <= twin.found.score:
        return []
    return [f"{twin.found.score} became {found.score}"]


def _same(found: Composition, expected: int) -> Faults:
    if (found.score, found.proven) == (expected, True):
        return []
    return [f"scored {found.score} of {found.bound}, not {expected}"]
