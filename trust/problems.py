"""Which small problems reach every rule and every price? Random ones, by a seed and a flavour."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import TypeVar

from recommender.solver.problem import (
    MAIN,
    SETTLE,
    WARM_UP,
    Before,
    Candidate,
    DoseOption,
    FormOption,
    Problem,
    Spot,
)

Each = TypeVar("Each")
STANDING, CHAIR, KNEES, BACK = 0, 1, 2, 3
SPOTS = (
    Spot("standing", kneels=False, up=True),
    Spot("on-a-chair", kneels=False, up=True),
    Spot("hands-and-knees", kneels=True, up=False),
    Spot("back-on-floor", kneels=False, up=False),
)
MOVES = ((0, 1, 2, 3), (1, 0, 3, 3), (2, 3, 0, 2), (3, 3, 2, 0))
ORDERS = ((0, 1, 2, 3), (0, 1, 2, 3), (2, 3, 1, 0))
PHASES = (WARM_UP, MAIN, SETTLE)
DIRECTIONS = ("flexion", "extension", "rotation", "lateral")
REGIONS = ("buttocks", "low-back", "neck")
EVERY_ROLE = ("movement",) * 6 + ("walking", "supported-rest")


@dataclass(frozen=True)
class Flavour:
    """What a random problem is like: how long, with how many candidates, of which kind.

    Each pair is the least and the most, in units of 5 s where it is a time.
    """

    name: str
    share: int
    budget: tuple[int, int] = (6, 40)
    candidates: tuple[int, int] = (1, 3)
    work: tuple[int, int] = (1, 14)
    doses: int = 2
    forms: int = 2
    phases: tuple[tuple[int, ...], ...] = ()
    places: tuple[int, ...] = (STANDING, CHAIR, KNEES, BACK)
    roles: tuple[str, ...] = EVERY_ROLE
    directions: tuple[tuple[str, ...], ...] = (
        (),
        *((each,) for each in DIRECTIONS),
        ("flexion", "extension"),
    )
    families: tuple[str, ...] = ("a", "b")
    kneel_once: float = 0.5


FLAVOURS = (
    Flavour("anything", 35, candidates=(1, 4)),
    Flavour("five exercises", 10, candidates=(5, 6), budget=(20, 80), forms=1),
    Flavour(
        "many small ones", 10, budget=(20, 32), candidates=(5, 6), work=(1, 4), doses=1, forms=1,
        phases=((MAIN,), (MAIN,), (MAIN,), (WARM_UP,), (SETTLE,)), roles=("movement",),
        places=(STANDING, STANDING, CHAIR), families=("a", "b", "c", "d"),
    ),
    Flavour(
        "one place, one direction", 10, budget=(50, 110), candidates=(5, 6), work=(6, 14), doses=1,
        forms=1, phases=((MAIN,),), places=(BACK,), roles=("movement",),
        directions=(("flexion",), ("flexion", "rotation")), families=("a", "b", "c", "d"),
    ),
    Flavour(
        "down to the knees", 10, budget=(50, 110), candidates=(4, 5), work=(6, 14), doses=1,
        forms=1, phases=((WARM_UP,), (MAIN,), (MAIN,), (SETTLE,)),
        places=(STANDING, KNEES, KNEES, BACK), roles=("movement",), kneel_once=1.0,
    ),
    Flavour(
        "warm-ups", 7, budget=(60, 110), candidates=(4, 5), work=(4, 20), doses=1, forms=1,
        phases=((WARM_UP,), (WARM_UP,), (WARM_UP, MAIN), (MAIN,)),
    ),
    Flavour(
        "settling", 6, budget=(60, 160), candidates=(4, 5), work=(4, 20), doses=1, forms=1,
        phases=((SETTLE,), (SETTLE,), (MAIN, SETTLE)),
    ),
    Flavour(
        "half an hour and more", 6, budget=(340, 600), candidates=(4, 5), work=(20, 120), doses=1,
        forms=1,
    ),
    Flavour(
        "walks and rests", 6, budget=(30, 120), candidates=(2, 4), work=(2, 24), forms=1,
        roles=("movement", "walking", "supported-rest"),
    ),
)  # fmt: skip


def numbered_problem(number: int) -> tuple[str, Problem]:
    """The problem of a number with the name of its flavour, the same one every time."""
    dice = random.Random(f"problem {number}")  # noqa: S311  # not a secret
    flavour = dice.choices(FLAVOURS, [each.share for each in FLAVOURS])[0]
    return flavour.name, random_problem(dice, flavour)


def random_problem(dice: random.Random, flavour: Flavour) -> Problem:
    """A problem of a flavour, small enough to try every answer."""
    count = dice.randint(*flavour.candidates)
    plain = dice.random() < 0.5
    fresh = Problem(
        budget=dice.randint(*flavour.budget),
        candidates=tuple(_candidate(dice, flavour, f"c{at}") for at in range(count)),
        spots=SPOTS,
        orders=ORDERS if plain else tuple(_shuffled(dice, range(len(SPOTS))) for _ in PHASES),
        moves=MOVES if plain else _moves(dice),
        start=dice.choice((STANDING, STANDING, CHAIR)),
        asked=tuple((region, dice.randint(1, 6)) for region in _some(dice, ("low-back", "neck"))),
        related=_some(dice, ("buttocks",)),
        kneel_once=dice.random() < flavour.kneel_once,
        balanced=dice.random() < 0.7,
        lost_locks=dice.choice((0, 0, 0, 1)),
        due=_due(dice),
    )
    return _negotiated(dice, fresh) if dice.random() < 0.4 else fresh


def _due(dice: random.Random) -> tuple[tuple[str, int], ...]:
    """What some places should get today, every fourth time."""
    if dice.random() < 0.75:
        return ()
    return tuple((region, dice.randint(1, 30)) for region in _some(dice, ("low-back", "neck")))


def _negotiated(dice: random.Random, fresh: Problem) -> Problem:
    """The same question about a routine that is there, or for another than one that was shown."""
    if dice.random() < 0.3:
        every = range(len(fresh.candidates))
        return replace(fresh, unlike=tuple(_some(dice, every) for _ in range(2)))
    stood = tuple(
        replace(each, before=_before(dice, at, each) if dice.random() < 0.7 else None)
        for at, each in enumerate(fresh.candidates)
    )
    return replace(fresh, candidates=stood)


def _before(dice: random.Random, at: int, each: Candidate) -> Before:
    return Before(
        at=at,
        form=dice.choice((None, *range(len(each.forms)))),
        dose=dice.choice((None, *range(len(each.doses)))),
        phase=dice.choice((None, *each.phases)),
        wanted=dice.random() < 0.3,
        touched=dice.random() < 0.3,
    )


def _moves(dice: random.Random) -> tuple[tuple[int, ...], ...]:
    """Units between places, the same both ways, and never longer than by way of a third place."""
    places = range(len(SPOTS))
    way = [[0] * len(SPOTS) for _ in places]
    for a, b in product(places, places):
        if a < b:
            way[a][b] = way[b][a] = dice.randint(0, 5)
    for via, a, b in product(places, places, places):
        way[a][b] = min(way[a][b], way[a][via] + way[via][b])
    return tuple(tuple(row) for row in way)


def _candidate(dice: random.Random, flavour: Flavour, name: str) -> Candidate:
    menu = {
        (dice.randint(*flavour.work), dice.randint(1, 3))
        for _ in range(dice.randint(1, flavour.doses))
    }
    sides = dice.randint(1, 2)
    return Candidate(
        name=name,
        doses=tuple(
            DoseOption(work, sides * work + sides - 1, intensity)
            for work, intensity in sorted(menu)
        ),
        place=dice.choice(flavour.places),
        phases=dice.choice(flavour.phases) if flavour.phases else _some(dice, PHASES),
        role=dice.choice(flavour.roles),
        family=dice.choice(flavour.families),
        regions=tuple((region, dice.randint(1, 3)) for region in _some(dice, REGIONS)),
        sides=sides,
        forms=tuple(_form(dice, flavour, len(menu)) for _ in range(dice.randint(1, flavour.forms))),
        price=dice.choice((0, 0, 1, 2, -4)),
        locked=dice.random() < 0.15,
    )


def _form(dice: random.Random, flavour: Flavour, doses: int) -> FormOption:
    return FormOption(
        setup=dice.randint(0, 2),
        equipment=dice.choice(((), (), ("cushion",), ("chair",))),
        directions=dice.choice(flavour.directions),
        price=dice.choice((0, 0, 2)),
        allows=tuple(dice.random() < 0.85 for _ in range(doses)),
    )


def _some(dice: random.Random, every: Sequence[Each]) -> tuple[Each, ...]:
    chosen = tuple(each for each in every if dice.random() < 0.6)
    return chosen or (dice.choice(every),)


def _shuffled(dice: random.Random, every: Sequence[Each]) -> tuple[Each, ...]:
    return tuple(dice.sample(every, len(every)))
