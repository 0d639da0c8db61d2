"""What is remembered? Of each person: routines, sessions, programmes, wishes and settings.

The only room that knows a database: SQLite by default, PostgreSQL by address.
"""

from recommender.feedback import CheckIn, Course
from recommender.journal.archiving import Merged
from recommender.journal.backup import Backup
from recommender.journal.copied import KEPT_ELSEWHERE
from recommender.journal.copying import backups_of
from recommender.journal.journal import (
    DEFAULT_WEEKLY_GOAL,
    WEEKLY_GOALS,
    Journal,
    Kept,
    open_journal,
)
from recommender.journal.people import FIRST, FIRST_NAME, LONGEST_NAME, Person
from recommender.journal.restoring import begin_anew, begin_from
from recommender.journal.unusable import JournalDamaged, JournalUnusable
from recommender.journal.wishes import Wish

__all__ = [
    "DEFAULT_WEEKLY_GOAL",
    "FIRST",
    "FIRST_NAME",
    "KEPT_ELSEWHERE",
    "LONGEST_NAME",
    "WEEKLY_GOALS",
    "Backup",
    "CheckIn",
    "Course",
    "Journal",
    "JournalDamaged",
    "JournalUnusable",
    "Kept",
    "Merged",
    "Person",
    "Wish",
    "backups_of",
    "begin_anew",
    "begin_from",
    "open_journal",
]
