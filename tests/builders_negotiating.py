"""Which people ask for changes in the tests? Seeded ones, with the routines made for them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from recommender.catalog.loading import Catalog
from recommender.intake import Intake, check_intake
from recommender.recommending import recommend
from recommender.routine import Routine

REGIONS = (
    "back-of-thigh", "buttocks", "front-of-hip", "low-back", "mid-back", "neck", "shoulders"
)  # fmt: skip
THINGS = ("chair", "cushion", "strap", "wall")


def told(**changed: Any) -> Intake:
    """Twelve minutes for the low back with a chair and a cushion, unless said otherwise."""
    plain = {"minutes": 12, "pain": {"low-back": 5}, "equipment": ["chair", "cushion"]}
    return check_intake({**plain, **changed})


def told_only(catalog: Catalog, *exercises: str, **changed: Any) -> Intake:
    """Somebody who wants every exercise but these left out."""
    others = [each.id for each in catalog.exercises if each.id not in exercises]
    return told(excluded=others, **changed)


def routine_for(catalog: Catalog, intake: Intake) -> Routine:
    """The best routine for somebody who can have one."""
    found = recommend(catalog, intake)
    assert isinstance(found, Routine)
    return found


def people(seed: str, count: int) -> Iterator[Intake]:
    """Somebody with one to three sore places, some with a sore knee or wrist."""
    dice = random.Random(seed)
    for _ in range(count):
        yield told(
            minutes=dice.choice((5, 8, 10, 12, 15, 20)),
            pain={each: dice.randint(2, 6) for each in dice.sample(REGIONS, dice.randint(1, 3))},
            equipment=dice.sample(THINGS, 2),
            concerns={
                "knee": dice.choice(("none", "none", "mild")),
                "wrist": dice.choice(("none", "none", "severe")),
            },
        )
