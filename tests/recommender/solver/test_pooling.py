"""Do many people share a few workers without noticing one another's faults?"""

from __future__ import annotations

import os
import random
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue

import pytest

from recommender.solver.composing import Unsolved
from recommender.solver.pooling import MOST_IDLE, Pool
from recommender.solver.problem import Composition, Problem
from recommender.solver.worker import Reply, Worker
from tests.builders_pools import (
    PATIENCE_SECONDS,
    a_pool,
    asked,
    nothing,
    open_gate,
    put_up_gates,
    saying,
    still_there,
)

STOPPED = "stopped before it had an answer. Please try again."
EACH = 50
FATAL = ("abort", "segfault", "hang", "memory")
RUBBISH = ("exit", "noise", "endless", "half", "nonsense", "another", "lie")
HANG_SECONDS = 0.1


@pytest.fixture(autouse=True)
def _no_patience_with_a_hang(monkeypatch: pytest.MonkeyPatch) -> None:
    ask = Worker.ask

    def impatiently(worker: Worker, problem: Problem, limit_seconds: float) -> Reply:
        hangs = problem.candidates[0].name.startswith("hang")
        return ask(worker, problem, HANG_SECONDS if hangs else limit_seconds)

    monkeypatch.setattr(Worker, "ask", impatiently)


def files() -> int:
    return len(os.listdir("/dev/fd"))


def sentence_or_answer(pool: Pool, problem: Problem) -> Composition | str:
    try:
        return pool.compose(problem)
    except Unsolved as unsolved:
        return str(unsolved)


# --- Faults -----------------------------------------------------------------------------------


@pytest.mark.parametrize("fault", FATAL)
def test_fifty_faults_of_a_kind_are_survived_and_nothing_stays(fault: str, tmp_path: Path) -> None:
    before = files()
    with a_pool(tmp_path) as pool:
        for _ in range(EACH):
            with pytest.raises(Unsolved, match=STOPPED):
                pool.compose(saying(fault))
            assert pool.compose(saying("answer", 48)) == nothing(48)
        assert len(still_there(tmp_path)) == 1
    assert asked(tmp_path).count("answer:48") == EACH
    assert still_there(tmp_path) == set()
    assert files() == before


@pytest.mark.parametrize("fault", RUBBISH)
def test_rubbish_on_the_pipe_is_a_sentence_and_the_next_answer_is_right(
    fault: str, tmp_path: Path
) -> None:
    with a_pool(tmp_path) as pool:
        with pytest.raises(Unsolved, match=STOPPED):
            pool.compose(saying(fault))
        assert pool.compose(saying("answer", 48)) == nothing(48)
        assert len(still_there(tmp_path)) == 1


def test_eight_people_at_once_never_notice_the_faults_of_others(tmp_path: Path) -> None:
    rng = random.Random(20261121)
    words = [*FATAL, *RUBBISH, *["answer"] * 11]
    wanted = [(rng.choice(words), rng.randint(20, 60)) for _ in range(96)]
    with ThreadPoolExecutor(8) as people, a_pool(tmp_path, slots=2) as pool:
        told = list(people.map(lambda each: sentence_or_answer(pool, saying(*each)), wanted))
    for (word, budget), answer in zip(wanted, told, strict=True):
        if word == "answer":
            assert answer == nothing(budget)
        else:
            assert isinstance(answer, str)
            assert STOPPED in answer
    assert still_there(tmp_path) == set()


def test_a_worker_that_cannot_be_started_is_a_sentence(tmp_path: Path) -> None:
    pool = Pool(1, (str(tmp_path / "nothing-here"),))
    pool.get_ready()
    for _ in range(2):
        with pytest.raises(Unsolved, match=STOPPED):
            pool.compose(saying("answer"))


def test_a_thread_that_cannot_be_started_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    with a_pool(tmp_path) as pool:
        with monkeypatch.context() as patch:
            patch.setattr(threading.Thread, "start", refused)
            with pytest.raises(Unsolved, match=STOPPED):
                pool.compose(saying("answer"))
        assert pool.compose(saying("answer")) == nothing()


