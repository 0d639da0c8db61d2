"""What lies before the audit? Answers, catalog, and each step joined to its raw exercise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from recommender.auditing.finding import Raw
from recommender.auditing.shelf import Shelf
from recommender.auditing.told import Told


@dataclass(frozen=True)
class Performed:
    """One step as the catalog describes it; `tags` are those after its adjustments."""

    step: Raw
    exercise: Raw
    place: Raw

    @property
    def name(self) -> str:
        """The exercise's id."""
        return str(self.exercise["id"])

    @property
    def dose(self) -> Raw:
        """The dose of the document."""
        dose: Raw = self.step["dose"]
        return dose

    @property
    def ledger(self) -> list[Raw]:
        """The entries of the document."""
        return list(self.step["ledger"])

    @property
    def role(self) -> str:
        """Movement, walking or supported rest."""
        return str(self.exercise.get("role", "movement"))

    @cached_property
    def adjustments(self) -> tuple[Raw, ...]:
        """The adjustments that the step names and the exercise has."""
        known = {each["id"]: each for each in self.exercise.get("adjustments", ())}
        return tuple(known[each] for each in self.step["adjustments"] if each in known)

    @cached_property
    def tags(self) -> Mapping[str, Any]:
        """Every tag as performed."""
        tags = dict(self.exercise["tags"])
        for adjustment in self.adjustments:
            tags.update(adjustment.get("sets", {}))
        return tags

    @cached_property
    def _facets(self) -> Mapping[str, Any]:
        """What a table may ask of the form; `plain_` tags are those before adjustment."""
        plain = {f"plain_{key}": value for key, value in self.exercise["tags"].items()}
        return {**self.exercise, **plain, **self.tags}

    def has(self, key: str, value: Any) -> bool:
        """Whether the form has a property; one that does not say so has it, to be safe."""
        found = self._facets.get(key, value)
        return value in found if isinstance(found, list) else bool(found == value)

    def has_all(self, what: Mapping[str, Any]) -> bool:
        """Whether the form has every one of these properties."""
        return all(self.has(key, value) for key, value in what.items())

    @cached_property
    def provisions(self) -> frozenset[str]:
        """What the adjustments provide."""
        return frozenset(p for each in self.adjustments for p in each.get("provisions", ()))

    @cached_property
    def equipment(self) -> frozenset[str]:
        """Everything that the form needs."""
        parts = (self.exercise, *self.adjustments)
        return frozenset(thing for each in parts for thing in each.get("equipment", ()))

    @property
    def setup_seconds(self) -> int:
        """Seconds to set the form up."""
        parts = (self.exercise, *self.adjustments)
        return sum(each.get("setup_seconds", 0) for each in parts)

    @property
    def kneels(self) -> bool:
        """Whether the knees bear weight, by the form or by its place."""
        return bool(self.tags.get("kneeling", True) or self.place.get("kneels", False))

    def serves(self, concern: str) -> bool:
        """Whether an adjustment of the step was written for this concern."""
        return any(concern in each.get("serves", ()) for each in self.adjustments)

    def held(self) -> int:
        """Seconds of stillness on one side."""
        return int(self._times() * self.dose["hold_seconds"])

    def paced(self) -> int:
        """Seconds of moving on one side."""
        return int(self._times() * self.dose["paced_seconds"])

    def _times(self) -> int:
        return int(self.dose["sets"] * self.dose["repetitions"])


@dataclass(frozen=True)
class Case:
    """One routine with all that it is judged by."""

    told: Told
    shelf: Shelf
    document: Raw

    @cached_property
    def steps(self) -> tuple[Performed, ...]:
        """The steps whose exercise the catalog knows, in order."""
        known = self.shelf.exercises
        return tuple(
            Performed(step, known[step["exercise"]], self.shelf.place(known[step["exercise"]]))
            for step in self.document["steps"]
            if step["exercise"] in known
        )
