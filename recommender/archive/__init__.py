"""What is in the file of everything, and may a file be taken in?"""

from recommender.archive.contents import (
    LARGEST_ARCHIVE_BYTES,
    SCHEMA_VERSION,
    Archive,
    CheckedIn,
    Choices,
    Guidance,
    Happened,
    KeptDay,
    KeptEvent,
    KeptProgramme,
    KeptRoutine,
    KeptSession,
    Slug,
    Wished,
)
from recommender.archive.reading import BadArchive, read_archive
from recommender.archive.schema import schema
from recommender.archive.writing import in_order, parts, plain, written

__all__ = [
    "LARGEST_ARCHIVE_BYTES",
    "SCHEMA_VERSION",
    "Archive",
    "BadArchive",
    "CheckedIn",
    "Choices",
    "Guidance",
    "Happened",
    "KeptDay",
    "KeptEvent",
    "KeptProgramme",
    "KeptRoutine",
    "KeptSession",
    "Slug",
    "Wished",
    "in_order",
    "parts",
    "plain",
    "read_archive",
    "schema",
    "written",
]
