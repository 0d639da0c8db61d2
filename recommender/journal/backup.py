"""What is a backup? A checked copy of the whole journal, in one file.

Its name holds its number, its day, why it was made and the SHA-256 of its bytes, so that a copy and
what proves it whole are moved into place together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple, cast

Reason = Literal["daily", "before-update", "before-restore"]
KEPT: dict[Reason, int] = {"daily": 7, "before-update": 2, "before-restore": 2}
"""How many are kept of each; older ones go."""
_NAME = r"-(\d{6})-(\d{4}-\d\d-\d\d)-(daily|before-update|before-restore)-([0-9a-f]{64})\.sqlite3"


class Named(NamedTuple):
    """What the name of a copy holds."""

    number: int
    day: date
    reason: Reason
    digest: str


@dataclass(frozen=True)
class Backup:
    """A copy. `sessions` are those of everyone; sound is one whose bytes are those written."""

    path: Path
    number: int
    day: date
    reason: Reason
    digest: str
    size: int
    sessions: int
    sound: bool

    @property
    def name(self) -> str:
        """The name of its file, which names it among the copies."""
        return self.path.name


def write_name(journal: Path, named: Named) -> str:
    """The name of a copy of a journal."""
    number, day, reason, told = named
    return f"{journal.stem}-{number:06}-{day.isoformat()}-{reason}-{told}.sqlite3"


def read_name(journal: Path, copy: Path) -> Named | None:
    """What the name of a copy holds; None when it is not one of this journal's."""
    matched = re.fullmatch(re.escape(journal.stem) + _NAME, copy.name)
    if matched is None:
        return None
    number, day, reason, told = matched.groups()
    try:
        return Named(int(number), date.fromisoformat(day), cast(Reason, reason), told)
    except ValueError:
        return None
