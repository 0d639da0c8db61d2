"""Is somebody who has to wait told how long the line is, and nobody else?"""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from recommender.solver import apart
from recommender.solver.pooling import Pool, Tell
from recommender.solver.problem import Problem
from recommender.solver.worker import Reply, Worker
from tests.builders_pages import texts
from tests.builders_today import choose, opened, past_safety, press, title, with_a_routine

ASKING = """
from recommender.pages.attempting import patience
from recommender.solver import compose_apart

with patience():
    compose_apart(None)
"""


class Busy:
    """A pool that tells of some places in the line."""

    def __init__(self, *places: int | None) -> None:
        self.places = places

    def compose(self, problem: object, tell: Tell | None) -> None:
        assert tell is not None
        for before in self.places:
            tell(before)


@pytest.mark.parametrize(
    ("places", "said"),
    [
        ((), []),
        ((2,), ["2 other people are waiting before you."]),
        ((2, 1), ["One other person is waiting before you."]),
        ((2, 1, 0), ["Other routines are being made. You are next."]),
        ((2, 1, 0, None), []),
    ],
)
def test_the_page_says_how_many_wait_before(
    places: tuple[int | None, ...], said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "_pool", Busy(*places))
    app = AppTest.from_string(ASKING, default_timeout=60).run()
    assert not app.exception
    assert [each.value for each in app.caption] == said


def test_who_asks_outside_of_it_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Tell | None] = []

    class Listening:
        def compose(self, problem: object, tell: Tell | None) -> None:
            told.append(tell)

    monkeypatch.setattr(apart, "_pool", Listening())
    AppTest.from_string(ASKING + "\ncompose_apart(None)", default_timeout=60).run()
    assert [each is None for each in told] == [False, True]


def test_an_abort_is_a_sentence_for_one_and_nothing_for_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    aborted: list[int] = []
    ask = Worker.ask

    def aborting_once(worker: Worker, problem: Problem, limit_seconds: float) -> Reply:
        if not aborted:
            aborted.append(worker.pid)
            os.kill(worker.pid, signal.SIGABRT)
        return ask(worker, problem, limit_seconds)

    pool = Pool(1)
    monkeypatch.setenv("LIMBER_DATABASE_URL", f"sqlite:///{tmp_path / 'journal.sqlite3'}")
    monkeypatch.setattr(apart, "_pool", pool)
    other = past_safety(opened())
    choose(other, "intake-regions", ["neck"])
    choose(other, "intake-quick", 5)
    monkeypatch.setattr(Worker, "ask", aborting_once)
    app = with_a_routine()
    assert title(app) == "Your routine for today"
    assert "The search for a routine stopped before it had an answer." in texts(app)
    assert title(press(other, "Make my routine")).startswith("5 minutes, ")
    assert title(press(app, "Make my routine")).startswith("5 minutes, ")
    pool.close()
