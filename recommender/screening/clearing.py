"""In which forms and doses may an exercise be done, when some form of it may?"""

from __future__ import annotations

from collections.abc import Iterable

from recommender.catalog.exercise import Dose, Exercise, Form
from recommender.catalog.matching import matches
from recommender.catalog.vocabulary import Caps, Rule
from recommender.screening.verdicts import ClearedForm


def clear(
    rules: tuple[Rule, ...], exercise: Exercise, forms: list[Form], plain: tuple[str, ...]
) -> tuple[ClearedForm, ...]:
    """The forms worth choosing from, with their doses.

    `forms` have a dose each; `plain` are the rules that the plain exercise breaks, and that the
    adjustments of a form answer.
    """
    cleared = [_cleared(rules, exercise, form, plain) for form in forms]
    return _undominated(_least_adjusted(cleared))


def has_dose(rules: tuple[Rule, ...], exercise: Exercise, form: Form) -> bool:
    """Whether some dose of a form is inside the caps in force."""
    caps = _caps(rule for rule in rules if matches(rule, exercise, form))
    return any(_within(dose, caps) for dose in exercise.every_dose)


def caps_exceeded(
    rules: Iterable[Rule], exercise: Exercise, form: Form, dose: Dose
) -> tuple[str, ...]:
    """The ids of the caps that a dose of a form exceeds, worst first."""
    exceeded = [
        rule
        for rule in rules
        if rule.action == "cap" and matches(rule, exercise, form) and not _within(dose, [rule.caps])
    ]
    return tuple(rule.id for rule in sorted(exceeded, key=lambda rule: rule.severity))


def _least_adjusted(forms: list[ClearedForm]) -> list[ClearedForm]:
    """Forms whose adjustments do not contain those of another form that is preferred as much."""
    return [
        one
        for one in forms
        if not any(
            set(other.form.ids) < set(one.form.ids) and other.price <= one.price for other in forms
        )
    ]


def _cleared(
    rules: tuple[Rule, ...], exercise: Exercise, form: Form, plain: tuple[str, ...]
) -> ClearedForm:
    touching = [rule for rule in rules if matches(rule, exercise, form)]
    caps = _caps(touching)
    return ClearedForm(
        form=form,
        doses=tuple(dose for dose in exercise.every_dose if _within(dose, caps)),
        price=sum(rule.price for rule in touching if rule.action == "prefer"),
        rules=plain + _eased(rules, exercise, form) if form.adjustments else (),
    )


def _eased(rules: tuple[Rule, ...], exercise: Exercise, form: Form) -> tuple[str, ...]:
    """The rules that would rather not have the plain exercise and have nothing against a form."""
    plain = exercise.forms()[0]
    return tuple(
        rule.id
        for rule in rules
        if rule.action == "prefer"
        and matches(rule, exercise, plain)
        and not matches(rule, exercise, form)
    )


def _caps(rules: Iterable[Rule]) -> list[Caps]:
    return [rule.caps for rule in rules if rule.action == "cap"]


def _within(dose: Dose, caps: Iterable[Caps]) -> bool:
    return all(
        _at_most(dose.intensity, cap.intensity)
        and _at_most(dose.hold_seconds, cap.hold_seconds)
        and (not dose.hold_seconds or _at_most(dose.sets * dose.repetitions, cap.hold_repetitions))
        and (
            not dose.paced_seconds or _at_most(dose.sets * dose.repetitions, cap.paced_repetitions)
        )
        for cap in caps
    )


def _at_most(value: int, cap: int | None) -> bool:
    return cap is None or value <= cap


def _undominated(forms: list[ClearedForm]) -> tuple[ClearedForm, ...]:
    """Drop each form that another one beats or equals in everything the solver looks at."""
    kept: list[ClearedForm] = []
    for form in forms:
        if not any(_beats(other, form) for other in kept):
            kept = [other for other in kept if not _beats(form, other)] + [form]
    return tuple(kept)


def _beats(one: ClearedForm, other: ClearedForm) -> bool:
    return (
        one.form.setup_seconds <= other.form.setup_seconds
        and set(one.form.equipment) <= set(other.form.equipment)
        and one.price <= other.price
        and set(one.doses) >= set(other.doses)
        and one.form.tags.spine == other.form.tags.spine
    )
