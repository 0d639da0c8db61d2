"""What was told: the answers of one person, checked."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from recommender.catalog.vocabulary import Level, Trimester
from recommender.parsing import (
    NoNumber,
    TwiceSaid,
    Unparsable,
    parse_loosely,
    printable,
    reason,
    written,
)

LARGEST_INTAKE_BYTES = 2_000_000
"""Anything larger is refused before it is parsed."""

NOT_JSON = "intake: this is not JSON; send one object with minutes and pain"

RegionId = Literal[
    "neck", "shoulders", "mid-back", "low-back", "buttocks", "front-of-hip", "back-of-thigh"
]
Fact = Literal[
    "osteoporosis",
    "pelvic-girdle-pain",
    "sciatica-flare",
    "older-adult",
    "just-woke-up",
    "new-to-exercise",
    "postpartum",
    "clinician-cleared",
]
EquipmentId = Literal[
    "cushion", "chair", "wall", "strap", "exercise-ball", "bed", "foam-roller", "bolster"
]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]

TRIMESTERS: tuple[Trimester, ...] = get_args(Trimester)
LAST_WEEK = 42
WEEKS_OF: Mapping[Trimester, tuple[int, int]] = {
    "trimester-1": (1, 13),
    "trimester-2": (14, 27),
    "trimester-3": (28, LAST_WEEK),
}
"""The first and the last week of each trimester."""


class Frozen(BaseModel):
    """A frozen answer that refuses unknown keys and silent conversions."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Concerns(Frozen):
    """How much the knee and the wrist must be spared, and the trimester."""

    knee: Level = "none"
    wrist: Level = "none"
    pregnancy: Literal["none", "trimester-1", "trimester-2", "trimester-3"] = "none"


class Intake(Frozen):
    """Everything that a routine depends on. `pain` is 1-10 by region, `minutes` whole minutes."""

    minutes: Annotated[int, Field(ge=3, le=60)]
    pain: Annotated[Mapping[RegionId, Annotated[int, Field(ge=1, le=10)]], Field(min_length=1)]
    concerns: Concerns = Concerns()
    pregnancy_week: Annotated[int, Field(ge=1, le=LAST_WEEK)] | None = None
    worse_when: Literal["neither", "bending", "leaning-back"] = "neither"
    facts: tuple[Fact, ...] = ()
    equipment: tuple[EquipmentId, ...] = ()
    can_use_floor: bool = True
    red_flags: Annotated[tuple[Slug, ...], Field(max_length=60)] = ()
    excluded: Annotated[tuple[Slug, ...], Field(max_length=200)] = ()
    locked: Annotated[tuple[Slug, ...], Field(max_length=200)] = ()

    @model_validator(mode="before")
    @classmethod
    def _says_everything_once(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        for key in ("facts", "equipment", "red_flags", "excluded", "locked"):
            listed = value.get(key, ())
            if isinstance(listed, list | tuple):
                words = all(isinstance(each, str) for each in listed)
                value = {**value, key: tuple(sorted(set(listed))) if words else tuple(listed)}
        pain = value.get("pain")
        if isinstance(pain, dict):
            value = {**value, "pain": {key: pain[key] for key in sorted(pain, key=str)}}
        return value

    @property
    def seconds(self) -> int:
        """The budget in seconds."""
        return self.minutes * 60

    @property
    def worst_pain(self) -> int:
        """The highest pain named."""
        return max(self.pain.values())

    @property
    def trimester(self) -> Trimester | None:
        """The trimester, from the week when it is known. Weeks 1-13, 14-27, 28 on."""
        if self.pregnancy_week is not None:
            return trimester_of(self.pregnancy_week)
        if self.concerns.pregnancy == "none":
            return None
        return self.concerns.pregnancy

    def echo(self) -> dict[str, Any]:
        """The answers as JSON, without those about red flags."""
        return self.model_dump(mode="json", exclude={"red_flags"})


def trimester_of(week: int) -> Trimester:
    """The trimester of a week of pregnancy."""
    return next(each for each, (_, last) in WEEKS_OF.items() if week <= last)


def weeks_later(intake: Intake, weeks: int) -> Intake | None:
    """The same answers some whole weeks later: a pregnancy moves on. None when it must be over.

    A trimester told without its week may have been in its last one, so the stricter stands.
    """
    told, week = intake.trimester, intake.pregnancy_week
    if told is None or weeks <= 0:
        return intake
    first, last = (week, week) if week is not None else WEEKS_OF[told]
    if first + weeks > LAST_WEEK:
        return None
    stage = trimester_of(min(LAST_WEEK, last + weeks))
    concerns = intake.concerns.model_copy(update={"pregnancy": stage})
    moved = None if week is None else week + weeks
    return intake.model_copy(update={"concerns": concerns, "pregnancy_week": moved})


class BadIntake(Exception):
    """Answers that cannot be read; `faults` holds one line per fault, each naming its key."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


def read_intake(text: str | bytes) -> Intake:
    """The intake in a JSON document.

    Raises:
        BadIntake: one line per fault.
    """
    if len(text) > LARGEST_INTAKE_BYTES:
        raise BadIntake(["intake: the document is larger than 2 MB; send only the answers"])
    try:
        value = parse_loosely(written(text))
    except TwiceSaid as twice:
        raise BadIntake([f"{printable(twice.key)}: {twice.sentence}"]) from None
    except NoNumber as no:
        sentence = f"{printable(no.number)} is not a number; write a whole number"
        raise BadIntake([f"intake: {sentence}"]) from None
    except Unparsable:
        raise BadIntake([NOT_JSON]) from None
    return check_intake(value)


def check_intake(value: Any) -> Intake:
    """The intake in a parsed document.

    Raises:
        BadIntake: one line per fault.
    """
    if not isinstance(value, dict):
        raise BadIntake(["intake: send one JSON object with minutes and pain"])
    try:
        return Intake.model_validate_json(json.dumps(value))
    except ValidationError as error:
        lines = dict.fromkeys(_line(each) for each in error.errors(include_url=False))
        raise BadIntake(tuple(lines)) from None
    except (TypeError, ValueError, RecursionError):
        raise BadIntake([NOT_JSON]) from None


def _line(error: Any) -> str:
    if error["type"] == "value_error":
        return str(error["ctx"]["error"])
    if error["type"] == "json_invalid":
        return NOT_JSON
    place = ".".join(part for part in error["loc"] if isinstance(part, str) and part != "[key]")
    return f"{printable(place) or 'intake'}: {reason(error)}"
