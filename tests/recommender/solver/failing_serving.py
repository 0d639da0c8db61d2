"""The real worker with a search that goes wrong when the first exercise is called so."""

from __future__ import annotations

import ctypes
import os
import threading
from typing import Any

from recommender.solver import serving
from recommender.solver.composing import compose
from recommender.solver.problem import Composition, Problem


def failing(problem: Problem) -> Composition:
    blocks: list[Any] = []
    match problem.candidates[0].name:
        case "abort":
            os.abort()
        case "segfault":
            ctypes.string_at(0)
        case "hang":
            threading.Event().wait()
        case "memory":
            while True:
                blocks.append(bytes(2**26))
        case "chatter":
            os.write(1, b"A library says something.\n")
    return compose(problem)


if __name__ == "__main__":
    serving.compose = failing  # type: ignore[attr-defined]
    serving.serve()
