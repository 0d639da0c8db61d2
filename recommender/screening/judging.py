"""What is the judgement on every exercise of the catalog?"""

from __future__ import annotations

from collections.abc import Iterable

from recommender.catalog.exercise import Exercise, Form
from recommender.catalog.loading import Catalog
from recommender.catalog.vocabulary import Rule
from recommender.intake import BadIntake, Intake
from recommender.screening.clearing import clear, has_dose
from recommender.screening.conditions import rules_in_force
from recommender.screening.matching import reasons_against
from recommender.screening.referring import refer
from recommender.screening.verdicts import Barred, Cleared, Screening


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
    judged = [judge(catalog, intake, rules, exercise) for exercise in catalog.exercises]
    return Screening(
        cleared=tuple(each for each in judged if isinstance(each, Cleared)),
        barred=tuple(each for each in judged if isinstance(each, Barred)),
        warnings=_warnings(catalog, intake, rules),
        caps=_caps_in_force(rules),
    )


def judge(
    catalog: Catalog, intake: Intake, rules: tuple[Rule, ...], exercise: Exercise
) -> Cleared | Barred:
    """Judge one exercise; `rules` are those in force for the person."""
    if exercise.id in intake.excluded:
        return _barred(catalog, exercise, "R-AC-03")
    forms = exercise.forms()
    against = [reasons_against(intake, rules, exercise, form) for form in forms]
    healthy = [form for form, reasons in zip(forms, against, strict=True) if not reasons]
    plain = against[0]
    if not healthy:
        return _barred(catalog, exercise, _unanswered(against))
    dosed = [form for form in healthy if has_dose(rules, exercise, form)]
    if not dosed:
        return _barred(catalog, exercise, "R-AC-04")
    at_hand = [form for form in dosed if set(form.equipment) <= set(intake.equipment)]
    if not at_hand:
        rule = plain[0] if plain else "R-AC-02"
        return _barred(catalog, exercise, rule, _lacking(intake, dosed))
    return Cleared(exercise=exercise.id, forms=clear(rules, exercise, at_hand, plain))


def _unanswered(against: list[tuple[str, ...]]) -> str:
    """The worst rule that no adjustment answers; else the worst for the plain exercise, `[0]`."""
    always = [rule for rule in against[0] if all(rule in reasons for reasons in against)]
    return always[0] if always else against[0][0]


def _lacking(intake: Intake, healthy: list[Form]) -> tuple[str, ...]:
    """The fewest things to tick for some form."""
    return min(
        (tuple(sorted(set(form.equipment) - set(intake.equipment))) for form in healthy),
        key=lambda things: (len(things), things),
    )


def _barred(
    catalog: Catalog, exercise: Exercise, rule: str, lacking: tuple[str, ...] = ()
) -> Barred:
    told = catalog.rule(rule)
    things = " and ".join(catalog.label(thing).lower() for thing in lacking)
    sentence = told.sentence
    if lacking and rule == "R-AC-02":
        sentence = f"It needs something that you did not tick: {things}."
    elif lacking:
        sentence += f" A safe form needs something that you did not tick: {things}."
    elif told.action == "modify":
        sentence = f"It has no form that meets this: {sentence[0].lower()}{sentence[1:]}"
    return Barred(exercise=exercise.id, rule=rule, sentence=sentence, lacking=lacking)


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
        if rule.action == "cap" and not rule.touches and not rule.plain:
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
