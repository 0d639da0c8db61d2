"""What runs in the process apart: questions from standard input, an answer to each."""

from __future__ import annotations

import pickle
import sys

from recommender.solver.composing import Unsolved, compose
from recommender.solver.problem import Composition


def serve() -> None:
    """Answers questions until no more come."""
    while True:
        try:
            problem = pickle.load(sys.stdin.buffer)  # noqa: S301  # from our own app, apart.py
        except EOFError:
            return
        try:
            answer: Composition | str = compose(problem)
        except Unsolved as unsolved:
            answer = str(unsolved)
        sys.stdout.buffer.write(pickle.dumps(answer))
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    serve()
