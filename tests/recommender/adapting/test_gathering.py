"""Is what the journal keeps told whole: pains, doses, wishes, and what was taken back?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from recommender.adapting import adapt, gather
from recommender.feedback import Feedback, Hurt
from recommender.routine import Routine
from recommender.session import Event, Session
from tests.builders_documents import a_routine
from tests.builders_feedback import CATALOG, MONDAY, TUESDAY, days

AT = datetime(2026, 11, 16, 12, tzinfo=UTC)
ROUTINE = a_routine()
FIRST, SECOND = (step.exercise for step in ROUTINE.steps[:2])


def a_session(day: date = MONDAY, **more: Any) -> Session:
    told: dict[str, Any] = {
        "key": f"session-{day}",
        "routine": "routine-1",
        "day": day,
        "zone": "UTC",
        "finished_at": AT,
        "seconds": 300,
        "exercises": (FIRST, SECOND),
        "region_seconds": {},
        **more,
    }
    return Session(**told)


def happened(*told: dict[str, Any]) -> tuple[Event, ...]:
    events = [{"seq": seq, "at": AT, **each} for seq, each in enumerate(told, start=1)]
    return tuple(Event.model_validate(each) for each in events)


def gathered(
    *sessions: Session,
    events: tuple[Event, ...] = (),
    routine: Routine | None = ROUTINE,
    left_out: Mapping[str, date | None] | None = None,
    today: date = TUESDAY,
) -> Feedback:
    return gather(
        CATALOG,
        sessions,
        events={each.key: events for each in sessions},
        routines={} if routine is None else {"routine-1": routine},
        left_out=left_out or {},
        today=today,
    )


def test_feelings_pains_minutes_and_doses_are_told() -> None:
    session = a_session(feeling="too-easy", pain_before=3, pain_after=4, pain_next_day=5)
    (told,) = gathered(session).sessions
    assert (told.day, told.feeling, told.minutes) == (MONDAY, "too-easy", ROUTINE.intake["minutes"])
    assert (told.pain_before, told.pain_after, told.pain_next_day) == (3, 4, 5)
    assert {name: dose.work_seconds for name, dose in told.doses.items()} == {
        step.exercise: step.dose.work_seconds for step in ROUTINE.steps[:2]
    }


def test_only_what_was_done_or_hurt_has_a_dose() -> None:
    hurts = happened({"kind": "hurt", "step": 1, "pain": 5, "answer": "ease"})
    (told,) = gathered(a_session(exercises=(FIRST,)), events=hurts).sessions
    assert set(told.doses) == {FIRST, SECOND}
    (quiet,) = gathered(a_session(exercises=(FIRST,))).sessions
    assert set(quiet.doses) == {FIRST}


def test_what_hurt_is_judged_again() -> None:
    hurts = happened({"kind": "hurt", "step": 0, "pain": 7, "answer": "go-on"})
    (told,) = gathered(a_session(), events=hurts, left_out={FIRST: days(14)}).sessions
    assert told.hurt == (Hurt(exercise=FIRST, pain=7, stopped=True),)


def test_in_a_routine_for_a_pregnancy_any_pain_was_a_stop() -> None:
    answers = {**ROUTINE.intake, "concerns": {"pregnancy": "trimester-2"}}
    expecting = ROUTINE.model_copy(update={"intake": answers})
    hurts = happened({"kind": "hurt", "step": 0, "pain": 2, "answer": "go-on"})
    (told,) = gathered(a_session(), events=hurts, routine=expecting).sessions
    assert told.hurt[0].stopped
    week = ROUTINE.model_copy(update={"intake": {**ROUTINE.intake, "pregnancy_week": 20}})
    (told,) = gathered(a_session(), events=hurts, routine=week).sessions
    assert told.hurt[0].stopped


def test_an_eased_step_without_a_number_counts_as_eased() -> None:
    hurts = happened({"kind": "hurt", "step": 0, "answer": "ease"})
    (told,) = gathered(a_session(), events=hurts).sessions
    assert told.hurt == (Hurt(exercise=FIRST, pain=4),)


def test_what_was_done_already_is_told() -> None:
    skipped = happened({"kind": "skip", "step": 1, "why": "done-already"})
    (told,) = gathered(a_session(), events=skipped).sessions
    assert told.already == (SECOND,)


def test_a_stop_without_its_wish_was_taken_back() -> None:
    stops = happened({"kind": "hurt", "step": 0, "pain": 8, "answer": "stop"})
    assert gathered(a_session(), events=stops).taken_back == (FIRST,)
    assert gathered(a_session(), events=stops, left_out={FIRST: days(14)}).taken_back == ()
    late = gathered(a_session(), events=stops, today=MONDAY + timedelta(days=15))
    assert late.taken_back == ()


def test_a_session_whose_routine_is_gone_tells_what_it_can() -> None:
    skipped = happened({"kind": "hurt", "step": 0, "pain": 8}, {"kind": "skip", "why": "never"})
    (told,) = gathered(a_session(feeling="too-hard"), events=skipped, routine=None).sessions
    assert (told.minutes, told.doses, told.hurt, told.feeling) == (None, {}, (), "too-hard")


def test_steps_that_the_routine_does_not_have_are_left_aside() -> None:
    odd = happened({"kind": "hurt", "step": 99, "pain": 8}, {"kind": "skip", "why": "done-already"})
    (told,) = gathered(a_session(), events=odd).sessions
    assert (told.hurt, told.already) == ((), ())


def test_what_is_gathered_can_be_judged() -> None:
    stops = happened({"kind": "hurt", "step": 0, "pain": 8, "answer": "stop"})
    kept = gathered(a_session(), events=stops, left_out={FIRST: days(14)})
    assert adapt(CATALOG, kept, TUESDAY).rests == ((FIRST,) if CATALOG.has(FIRST) else ())
