"""What is remembered? Routines, the sessions done with them, and a few settings.

The only room that knows a database: SQLite by default, PostgreSQL by address.
"""

from recommender.journal.journal import (
    DEFAULT_WEEKLY_GOAL,
    WEEKLY_GOALS,
    Journal,
    Kept,
    open_journal,
)
from recommender.journal.unusable import JournalUnusable

__all__ = [
    "DEFAULT_WEEKLY_GOAL",
    "WEEKLY_GOALS",
    "Journal",
    "JournalUnusable",
    "Kept",
    "open_journal",
]
