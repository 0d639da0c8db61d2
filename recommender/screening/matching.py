"""Which rules concern a form, and which have something against it?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from recommender.catalog.exercise import Exercise, Form
from recommender.catalog.vocabulary import Rule
from recommender.intake import Intake


def reasons_against(
    intake: Intake, rules: Iterable[Rule], exercise: Exercise, form: Form
) -> tuple[str, ...]:
    """The ids of the rules that bar a form on grounds of health, worst first."""
    against = [rule for rule in rules if _bars(rule, exercise, form)]
    against.sort(key=lambda rule: rule.severity)
    cell = _cell_against(intake, exercise, form)
    named = [rule.id for rule in against]
    return tuple(dict.fromkeys(([cell] if cell else []) + named))


def _bars(rule: Rule, exercise: Exercise, form: Form) -> bool:
    if rule.action not in ("exclude", "swap", "modify") or set(rule.unless) & set(form.provisions):
        return False
    return matches(rule, exercise, form)


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


def _cell_against(intake: Intake, exercise: Exercise, form: Form) -> str | None:
    if intake.trimester is None:
        return None
    cell = exercise.pregnancy[intake.trimester]
    if cell.status == "ok" or (cell.status == "modify" and form.serves(intake.trimester)):
        return None
    return cell.rule