# --- The same question ------------------------------------------------------------------------


def test_ten_who_ask_the_same_are_answered_by_one_search(tmp_path: Path) -> None:
    put_up_gates(tmp_path, 10)
    with a_pool(tmp_path) as pool:
        first = [pool.ask(saying("gate", 10), urgent=bool(at % 2)) for at in range(5)]
        gate = open_gate(tmp_path, 10)
        meanwhile = [pool.ask(saying("gate", 10), urgent=bool(at % 2)) for at in range(5)]
        gate.close()
        told = [each.result(PATIENCE_SECONDS) for each in (*first, *meanwhile)]
    assert told == [nothing(10)] * 10
    assert asked(tmp_path) == ["gate:10"]


def test_ten_who_wait_for_the_same_are_answered_by_one_search(tmp_path: Path) -> None:
    put_up_gates(tmp_path, 10)
    with a_pool(tmp_path) as pool:
        pool.ask(saying("gate", 10), urgent=True)
        same = [pool.ask(saying("answer"), urgent=True) for _ in range(10)]
        assert pool.waiting() == 1
        open_gate(tmp_path, 10).close()
        assert [each.result(PATIENCE_SECONDS) for each in same] == [nothing()] * 10
    assert asked(tmp_path) == ["gate:10", "answer:60"]


def test_a_failure_is_everybodys_sentence_and_is_not_remembered(tmp_path: Path) -> None:
    put_up_gates(tmp_path, 10)
    with a_pool(tmp_path) as pool:
        pool.ask(saying("gate", 10), urgent=True)
        same = [pool.ask(saying("once"), urgent=True) for _ in range(10)]
        open_gate(tmp_path, 10).close()
        told = [each.exception(PATIENCE_SECONDS) for each in same]
        assert [type(each) for each in told] == [Unsolved] * 10
        assert len({id(each) for each in told}) == 10
        assert pool.compose(saying("once")) == nothing()


# --- Whose turn it is -------------------------------------------------------------------------


def test_no_more_are_answered_at_once_than_there_are_slots(tmp_path: Path) -> None:
    put_up_gates(tmp_path, 10, 20, 30)
    with a_pool(tmp_path, slots=2) as pool:
        answers = [pool.ask(saying("gate", budget), urgent=True) for budget in (10, 20, 30)]
        first, second = open_gate(tmp_path, 10), open_gate(tmp_path, 20)
        assert [each.running() for each in answers] == [True, True, False]
        assert pool.waiting() == 1
        second.close()
        open_gate(tmp_path, 30).close()
        first.close()
        assert [each.result(PATIENCE_SECONDS).short for each in answers] == [10, 20, 30]


def test_people_come_before_what_can_wait(tmp_path: Path) -> None:
    put_up_gates(tmp_path, 10)
    with a_pool(tmp_path) as pool:
        pool.ask(saying("gate", 10), urgent=False)
        later = pool.ask(saying("answer", 20), urgent=False)
        wanted_later = pool.ask(saying("answer", 30), urgent=False)
        now = pool.ask(saying("answer", 40), urgent=True)
        pool.ask(saying("answer", 30), urgent=True)
        assert pool.waiting() == 2
        open_gate(tmp_path, 10).close()
        for each in (later, wanted_later, now):
            each.result(PATIENCE_SECONDS)
    assert asked(tmp_path) == ["gate:10", "answer:40", "answer:30", "answer:20"]


def test_of_two_slots_one_is_kept_for_people(tmp_path: Path) -> None:
    put_up_gates(tmp_path, 10, 20)
    with a_pool(tmp_path, slots=2) as pool:
        held, waits = (pool.ask(saying("gate", budget), urgent=False) for budget in (10, 20))
        gate = open_gate(tmp_path, 10)
        assert pool.compose(saying("answer")) == nothing()
        assert (held.running(), waits.running()) == (True, False)
        gate.close()
        open_gate(tmp_path, 20).close()
        assert waits.result(PATIENCE_SECONDS) == nothing(20)


