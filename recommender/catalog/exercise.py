"""What is an exercise, and in which forms can it be performed?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from itertools import chain, combinations
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from recommender.catalog.vocabulary import (
    TARGETS_FROM,
    Citation,
    Id,
    Phase,
    Position,
    Reviewed,
    Seconds,
    Sentence,
    Surface,
    Trimester,
    Value,
)

Direction = Literal["flexion", "extension", "rotation", "lateral", "neutral"]
HELD_FROM = 15
"""Holds of this many seconds and more are followed by a release before the next one."""
RELEASE_SECONDS = 5
SWITCH_SECONDS = 5


class Loads(Value):
    """What a form asks of the body, as performed."""

    kneeling: bool
    knee_flexion: Literal["none", "mid", "deep"]
    knee_torsion: bool
    wrist: Literal["none", "partial", "weight"]
    support: Literal["none", "palms", "fists", "forearms"]
    spine: tuple[Direction, ...]
    twist: Literal["none", "open", "closed"]
    trunk: Literal["free", "upright", "flat", "propped", "side"]
    moving: bool
    abdominal: bool
    balance: bool


class Tags(Loads):
    """The loads and the further properties that some rule looks at."""

    end_range: bool
    deep_bend: bool
    deep_backbend: bool
    asymmetric: bool
    grip: Literal["none", "thigh", "shin"]

    def loads(self) -> Loads:
        """Only the loads of the public contract."""
        return Loads(**{name: getattr(self, name) for name in Loads.model_fields})


class Dose(Value):
    """How much, once: sets x repetitions x (hold or pace), on each side when `per_side`.

    `hold_seconds` is kept still, `paced_seconds` is the time of one moving repetition.
    """

    sets: Annotated[int, Field(ge=1)] = 1
    repetitions: Annotated[int, Field(ge=1)]
    hold_seconds: Annotated[int, Field(ge=0, multiple_of=5)] = 0
    paced_seconds: Annotated[int, Field(ge=0)] = 0
    per_side: bool
    intensity: Annotated[int, Field(ge=1, le=3)]
    source: str

    @property
    def sides(self) -> int:
        """1 or 2."""
        return 2 if self.per_side else 1

    @property
    def work_seconds(self) -> int:
        """Seconds of work on one side."""
        return self.sets * self.repetitions * (self.hold_seconds + self.paced_seconds)

    @property
    def release_seconds(self) -> int:
        """Seconds of letting go between the holds of one side."""
        held = self.hold_seconds >= HELD_FROM
        return (self.sets * self.repetitions - 1) * RELEASE_SECONDS if held else 0

    @property
    def seconds(self) -> int:
        """Everything but the move and the set-up: both sides, releases and the change of sides."""
        one_side = self.work_seconds + self.release_seconds
        return self.sides * one_side + (self.sides - 1) * SWITCH_SECONDS


class DoseBand(Value):
    """A range of doses of one intensity that a source supports."""

    intensity: Annotated[int, Field(ge=1, le=3)]
    kind: Literal["hold", "paced"]
    seconds: Annotated[tuple[Annotated[int, Field(ge=1)], ...], Field(min_length=1)]
    repetitions: Annotated[tuple[Annotated[int, Field(ge=1)], ...], Field(min_length=1)]
    sets: Annotated[int, Field(ge=1)] = 1
    sources: Annotated[tuple[str, ...], Field(min_length=1)]
    derived: bool = False
    note: Sentence

    @model_validator(mode="after")
    def _holds_in_steps_of_5(self) -> DoseBand:
        if self.kind == "hold" and any(seconds % 5 for seconds in self.seconds):
            raise ValueError("a hold must be a multiple of 5 s")
        return self

    def doses(self, per_side: bool) -> tuple[Dose, ...]:
        """Every dose of the band whose work is a multiple of 5 s."""
        every = (
            Dose(
                sets=self.sets,
                repetitions=repetitions,
                hold_seconds=seconds if self.kind == "hold" else 0,
                paced_seconds=seconds if self.kind == "paced" else 0,
                per_side=per_side,
                intensity=self.intensity,
                source=self.note,
            )
            for seconds in self.seconds
            for repetitions in self.repetitions
        )
        return tuple(dose for dose in every if dose.work_seconds % 5 == 0)


class Adjustment(Value):
    """A change to an exercise that lets it meet a concern; the start position stays."""

    id: Id
    label: str
    serves: tuple[str, ...]
    because: Sentence
    adds: tuple[Sentence, ...] = ()
    replaces: Mapping[str, Sentence] = {}
    breathing: Sentence | None = None
    sets: Mapping[str, Any] = {}
    provisions: tuple[Id, ...] = ()
    setup_seconds: Seconds = 0
    equipment: tuple[Id, ...] = ()
    not_with: tuple[Id, ...] = ()
    sources: tuple[str, ...] = ()
    derived: bool = False

    def agrees_with(self, other: Adjustment) -> bool:
        """Whether both can be used at once."""
        if other.id in self.not_with or self.id in other.not_with:
            return False
        if any(key in other.replaces for key in self.replaces):
            return False
        if self.breathing and other.breathing:
            return False
        return all(other.sets.get(key, value) == value for key, value in self.sets.items())


class Cell(Value):
    """What the evidence says of one trimester."""

    status: Literal["ok", "modify", "avoid"]
    rule: str | None = None
    why: str = ""


class Form(Value):
    """An exercise as performed: with a set of adjustments, in the catalog's order."""

    exercise: Id
    adjustments: tuple[Adjustment, ...]
    tags: Tags
    steps: tuple[Sentence, ...]
    breathing: Sentence
    setup_seconds: Seconds
    equipment: tuple[Id, ...]
    provisions: tuple[Id, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The adjustments' ids."""
        return tuple(adjustment.id for adjustment in self.adjustments)

    def serves(self, concern: str) -> bool:
        """Whether one of the adjustments was written for this concern."""
        return any(concern in adjustment.serves for adjustment in self.adjustments)


class Exercise(Reviewed):
    """One movement of the catalog."""

    id: Id
    reference: Annotated[str, Field(pattern=r"^[SF]\d\d$")] | None = None
    name: str
    aliases: tuple[str, ...] = ()
    family: Id
    role: Literal["movement", "walking", "supported-rest"] = "movement"
    offered: Literal["always", "when-locked"] = "always"
    summary: Sentence
    steps: Annotated[tuple[Sentence, ...], Field(min_length=2)]
    breathing: Sentence
    feel: Sentence
    stop: Sentence
    cautions: tuple[Sentence, ...] = ()
    position: Position
    surface: Surface
    per_side: bool
    phases: Annotated[tuple[Phase, ...], Field(min_length=1)]
    setup_seconds: Seconds
    equipment: tuple[Id, ...] = ()
    regions: Mapping[Id, Annotated[int, Field(ge=1, le=3)]]
    tags: Tags
    pregnancy: Mapping[Trimester, Cell]
    pregnancy_derived: bool
    evidence: Literal["cited", "derived"]
    doses: Annotated[tuple[DoseBand, ...], Field(min_length=1)]
    adjustments: tuple[Adjustment, ...] = ()
    easier: tuple[Id, ...] = ()
    harder: tuple[Id, ...] = ()
    swap_for: tuple[Id, ...] = ()
    no_swap: str = ""
    remark: str = ""
    sources: Annotated[tuple[Citation, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _covers_every_trimester(self) -> Exercise:
        if set(self.pregnancy) != {"trimester-1", "trimester-2", "trimester-3"}:
            raise ValueError("pregnancy needs a status for each of the three trimesters")
        return self

    @property
    def place(self) -> tuple[Position, Surface]:
        """Where the exercise starts."""
        return (self.position, self.surface)

    @property
    def targets(self) -> frozenset[str]:
        """The regions that it clearly serves."""
        return frozenset(r for r, weight in self.regions.items() if weight >= TARGETS_FROM)

    def __copy__(self) -> Self:
        """A copy makes its own forms and doses."""
        copied = super().__copy__()
        for made in ("_forms", "every_dose"):
            copied.__dict__.pop(made, None)
        return copied

    @cached_property
    def every_dose(self) -> tuple[Dose, ...]:
        """The doses of all bands, band by band."""
        return tuple(dose for band in self.doses for dose in band.doses(self.per_side))

    def forms(self) -> tuple[Form, ...]:
        """The plain exercise and every combination of adjustments that agree, fewest first."""
        return self._forms

    @cached_property
    def _forms(self) -> tuple[Form, ...]:
        subsets = chain.from_iterable(
            combinations(self.adjustments, count) for count in range(len(self.adjustments) + 1)
        )
        return tuple(self._form(chosen) for chosen in subsets if _agree(chosen))

    def _form(self, chosen: tuple[Adjustment, ...]) -> Form:
        replaced = {key: text for each in chosen for key, text in each.replaces.items()}
        changed = {key: value for each in chosen for key, value in each.sets.items()}
        steps = [replaced.get(str(at), step) for at, step in enumerate(self.steps, start=1)]
        added = [text for each in chosen for text in each.adds]
        breaths = [each.breathing for each in chosen if each.breathing]
        return Form(
            exercise=self.id,
            adjustments=chosen,
            tags=Tags.model_validate({**self.tags.model_dump(), **changed}),
            steps=tuple(added + steps),
            breathing=breaths[-1] if breaths else self.breathing,
            setup_seconds=self.setup_seconds + sum(each.setup_seconds for each in chosen),
            equipment=_once(self.equipment, *(each.equipment for each in chosen)),
            provisions=_once(*(each.provisions for each in chosen)),
        )


def _agree(chosen: tuple[Adjustment, ...]) -> bool:
    return all(one.agrees_with(other) for one, other in combinations(chosen, 2))


def _once(*groups: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(groups)))
