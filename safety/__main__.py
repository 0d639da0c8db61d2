"""`make safety`: the whole sweep, in parts that go on where they were stopped."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

from recommender.catalog.checks import open_catalog
from recommender.catalog.loading import catalog_folder
from safety.recording import Record, write
from safety.sweeping import Sweep, sweep_all


def main() -> int:
    """Sweep what is left to sweep, then write down everything; fails when something is unsafe."""
    sweeping = Sweep(open_catalog(), catalog_folder())
    sweep_all(sweeping)
    record = Record(sweeping, datetime.now(UTC).date())
    write(record)
    print(record.as_tables())
    found = [*record.filter.examples, *record.unsafe]
    print("\n".join(found), file=sys.stderr)
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
