"""Whose question is next? People before what can wait, and one answer for all who ask the same."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass, field
from itertools import takewhile

from recommender.solver.problem import Composition, Problem

Promised = Future[Composition]
"""The answer to a question, as soon as there is one."""


@dataclass(eq=False)
class Asked:
    """One question and everybody who waits for its answer."""

    problem: Problem
    urgent: bool
    askers: list[Promised] = field(default_factory=list)


class Line:
    """The questions that wait and those that have begun, at most `slots` of these at once.

    Of several slots one is kept for people. Who calls holds the lock.
    """

    def __init__(self, slots: int) -> None:
        self._slots = slots
        self._waiting: dict[Problem, Asked] = {}
        self._begun: dict[Problem, Asked] = {}

    def join(self, problem: Problem, urgent: bool) -> Promised:
        """Asks, together with whoever asks the same already."""
        answer: Promised = Future()
        asked = self._begun.get(problem)
        if asked is None:
            asked = self._waiting.setdefault(problem, Asked(problem, urgent))
            if urgent and not asked.urgent:
                # It moves behind the people who came before.
                self._waiting[problem] = self._waiting.pop(problem)
        else:
            answer.set_running_or_notify_cancel()
        asked.urgent = asked.urgent or urgent
        asked.askers.append(answer)
        return answer

    def leave(self, answer: Promised) -> None:
        """Forgets one who waits, and the question when nobody else asks it."""
        for asked in list(self._waiting.values()):
            if answer in asked.askers:
                asked.askers.remove(answer)
                if not asked.askers:
                    del self._waiting[asked.problem]

    def begin(self) -> Asked | None:
        """Takes out the next question, if one may begin now."""
        while len(self._begun) < self._slots and (asked := self._next()) is not None:
            del self._waiting[asked.problem]
            # Who has just given up is told nothing any more.
            asked.askers = [each for each in asked.askers if each.set_running_or_notify_cancel()]
            if asked.askers:
                self._begun[asked.problem] = asked
                return asked
        return None

    def end(self, asked: Asked) -> list[Promised]:
        """Frees the slot of a question; those who wait for its answer."""
        del self._begun[asked.problem]
        return asked.askers

    def clear(self) -> list[Promised]:
        """Sends everybody home who waits."""
        waiting = [each for asked in self._waiting.values() for each in asked.askers]
        self._waiting.clear()
        return waiting

    def people(self) -> list[Asked]:
        """The questions of people that wait, the next one first."""
        return [asked for asked in self._waiting.values() if asked.urgent]

    def before(self, answer: Promised) -> int | None:
        """How many people wait before this one; None once it waits no more."""
        people = self.people()
        if not any(answer in asked.askers for asked in people):
            return None
        ahead = takewhile(lambda asked: answer not in asked.askers, people)
        return sum(len(asked.askers) for asked in ahead)

    def _next(self) -> Asked | None:
        people = self.people()
        quiet = sum(not asked.urgent for asked in self._begun.values())
        if people:
            return people[0]
        if quiet < max(1, self._slots - 1):
            return next(iter(self._waiting.values()), None)
        return None
