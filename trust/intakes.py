"""Whose questions are asked of the real catalog? Random people, by a number."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from recommender.catalog.loading import Catalog
from recommender.intake import Intake, check_intake
from recommender.screening import screen
from recommender.session import NOTHING_DONE, History, Performed
from recommender.solver import Problem, Question, pose
from safety.space import DIRECTIONS, EQUIPMENT, FACTS, LEVELS, TRIMESTERS

REGIONS = (
    "neck", "shoulders", "mid-back", "low-back", "buttocks", "front-of-hip", "back-of-thigh",
)  # fmt: skip
DAY = date(2026, 1, 5)
"""Only the order of past sessions counts."""
Told = dict[str, Any]


@dataclass(frozen=True)
class Asked:
    """One person's question: the answers, what was done lately, the catalog."""

    catalog: Catalog
    told: Told
    history: History = NOTHING_DONE

    @property
    def intake(self) -> Intake:
        """The answers, checked."""
        return check_intake(self.told)

    def telling(self, **answers: Any) -> Asked:
        """The same person with other answers."""
        return replace(self, told={**self.told, **answers})

    def question(self) -> Question:
        """What the solver is asked."""
        intake = self.intake
        return pose(self.catalog, intake, screen(self.catalog, intake), self.history)

    def problem(self) -> Problem:
        """The same in whole numbers."""
        return self.question().problem

    def is_referred(self) -> bool:
        """Whether these answers end in a referral, so that nothing is asked."""
        return screen(self.catalog, self.intake).referral is not None


def numbered_person(catalog: Catalog, number: int) -> Asked:
    """The person of a number, the same one every time, who gets no referral."""
    dice = random.Random(f"person {number}")  # noqa: S311  # not a secret
    while True:
        asked = Asked(catalog, _told(dice, catalog), _history(dice, catalog))
        if not asked.is_referred():
            return asked


def _told(dice: random.Random, catalog: Catalog) -> Told:
    names = [each.id for each in catalog.exercises]
    return {
        "minutes": dice.choice((3, 5, 7, 8, 10, 12, 12, 15, 15, 20, 25, 30, 45, 60)),
        "pain": {
            region: dice.randint(1, 10) for region in dice.sample(REGIONS, dice.randint(1, 3))
        },
        "concerns": {
            "knee": _mostly(dice, LEVELS),
            "wrist": _mostly(dice, LEVELS),
            "pregnancy": _mostly(dice, TRIMESTERS),
        },
        "worse_when": _mostly(dice, DIRECTIONS),
        "facts": dice.sample(FACTS, dice.choice((0, 0, 0, 1, 2))),
        "equipment": [thing for thing in EQUIPMENT if dice.random() < 0.4],
        "can_use_floor": dice.random() < 0.85,
        "excluded": dice.sample(names, dice.choice((0, 0, 0, 1, 5))),
        "locked": dice.sample(names, dice.choice((0, 0, 0, 1, 2))),
    }


def _mostly(dice: random.Random, levels: tuple[str, ...]) -> str:
    """The first, every other time."""
    return dice.choice((levels[0],) * len(levels[1:]) + levels[1:])


def _history(dice: random.Random, catalog: Catalog) -> History:
    names = [each.id for each in catalog.exercises]
    done = (
        Performed(day=DAY, exercises=tuple(dice.sample(names, dice.randint(2, 8))))
        for _ in range(dice.choice((0, 0, 1, 2)))
    )
    return History(performed=tuple(done))
