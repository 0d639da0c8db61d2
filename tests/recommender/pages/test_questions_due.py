"""Is each question asked when it is time, and never twice?"""

from __future__ import annotations

from typing import Any

import pytest

from recommender.feedback import CheckIn
from recommender.pages.feedback_today import Said
from recommender.pages.questions_due import NEXT_DAY, WEEK, is_week_due, next_day
from recommender.session import Session
from tests.builders_pages import a_session
from tests.builders_said import TODAY, ago


def session(days_ago: int, **said: Any) -> Session:
    return a_session(ago(days_ago).isoformat(), **{"pain_before": 4, **said})


def told(*sessions: Session, **more: Any) -> Said:
    return Said(today=TODAY, sessions=sessions, **more)


# --- The day after ----------------------------------------------------------------------------


@pytest.mark.parametrize(("days_ago", "asked"), [(0, False), (1, True), (2, True), (3, False)])
def test_the_pain_is_asked_for_one_and_two_days_after(days_ago: int, asked: bool) -> None:
    assert (next_day(told(session(days_ago))) is not None) == asked


@pytest.mark.parametrize("said", [{"pain_before": None}, {"pain_next_day": 0}])
def test_it_is_not_asked_for_without_a_pain_before_or_when_it_is_known(
    said: dict[str, Any],
) -> None:
    assert next_day(told(session(1, **said))) is None


def test_only_the_last_session_before_today_is_asked_about() -> None:
    asked = next_day(told(session(2), session(1, pain_next_day=3)))
    assert asked is None


def test_it_is_not_asked_for_once_another_session_is_over_today() -> None:
    assert next_day(told(session(1), session(0, status="partly"))) is None
    assert next_day(told(session(1), session(0, status="started"))) is not None


def test_set_aside_it_is_not_asked_for_again_that_day() -> None:
    assert next_day(told(session(2), hushed={NEXT_DAY: TODAY})) is None
    assert next_day(told(session(2), hushed={NEXT_DAY: ago(1)})) is not None


# --- The week ---------------------------------------------------------------------------------


def test_without_sessions_nothing_is_asked() -> None:
    assert next_day(told()) is None
    assert not is_week_due(told())


@pytest.mark.parametrize(("days_ago", "asked"), [(6, False), (7, True)])
def test_the_week_is_asked_about_once_there_was_one(days_ago: int, asked: bool) -> None:
    assert is_week_due(told(session(days_ago))) == asked


@pytest.mark.parametrize(("days_ago", "asked"), [(0, False), (6, False), (7, True)])
def test_it_is_asked_about_once_a_week(days_ago: int, asked: bool) -> None:
    answered = (CheckIn(ago(days_ago), "same"),)
    assert is_week_due(told(session(20), check_ins=answered)) == asked


@pytest.mark.parametrize(("days_ago", "asked"), [(0, False), (6, False), (7, True)])
def test_set_aside_it_is_asked_about_a_week_later(days_ago: int, asked: bool) -> None:
    assert is_week_due(told(session(20), hushed={WEEK: ago(days_ago)})) == asked
