"""How does an answer become a routine? Screen, pose, compose, dress, audit."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date

from recommender.adapting import adapt, as_adapted
from recommender.auditing import audit
from recommender.catalog.loading import Catalog, catalog_folder
from recommender.catalog.wording import duration
from recommender.feedback import Feedback
from recommender.intake import Intake
from recommender.routine import Recommendation, Routine
from recommender.screening import Screening, screen
from recommender.session import NOTHING_DONE, History
from recommender.solver import (
    FILLS,
    Answer,
    Composition,
    Problem,
    Unsolved,
    compose,
    dress,
    pose,
    refuse,
)
from recommender.steering import Adapted, Steering

Composer = Callable[[Problem], Composition]
SHORTER_TRIES = 8
"""How many whole minutes below the longest fill are tried before none is offered."""


ASKED_FOR = "R-AC-03"
"""The rule that bars what the answers exclude."""
UNSAFE = (
    "This routine did not pass the safety check, so it is not shown. "
    "Please change an answer and try again."
)


class Unanswered(Exception):
    """No routine can be shown; the text is a sentence for the person."""


def recommend(
    catalog: Catalog,
    intake: Intake,
    history: History = NOTHING_DONE,
    composer: Composer = compose,
    *,
    conceding: bool = True,
) -> Recommendation:
    """The best routine for a person, a referral, or why nothing can be offered.

    One that ends early says what would fill the minutes; `conceding` looks for what does, which
    takes up to sixteen further questions.

    Raises:
        BadIntake: when an answer names something that the catalog does not have.
        Unanswered: when the solver stops, or the audit finds a fault in the routine.
    """
    screening = _with_reasons(screen(catalog, intake), history.steering)
    if screening.referral is not None:
        return screening.referral
    question = pose(catalog, intake, screening, history)
    try:
        found = composer(question.problem)
        given = _concessions(catalog, intake, history, composer, found) if conceding else {}
    except Unsolved as unsolved:
        raise Unanswered(str(unsolved)) from None
    answer = Answer(catalog, intake, screening, question, found, history)
    if not found.taken:
        return refuse(answer)
    routine = dress(answer, given)
    refuse_unsafe(routine, intake.model_dump(mode="json"))
    return routine


def heed(
    catalog: Catalog, intake: Intake, feedback: Feedback, today: date, *, is_next: bool = True
) -> tuple[Intake, History]:
    """The answers of a day and what went before, as feedback changes them; both for `recommend`.

    What somebody should look at is told with the routine as well. On a day with other sessions to
    come before it, not `is_next`, only what holds until then counts.
    """
    found = adapt(catalog, feedback, today, intake, is_next=is_next)
    advice = (Adapted(rule=each.rule, sentence=each.sentence) for each in found.advice)
    adapted = (*advice, *found.steering.adapted)
    steering = found.steering.model_copy(update={"adapted": adapted})
    return as_adapted(intake, found), History(performed=feedback.performed, steering=steering)


def refuse_unsafe(routine: Routine, told: Mapping[str, object]) -> None:
    """Stops a routine that must not be shown, stored or handed on; `told` is the raw intake.

    Raises:
        Unanswered: when the audit finds a fault; what it found stands in the log.
    """
    if audit(catalog_folder(), told, json.loads(routine.as_json())):
        raise Unanswered(UNSAFE)


def _with_reasons(screening: Screening, steering: Steering) -> Screening:
    """The judgement, with the reason where feedback asked for it to be left out."""
    told = {each.exercise: each.sentence for each in steering.adapted}
    barred = tuple(
        each.model_copy(update={"sentence": told[each.exercise]})
        if each.rule == ASKED_FOR and each.exercise in told
        else each
        for each in screening.barred
    )
    return screening.model_copy(update={"barred": barred})


def _concessions(
    catalog: Catalog, intake: Intake, history: History, composer: Composer, found: Composition
) -> Mapping[str, str]:
    """What would fill the minutes: one more piece of equipment, or fewer minutes."""
    if not found.short or not found.taken:
        return {}

    def short(changed: Mapping[str, object]) -> int:
        asked = Intake.model_validate({**intake.model_dump(), **changed})
        return composer(pose(catalog, asked, screen(catalog, asked), history).problem).short

    ways = [_with_equipment(catalog, intake, found, short), _with_minutes(intake, found, short)]
    told = " ".join(way for way in ways if way)
    return {FILLS: told or "Ask for fewer minutes."}


def _with_equipment(
    catalog: Catalog,
    intake: Intake,
    found: Composition,
    short: Callable[[Mapping[str, object]], int],
) -> str:
    lacking = [each for each in catalog.equipment if each.id not in intake.equipment]
    left = {each.id: short({"equipment": (*intake.equipment, each.id)}) for each in lacking}
    if not left or min(left.values()) >= found.short:
        return ""
    best = min(left, key=lambda thing: left[thing])
    reach = duration(intake.seconds - 5 * left[best])
    return f"If you have it, tick {catalog.label(best).lower()}: that reaches {reach}."


def _with_minutes(
    intake: Intake, found: Composition, short: Callable[[Mapping[str, object]], int]
) -> str:
    longest = (intake.seconds - 5 * found.short) // 60
    for minutes in range(longest, max(2, longest - SHORTER_TRIES), -1):
        if not short({"minutes": minutes}):
            return f"Ask for {minutes} minutes: they can be filled exactly."
    return ""
