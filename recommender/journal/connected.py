"""How does the journal reach its database? One engine, one transaction for each question."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, Engine, Select, Table, and_, delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.elements import ColumnElement

from recommender.journal.engines import file_of, writing
from recommender.journal.opening import told_where
from recommender.journal.sealing import sealed, unsealed
from recommender.journal.tables import PEOPLE, SETTINGS
from recommender.journal.unusable import GONE, JournalUnusable, plain_words

Row = dict[str, Any]


class Connected:
    """Something that is kept of one person in a database. Safe to share between threads."""

    def __init__(self, engine: Engine, person: str) -> None:
        self._engine = engine
        self._person = person

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the database."""
        self._engine.dispose()

    def _own(self, table: Table, **key: Any) -> ColumnElement[bool]:
        """Which rows are meant: this person's, and of those the ones of this key."""
        named = (table.c[name] == value for name, value in key.items())
        return and_(table.c.person == self._person, *named)

    def _asked(self, table: Table, **key: Any) -> Select[Any]:
        return select(table).where(self._own(table, **key))

    def _rows(self, connection: Connection, table: Table, asked: Select[Any]) -> list[Row]:
        """Whole rows of this person, without seal and person.

        Raises:
            ValueError: when one is not what was written.
        """
        found = [unsealed(table, row) for row in connection.execute(asked).mappings()]
        return [{name: row[name] for name in row if name != "person"} for row in found]

    def _row(self, connection: Connection, table: Table, **key: Any) -> Row | None:
        return next(iter(self._rows(connection, table, self._asked(table, **key))), None)

    def _put(self, connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
        """Keeps whole rows; those of the same keys are replaced."""
        told = [sealed(table, {"person": self._person, **row}) for row in rows]
        if not told:
            return
        keys = [column.name for column in table.primary_key]
        insert = self._insert(table)
        others = {name: insert.excluded[name] for name in told[0] if name not in keys}
        connection.execute(insert.on_conflict_do_update(index_elements=keys, set_={**others}), told)

    def _drop(self, connection: Connection, table: Table, **key: Any) -> int:
        return connection.execute(delete(table).where(self._own(table, **key))).rowcount

    def _setting(self, name: str) -> Any:
        with self._reading() as connection:
            return self._value(connection, name)

    def _set(self, name: str, value: Any) -> None:
        self._change(name, lambda _: value)

    def _change(self, name: str, change: Callable[[Any], Any]) -> None:
        """Makes a setting's new value out of the old one, which is None at first."""
        with self._writing() as connection:
            value = change(self._value(connection, name))
            self._put(connection, SETTINGS, [{"name": name, "value": value}])

    def _value(self, connection: Connection, name: str) -> Any:
        row = self._row(connection, SETTINGS, name=name)
        return None if row is None else row["value"]

    def _insert(self, table: Table) -> sqlite.Insert | postgresql.Insert:
        # Both know ON CONFLICT, in the same words; SQLAlchemy's common insert does not.
        is_sqlite = self._engine.dialect.name == "sqlite"
        return sqlite.insert(table) if is_sqlite else postgresql.insert(table)

    @property
    def _file(self) -> Path | None:
        return file_of(self._engine)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Errors in plain words; a damaged journal is told with its file and its backup."""
        with told_where(self._file), plain_words():
            yield

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._told(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A transaction of this person's; another one of the same person waits until it ends.

        Raises:
            JournalUnusable: when the person was erased meanwhile.
        """
        person = select(PEOPLE.c.id).where(PEOPLE.c.id == self._person)
        with self._writing_of_all() as connection:
            if connection.scalar(person.with_for_update()) is None:
                raise JournalUnusable(GONE)
            yield connection

    @contextmanager
    def _writing_of_all(self) -> Iterator[Connection]:
        with self._told(), writing(self._engine).begin() as connection:
            yield connection
