"""Which files of everything do tests start from? A small one by hand, and any number by seed."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from recommender.archive import Archive, read_archive
from tests.builders_documents import a_routine

NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)
MONDAY = date(2026, 11, 16)
EXERCISES = ("cat-cow", "cobra", "childs-pose", "knee-rolls", "sphinx", "bridge", "gone-by-now")
ZONES = ("UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Asia/Kolkata")
NOTES = (
    "",
    "Fine.",
    'two\nlines, a tab\t and "quotes"',
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script> ![x](http://host.example/x.png)",
    "ünïcödé 后背 \u202eright to left\u200b \U0001f9d8\u200d\u2640\ufe0f",
    "\\u0000 is only written here, \\ud800 too",
)


def a_document(**changes: Any) -> dict[str, Any]:
    """The document of a routine of five minutes."""
    told: dict[str, Any] = json.loads(a_routine(**changes).as_json())
    return told


def contents(**changes: Any) -> dict[str, Any]:
    """A file with a little of everything, as JSON."""
    told: dict[str, Any] = {
        "schema_version": 1,
        "name": "Ann",
        "weekly_goal": 4,
        "guidance": {"sound": True, "voice": False},
        "favourites": ["cobra", "cat-cow"],
        "left_out": {"sphinx": {"until": "2026-12-01", "hurt": 1}, "bridge": {}},
        "skipped_weeks": ["2026-11-02"],
        "check_ins": [{"day": "2026-11-16", "course": "better"}],
        "programmes": [a_programme()],
        "programme_days": [a_day()],
        "routines": [a_kept_routine()],
        "sessions": [a_session()],
        "events": [{"session": "session-1", "events": [an_event(1), an_event(2)]}],
    }
    return {**told, **changes}


def a_programme(**changes: Any) -> dict[str, Any]:
    """Two weeks of Mondays and Thursdays."""
    told = {
        "key": "programme-1",
        "starts": "2026-11-16",
        "weeks": 2,
        "minutes": {"monday": 12, "thursday": 8},
        "at": "18:30:00",
        "zone": "Europe/Berlin",
        "intake": {"pain": {"low-back": 4}, "pregnancy_week": None},
        "told_on": "2026-11-16",
        "core": ["cat-cow"],
    }
    return {**told, **changes}


def a_day(**changes: Any) -> dict[str, Any]:
    """The routine of the first Monday."""
    told = {
        "programme": "programme-1", "day": "2026-11-16", "minutes": 12, "routine": "routine-1",
    }  # fmt: skip
    return {**told, **changes}


def a_kept_routine(**changes: Any) -> dict[str, Any]:
    """A routine as it stands in a file."""
    told = {"id": "routine-1", "told_at": "2026-11-16T08:00:00Z", "document": a_document()}
    return {**told, **changes}


def a_session(**changes: Any) -> dict[str, Any]:
    """A completed session."""
    told = {
        "key": "session-1",
        "routine": "routine-1",
        "day": "2026-11-16",
        "zone": "Europe/Berlin",
        "finished_at": "2026-11-16T18:45:00Z",
        "seconds": 300,
        "exercises": ["cat-cow", "cobra"],
        "region_seconds": {"low-back": 120},
        "pain_before": 4,
        "pain_after": 2,
        "pain_next_day": 3,
        "feeling": "about-right",
        "note": "Fine.",
    }
    return {**told, **changes}


def an_event(seq: int, **changes: Any) -> dict[str, Any]:
    """An entry of the ledger that was played."""
    told = {"seq": seq, "at": "2026-11-16T18:40:00.250Z", "kind": "entry", "entry": seq, "done": 5}
    return {**told, **changes}


def raw(told: Any) -> bytes:
    """The bytes of a file, on many lines."""
    return json.dumps(told, indent=1).encode()


def an_archive(**changes: Any) -> Archive:
    """The small file, read."""
    return read_archive(raw(contents(**changes)))


def a_history(seed: int) -> Archive:
    """Weeks of somebody's sessions, from nothing at all to some forty days, by seed."""
    dice = random.Random(seed)
    days = [MONDAY - timedelta(days=at) for at in range(dice.choice((0, 1, 7, 40)))]
    routines = [_some_routine(dice, n, day) for n, day in enumerate(days) if dice.random() < 0.6]
    ids = [each["id"] for each in routines] or ["routine-of-another-day"]
    sessions = [_some_session(dice, n, day, ids) for n, day in enumerate(days)]
    programmes, programme_days = _some_programmes(dice, days, ids)
    chosen = {
        "name": dice.choice((None, "Ann", "Jörg", "后背")),
        "weekly_goal": dice.choice((None, 1, 3, 14)),
        "guidance": dice.choice(({}, {"sound": True}, {"voice": True, "voice_name": "Ännchen"})),
        "favourites": dice.sample(EXERCISES, dice.randint(0, 4)),
        "left_out": {each: _some_wish(dice) for each in dice.sample(EXERCISES, dice.randint(0, 3))},
        "skipped_weeks": [
            (MONDAY - timedelta(weeks=at)).isoformat() for at in dice.sample(range(9), 2)
        ],
        "check_ins": [
            {"day": each.isoformat(), "course": dice.choice(("better", "same", "worse"))}
            for each in days[::7]
        ],
    }
    rows = {
        "programmes": programmes,
        "programme_days": programme_days,
        "routines": routines,
        "sessions": sessions,
        "events": [_some_log(dice, each["key"]) for each in sessions if dice.random() < 0.5],
    }
    told = {key: value for key, value in chosen.items() if value is not None}
    return read_archive(json.dumps({"schema_version": 1, **told, **rows}).encode())


