"""Does a report hold what was chosen of thirty days, and nothing else?"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import get_args

import pytest

from recommender.reporting import PARTS, Part, Report, report
from recommender.session import Event
from tests.builders_documents import a_routine
from tests.builders_reports import FIRST, UNTIL, AWeek, a_hurt, a_record, a_session

ONE_DAY = timedelta(days=1)
FIELD: dict[Part, str] = {
    "routine": "routine", "adherence": "kept", "pain": "pain", "hurt": "hurt", "notes": "notes",
}  # fmt: skip


def hurts(*told: Event, **changes: object) -> Report:
    session = a_session()
    return report(a_record(session, events={session.key: told}, **changes), ["hurt"], UNTIL)


@pytest.mark.parametrize("part", get_args(Part))
def test_what_was_not_chosen_is_not_there(part: Part) -> None:
    session = a_session(pain_before=3, note="Fine.")
    full = a_record(session, events={session.key: [a_hurt()]})
    told = report(full, [part], UNTIL)
    there = {each for each in PARTS if getattr(told, FIELD[each]) is not None}
    assert there == {part}
    assert told.name is None


def test_a_name_is_told_only_when_given() -> None:
    assert report(a_record(), [], UNTIL, "Anna").name == "Anna"
    assert report(a_record(), [], UNTIL, " ").name is None


def test_the_thirty_days_are_counted_with_the_last_one() -> None:
    days = [FIRST - ONE_DAY, FIRST, UNTIL, UNTIL + ONE_DAY]
    sessions = [a_session(day, note=day.isoformat()) for day in days]
    told = report(a_record(*sessions), ["notes", "adherence"], UNTIL)
    assert told.since == FIRST
    assert told.notes is not None
    assert [each.day for each in told.notes] == [UNTIL, FIRST]
    assert told.kept is not None
    assert told.kept.completed == 2


def test_only_completed_sessions_count_and_the_others_are_told() -> None:
    sessions = [
        a_session(UNTIL),
        a_session(UNTIL, key="session-second"),
        a_session(UNTIL - ONE_DAY, status="partly"),
        a_session(UNTIL - 2 * ONE_DAY, status="started"),
    ]
    kept = report(a_record(*sessions), ["adherence"], UNTIL).kept
    assert kept is not None
    assert (kept.completed, kept.unfinished, kept.days) == (2, 2, 1)


def test_weeks_that_touch_the_thirty_days_are_told_whole() -> None:
    mondays = [date(2026, 2, 23) + at * timedelta(weeks=1) for at in range(7)]
    record = a_record(weeks=[AWeek(each) for each in mondays])
    on_a_monday = report(record, ["adherence"], UNTIL).kept
    on_a_sunday = report(record, ["adherence"], UNTIL - 2 * ONE_DAY).kept
    assert on_a_monday is not None
    assert [each.start for each in on_a_monday.weeks] == mondays[1:6]
    assert on_a_sunday is not None
    assert [each.start for each in on_a_sunday.weeks] == mondays[:5]


def test_the_pain_of_a_day_is_the_mean_of_its_sessions() -> None:
    sessions = [
        a_session(UNTIL, pain_before=4, pain_after=2),
        a_session(UNTIL, key="session-second", pain_before=7),
        a_session(UNTIL - ONE_DAY),
    ]
    pain = report(a_record(*sessions), ["pain"], UNTIL).pain
    assert pain is not None
    (felt,) = pain.days
    assert (felt.day, felt.before, felt.after, felt.next_day) == (UNTIL, 5.5, 2, None)


def test_the_course_of_pain_goes_from_the_first_answer_to_the_last() -> None:
    days = (UNTIL - 4 * ONE_DAY, UNTIL - 2 * ONE_DAY, UNTIL)
    pains = zip(days, (6, None, 3), (4, 0, None), strict=True)
    sessions = [a_session(day, pain_before=b, pain_after=a) for day, b, a in pains]
    pain = report(a_record(*reversed(sessions)), ["pain"], UNTIL).pain
    assert pain is not None
    assert pain.before is not None
    assert (pain.before.count, pain.before.mean) == (2, 4.5)
    assert (pain.before.first, pain.before.last) == (6, 3)
    assert pain.after is not None
    assert (pain.after.first, pain.after.last) == (4, 0)
    assert pain.next_day is None


def test_what_hurt_is_counted_by_exercise() -> None:
    told = hurts(a_hurt(1, pain=4), a_hurt(2, pain=6, spreads=True), a_hurt(3, step=0, pain=None))
    assert told.hurt is not None
    cat_cow, walking = told.hurt
    assert (cat_cow.exercise, cat_cow.times, cat_cow.worst) == ("cat-cow", 2, 6)
    assert (cat_cow.spread, cat_cow.last) == (True, UNTIL)
    assert (walking.exercise, walking.worst, walking.spread) == ("walking", None, False)


def test_the_worst_comes_first_then_what_spread_then_the_most_frequent() -> None:
    frequent = [a_hurt(seq, step=1, pain=5) for seq in range(1, 5)]
    told = hurts(*frequent, a_hurt(5, step=0, pain=5, spreads=True), a_hurt(6, pain=6)).hurt
    assert told is not None
    names = [each.exercise for each in told]
    assert names == ["cat-cow", "walking", "standing-hamstring-stretch"]


def test_the_last_day_of_what_hurt_is_the_newest() -> None:
    sessions = [a_session(UNTIL - at * ONE_DAY) for at in (5, 1, 3)]
    events = {each.key: [a_hurt()] for each in sessions}
    told = report(a_record(*sessions, events=events), ["hurt"], UNTIL).hurt
    assert told is not None
    assert [(each.times, each.last) for each in told] == [(3, UNTIL - ONE_DAY)]


def test_what_is_left_out_for_now_is_marked() -> None:
    told = hurts(a_hurt(1), a_hurt(2, step=0), left_out={"cat-cow"}).hurt
    assert told is not None
    assert {each.exercise: each.left_out for each in told} == {"cat-cow": True, "walking": False}


def test_what_hurt_in_a_routine_that_is_gone_is_still_told() -> None:
    for told in (hurts(a_hurt(), routines={}), hurts(a_hurt(step=99)), hurts(a_hurt(step=None))):
        assert told.hurt is not None
        assert [(each.exercise, each.worst) for each in told.hurt] == [(None, 5)]


def test_other_events_do_not_hurt() -> None:
    at = datetime(2026, 3, 31, 8, tzinfo=UTC)
    assert hurts(Event(seq=1, at=at, kind="skip", step=2, why="never")).hurt == ()


def test_what_hurt_before_the_thirty_days_is_left_aside() -> None:
    session = a_session(FIRST - ONE_DAY)
    record = a_record(session, events={session.key: [a_hurt()]})
    assert report(record, ["hurt"], UNTIL).hurt == ()


def test_blank_notes_are_none() -> None:
    sessions = [a_session(note=" \n "), a_session(UNTIL - ONE_DAY, note="Stiff.")]
    told = report(a_record(*sessions), ["notes"], UNTIL).notes
    assert told is not None
    assert [each.text for each in told] == ["Stiff."]


def test_the_routine_is_the_one_of_now() -> None:
    assert report(a_record(), ["routine"], UNTIL).routine == a_routine()
    assert report(a_record(routine=None), ["routine"], UNTIL).chosen == {"routine"}
