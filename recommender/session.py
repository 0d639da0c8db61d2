"""What was done: one performance of a routine, on a local day."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
)

from recommender.steering import NO_STEERING, Steering

Status = Literal["started", "partly", "completed"]
Feeling = Literal["too-easy", "about-right", "too-hard"]
LONGEST_NOTE = 2000
"""Characters."""


class Session(BaseModel):
    """One performance. `key` is made once per performance; the same key is the same session.

    `day` is the person's local day in `zone` (an IANA name); `finished_at` is in UTC, for a session
    that goes on the moment of its last event. `seconds` are those spent, `region_seconds` those of
    work by region, pain is 0-10, `pain_next_day` that of the day after, before any other session.
    Only a completed session counts towards adherence.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: Annotated[str, Field(min_length=8, max_length=64)]
    routine: Annotated[str, Field(min_length=8, max_length=64)]
    day: date
    zone: str
    finished_at: datetime
    seconds: Annotated[int, Field(ge=0, le=3600)]
    exercises: tuple[str, ...]
    region_seconds: dict[str, int]
    pain_before: Annotated[int, Field(ge=0, le=10)] | None = None
    pain_after: Annotated[int, Field(ge=0, le=10)] | None = None
    pain_next_day: Annotated[int, Field(ge=0, le=10)] | None = None
    status: Status = "completed"
    feeling: Feeling | None = None
    note: Annotated[str, Field(max_length=LONGEST_NOTE)] = ""


Pain = Annotated[int, Field(ge=0, le=10)]
Kind = Literal[
    "begin", "entry", "pause", "play", "back", "longer", "skip", "hurt", "sign", "finish", "end",
    "prefs",
]  # fmt: skip
MOST_EVENTS = 5000


class Event(BaseModel):
    """Something that happened in a guided session, numbered from 1 within it.

    `entry` is a place of the routine's ledger, `step` one of its steps, both from 0; `done` and
    `of` are seconds. What the browser sends besides is left out.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    seq: Annotated[int, Field(ge=1, le=MOST_EVENTS)]
    at: datetime
    kind: Kind
    entry: Annotated[int, Field(ge=0, le=MOST_EVENTS)] | None = None
    step: Annotated[int, Field(ge=0, le=100)] | None = None
    to: Annotated[int, Field(ge=0, le=MOST_EVENTS)] | None = None
    done: Annotated[float, Field(ge=0, le=7200)] | None = None
    of: Annotated[float, Field(ge=0, le=7200)] | None = None
    why: Literal["not-now", "done-already", "never"] | None = None
    pain: Pain | None = None
    spreads: bool = False
    answer: Literal["go-on", "ease", "stop"] | None = None
    id: Annotated[str, Field(max_length=80)] | None = None
    sound: bool | None = None
    voice: bool | None = None
    voice_name: Annotated[str, Field(max_length=200)] | None = None


def read_events(told: object) -> tuple[Event, ...]:
    """The events that a browser sent, in order; what cannot be read is left out."""
    found = {}
    for each in told if isinstance(told, list) else []:
        try:
            event = Event.model_validate(each)
        except ValidationError:
            continue
        found[event.seq] = event
    return tuple(found[seq] for seq in sorted(found))


def _written_day(value: object) -> object:
    return date.fromisoformat(value) if isinstance(value, str) else value


class Performed(BaseModel):
    """What the solver needs of a session: its day and its exercises."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)

    day: Annotated[date, BeforeValidator(_written_day)]
    exercises: tuple[str, ...]


class History(BaseModel):
    """What went before: the sessions, newest last, and how they bend the next routine."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    performed: tuple[Performed, ...] = ()
    steering: Steering = NO_STEERING

    def steered(self, steering: Steering | None) -> History:
        """The same sessions, bending a routine in this way, or not at all."""
        return self.model_copy(update={"steering": steering or NO_STEERING})


NOTHING_DONE = History()


class BadHistory(Exception):
    """A history that cannot be read."""
