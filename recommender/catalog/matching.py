"""Does a rule concern a form? Only the catalog is asked, never a person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from recommender.catalog.exercise import Exercise, Form
from recommender.catalog.vocabulary import Rule


def is_spared(rule: Rule, form: Form) -> bool:
    """Whether an adjustment provides what spares a form from a rule."""
    return bool(set(rule.unless) & set(form.provisions))


def matches(rule: Rule, exercise: Exercise, form: Form) -> bool:
    """Whether a rule concerns a form. A property that is missing counts as a match."""
    facets = _facets(exercise, form.tags.model_dump())
    plain = _facets(exercise, exercise.tags.model_dump())
    return all(_meets(facets, key, values) for key, values in rule.touches.items()) and all(
        _meets(plain, key, values) for key, values in rule.plain.items()
    )


def _facets(exercise: Exercise, tags: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **tags,
        "position": exercise.position,
        "surface": exercise.surface,
        "family": exercise.family,
        "offered": exercise.offered,
    }


def _meets(facets: Mapping[str, Any], key: str, values: tuple[Any, ...]) -> bool:
    if key not in facets:
        return True
    found = facets[key]
    return bool(set(found) & set(values)) if isinstance(found, tuple) else found in values
