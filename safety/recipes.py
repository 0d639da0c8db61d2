"""Which whole intakes are put through the recipe, and what came of each?"""

from __future__ import annotations

import base64
import json
import random
import zlib
from collections.abc import Iterator
from itertools import islice, product
from pathlib import Path
from typing import Any, NamedTuple, get_args

from recommender.auditing import audit
from recommender.catalog.loading import Catalog
from recommender.intake import RegionId, check_intake
from recommender.recommending import Unanswered, recommend
from recommender.routine import Referral, as_json
from safety.space import (
    DIRECTIONS,
    EQUIPMENT,
    FACTS,
    LEVELS,
    TRIMESTERS,
    WEEKS_AT_THE_EDGES,
    Health,
    Told,
)

REGIONS: tuple[str, ...] = get_args(RegionId)
GRID_MINUTES = (3, 5)
LONG_MINUTES, LONG_REGION = 10, "low-back"
USUAL = ("chair", "cushion")
SEED = 20_261_121
SAMPLED, SAMPLED_MINUTES = 300, (3, 3, 4, 4, 5, 5, 6, 7, 8, 10, 12, 15)
QUICK, QUICK_MINUTES = 6_500, (3, 3, 3, 4)
"""Most of the sample is short, so that many different people fit into an hour."""
THINNED, LEFT_OUT = 5_700, 60
"""So many of these leave out most exercises: then those come to be taken that seldom are."""


def grid() -> Iterator[Told]:
    """Every knee, wrist, trimester, direction and floor, for each region; some with more time."""
    for knee, wrist, pregnancy, direction, floor in product(
        LEVELS, LEVELS, TRIMESTERS, DIRECTIONS, (True, False)
    ):
        health = Health(knee, wrist, pregnancy, direction=direction, floor=floor)
        for minutes, region in product(GRID_MINUTES, REGIONS):
            things = () if minutes == GRID_MINUTES[0] else USUAL
            yield health.told(minutes=minutes, pain={region: 5}, equipment=list(things))
        yield health.told(minutes=LONG_MINUTES, pain={LONG_REGION: 5}, equipment=list(USUAL))


def sample(catalog: Catalog, seed: int, minutes: tuple[int, ...], most: int) -> Iterator[Told]:
    """Answers at random over everything that can be told, the same for each seed, without end.

    `most` is the most pieces of equipment at hand.
    """
    exercises = [each.id for each in catalog.exercises]
    flags = [each.id for each in catalog.questions]
    pick = random.Random(seed)  # noqa: S311  # a seed, no secret
    while True:
        yield {
            "minutes": pick.choice(minutes),
            "pain": {
                each: pick.randint(1, 10)
                for each in pick.sample(REGIONS, pick.choice((1, 1, 2, 3)))
            },
            "concerns": {
                "knee": pick.choice(LEVELS),
                "wrist": pick.choice(LEVELS),
                "pregnancy": pick.choice(("none", *TRIMESTERS)),
            },
            "pregnancy_week": pick.choice(
                (None, None, None, pick.randint(1, 42), pick.choice(WEEKS_AT_THE_EDGES))
            ),
            "worse_when": pick.choice(("neither", *DIRECTIONS)),
            "facts": pick.sample(FACTS, pick.choice((0, 0, 1, 1, 2, 3))),
            "equipment": pick.sample(EQUIPMENT, pick.randint(0, most)),
            "can_use_floor": pick.random() < 0.8,
            "red_flags": [pick.choice(flags)] if pick.random() < 0.03 else [],
            "excluded": pick.sample(exercises, pick.choice((0, 0, 0, 3))),
            "locked": pick.sample(exercises, pick.choice((0, 0, 0, 1))),
        }


def every_intake(catalog: Catalog) -> list[Told]:
    """The grid, then the two samples."""
    mixed = sample(catalog, SEED, SAMPLED_MINUTES, most=4)
    quick = list(islice(sample(catalog, SEED + 1, QUICK_MINUTES, most=2), QUICK))
    pick = random.Random(SEED + 2)  # noqa: S311
    exercises = [each.id for each in catalog.exercises]
    for told in quick[:THINNED]:
        told["excluded"] = pick.sample(exercises, LEFT_OUT)
    return [*grid(), *islice(mixed, SAMPLED), *quick]


class Outcome(NamedTuple):
    """What came of one intake. `left` counts the exercises cleared; `document` is packed."""

    outcome: str
    left: int
    document: str

    def unpacked(self) -> Any:
        """The document."""
        return json.loads(zlib.decompress(base64.b85decode(self.document)))


def outcome_of(catalog: Catalog, told: Told) -> Outcome:
    """The whole recipe for one intake: screened, composed, dressed, audited."""
    try:
        found = recommend(catalog, check_intake(told))
    except Unanswered as unanswered:
        return Outcome("unanswered", 0, _packed(json.dumps(str(unanswered))))
    barred = 0 if isinstance(found, Referral) else len(found.left_out)
    return Outcome(found.outcome, len(catalog.exercises) - barred, _packed(as_json(found)))


def _packed(text: str) -> str:
    return base64.b85encode(zlib.compress(text.encode(), 9)).decode()


def faults(folder: Path, told: Told, outcome: Outcome) -> tuple[str, ...]:
    """What is unsafe about an outcome, by the audit as it is now; () when nothing is."""
    document = outcome.unpacked()
    if outcome.outcome == "unanswered":
        return (document,)
    if outcome.outcome != "routine":
        return ()
    return tuple(each.line() for each in audit(folder, told, document))


def why_nothing(told: Told, outcome: Outcome) -> str:
    """How many exercises an intake without a routine has left, and the answers that took them."""
    concerns = [f"{key} {value}" for key, value in told["concerns"].items() if value != "none"]
    week = [f"week {told['pregnancy_week']}"] if told["pregnancy_week"] else []
    way = [f"worse {told['worse_when']}"] if told["worse_when"] != "neither" else []
    floor = [] if told["can_use_floor"] else ["no floor"]
    at_hand = " and ".join(told.get("equipment", ()))
    things = [f"with {at_hand}" if at_hand else "nothing at hand"]
    asked = [f"{told['minutes']} minutes, {outcome.left} exercises left"]
    return ", ".join([*asked, *concerns, *week, *way, *told["facts"], *floor, *things])
