"""Who must not do what, and why: cleared, modified, barred, or referred to care."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from recommender.catalog.exercise import Dose, Exercise, Form
from recommender.catalog.loading import Catalog
from recommender.catalog.vocabulary import TIERS, Caps, Condition, Rule, Value
from recommender.intake import BadIntake, Intake
from recommender.routine import Referral

HEALTH_FACTS_WITHOUT_CONCERN = frozenset({"just-woke-up", "clinician-cleared"})


class ClearedForm(Value):
    """A form that every rule allows.

    `doses` are those inside the caps, `price` the points of the PREFER rules that touch it,
    `rules` the rules that its adjustments answer.
    """

    form: Form
    doses: tuple[Dose, ...]
    price: int
    rules: tuple[str, ...]


class Cleared(Value):
    """An exercise that may be done, in its least adjusted forms."""

    exercise: str
    forms: tuple[ClearedForm, ...]


class Barred(Value):
    """An exercise that must not be done, by which rule, and what would be needed to allow it."""

    exercise: str
    rule: str
    sentence: str
    lacking: tuple[str, ...] = ()


class Screening(Value):
    """The judgement on every exercise of the catalog, or a referral."""

    referral: Referral | None = None
    cleared: tuple[Cleared, ...] = ()
    barred: tuple[Barred, ...] = ()
    warnings: tuple[Rule, ...] = ()
    caps: Mapping[str, int] = {}


def screen(catalog: Catalog, intake: Intake) -> Screening:
    """Judge every exercise for one person.

    Raises:
        BadIntake: when an answer names something that the catalog does not have.
    """
    _refuse_unknown(catalog, intake)
    referral = refer(catalog, intake)
    if referral is not None:
        return Screening(referral=referral)
    rules = rules_in_force(catalog, intake)
    judged = [_judge(catalog, intake, rules, exercise) for exercise in catalog.exercises]
    return Screening(
        cleared=tuple(each for each in judged if isinstance(each, Cleared)),
        barred=tuple(each for each in judged if isinstance(each, Barred)),
        warnings=_warnings(catalog, intake, rules),
        caps=_caps_in_force(rules),
    )


def refer(catalog: Catalog, intake: Intake) -> Referral | None:
    """The referral that the answers to the safety questions ask for; the worst tier decides."""
    cleared = "clinician-cleared" in intake.facts
    asked = [
        question
        for question in catalog.questions
        if question.id in intake.red_flags
        and question.tier != "caution"
        and not (cleared and question.waived_by_clinician)
    ]
    if not asked:
        return None
    worst = min((question.tier for question in asked), key=TIERS.index)
    told = next(each for each in catalog.referrals if each.tier == worst)
    asked.sort(key=lambda question: TIERS.index(question.tier))
    return Referral(
        tier=told.tier,
        questions=tuple(question.id for question in asked),
        sentence=told.sentence,
        actions=told.actions,
    )


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


def _judge(
    catalog: Catalog, intake: Intake, rules: tuple[Rule, ...], exercise: Exercise
) -> Cleared | Barred:
    if exercise.id in intake.excluded:
        return _barred(catalog, exercise, "R-AC-03")
    forms = exercise.forms()
    against = {form.ids: reasons_against(intake, rules, exercise, form) for form in forms}
    healthy = [form for form in forms if not against[form.ids]]
    plain = against[()]
    at_hand = [form for form in healthy if set(form.equipment) <= set(intake.equipment)]
    if not at_hand:
        return _why_barred(catalog, intake, exercise, plain, healthy)
    cleared = [_cleared(rules, exercise, form, plain) for form in at_hand]
    dosed = [each for each in cleared if each.doses]
    if not dosed:
        return _barred(catalog, exercise, "R-AC-04")
    return Cleared(exercise=exercise.id, forms=_undominated(_least_adjusted(dosed)))


def _why_barred(
    catalog: Catalog,
    intake: Intake,
    exercise: Exercise,
    plain: tuple[str, ...],
    healthy: list[Form],
) -> Barred:
    lacking = min(
        (tuple(sorted(set(form.equipment) - set(intake.equipment))) for form in healthy),
        key=lambda things: (len(things), things),
        default=(),
    )
    return _barred(catalog, exercise, plain[0] if plain else "R-AC-02", lacking)


def _barred(
    catalog: Catalog, exercise: Exercise, rule: str, lacking: tuple[str, ...] = ()
) -> Barred:
    sentence = catalog.rule(rule).sentence
    things = " and ".join(catalog.label(thing).lower() for thing in lacking)
    if lacking and rule == "R-AC-02":
        sentence = f"It needs something that you did not tick: {things}."
    elif lacking:
        sentence = f"{sentence} A safe form needs something that you did not tick: {things}."
    return Barred(exercise=exercise.id, rule=rule, sentence=sentence, lacking=lacking)


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
    caps = [rule.caps for rule in touching if rule.action == "cap"]
    return ClearedForm(
        form=form,
        doses=tuple(dose for dose in _doses(exercise) if _within(dose, caps)),
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


def _doses(exercise: Exercise) -> Iterable[Dose]:
    for band in exercise.doses:
        yield from band.doses(exercise.per_side)


def _within(dose: Dose, caps: Iterable[Caps]) -> bool:
    return all(
        _at_most(dose.intensity, cap.intensity)
        and _at_most(dose.hold_seconds, cap.hold_seconds)
        and (not dose.hold_seconds or _at_most(dose.repetitions, cap.hold_repetitions))
        and (not dose.paced_seconds or _at_most(dose.repetitions, cap.paced_repetitions))
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


def _warnings(catalog: Catalog, intake: Intake, rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    told = [
        rule
        for rule in rules
        if rule.action == "warn" or (rule.action == "cap" and not rule.when.always)
    ]
    answered = [
        catalog.rule(question.rule)
        for question in catalog.questions
        if question.tier == "caution" and question.id in intake.red_flags
    ]
    return tuple(sorted(answered + told, key=lambda rule: rule.severity))


def _caps_in_force(rules: Iterable[Rule]) -> dict[str, int]:
    """The strictest cap of each kind that holds for the whole routine."""
    caps: dict[str, int] = {}
    for rule in rules:
        if rule.action == "cap" and not rule.touches:
            for kind, value in rule.caps.model_dump(exclude_none=True).items():
                caps[kind] = min(value, caps.get(kind, value))
    return caps


def _refuse_unknown(catalog: Catalog, intake: Intake) -> None:
    questions = {question.id for question in catalog.questions}
    faults = [
        f"red_flags: {flag} is not a question of this catalog"
        for flag in intake.red_flags
        if flag not in questions
    ]
    faults += [
        f"{key}: {exercise} is not an exercise of this catalog"
        for key in ("excluded", "locked")
        for exercise in getattr(intake, key)
        if not catalog.has(exercise)
    ]
    if faults:
        raise BadIntake(faults)
