"""Is a person told kindly, and at the right week, that somebody should look at it?"""

from __future__ import annotations

import pytest

from recommender.feedback import Course
from tests.builders_feedback import MONDAY, adapted, advised, check_ins, days


def told(*courses: Course, today: int = 0) -> list[str]:
    return list(advised(adapted(check_ins=check_ins(courses), today=days(today))))


@pytest.mark.parametrize(("weeks", "rules"), [(1, []), (2, ["R-PN-13"]), (5, ["R-PN-13"]),
    (6, ["R-PN-14"]), (9, ["R-PN-14"])])  # fmt: skip
def test_the_weeks_without_better_are_counted(weeks: int, rules: list[str]) -> None:
    assert told(*["same"] * weeks) == rules


def test_better_begins_the_count_anew() -> None:
    assert told("same", "same", "same", "same", "same", "better") == []
    assert told("same", "same", "same", "same", "better", "same") == []
    assert told("better", "same", "same") == ["R-PN-13"]


def test_worse_is_told_at_once_and_alone() -> None:
    assert told("worse") == ["R-PN-12"]
    assert told(*["same"] * 6, "worse") == ["R-PN-12"]
    assert told("worse", "better") == []


def test_worse_weeks_before_count_as_no_better() -> None:
    assert told("worse", "same") == ["R-PN-13"]


@pytest.mark.parametrize(("after", "rules"), [(13, ["R-PN-12"]), (14, ["R-PN-12"]), (15, [])])
def test_an_answer_of_long_ago_is_not_brought_up_again(after: int, rules: list[str]) -> None:
    assert told("worse", today=after) == rules


def test_the_last_answer_of_a_week_is_the_one_that_counts() -> None:
    twice = (*check_ins(["same", "same"]), *check_ins(["better"], days(1)))
    assert adapted(check_ins=twice, today=days(1)).advice == ()
    assert adapted(check_ins=check_ins(["same"], MONDAY) * 5, today=MONDAY).advice == ()


def test_what_is_told_names_the_weeks_and_blames_nobody() -> None:
    found = advised(adapted(check_ins=check_ins(["same"] * 3), today=MONDAY))
    assert found["R-PN-13"].startswith("Your back has been no better for 3 weeks.")
    long = advised(adapted(check_ins=check_ins(["same"] * 7), today=MONDAY))
    assert "no better for 7" in long["R-PN-14"]
    assert "doctor or a physiotherapist" in long["R-PN-14"]


def test_without_answers_nothing_is_said() -> None:
    assert told() == []
