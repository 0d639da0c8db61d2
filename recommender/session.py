"""What was done: one performance of a routine, on a local day."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
)


class Session(BaseModel):
    """One performance. `key` is made once per performance; the same key is the same session.

    `day` is the person's local day in `zone` (an IANA name); `finished_at` is in UTC.
    `region_seconds` holds seconds of work by region, pain is 0-10.
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


def _written_day(value: object) -> object:
    return date.fromisoformat(value) if isinstance(value, str) else value


class Performed(BaseModel):
    """What the solver needs of a session: its day and its exercises."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)

    day: Annotated[date, BeforeValidator(_written_day)]
    exercises: tuple[str, ...]


History = tuple[Performed, ...]
"""Newest last."""


class BadHistory(Exception):
    """A history that cannot be read."""


def read_history(text: str) -> History:
    """The history in a JSON list of `{"day": "YYYY-MM-DD", "exercises": [ids]}`.

    Raises:
        BadHistory: with one sentence.
    """
    try:
        performed = TypeAdapter(tuple[Performed, ...]).validate_json(text)
    except ValidationError:
        raise BadHistory(
            'history: send a JSON list of {"day": "YYYY-MM-DD", "exercises": ["id", ...]}'
        ) from None
    return tuple(sorted(performed, key=lambda each: each.day))
