"""How does a backup become the journal again, and what becomes of a damaged file?"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from sqlalchemy import Connection

from recommender.journal.backup import Backup
from recommender.journal.copying import write_backup
from recommender.journal.damage import refuse_damaged
from recommender.journal.disk import (
    LOCK,
    NEW,
    READY,
    beside,
    digest,
    make_empty,
    move,
    remove,
    set_aside,
)
from recommender.journal.engines import file_engine, outside_transactions
from recommender.journal.locking import sole_preparer
from recommender.journal.opening import bring_up_to_date
from recommender.journal.tables import METADATA, REVISION
from recommender.journal.unusable import JournalDamaged, JournalUnusable, plain_words

NOT_SOUND = "This backup is not whole any more; choose another one."
NOT_DAMAGED = "The journal is whole; open it again."


def begin_anew(damaged: Path) -> Path:
    """Sets a damaged journal aside; the next opening makes an empty one. Gives its new name.

    Close every journal of this file first.

    Raises:
        JournalUnusable: when the file is whole after all, or cannot be moved.
    """
    with _holding(damaged):
        return set_aside(damaged)


def begin_from(damaged: Path, backup: Backup) -> Path:
    """Sets a damaged journal aside and puts a backup in its place. Gives its new name.

    Close every journal of this file first.

    Raises:
        JournalUnusable: when the file or the backup is not what it was, or on a full disk;
            then the damaged file stays where it is.
    """
    with _holding(damaged):
        with _prepared(damaged, backup) as copy:
            move(copy, beside(damaged, READY))
        aside = set_aside(damaged)
        move(beside(damaged, READY), damaged)
        return aside


def restore(journal: Path, backup: Backup, today: date) -> None:
    """Makes the journal what it was in a backup, in one transaction; a copy of it is kept first.

    Whoever has it open sees either all of the old rows or all of the restored ones.

    Raises:
        JournalUnusable: when the backup is not sound, or cannot be read or written.
    """
    with (
        plain_words(),
        sole_preparer(beside(journal, LOCK)),
        _prepared(journal, backup) as copy,
    ):
        write_backup(journal, today, "before-restore")
        _replace_rows(journal, copy)


@contextmanager
def _holding(damaged: Path) -> Iterator[None]:
    with plain_words(), sole_preparer(beside(damaged, LOCK)):
        try:
            refuse_damaged(damaged)
        except JournalDamaged:
            yield
        else:
            raise JournalUnusable(NOT_DAMAGED)


@contextmanager
def _prepared(journal: Path, backup: Backup) -> Iterator[Path]:
    """A checked copy of a backup with the tables of today, gone at the end unless moved."""
    copy = beside(journal, NEW)
    make_empty(copy)
    try:
        _copy_sound(backup, copy)
        yield copy
    finally:
        remove(copy)


def _copy_sound(backup: Backup, copy: Path) -> None:
    if not backup.path.exists():
        raise JournalUnusable(NOT_SOUND)
    try:
        with plain_words():
            shutil.copyfile(backup.path, copy)
            if digest(copy) != backup.digest:
                raise JournalUnusable(NOT_SOUND)
            if refuse_damaged(copy) != REVISION:
                bring_up_to_date(copy)
    except JournalDamaged:
        # It is not the journal itself that is damaged.
        raise JournalUnusable(NOT_SOUND) from None


def _replace_rows(journal: Path, copy: Path) -> None:
    engine = file_engine(journal)
    try:
        with outside_transactions(engine).connect() as connection:
            connection.exec_driver_sql("ATTACH DATABASE ? AS kept", (str(copy),))
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            _copy_rows(connection)
            connection.exec_driver_sql("COMMIT")
    finally:
        engine.dispose()


def _copy_rows(connection: Connection) -> None:
    tables = METADATA.sorted_tables
    for table in reversed(tables):
        connection.exec_driver_sql(f"DELETE FROM main.{table.name}")  # noqa: S608
    for table in tables:
        names = ", ".join(column.name for column in table.columns)
        connection.exec_driver_sql(
            f"INSERT INTO main.{table.name} ({names}) SELECT {names} FROM kept.{table.name}"  # noqa: S608
        )
