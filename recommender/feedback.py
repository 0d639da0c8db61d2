"""What was said of what was done? Feelings, pains and wishes, as the next routine heeds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
)

from recommender.session import BadHistory, Feeling, Pain, Performed

Course = Literal["better", "same", "worse"]
SHAPE = 'history: send a JSON list of {"day": "YYYY-MM-DD", "exercises": ["id", ...]}'
KEYS = (
    'what was done lately, oldest or newest first: a JSON list of {"day": "YYYY-MM-DD", '
    '"exercises": [ids]}, each with as much as is known of: "minutes"; "feeling" (too-easy, '
    'about-right, too-hard); "pain_before", "pain_after" and "pain_next_day" (0-10); "hurt": '
    '[{"exercise": id, "pain": 0-10, "spreads": true}]; "doses": {id: a step\'s "dose"}; '
    '"already": [ids]. docs/adapting.md says what each changes'
)
LONGEST_QUOTE = 60
"""A fault repeats no more characters than this of what was sent."""


class Said(BaseModel):
    """A frozen value from outside: keys that are not known are left aside, types are strict."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)


class Hurt(Said):
    """Pain 0-10 in one exercise of a session. `stopped` says that the step ended because of it."""

    exercise: str
    pain: Pain
    spreads: bool = False
    stopped: bool = False


class DoseDone(Said):
    """A dose as it was to be done: sets x repetitions x (hold or pace), on one side."""

    sets: Annotated[int, Field(ge=1, le=100)] = 1
    repetitions: Annotated[int, Field(ge=1, le=1000)]
    hold_seconds: Annotated[int, Field(ge=0, le=3600)] = 0
    paced_seconds: Annotated[int, Field(ge=0, le=3600)] = 0
    intensity: Annotated[int, Field(ge=1, le=3)]

    @property
    def work_seconds(self) -> int:
        """Seconds of work on one side."""
        return self.sets * self.repetitions * (self.hold_seconds + self.paced_seconds)


class SessionTold(Performed):
    """One session with what was said of it; everything but day and exercises may be unsaid.

    `minutes` are those of its routine, `doses` by exercise, `already` what had been done before
    that day.
    """

    minutes: Annotated[int, Field(ge=3, le=60)] | None = None
    feeling: Feeling | None = None
    pain_before: Pain | None = None
    pain_after: Pain | None = None
    pain_next_day: Pain | None = None
    hurt: tuple[Hurt, ...] = ()
    doses: Mapping[str, DoseDone] = {}
    already: tuple[str, ...] = ()

    @property
    def next_day_rise(self) -> int:
        """Points by which the pain of the day after is above that before; 0 when unsaid."""
        return _rise(self.pain_before, self.pain_next_day)

    @property
    def rise(self) -> int:
        """Points by which the pain rose, right after or by the day after."""
        return max(_rise(self.pain_before, self.pain_after), self.next_day_rise)


def _rise(before: int | None, after: int | None) -> int:
    return 0 if before is None or after is None else max(0, after - before)


@dataclass(frozen=True)
class CheckIn:
    """The answer to the weekly question: how the back has been, on the day it was asked."""

    day: date
    course: Course


class Feedback(BaseModel):
    """Everything that the next routine heeds besides the answers.

    `sessions` are oldest first. `left_out` holds what the person never wants again (None), or what
    rests up to and with a day. `taken_back` was stopped lately and asked for again since.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    sessions: tuple[SessionTold, ...] = ()
    left_out: Mapping[str, date | None] = {}
    taken_back: tuple[str, ...] = ()
    favourites: tuple[str, ...] = ()
    check_ins: tuple[CheckIn, ...] = ()

    @property
    def performed(self) -> tuple[Performed, ...]:
        """The days and exercises alone, as the solver needs them."""
        return tuple(Performed(day=each.day, exercises=each.exercises) for each in self.sessions)


def read_feedback(text: str) -> Feedback:
    """The feedback in a JSON list of sessions; `limber recommend --help` names the keys.

    Raises:
        BadHistory: with one sentence.
    """
    try:
        told = TypeAdapter(tuple[SessionTold, ...]).validate_json(text)
    except ValidationError as error:
        raise BadHistory(_fault(error)) from None
    return Feedback(sessions=tuple(sorted(told, key=lambda each: each.day)))


def _fault(error: ValidationError) -> str:
    """One sentence for the first fault: the shape of the list, else the key and what it may be."""
    first = error.errors(include_url=False)[0]
    place = first["loc"]
    if len(place) < 2 or place[1] in ("day", "exercises"):
        return SHAPE
    given = repr(first["input"])[:LONGEST_QUOTE]
    keys = ".".join(str(part) for part in place[1:] if isinstance(part, str))
    where = f"session {int(place[0]) + 1}: {_clean(keys)}"
    return f"history: {where}: {_clean(given)} does not fit; {HELP}"


HELP = (
    "pains are whole numbers from 0 to 10, a feeling is too-easy, about-right or too-hard, "
    "and limber recommend --help shows every key"
)


def _clean(text: str) -> str:
    return "".join(character if character.isprintable() else "?" for character in text)
