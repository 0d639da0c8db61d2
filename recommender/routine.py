"""What to do: a routine of steps with its ledger, or a referral, or why nothing is offered."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from pydantic import SerializerFunctionWrapHandler, model_serializer

from recommender.catalog.exercise import Dose, Loads
from recommender.catalog.vocabulary import Phase, Position, Surface, Value
from recommender.steering import Adapted, Steering

SCHEMA_VERSION = 1
Kind = Literal["move", "set-up", "work", "switch", "rest"]
Side = Literal["left", "right"]


class Entry(Value):
    """One stretch of time. `start` counts seconds from the beginning of the routine."""

    kind: Kind
    start: int
    seconds: int
    side: Side | None = None


class Step(Value):
    """One exercise in one form and dose, with its seconds and its reasons."""

    exercise: str
    reference: str | None
    phase: Phase
    family: str
    position: Position
    surface: Surface
    adjustments: tuple[str, ...]
    loads: Loads
    dose: Dose
    regions: Mapping[str, int]
    equipment: tuple[str, ...]
    why: str
    rules: tuple[str, ...]
    sources: tuple[str, ...]
    ledger: tuple[Entry, ...]

    @property
    def seconds(self) -> int:
        """All seconds of the step."""
        return sum(entry.seconds for entry in self.ledger)

    @property
    def work_seconds(self) -> int:
        """Seconds of work, both sides together."""
        return sum(entry.seconds for entry in self.ledger if entry.kind == "work")


class Unmet(Value):
    """A wish that could not be met, and what would have to give."""

    wish: str
    sentence: str
    concession: str


class Caution(Value):
    """Something to keep in mind, by a rule."""

    rule: str
    sentence: str


class LeftOut(Value):
    """An exercise that a rule bars."""

    exercise: str
    reference: str | None
    rule: str
    sentence: str


class NotChosen(Value):
    """An exercise that was allowed and not taken, and why."""

    exercise: str
    reference: str | None
    sentence: str


class Versions(Value):
    """Of what the routine was made. Digests of the data, the version of the solver."""

    catalog: str
    rules: str
    solver: str


class Routine(Value):
    """A routine. `score` is what the solver reached, `bound` the proven ceiling.

    `revised` is None for a routine as it was recommended, and then not in its document. In one
    that a person changed it names the exercises whose dose was set by hand, and the bound is that
    of the routines which stay as near to the one before. `steering` is what it heeded beyond the
    answers; None, and not in its document, when there was nothing.
    """

    schema_version: Literal[1] = 1
    outcome: Literal["routine"] = "routine"
    intake: Mapping[str, Any]
    seconds: int
    budget_seconds: int
    start_position: Position
    end_position: Position
    proven: bool
    score: int
    bound: int
    caps: Mapping[str, int]
    steps: tuple[Step, ...]
    unmet: tuple[Unmet, ...]
    cautions: tuple[Caution, ...]
    left_out: tuple[LeftOut, ...]
    not_chosen: tuple[NotChosen, ...]
    versions: Versions
    revised: tuple[str, ...] | None = None
    steering: Steering | None = None

    @model_serializer(mode="wrap")
    def _without_what_was_not_done(self, serialize: SerializerFunctionWrapHandler) -> Any:
        document = serialize(self)
        for key in ("revised", "steering"):
            if document[key] is None:
                del document[key]
        return document

    @property
    def adapted(self) -> tuple[Adapted, ...]:
        """What feedback changed here; nothing about an exercise that was only not taken."""
        if self.steering is None:
            return ()
        elsewhere = {each.exercise for each in self.not_chosen}
        return tuple(each for each in self.steering.adapted if each.exercise not in elsewhere)

    def entries(self) -> Iterator[tuple[Step, Entry]]:
        """The whole ledger in order, each entry with its step."""
        for step in self.steps:
            for entry in step.ledger:
                yield step, entry

    @property
    def digest(self) -> str:
        """Names this routine by its content."""
        return hashlib.sha256(self.as_json().encode()).hexdigest()[:32]

    def as_json(self) -> str:
        """The public document; same routine, same text."""
        return as_json(self)


class Refused(Value):
    """Nothing safe can be offered, and why."""

    schema_version: Literal[1] = 1
    outcome: Literal["nothing-safe"] = "nothing-safe"
    intake: Mapping[str, Any]
    sentence: str
    left_out: tuple[LeftOut, ...] = ()
    not_chosen: tuple[NotChosen, ...] = ()
    versions: Versions


class Referral(Value):
    """Care comes before exercise. Nothing else about the answers is kept."""

    schema_version: Literal[1] = 1
    outcome: Literal["referral"] = "referral"
    tier: Literal["emergency", "maternity", "urgent", "clinician"]
    questions: tuple[str, ...]
    sentence: str
    actions: tuple[str, ...]


Recommendation = Routine | Refused | Referral


def as_json(document: Recommendation) -> str:
    """A public document as text: two spaces, one line feed at the end."""
    return json.dumps(document.model_dump(mode="json"), indent=2, ensure_ascii=False) + "\n"
