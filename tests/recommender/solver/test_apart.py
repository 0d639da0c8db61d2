"""Does a question survive the death of the process that answers it?"""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Iterator

import pytest

from recommender.solver import apart
from recommender.solver.apart import Unsolved, compose_apart, get_ready
from recommender.solver.composing import compose
from tests.builders_problems import candidate, problem

ASKED = problem(60, candidate("a", 4, 8, 12), candidate("b", 6, 9))


@pytest.fixture(autouse=True)
def _no_spare_stays() -> Iterator[None]:
    yield
    while apart._spares:
        worker = apart._spares.pop()
        worker.communicate(b"")


def test_the_answer_is_the_same_apart() -> None:
    assert compose_apart(ASKED) == compose(ASKED)


def test_a_spare_waits_for_the_next_question() -> None:
    get_ready()
    get_ready()
    assert len(apart._spares) == 1
    assert compose_apart(ASKED) == compose_apart(ASKED)


def _worker(code: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )


@pytest.mark.parametrize(
    "code",
    [
        "import os; os.abort()",
        "import sys; sys.stdin.read(); sys.exit(1)",
        f"import sys; sys.stdin.buffer.read(); sys.stdout.buffer.write({pickle.dumps(7)!r})",
    ],
    ids=["abort", "exit", "nonsense"],
)
def test_a_crash_is_a_sentence_and_the_next_question_is_answered(
    code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(apart, "_start", lambda: _worker(code))
        with pytest.raises(Unsolved, match="Please try again"):
            compose_apart(ASKED)
    while apart._spares:
        apart._spares.pop().kill()
    assert compose_apart(ASKED).proven


def test_a_worker_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    hanging = _worker("import sys, threading; sys.stdin.read(); threading.Event().wait()")
    monkeypatch.setattr(apart, "_take", lambda: hanging)
    monkeypatch.setattr(apart, "LIMIT_SECONDS", 0.1)
    with pytest.raises(Unsolved):
        compose_apart(ASKED)
    assert hanging.returncode is not None


def test_what_the_solver_cannot_answer_comes_back_as_its_sentence() -> None:
    impossible = problem(60, candidate("a", 4), moves=())
    with pytest.raises(Unsolved):
        compose_apart(impossible)
