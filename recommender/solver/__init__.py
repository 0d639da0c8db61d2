"""The one room that knows OR-Tools: a question in, the best routine out."""

from recommender.solver.apart import compose_apart, compose_later, get_ready, waiting, while_waiting
from recommender.solver.composing import Unsolved, compose
from recommender.solver.dressing import cautions, dress, left_out, refuse, sources_of
from recommender.solver.explaining import COVERS, FILLS, LOCKED, Answer, covers, not_chosen
from recommender.solver.justifying import adds, form_reason, has_longer, no_longer, wall
from recommender.solver.problem import Composition, Problem
from recommender.solver.recalling import recall
from recommender.solver.revising import Wanted, among, keeping, numbered, unlike, worth_itself
from recommender.solver.scoring import how_good, worth
from recommender.solver.trading import (
    bounded,
    covered,
    gained,
    leaving,
    told_filling,
    told_places,
    told_points,
    told_steps,
    told_swaps,
    with_longer,
    with_taken,
)
from recommender.solver.translation import Question, pose

__all__ = [
    "COVERS",
    "FILLS",
    "LOCKED",
    "Answer",
    "Composition",
    "Problem",
    "Question",
    "Unsolved",
    "Wanted",
    "adds",
    "among",
    "bounded",
    "cautions",
    "compose",
    "compose_apart",
    "compose_later",
    "covered",
    "covers",
    "dress",
    "form_reason",
    "gained",
    "get_ready",
    "has_longer",
    "how_good",
    "keeping",
    "leaving",
    "left_out",
    "no_longer",
    "not_chosen",
    "numbered",
    "pose",
    "recall",
    "refuse",
    "sources_of",
    "told_filling",
    "told_places",
    "told_points",
    "told_steps",
    "told_swaps",
    "unlike",
    "waiting",
    "wall",
    "while_waiting",
    "with_longer",
    "with_taken",
    "worth",
    "worth_itself",
]
