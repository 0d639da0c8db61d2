"""Where is the journal, may it be used, and is it ready? A checked, private, migrated database."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

import platformdirs
from sqlalchemy import URL, Connection, Engine, make_url, text

from recommender.journal.copying import newest_sound, write_backup
from recommender.journal.damage import refuse_damaged
from recommender.journal.disk import (
    LOCK,
    NEW,
    READY,
    beside,
    close_to_others,
    make_empty,
    make_private,
    move,
    remove,
    side_files,
)
from recommender.journal.engines import (
    APPLICATION_ID,
    file_engine,
    outside_transactions,
    server_engine,
    writing,
)
from recommender.journal.locking import sole_preparer
from recommender.journal.tables import REVISION
from recommender.journal.unusable import NO_ADDRESS, JournalDamaged, JournalUnusable, plain_words

FILE_NAME = "journal.sqlite3"
# Any number will do; it only has to be the same in every Limber.
_ADVISORY_LOCK = APPLICATION_ID


def open_engine(url: str | None = None) -> Engine:
    """The database at `url`, else at LIMBER_DATABASE_URL, else a file in the person's own folder.

    Raises:
        JournalDamaged: when the file is not a whole journal; it is left as it was.
        JournalUnusable: with one sentence.
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


@contextmanager
def told_where(path: Path | None) -> Iterator[None]:
    """Tells of a damaged journal which file it is, and which backup could take its place."""
    try:
        yield
    except JournalDamaged as damaged:
        if path is not None and damaged.path is None:
            damaged.path = path
            # A folder that cannot be read must not hide what is wrong with the journal.
            with suppress(OSError):
                damaged.backup = newest_sound(path)
        raise


def bring_up_to_date(path: Path) -> None:
    """Gives a whole file the tables of today; the caller holds its lock.

    Raises:
        JournalDamaged: when that cannot be done with what is in it.
    """
    _migrate_file(path)
    refuse_damaged(path)


def _open_own_folder() -> Engine:
    folder = platformdirs.user_data_path("limber", appauthor=False)
    make_private(folder)
    folder.chmod(0o700)
    return _open_file(folder / FILE_NAME)


def _open_server(address: URL) -> Engine:
    engine = server_engine(address)
    with engine.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": _ADVISORY_LOCK})
        _migrate(connection)
    return engine


def _open_file(path: Path) -> Engine:
    make_private(path.parent)
    with sole_preparer(beside(path, LOCK)), told_where(path), plain_words():
        if not os.path.lexists(path):
            _finish_or_create(path)
        remove(beside(path, READY))
        revision = refuse_damaged(path)
        close_to_others(path)
        if revision != REVISION:
            write_backup(path, _last_change(path), "before-update")
            bring_up_to_date(path)
        return _swept(file_engine(path))


def _swept(engine: Engine) -> Engine:
    """Without the log of a process that ended while it erased: old text would stay in it."""
    with outside_transactions(engine).connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    return engine


def _finish_or_create(path: Path) -> None:
    """A restored journal that was whole, but not yet in its place; else a new one."""
    for each in side_files(path):
        # SQLite would replay a -wal that outlived its database into the new one.
        each.unlink(missing_ok=True)
    if beside(path, READY).exists():
        move(beside(path, READY), path)
    else:
        _create(path)


def _create(path: Path) -> None:
    """Makes the file aside, then moves it: half a journal never bears the journal's name."""
    aside = beside(path, NEW)
    make_empty(aside)
    _migrate_file(aside)
    move(aside, path)


def _migrate_file(path: Path) -> None:
    engine = file_engine(path)
    try:
        with writing(engine).begin() as connection:
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            _migrate(connection)
    finally:
        engine.dispose()


def _migrate(connection: Connection) -> None:
    # Imported here because Alembic takes long to load and a current journal needs none of it.
    from recommender.journal.migrating import migrate

    migrate(connection)


def _last_change(path: Path) -> date:
    """The day of the newest content, which a copy of it bears."""
    changed = max(each.stat().st_mtime for each in (path, *side_files(path)) if each.exists())
    return date.fromtimestamp(changed)
