"""What is asked for on one day of a programme?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from recommender.catalog.loading import Catalog
from recommender.intake import Intake, weeks_later
from recommender.programme import TRAVEL_MINUTES, Kind, Programme
from recommender.programming.asking import answers
from recommender.programming.past import Past

WAKING = "just-woke-up"


@dataclass(frozen=True)
class Slot:
    """A day that gets a routine."""

    day: date
    minutes: int
    kind: Kind = "usual"


def travel_slot(day: date) -> Slot:
    """A day away from home."""
    return Slot(day, TRAVEL_MINUTES, "travel")


def intake_of(catalog: Catalog, programme: Programme, slot: Slot, past: Past) -> Intake:
    """The answers as they stand on a day, with its minutes.

    Only for days on which the answers still hold: a pregnancy moves on, but is not over.

    Raises:
        BadIntake: when the answers cannot be read.
    """
    told = answers(programme)
    now = weeks_later(told, (slot.day - programme.told_on).days // 7)
    if now is None:
        raise ValueError("after the pregnancy the answers have to be given anew")
    return Intake.model_validate(
        {**now.model_dump(), **_of_the_day(catalog, programme, now, slot, past)}
    )


def _of_the_day(
    catalog: Catalog, programme: Programme, told: Intake, slot: Slot, past: Past
) -> dict[str, Any]:
    facts = {*told.facts} - {WAKING} | ({WAKING} if programme.just_woke_up else set())
    excluded = {*told.excluded, *past.excluded}
    locked = {*told.locked} - {*past.excluded}
    changed: dict[str, Any] = {
        "minutes": slot.minutes,
        "facts": tuple(facts),
        "excluded": tuple(each for each in excluded if catalog.has(each)),
        "locked": tuple(each for each in locked if catalog.has(each)),
    }
    away = {"can_use_floor": False, "equipment": (), "locked": ()}
    return changed | away if slot.kind == "travel" else changed
