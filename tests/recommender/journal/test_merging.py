"""What stands when a file and the journal know the same thing? One rule, one test."""

from __future__ import annotations

import json
from typing import Any

import pytest

from recommender.archive import Archive, in_order
from recommender.journal.merging import both
from tests.builders_archive import (
    a_day,
    a_document,
    a_history,
    a_kept_routine,
    a_programme,
    a_session,
    an_archive,
    an_event,
)

NOTHING = Archive(schema_version=1)


def merged(here: Archive, told: Archive) -> Archive:
    return both(here, told, lambda: "a-new-name")


def session_of(here: dict[str, Any], told: dict[str, Any]) -> dict[str, Any]:
    """The session that comes of what both say of it."""
    after = merged(
        an_archive(sessions=[a_session(**here)]), an_archive(sessions=[a_session(**told)])
    )
    (session,) = after.sessions
    return session.model_dump(mode="json")


@pytest.mark.parametrize("seed", range(12))
def test_a_file_meets_nothing_and_is_what_it_was(seed: int) -> None:
    history = in_order(a_history(seed))
    assert merged(NOTHING, history) == history == merged(history, NOTHING)


@pytest.mark.parametrize("seed", range(12))
def test_twice_is_once(seed: int) -> None:
    here, told = a_history(seed), a_history(seed + 100)
    once = merged(here, told)
    assert merged(once, told) == once == merged(once, once)


@pytest.mark.parametrize(
    ("here", "told", "after"),
    [
        (("started", 60), ("partly", 30), ("partly", 30)),
        (("partly", 60), ("completed", 30), ("completed", 30)),
        (("completed", 60), ("partly", 300), ("completed", 60)),
        (("partly", 60), ("partly", 61), ("partly", 61)),
        (("partly", 60), ("partly", 60), ("partly", 60)),
        (("started", 60), ("started", 59), ("started", 60)),
    ],
)
def test_the_further_session_tells_how_far_it_came(
    here: tuple[str, int], told: tuple[str, int], after: tuple[str, int]
) -> None:
    session = session_of(
        {"status": here[0], "seconds": here[1]}, {"status": told[0], "seconds": told[1]}
    )
    assert (session["status"], session["seconds"]) == after


def test_a_further_session_brings_all_of_its_progress_and_keeps_its_day() -> None:
    further = {
        "status": "completed", "exercises": ["sphinx"], "region_seconds": {"neck": 9},
        "finished_at": "2026-11-17T00:10:00Z", "day": "2026-11-17", "zone": "UTC",
    }  # fmt: skip
    session = session_of({"status": "started"}, further)
    assert (session["exercises"], session["region_seconds"]) == (["sphinx"], {"neck": 9})
    assert session["finished_at"] == "2026-11-17T00:10:00Z"
    assert (session["day"], session["zone"]) == ("2026-11-16", "Europe/Berlin")


def test_what_was_said_here_stands_and_what_was_said_only_there_is_added() -> None:
    said = {"pain_before": 0, "pain_after": None, "feeling": None, "note": ""}
    there = {"pain_before": 7, "pain_after": 0, "feeling": "too-hard", "note": "From there."}
    session = session_of({**said, "status": "started"}, there)
    assert (session["pain_before"], session["pain_after"]) == (0, 0)
    assert (session["feeling"], session["note"]) == ("too-hard", "From there.")
    assert session_of(there, said)["note"] == "From there."


def test_events_are_added_and_the_ones_here_stand() -> None:
    here = an_archive(events=[{"session": "session-1", "events": [an_event(2, done=2)]}])
    told = an_archive(
        events=[{"session": "session-1", "events": [an_event(1), an_event(2, done=9), an_event(3)]}]
    )
    (log,) = merged(here, told).events
    assert [(event.seq, event.done) for event in log.events] == [(1, 5), (2, 2), (3, 5)]


def test_the_same_text_is_the_same_routine_and_what_follows_it_follows() -> None:
    here = an_archive(
        routines=[a_kept_routine(id="routine-here")], sessions=[], events=[], programmes=[],
        programme_days=[],
    )  # fmt: skip
    told = an_archive(routines=[a_kept_routine(told_at="2026-11-17T08:00:00Z")])
    after = merged(here, told)
    assert [each.id for each in after.routines] == ["routine-here"]
    assert after.routines[0].told_at == told.routines[0].told_at
    assert merged(after, here).routines == after.routines
    assert after.sessions[0].routine == after.programme_days[0].routine == "routine-here"


