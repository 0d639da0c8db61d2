"""The one room that knows OR-Tools: a question in, the best routine out."""

from recommender.solver.apart import compose_apart, get_ready
from recommender.solver.composing import Unsolved, compose
from recommender.solver.translation import Question, pose

__all__ = ["Question", "Unsolved", "compose", "compose_apart", "get_ready", "pose"]
