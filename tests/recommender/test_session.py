"""Is what was done read as it was written, or refused?"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from pydantic import ValidationError

from recommender.session import Session

SENTENCE = 'history: send a JSON list of {"day": "YYYY-MM-DD", "exercises": ["id", ...]}'


def a_session(**changes: Any) -> Session:
    return Session.model_validate(
        {
            "key": "key-12345",
            "routine": "routine-1",
            "day": date(2026, 11, 18),
            "zone": "Europe/Berlin",
            "finished_at": datetime(2026, 11, 18, 7, 30, tzinfo=UTC),
            "seconds": 720,
            "exercises": ("cat-cow",),
            "region_seconds": {"low-back": 40},
            **changes,
        }
    )


def test_a_session_is_the_same_after_writing_and_reading() -> None:
    session = a_session(pain_before=5, pain_after=0)
    assert Session.model_validate_json(session.model_dump_json()) == session


@pytest.mark.parametrize(
    "changes",
    [
        {"key": "short"},
        {"key": "k" * 65},
        {"routine": ""},
        {"seconds": -1},
        {"seconds": 3601},
        {"pain_before": -1},
        {"pain_after": 11},
        {"day": "2026-02-30"},
        {"mood": "fine"},
    ],
    ids=str,
)
def test_a_session_outside_its_limits_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        a_session(**changes)


@pytest.mark.parametrize("changes", [{"seconds": 0}, {"seconds": 3600}, {"pain_after": 0}], ids=str)
def test_a_session_at_its_limits_is_taken(changes: dict[str, Any]) -> None:
    assert a_session(**changes)
