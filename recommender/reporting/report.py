"""What may stand in a report of the last thirty days, and of what is it made?"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal, Protocol, get_args

from recommender.routine import Routine
from recommender.session import Event, Session

Part = Literal["routine", "adherence", "pain", "hurt", "notes"]
PARTS: tuple[Part, ...] = get_args(Part)
DAYS = 30


class WeekKept(Protocol):
    """A calendar week: sessions completed of those recommended; no share in a week off."""

    @property
    def start(self) -> date: ...  # noqa: D102

    @property
    def done(self) -> int: ...  # noqa: D102

    @property
    def goal(self) -> int: ...  # noqa: D102

    @property
    def adherence(self) -> int | None: ...  # noqa: D102

    @property
    def minutes(self) -> int: ...  # noqa: D102


@dataclass(frozen=True)
class Record:
    """What is known of a person. `events` go by session, `routines` by their ids.

    `routine` is the one that is done now, `left_out` the exercises that are not offered for now.
    """

    sessions: Sequence[Session] = ()
    events: Mapping[str, Sequence[Event]] = field(default_factory=dict)
    routines: Mapping[str, Routine] = field(default_factory=dict)
    weeks: Sequence[WeekKept] = ()
    routine: Routine | None = None
    left_out: Collection[str] = ()


@dataclass(frozen=True)
class Kept:
    """How much was done: by week, and over all days."""

    weeks: tuple[WeekKept, ...]
    completed: int
    unfinished: int
    days: int


@dataclass(frozen=True)
class Felt:
    """The mean pain of a day (0-10) before and after its sessions, and on the day after."""

    day: date
    before: float | None
    after: float | None
    next_day: float | None


@dataclass(frozen=True)
class Course:
    """What was said of pain at one moment of a session: how often, the mean, the ends (0-10)."""

    count: int
    mean: float
    first: int
    last: int


@dataclass(frozen=True)
class Pain:
    """The pain of some days, and its course at each moment; None where nobody said any."""

    days: tuple[Felt, ...]
    before: Course | None
    after: Course | None
    next_day: Course | None


@dataclass(frozen=True)
class Hurt:
    """An exercise during which something hurt; None when its routine is not kept any more.

    `worst` is None when no number was said.
    """

    exercise: str | None
    times: int
    worst: int | None
    spread: bool
    last: date
    left_out: bool


@dataclass(frozen=True)
class Note:
    """What the person wrote after a session."""

    day: date
    text: str


@dataclass(frozen=True)
class Report:
    """The last days up to `until`. A part that was not chosen is None.

    A chosen part without anything to tell is empty; `routine` is then in `chosen` alone. What hurt
    goes from the worst on, notes from the newest.
    """

    until: date
    chosen: frozenset[Part]
    name: str | None = None
    routine: Routine | None = None
    kept: Kept | None = None
    pain: Pain | None = None
    hurt: tuple[Hurt, ...] | None = None
    notes: tuple[Note, ...] | None = None

    @property
    def since(self) -> date:
        """The first of its days."""
        return self.until - timedelta(days=DAYS - 1)
