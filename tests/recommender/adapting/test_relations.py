"""Does more pain never give a harder routine, whatever else was said?

A dose that is left with more pain must be left with less as well: then whatever the solver takes,
it could have taken before. The weeks are made up from a seed.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest

from recommender.adapting import Adaptation
from recommender.feedback import DoseDone, Hurt, SessionTold
from tests.builders_feedback import CATALOG, MONDAY, adapted, all_doses, allowed, days

NAMES = ("cat-cow", "bridge", "childs-pose", "clamshell", "seated-figure-four", "pigeon")
WEEKS = 100
Sessions = list[SessionTold]


def a_dose(dice: random.Random, exercise: str) -> DoseDone:
    dose = dice.choice(all_doses(exercise)).model_dump()
    return DoseDone.model_validate(dose)


def a_session(dice: random.Random, before: int) -> SessionTold:
    names = tuple(dice.sample(NAMES, dice.randint(1, len(NAMES))))
    hurt = tuple(
        Hurt(exercise=each, pain=dice.randint(0, 7), spreads=dice.random() < 0.05)
        for each in names
        if dice.random() < 0.3
    )
    return SessionTold(
        day=days(-before),
        exercises=names,
        minutes=dice.choice((5, 10, 20)),
        feeling=dice.choice((None, "too-easy", "too-easy", "about-right", "too-hard")),
        pain_before=dice.choice((None, 2, 3, 4)),
        pain_after=dice.choice((None, 2, 4, 6)),
        pain_next_day=dice.choice((None, 2, 3, 5)),
        hurt=hurt,
        doses={each: a_dose(dice, each) for each in names if dice.random() < 0.9},
    )


def some_weeks(dice: random.Random) -> Sessions:
    befores = sorted((dice.randint(0, 18) for _ in range(dice.randint(1, 7))), reverse=True)
    return [a_session(dice, before) for before in befores]


def nothing_more(less: Adaptation, more: Adaptation) -> list[str]:
    """Where `more` leaves a dose that `less` does not."""
    return [each for each in NAMES if not allowed(more, each) <= allowed(less, each)]


def with_more_pain_in_a_step(dice: random.Random, session: SessionTold) -> dict[str, Any]:
    name = dice.choice(session.exercises)
    worst = max((each.pain for each in session.hurt if each.exercise == name), default=0)
    more = Hurt(exercise=name, pain=dice.randint(worst, 10), spreads=dice.random() < 0.2)
    return {"hurt": (*session.hurt, more)}


def with_more_pain_after(dice: random.Random, session: SessionTold) -> dict[str, Any]:
    return {"pain_after": dice.randint(session.pain_after or 0, 10)}


def with_more_pain_on_the_next_day(dice: random.Random, session: SessionTold) -> dict[str, Any]:
    return {"pain_next_day": dice.randint(session.pain_next_day or 0, 10)}


def as_too_hard(dice: random.Random, session: SessionTold) -> dict[str, Any]:
    return {"feeling": "too-hard"}


def not_too_easy(dice: random.Random, session: SessionTold) -> dict[str, Any]:
    return {"feeling": None if session.feeling == "too-easy" else session.feeling}


def done_already(dice: random.Random, session: SessionTold) -> dict[str, Any]:
    return {"already": (dice.choice(session.exercises),)}


@pytest.mark.parametrize(
    "worse",
    [
        with_more_pain_in_a_step,
        with_more_pain_after,
        with_more_pain_on_the_next_day,
        as_too_hard,
        not_too_easy,
        done_already,
    ],
)
def test_what_speaks_for_less_never_gives_more(
    worse: Callable[[random.Random, SessionTold], dict[str, Any]],
) -> None:
    for seed in range(WEEKS):
        dice = random.Random(f"{worse.__name__} {seed}")
        sessions = some_weeks(dice)
        at = dice.randrange(len(sessions))
        changed = list(sessions)
        changed[at] = sessions[at].model_copy(update=worse(dice, sessions[at]))
        less, more = adapted(*sessions, today=MONDAY), adapted(*changed, today=MONDAY)
        assert nothing_more(less, more) == [], f"{worse.__name__} {seed}"


def test_what_was_said_of_pain_and_is_taken_back_never_makes_it_easier() -> None:
    unsaid = {"hurt": (), "pain_after": None, "pain_next_day": None}
    for seed in range(WEEKS):
        dice = random.Random(seed)
        sessions = some_weeks(dice)
        at = dice.randrange(len(sessions))
        quiet = list(sessions)
        quiet[at] = sessions[at].model_copy(update=unsaid)
        told, untold = adapted(*sessions, today=MONDAY), adapted(*quiet, today=MONDAY)
        assert nothing_more(untold, told) == [], seed


def test_a_wish_to_leave_out_never_gives_more() -> None:
    for seed in range(WEEKS):
        dice = random.Random(seed)
        sessions = some_weeks(dice)
        wish = {dice.choice(NAMES): dice.choice((None, MONDAY, days(5)))}
        free = adapted(*sessions, today=MONDAY)
        assert nothing_more(free, adapted(*sessions, today=MONDAY, left_out=wish)) == [], seed


def test_nothing_said_changes_nothing() -> None:
    assert adapted(today=MONDAY) == Adaptation()


def test_the_same_feedback_gives_the_same_answer_in_any_order_of_its_parts() -> None:
    for seed in range(WEEKS):
        dice = random.Random(seed)
        sessions = some_weeks(dice)
        shuffled = [each.model_copy(update=turned(dice, each)) for each in sessions]
        assert adapted(*shuffled, today=MONDAY) == adapted(*sessions, today=MONDAY)


def turned(dice: random.Random, session: SessionTold) -> dict[str, Any]:
    names, hurt, doses = list(session.exercises), list(session.hurt), list(session.doses.items())
    for each in (names, hurt, doses):
        dice.shuffle(each)
    return {"exercises": tuple(names), "hurt": tuple(hurt), "doses": dict(doses)}


def test_every_sentence_is_told_once_and_of_known_exercises() -> None:
    for seed in range(WEEKS):
        found = adapted(*some_weeks(random.Random(seed)), today=MONDAY).steering.adapted
        assert len({(each.rule, each.exercise) for each in found}) == len(found)
        assert len({each.exercise for each in found if each.exercise}) == len(
            [each for each in found if each.exercise]
        )
        assert all(each.exercise is None or CATALOG.has(each.exercise) for each in found)
