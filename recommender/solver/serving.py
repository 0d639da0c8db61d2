"""What runs in the process apart: questions from standard input, an answer to each.

The process bounds its own memory and time, and ends with the app that asks.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import traceback
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from typing import IO

from recommender.solver.composing import Unsolved, compose
from recommender.solver.piping import Reply, receive, send, written

MOST_BYTES = 1536 * 2**20
"""Of address space; docs/decisions/0016 has what a worker needs."""
MOST_SECONDS = 90
"""For one answer, above the app's own limit: only who outlived the app reaches it."""

Questions = SimpleQueue[tuple[int, bytes]]


def serve() -> None:
    """Answers questions until no more come."""
    _bound_itself()
    answers = _own_output()
    questions: Questions = SimpleQueue()
    Thread(target=_listen, args=(sys.stdin.buffer, questions), daemon=True).start()
    try:
        while True:
            number, message = questions.get()
            _set_alarm(MOST_SECONDS)
            send(answers, number, written(_answer(message)))
            _set_alarm(0)
    except BaseException:
        # An orderly end would wait for the thread that listens.
        traceback.print_exc()
        os._exit(1)


def _answer(message: bytes) -> Reply:
    problem = pickle.loads(message)  # noqa: S301  # from our own app, worker.py
    try:
        return Reply(found=compose(problem))
    except Unsolved as unsolved:
        return Reply(sentence=str(unsolved))


def _listen(pipe: IO[bytes], questions: Questions) -> None:
    """Listens while a search runs, so that the process ends with the app and not after it."""
    while True:
        try:
            questions.put(receive(pipe))
        except (EOFError, ValueError):
            os._exit(0)


def _own_output() -> IO[bytes]:
    """The pipe to the app; what a library prints goes to standard error instead."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _bound_itself() -> None:
    if sys.platform != "win32":
        import resource

        # A core file would hold somebody's answers.
        for kind, most in ((resource.RLIMIT_AS, MOST_BYTES), (resource.RLIMIT_CORE, 0)):
            _, hard = resource.getrlimit(kind)
            within = most if hard == resource.RLIM_INFINITY else min(most, hard)
            # A worker without this limit is better than none.
            with suppress(OSError, ValueError):
                resource.setrlimit(kind, (within, within))


def _set_alarm(seconds: int) -> None:
    if sys.platform != "win32":
        signal.alarm(seconds)


if __name__ == "__main__":
    serve()
