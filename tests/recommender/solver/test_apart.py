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
OTHER = problem(30, candidate("a", 4, 8, 12))
IMPOSSIBLE = problem(60, candidate("a", 4), moves=())


def end_the_idle() -> None:
    while apart._idle:
        apart._end(apart._idle.pop())


@pytest.fixture(autouse=True)
def _nobody_stays() -> Iterator[None]:
    end_the_idle()
    yield
    end_the_idle()


def worker(code: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def test_one_worker_answers_one_question_after_another_as_here() -> None:
    get_ready()
    get_ready()
    (waiting,) = apart._idle
    assert compose_apart(ASKED) == compose(ASKED)
    assert compose_apart(OTHER) == compose(OTHER)
    assert apart._idle == [waiting]


def test_a_question_that_breaks_its_worker_is_a_sentence_and_the_next_one_is_answered() -> None:
    with pytest.raises(Unsolved, match="Please try again"):
        compose_apart(IMPOSSIBLE)
    assert apart._idle == []
    assert compose_apart(ASKED).proven


@pytest.mark.parametrize(
    "code",
    [
        "import os; os.abort()",
        "import sys; sys.exit(0)",
        f"import sys; sys.stdout.buffer.write({pickle.dumps(7)!r}); sys.stdout.flush(); input()",
        "import sys; sys.stdout.write('not a pickle'); sys.stdout.flush(); input()",
    ],
    ids=["abort", "exit", "nonsense", "noise"],
)
def test_a_crash_is_a_sentence_and_nobody_is_kept(
    code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = worker(code)
    monkeypatch.setattr(apart, "_start", lambda: broken)
    with pytest.raises(Unsolved, match="Please try again"):
        compose_apart(ASKED)
    assert broken.returncode is not None
    assert apart._idle == []


def test_a_worker_that_died_while_waiting_is_replaced() -> None:
    get_ready()
    apart._idle[0].kill()
    apart._idle[0].wait()
    assert compose_apart(OTHER).proven


def test_a_worker_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    hanging = worker("import threading; threading.Event().wait()")
    monkeypatch.setattr(apart, "_start", lambda: hanging)
    monkeypatch.setattr(apart, "LIMIT_SECONDS", 0.1)
    with pytest.raises(Unsolved):
        compose_apart(ASKED)
    assert hanging.returncode is not None


def test_no_more_workers_wait_than_are_of_use() -> None:
    started = [worker("input()") for _ in range(apart.MOST_IDLE + 1)]
    for each in started:
        apart._give_back(each)
    assert len(apart._idle) == apart.MOST_IDLE
    assert started[-1].returncode is not None
