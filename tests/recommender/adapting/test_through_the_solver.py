"""Does feedback reach the next routine, and is that routine still exact and safe?

`recommend` audits each routine; a finding would raise.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from recommender.feedback import DoseDone, Feedback, Hurt, SessionTold
from recommender.intake import Intake, check_intake
from recommender.recommending import heed, recommend
from recommender.routine import Routine, Step
from tests.builders_feedback import CATALOG, MONDAY, TUESDAY, days

NAMES = ("bridge", "cat-cow", "clamshell", "seated-figure-four", "shoulder-rolls", "childs-pose")
OTHERS = [each.id for each in CATALOG.exercises if each.id not in NAMES]
"""Few exercises, so that what hurt would be taken again if nothing had been said."""


def asked(**more: Any) -> Intake:
    told = {"minutes": 6, "pain": {"low-back": 5, "buttocks": 4}, "excluded": OTHERS, **more}
    return check_intake({**told, "equipment": ["chair", "cushion"]})


ANSWERS = asked()


def routine_after(
    *sessions: SessionTold, today: date = TUESDAY, answers: Intake = ANSWERS, **more: Any
) -> Routine:
    feedback = Feedback(sessions=sessions, **more)
    made = recommend(CATALOG, *heed(CATALOG, answers, feedback, today))
    assert isinstance(made, Routine)
    assert made.seconds == answers.seconds
    return made


@pytest.fixture(scope="module")
def first() -> Routine:
    return routine_after(today=MONDAY)


def done(routine: Routine, day: date = MONDAY, **said: Any) -> SessionTold:
    return SessionTold(
        day=day,
        exercises=tuple(step.exercise for step in routine.steps),
        minutes=routine.intake["minutes"],
        doses={s.exercise: DoseDone.model_validate(s.dose.model_dump()) for s in routine.steps},
        **said,
    )


def hardest(routine: Routine) -> Step:
    return max(routine.steps, key=lambda step: (step.dose.intensity, step.exercise))


def steps(routine: Routine) -> dict[str, Step]:
    return {step.exercise: step for step in routine.steps}


def test_what_hurt_a_little_is_gentler_in_the_next_routine(first: Routine) -> None:
    was = hardest(first)
    after = routine_after(done(first, hurt=(Hurt(exercise=was.exercise, pain=5),)))
    now = steps(after)[was.exercise]
    assert now.dose.intensity < was.dose.intensity
    assert now.dose.work_seconds <= was.dose.work_seconds
    name = CATALOG.exercise(was.exercise).name
    assert [each.sentence for each in after.adapted] == [
        f"{name} is gentler today: it hurt on Monday."
    ]


def test_what_hurt_badly_is_left_out_for_14_days_and_comes_back_gentler(first: Routine) -> None:
    was = hardest(first)
    session = done(first, hurt=(Hurt(exercise=was.exercise, pain=6),))
    for after in (1, 14):
        resting = routine_after(session, today=days(after))
        assert was.exercise not in steps(resting)
        (told,) = [each for each in resting.left_out if each.exercise == was.exercise]
        assert told.sentence.startswith(f"{CATALOG.exercise(was.exercise).name} is left out until")
    back = steps(routine_after(session, today=days(15)))[was.exercise]
    assert back.dose.intensity < was.dose.intensity


def test_a_sore_day_after_lowers_every_level_and_no_dose_grows(first: Routine) -> None:
    after = routine_after(done(first, pain_before=3, pain_next_day=5))
    before = steps(first)
    most = max(step.dose.intensity for step in first.steps)
    assert all(step.dose.intensity <= max(1, most - 1) for step in after.steps)
    for name, step in steps(after).items():
        if name in before:
            assert step.dose.intensity < before[name].dose.intensity or step.dose.intensity == 1
            assert step.dose.work_seconds <= before[name].dose.work_seconds
    assert after.adapted[0].sentence.startswith("One step gentler today")


def test_too_easy_twice_raises_by_a_fifth_or_a_level_and_never_both() -> None:
    weak = [
        SessionTold(
            day=days(at),
            exercises=NAMES,
            minutes=6,
            feeling="too-easy",
            doses={
                each: DoseDone.model_validate(CATALOG.exercise(each).every_dose[2].model_dump())
                for each in NAMES
            },
        )
        for at in (-1, 0)
    ]
    unsaid = [each.model_copy(update={"feeling": None}) for each in weak]
    short = asked(minutes=4)
    held, raised = routine_after(*unsaid, answers=short), routine_after(*weak, answers=short)
    assert raised.score > held.score
    assert any(grown(weak[-1], step) for step in raised.steps)
    assert not any(grown(weak[-1], step) for step in held.steps)
    for step in raised.steps:
        was = weak[-1].doses[step.exercise]
        longer = step.dose.work_seconds > was.work_seconds
        assert not (longer and step.dose.intensity > was.intensity)
        assert 100 * step.dose.work_seconds <= 120 * was.work_seconds
        assert step.dose.intensity <= was.intensity + 1


def grown(session: SessionTold, step: Step) -> bool:
    was = session.doses[step.exercise]
    return step.dose.work_seconds > was.work_seconds or step.dose.intensity > was.intensity


def test_never_again_and_done_already_are_not_taken(first: Routine) -> None:
    one, other = list(steps(first))[:2]
    after = routine_after(
        done(first, already=(other,)), today=MONDAY, left_out={one: None}, answers=ANSWERS
    )
    assert not {one, other} & set(steps(after))


def test_an_irritable_back_gets_a_small_routine_that_fills_its_minutes(first: Routine) -> None:
    answers = asked(minutes=10, excluded=[])
    raised = [done(first, days(at), pain_before=3, pain_after=5) for at in (-1, 0)]
    after = routine_after(*raised, answers=answers)
    caps = CATALOG.rule("R-DO-07").caps
    assert caps.hold_seconds is not None
    assert all(s.dose.work_seconds <= caps.hold_seconds for s in after.steps if s.dose.hold_seconds)
    assert max(step.dose.intensity for step in after.steps) <= 2


def test_a_wish_by_name_for_what_hurt_stays_open_and_says_why(first: Routine) -> None:
    was = hardest(first).exercise
    session = done(first, hurt=(Hurt(exercise=was, pain=8),))
    after = routine_after(session, answers=asked(locked=[was]))
    assert was not in steps(after)
    (wish,) = [each for each in after.unmet if each.wish == f"locked-{was}"]
    assert "it hurt on Monday" in wish.sentence


def test_what_hurt_twice_is_told_with_the_routine(first: Routine) -> None:
    was = hardest(first).exercise
    twice = [done(first, days(at), hurt=(Hurt(exercise=was, pain=6),)) for at in (-20, 0)]
    told = [each.rule for each in routine_after(*twice).adapted]
    assert told == ["R-PN-11", "R-PN-02"]


def test_without_feedback_a_routine_says_nothing_of_it(first: Routine) -> None:
    assert first.adapted == ()
    assert '"steering"' not in first.as_json()
