"""What does a person read when the journal cannot be used?"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from recommender.journal.backup import Backup

BUSY = "The journal is busy in another window; wait a moment and try again."
FULL = "The disk is full, so the journal could not be written; free some space and try again."
LOCKED_UP = (
    "The journal cannot be read or written here; allow it in the folder's permissions, "
    "or set LIMBER_DATABASE_URL to another place."
)
DAMAGED = "The journal is damaged; put back a backup, or set its file aside and begin a new one."
UNREACHABLE = (
    "The journal's database cannot be used; check that it is running, "
    "that Limber may use it, and try again."
)
NO_ADDRESS = (
    "LIMBER_DATABASE_URL is not an address that Limber knows; write "
    "sqlite:////folder/journal.sqlite3 or postgresql://user@host/name, or leave it out."
)
GONE = "This person was erased in another window; choose somebody else, or add them again."
NO_DRIVER = "Limber needs a driver to reach PostgreSQL; install psycopg and start Limber again."

_BY_CODE = {
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_READONLY: LOCKED_UP,
    sqlite3.SQLITE_CANTOPEN: LOCKED_UP,
    sqlite3.SQLITE_PERM: LOCKED_UP,
    sqlite3.SQLITE_AUTH: LOCKED_UP,
    sqlite3.SQLITE_IOERR: "The disk failed while the journal was used; check it and try again.",
}


class JournalUnusable(Exception):
    """A journal that cannot be opened, read or written; the text says what to do."""


class JournalDamaged(JournalUnusable):
    """A journal that is not what was written, or none at all.

    `path` is its file, `backup` the newest sound copy of it; both None where there is none.
    """

    path: Path | None = None
    backup: Backup | None = None


@contextmanager
def plain_words() -> Iterator[None]:
    """Turns what a database may raise into `JournalUnusable`.

    A `ValueError` inside means stored text that no longer has its shape. It is cut off from
    its cause, because validation errors quote the person's answers.
    """
    try:
        yield
    except (ArgumentError, NoSuchModuleError):
        raise JournalUnusable(NO_ADDRESS) from None
    except ImportError as error:
        raise JournalUnusable(NO_DRIVER) from error
    except (SQLAlchemyError, sqlite3.Error) as error:
        sentence = _sentence(error)
        kind = JournalDamaged if sentence == DAMAGED else JournalUnusable
        raise kind(sentence) from error
    except OSError as error:
        raise JournalUnusable(LOCKED_UP) from error
    except ValueError:
        raise JournalDamaged(DAMAGED) from None


def _sentence(error: Exception) -> str:
    cause = error.orig if isinstance(error, DBAPIError) else error
    if not isinstance(cause, sqlite3.Error):
        return UNREACHABLE
    # The low byte is the kind; the rest refines it.
    code = getattr(cause, "sqlite_errorcode", None)
    return DAMAGED if code is None else _BY_CODE.get(code & 0xFF, DAMAGED)
