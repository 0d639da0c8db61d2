"""Which journals do tests start from?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from alembic import command
from sqlalchemy import URL, create_engine

from recommender.archive import Archive, Wished
from recommender.journal import Journal, Wish
from recommender.journal.engines import APPLICATION_ID
from recommender.journal.migrating import configuration
from recommender.programme import Programme, ProgrammeDay
from recommender.session import Event, Session

NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)
MONDAY = date(2026, 11, 23)


def older_journal(file: Path, revision: str) -> None:
    """An empty journal as an older Limber made it."""
    engine = create_engine(URL.create("sqlite", database=str(file)))
    with engine.begin() as connection:
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        settings = configuration()
        settings.attributes["connection"] = connection
        command.upgrade(settings, revision)
    engine.dispose()


def a_session(**changes: Any) -> Session:
    """A completed session."""
    told = {
        "key": "session-1",
        "routine": "routine-1",
        "day": date(2026, 11, 18),
        "zone": "Europe/Berlin",
        "finished_at": NOON,
        "seconds": 720,
        "exercises": ("cat-cow", "childs-pose"),
        "region_seconds": {"low-back": 120},
    }
    return Session(**{**told, **changes})


def some_events(*numbers: int) -> tuple[Event, ...]:
    """Events of a guided session, by their numbers."""
    return tuple(Event(seq=seq, at=NOON, kind="entry", entry=seq, done=5) for seq in numbers)


def a_programme(**changes: Any) -> Programme:
    """Two weeks of Mondays and Thursdays."""
    told = {
        "key": "programme-1",
        "starts": MONDAY,
        "weeks": 2,
        "minutes": {"monday": 12, "thursday": 8},
        "at": time(18, 30),
        "zone": "Europe/Berlin",
        "intake": {"pain": {"low-back": 4}},
        "told_on": MONDAY,
    }
    return Programme(**{**told, **changes})


def programme_days(key: str, days: Sequence[date]) -> tuple[ProgrammeDay, ...]:
    """The routines of some days of a programme."""
    return tuple(
        ProgrammeDay(programme=key, day=day, minutes=12, routine=f"routine-{day}") for day in days
    )


DEEDS: dict[str, Callable[[Journal], Any]] = {
    "remember": lambda journal: journal.remember('{"why": "MARKER"}', NOON),
    "record": lambda journal: journal.record(a_session()),
    "go_on": lambda journal: journal.go_on(
        a_session(key="guided-1", status="started"), some_events(1, 2)
    ),
    "rate": lambda journal: journal.rate("session-1", 6, 2),
    "rate_next_day": lambda journal: journal.rate_next_day("session-1", 3),
    "tell": lambda journal: journal.tell("session-1", "too-hard", "MARKER"),
    "set_weekly_goal": lambda journal: journal.set_weekly_goal(7),
    "block": lambda journal: journal.block(),
    "set_prefs": lambda journal: journal.set_prefs({"sound": False}),
    "leave_out": lambda journal: journal.leave_out("cobra", Wish()),
    "set_favourite": lambda journal: journal.set_favourite("cat-cow", True),
    "skip_week": lambda journal: journal.skip_week(MONDAY, True),
    "check_in": lambda journal: journal.check_in(MONDAY, "better"),
    "merge": lambda journal: journal.merge(
        Archive(schema_version=1, favourites=("sphinx",), left_out={"bridge": Wished()})
    ),
    "hush": lambda journal: journal.hush("week", MONDAY),
    "begin_programme": lambda journal: journal.begin_programme(a_programme()),
    "set_core": lambda journal: journal.set_core("programme-1", ["cat-cow"]),
    "renew_answers": lambda journal: journal.renew_answers(
        "programme-1", {"pain": {"neck": 4}}, MONDAY
    ),
    "set_programme_days": lambda journal: journal.set_programme_days(
        "programme-1", programme_days("programme-1", [MONDAY, MONDAY + timedelta(days=3)])
    ),
}
UNDOING: dict[str, Callable[[Journal], Any]] = {
    "drop_programme_days": lambda journal: journal.drop_programme_days("programme-1", [MONDAY]),
    "stop_programme": lambda journal: journal.stop_programme("programme-1", MONDAY),
    "forget_session": lambda journal: journal.forget_session("session-1"),
    "offer_again": lambda journal: journal.offer_again("cobra"),
    "forget_check_in": lambda journal: journal.forget_check_in(MONDAY),
    "unblock": lambda journal: journal.unblock(),
    "erase": lambda journal: journal.erase(),
}
QUESTIONS: dict[str, Callable[[Journal, str], Any]] = {
    "routine": lambda journal, id: journal.routine(id),
    "told": lambda journal, id: journal.told(id),
    "told_last": lambda journal, _: journal.told_last(),
    "session": lambda journal, _: journal.session("session-1"),
    "sessions_since": lambda journal, _: journal.sessions_since(date.min),
    "history": lambda journal, _: journal.history(),
    "events": lambda journal, _: journal.events("guided-1"),
    "all_events": lambda journal, _: journal.all_events(),
    "weekly_goal": lambda journal, _: journal.weekly_goal(),
    "blocked": lambda journal, _: journal.blocked(),
    "prefs": lambda journal, _: journal.prefs(),
    "left_out": lambda journal, _: journal.left_out(),
    "favourites": lambda journal, _: journal.favourites(),
    "skipped_weeks": lambda journal, _: journal.skipped_weeks(),
    "check_ins": lambda journal, _: journal.check_ins(),
    "hushed": lambda journal, _: journal.hushed(),
    "programme": lambda journal, _: journal.programme(MONDAY),
    "programmes": lambda journal, _: journal.programmes(),
    "programme_days": lambda journal, _: journal.programme_days("programme-1"),
    "export": lambda journal, _: journal.export().model_copy(update={"name": None}),
}


def everything(journal: Journal, id: str) -> dict[str, Any]:
    """What a person is told, by question."""
    return {name: ask(journal, id) for name, ask in QUESTIONS.items()}


def do_everything(journal: Journal) -> str:
    """Does every deed, and gives the id of the routine."""
    done = [deed(journal) for deed in DEEDS.values()]
    return str(done[0])


def nothing_leaks(journal: Journal) -> None:
    """Does everything that can be done for one person; another must see the same as before."""
    anna = journal.of(journal.add_person("Anna").id)
    do_everything(journal)
    hers = everything(anna, id := do_everything(anna))
    for name, deed in {**DEEDS, **UNDOING}.items():
        deed(journal)
        assert everything(anna, id) == hers, name
