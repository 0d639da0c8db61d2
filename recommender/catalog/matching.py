"""Does a rule concern a form? Only the catalog is asked, never a person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from recommender.catalog.exercise import Exercise, Form, Tags
from recommender.catalog.vocabulary import Rule

OF_THE_EXERCISE = ("position", "surface", "family", "offered")
"""Properties that no adjustment changes; all others are tags."""


def is_spared(rule: Rule, form: Form) -> bool:
    """Whether an adjustment provides what spares a form from a rule."""
    return bool(set(rule.unless) & set(form.provisions))


def matches(rule: Rule, exercise: Exercise, form: Form) -> bool:
    """Whether a rule concerns a form. A property that is missing counts as a match."""
    return _has_all(rule.touches, exercise, form.tags) and _has_all(
        rule.plain, exercise, exercise.tags
    )


def _has_all(asked: Mapping[str, tuple[Any, ...]], exercise: Exercise, tags: Tags) -> bool:
    return all(_meets(_found(exercise, tags, key), values) for key, values in asked.items())


def _found(exercise: Exercise, tags: Tags, key: str) -> Any:
    return getattr(exercise, key) if key in OF_THE_EXERCISE else vars(tags).get(key)


def _meets(found: Any, values: tuple[Any, ...]) -> bool:
    if found is None:
        return True
    return bool(set(found) & set(values)) if isinstance(found, tuple) else found in values