def test_another_routine_under_a_taken_id_gets_another_id() -> None:
    told = an_archive(routines=[a_kept_routine(document=a_document(score=9))])
    after = merged(an_archive(sessions=[], events=[]), told)
    assert {each.id for each in after.routines} == {"routine-1", "a-new-name"}
    assert after.sessions[0].routine == "a-new-name"
    assert after.programme_days[0].routine == "routine-1"
    assert merged(after, told) == after


@pytest.mark.parametrize(
    ("here", "told", "until", "hurt"),
    [
        ({"until": "2026-12-01", "hurt": 1}, {"until": "2026-12-02"}, "2026-12-02", 1),
        ({"until": "2026-12-03"}, {"until": "2026-12-02", "hurt": 2}, "2026-12-03", 2),
        ({}, {"until": "2026-12-02"}, "", 0),
        ({"until": "2026-12-02"}, {}, "", 0),
    ],
)
def test_what_is_left_out_stays_left_out_for_the_longer_of_both(
    here: dict[str, Any], told: dict[str, Any], until: str, hurt: int
) -> None:
    after = merged(an_archive(left_out={"sphinx": here}), an_archive(left_out={"sphinx": told}))
    assert (after.left_out["sphinx"].until, after.left_out["sphinx"].hurt) == (until, hurt)


def test_choices_here_stand_and_lists_become_those_of_both() -> None:
    there = an_archive(
        name="Ben", weekly_goal=2, guidance={"voice": True}, favourites=["sphinx", "cobra"],
        skipped_weeks=["2026-10-26"],
        check_ins=[
            {"day": "2026-11-16", "course": "worse"}, {"day": "2026-11-09", "course": "same"},
        ],
    )  # fmt: skip
    after = merged(an_archive(), there)
    assert (after.name, after.weekly_goal, after.guidance.voice) == ("Ann", 4, False)
    assert after.favourites == ("cobra", "cat-cow", "sphinx")
    assert [day.isoformat() for day in after.skipped_weeks] == ["2026-10-26", "2026-11-02"]
    assert [each.course for each in after.check_ins] == ["same", "better"]
    nothing = json.loads('{"name": null, "weekly_goal": null, "guidance": {}}')
    assert merged(an_archive(**nothing), there).name == "Ben"


def programmes_of(here: list[dict[str, Any]], told: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """The keys of the programmes that come of both, each with its last day."""
    after = merged(
        an_archive(programmes=here, programme_days=[]),
        an_archive(programmes=told, programme_days=[]),
    )
    return [(each.key, each.last.isoformat()) for each in after.programmes]


def test_a_programme_that_was_stopped_in_the_file_is_stopped_here_with_its_days() -> None:
    stopped = a_programme(ended="2026-11-19")
    after = merged(
        an_archive(programme_days=[a_day(), a_day(day="2026-11-19"), a_day(day="2026-11-23")]),
        an_archive(programmes=[stopped], programme_days=[a_day(day="2026-11-26")]),
    )
    assert [each.last.isoformat() for each in after.programmes] == ["2026-11-18"]
    assert [each.day.isoformat() for each in after.programme_days] == ["2026-11-16"]
    assert programmes_of([stopped], [a_programme()]) == [("programme-1", "2026-11-18")]


def test_only_one_programme_at_a_time_says_what_is_recommended() -> None:
    other = {"key": "programme-2", "starts": "2026-11-23"}
    earlier = {"key": "programme-2", "starts": "2026-11-09"}
    here = [a_programme()]
    assert programmes_of(here, [a_programme(**other)]) == [("programme-1", "2026-11-29")]
    assert programmes_of(here, [a_programme(**earlier)]) == [
        ("programme-2", "2026-11-15"), ("programme-1", "2026-11-29"),
    ]  # fmt: skip
    same_day = a_programme(key="programme-2", weeks=1)
    assert programmes_of(here, [same_day]) == [("programme-1", "2026-11-29")]
    apart = a_programme(key="programme-2", starts="2026-11-30")
    assert len(programmes_of(here, [apart])) == 2


def test_the_days_of_a_programme_that_is_left_away_go_with_it() -> None:
    other = a_programme(key="programme-2", starts="2026-11-23")
    told = an_archive(
        programmes=[other], programme_days=[a_day(programme="programme-2", day="2026-11-23")]
    )
    assert merged(an_archive(), told).programme_days == an_archive().programme_days
