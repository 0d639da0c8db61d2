"""How is the database spoken to? The settings of every connection, and when a lock is taken."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool

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


def file_engine(path: Path) -> Engine:
    """The database in a file."""
    # Parameters are health answers, and would stand in every error's text.
    engine = create_engine(URL.create("sqlite", database=str(path)), hide_parameters=True)
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def reading_engine(path: Path) -> Engine:
    """The database in a file, which is not changed by reading, nor by being opened."""
    return create_engine("sqlite://", creator=lambda: _reading(path), poolclass=NullPool)


def server_engine(address: URL) -> Engine:
    """The database at an address of PostgreSQL."""
    if address.drivername == "postgresql":
        address = address.set(drivername="postgresql+psycopg")
    return create_engine(address, pool_pre_ping=True, hide_parameters=True)


def file_of(engine: Engine) -> Path | None:
    """The file of a database, or None when it is not one of SQLite."""
    return Path(str(engine.url.database)) if engine.dialect.name == "sqlite" else None


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


def _reading(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=5)


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
