"""Which programmes are composed to measure the week? Drawn from a seed, tight and roomy ones."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import Any

from recommender.catalog.loading import Catalog
from recommender.intake import check_intake
from recommender.programme import WEEKDAYS, Programme, Weekday
from recommender.screening import screen

SEED = 20_261_122
COUNT = 100
MINUTES = (3, 5, 5, 8, 10, 10, 12, 15, 20, 30, 45, 60)
"""Short days are drawn more often: there the weekly dose is hard to reach."""
REGIONS = ("low-back", "mid-back", "neck", "shoulders", "buttocks", "front-of-hip", "back-of-thigh")
THINGS = ("cushion", "chair", "wall", "strap", "exercise-ball", "bed", "foam-roller", "bolster")
FACTS = ("osteoporosis", "sciatica-flare", "older-adult", "new-to-exercise")
LEVELS = ("none", "none", "mild", "severe")
PREGNANCIES: tuple[dict[str, Any], ...] = (
    *[{}] * 6, {"pregnancy_week": 10}, {"pregnancy_week": 20}, {"pregnancy_week": 30},
    {"concerns": {"pregnancy": "trimester-2"}},
)  # fmt: skip
WEEKS = (1, 2, 3, 4, 6, 8, 12)
FIRST_DAY = date(2026, 11, 23)


def programmes(catalog: Catalog, count: int = COUNT) -> Iterator[Programme]:
    """The first programmes of the set; the same for the same catalog. Nobody is referred."""
    return (drawn(catalog, number) for number in range(count))


def drawn(catalog: Catalog, number: int) -> Programme:
    """One programme of the set, by its number."""
    dice = random.Random(f"{SEED} {number}")  # noqa: S311  # repeatable, not secret
    told = _told(dice)
    while screen(catalog, check_intake({**told, "minutes": 5})).referral is not None:
        told = _told(dice)
    starts = FIRST_DAY + timedelta(days=dice.choice((0, 0, 0, 2, 4)))
    return Programme(
        key=f"programme-{number:03}",
        starts=starts,
        weeks=WEEKS[number % len(WEEKS)],
        minutes=_pattern(dice, 1 + number % 7),
        at=time(8),
        zone="Europe/Berlin",
        just_woke_up=dice.random() < 0.2,
        intake=told,
        told_on=starts,
    )


def _pattern(dice: random.Random, count: int) -> dict[Weekday, int]:
    """So many days; on half of the patterns they are equally long."""
    chosen = sorted(dice.sample(range(7), count))
    same = dice.choice(MINUTES) if dice.random() < 0.5 else None
    return {WEEKDAYS[at]: same or dice.choice(MINUTES) for at in chosen}


def _places(dice: random.Random) -> list[str]:
    """One to five places; a low back is named most, as among people."""
    count = dice.choice((1, 1, 2, 3, 4, 5))
    return ["low-back"] if count == 1 and dice.random() < 0.5 else dice.sample(REGIONS, count)


def _told(dice: random.Random) -> dict[str, Any]:
    pregnancy = dice.choice(PREGNANCIES)
    concerns = {"knee": dice.choice(LEVELS), "wrist": dice.choice(LEVELS)}
    return {
        **pregnancy,
        "pain": {place: dice.randint(1, 8) for place in _places(dice)},
        "concerns": concerns | pregnancy.get("concerns", {}),
        "worse_when": dice.choice(("neither", "neither", "bending", "leaning-back")),
        "facts": [fact for fact in FACTS if dice.random() < 0.08],
        "equipment": [thing for thing in THINGS if dice.random() < 0.4],
        "can_use_floor": dice.random() < 0.8,
    }
