"""What is in the file of everything, and may a file be taken in?"""

from recommender.archive.contents import (
    Archive,
    CheckedIn,
    Guidance,
    Happened,
    KeptDay,
    KeptEvent,
    KeptProgramme,
    KeptRoutine,
    KeptSession,
    Wished,
)
from recommender.archive.reading import LARGEST_ARCHIVE_BYTES, BadArchive, read_archive
from recommender.archive.writing import in_order, written

__all__ = [
    "LARGEST_ARCHIVE_BYTES",
    "Archive",
    "BadArchive",
    "CheckedIn",
    "Guidance",
    "Happened",
    "KeptDay",
    "KeptEvent",
    "KeptProgramme",
    "KeptRoutine",
    "KeptSession",
    "Wished",
    "in_order",
    "read_archive",
    "written",
]
