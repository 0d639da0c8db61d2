"""What remains after erasing? Nothing in the tables, the free pages, the log or the backups."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, delete

from recommender.journal.backup import write_name
from recommender.journal.copying import copies_of, copy_in_the_making, in_the_making
from recommender.journal.disk import LOCK, beside, digest, leftovers, move, remove
from recommender.journal.engines import outside_transactions
from recommender.journal.locking import sole_preparer
from recommender.journal.people import FIRST, People, begin_with_one
from recommender.journal.tables import METADATA, OWN, PEOPLE
from recommender.journal.unusable import JournalUnusable

_STILL_HELD = (
    "Everything is deleted, but another window still holds the old file; "
    "close it and erase once more."
)


class Erasable(People):
    """A journal that lets go of one person, or of everyone.

    The copies go first: whoever is still in the journal can be erased once more.
    """

    def erase(self) -> None:
        """Deletes this person with all that is kept of them, also from every backup.

        Damaged files that were set aside go too. Who is alone in the journal stays in it as
        somebody of whom nothing is kept.

        Raises:
            JournalUnusable: also when the rows are deleted but another process still reads,
                so that traces remain; erasing once more then removes them.
        """
        with self._alone(lambda journal: _erase_from_copies(journal, self._person)):
            with self._writing_of_all() as connection:
                for table in OWN:
                    connection.execute(delete(table).where(table.c.person == self._person))
                connection.execute(delete(PEOPLE).where(PEOPLE.c.id == self._person))
                _never_empty(connection)
            self._scrub()

    def erase_everyone(self) -> None:
        """Deletes everybody with all that is kept of them, and every backup.

        One nameless person remains.

        Raises:
            JournalUnusable: as `erase`.
        """
        with self._alone(lambda journal: _remove_all(copies_of(journal))):
            with self._writing_of_all() as connection:
                for table in (*OWN, PEOPLE):
                    connection.execute(delete(table))
                _never_empty(connection)
            self._scrub()

    @contextmanager
    def _alone(self, clear_copies: Callable[[Path], None]) -> Iterator[None]:
        """Without copies from before, and none made meanwhile."""
        with self._told():
            if self._file is None:
                yield
                return
            with sole_preparer(beside(self._file, LOCK)):
                clear_copies(self._file)
                _remove_all([in_the_making(self._file), *leftovers(self._file)])
                yield

    def _scrub(self) -> None:
        with self._told(), outside_transactions(self._engine).connect() as connection:
            if self._file is not None:
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


def _remove_all(files: Iterable[Path]) -> None:
    for each in list(files):
        remove(each)


def _erase_from_copies(journal: Path, person: str) -> None:
    for each, named in copies_of(journal).items():
        # What cannot be read cannot be cleared either.
        people = _people_in(each) if digest(each) == named.digest else {person}
        if person in people and len(people) > 1:
            with copy_in_the_making(journal) as copy:
                shutil.copyfile(each, copy)
                _erase_from(copy, person)
                named = named._replace(digest=digest(copy))
                move(copy, copy.with_name(write_name(journal, named)))
        if person in people:
            remove(each)


def _people_in(copy: Path) -> set[str]:
    """Who is in a copy; in one from before there were people, only the first."""
    with closing(sqlite3.connect(f"{copy.as_uri()}?immutable=1", uri=True)) as connection:
        if not connection.execute("PRAGMA table_info(people)").fetchall():
            return {FIRST}
        return {str(id) for (id,) in connection.execute("SELECT id FROM people")}


def _erase_from(copy: Path, person: str) -> None:
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        connection.execute("PRAGMA secure_delete=ON")
        for (table,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
        ).fetchall():
            columns = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
            if "person" in columns:
                connection.execute(f"DELETE FROM {table} WHERE person = ?", (person,))  # noqa: S608
        connection.execute("DELETE FROM people WHERE id = ?", (person,))
        connection.execute("VACUUM")
