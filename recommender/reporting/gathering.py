"""How is a report made of what is known of a person? The parts that they chose, and no more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from statistics import fmean

from recommender.reporting.report import (
    DAYS,
    Course,
    Felt,
    Hurt,
    Kept,
    Note,
    Pain,
    Part,
    Record,
    Report,
)
from recommender.routine import Routine
from recommender.session import Event, Session


def report(
    record: Record, chosen: Collection[Part], until: date, name: str | None = None
) -> Report:
    """The chosen parts of a record, over the last thirty days up to one."""
    since = until - timedelta(days=DAYS - 1)
    within = sorted(
        (each for each in record.sessions if since <= each.day <= until),
        key=lambda each: (each.day, each.finished_at, each.key),
    )
    return Report(
        until=until,
        chosen=frozenset(chosen),
        name=(name or "").strip() or None,
        routine=record.routine if "routine" in chosen else None,
        kept=_kept(record, within, since, until) if "adherence" in chosen else None,
        pain=_pain(within) if "pain" in chosen else None,
        hurt=_hurt(record, within) if "hurt" in chosen else None,
        notes=_notes(within) if "notes" in chosen else None,
    )


def _kept(record: Record, within: Sequence[Session], since: date, until: date) -> Kept:
    """Whole weeks, so that they are the same here as elsewhere; the last may still be running."""
    done = [each for each in within if each.status == "completed"]
    last_days = ((each, each.start + timedelta(days=6)) for each in record.weeks)
    return Kept(
        weeks=tuple(each for each, end in last_days if end >= since and each.start <= until),
        completed=len(done),
        unfinished=len(within) - len(done),
        days=len({each.day for each in done}),
    )


def _pain(within: Sequence[Session]) -> Pain:
    by_day: dict[date, list[Session]] = defaultdict(list)
    for each in within:
        by_day[each.day].append(each)
    felt = (
        Felt(
            day,
            _mean(each.pain_before for each in own),
            _mean(each.pain_after for each in own),
            _mean(each.pain_next_day for each in own),
        )
        for day, own in by_day.items()
    )
    return Pain(
        days=tuple(each for each in felt if {each.before, each.after, each.next_day} != {None}),
        before=_course(each.pain_before for each in within),
        after=_course(each.pain_after for each in within),
        next_day=_course(each.pain_next_day for each in within),
    )


def _mean(pains: Iterable[int | None]) -> float | None:
    said = [pain for pain in pains if pain is not None]
    return fmean(said) if said else None


def _course(pains: Iterable[int | None]) -> Course | None:
    said = [pain for pain in pains if pain is not None]
    return Course(len(said), fmean(said), said[0], said[-1]) if said else None


def _hurt(record: Record, within: Sequence[Session]) -> tuple[Hurt, ...]:
    """By exercise, the most important first: the worst pain, then the most frequent."""
    told: dict[str | None, list[tuple[date, Event]]] = defaultdict(list)
    for exercise, day, event in _hurting(record, within):
        told[exercise].append((day, event))
    found = (_summed(record, exercise, own) for exercise, own in told.items())
    return tuple(
        sorted(
            found,
            key=lambda each: (
                each.worst or 0,
                each.spread,
                each.times,
                each.last,
                each.exercise or "",
            ),
            reverse=True,
        )
    )


def _hurting(record: Record, within: Sequence[Session]) -> Iterator[tuple[str | None, date, Event]]:
    """Every time that something hurt, with its exercise and its day."""
    for session in within:
        routine = record.routines.get(session.routine)
        for event in record.events.get(session.key, ()):
            if event.kind == "hurt":
                yield _exercise(routine, event.step), session.day, event


def _exercise(routine: Routine | None, step: int | None) -> str | None:
    if routine is None or step is None or step >= len(routine.steps):
        return None
    return routine.steps[step].exercise


def _summed(record: Record, exercise: str | None, told: Sequence[tuple[date, Event]]) -> Hurt:
    pains = [event.pain for _, event in told if event.pain is not None]
    return Hurt(
        exercise=exercise,
        times=len(told),
        worst=max(pains, default=None),
        spread=any(event.spreads for _, event in told),
        last=max(day for day, _ in told),
        left_out=exercise in record.left_out,
    )


def _notes(within: Sequence[Session]) -> tuple[Note, ...]:
    return tuple(Note(each.day, each.note) for each in reversed(within) if each.note.strip())
