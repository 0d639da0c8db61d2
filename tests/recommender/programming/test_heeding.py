"""Is feedback judged for each day of a week, and what is about the next session for that alone?"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from recommender.feedback import Feedback, Hurt, SessionTold
from recommender.programming import compose_week
from recommender.programming.day import Slot
from recommender.programming.heeding import heeding
from recommender.programming.past import Past
from tests.builders_feedback import BRIDGE, CATALOG, a_session
from tests.builders_programming import MONDAY, a_programme

SUNDAY = MONDAY - timedelta(days=1)


def heard(*sessions: SessionTold, **more: Any) -> Past:
    return Past(today=MONDAY, feedback=Feedback(sessions=sessions, **more))


def on(past: Past, after: int, *composed: int) -> Past:
    day = MONDAY + timedelta(days=after)
    days = [MONDAY + timedelta(days=each) for each in composed]
    return heeding(CATALOG, a_programme(), Slot(day, 10), past, days)


def rules(past: Past) -> list[str]:
    return [each.rule for each in past.history.steering.adapted]


def test_a_sore_day_after_is_about_the_first_day_to_come_alone() -> None:
    past = heard(a_session(SUNDAY, pain_before=3, pain_next_day=5))
    assert rules(on(past, 0)) == ["R-PN-03"]
    assert rules(on(past, 2)) == ["R-PN-03"]
    assert rules(on(past, 2, 0)) == []
    assert on(past, 2, 0).history.steering.everywhere.intensity is None


def test_a_day_that_stays_counts_as_one_that_comes_before() -> None:
    past = heard(a_session(SUNDAY, feeling="too-hard"))
    assert rules(on(past, 4)) == ["R-PN-05"]
    irritable = [a_session(SUNDAY, pain_before=3, pain_after=5)] * 2
    assert rules(on(heard(*irritable), 4)) == ["R-PN-09"]
    assert rules(on(heard(*irritable), 4, 2)) == []


def test_a_rest_ends_within_the_week() -> None:
    past = heard(a_session(SUNDAY - timedelta(days=12), hurt=(Hurt(exercise=BRIDGE, pain=7),)))
    assert BRIDGE in on(past, 0).excluded
    assert BRIDGE in on(past, 1, 0).excluded
    assert BRIDGE not in on(past, 2, 0).excluded
    assert rules(on(past, 2, 0)) == ["R-PN-02"]


def test_what_is_left_out_anyway_stays_left_out() -> None:
    past = replace(heard(left_out={BRIDGE: None}), excluded=("cat-cow",))
    assert set(on(past, 0).excluded) == {BRIDGE, "cat-cow"}


def test_without_feedback_nothing_is_changed() -> None:
    past = Past(today=MONDAY)
    assert on(past, 0) is past


def test_a_composed_week_is_gentle_on_its_first_day_alone() -> None:
    week = compose_week(
        CATALOG, a_programme(), MONDAY, heard(a_session(SUNDAY, feeling="too-hard"))
    )
    told = [[each.rule for each in day.routine.adapted] for day in week.days]
    assert told[0] == ["R-PN-05"]
    assert all("R-PN-05" not in later for later in told[1:])
    assert max(step.dose.intensity for step in week.days[0].routine.steps) == 1
    assert all(day.routine.seconds == 300 for day in week.days)
