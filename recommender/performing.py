"""How far did a guided session come, and what was done in it? Counted from what happened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict

from recommender.routine import Entry, Routine
from recommender.session import Event, Status

COMPLETED_FROM = 0.8
"""The share of the planned seconds of work from which a session counts as completed; derived."""
Why = Literal["not-now", "done-already", "never", "hurt"]


class Place(BaseModel):
    """A ledger entry of a routine, with its step; the getting up at the end belongs to none."""

    model_config = ConfigDict(frozen=True)

    entry: Entry
    step: int | None


class StepDone(BaseModel):
    """What became of one step: seconds of work planned and done, and what the person said."""

    model_config = ConfigDict(frozen=True)

    exercise: str
    planned: int
    done: int
    skipped: Why | None = None
    eased: bool = False


class Performance(BaseModel):
    """A guided session so far. `entry` and `into` are where to carry on: a place of the ledger and
    seconds of it; `over` that nothing is left to do; `sign` a stop sign that ended it.
    """

    model_config = ConfigDict(frozen=True)

    steps: tuple[StepDone, ...]
    seconds: int
    entry: int
    over: bool
    sign: str | None

    @property
    def work(self) -> tuple[int, int]:
        """Seconds of work planned and done; more than was planned of a step adds nothing."""
        return (
            sum(step.planned for step in self.steps),
            sum(min(step.done, step.planned) for step in self.steps),
        )

    @property
    def status(self) -> Status:
        """Completed from most of the planned work on; partly when it ended before; else started."""
        planned, done = self.work
        if done >= COMPLETED_FROM * planned:
            return "completed"
        return "partly" if self.over else "started"

    @property
    def exercises(self) -> tuple[str, ...]:
        """Those of which something was done."""
        return tuple(step.exercise for step in self.steps if step.done)


def places(routine: Routine) -> tuple[Place, ...]:
    """The whole ledger in order; what follows the last work is the getting up."""
    told = [
        Place(entry=entry, step=number)
        for number, step in enumerate(routine.steps)
        for entry in step.ledger
    ]
    last = max(at for at, place in enumerate(told) if place.entry.kind == "work")
    return tuple(
        place.model_copy(update={"step": None})
        if at > last and place.entry.kind == "move"
        else place
        for at, place in enumerate(told)
    )


def perform(routine: Routine, events: Iterable[Event]) -> Performance:
    """What has come of a routine after these events."""
    told, ledger = tuple(events), places(routine)
    spent = _spent(told, len(ledger))
    return Performance(
        steps=tuple(
            _step_done(routine, number, ledger, spent, told) for number in range(len(routine.steps))
        ),
        seconds=round(sum(spent.values())),
        entry=_reached(told, ledger),
        over=any(event.kind in ("end", "finish", "sign") for event in told),
        sign=next((event.id for event in told if event.kind == "sign"), None),
    )


def _spent(events: Iterable[Event], count: int) -> Mapping[int, float]:
    """Seconds really spent on each place; a place done twice counts with the longer time."""
    spent: dict[int, float] = {}
    for event in events:
        if event.kind == "entry" and event.entry is not None and event.entry < count:
            spent[event.entry] = max(spent.get(event.entry, 0.0), event.done or 0.0)
    return spent


def _step_done(
    routine: Routine,
    number: int,
    ledger: tuple[Place, ...],
    spent: Mapping[int, float],
    events: Iterable[Event],
) -> StepDone:
    step = routine.steps[number]
    work = [
        at for at, each in enumerate(ledger) if each.step == number and each.entry.kind == "work"
    ]
    own = [event for event in events if event.step == number]
    reasons: list[Why] = [event.why for event in own if event.kind == "skip" and event.why]
    reasons += ["hurt" for event in own if event.kind == "hurt" and event.answer == "stop"]
    return StepDone(
        exercise=step.exercise,
        planned=step.work_seconds,
        done=round(sum(spent.get(at, 0.0) for at in work)),
        skipped=reasons[-1] if reasons else None,
        eased=any(event.kind == "hurt" and event.answer == "ease" for event in own),
    )


def _reached(events: Iterable[Event], ledger: tuple[Place, ...]) -> int:
    """The place to carry on from: after the last one done, or where the person went."""
    at = 0
    for event in events:
        if event.kind == "entry" and event.entry is not None:
            at = event.entry + 1
        elif event.kind == "back" and event.to is not None:
            at = event.to
        elif event.step is not None and (event.kind == "skip" or event.answer == "stop"):
            at = _after(event.step, ledger)
    return min(at, len(ledger))


def _after(step: int, ledger: tuple[Place, ...]) -> int:
    """The first place of a later step, or of the getting up."""
    for at, place in enumerate(ledger):
        if place.step is None or place.step > step:
            return at
    return len(ledger)
