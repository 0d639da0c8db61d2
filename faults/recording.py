"""How is what was found written down? One page, docs/faults.md."""

from __future__ import annotations

import platform
import sqlite3
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version

from faults.flipping import KINDS
from faults.killing import Killed

PAGE = """\
# What is lost when the machine fails?

Made by `make faults` on {day}: Python {python}, SQLite {sqlite}, SQLAlchemy {sqlalchemy},
{system}. It fails when anything below is lost, there in part, or wrong.

## Killed at a random moment

A process does something to a journal and says through a pipe what it has finished; `SIGKILL` ends
it at a random moment. Then everything that it said is looked up, the whole file is checked, and
it is opened again. *Finished* counts what was said; *cut off* are the kills that came before the
process had ended by itself.

| Killed during | Kills | Finished | Cut off | Lost, in part or broken |
|---|---|---|---|---|
{kills}

What lay beside the journal after the kills, until it was opened again: {left}.

No failure in {fewest} kills shows, with 95 % confidence, a rate below {rate} % (rule of three). A
kill is not a power cut: the system's cache outlives the process. Against a power cut the journal
writes with `synchronous=FULL`, and every file is synced before it is given its name; that is not
tried here.

## One bit flipped

{flips} random bits, each in a copy of a whole journal that is then opened and read through.
*Told* is a journal or a row that is refused, *harmless* one that answers as before, *wrong* an
answer that nobody wrote. SQLite's own check does not look at the text in a row; the seals of the
rows do.

| Told | Harmless | Wrong |
|---|---|---|
| {flipped} |

A flipped bit in the log beside the journal is not looked for: there SQLite's own checksum holds,
and what follows it in the log counts as never written.
"""


def page(killed: Sequence[Killed], flipped: Counter[str]) -> str:
    """The whole page as Markdown."""
    left = sum((each.left for each in killed), Counter[str]())
    fewest = min(each.kills for each in killed)
    return PAGE.format(
        day=datetime.now(UTC).date(),
        python=platform.python_version(),
        sqlite=sqlite3.sqlite_version,
        sqlalchemy=version("sqlalchemy"),
        system=platform.system(),
        kills="\n".join(map(_row, killed)),
        left=", ".join(f"`{name}` {count:,} times" for name, count in sorted(left.items())),
        fewest=fewest,
        rate=round(300 / fewest, 1),
        flips=flipped.total(),
        flipped=" | ".join(str(flipped[kind]) for kind in KINDS),
    )


def _row(each: Killed) -> str:
    counts = (each.kills, each.acknowledged, each.cut_off, len(each.faults))
    return f"| {each.deed} | " + " | ".join(f"{count:,}" for count in counts) + " |"
