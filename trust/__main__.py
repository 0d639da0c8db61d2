"""`make check-solver`: small problems against the oracle, then people on the real catalog."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from recommender.catalog.checks import open_catalog
from trust.recording import page, unreached
from trust.sweeping import sweep_people, sweep_problems

PROBLEMS, PEOPLE = 10_000, 100


def main() -> int:
    """Sweep, write down what was found, and fail when anything is wrong or was never reached."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--problems", type=int, default=PROBLEMS)
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--out", type=Path, help="the page to write; without it, it is printed")
    told = parser.parse_args()
    small = sweep_problems(range(told.problems), _say)
    real = sweep_people(open_catalog(), range(told.people), _say)
    written = page(small, real)
    if told.out:
        told.out.write_text(written, "utf-8")
    else:
        print(written, end="")
    wrong = [*small.faults, *real.faults, *unreached(small)]
    print("\n".join(wrong) or "Nothing wrong was found.", file=sys.stderr)
    return int(bool(wrong))


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
