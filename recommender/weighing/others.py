"""Why not the others? What taking each exercise that was not chosen would cost.

It is asked among the steps of the routine: which of them would have to leave or get shorter. With
every exercise free the solver would answer with another routine, which says little about this one.
"""

from __future__ import annotations

from recommender.explanation import OtherCost
from recommender.solver import (
    Answer,
    bounded,
    gained,
    leaving,
    not_chosen,
    told_places,
    told_steps,
    with_taken,
)
from recommender.weighing.trial import Trial, asking, sentences, use

NO_ROOM = "There is no room for it beside these steps: the score would fall by 200 points or more."


def others(answer: Answer) -> tuple[Trial[OtherCost] | OtherCost, ...]:
    """One trial for each exercise that was not chosen, those that serve most first.

    What cannot be chosen at all (too long, or only when asked for) keeps its sentence.
    """
    by_use = sorted(not_chosen(answer), key=lambda each: -use(answer, each.exercise))
    return tuple(_other(answer, each.exercise, each.sentence) for each in by_use)


def _other(answer: Answer, exercise: str, sentence: str) -> Trial[OtherCost] | OtherCost:
    names = [each.name for each in answer.problem.candidates]
    if exercise not in names:
        return OtherCost(exercise=exercise, sentence=sentence)

    def posed() -> Answer:
        return asking(answer, with_taken(answer, names.index(exercise)))

    return Trial(exercise, posed, lambda found: _cost(answer, found, exercise))


def _cost(answer: Answer, found: Answer, exercise: str) -> OtherCost:
    if exercise not in found.steps:
        return OtherCost(exercise=exercise, sentence=NO_ROOM)
    points, seconds = answer.found.score - found.found.score, gained(answer, found)
    cost = f"Taken in, it costs {bounded(found, points)}." if points > 0 else "It would do as well."
    return OtherCost(
        exercise=exercise,
        sentence=sentences(cost, told_steps(answer, found, exercise), told_places(answer, seconds)),
        points=points,
        leaving=leaving(answer, found),
        seconds=seconds,
    )
