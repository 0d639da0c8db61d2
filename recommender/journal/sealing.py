"""Is a row still as it was written? Each carries a digest of everything else in it.

SQLite sees that a page is broken, not that a byte of the text on it was flipped.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import RowMapping, Table

from recommender.journal.tables import Json

SEAL = "seal"


def sealed(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    """The row with its seal."""
    return {**row, SEAL: seal(table, row)}


def seal(table: Table, row: Mapping[str, Any]) -> str:
    """A digest of a row's columns in their order, as they are written to SQLite."""
    columns = [column for column in table.columns if column.name != SEAL]
    written = [
        json.dumps(row[column.name], ensure_ascii=False)
        if isinstance(column.type, Json)
        else _plain(row[column.name])
        for column in columns
    ]
    return hashlib.sha256(json.dumps(written, ensure_ascii=False).encode()).hexdigest()


def unsealed(table: Table, row: RowMapping) -> dict[str, Any]:
    """What a row holds.

    Raises:
        ValueError: when it is not what was written.
    """
    told = {str(name): value for name, value in row.items()}
    if told.pop(SEAL) != seal(table, told):
        raise ValueError("A row of the journal is not what was written.")
    return told


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value.isoformat() if isinstance(value, date) else value
