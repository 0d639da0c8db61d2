"""Which deeds replace or clear whole journals? Updating, copying, putting back, erasing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import date, timedelta
from itertools import count
from pathlib import Path

from alembic import command
from sqlalchemy import URL, create_engine

from faults.killing import Deed, Tell
from faults.writing import MONDAY, a_session, make_empty, opened
from recommender.journal import Journal, JournalDamaged, Wish, begin_from
from recommender.journal.engines import APPLICATION_ID
from recommender.journal.migrating import configuration

OLDER = "0003"
"""The newest migration before the one that moves every row."""
SESSIONS = 200
MARKER = "MARKER-OF-SOMEBODY-ERASED"
STRAYS = 3
_ROW = (
    "routine-1", "2026-11-18", "Europe/Berlin", "2026-11-18T12:00:00.000000+00:00",
    720, '["cat-cow"]', "{}",
)  # fmt: skip


def make_older(file: Path) -> None:
    """A journal with sessions as an older Limber made it."""
    engine = create_engine(URL.create("sqlite", database=str(file)))
    with engine.begin() as connection:
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        settings = configuration()
        settings.attributes["connection"] = connection
        command.upgrade(settings, OLDER)
    engine.dispose()
    with closing(sqlite3.connect(file)) as older, older:
        older.execute("PRAGMA journal_mode=WAL")
        older.executemany(
            "INSERT INTO sessions (key, routine, day, zone, finished_at, seconds, exercises,"
            " region_seconds) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [(f"session-{number}", *_ROW) for number in range(SESSIONS)],
        )


def update(file: Path, tell: Tell) -> None:
    """Opens an older journal, which brings it up to date."""
    opened(file).close()
    tell(1)


def not_updated(file: Path, told: Sequence[int]) -> Iterator[str]:
    """Sessions that are gone, or an update without the copy that was to be made before it."""
    if told and _revision(file) == OLDER:
        yield "it is still the older one"
    with opened(file) as journal:
        if len(_keys(journal)) != SESSIONS:
            yield "sessions are lost"
        if not any(each.sound and each.reason == "before-update" for each in journal.backups()):
            yield "there is no copy from before the update"


def copy_and_restore(file: Path, tell: Tell) -> None:
    """Saves a session, copies the journal, writes some more, and puts the copy back."""
    with opened(file) as journal:
        for number in count(1):
            journal.record(a_session(f"session-{number}"))
            copy = journal.back_up(MONDAY + timedelta(number))
            tell(number)
            for stray in range(STRAYS):
                journal.record(a_session(f"stray-{number}-{stray}"))
            if copy:
                journal.restore(copy.name, MONDAY + timedelta(number))
            tell(-number)


def not_restored(file: Path, told: Sequence[int]) -> Iterator[str]:
    """Sessions that are gone, strays that came back, and copies that are not whole."""
    with opened(file) as journal:
        keys, copies = _keys(journal), journal.backups()
    saved, restored = max(told, default=0), -min(told, default=0)
    wanted = {f"session-{number}" for number in range(1, saved + 1)}
    strays = {key for key in keys if key.startswith("stray")}
    next_one = {f"session-{saved + 1}"}
    if not wanted <= keys <= wanted | next_one | strays:
        yield "sessions are lost"
    if any(int(key.split("-")[1]) <= restored for key in strays):
        yield "something came back that a restored copy does not hold"
    if not all(each.sound for each in copies):
        yield "a copy is not whole"
    if told and MONDAY + timedelta(saved) not in {each.day for each in copies}:
        yield f"the copy of day {saved} is lost"


def make_damaged(file: Path) -> None:
    """A journal whose file was cut in half, with a backup."""
    with opened(file) as journal:
        for number in range(20):
            journal.record(a_session(f"session-{number}"))
        journal.back_up(MONDAY)
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def put_back(file: Path, tell: Tell) -> None:
    """Sets the damaged file aside and puts the backup in its place."""
    try:
        opened(file).close()
    except JournalDamaged as damaged:
        if damaged.backup:
            begin_from(file, damaged.backup)
            tell(1)


def not_put_back(file: Path, told: Sequence[int]) -> Iterator[str]:
    """Neither the damaged file with its backup nor what the backup held."""
    try:
        opened(file).close()
    except JournalDamaged as damaged:
        if told or not damaged.backup:
            yield "it is still damaged" if told else "its backup is lost"
        else:
            begin_from(file, damaged.backup)
    with opened(file) as journal:
        if len(_keys(journal)) != 20:
            yield "sessions are lost"
    if not file.with_name(f"{file.name}.damaged-1").exists():
        yield "the damaged file is gone"


def make_two(file: Path) -> None:
    """Two people and two copies that hold both of them."""
    with opened(file) as journal:
        anna = journal.of(journal.add_person("Anna").id)
        anna.record(a_session("session-of-anna"))
        journal.rename_person("first", MARKER)
        for number in range(20):
            journal.record(a_session(f"session-{number}", note=MARKER))
        journal.leave_out(MARKER, Wish())
        for day in range(2):
            journal.back_up(MONDAY + timedelta(day))


def erase(file: Path, tell: Tell) -> None:
    """Erases one of two."""
    with opened(file) as journal:
        journal.of("first").erase()
    tell(1)


def not_erased(file: Path, told: Sequence[int]) -> Iterable[str]:
    """Traces of who was erased, or losses of who was not."""
    with opened(file) as journal:
        people = {each.name: each.id for each in journal.people()}
        if not told and MARKER in people:
            journal.of(people[MARKER]).erase()
        if _keys(journal.of(people["Anna"])) != {"session-of-anna"}:
            yield "somebody else's sessions are lost"
    if any(
        MARKER.encode() in each.read_bytes() for each in file.parent.rglob("*") if each.is_file()
    ):
        yield "traces are left"


def _keys(journal: Journal) -> set[str]:
    return {each.key for each in journal.sessions_since(date.min)}


def _revision(file: Path) -> str:
    with closing(sqlite3.connect(file)) as connection:
        found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(found[0])


MIGRATE = Deed("migration", make_older, update, not_updated)
COPY = Deed("backup and restore", make_empty, copy_and_restore, not_restored, repeats=8)
PUT_BACK = Deed("putting back after damage", make_damaged, put_back, not_put_back)
ERASE = Deed("erasing", make_two, erase, not_erased)
