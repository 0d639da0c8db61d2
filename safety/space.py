"""Which answers can change what is safe? The whole space of them, combination by combination."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from typing import Any, NamedTuple, get_args

from recommender.intake import EquipmentId, Fact, Intake, check_intake

LEVELS = ("none", "mild", "severe")
TRIMESTERS = ("none", "trimester-1", "trimester-2", "trimester-3")
WEEKS_AT_THE_EDGES = (1, 13, 14, 15, 16, 27, 28, 42)
DIRECTIONS = ("neither", "bending", "leaning-back")
FACTS: tuple[str, ...] = tuple(sorted(get_args(Fact)))
FACTS_TOGETHER = ((), *((fact,) for fact in FACTS), *combinations(FACTS, 2))
EQUIPMENT: tuple[str, ...] = tuple(sorted(get_args(EquipmentId)))
AT_HAND = tuple(
    things for count in range(len(EQUIPMENT) + 1) for things in combinations(EQUIPMENT, count)
)
MODERATE, STRONG = 6, 7
"""The pains on either side of the edge from which a routine is gentle."""

Told = dict[str, Any]
"""An intake as JSON."""


class Health(NamedTuple):
    """One combination of everything but equipment. `week` is None when it is not known."""

    knee: str = "none"
    wrist: str = "none"
    pregnancy: str = "none"
    week: int | None = None
    direction: str = "neither"
    facts: tuple[str, ...] = ()
    pain: int = MODERATE
    floor: bool = True

    def told(self, **further: Any) -> Told:
        """The intake, with `further` answers."""
        return {
            "minutes": 10,
            "pain": {"low-back": self.pain},
            "concerns": {"knee": self.knee, "wrist": self.wrist, "pregnancy": self.pregnancy},
            "pregnancy_week": self.week,
            "worse_when": self.direction,
            "facts": list(self.facts),
            "can_use_floor": self.floor,
            **further,
        }

    def intake(self, **further: Any) -> Intake:
        """The same, checked."""
        return check_intake(self.told(**further))

    def alone(self) -> tuple[Health, ...]:
        """Each answer of it on its own, all others silent."""
        return (
            Health(knee=self.knee),
            Health(wrist=self.wrist),
            Health(pregnancy=self.pregnancy, week=self.week),
            Health(direction=self.direction),
            *(Health(facts=(fact,)) for fact in self.facts),
            Health(pain=self.pain),
            Health(floor=self.floor),
        )


PREGNANCIES: tuple[tuple[str, int | None], ...] = (
    *((trimester, None) for trimester in TRIMESTERS),
    *(("none", week) for week in WEEKS_AT_THE_EDGES),
)
"""A known week overrides the trimester, so it stands alone."""


def every_health() -> Iterator[Health]:
    """Every combination; with those of equipment, the whole space."""
    for knee, wrist, (pregnancy, week), direction, facts, pain, floor in product(
        LEVELS,
        LEVELS,
        PREGNANCIES,
        DIRECTIONS,
        FACTS_TOGETHER,
        (MODERATE, STRONG),
        (True, False),
    ):
        yield Health(knee, wrist, pregnancy, week, direction, facts, pain, floor)


def size() -> int:
    """How many combinations there are, equipment and all."""
    health = len(LEVELS) ** 2 * len(PREGNANCIES) * len(DIRECTIONS) * len(FACTS_TOGETHER) * 2 * 2
    return health * len(AT_HAND)
