"""What was done: one performance of a routine, on a local day."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError


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


class Performed(BaseModel):
    """What the solver needs of a session: its day and its exercises."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    day: date
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
        performed = TypeAdapter(tuple[Performed, ...]).validate_python(json.loads(text))
    except (ValidationError, ValueError, RecursionError):
        raise BadHistory(
            'history: send a JSON list of {"day": "YYYY-MM-DD", "exercises": ["id", ...]}'
        ) from None
    return tuple(sorted(performed, key=lambda each: each.day))
