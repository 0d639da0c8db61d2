"""Is what was done read as it was written, or refused?"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from recommender.session import NOTHING_DONE, BadHistory, Performed, Session, read_history

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


def test_a_history_is_sorted_newest_last_and_keeps_the_order_of_one_day() -> None:
    history = read_history(
        json.dumps(
            [
                {"day": "2026-11-18", "exercises": ["cobra"]},
                {"day": "2026-11-16", "exercises": ["cat-cow", "sphinx"]},
                {"day": "2026-11-18", "exercises": []},
            ]
        )
    )
    assert history.performed == (
        Performed(day=date(2026, 11, 16), exercises=("cat-cow", "sphinx")),
        Performed(day=date(2026, 11, 18), exercises=("cobra",)),
        Performed(day=date(2026, 11, 18), exercises=()),
    )


def test_an_empty_history_is_a_history() -> None:
    assert read_history("[]") == NOTHING_DONE


def test_a_whole_session_can_stand_in_a_history() -> None:
    text = json.dumps([a_session().model_dump(mode="json")])
    assert read_history(text).performed == (
        Performed(day=date(2026, 11, 18), exercises=("cat-cow",)),
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "null",
        "[1]",
        "[" * 100_000,
        "\ud800",
        '[{"day": "2026-11-18"}]',
        '[{"exercises": []}]',
        '[{"day": "2026-02-30", "exercises": []}]',
        '[{"day": "yesterday", "exercises": []}]',
        '[{"day": "0", "exercises": []}]',
        '[{"day": 0, "exercises": []}]',
        '[{"day": 1767225600, "exercises": []}]',
        '[{"day": "2026-11-18T00:00:00", "exercises": []}]',
        '[{"day": "2026-11-18", "exercises": "cat-cow"}]',
        '[{"day": "2026-11-18", "exercises": [1]}]',
        '[{"day": "2026-11-18", "exercises": null}]',
        '[{"day": NaN, "exercises": []}]',
    ],
    ids=lambda text: ascii(text[:45]),
)
def test_a_broken_history_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(BadHistory) as caught:
        read_history(text)
    assert str(caught.value) == SENTENCE


plain = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12)
entries = st.fixed_dictionaries({"day": plain | st.dates().map(str), "exercises": st.lists(plain)})


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.lists(entries, max_size=3) | plain)
def test_arbitrary_json_is_read_or_refused_and_never_crashes(value: Any) -> None:
    try:
        history = read_history(json.dumps(value))
    except BadHistory:
        return
    days = [date.fromisoformat(entry["day"]) for entry in value]
    assert [performed.day for performed in history.performed] == sorted(days)
