"""Are doses and times said the same way everywhere?"""

from __future__ import annotations

from datetime import date

import pytest

from recommender.catalog.exercise import Dose
from recommender.catalog.wording import (
    clock,
    day_words,
    dose_words,
    duration,
    listed,
    short_day,
)


def a_dose(**changes: object) -> Dose:
    parts = {"repetitions": 2, "per_side": False, "intensity": 1, "source": "A note."}
    return Dose.model_validate({**parts, **changes})


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0, "0:00"), (5, "0:05"), (60, "1:00"), (210, "3:30"), (3600, "60:00")]
)
def test_a_clock_shows_minutes_and_two_digits_of_seconds(seconds: int, shown: str) -> None:
    assert clock(seconds) == shown


@pytest.mark.parametrize(
    ("seconds", "said"), [(0, "0 s"), (45, "45 s"), (60, "1 min"), (210, "3 min 30 s")]
)
def test_a_duration_leaves_out_what_is_zero(seconds: int, said: str) -> None:
    assert duration(seconds) == said


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"hold_seconds": 30, "per_side": True}, "2 holds of 30 s on each side"),
        ({"hold_seconds": 30, "repetitions": 1}, "1 hold of 30 s"),
        ({"hold_seconds": 90, "repetitions": 1}, "1 hold of 1 min 30 s"),
        ({"hold_seconds": 20, "sets": 3}, "3 sets of 2 holds of 20 s"),
        ({"paced_seconds": 5, "repetitions": 8}, "8 slow repetitions, 5 s each"),
        (
            {"paced_seconds": 5, "repetitions": 8, "per_side": True},
            "8 slow repetitions on each side, 5 s each",
        ),
        ({"paced_seconds": 210, "repetitions": 1}, "3 min 30 s"),
        ({"paced_seconds": 60, "repetitions": 1, "per_side": True}, "1 min on each side"),
    ],
)
def test_a_dose_is_said_in_words(changes: dict[str, object], said: str) -> None:
    assert dose_words(a_dose(**changes)) == said


def test_a_day_is_said_in_english_whatever_the_locale() -> None:
    assert day_words(date(2026, 3, 3)) == "3 March 2026"
    assert short_day(date(2026, 3, 3)) == "3 Mar"


@pytest.mark.parametrize(
    ("words", "said"),
    [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")],
)
def test_words_in_a_row(words: tuple[str, ...], said: str) -> None:
    assert listed(words) == said
