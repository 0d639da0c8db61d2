"""What is counted of a session, whatever happened in it?"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from recommender.performing import COMPLETED_FROM, perform, places
from recommender.routine import Routine
from recommender.session import Event, read_events
from tests.builders_documents import a_routine

AT = datetime(2026, 11, 18, 12, tzinfo=UTC)


def happened(*told: dict[str, Any]) -> tuple[Event, ...]:
    return tuple(
        Event.model_validate({"seq": seq, "at": AT, **each})
        for seq, each in enumerate(told, start=1)
    )


def all_of(routine: Routine, until: int | None = None) -> list[dict[str, Any]]:
    ledger = places(routine)[:until]
    return [
        {"kind": "entry", "entry": at, "step": place.step, "done": place.entry.seconds}
        for at, place in enumerate(ledger)
    ]


def test_nothing_has_happened_before_the_beginning() -> None:
    told = perform(a_routine(), ())
    assert (told.entry, told.seconds, told.status, told.over) == (0, 0, "started", False)


def test_a_session_done_to_its_end_is_completed() -> None:
    routine = a_routine()
    told = perform(routine, happened(*all_of(routine), {"kind": "end"}))
    assert told.status == "completed"
    assert told.seconds == routine.seconds
    assert told.exercises == tuple(step.exercise for step in routine.steps)


def test_more_work_than_was_planned_of_a_step_makes_up_for_no_other() -> None:
    routine = a_routine()
    planned = sum(step.work_seconds for step in routine.steps)
    longer = [{**each, "done": 2 * each["done"]} for each in all_of(routine)]
    assert perform(routine, happened(*longer)).work == (planned, planned)
    assert perform(routine, happened(*longer[:2])).work == (planned, routine.steps[0].work_seconds)
    assert perform(routine, ()).work == (planned, 0)


def test_ended_early_it_is_partly_done_and_carried_on_no_more() -> None:
    routine = a_routine()
    told = perform(routine, happened(*all_of(routine, 2), {"kind": "finish"}))
    assert (told.status, told.over) == ("partly", True)


def test_it_is_carried_on_after_the_last_place_that_was_done() -> None:
    routine = a_routine()
    assert perform(routine, happened(*all_of(routine, 3))).entry == 3
    back = happened(*all_of(routine, 3), {"kind": "back", "to": 1})
    assert perform(routine, back).entry == 1


def test_what_is_skipped_says_why_and_the_next_step_follows() -> None:
    routine = a_routine()
    told = perform(routine, happened({"kind": "skip", "step": 0, "why": "done-already"}))
    assert told.steps[0].skipped == "done-already"
    assert places(routine)[told.entry].step == 1


def test_what_hurts_stops_or_is_eased() -> None:
    routine = a_routine()
    eased = perform(routine, happened({"kind": "hurt", "step": 0, "pain": 5, "answer": "ease"}))
    assert eased.steps[0].eased
    assert eased.entry == 0
    stopped = perform(routine, happened({"kind": "hurt", "step": 0, "pain": 7, "answer": "stop"}))
    assert stopped.steps[0].skipped == "hurt"
    assert places(routine)[stopped.entry].step == 1


def test_a_place_done_twice_counts_once_with_the_longer_time() -> None:
    routine = a_routine()
    work = next(at for at, place in enumerate(places(routine)) if place.entry.kind == "work")
    twice = happened(
        {"kind": "entry", "entry": work, "done": 12}, {"kind": "entry", "entry": work, "done": 7}
    )
    assert perform(routine, twice).seconds == 12


def test_a_sign_ends_it() -> None:
    told = perform(a_routine(), happened({"kind": "sign", "id": "chest-pain"}))
    assert (told.over, told.sign) == (True, "chest-pain")


def test_most_of_the_work_is_enough() -> None:
    routine = a_routine()
    planned = sum(step.work_seconds for step in routine.steps)
    works = [at for at, place in enumerate(places(routine)) if place.entry.kind == "work"]
    share = [
        {"kind": "entry", "entry": at, "done": places(routine)[at].entry.seconds * COMPLETED_FROM}
        for at in works
    ]
    assert perform(routine, happened(*share)).status == "completed"
    less = [{**each, "done": each["done"] - planned * 0.05} for each in share]
    assert perform(routine, happened(*less, {"kind": "finish"})).status == "partly"


def test_the_getting_up_belongs_to_no_step() -> None:
    told = places(a_routine())
    after = [place for place in told if place.step is None]
    assert all(place.entry.kind == "move" for place in after)
    assert sum(place.entry.seconds for place in told) == a_routine().seconds


def test_what_cannot_be_read_is_left_out_and_the_same_event_counts_once() -> None:
    sent = [
        {"seq": 2, "at": AT.isoformat(), "kind": "end", "strange": 1},
        {"seq": 1, "at": AT.isoformat(), "kind": "begin"},
        {"seq": 2, "at": AT.isoformat(), "kind": "end"},
        {"seq": 0, "at": AT.isoformat(), "kind": "begin"},
        {"seq": 3, "kind": "explode"},
        "nonsense",
    ]
    assert [event.kind for event in read_events(sent)] == ["begin", "end"]
    assert read_events(None) == ()
