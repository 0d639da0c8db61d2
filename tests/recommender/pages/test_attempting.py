"""Is somebody who has to wait told how long the line is, and nobody else?"""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from recommender.solver import apart
from recommender.solver.pooling import Tell

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
    app = AppTest.from_string(ASKING).run()
    assert not app.exception
    assert [each.value for each in app.caption] == said


def test_who_asks_outside_of_it_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Tell | None] = []

    class Listening:
        def compose(self, problem: object, tell: Tell | None) -> None:
            told.append(tell)

    monkeypatch.setattr(apart, "_pool", Listening())
    AppTest.from_string(ASKING + "\ncompose_apart(None)").run()
    assert [each is None for each in told] == [False, True]
