"""What remains after erasing? Nothing in the tables, the free pages, the log or the backups."""

from __future__ import annotations

from sqlalchemy import Connection, delete

from recommender.journal.opening import outside_transactions
from recommender.journal.people import People, begin_with_one
from recommender.journal.tables import METADATA, OWN, PEOPLE
from recommender.journal.unusable import JournalUnusable, plain_words

_STILL_HELD = (
    "Everything is deleted, but another window still holds the old file; "
    "close it and erase once more."
)


class Erasable(People):
    """A journal that lets go of one person, or of everyone."""

    def erase(self) -> None:
        """Deletes this person with all that is kept of them.

        Who is alone in the journal stays in it as somebody of whom nothing is kept.

        Raises:
            JournalUnusable: also when the rows are deleted but another process still reads,
                so that traces remain; erasing once more then removes them.
        """
        with self._writing_of_all() as connection:
            for table in OWN:
                connection.execute(delete(table).where(table.c.person == self._person))
            connection.execute(delete(PEOPLE).where(PEOPLE.c.id == self._person))
            _never_empty(connection)
        self._scrub()

    def erase_everyone(self) -> None:
        """Deletes everybody with all that is kept of them; one nameless person remains.

        Raises:
            JournalUnusable: as `erase`.
        """
        with self._writing_of_all() as connection:
            for table in (*OWN, PEOPLE):
                connection.execute(delete(table))
            _never_empty(connection)
        self._scrub()

    def _scrub(self) -> None:
        with plain_words(), outside_transactions(self._engine).connect() as connection:
            if self._engine.dialect.name == "sqlite":
                _scrub_file(connection)
            else:
                for table in METADATA.sorted_tables:
                    connection.exec_driver_sql(f"VACUUM FULL {table.name}")


def _never_empty(connection: Connection) -> None:
    if connection.execute(PEOPLE.select()).first() is None:
        begin_with_one(connection)


def _scrub_file(connection: Connection) -> None:
    connection.exec_driver_sql("VACUUM")
    busy, *_ = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
    if busy:
        raise JournalUnusable(_STILL_HELD)
