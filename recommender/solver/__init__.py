"""The one room that knows OR-Tools: a question in, the best routine out."""

from recommender.solver.apart import compose_apart, get_ready
from recommender.solver.composing import Unsolved, compose
from recommender.solver.dressing import cautions, dress, left_out, refuse, sources_of
from recommender.solver.explaining import FILLS, Answer
from recommender.solver.problem import Composition, Problem
from recommender.solver.revising import Wanted, among, keeping, numbered, unlike, worth_itself
from recommender.solver.translation import Question, pose

__all__ = [
    "FILLS",
    "Answer",
    "Composition",
    "Problem",
    "Question",
    "Unsolved",
    "Wanted",
    "among",
    "cautions",
    "compose",
    "compose_apart",
    "dress",
    "get_ready",
    "keeping",
    "left_out",
    "numbered",
    "pose",
    "refuse",
    "sources_of",
    "unlike",
    "worth_itself",
]
