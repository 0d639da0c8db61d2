"""Why so long, and no longer? What each step adds, and what a longer dose would have cost."""

from __future__ import annotations

from recommender.explanation import StepReason
from recommender.solver import (
    Answer,
    adds,
    form_reason,
    gained,
    has_longer,
    no_longer,
    wall,
    with_longer,
)
from recommender.weighing.trial import Trial, asking


def step_reasons(answer: Answer) -> tuple[StepReason, ...]:
    """What each step adds and why it has its form; its dose where nothing has to be solved."""
    return tuple(
        StepReason(
            exercise=exercise,
            adds=adds(answer, at),
            form=form_reason(answer, at),
            dose="" if has_longer(answer, at) else wall(answer, at),
        )
        for at, exercise in enumerate(answer.steps)
    )


def longer(answer: Answer) -> tuple[Trial[str], ...]:
    """One trial for each step that could have had a longer dose."""
    return tuple(_longer(answer, at) for at, _ in enumerate(answer.steps) if has_longer(answer, at))


def _longer(answer: Answer, at: int) -> Trial[str]:
    taken = answer.found.taken[at]

    def posed() -> Answer:
        return asking(answer, with_longer(answer, taken))

    return Trial(
        f"longer-{answer.steps[at]}",
        posed,
        lambda found: no_longer(answer, found, at, gained(answer, found)),
    )
