"""Does marking a routine done make one session, and only one?"""

from __future__ import annotations

from datetime import UTC, date, datetime

from recommender.pages.marking import performance_key, session_of, turns_done
from tests.builders_documents import a_routine, a_small_catalog

DAY = date(2026, 11, 18)


def test_two_clicks_name_the_same_performance() -> None:
    assert performance_key("routine-1", DAY, 0) == performance_key("routine-1", DAY, 0)


def test_another_routine_day_or_turn_is_another_performance() -> None:
    keys = {
        performance_key("routine-1", DAY, 0),
        performance_key("routine-2", DAY, 0),
        performance_key("routine-1", date(2026, 11, 19), 0),
        performance_key("routine-1", DAY, 1),
    }
    assert len(keys) == 4


def test_turns_are_counted_until_the_first_that_is_not_recorded() -> None:
    recorded = {performance_key("routine-1", DAY, turn) for turn in (0, 1, 3)}
    assert turns_done("routine-1", DAY, recorded.__contains__) == 2
    assert turns_done("routine-1", date(2026, 11, 19), recorded.__contains__) == 0


def test_a_session_tells_what_was_done() -> None:
    session = session_of(
        a_small_catalog(),
        a_routine(),
        id="routine-1",
        key=performance_key("routine-1", DAY, 0),
        day=DAY,
        zone="Europe/Warsaw",
        finished_at=datetime(2026, 11, 18, 12, tzinfo=UTC),
        pains=(6, None),
    )
    assert session.seconds == 300
    assert session.exercises == ("walking", "standing-hamstring-stretch", "cat-cow")
    # 120 s of hamstrings are rated 3 for the thigh; cat-cow's 40 s are rated 3 and 2.
    assert session.region_seconds == {"back-of-thigh": 120, "low-back": 40, "mid-back": 40}
    assert (session.pain_before, session.pain_after) == (6, None)
