"""Which rules have something against a form?"""

from __future__ import annotations

from collections.abc import Iterable

from recommender.catalog.exercise import Exercise, Form
from recommender.catalog.matching import is_spared, matches
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
    bars = rule.action in ("exclude", "swap", "modify") and not is_spared(rule, form)
    return bars and matches(rule, exercise, form)


def _cell_against(intake: Intake, exercise: Exercise, form: Form) -> str | None:
    if intake.trimester is None:
        return None
    cell = exercise.pregnancy[intake.trimester]
    if cell.status == "ok" or (cell.status == "modify" and form.serves(intake.trimester)):
        return None
    return cell.rule
