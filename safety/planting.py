"""Does the audit catch unsafe routines that were planted on purpose? So many of each kind."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from recommender.auditing import audit
from recommender.catalog.loading import Catalog
from recommender.intake import check_intake
from recommender.recommending import recommend
from recommender.routine import Routine
from safety.building import Draft
from safety.kinds import KINDS, Kind
from safety.opinions import every_item
from safety.space import Told
from safety.spoils import Dice

SEED = 20_261_122
EACH = 7
"""So many routines of each kind are planted."""
TRIES = 60

PEOPLE: tuple[Told, ...] = (
    {},
    {"minutes": 15, "pain": {"low-back": 4, "neck": 2}},
    {"concerns": {"knee": "mild"}},
    {"concerns": {"wrist": "mild"}},
    {"concerns": {"knee": "mild", "wrist": "mild"}, "minutes": 12},
    {"concerns": {"knee": "severe"}, "pain": {"buttocks": 5}},
    {"concerns": {"pregnancy": "trimester-2"}},
    {"concerns": {"pregnancy": "trimester-1"}, "pain": {"mid-back": 4}},
    {"facts": ["older-adult"], "pain": {"back-of-thigh": 5}},
    {"facts": ["osteoporosis"], "minutes": 8},
    {"worse_when": "bending", "pain": {"front-of-hip": 6}},
    {"minutes": 5, "pain": {"shoulders": 3}},
)


class Planted(NamedTuple):
    """One planted routine: what is wrong with it, and which checks saw something."""

    kind: Kind
    found: frozenset[str]

    @property
    def caught(self) -> bool:
        """Whether a check that must see this kind of fault has seen it."""
        return bool(self.found & set(self.kind.checks))


def sound_drafts(catalog: Catalog) -> list[Draft]:
    """Routines that the recipe makes, for the people above."""
    items, drafts = every_item(catalog), []
    usual = {"minutes": 10, "pain": {"low-back": 5}, "equipment": ["chair", "cushion", "wall"]}
    for person in PEOPLE:
        intake = check_intake({**usual, **person})
        routine = recommend(catalog, intake)
        if isinstance(routine, Routine):
            told = intake.model_dump(mode="json")
            drafts.append(Draft(catalog, items, told, json.loads(routine.as_json())))
    return drafts


def plant(folder: Path, drafts: list[Draft], each: int = EACH) -> Iterator[Planted]:
    """So many routines of every kind, each spoilt in one way, audited."""
    for kind in KINDS:
        dice = Dice(f"{SEED} {kind.name}")
        made = 0
        for _ in range(TRIES):
            sound = dice.choice(drafts)
            draft = Draft(sound.catalog, sound.items, sound.told, sound.document)
            if made == each or not kind.spoil(draft, dice):
                continue
            made += 1
            found = audit(folder, draft.told, draft.document)
            yield Planted(kind, frozenset(finding.check for finding in found))
