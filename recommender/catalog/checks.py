"""Is the whole catalog sound? Every entry against every check; only then may anything start."""

from __future__ import annotations

from pathlib import Path

from recommender.catalog.adaptation_checks import ADAPTATION_CHECKS, TABLE_CHECKS
from recommender.catalog.exercise_checks import EXERCISE_CHECKS
from recommender.catalog.form_checks import FORM_CHECKS
from recommender.catalog.loading import BrokenCatalog, Catalog, load_catalog
from recommender.catalog.table_checks import CATALOG_CHECKS, RULE_CHECKS
from recommender.catalog.vocabulary import Value


class Finding(Value):
    """Something wrong: where, by which check, in a sentence."""

    entry: str
    check: str
    sentence: str

    def line(self) -> str:
        """The finding as one line."""
        return f"{self.entry}: {self.check}: {self.sentence}"


def findings(catalog: Catalog) -> tuple[Finding, ...]:
    """Everything wrong with a catalog, in the order of the lists above."""
    found = [
        Finding(entry=f"exercises/{exercise.id}.toml", check=check.__name__, sentence=sentence)
        for exercise in catalog.exercises
        for check in (*EXERCISE_CHECKS, *FORM_CHECKS)
        for sentence in check(catalog, exercise)
    ]
    found += [
        Finding(entry=f"rules.toml {rule.id}", check=check.__name__, sentence=sentence)
        for rule in catalog.rules
        for check in RULE_CHECKS
        for sentence in check(catalog, rule)
    ]
    found += [
        Finding(entry=f"adaptations.toml {rule.id}", check=check.__name__, sentence=sentence)
        for rule in catalog.adaptations
        for check in ADAPTATION_CHECKS
        for sentence in check(catalog, rule)
    ]
    found += [
        Finding(entry="adaptations.toml", check=check.__name__, sentence=sentence)
        for check in TABLE_CHECKS
        for sentence in check(catalog)
    ]
    found += [
        Finding(entry=file, check=check.__name__, sentence=sentence)
        for file, check in CATALOG_CHECKS
        for sentence in check(catalog)
    ]
    return tuple(found)


def open_catalog(folder: Path | None = None) -> Catalog:
    """The catalog of a folder, whole and sound; nothing ever starts on half of one.

    Raises:
        BrokenCatalog: with every fault that was found.
    """
    catalog = load_catalog(folder)
    faults = [finding.line() for finding in findings(catalog)]
    if faults:
        raise BrokenCatalog(faults)
    return catalog
