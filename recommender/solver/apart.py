"""How does a question get solved without risking the sitting that asks it? In a process of its own.

An abort inside the library then ends one answer, not the app. A spare process waits with the
library already loaded, so that nobody waits for its start.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from pathlib import Path

from recommender.solver.composing import Unsolved
from recommender.solver.problem import Composition, Problem

LIMIT_SECONDS = 75
"""The solver's own wall-clock backstop with time to start; then the process is ended."""
STOPPED = "The search for a routine stopped before it had an answer. Please try again."

Process = subprocess.Popen[bytes]
_spares: list[Process] = []
_lock = threading.Lock()


def compose_apart(problem: Problem) -> Composition:
    """The best routine for a problem, found in a process of its own.

    Raises:
        Unsolved: when the process ends without an answer, or takes too long.
    """
    worker = _take()
    try:
        told, _ = worker.communicate(pickle.dumps(problem), timeout=LIMIT_SECONDS)
    except (subprocess.TimeoutExpired, OSError):
        worker.kill()
        worker.communicate()
        raise Unsolved(STOPPED) from None
    if worker.returncode != 0:
        raise Unsolved(STOPPED)
    answer = pickle.loads(told)  # noqa: S301  # written by our own process, serving.py
    if isinstance(answer, str):
        raise Unsolved(answer)
    if not isinstance(answer, Composition):
        raise Unsolved(STOPPED)
    return answer


def get_ready() -> None:
    """Starts the spare process, unless it waits already."""
    with _lock:
        if not _spares:
            _spares.append(_start())


def _take() -> Process:
    with _lock:
        waiting = _spares.pop() if _spares else None
        _spares.append(_start())
    return waiting if waiting is not None and waiting.poll() is None else _start()


def _start() -> Process:
    package = str(Path(__file__).resolve().parents[2])
    paths = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH"))))
    return subprocess.Popen(
        [sys.executable, "-m", "recommender.solver.serving"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": paths},
    )
