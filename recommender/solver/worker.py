"""What is one worker? A process that answers one question after another, or is ended."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import IO

from recommender.solver.checking import violations
from recommender.solver.piping import Reply, read, receive, send
from recommender.solver.problem import Problem

SERVING = (sys.executable, "-m", "recommender.solver.serving")

LEAVING_SECONDS = 1.0
"""A process that has closed its pipe is about to end; then its exit code says why."""


class Broken(Exception):
    """The process gave no answer and is ended; the text is for the log."""


class Worker:
    """One process; whoever takes it asks alone.

    Raises:
        Broken: when it cannot be started.
    """

    def __init__(self, command: Sequence[str] = SERVING) -> None:
        self._numbers = count(1)
        try:
            self._process = subprocess.Popen(  # noqa: S603  # our own command, nobody's input
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=_environment(),
                # Ctrl-C in a terminal is for the app, which decides what ends.
                start_new_session=True,
            )
        except OSError as error:
            raise Broken(f"no process could be started: {error}") from None

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """Whether the process runs."""
        return self._process.poll() is None

    def ask(self, problem: Problem, limit_seconds: float) -> Reply:
        """The reply to a question.

        Raises:
            Broken: when there was none in time, or one that cannot be true.
        """
        limit = threading.Timer(limit_seconds, self._process.kill)
        limit.daemon = True
        limit.start()
        try:
            return self._asked(problem)
        except Exception as error:
            # Silence, rubbish, an answer that is none: who has failed once is not asked again.
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(LEAVING_SECONDS if isinstance(error, EOFError) else 0)
            self.end()
            raise Broken(f"{type(error).__name__}, exit {self._process.returncode}") from error
        finally:
            limit.cancel()

    def end(self) -> None:
        """Ends the process and closes its pipes; nothing of it stays."""
        self._process.kill()
        self._process.wait()
        for pipe in self._pipes():
            with suppress(OSError):
                pipe.close()

    def _asked(self, problem: Problem) -> Reply:
        questions, answers = self._pipes()
        number = next(self._numbers)
        send(questions, number, pickle.dumps(problem))
        answered, message = receive(answers)
        reply = read(message)
        if answered != number:
            raise ValueError("this answers another question")
        if reply.found is not None and violations(problem, reply.found):
            raise ValueError("this routine breaks a rule")
        return reply

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        if self._process.stdin is None or self._process.stdout is None:
            raise ValueError("a worker without pipes")
        return self._process.stdin, self._process.stdout


def _environment() -> dict[str, str]:
    package = str(Path(__file__).resolve().parents[2])
    paths = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONPATH": paths}
