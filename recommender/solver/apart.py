"""How does a question get solved without risking the sitting that asks it? In a process of its own.

An abort inside the library then ends one answer, not the app. A worker answers one question after
another and waits with the library loaded, so that nobody waits for its start.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from recommender.solver.composing import Unsolved
from recommender.solver.problem import Composition, Problem

LIMIT_SECONDS = 75.0
"""The solver's own wall-clock backstop with time to start; then the process is ended."""
MOST_IDLE = 2
STOPPED = "The search for a routine stopped before it had an answer. Please try again."
BROKEN = (EOFError, OSError, pickle.UnpicklingError, ValueError)

Process = subprocess.Popen[bytes]
_idle: list[Process] = []
_lock = threading.Lock()


def compose_apart(problem: Problem) -> Composition:
    """The best routine for a problem, found in a process of its own.

    Raises:
        Unsolved: when the process ends without an answer, or takes too long.
    """
    worker = _take()
    try:
        answer = _ask(worker, problem)
    except BROKEN:
        _end(worker)
        raise Unsolved(STOPPED) from None
    if not isinstance(answer, Composition | str):
        _end(worker)
        raise Unsolved(STOPPED)
    _give_back(worker)
    if isinstance(answer, str):
        raise Unsolved(answer)
    return answer


def get_ready() -> None:
    """Starts a worker, unless one waits already."""
    with _lock:
        if not _idle:
            _idle.append(_start())


def _ask(worker: Process, problem: Problem) -> Any:
    if worker.stdin is None or worker.stdout is None:
        raise ValueError("a worker without pipes")
    limit = threading.Timer(LIMIT_SECONDS, worker.kill)
    limit.start()
    try:
        worker.stdin.write(pickle.dumps(problem))
        worker.stdin.flush()
        return pickle.load(worker.stdout)  # noqa: S301  # written by our own process, serving.py
    finally:
        limit.cancel()


def _take() -> Process:
    with _lock:
        while _idle:
            worker = _idle.pop()
            if worker.poll() is None:
                return worker
            _end(worker)
    return _start()


def _give_back(worker: Process) -> None:
    with _lock:
        if len(_idle) < MOST_IDLE:
            _idle.append(worker)
            return
    _end(worker)


def _end(worker: Process) -> None:
    worker.kill()
    worker.wait()
    for pipe in (worker.stdin, worker.stdout):
        if pipe is not None:
            try:
                pipe.close()
            except OSError:
                continue


def _start() -> Process:
    package = str(Path(__file__).resolve().parents[2])
    paths = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH"))))
    return subprocess.Popen(
        [sys.executable, "-m", "recommender.solver.serving"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": paths},
    )
