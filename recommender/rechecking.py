"""May a kept routine still be shown? Brought up to date, then judged by today's answers.

Exercises, forms, doses and seconds stay as they were made; everything that only describes them is
told anew from the catalog and the rules in force. Then it is screened and audited in full.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from recommender.auditing import audit
from recommender.catalog.exercise import Exercise, Form
from recommender.catalog.loading import Catalog, catalog_folder
from recommender.catalog.vocabulary import Rule
from recommender.intake import Intake, weeks_later
from recommender.routine import NotChosen, Routine, Step
from recommender.screening import (
    Screening,
    caps_exceeded,
    reasons_against,
    rules_in_force,
    screen,
)
from recommender.solver import cautions, left_out, sources_of

MADE_EARLIER = "Made with an earlier catalog; checked again today."
TOLD_LATER = "Checked again today with your newer answers."
UNSAFE = "As a whole it does not pass the safety check any more."
NOT_THEN = "It was not there to choose when this routine was made."


@dataclass(frozen=True)
class Told:
    """Answers, and the local day on which they were told."""

    intake: Intake
    day: date


@dataclass(frozen=True)
class Rechecked:
    """A kept routine as it stands today; with any of `reasons` it must not be shown."""

    routine: Routine
    reasons: tuple[str, ...]
    notice: str = ""


def answers_today(own: Intake, newest: Told, today: date) -> Intake | None:
    """What a routine is judged by: its own wishes, and the newest that was told about health.

    None when the pregnancy that was told of must be over by now.
    """
    now = weeks_later(newest.intake, (today - newest.day).days // 7)
    if now is None:
        return None
    fleeting = set() if newest.day == today else {"just-woke-up"}
    return own.model_copy(
        update={
            "pain": dict(sorted({**own.pain, **now.pain}.items())),
            "concerns": now.concerns,
            "pregnancy_week": now.pregnancy_week,
            "worse_when": now.worse_when,
            "facts": tuple(fact for fact in now.facts if fact not in fleeting),
            "can_use_floor": now.can_use_floor,
        }
    )


def check_again(catalog: Catalog, routine: Routine, told: Intake) -> Rechecked:
    """The routine as it may be shown to who told this, or why it must not be.

    Raises:
        BadIntake: when the answers cannot be used.
    """
    notice = _notice(catalog, routine, told)
    if not notice:
        return Rechecked(routine, _findings(routine, told))
    told = _known(catalog, told)
    screening = screen(catalog, told)
    reasons = tuple(dict.fromkeys(_reasons(catalog, told, screening, routine)))
    if reasons:
        return Rechecked(routine, reasons)
    judged = _up_to_date(catalog, routine, told, screening)
    shown = judged.model_copy(update={"intake": {**judged.intake, "pain": routine.intake["pain"]}})
    return Rechecked(shown, _findings(judged, told), notice)


def _findings(routine: Routine, told: Intake) -> tuple[str, ...]:
    document = json.loads(routine.as_json())
    found = audit(catalog_folder(), told.model_dump(mode="json"), document)
    return (UNSAFE,) if found else ()


def _notice(catalog: Catalog, routine: Routine, told: Intake) -> str:
    """What has changed since the routine was made; empty when nothing has."""
    versions = (routine.versions.catalog, routine.versions.rules)
    if versions != (catalog.digest, catalog.rules_digest):
        return MADE_EARLIER
    return TOLD_LATER if told.echo() != routine.intake else ""


def _known(catalog: Catalog, told: Intake) -> Intake:
    """The answers without exercises that the catalog has no more."""
    return told.model_copy(
        update={
            key: tuple(each for each in getattr(told, key) if catalog.has(each))
            for key in ("excluded", "locked")
        }
    )


def _reasons(
    catalog: Catalog, told: Intake, screening: Screening, routine: Routine
) -> Iterator[str]:
    """Why a step must not be done as it is, in words for a person."""
    rules = rules_in_force(catalog, told)
    barred = {each.exercise: each.sentence for each in screening.barred}
    for step in routine.steps:
        if not catalog.has(step.exercise):
            words = step.exercise.replace("-", " ").capitalize()
            yield f"{words}: it is no longer in the catalog."
            continue
        exercise = catalog.exercise(step.exercise)
        against = _against(catalog, told, rules, step) or barred.get(step.exercise)
        if against:
            yield f"{exercise.name}: {against}"


def _against(catalog: Catalog, told: Intake, rules: tuple[Rule, ...], step: Step) -> str | None:
    exercise = catalog.exercise(step.exercise)
    try:
        form = catalog.form(step.exercise, step.adjustments)
    except KeyError:
        return "it is no longer done in this form."
    against = reasons_against(told, rules, exercise, form)
    against += caps_exceeded(rules, exercise, form, step.dose)
    return catalog.rule(against[0]).sentence if against else None


def _up_to_date(catalog: Catalog, routine: Routine, told: Intake, screening: Screening) -> Routine:
    performed = [
        (catalog.exercise(step.exercise), catalog.form(step.exercise, step.adjustments))
        for step in routine.steps
    ]
    steps = [_described(catalog, *each) for each in zip(routine.steps, performed, strict=True)]
    return routine.model_copy(
        update={
            "intake": told.echo(),
            "caps": screening.caps,
            "steps": tuple(steps),
            "cautions": cautions(screening, performed),
            "left_out": left_out(catalog, screening),
            "not_chosen": tuple(_not_chosen(catalog, routine, screening)),
        }
    )


def _described(catalog: Catalog, step: Step, performed: tuple[Exercise, Form]) -> Step:
    exercise, form = performed
    known = {rule.id for rule in catalog.rules}
    return step.model_copy(
        update={
            "reference": exercise.reference,
            "family": exercise.family,
            "position": exercise.position,
            "surface": exercise.surface,
            "loads": form.tags.loads(),
            "regions": exercise.regions,
            "equipment": form.equipment,
            "rules": tuple(rule for rule in step.rules if rule in known),
            "sources": sources_of(exercise, form),
        }
    )


def _not_chosen(catalog: Catalog, routine: Routine, screening: Screening) -> Iterator[NotChosen]:
    then = {each.exercise: each.sentence for each in routine.not_chosen}
    steps = {step.exercise for step in routine.steps}
    for each in screening.cleared:
        if each.exercise not in steps:
            yield NotChosen(
                exercise=each.exercise,
                reference=catalog.exercise(each.exercise).reference,
                sentence=then.get(each.exercise, NOT_THEN),
            )
