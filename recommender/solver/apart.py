"""How does a question get solved without risking the sitting that asks it? In a process of its own.

An abort inside the library then ends one answer, not the app. Everybody in the app shares a few
such processes; who has to wait is told how many wait before.
"""

from __future__ import annotations

import atexit
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from recommender.solver.pooling import Pool, Tell
from recommender.solver.problem import Composition, Problem
from recommender.solver.queueing import Promised

SLOTS = "LIMBER_WORKERS"
"""The environment's word on how many questions are answered at once."""


def slots() -> int:
    """How many questions are answered at once: as said, else one for each processor."""
    said = os.environ.get(SLOTS, "")
    if said.isdecimal() and int(said) > 0:
        return int(said)
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


_pool = Pool(slots())
atexit.register(lambda: _pool.close())
_tell: ContextVar[Tell | None] = ContextVar("tell", default=None)


def compose_apart(problem: Problem) -> Composition:
    """The best routine for a problem, found in a process apart; for somebody who waits.

    Raises:
        Unsolved: when the process ends without an answer, or takes too long.
    """
    return _pool.compose(problem, _tell.get())


def compose_later(problem: Problem) -> Promised:
    """The same when no person waits for it; it can be cancelled until it is begun.

    The answer's `result()` raises Unsolved when the process ends without an answer.
    """
    return _pool.ask(problem, urgent=False)


@contextmanager
def while_waiting(tell: Tell) -> Iterator[None]:
    """Inside it, `tell` hears from `compose_apart` how many people wait before this one.

    It is called in the thread that waits, whenever the number changes, and with None at one's turn;
    never when nobody has to wait.
    """
    before = _tell.set(tell)
    try:
        yield
    finally:
        _tell.reset(before)


def waiting() -> int:
    """How many questions of people wait for a process."""
    return _pool.waiting()


def get_ready() -> None:
    """Starts a process, unless one is there already."""
    _pool.get_ready()