def test_what_has_not_begun_can_be_cancelled_and_is_never_asked(tmp_path: Path) -> None:
    put_up_gates(tmp_path, 10)
    with a_pool(tmp_path) as pool:
        begun = pool.ask(saying("gate", 10), urgent=False)
        gate = open_gate(tmp_path, 10)
        given_up, shared, kept = (
            pool.ask(saying("answer", budget), urgent=False) for budget in (20, 30, 30)
        )
        assert [each.cancel() for each in (begun, given_up, shared)] == [False, True, True]
        gate.close()
        assert kept.result(PATIENCE_SECONDS) == nothing(30)
    assert asked(tmp_path) == ["gate:10", "answer:30"]


# --- What a waiting person is told ------------------------------------------------------------


def in_line(pool: Pool, people: ThreadPoolExecutor, problem: Problem) -> Queue[int | None]:
    """Somebody asks; what they are told, one after the other."""
    told: Queue[int | None] = Queue()
    people.submit(pool.compose, problem, told.put)
    return told


def test_whoever_waits_is_told_how_many_wait_before(tmp_path: Path) -> None:
    put_up_gates(tmp_path, 10, 20)
    with ThreadPoolExecutor(4) as people, a_pool(tmp_path) as pool:
        at_once = in_line(pool, people, saying("gate", 10))
        held = open_gate(tmp_path, 10)
        second = in_line(pool, people, saying("gate", 20))
        assert second.get(timeout=PATIENCE_SECONDS) == 0
        third = in_line(pool, people, saying("answer"))
        assert third.get(timeout=PATIENCE_SECONDS) == 1
        held.close()
        held = open_gate(tmp_path, 20)
        assert second.get(timeout=PATIENCE_SECONDS) is None
        assert third.get(timeout=PATIENCE_SECONDS) == 0
        held.close()
        assert third.get(timeout=PATIENCE_SECONDS) is None
    assert [each.qsize() for each in (at_once, second, third)] == [0, 0, 0]


def test_whoever_leaves_while_waiting_holds_up_nobody(tmp_path: Path) -> None:
    class Left(BaseException):
        """As when a page is closed."""

    def leave(before: int | None) -> None:
        raise Left

    put_up_gates(tmp_path, 10)
    with ThreadPoolExecutor(1) as people, a_pool(tmp_path) as pool:
        held = pool.ask(saying("gate", 10), urgent=True)
        gate = open_gate(tmp_path, 10)
        with pytest.raises(Left):
            pool.compose(saying("answer", 20), leave)
        assert pool.waiting() == 0
        behind = in_line(pool, people, saying("answer", 30))
        assert behind.get(timeout=PATIENCE_SECONDS) == 0
        gate.close()
        assert held.result(PATIENCE_SECONDS) == nothing(10)
    assert asked(tmp_path) == ["gate:10", "answer:30"]


# --- What is kept -----------------------------------------------------------------------------


def test_no_more_workers_wait_than_are_of_use(tmp_path: Path) -> None:
    budgets = (10, 20, 30, 40)
    put_up_gates(tmp_path, *budgets)
    with a_pool(tmp_path, slots=4) as pool:
        answers = [pool.ask(saying("gate", budget), urgent=True) for budget in budgets]
        for gate in [open_gate(tmp_path, budget) for budget in budgets]:
            gate.close()
        for each in answers:
            each.result(PATIENCE_SECONDS)
        assert 1 <= len(still_there(tmp_path)) <= MOST_IDLE


def test_closing_sends_home_who_waits_and_ends_who_works(tmp_path: Path) -> None:
    put_up_gates(tmp_path, 10)
    with ThreadPoolExecutor(1) as people, a_pool(tmp_path) as pool:
        held = pool.ask(saying("gate", 10), urgent=True)
        gate = open_gate(tmp_path, 10)
        told: Queue[int | None] = Queue()
        waits = people.submit(pool.compose, saying("answer"), told.put)
        assert told.get(timeout=PATIENCE_SECONDS) == 0
        pool.close()
        for each in (held, waits):
            assert isinstance(each.exception(PATIENCE_SECONDS), Unsolved)
        gate.close()
        assert still_there(tmp_path) == set()
        assert pool.compose(saying("answer", 48)) == nothing(48)
