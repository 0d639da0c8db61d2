"""What do the answers of the form amount to? An intake, or sentences that name the fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from recommender.catalog.loading import Catalog
from recommender.intake import Intake, check_intake, trimester_of

KEYS = "intake-"
"""The beginning of the key of each of the form's fields."""
FULL_TERM_DAYS = 280
"""From the first day of the last period to the due date, by Naegele's rule."""
WEEKS = range(1, 43)
MINUTES = range(3, 61)
STRICTEST = "trimester-3"
EXAMPLE: Mapping[str, Any] = {
    "minutes": 12,
    "pain": {"low-back": 5},
    "equipment": ["chair", "cushion"],
}
"""What the example routine is made for."""


@dataclass(frozen=True)
class Answers:
    """The form as it stands; None is a question that is still open.

    `stage_known_by` is how the stage of a pregnancy is told: week, due-date, trimester or
    not-sure. `any_signs` says whether a pregnancy warning sign applies, `signs` which ones.
    """

    minutes: int | None = None
    pain: Mapping[str, int] = field(default_factory=dict)
    knee: str | None = "none"
    wrist: str | None = "none"
    pregnant: bool = False
    stage_known_by: str | None = None
    week: int | None = None
    due: date | None = None
    trimester: str | None = None
    any_signs: bool | None = None
    signs: tuple[str, ...] = ()
    worse_when: str | None = "neither"
    facts: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    can_use_floor: bool = True
    excluded: tuple[str, ...] = ()
    locked: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


def week_from_due_date(due: date, today: date) -> int:
    """Completed weeks of pregnancy, 40 on the due date.

    Raises:
        ValueError: with a sentence, when no pregnancy could be due then.
    """
    days = FULL_TERM_DAYS - (due - today).days
    week = max(1, days // 7)
    if days < 0 or week not in WEEKS:
        raise ValueError("choose a day between two weeks ago and 40 weeks from now.")
    return week


def faults(catalog: Catalog, answers: Answers, today: date) -> tuple[str, ...]:
    """What must be answered or changed first; each sentence begins with the field's name."""
    found = list(_open_questions(answers))
    if answers.pregnant:
        found += _pregnancy_faults(answers, today)
    for both in sorted(set(answers.excluded) & set(answers.locked)):
        name = catalog.exercise(both).name
        found.append(f"Exercises: {name} is both left out and insisted on. Choose one of the two.")
    return tuple(found)


def _open_questions(answers: Answers) -> list[str]:
    found = []
    if not answers.pain:
        found.append("Where does it hurt: choose at least one place.")
    if answers.minutes is None or answers.minutes not in MINUTES:
        found.append("Minutes: write a whole number from 3 to 60.")
    if answers.knee is None:
        found.append("Knees: choose fine, mild or severe.")
    if answers.wrist is None:
        found.append("Wrists: choose fine, mild or severe.")
    return found


def _pregnancy_faults(answers: Answers, today: date) -> list[str]:
    found = []
    match answers.stage_known_by:
        case "week" if answers.week is None:
            found.append("Week: write the week you are in, from 1 to 42.")
        case "due-date":
            found += _due_date_faults(answers.due, today)
        case "trimester" if answers.trimester is None:
            found.append("Trimester: choose one of the three.")
        case None:
            found.append("How far along: choose how you want to tell it.")
    if answers.any_signs is None:
        found.append("Warning signs: choose none of these, or one or more of these.")
    elif answers.any_signs and not answers.signs:
        found.append("Warning signs: tick the ones that you have.")
    return found


def _due_date_faults(due: date | None, today: date) -> list[str]:
    if due is None:
        return ["Due date: choose the day."]
    try:
        week_from_due_date(due, today)
    except ValueError as fault:
        return [f"Due date: {fault}"]
    return []


def intake_of(answers: Answers, today: date) -> Intake:
    """The intake of answers without faults.

    Raises:
        BadIntake: when something is wrong all the same; each line names the key.
    """
    stage, week = _stage(answers, today)
    return check_intake(
        {
            "minutes": answers.minutes,
            "pain": dict(answers.pain),
            "concerns": {"knee": answers.knee, "wrist": answers.wrist, "pregnancy": stage},
            "pregnancy_week": week,
            "worse_when": answers.worse_when or "neither",
            "facts": list(answers.facts),
            "equipment": list(answers.equipment),
            "can_use_floor": answers.can_use_floor,
            "red_flags": [*answers.flags, *(answers.signs if answers.pregnant else ())],
            "excluded": list(answers.excluded),
            "locked": list(answers.locked),
        }
    )


def _stage(answers: Answers, today: date) -> tuple[str, int | None]:
    if not answers.pregnant:
        return "none", None
    match answers.stage_known_by:
        case "week" if answers.week is not None:
            return trimester_of(answers.week), answers.week
        case "due-date" if answers.due is not None:
            week = week_from_due_date(answers.due, today)
            return trimester_of(week), week
        case "trimester":
            return answers.trimester or STRICTEST, None
        case _:
            return STRICTEST, None


def told_so_far(answers: Answers, own: Intake, today: date) -> Intake:
    """What a form amounts to that is perhaps not finished; what is open is as in `own`.

    A pregnancy whose stage is open, or makes no sense, counts as the strictest.
    """
    complete = replace(
        answers,
        minutes=own.minutes,
        pain=answers.pain or {str(region): pain for region, pain in own.pain.items()},
        knee=answers.knee or own.concerns.knee,
        wrist=answers.wrist or own.concerns.wrist,
        excluded=own.excluded,
        locked=own.locked,
        flags=(),
        signs=(),
    )
    try:
        return intake_of(complete, today)
    except ValueError:
        return intake_of(replace(complete, stage_known_by="not-sure"), today)


def example_intake() -> Intake:
    """The intake of the example routine."""
    return check_intake(dict(EXAMPLE))


def answers_again(intake: Mapping[str, Any]) -> Answers:
    """The form's answers that a kept intake came from, as far as it tells them.

    Raises:
        BadIntake: when it is no intake.
    """
    told = check_intake(dict(intake))
    return Answers(
        minutes=told.minutes,
        pain={str(region): pain for region, pain in told.pain.items()},
        knee=told.concerns.knee,
        wrist=told.concerns.wrist,
        pregnant=told.trimester is not None,
        stage_known_by=_known_by(told),
        week=told.pregnancy_week,
        trimester=None if told.pregnancy_week else told.trimester,
        worse_when=told.worse_when,
        facts=told.facts,
        equipment=told.equipment,
        can_use_floor=told.can_use_floor,
        excluded=told.excluded,
        locked=told.locked,
    )


def _known_by(told: Intake) -> str | None:
    if told.trimester is None:
        return None
    return "trimester" if told.pregnancy_week is None else "week"
