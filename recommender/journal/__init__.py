"""What is remembered? Of each person: routines, sessions, programmes, wishes and settings.

The only room that knows a database: SQLite by default, PostgreSQL by address.
"""

from recommender.journal.archiving import Merged
from recommender.journal.journal import (
    DEFAULT_WEEKLY_GOAL,
    WEEKLY_GOALS,
    Journal,
    Kept,
    open_journal,
)
from recommender.journal.people import FIRST, LONGEST_NAME, Person
from recommender.journal.unusable import JournalUnusable
from recommender.journal.wishes import CheckIn, Course, Wish

__all__ = [
    "DEFAULT_WEEKLY_GOAL",
    "FIRST",
    "LONGEST_NAME",
    "WEEKLY_GOALS",
    "CheckIn",
    "Course",
    "Journal",
    "JournalUnusable",
    "Kept",
    "Merged",
    "Person",
    "Wish",
    "open_journal",
]
