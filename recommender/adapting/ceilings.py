"""How do limits on a dose combine? Those of one exercise are alternatives; two rules both hold."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from recommender.steering import Ceiling, Steering

Ceilings = tuple[Ceiling, ...]
"""A dose is allowed below one of them at least; without any, every dose is."""


def pruned(ceilings: Iterable[Ceiling]) -> Ceilings:
    """The ceilings without those that lie below another one, in a fixed order."""
    once = sorted(set(map(_key, ceilings)), reverse=True)
    kept = [
        (work, level)
        for at, (work, level) in enumerate(once)
        if not any(work <= w and level <= i for w, i in once[:at])
    ]
    return tuple(_ceiling(work, level) for work, level in kept)


NO_WORK, NO_LEVEL = 1_000_000, 4
"""Stand for no limit while ceilings are compared."""


def _key(ceiling: Ceiling) -> tuple[int, int]:
    work, level = ceiling.work_seconds, ceiling.intensity
    return (NO_WORK if work is None else work, NO_LEVEL if level is None else level)


def _ceiling(work: int, level: int) -> Ceiling:
    return Ceiling(
        work_seconds=None if work == NO_WORK else work,
        intensity=None if level == NO_LEVEL else level,
    )


def lower(one: Ceiling, other: Ceiling) -> Ceiling:
    """The ceiling under both."""
    (work, level), (w, i) = _key(one), _key(other)
    return _ceiling(min(work, w), min(level, i))


def both(one: Ceilings, other: Ceilings) -> Ceilings:
    """What lies below one of the first and below one of the second."""
    if not one or not other:
        return one or other
    return pruned(lower(a, b) for a, b in product(one, other))


def tighter(one: Steering, other: Steering) -> Steering:
    """A steering that keeps the limits of both, prefers what either prefers, and tells it all.

    What is due is the larger of the two for each region.
    """
    exercises = sorted({*one.limits, *other.limits})
    regions = sorted({*one.due, *other.due})
    return Steering(
        limits={
            each: both(one.limits.get(each, ()), other.limits.get(each, ())) for each in exercises
        },
        everywhere=lower(one.everywhere, other.everywhere),
        known=tuple(dict.fromkeys((*one.known, *other.known))),
        liked=tuple(dict.fromkeys((*one.liked, *other.liked))),
        resting=tuple(dict.fromkeys((*one.resting, *other.resting))),
        due={each: max(one.due.get(each, 0), other.due.get(each, 0)) for each in regions},
        adapted=tuple(dict.fromkeys((*one.adapted, *other.adapted))),
    )
