"""What is in the file of everything? One person's settings, programmes, routines and sessions.

Never in it: answers about red flags, and the mark that keeps routines away after one.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    SerializerFunctionWrapHandler,
    StringConstraints,
    WithJsonSchema,
    model_serializer,
    model_validator,
)

from recommender.archive.documents import (
    as_object,
    as_usually_written,
    refuse_bad_answers,
    refuse_unreadable,
)
from recommender.programme import Programme, ProgrammeDay, Weekday
from recommender.session import LONGEST_NOTE, MOST_EVENTS, Event, Session

SCHEMA_VERSION = 1
LARGEST_ARCHIVE_BYTES = 20_000_000
"""Anything larger is refused before it is parsed. docs/archive.md says what fits."""
FIRST_DAY, LAST_DAY = date(1970, 1, 1), date(2199, 12, 31)
"""The first is that of a clock that was never set; beyond the last something is broken."""
_FIRST, _LAST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
MOST_ROUTINES, MOST_SESSIONS, MOST_OTHERS = 20_000, 20_000, 5_000
"""Rows of each kind: 27 years of two sessions a day; 96 years of weeks."""
MOST_EVENTS_IN_ALL = 100_000
"""A year of an hour's session every day has about half as many."""
LONGEST_NAME = 40
"""Characters."""

Day = Annotated[date, Field(ge=FIRST_DAY, le=LAST_DAY)]
Moment = Annotated[AwareDatetime, Field(ge=_FIRST, lt=_LAST)]
Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{8,64}$")]
"""Of a routine, a session or a programme; no way to a file can be written with it."""
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
"""Of an exercise or a region; one that the catalog has no more is kept all the same."""
Zone = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*$", max_length=64)
]
Note = Annotated[str, Field(max_length=LONGEST_NOTE)]
Count = Annotated[int, Field(ge=0, le=1_000_000)]


def refuse_no_day(until: str) -> str:
    """A day as text again, or nothing.

    Raises:
        ValueError: when it is something else.
    """
    if until:
        try:
            day = date.fromisoformat(until)
            known = FIRST_DAY <= day <= LAST_DAY and day.isoformat() == until
        except ValueError:
            known = False
        if not known:
            raise ValueError("this is not a day; write it as 2026-11-21, or leave it empty")
    return until


class Row(BaseModel):
    """A frozen part of the file that refuses unknown keys and silent conversions."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Wished(Row):
    """That an exercise is left out: until a day because it hurt, or for good when that is empty."""

    until: Annotated[str, AfterValidator(refuse_no_day)] = ""
    hurt: Count = 0


class CheckedIn(Row):
    """How it went over the weeks, as told on a day."""

    day: Day
    course: Literal["better", "same", "worse"]


class Guidance(Row):
    """How the person wants to be guided. What is None was never chosen."""

    sound: bool | None = None
    voice: bool | None = None
    voice_name: Annotated[str, Field(max_length=200)] | None = None

    @model_serializer(mode="wrap")
    def _without_the_unsaid(self, serialize: SerializerFunctionWrapHandler) -> Any:
        return {key: value for key, value in serialize(self).items() if value is not None}


class KeptRoutine(Row):
    """A routine's document, character by character, and when its answers were told.

    In the file the document is an object, and only when that would not give the same characters
    back it is a text.
    """

    id: Id
    told_at: Moment
    document: Annotated[
        str,
        BeforeValidator(as_usually_written),
        AfterValidator(refuse_unreadable),
        PlainSerializer(as_object),
        WithJsonSchema({"anyOf": [{"type": "object"}, {"type": "string"}]}),
    ]


class KeptSession(Session):
    """A session, each of its values within what a session can be."""

    key: Id
    routine: Id
    day: Day
    zone: Zone
    finished_at: Moment
    exercises: Annotated[tuple[Slug, ...], Field(max_length=100)]
    region_seconds: Annotated[
        dict[Slug, Annotated[int, Field(ge=0, le=7200)]], Field(max_length=50)
    ]


class KeptEvent(Event):
    """An event; a file, unlike a browser, has nothing besides.

    A stop sign that ended a session is there without its id: it is an answer about a red flag.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    at: Moment

    @model_validator(mode="after")
    def _names_no_sign(self) -> Self:
        if self.kind == "sign" and self.id is not None:
            raise ValueError("which stop sign it was is never kept in a file; remove the id")
        return self


class Happened(Row):
    """What happened in one guided session, in order."""

    session: Id
    events: Annotated[tuple[KeptEvent, ...], Field(min_length=1, max_length=MOST_EVENTS)]


class KeptProgramme(Programme):
    """A programme, each of its values within what a programme can be."""

    key: Id
    starts: Day
    minutes: Annotated[dict[Weekday, Annotated[int, Field(ge=3, le=60)]], Field(min_length=1)]
    zone: Zone
    told_on: Day
    intake: Annotated[dict[str, Any], AfterValidator(refuse_bad_answers)]
    core: Annotated[tuple[Slug, ...], Field(max_length=50)] = ()
    ended: Day | None = None

    def holds(self, day: date) -> bool:
        """Whether a day is in its weeks, also after it was stopped."""
        return 0 <= (day - self.first_monday).days < 7 * self.weeks


class KeptDay(ProgrammeDay):
    """The routine of one day of a programme."""

    programme: Id
    day: Day
    routine: Id


Many = Field(max_length=MOST_OTHERS)


class Choices(Row):
    """What the person chose. The name and the goal are None when none was ever chosen.

    `left_out` holds the wishes by exercise, `skipped_weeks` Mondays.
    """

    schema_version: Literal[1]
    name: Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)] | None = None
    weekly_goal: Annotated[int, Field(ge=1, le=14)] | None = None
    guidance: Guidance = Guidance()
    favourites: Annotated[tuple[Slug, ...], Field(max_length=1000)] = ()
    left_out: Annotated[dict[Slug, Wished], Field(max_length=1000)] = {}
    skipped_weeks: Annotated[tuple[Day, ...], Many] = ()


class Archive(Choices):
    """One person's everything."""

    check_ins: Annotated[tuple[CheckedIn, ...], Many] = ()
    programmes: Annotated[tuple[KeptProgramme, ...], Many] = ()
    programme_days: Annotated[tuple[KeptDay, ...], Field(max_length=MOST_SESSIONS)] = ()
    routines: Annotated[tuple[KeptRoutine, ...], Field(max_length=MOST_ROUTINES)] = ()
    sessions: Annotated[tuple[KeptSession, ...], Field(max_length=MOST_SESSIONS)] = ()
    events: Annotated[tuple[Happened, ...], Field(max_length=MOST_SESSIONS)] = ()


ROWS: Mapping[str, tuple[type[BaseModel], int]] = {
    "check_ins": (CheckedIn, MOST_OTHERS),
    "programmes": (KeptProgramme, MOST_OTHERS),
    "programme_days": (KeptDay, MOST_SESSIONS),
    "routines": (KeptRoutine, MOST_ROUTINES),
    "sessions": (KeptSession, MOST_SESSIONS),
    "events": (Happened, MOST_SESSIONS),
}
"""The lists that grow, each with its kind of row and the most that are read."""
