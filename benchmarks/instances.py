"""Which questions are asked of the solver to measure it? A public set, drawn from a seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from recommender.catalog.loading import Catalog
from recommender.intake import Intake, check_intake
from recommender.screening import screen
from recommender.session import NOTHING_DONE, History, Performed
from recommender.solver import Problem, pose

SEED = 20_261_121
COUNT = 240
MINUTES = (3, 5, 8, 10, 12, 15, 20, 25, 30, 45, 60)
"""Drawn equally often; the hard end, 8 to 15 minutes, has four of the eleven."""
REGIONS = ("low-back", "low-back", "low-back", "mid-back", "neck", "shoulders", "buttocks",
           "front-of-hip", "back-of-thigh")  # fmt: skip
"""A low back is named most, as among people."""
THINGS = ("cushion", "chair", "wall", "strap", "exercise-ball", "bed", "foam-roller", "bolster")
FACTS = ("osteoporosis", "sciatica-flare", "older-adult", "just-woke-up", "new-to-exercise")
LEVELS = ("none", "none", "mild", "severe")
TRIMESTERS = ("none", "none", "none", "trimester-1", "trimester-2", "trimester-3")
DAY = date(2026, 11, 20)


@dataclass(frozen=True)
class Instance:
    """One question: what was told, and what was done in the last two sessions."""

    intake: Intake
    history: History

    def problem(self, catalog: Catalog) -> Problem:
        """The question in whole numbers."""
        return pose(catalog, self.intake, screen(catalog, self.intake), self.history).problem


def instances(catalog: Catalog, count: int = COUNT) -> Iterator[Instance]:
    """The first questions of the set; the same for the same catalog. Nobody is referred."""
    dice = random.Random(SEED)  # noqa: S311  # repeatable, not secret
    names = sorted(exercise.id for exercise in catalog.exercises)
    for number in range(count):
        minutes = MINUTES[number % len(MINUTES)]
        intake = check_intake(_told(dice, minutes, names))
        while screen(catalog, intake).referral is not None:
            intake = check_intake(_told(dice, minutes, names))
        yield Instance(intake, _history(dice, names))


def _told(dice: random.Random, minutes: int, names: list[str]) -> dict[str, Any]:
    """A quarter of the people names exercises, two or three to keep and one to leave out."""
    picked = dice.sample(names, 3) if dice.random() < 0.25 else []
    return {
        "minutes": minutes,
        "pain": {dice.choice(REGIONS): dice.randint(2, 8) for _ in range(dice.choice((1, 2, 3)))},
        "concerns": {
            "knee": dice.choice(LEVELS),
            "wrist": dice.choice(LEVELS),
            "pregnancy": dice.choice(TRIMESTERS),
        },
        "worse_when": dice.choice(("neither", "neither", "bending", "leaning-back")),
        "facts": [fact for fact in FACTS if dice.random() < 0.08],
        "equipment": [thing for thing in THINGS if dice.random() < 0.5],
        "can_use_floor": dice.random() < 0.85,
        "locked": picked[:2],
        "excluded": picked[2:],
    }


def _history(dice: random.Random, names: list[str]) -> History:
    """Half of the people did six exercises yesterday, and six the day before."""
    if dice.random() < 0.5:
        return NOTHING_DONE
    done = (Performed(day=DAY, exercises=tuple(dice.sample(names, 6))) for _ in range(2))
    return History(performed=tuple(done))
