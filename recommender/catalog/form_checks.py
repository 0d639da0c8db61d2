"""Does every concern find a safe form of an exercise, or another exercise in its place?

These look at what is written; whether screening lets such a form pass is tested elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable

from pydantic import ValidationError

from recommender.catalog.exercise import Exercise, Form
from recommender.catalog.exercise_checks import Fault
from recommender.catalog.loading import Catalog
from recommender.catalog.matching import is_spared, matches
from recommender.catalog.vocabulary import Rule, Trimester


def meets_every_mild_load(catalog: Catalog, exercise: Exercise) -> Fault:
    """An exercise has a form that no rule about a mild concern touches."""
    if exercise.offered == "when-locked" or not _can_be_formed(exercise):
        return
    for concern in ("knee", "wrist"):
        rules = [rule for rule in catalog.rules if _is_mild(rule, concern)]
        if not any(all(_spares(rule, exercise, f) for rule in rules) for f in exercise.forms()):
            yield f"no form meets a mild {concern} concern"


def meets_every_modify(catalog: Catalog, exercise: Exercise) -> Fault:  # noqa: ARG001
    """An exercise that a trimester allows only adjusted has an adjustment for that trimester."""
    served = {concern for adjustment in exercise.adjustments for concern in adjustment.serves}
    for trimester, cell in exercise.pregnancy.items():
        if cell.status == "modify" and trimester not in served:
            yield f"pregnancy.{trimester} says modify, but no adjustment serves it"


def names_a_safe_swap(catalog: Catalog, exercise: Exercise) -> Fault:
    """An exercise that a concern bars names one that it does not bar, or says why none is named."""
    others = [catalog.exercise(each) for each in exercise.swap_for if catalog.has(each)]
    if not all(_can_be_formed(each) for each in (exercise, *others)):
        return
    for concern, bars in _BARS.items():
        if bars(exercise) and not exercise.no_swap and all(bars(other) for other in others):
            yield f"swap_for names nothing that is possible with {concern}"


def _can_be_formed(exercise: Exercise) -> bool:
    """Whether every form can be made; what an adjustment sets wrongly, another check tells."""
    try:
        return bool(exercise.forms())
    except ValidationError:
        return False


def _is_mild(rule: Rule, concern: str) -> bool:
    return rule.action == "modify" and "mild" in getattr(rule.when, concern)


def _spares(rule: Rule, exercise: Exercise, form: Form) -> bool:
    return is_spared(rule, form) or not matches(rule, exercise, form)


def _in(trimester: Trimester) -> Callable[[Exercise], bool]:
    return lambda exercise: exercise.pregnancy[trimester].status == "avoid"


def _bars_severe_knee(exercise: Exercise) -> bool:
    tags = exercise.tags
    # A deep bend is barred in the plain form, kneeling and torsion in each form as performed.
    if tags.knee_flexion == "deep":
        return True
    return all(form.tags.kneeling or form.tags.knee_torsion for form in exercise.forms())


def _bars_severe_wrist(exercise: Exercise) -> bool:
    return all(form.tags.wrist != "none" for form in exercise.forms())


_BARS: dict[str, Callable[[Exercise], bool]] = {
    "trimester-1": _in("trimester-1"),
    "trimester-2": _in("trimester-2"),
    "trimester-3": _in("trimester-3"),
    "a severe knee": _bars_severe_knee,
    "a severe wrist": _bars_severe_wrist,
}

FORM_CHECKS: tuple[Callable[[Catalog, Exercise], Fault], ...] = (
    meets_every_mild_load,
    meets_every_modify,
    names_a_safe_swap,
)
