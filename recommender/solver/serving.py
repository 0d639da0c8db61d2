"""What runs in the process apart: one question from standard input, one answer, the end."""

from __future__ import annotations

import pickle
import sys

from recommender.solver.composing import Unsolved, compose
from recommender.solver.problem import Composition


def serve() -> None:
    """Answers the question; without one, ends quietly."""
    asked = sys.stdin.buffer.read()
    if not asked:
        return
    try:
        answer: Composition | str = compose(pickle.loads(asked))  # noqa: S301  # from our own app
    except Unsolved as unsolved:
        answer = str(unsolved)
    sys.stdout.buffer.write(pickle.dumps(answer))


if __name__ == "__main__":
    serve()
