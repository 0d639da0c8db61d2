"""What does pain in a step call for, and is an answer that was too mild made stricter?"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from recommender.catalog.checks import open_catalog
from recommender.hurting import judged_again, pain_limits
from recommender.session import Event

CATALOG = open_catalog()
AT = datetime(2026, 11, 18, 12, tzinfo=UTC)


def an_event(**told: Any) -> Event:
    return Event.model_validate({"seq": 1, "at": AT, "kind": "hurt", "step": 0, **told})


@pytest.mark.parametrize(
    ("pain", "spreads", "any_stops", "answer"),
    [
        (0, False, False, "go-on"),
        (3, False, False, "go-on"),
        (4, False, False, "ease"),
        (5, False, False, "ease"),
        (6, False, False, "stop"),
        (10, False, False, "stop"),
        (1, True, False, "stop"),
        (1, False, True, "stop"),
    ],
)
def test_the_rule_of_pain(pain: int, spreads: bool, any_stops: bool, answer: str) -> None:
    assert pain_limits(CATALOG, any_stops).answer(pain, spreads) == answer


def test_the_numbers_come_from_the_catalog() -> None:
    limits = pain_limits(CATALOG)
    assert (limits.ease_from, limits.stop_from, limits.days_left_out) == (4, 6, 14)


@pytest.mark.parametrize(
    ("told", "expecting", "answer"),
    [
        ({"pain": 2, "answer": "go-on"}, False, "go-on"),
        ({"pain": 2, "answer": "go-on"}, True, "stop"),
        ({"pain": 5, "answer": "go-on"}, False, "ease"),
        ({"pain": 7, "answer": "ease"}, False, "stop"),
        ({"pain": 2, "answer": "stop"}, False, "stop"),
        ({"pain": 2, "spreads": True, "answer": "go-on"}, False, "stop"),
        ({"pain": None, "answer": "stop"}, False, "stop"),
        ({"pain": 8, "answer": None}, False, "stop"),
    ],
)
def test_the_stricter_of_two_answers_stands(
    told: dict[str, Any], expecting: bool, answer: str
) -> None:
    (judged,) = judged_again(pain_limits(CATALOG, expecting), [an_event(**told)])
    assert judged.answer == answer


def test_everything_else_that_happened_is_left_as_it_is() -> None:
    events = (an_event(kind="skip", why="never"), an_event(kind="entry", done=5))
    assert judged_again(pain_limits(CATALOG, any_stops=True), events) == events
