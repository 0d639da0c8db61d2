"""How do many people ask at once? A few workers, one line, and nobody's fault is another's."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError

from recommender.solver.composing import Unsolved
from recommender.solver.piping import Reply
from recommender.solver.problem import Composition, Problem
from recommender.solver.queueing import Asked, Line, Promised
from recommender.solver.worker import SERVING, Broken, Worker

LIMIT_SECONDS = 75.0
"""The solver's own wall-clock backstop with time to start; then the process is ended."""
MOST_IDLE = 2
STOPPED = "The search for a routine stopped before it had an answer. Please try again."
LOG = logging.getLogger(__name__)

Tell = Callable[[int | None], None]
"""Takes how many people wait before one's own question, and None once it has begun."""


class Pool:
    """At most `slots` questions are answered at once, each in a process of its own."""

    def __init__(
        self,
        slots: int,
        command: Sequence[str] = SERVING,
        limit_seconds: float = LIMIT_SECONDS,
    ) -> None:
        self._command = command
        self.limit_seconds = limit_seconds
        self._moved = threading.Condition()
        self._line = Line(slots)
        self._idle: list[Worker] = []
        self._busy: list[Worker] = []

    def ask(self, problem: Problem, urgent: bool) -> Promised:
        """The answer as soon as there is one; it can be cancelled until it is begun."""
        with self._moved:
            answer = self._line.join(problem, urgent)
            self._move_up()
        answer.add_done_callback(self._leave)
        return answer

    def compose(self, problem: Problem, tell: Tell | None = None) -> Composition:
        """Asks for a person and waits; `tell` is called whenever the place in the line changes.

        Raises:
            Unsolved: when the process ends without an answer, or takes too long.
        """
        answer = self.ask(problem, urgent=True)
        try:
            if tell is not None:
                self._wait(answer, tell)
            return answer.result()
        except CancelledError:
            raise Unsolved(STOPPED) from None
        finally:
            # Somebody who left while waiting, such as by closing the page, holds up nobody.
            answer.cancel()

    def waiting(self) -> int:
        """How many questions of people wait."""
        with self._moved:
            return len(self._line.people())

    def get_ready(self) -> None:
        """Starts a worker, unless one is there already."""
        with self._moved:
            gone = [worker for worker in self._idle if not worker.is_alive]
            self._idle = [worker for worker in self._idle if worker not in gone]
            needed = not self._idle and not self._busy
            if needed:
                try:
                    self._idle.append(Worker(self._command))
                except Broken as broken:
                    LOG.warning("No solver is ready: %s", broken)
        for worker in gone:
            worker.end()

    def close(self) -> None:
        """Ends every worker; what waits is sent home, what is asked later starts anew."""
        with self._moved:
            waiting = self._line.clear()
            ended, self._idle = [*self._idle, *self._busy], []
        for answer in waiting:
            answer.cancel()
        for worker in ended:
            worker.end()

    def _wait(self, answer: Promised, tell: Tell) -> None:
        told: int | None = None
        while (before := self._next_place(answer, told)) != told:
            tell(before)
            told = before

    def _next_place(self, answer: Promised, told: int | None) -> int | None:
        with self._moved:
            while (before := self._line.before(answer)) is not None and before == told:
                self._moved.wait()
            return before

    def _leave(self, answer: Promised) -> None:
        with self._moved:
            self._line.leave(answer)
            self._move_up()

    def _move_up(self) -> None:
        """Begins what may begin and wakes those whose place has changed."""
        while (asked := self._line.begin()) is not None:
            try:
                threading.Thread(target=self._answer, args=(asked,), daemon=True).start()
            except RuntimeError as error:
                LOG.warning("A search for a routine could not begin: %s", error)
                self._deliver(asked, Reply(sentence=STOPPED))
        self._moved.notify_all()

    def _answer(self, asked: Asked) -> None:
        reply = Reply(sentence=STOPPED)
        try:
            reply = self._reply(asked.problem)
        finally:
            # Whatever happened here: nobody waits for ever.
            self._deliver(asked, reply)

    def _reply(self, problem: Problem) -> Reply:
        try:
            worker = self._take()
            try:
                return worker.ask(problem, self.limit_seconds)
            finally:
                self._give_back(worker)
        except Broken as broken:
            LOG.warning("A search for a routine was stopped: %s", broken)
            return Reply(sentence=STOPPED)

    def _deliver(self, asked: Asked, reply: Reply) -> None:
        with self._moved:
            answers = self._line.end(asked)
            self._move_up()
        for answer in answers:
            if reply.found is None:
                answer.set_exception(Unsolved(reply.sentence))
            else:
                answer.set_result(reply.found)

    def _take(self) -> Worker:
        with self._moved:
            while self._idle:
                worker = self._idle.pop()
                if worker.is_alive:
                    self._busy.append(worker)
                    return worker
                worker.end()
        worker = Worker(self._command)
        with self._moved:
            self._busy.append(worker)
        return worker

    def _give_back(self, worker: Worker) -> None:
        with self._moved:
            self._busy.remove(worker)
            if worker.is_alive and len(self._idle) < MOST_IDLE:
                self._idle.append(worker)
                return
        worker.end()
