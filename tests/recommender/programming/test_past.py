"""Is the past of a programme read from the journal's rows as it was?"""

from __future__ import annotations

from datetime import UTC, datetime

from recommender.catalog.checks import open_catalog
from recommender.programme import ProgrammeDay
from recommender.programming import Earlier, Past, earlier, worked
from recommender.programming.past import upcoming
from recommender.session import Session
from tests.builders_programming import (
    FRIDAY,
    MONDAY,
    TUESDAY,
    WEDNESDAY,
    a_programme,
    a_routine,
    on,
)

CATALOG = open_catalog()
ROUTINE = a_routine()
GIVEN = worked(CATALOG, ROUTINE)
ROUTINES = {"routine-1": ROUTINE}


def a_day(day, routine="routine-1"):
    return ProgrammeDay(programme="a-programme", day=day, minutes=5, routine=routine)


def a_session(day, routine="routine-1", **seconds):
    given = {name.replace("_", "-"): value for name, value in seconds.items()}
    return Session(
        key=f"session-{day}", routine=routine, day=day, zone="UTC", seconds=300, exercises=(),
        finished_at=datetime(2026, 11, 24, tzinfo=UTC), region_seconds=given,
    )  # fmt: skip


def test_a_day_without_a_session_is_open():
    assert earlier(CATALOG, [a_day(MONDAY)], [], ROUTINES) == (Earlier(MONDAY, ROUTINE),)


def test_a_session_counts_with_what_was_done_of_it():
    (found,) = earlier(CATALOG, [a_day(MONDAY)], [a_session(MONDAY, low_back=15)], ROUTINES)
    assert found.done == {"low-back": 15}


def test_a_session_gives_no_more_than_its_routine_holds_for_a_place():
    told = a_session(MONDAY, low_back=9000, neck=60)
    (found,) = earlier(CATALOG, [a_day(MONDAY)], [told], ROUTINES)
    assert found.done == {"low-back": GIVEN["low-back"]}


def test_a_session_on_another_day_than_its_own_leaves_that_day_open():
    found = earlier(CATALOG, [a_day(MONDAY)], [a_session(TUESDAY, low_back=15)], ROUTINES)
    assert [(each.day, each.done) for each in found] == [
        (MONDAY, None), (TUESDAY, {"low-back": 15}),
    ]  # fmt: skip


def test_a_session_that_gave_nothing_leaves_its_day_open():
    (found,) = earlier(CATALOG, [a_day(MONDAY)], [a_session(MONDAY)], ROUTINES)
    assert found.done is None


def test_a_routine_that_is_not_there_any_more_is_left_out():
    assert earlier(CATALOG, [a_day(MONDAY, "routine-9")], [], ROUTINES) == ()


def test_what_is_over_or_done_is_not_to_come():
    past = Past(today=WEDNESDAY, days=(on(WEDNESDAY, done={"low-back": 60}),))
    assert upcoming(a_programme(), MONDAY, past) == ((FRIDAY, 5),)