def _some_routine(dice: random.Random, number: int, day: date) -> dict[str, Any]:
    document = a_document(score=number, bound=dice.randint(0, 10**9))
    text = json.dumps(document) if dice.random() < 0.1 else document
    told_at = datetime(day.year, day.month, day.day, 7, tzinfo=UTC)
    told_at += timedelta(microseconds=dice.randint(0, 10**10))
    return {"id": _name(dice), "told_at": told_at.isoformat(), "document": text}


def _some_session(
    dice: random.Random, number: int, day: date, routines: Sequence[str]
) -> dict[str, Any]:
    pains = {
        name: dice.randint(0, 10)
        for name in ("pain_before", "pain_after", "pain_next_day")
        if dice.random() < 0.5
    }
    clock = f"{dice.randint(0, 23):02}:{number:02}:00.{dice.randint(0, 10**6 - 1):06}"
    return a_session(
        **{"pain_before": None, "pain_after": None, "pain_next_day": None, **pains},
        key=_name(dice),
        routine=dice.choice(routines),
        day=day.isoformat(),
        zone=dice.choice(ZONES),
        finished_at=f"{day}T{clock}Z",
        seconds=dice.randint(0, 3600),
        exercises=dice.sample(EXERCISES, dice.randint(0, 5)),
        status=dice.choice(("started", "partly", "completed")),
        feeling=dice.choice((None, "too-easy", "about-right", "too-hard")),
        note=dice.choice(NOTES),
    )


def _some_programmes(
    dice: random.Random, days: Sequence[date], routines: Sequence[str]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """One programme after another, none while another runs."""
    starts = [each for each in days if not each.weekday()][:: dice.randint(1, 3)]
    programmes = [
        a_programme(key=_name(dice), starts=each.isoformat(), weeks=1, at="07:05:00")
        for each in starts
    ]
    programme_days = [
        a_day(programme=each["key"], day=each["starts"], routine=dice.choice(routines))
        for each in programmes
    ]
    return programmes, programme_days


def _some_wish(dice: random.Random) -> dict[str, Any]:
    return dice.choice(({}, {"until": "2026-12-01", "hurt": dice.randint(1, 3)}))


def _some_log(dice: random.Random, session: str) -> dict[str, Any]:
    kinds = (
        {"kind": "hurt", "step": 1, "pain": 4, "answer": "ease", "spreads": True},
        {"kind": "skip", "step": 2, "why": "never"},
        {"kind": "entry", "entry": 3, "done": 4.987, "of": 5},
        {"kind": "prefs", "sound": False, "voice": True, "voice_name": "Ännchen"},
        {"kind": "pause"},
    )
    numbers = sorted(dice.sample(range(1, 60), dice.randint(1, 12)))
    at = "2026-11-16T18:40:00Z"
    return {
        "session": session,
        "events": [{"seq": seq, "at": at, **dice.choice(kinds)} for seq in numbers],
    }


def _name(dice: random.Random) -> str:
    return f"{dice.getrandbits(128):032x}"
