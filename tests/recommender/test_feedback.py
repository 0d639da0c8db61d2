"""Is what was said of sessions read whole, or refused with a sentence that says what to change?"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender.feedback import SHAPE, DoseDone, Feedback, Hurt, SessionTold, read_feedback
from recommender.session import BadHistory, Performed

SESSION: dict[str, Any] = {
    "key": "a-performance",
    "routine": "a-routine",
    "day": "2026-11-18",
    "zone": "Europe/London",
    "finished_at": "2026-11-18T12:00:00Z",
    "seconds": 300,
    "exercises": ["cat-cow"],
    "region_seconds": {},
    "pain_before": 3,
    "pain_next_day": 5,
    "feeling": "too-hard",
}
EVERYTHING: dict[str, Any] = {
    "day": "2026-11-18",
    "exercises": ["cat-cow", "bridge"],
    "minutes": 10,
    "feeling": "too-easy",
    "pain_before": 3,
    "pain_after": 4,
    "pain_next_day": 5,
    "hurt": [{"exercise": "bridge", "pain": 5, "spreads": True}],
    "doses": {"bridge": {"repetitions": 6, "paced_seconds": 10, "intensity": 2, "source": "x"}},
    "already": ["walking"],
}


def told(**changed: Any) -> str:
    return json.dumps([{**EVERYTHING, **changed}])


def test_everything_that_can_be_said_is_read() -> None:
    (session,) = read_feedback(told()).sessions
    assert session == SessionTold(
        day=date(2026, 11, 18),
        exercises=("cat-cow", "bridge"),
        minutes=10,
        feeling="too-easy",
        pain_before=3,
        pain_after=4,
        pain_next_day=5,
        hurt=(Hurt(exercise="bridge", pain=5, spreads=True),),
        doses={"bridge": DoseDone(repetitions=6, paced_seconds=10, intensity=2)},
        already=("walking",),
    )
    assert session.doses["bridge"].work_seconds == 60


@pytest.mark.parametrize(
    ("before", "after", "next_day", "rise", "by_next_day"),
    [(3, 4, 5, 2, 2), (3, 6, 3, 3, 0), (3, 2, 1, 0, 0), (None, 9, 9, 0, 0), (3, None, None, 0, 0)],
)
def test_a_rise_is_counted_from_the_pain_before(
    before: int | None, after: int | None, next_day: int | None, rise: int, by_next_day: int
) -> None:
    pains = {"pain_before": before, "pain_after": after, "pain_next_day": next_day}
    (session,) = read_feedback(told(**pains)).sessions
    assert (session.rise, session.next_day_rise) == (rise, by_next_day)


@pytest.mark.parametrize(
    ("changed", "where"),
    [
        ({"feeling": "great"}, "session 1: feeling: 'great' does not fit"),
        ({"pain_after": 11}, "session 1: pain_after: 11 does not fit"),
        ({"pain_before": "3"}, "session 1: pain_before: '3' does not fit"),
        ({"minutes": 2}, "session 1: minutes: 2 does not fit"),
        ({"hurt": [{"exercise": "bridge"}]}, "session 1: hurt.pain: "),
        ({"hurt": [{"exercise": "bridge", "pain": -1}]}, "session 1: hurt.pain: -1 does not fit"),
        ({"doses": {"bridge": {"repetitions": 0, "intensity": 1}}}, "session 1: doses.bridge.rep"),
        ({"already": ["a", 5]}, "session 1: already: 5 does not fit"),
        ({"feeling": "\u0007" + "x" * 200}, "does not fit"),
    ],
)
def test_what_does_not_fit_is_named_with_its_session(changed: dict[str, Any], where: str) -> None:
    with pytest.raises(BadHistory) as caught:
        read_feedback(told(**changed))
    sentence = str(caught.value)
    assert sentence.startswith("history: ")
    assert where in sentence
    assert "limber recommend --help" in sentence
    assert len(sentence) < 300
    assert sentence.isprintable()


def test_a_history_is_sorted_newest_last_and_keeps_the_order_of_one_day() -> None:
    history = read_feedback(
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
    assert read_feedback("[]") == Feedback()


def test_a_whole_session_can_stand_in_a_history() -> None:
    text = json.dumps([SESSION])
    (told,) = read_feedback(text).sessions
    assert (told.day, told.exercises) == (date(2026, 11, 18), ("cat-cow",))
    assert (told.feeling, told.pain_next_day) == ("too-hard", 5)


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
        read_feedback(text)
    assert str(caught.value) == SHAPE


plain = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12)
entries = st.fixed_dictionaries({"day": plain | st.dates().map(str), "exercises": st.lists(plain)})


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.lists(entries, max_size=3) | plain)
def test_arbitrary_json_is_read_or_refused_and_never_crashes(value: Any) -> None:
    try:
        history = read_feedback(json.dumps(value))
    except BadHistory:
        return
    days = [date.fromisoformat(entry["day"]) for entry in value]
    assert [performed.day for performed in history.performed] == sorted(days)
