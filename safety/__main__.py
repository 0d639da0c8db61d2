"""`make safety`: the whole sweep, in parts that go on where they were stopped."""

from __future__ import annotations

import sys
import time

from recommender.catalog.checks import open_catalog
from safety import recipes
from safety.state import Kept, stamp


def make_recipes() -> None:
    """Puts every intake that is not done yet through the recipe."""
    catalog = open_catalog()
    kept = Kept("recipes", stamp(catalog.digest, catalog.rules_digest))
    done = kept.drop_cut_off()
    intakes = recipes.every_intake(catalog)
    for told in intakes[done:]:
        before = time.process_time()
        outcome = recipes.outcome_of(catalog, told)
        kept.add({**outcome._asdict(), "cpu": round(time.process_time() - before, 3)})


if __name__ == "__main__":
    make_recipes()
    sys.exit(0)
