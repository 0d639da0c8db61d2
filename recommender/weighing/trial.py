"""What is tried? One question that differs a little, and what to say once it is solved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from recommender.intake import Intake
from recommender.screening import screen
from recommender.solver import Answer, Composition, Problem, pose

Composer = Callable[[Problem], Composition]
Line_co = TypeVar("Line_co", covariant=True)


@dataclass(frozen=True)
class Trial(Generic[Line_co]):
    """One thing to try: how the question is posed, and what is said of its answer."""

    name: str
    posed: Callable[[], Answer]
    told: Callable[[Answer], Line_co]

    def line(self, posed: Answer, found: Composition) -> Line_co:
        """What is said once the question has been solved."""
        return self.told(replace(posed, found=found))

    def tried(self, composer: Composer) -> Line_co:
        """What is said, after solving it now.

        Raises:
            Unsolved: when the solver stops.
        """
        posed = self.posed()
        return self.line(posed, composer(posed.problem))


def changed(answer: Answer, changes: Mapping[str, Any]) -> Answer:
    """The same person with other wishes; `found` is still what was found for the old ones."""
    intake = Intake.model_validate({**answer.intake.model_dump(), **changes})
    screening = screen(answer.catalog, intake)
    question = pose(answer.catalog, intake, screening, answer.history)
    return replace(answer, intake=intake, screening=screening, question=question)


def asking(answer: Answer, problem: Problem) -> Answer:
    """The same wishes with a question that forces something."""
    return replace(answer, question=replace(answer.question, problem=problem))


def without(intake: Intake, exercise: str, key: str) -> dict[str, Any]:
    """A list of the intake without one exercise, as a change to the intake."""
    return {key: tuple(each for each in getattr(intake, key) if each != exercise)}


def sentences(*parts: str) -> str:
    """The parts that say something, one after the other."""
    return " ".join(part for part in parts if part)


def use(answer: Answer, exercise: str) -> int:
    """How much an exercise serves the places that were named, to try the most useful first."""
    regions = answer.catalog.exercise(exercise).regions
    return sum(priority * regions.get(place, 0) for place, priority in answer.problem.asked)


def a_thing(label: str) -> str:
    """A thing within a sentence: `a chair`, `an exercise ball`."""
    return f"{'an' if label[:1].lower() in 'aeiou' else 'a'} {label.lower()}"
