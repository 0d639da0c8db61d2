"""How is a pool of stand-ins built, and what was it asked?"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from recommender.solver.pooling import LIMIT_SECONDS, Pool
from recommender.solver.problem import Composition, Problem
from tests.builders_problems import candidate, problem

STANDING_IN = Path(__file__).parent / "recommender" / "solver" / "standing_in.py"
PATIENCE_SECONDS = 60
"""A test that waits for longer has failed; none waits for it to pass."""


def saying(word: str, budget: int = 60) -> Problem:
    """A question that has the stand-in do something."""
    return problem(budget, candidate(f"{word}:{budget}", 4))


def nothing(budget: int = 60) -> Composition:
    """What the stand-in answers."""
    return Composition((), rest=0, short=budget, score=0, bound=0, proven=True)


@contextmanager
def a_pool(folder: Path, slots: int = 1, limit_seconds: float = LIMIT_SECONDS) -> Iterator[Pool]:
    """A pool of stand-ins, closed in the end."""
    command = (sys.executable, "-S", "-E", str(STANDING_IN), str(folder))
    pool = Pool(slots, command, limit_seconds)
    try:
        yield pool
    finally:
        pool.close()


def asked(folder: Path) -> list[str]:
    """What the stand-ins were asked, in order."""
    return [line.split()[0] for line in _noted(folder)]


def still_there(folder: Path) -> set[int]:
    """The stand-ins whose process exists, be it as a zombie."""
    return {pid for pid in {int(line.split()[1]) for line in _noted(folder)} if _exists(pid)}


def open_gate(folder: Path, budget: int) -> IO[str]:
    """Waits until a stand-in is held by `gate:<budget>`; it goes on when this is closed."""
    return (folder / f"gate-{budget}").open("w")


def put_up_gates(folder: Path, *budgets: int) -> None:
    """Has `gate:<budget>` hold whoever is asked it."""
    for budget in budgets:
        os.mkfifo(folder / f"gate-{budget}")


def _noted(folder: Path) -> list[str]:
    path = folder / "asked"
    return path.read_text("utf-8").splitlines() if path.exists() else []


def _exists(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
