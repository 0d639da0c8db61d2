"""What does it cost to refuse one file? A process of its own, with nothing in it but the reader."""

from __future__ import annotations

import json
import re
import resource
import sys
from pathlib import Path

from recommender.archive import LARGEST_ARCHIVE_BYTES, BadArchive, read_archive


def sentence(raw: bytes) -> str:
    """The first fault of a file; empty when it is taken in."""
    try:
        read_archive(raw)
    except BadArchive as bad:
        return bad.faults[0]
    return ""


def main(path: Path) -> None:
    """Read as the command does, then say what the process cost altogether, as JSON."""
    with path.open("rb") as file:
        told = sentence(file.read(LARGEST_ARCHIVE_BYTES + 1))
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = used.ru_utime + used.ru_stime
    print(json.dumps({"seconds": seconds, "megabytes": _peak() / 1_000, "sentence": told}))


def _peak() -> int:
    """The most memory so far, in kB. That of `resource` may be the peak of who started this."""
    try:
        told = Path("/proc/self/status").read_text()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = re.search(r"VmHWM:\s+(\d+) kB", told)
    return int(found[1]) if found else 0


if __name__ == "__main__":
    main(Path(sys.argv[1]))
