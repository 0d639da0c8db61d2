"""Does the database have the tables this code knows? If not yet, Alembic makes them."""

from __future__ import annotations

import logging
import threading
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection

from recommender.journal.unusable import DAMAGED, JournalDamaged, JournalUnusable

MIGRATIONS = Path(__file__).parent / "migrations"
NEWER = "This journal was written by a newer Limber; install that version to open it."

# Alembic's `op` and `context` are one per process.
_one_at_a_time = threading.Lock()


def migrate(connection: Connection) -> None:
    """Brings the schema up to date inside the caller's transaction, which alone commits.

    Raises:
        JournalUnusable: when the schema is newer than the code, or a step fails.
    """
    logging.getLogger("alembic").setLevel(logging.WARNING)
    config = configuration()
    with _one_at_a_time:
        refuse_newer(MigrationContext.configure(connection).get_current_heads())
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            raise JournalDamaged(DAMAGED) from error


def refuse_newer(revisions: tuple[str, ...]) -> None:
    """Raises `JournalUnusable` when a revision is not among the migrations packaged here."""
    known = {each.revision for each in ScriptDirectory(str(MIGRATIONS)).walk_revisions()}
    if not known.issuperset(revisions):
        raise JournalUnusable(NEWER)


def configuration() -> Config:
    """Alembic's configuration, without any file of its own."""
    config = Config()
    # Alembic interpolates percent signs in options.
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config
