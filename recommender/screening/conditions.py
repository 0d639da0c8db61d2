"""Which rules are in force for this person?"""

from __future__ import annotations

from collections.abc import Iterable

from recommender.catalog.loading import Catalog
from recommender.catalog.vocabulary import Condition, Rule
from recommender.intake import Intake

HEALTH_FACTS_WITHOUT_CONCERN = frozenset({"just-woke-up", "clinician-cleared"})


def rules_in_force(catalog: Catalog, intake: Intake) -> tuple[Rule, ...]:
    """The rules of screening whose condition this person meets, in the catalog's order."""
    return tuple(
        rule for rule in catalog.rules if rule.acts_in == "screening" and holds(rule.when, intake)
    )


def holds(when: Condition, intake: Intake) -> bool:
    """Whether every part of a condition holds; an empty condition never does."""
    parts = list(_parts(when, intake))
    return bool(parts) and all(parts)


def _parts(when: Condition, intake: Intake) -> Iterable[bool]:
    if when.always:
        yield True
    if when.knee:
        yield intake.concerns.knee in when.knee
    if when.wrist:
        yield intake.concerns.wrist in when.wrist
    if when.pregnancy:
        yield intake.trimester in when.pregnancy
    if when.week_from is not None:
        yield intake.pregnancy_week is None or intake.pregnancy_week >= when.week_from
    if when.worse_when:
        yield intake.worse_when in when.worse_when
    if when.facts:
        yield bool(set(when.facts) & set(intake.facts))
    if when.worst_pain_from is not None:
        yield intake.worst_pain >= when.worst_pain_from
    if when.any_concern:
        yield has_concern(intake)
    if when.no_floor:
        yield not intake.can_use_floor


def has_concern(intake: Intake) -> bool:
    """Whether anything at all must be spared."""
    concerns = intake.concerns
    return (
        concerns.knee != "none"
        or concerns.wrist != "none"
        or intake.trimester is not None
        or intake.worse_when != "neither"
        or bool(set(intake.facts) - HEALTH_FACTS_WITHOUT_CONCERN)
    )
