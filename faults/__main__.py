"""`make faults`: kill what works on a journal, flip its bits, and say what was lost."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

# What a child would otherwise load again after every fork.
import recommender.journal.migrating  # noqa: F401
from faults.flipping import flip_often
from faults.killing import Deed, Killed, kill_often
from faults.moving import COPY, ERASE, MIGRATE, PUT_BACK
from faults.recording import page
from faults.writing import IMPORT, SAVE

DEEDS = (SAVE, IMPORT, MIGRATE, COPY, PUT_BACK, ERASE)
KILLS, FLIPS = 200, 300


def main() -> int:
    """Do all of it, write down what was found, and fail when anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=KILLS, help="of each deed")
    parser.add_argument("--flips", type=int, default=FLIPS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, help="the page to write; without it, it is printed")
    told = parser.parse_args()
    killed = [_kill(deed, told.kills, told.seed) for deed in DEEDS]
    flipped = flip_often(told.flips, told.seed)
    written = page(killed, flipped)
    if told.out:
        told.out.write_text(written, "utf-8")
    else:
        print(written, end="")
    wrong = [fault for each in killed for fault in each.faults]
    wrong += ["A flipped bit was read as if it had been written."] * flipped["wrong"]
    print("\n".join(wrong) or "Nothing was lost.", file=sys.stderr)
    return int(bool(wrong))


def _kill(deed: Deed, times: int, seed: int) -> Killed:
    found = kill_often(deed, times, seed)
    print(f"{found.deed}: {found.kills} kills, {len(found.faults)} faults", file=sys.stderr)
    return found


if __name__ == "__main__":
    sys.exit(main())
