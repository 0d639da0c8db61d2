"""Which words does the catalog speak? Regions, places, concerns, questions, rules, sources."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Sentence = Annotated[str, Field(min_length=3, max_length=600)]
Seconds = Annotated[int, Field(ge=0, le=3600, multiple_of=5)]

Phase = Literal["warm-up", "main", "settle"]
PHASES: tuple[Phase, ...] = ("warm-up", "main", "settle")

Position = Literal[
    "standing",
    "seated",
    "half-kneeling",
    "quadruped",
    "kneeling",
    "prone",
    "supine",
    "side-lying",
]
Surface = Literal["standing", "chair", "floor", "bed", "ball"]
Trimester = Literal["trimester-1", "trimester-2", "trimester-3"]
Level = Literal["none", "mild", "severe"]
Tier = Literal["emergency", "maternity", "urgent", "clinician", "caution"]
TARGETS_FROM = 2
"""The weight from which an exercise targets a region; below, it only grazes it."""
TIERS: tuple[Tier, ...] = ("emergency", "maternity", "urgent", "clinician", "caution")
Action = Literal["block", "exclude", "swap", "modify", "cap", "prefer", "warn"]


class Value(BaseModel):
    """A frozen value that refuses unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Reviewed(Value):
    """Something that a clinician may have looked at: who, and on which day."""

    reviewed_by: Annotated[str, Field(min_length=3, max_length=120)] | None = None
    reviewed_on: date | None = None

    @model_validator(mode="after")
    def _names_both_or_neither(self) -> Self:
        if (self.reviewed_by is None) != (self.reviewed_on is None):
            raise ValueError("a review needs both reviewed_by and reviewed_on")
        return self


REVIEWS: Any = {"__all__": set(Reviewed.model_fields)}
"""What says who looked at an entry and changes nothing about it, so that no version counts it."""


class Term(Value):
    """One entry of a plain vocabulary."""

    id: Id
    label: str
    description: str = ""


class Relation(Value):
    """A neighbouring region that also counts a little, and why."""

    region: Id
    reason: Sentence


class Region(Term):
    """A part of the body; `colour` and `dark_colour` mark it everywhere."""

    colour: Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]
    dark_colour: Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]
    related: tuple[Relation, ...] = ()


class Place(Term):
    """Where the body is: a position on a surface. `kneels` says that the knees bear weight."""

    position: Position
    surface: Surface
    kneels: bool = False
    ends_up: bool = False


class Question(Value):
    """A safety question; a yes leads to `tier`, worst first.

    `waived_by_clinician` questions are asked no further once a clinician has said yes.
    """

    id: Id
    tier: Tier
    rule: str
    text: Sentence
    asked_of: Literal["everyone", "pregnant"] = "everyone"
    waived_by_clinician: bool = False
    sources: tuple[str, ...]


class Referral(Value):
    """What a person is told when care comes before exercise: the action first."""

    tier: Tier
    sentence: Sentence
    actions: tuple[Sentence, ...]
    sources: tuple[str, ...]


class Condition(Value):
    """When a rule is in force: every key given must hold; inside a list any one is enough."""

    knee: tuple[Level, ...] = ()
    wrist: tuple[Level, ...] = ()
    pregnancy: tuple[Trimester, ...] = ()
    week_from: int | None = None
    worse_when: tuple[str, ...] = ()
    facts: tuple[Id, ...] = ()
    worst_pain_from: int | None = None
    any_concern: bool = False
    no_floor: bool = False
    always: bool = False


class Caps(Value):
    """Upper limits on a dose. Seconds and counts; None means no limit."""

    intensity: int | None = None
    hold_seconds: int | None = None
    hold_repetitions: int | None = None
    paced_repetitions: int | None = None


class Rule(Reviewed):
    """One safety rule: when it is in force, which forms it concerns, what it does and who says so.

    `touches` names tag values, every key must match. A form that carries one of `unless`
    (provisions of its adjustments) is spared. `plain` matches the exercise before any adjustment.
    """

    id: Annotated[str, Field(pattern=r"^R-[A-Z]{2,3}-\d\d[a-z]?$")]
    action: Action
    severity: Annotated[int, Field(ge=1, le=4)]
    acts_in: Literal["screening", "solver", "questions", "session"] = "screening"
    when: Condition
    touches: Mapping[str, tuple[Any, ...]] = {}
    plain: Mapping[str, tuple[Any, ...]] = {}
    unless: tuple[Id, ...] = ()
    caps: Caps = Caps()
    price: Annotated[int, Field(ge=0, le=20)] = 0
    sentence: Sentence
    sources: tuple[str, ...] = ()
    derived: bool = False


class Advice(Value):
    """General advice from the evidence, shown where `shown_at` says."""

    id: Id
    shown_at: Literal["routine", "form", "about", "week"]
    sentence: Sentence
    sources: tuple[str, ...]


class Source(Value):
    """A public source. A: guideline or peer-reviewed; B: health service; C: clinic or press."""

    key: Annotated[str, Field(pattern=r"^[A-Z0-9][A-Z0-9-]*$")]
    author: str
    year: int | None = None
    title: str
    url: Annotated[str, Field(pattern=r"^https?://\S+$")]
    quality: Literal["A", "B", "C"]


class Citation(Value):
    """A source, the place in it, and the dose that it states for the movement, least and most."""

    key: str
    locator: str
    seconds: tuple[int, int] | None = None
    repetitions: tuple[int, int] | None = None


class Gap(Value):
    """A region that no exercise targets in a position, and why."""

    region: Id
    position: Position
    why: Sentence


class Contradiction(Value):
    """A point on which popular texts disagree or err, and how the catalog settles it."""

    topic: str
    said: Sentence
    settled: Sentence
    exercises: tuple[Id, ...] = ()
