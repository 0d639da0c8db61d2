"""Is this file a whole journal, with every row as it was written?"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, select

from recommender.journal.engines import APPLICATION_ID, reading_engine
from recommender.journal.sealing import unsealed
from recommender.journal.tables import METADATA, REVISION
from recommender.journal.unusable import DAMAGED, JournalDamaged, plain_words

EMPTY = "The journal {path} is empty; set it aside and begin a new one, or put back a backup."
FOREIGN = (
    "The file {path} is not a journal of Limber; move it away, "
    "or set LIMBER_DATABASE_URL to another place."
)
_HEADER = b"SQLite format 3\0"
_APPLICATION_ID_AT = slice(68, 72)


def refuse_damaged(path: Path) -> str:
    """The migration that a whole journal has reached; reads without writing.

    The seals are read where the tables are those of today.

    Raises:
        JournalUnusable: when it was written by a newer Limber.
        JournalDamaged: when it is empty, broken, no journal, or a row is not what was written.
    """
    with plain_words():
        _refuse_foreign(path)
        with reading_engine(path).begin() as connection:
            if connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar() != "ok":
                raise JournalDamaged(DAMAGED)
            revision = _revision(connection)
            if revision == REVISION:
                _refuse_broken_seals(connection)
    if revision != REVISION:
        from recommender.journal.migrating import refuse_newer

        refuse_newer((revision,))
    return revision


def _revision(connection: Connection) -> str:
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if found is None:
        raise JournalDamaged(DAMAGED)
    return str(found)


def _refuse_broken_seals(connection: Connection) -> None:
    for table in METADATA.sorted_tables:
        for row in connection.execute(select(table)).mappings():
            unsealed(table, row)


def _refuse_foreign(path: Path) -> None:
    with path.open("rb") as file:
        header = file.read(100)
    if not header:
        raise JournalDamaged(EMPTY.format(path=path))
    marked = int.from_bytes(header[_APPLICATION_ID_AT]) == APPLICATION_ID
    if not header.startswith(_HEADER) or not marked:
        raise JournalDamaged(FOREIGN.format(path=path))
