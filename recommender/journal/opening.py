"""Where is the journal, may it be used, and is it ready? A checked, private, migrated database."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import platformdirs
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text

from recommender.journal.locking import sole_preparer
from recommender.journal.tables import REVISION
from recommender.journal.unusable import DAMAGED, NO_ADDRESS, JournalUnusable, plain_words

FILE_NAME = "journal.sqlite3"
APPLICATION_ID = int.from_bytes(b"Lmbr")
"""Marks a SQLite file as a journal of Limber."""

PRAGMAS = (
    "busy_timeout=5000",
    "journal_mode=WAL",
    # FULL: a session that was said to be saved survives a power cut.
    "synchronous=FULL",
    "foreign_keys=ON",
    # What is deleted is overwritten.
    "secure_delete=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
)
_HEADER = b"SQLite format 3\0"
_APPLICATION_ID_AT = slice(68, 72)
# Any number will do; it only has to be the same in every Limber.
_ADVISORY_LOCK = APPLICATION_ID


def open_engine(url: str | None = None) -> Engine:
    """The database at `url`, else at LIMBER_DATABASE_URL, else a file in the person's own folder.

    Raises:
        JournalUnusable: with one sentence; a file that is refused is left as it was.
    """
    with plain_words():
        address = url or os.environ.get("LIMBER_DATABASE_URL")
        if not address:
            return _open_own_folder()
        parsed = make_url(address)
        match parsed.get_backend_name():
            case "sqlite" if parsed.database and parsed.database != ":memory:":
                return _open_file(Path(parsed.database).absolute())
            case "postgresql":
                return _open_server(parsed)
            case _:
                raise JournalUnusable(NO_ADDRESS)


def _open_own_folder() -> Engine:
    folder = platformdirs.user_data_path("limber", appauthor=False)
    _make_private(folder)
    folder.chmod(0o700)
    return _open_file(folder / FILE_NAME)


def _open_server(address: URL) -> Engine:
    if address.drivername == "postgresql":
        address = address.set(drivername="postgresql+psycopg")
    engine = create_engine(address, pool_pre_ping=True, hide_parameters=True)
    with engine.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": _ADVISORY_LOCK})
        _migrate(connection)
    return engine


def _open_file(path: Path) -> Engine:
    _make_private(path.parent)
    with sole_preparer(path.with_name(path.name + ".lock")):
        if os.path.lexists(path):
            _refuse_unknown(path)
            _close_to_others(path)
        else:
            _create(path)
        engine = _file_engine(path)
        with writing(engine).begin() as connection:
            if _revision(connection.connection.cursor()) != REVISION:
                _migrate(connection)
    return engine


def _create(path: Path) -> None:
    """Makes the file aside, then moves it: half a journal never bears the journal's name."""
    aside = path.with_name(path.name + ".new")
    aside.unlink(missing_ok=True)
    for each in (*_side_files(aside), *_side_files(path)):
        # SQLite would replay a -wal that outlived its database into the new one.
        each.unlink(missing_ok=True)
    # SQLite gives its side files the permissions of the file itself.
    os.close(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    aside.chmod(0o600)
    engine = _file_engine(aside)
    with writing(engine).begin() as connection:
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        _migrate(connection)
    engine.dispose()
    os.replace(aside, path)
    _sync_folder(path.parent)


def _migrate(connection: Connection) -> None:
    # Imported here because Alembic takes long to load and a current journal needs none of it.
    from recommender.journal.migrating import migrate

    migrate(connection)


def _refuse_unknown(path: Path) -> None:
    """Reads without writing: is this a whole journal, of a version that this code knows?"""
    with path.open("rb") as file:
        header = file.read(100)
    if not header:
        raise JournalUnusable(
            f"The journal {path} is empty; move it away and start Limber again, "
            "or put back a copy that you kept."
        )
    marked = int.from_bytes(header[_APPLICATION_ID_AT]) == APPLICATION_ID
    if not header.startswith(_HEADER) or not marked:
        raise JournalUnusable(
            f"The file {path} is not a journal of Limber; move it away, "
            "or set LIMBER_DATABASE_URL to another place."
        )
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=5)) as connection:
        cursor = connection.cursor()
        if cursor.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise JournalUnusable(DAMAGED)
        revision = _revision(cursor)
    if revision != REVISION:
        from recommender.journal.migrating import refuse_newer

        refuse_newer((revision,))


def _revision(cursor: Any) -> str:
    row = cursor.execute("SELECT version_num FROM alembic_version").fetchone()
    if row is None:
        raise JournalUnusable(DAMAGED)
    return str(row[0])


def _file_engine(path: Path) -> Engine:
    # Parameters are health answers, and would stand in every error's text.
    engine = create_engine(URL.create("sqlite", database=str(path)), hide_parameters=True)
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: Any, _record: Any) -> None:
    # The driver's own BEGIN comes too late and is never IMMEDIATE.
    connection.isolation_level = None
    with closing(connection.cursor()) as cursor:
        for pragma in PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}").fetchall()


def _begin(connection: Connection) -> None:
    begin = connection.get_execution_options().get("begin", "BEGIN")
    if begin:
        connection.exec_driver_sql(begin)


def writing(engine: Engine) -> Engine:
    """The same database, for writing: takes SQLite's write lock first.

    A transaction that read before it wrote would fail as busy whatever the timeout.
    """
    return engine.execution_options(begin="BEGIN IMMEDIATE")


def outside_transactions(engine: Engine) -> Engine:
    """The same database, each statement on its own, as VACUUM asks for."""
    if engine.dialect.name == "sqlite":
        return engine.execution_options(begin=None)
    return engine.execution_options(isolation_level="AUTOCOMMIT")


def _make_private(folder: Path) -> None:
    """Makes a missing folder for its owner alone; a folder that exists may be shared, and stays."""
    if not folder.is_dir():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)


def _close_to_others(path: Path) -> None:
    """Takes a file and its side files away from group and others, and gives nothing."""
    for each in (path, *_side_files(path)):
        if each.exists() and each.stat().st_mode & 0o077:
            each.chmod(each.stat().st_mode & 0o700)


def _side_files(path: Path) -> tuple[Path, Path]:
    return path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # pragma: no cover - a folder cannot be opened there
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
