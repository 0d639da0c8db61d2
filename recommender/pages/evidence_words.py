"""How much evidence is there, of what quality, and how much of it is derived?"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from recommender.catalog.loading import Catalog

QUALITIES = {
    "A": "guidelines and peer-reviewed studies",
    "B": "hospitals, health services and professional bodies",
    "C": "clinics, commercial pages and the press",
}


@dataclass(frozen=True)
class Evidence:
    """Counts of a catalog. `derived` ones are worked out from a source, not stated in it."""

    exercises: int
    derived_exercises: int
    derived_pregnancy: int
    adjustments: int
    derived_adjustments: int
    rules: int
    derived_rules: int
    sources: int
    by_quality: dict[str, int]

    def derived_words(self) -> tuple[str, ...]:
        """What is derived, one sentence per kind."""
        counts = (
            (self.derived_exercises, self.exercises, "exercises, in part"),
            (self.derived_pregnancy, self.exercises, "pregnancy notes, one for each exercise"),
            (self.derived_adjustments, self.adjustments, "adjusted ways to do an exercise"),
            (self.derived_rules, self.rules, "safety rules"),
        )
        return tuple(f"{some} of {every} {what}" for some, every, what in counts if some)

    def quality_words(self) -> tuple[str, ...]:
        """How many sources have each quality, and what the letter means."""
        return tuple(
            f"{letter}: {self.by_quality.get(letter, 0)} from {meaning}"
            for letter, meaning in QUALITIES.items()
        )


def evidence_of(catalog: Catalog) -> Evidence:
    """The counts of this catalog."""
    adjustments = [each for exercise in catalog.exercises for each in exercise.adjustments]
    return Evidence(
        exercises=len(catalog.exercises),
        derived_exercises=sum(each.evidence == "derived" for each in catalog.exercises),
        derived_pregnancy=sum(each.pregnancy_derived for each in catalog.exercises),
        adjustments=len(adjustments),
        derived_adjustments=sum(each.derived for each in adjustments),
        rules=len(catalog.rules),
        derived_rules=sum(each.derived for each in catalog.rules),
        sources=len(catalog.sources),
        by_quality=dict(Counter(source.quality for source in catalog.sources)),
    )


def review_words(catalog: Catalog) -> str:
    """How much of the catalog somebody has put their name to."""
    every = (*catalog.rules, *catalog.adaptations)
    rules = [rule for rule in every if rule.reviewed_on is not None]
    exercises = [each for each in catalog.exercises if each.reviewed_on is not None]
    if not rules and not exercises:
        return "No clinician has reviewed the catalog yet."
    return (
        f"{len(rules)} of {len(every)} rules and {len(exercises)} of "
        f"{len(catalog.exercises)} exercises carry the name of a reviewer. "
        "Nobody has reviewed the others yet."
    )


def short_source(catalog: Catalog, key: str) -> str:
    """A source within a sentence: its author and year, with the link."""
    source = catalog.source(key)
    year = f" {source.year}" if source.year else ""
    return f"[{source.author}{year}]({source.url})"
