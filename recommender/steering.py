"""How does what went before bend the next routine? Limits, likings, and what is still due."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Seconds = Annotated[int, Field(ge=0)]


class Frozen(BaseModel):
    """A frozen value that refuses unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Ceiling(Frozen):
    """The most that a dose may be: `work_seconds` on one side, and `intensity` 1-3.

    None is no limit.
    """

    work_seconds: Seconds | None = None
    intensity: Annotated[int, Field(ge=1, le=3)] | None = None

    def admits(self, work_seconds: int, intensity: int) -> bool:
        """Whether a dose of so much work on one side, at this intensity, lies below."""
        short = self.work_seconds is None or work_seconds <= self.work_seconds
        return short and (self.intensity is None or intensity <= self.intensity)


class Adapted(Frozen):
    """One change that follows from what was done or said: its rule, and the sentence that tells.

    `exercise` is None when the change concerns the whole routine.
    """

    rule: str
    exercise: str | None = None
    sentence: str


class Steering(Frozen):
    """What a routine heeds beyond the answers.

    A dose is allowed when it lies below `everywhere`, and below one ceiling at least of those that
    `limits` holds for its exercise. `known` are the exercises that come again from day to day,
    `liked` those that the person likes; both are taken a little rather than others, and those that
    are `resting` a little less, so that others have their turn. `due` holds for each region the
    seconds of work, both sides together, that it should get. `adapted` tells the person what was
    changed.
    """

    limits: Mapping[str, tuple[Ceiling, ...]] = {}
    everywhere: Ceiling = Ceiling()
    known: tuple[str, ...] = ()
    liked: tuple[str, ...] = ()
    resting: tuple[str, ...] = ()
    due: Mapping[str, Seconds] = {}
    adapted: tuple[Adapted, ...] = ()

    def admits(self, exercise: str, work_seconds: int, intensity: int) -> bool:
        """Whether an exercise may be dosed so: seconds of work on one side, intensity 1-3."""
        own = self.limits.get(exercise, ())
        below = not own or any(each.admits(work_seconds, intensity) for each in own)
        return below and self.everywhere.admits(work_seconds, intensity)


NO_STEERING = Steering()
