"""Does one sentence say what follows from a session, and why?"""

from __future__ import annotations

from typing import Any

import pytest

from recommender.adapting import adapt
from recommender.feedback import Feedback, SessionTold
from recommender.pages.next_time import AS_IT_IS, ONCE_EASY, sentence
from tests.builders_feedback import BRIDGE, CAT_COW, CATALOG, CURL, MONDAY, a_session, days, hurting


def said(*sessions: SessionTold) -> str:
    feedback = Feedback(sessions=sessions)
    return sentence(CATALOG, feedback, adapt(CATALOG, feedback, days(1)))


def test_what_hurt_badly_rests_until_a_day() -> None:
    assert said(hurting(BRIDGE, 6)) == (
        "Next time: without bridge until 30 November, because it hurt."
    )


def test_what_hurt_is_gentler() -> None:
    assert said(hurting(CAT_COW, 4)) == "Next time: gentler cat-cow, because it hurt."


def test_what_hurt_more_than_one_is_named_together() -> None:
    both = (*hurting(BRIDGE, 4).hurt, *hurting(CAT_COW, 5).hurt)
    told = said(a_session(hurt=both))
    assert told == "Next time: gentler bridge and cat-cow, because they hurt."


def test_too_hard_goes_before_what_hurt() -> None:
    told = said(a_session(feeling="too-hard", hurt=hurting(CURL, 7).hurt))
    assert told.startswith("Next time: one step gentler, because this was too hard; without ")


@pytest.mark.parametrize(
    ("sessions", "told"),
    [
        ((a_session(feeling="too-easy"),), ONCE_EASY),
        (
            (a_session(days(-2), feeling="too-easy"), a_session(feeling="too-easy")),
            "Next time: a step up is open, because your last 2 sessions were too easy.",
        ),
        ((a_session(feeling="about-right"),), AS_IT_IS),
        ((a_session(),), AS_IT_IS),
    ],
)
def test_an_easy_session_opens_a_step_the_second_time(
    sessions: tuple[SessionTold, ...], told: str
) -> None:
    assert said(*sessions) == told


def test_an_irritable_back_starts_small() -> None:
    raised: dict[str, Any] = {"pain_before": 3, "pain_after": 5}
    told = said(a_session(days(-2), **raised), a_session(**raised))
    assert told == ("Next time: few and short, because 2 of your last 3 sessions raised your pain.")


def test_what_an_earlier_session_said_is_not_told_again() -> None:
    assert said(hurting(BRIDGE, 6, days(-3)), a_session(MONDAY)) == AS_IT_IS
