"""What came of the feedback, and how do the answers of a day take it up?"""

from __future__ import annotations

from dataclasses import dataclass

from recommender.intake import Intake
from recommender.steering import NO_STEERING, Steering


@dataclass(frozen=True)
class Advised:
    """Something to tell the person apart from any routine, by a rule: please see somebody."""

    rule: str
    sentence: str


@dataclass(frozen=True)
class Adaptation:
    """How the next routine differs because of feedback.

    `rests` must not be taken, whoever asks for it; `unwished` is left out unless it is asked for
    by name. `steering` limits and prefers what is left, and tells each change in a sentence.
    """

    steering: Steering = NO_STEERING
    rests: tuple[str, ...] = ()
    unwished: tuple[str, ...] = ()
    advice: tuple[Advised, ...] = ()


def as_adapted(intake: Intake, adaptation: Adaptation) -> Intake:
    """The answers without what rests or is not wished; a wish by name beats only the latter."""
    unwished = {*adaptation.unwished} - {*intake.locked}
    excluded = {*intake.excluded, *adaptation.rests, *unwished}
    return intake.model_copy(update={"excluded": tuple(sorted(excluded))})
