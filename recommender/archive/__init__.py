"""What is in the file of everything, and may a file be taken in?"""

from recommender.archive.contents import (
    LARGEST_ARCHIVE_BYTES,
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
from recommender.archive.reading import BadArchive, read_archive
from recommender.archive.writing import in_order, parts, written

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
    "parts",
    "read_archive",
    "written",
]
