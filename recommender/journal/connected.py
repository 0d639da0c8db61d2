"""How does the journal reach its database? One engine, one transaction for each question."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Self

from sqlalchemy import Connection, Engine, Table, select
from sqlalchemy.dialects import postgresql, sqlite

from recommender.journal.opening import writing
from recommender.journal.tables import SETTINGS
from recommender.journal.unusable import plain_words


class Connected:
    """Something kept in a database. Safe to share between threads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the database."""
        self._engine.dispose()

    def _setting(self, name: str) -> Any:
        with self._reading() as connection:
            return connection.scalar(select(SETTINGS.c.value).where(SETTINGS.c.name == name))

    def _set(self, name: str, value: Any) -> None:
        statement = self._insert(SETTINGS).values(name=name, value=value)
        statement = statement.on_conflict_do_update(
            index_elements=[SETTINGS.c.name], set_={"value": statement.excluded.value}
        )
        with self._writing() as connection:
            connection.execute(statement)

    def _insert(self, table: Table) -> sqlite.Insert | postgresql.Insert:
        # Both know ON CONFLICT, in the same words; SQLAlchemy's common insert does not.
        is_sqlite = self._engine.dialect.name == "sqlite"
        return sqlite.insert(table) if is_sqlite else postgresql.insert(table)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with plain_words(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with plain_words(), writing(self._engine).begin() as connection:
            yield connection
