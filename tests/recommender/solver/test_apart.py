"""Does a question survive the death of the process that answers it?"""

from __future__ import annotations

import os
import pickle
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from recommender.solver import apart, compose_apart, compose_later, get_ready, waiting, worker
from recommender.solver.composing import Unsolved, compose
from recommender.solver.piping import receive, send
from recommender.solver.pooling import Pool
from recommender.solver.worker import Broken, Worker
from tests.builders_pools import PATIENCE_SECONDS
from tests.builders_problems import candidate, problem

ASKED = problem(60, candidate("a", 4, 8, 12), candidate("b", 6, 9))
OTHER = problem(30, candidate("a", 4, 8, 12))
CHATTER = problem(30, candidate("chatter", 4, 8, 12))
IMPOSSIBLE = problem(60, candidate("a", 4), moves=())
HOUSE = Path(__file__).resolve().parents[3]
FAILING = (sys.executable, "-m", "tests.recommender.solver.failing_serving")


@pytest.fixture(autouse=True)
def pool(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pool]:
    """The pool of the app, of its own for each test."""
    pool = Pool(1)
    monkeypatch.setattr(apart, "_pool", pool)
    yield pool
    pool.close()


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Iterator[Worker]:
    """The real worker; a search goes wrong when the first exercise is called so."""
    monkeypatch.setenv("PYTHONPATH", str(HOUSE))
    started = Worker(FAILING)
    yield started
    started.end()


def test_one_worker_answers_one_question_after_another_as_here(pool: Pool) -> None:
    get_ready()
    get_ready()
    (ready,) = pool._idle
    assert compose_apart(ASKED) == compose(ASKED)
    assert compose_later(OTHER).result(PATIENCE_SECONDS) == compose(OTHER)
    assert pool._idle == [ready]
    assert waiting() == 0


def test_a_question_that_breaks_its_worker_is_a_sentence_and_the_next_one_is_answered(
    capfd: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(Unsolved, match="Please try again"):
        compose_apart(IMPOSSIBLE)
    assert "IndexError" in capfd.readouterr().err
    assert compose_apart(ASKED).proven


def test_a_worker_that_died_while_it_was_idle_is_replaced(pool: Pool) -> None:
    get_ready()
    (died,) = pool._idle
    died._process.kill()
    died._process.wait()
    get_ready()
    (ready,) = pool._idle
    assert ready is not died
    ready._process.kill()
    ready._process.wait()
    assert compose_apart(OTHER).proven


@pytest.mark.parametrize(
    ("fault", "code"), [("abort", -6), ("segfault", -11), ("memory", 1), ("hang", -9)]
)
def test_the_real_worker_fails_alone(
    fault: str, code: int, failing: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "LEAVING_SECONDS", PATIENCE_SECONDS)
    reply = failing.ask(OTHER, PATIENCE_SECONDS)
    assert reply.found == compose(OTHER)
    limit_seconds = 0.1 if fault == "hang" else PATIENCE_SECONDS
    with pytest.raises(Broken, match=f"EOFError, exit {code}$"):
        failing.ask(problem(30, candidate(fault, 4)), limit_seconds)
    assert not failing.is_alive


def test_what_a_library_prints_is_no_answer(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(HOUSE))
    started = Worker(FAILING)
    assert started.ask(CHATTER, PATIENCE_SECONDS).found == compose(CHATTER)
    started.end()
    assert "A library says something." in capfd.readouterr().err


def a_process() -> subprocess.Popen[bytes]:
    return subprocess.Popen(FAILING, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=HOUSE)


def test_a_worker_in_the_middle_of_a_search_ends_with_the_app() -> None:
    with a_process() as process:
        assert process.stdin is not None
        assert process.stdout is not None
        send(process.stdin, 1, pickle.dumps(OTHER))
        receive(process.stdout)
        send(process.stdin, 2, pickle.dumps(problem(30, candidate("hang", 4))))
        process.stdin.close()
        assert process.wait(PATIENCE_SECONDS) == 0


def test_a_worker_leaves_no_core_file_and_hears_no_keyboard(failing: Worker) -> None:
    failing.ask(OTHER, PATIENCE_SECONDS)
    pid = failing.pid
    limits = Path(f"/proc/{pid}/limits").read_text("utf-8")
    assert re.search(r"Max core file size +0 +0 ", limits)
    assert os.getsid(pid) != os.getsid(0)


@pytest.mark.parametrize(
    ("said", "slots"), [("3", 3), ("0", None), ("-1", None), ("many", None), ("", None)]
)
def test_the_environment_may_say_how_many_are_answered_at_once(
    said: str, slots: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(apart.SLOTS, said)
    assert apart.slots() == (slots or len(os.sched_getaffinity(0)))
