"""What is swept in `make safety`? Five parts; each keeps its results and goes on from there."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from recommender.catalog.loading import Catalog
from safety import planting, recipes
from safety.filtering import Filtered, compare, picked, sweep
from safety.opinions import Verdicts
from safety.slipping import Proving
from safety.space import every_health
from safety.state import Kept, stamp

HEALTHS_IN_A_PART = 2_000
COMPARED, SEED = 40, 20_261_125
"""So many combinations are asked as a whole too."""


@dataclass(frozen=True)
class Sweep:
    """The catalog that is swept, the folder of its files, and where results are kept."""

    catalog: Catalog
    folder: Path

    def kept(self, part: str) -> Kept:
        """The results of a part."""
        return Kept(part, stamp(self.catalog.digest, self.catalog.rules_digest))

    def make_recipes(self) -> None:
        """Puts every intake through the recipe."""
        for told in self._left("recipes", recipes.every_intake(self.catalog)):
            self._keep("recipes", lambda one: recipes.outcome_of(self.catalog, one)._asdict(), told)

    def filter_forms(self) -> None:
        """Compares both opinions over the whole space."""
        verdicts = Verdicts(self.catalog, self.folder)
        for part in self._left("filter", list(_parts())):
            self._keep("filter", lambda healths: asdict(sweep(verdicts, healths)), part)

    def compare_wholes(self) -> None:
        """Proves that uniting verdicts gives the verdict on the whole."""
        verdicts = Verdicts(self.catalog, self.folder)
        for health in self._left("compare", list(picked(SEED, COMPARED))):
            self._keep("compare", lambda one: asdict(compare(verdicts, [one])), health)

    def plant_routines(self) -> None:
        """Plants unsafe routines, all at once."""
        for catalog in self._left("planted", [self.catalog]):
            self._keep("planted", self._planted, catalog)

    def _planted(self, catalog: Catalog) -> dict[str, Any]:
        found = planting.plant(self.folder, planting.sound_drafts(catalog))
        return {"planted": [(each.kind.name, each.caught) for each in found]}

    def loosen_rules(self) -> None:
        """Loosens rules and tags, all at once."""
        for catalog in self._left("slips", [self.catalog]):
            self._keep("slips", self._slips, catalog)

    def _slips(self, catalog: Catalog) -> dict[str, Any]:
        return {"slips": [each._asdict() for each in Proving(catalog, self.folder).slips()]}

    def _left(self, part: str, every: list[Any]) -> list[Any]:
        return every[self.kept(part).drop_cut_off() :]

    def _keep(self, part: str, made: Callable[[Any], dict[str, Any]], asked: Any) -> None:
        before = time.process_time()
        result = made(asked)
        self.kept(part).add({**result, "cpu": round(time.process_time() - before, 3)})


def _parts() -> Iterator[list[Any]]:
    every = every_health()
    while part := list(islice(every, HEALTHS_IN_A_PART)):
        yield part


def whole_filter(results: list[dict[str, Any]]) -> Filtered:
    """The results of all parts of the filter, and of the comparison, as one."""
    told = Filtered()
    for each in results:
        told.combinations += each["combinations"]
        told.verdicts += each["verdicts"]
        told.unsafe += each["unsafe"]
        told.stricter += each["stricter"]
        told.compared += each["compared"]
        told.unequal += each["unequal"]
        told.forms = max(told.forms, each["forms"])
        told.examples += each["examples"]
    return told


def sweep_all(sweeping: Sweep) -> None:
    """Every part, the quick ones first."""
    # Thousands of findings are wanted here; the log is for those that nobody planted.
    logging.getLogger("recommender.auditing").setLevel(logging.CRITICAL)
    for part in (
        sweeping.plant_routines,
        sweeping.loosen_rules,
        sweeping.filter_forms,
        sweeping.compare_wholes,
        sweeping.make_recipes,
    ):
        before = time.perf_counter()
        part()
        print(f"{part.__name__}: {time.perf_counter() - before:.0f} s", flush=True)
