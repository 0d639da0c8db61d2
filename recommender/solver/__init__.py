"""The one room that knows OR-Tools: a question in, the best routine out."""

from recommender.solver.apart import compose_apart, compose_later, get_ready, waiting, while_waiting
from recommender.solver.composing import Unsolved, compose
from recommender.solver.dressing import cautions, dress, left_out, refuse, sources_of
from recommender.solver.explaining import FILLS, Answer
from recommender.solver.problem import Composition, Problem
from recommender.solver.translation import Question, pose

__all__ = [
    "FILLS",
    "Answer",
    "Composition",
    "Problem",
    "Question",
    "Unsolved",
    "cautions",
    "compose",
    "compose_apart",
    "compose_later",
    "dress",
    "get_ready",
    "left_out",
    "pose",
    "refuse",
    "sources_of",
    "waiting",
    "while_waiting",
]
