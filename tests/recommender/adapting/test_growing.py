"""Does a dose grow by a fifth in a week or by one level, and never by both?"""

from __future__ import annotations

import pytest

from recommender.catalog.exercise import Exercise
from recommender.feedback import Hurt
from recommender.intake import check_intake
from recommender.programming import growing
from tests.builders_feedback import (
    BRIDGE,
    CATALOG,
    CLAM,
    CURL,
    DOSES,
    a_session,
    adapted,
    allowed,
    days,
    hurting,
    paced,
    sentences,
)

FREE = {(dose.work_seconds, dose.intensity) for band in CATALOG.exercise(BRIDGE).doses
        for dose in band.doses(False)}  # fmt: skip


def grew(exercise: str, found: frozenset[tuple[int, int]]) -> tuple[bool, bool, bool]:
    """Whether some dose is longer, some harder, some both."""
    done = DOSES[exercise]
    longer = {(w, i) for w, i in found if w > done.work_seconds}
    harder = {(w, i) for w, i in found if i > done.intensity}
    return bool(longer - harder), bool(harder - longer), bool(longer & harder)


@pytest.mark.parametrize(("after", "grown"), [(1, False), (6, False), (7, True), (28, True)])
def test_a_dose_waits_a_week_before_it_grows(after: int, grown: bool) -> None:
    assert grew(CLAM, allowed(adapted(a_session(), today=days(after)), CLAM)) == (
        grown,
        grown,
        False,
    )


def test_after_four_weeks_without_it_anything_goes_again() -> None:
    assert allowed(adapted(a_session(), today=days(29)), BRIDGE) == FREE


@pytest.mark.parametrize("exercise", sorted(DOSES))
def test_a_week_gives_a_fifth_at_most(exercise: str) -> None:
    done = DOSES[exercise]
    for work, level in allowed(adapted(a_session(), today=days(7)), exercise):
        assert level <= done.intensity + 1
        assert 100 * work <= 120 * done.work_seconds
        assert work <= done.work_seconds or level <= done.intensity


def test_what_was_never_done_is_free() -> None:
    assert allowed(adapted(a_session(exercises=(CURL,))), BRIDGE) == FREE


def test_a_longer_routine_is_not_held_to_a_shorter_one() -> None:
    asked = check_intake({"minutes": 11, "pain": {"low-back": 5}})
    assert allowed(adapted(a_session(), intake=asked), BRIDGE) == FREE
    same = asked.model_copy(update={"minutes": 10})
    assert allowed(adapted(a_session(), intake=same), BRIDGE) < FREE


def test_walking_and_resting_are_no_doses_that_grow() -> None:
    done = a_session(exercises=("walking",), doses={"walking": paced(1, 30)})
    assert adapted(done).steering.limits == {}


@pytest.mark.parametrize(
    ("feelings", "opened"),
    [
        (("too-easy",), False),
        (("too-easy", "too-easy"), True),
        (("too-easy", "about-right", "too-easy"), False),
        (("too-easy", None, "too-easy"), False),
        (("about-right", "too-easy", "too-easy"), True),
        (("too-easy", "too-easy", "about-right"), False),
    ],
)
def test_two_in_a_row_that_were_too_easy_open_the_next_step(
    feelings: tuple[str | None, ...], opened: bool
) -> None:
    sessions = [a_session(days(at - len(feelings)), feeling=f) for at, f in enumerate(feelings)]
    found = adapted(*sessions)
    assert grew(CLAM, allowed(found, CLAM)) == (opened, opened, False)
    assert sentences(found) == (
        {"R-PN-04": "A step up is open today: your last 2 sessions were too easy."}
        if opened
        else {}
    )


def test_the_step_is_a_fifth_or_a_level_from_what_was_done_last() -> None:
    sessions = [a_session(days(at), feeling="too-easy") for at in (-2, -1)]
    assert max(w for w, i in allowed(adapted(*sessions), BRIDGE) if i == 2) == 70
    assert max(w for w, i in allowed(adapted(*sessions), CLAM) if i == 1) == 45
    assert max(w for w, i in allowed(adapted(*sessions), CLAM) if i == 2) == 40


def test_easing_beats_a_step_up() -> None:
    easy = [a_session(days(-2), feeling="too-easy")]
    easy += [a_session(days(-1), feeling="too-easy", hurt=(Hurt(exercise=BRIDGE, pain=4),))]
    found = adapted(*easy)
    assert {level for _, level in allowed(found, BRIDGE)} == {1}
    assert (45, 1) in allowed(found, CLAM)


def test_a_day_that_has_to_be_gentle_opens_nothing() -> None:
    sessions = [
        a_session(days(at), feeling="too-easy", pain_before=3, pain_next_day=5) for at in (-2, -1)
    ]
    found = adapted(*sessions, today=days(0))
    assert "R-PN-04" not in sentences(found)
    assert all(level == 1 for _, level in allowed(found, BRIDGE))


def test_without_known_doses_nothing_is_opened_and_nothing_said() -> None:
    sessions = [a_session(days(at), feeling="too-easy", doses={}) for at in (-2, -1)]
    assert adapted(*sessions).steering.adapted == ()


def test_a_dose_that_had_to_be_stopped_is_nothing_to_grow_from() -> None:
    found = adapted(hurting(BRIDGE, 7, taken := days(-20)), a_session(days(-1), doses={
        **DOSES, BRIDGE: paced(5, 5)}), today=days(1))  # fmt: skip
    assert taken < days(-1)
    assert allowed(found, BRIDGE) == {(25, 1)}


def test_every_movement_of_the_catalog_can_be_held_to_its_dose() -> None:
    def held(exercise: Exercise) -> bool:
        dose = exercise.doses[0].doses(exercise.per_side)[0]
        said = {"sets": dose.sets, "repetitions": dose.repetitions, "intensity": dose.intensity}
        said |= {"hold_seconds": dose.hold_seconds, "paced_seconds": dose.paced_seconds}
        one = a_session(
            exercises=(exercise.id,),
            doses={exercise.id: paced(1).model_copy(update=said)},
        )
        return (dose.work_seconds, dose.intensity) in allowed(adapted(one), exercise.id)

    movements = [each for each in CATALOG.exercises if each.role == "movement"]
    assert all(held(each) for each in movements)


def test_a_programme_grows_by_the_same_numbers() -> None:
    rule = CATALOG.adaptation("growth").numbers
    longer, harder = growing.grown((100, 1))
    assert (longer.work_seconds, longer.intensity) == (100 + rule["percent"], 1)
    assert (harder.work_seconds, harder.intensity) == (100, 1 + rule["levels"])


def test_on_a_gentle_day_what_was_done_before_the_last_session_does_not_grow_either() -> None:
    before = a_session(days(-10), exercises=(CLAM,))
    only = {"exercises": (BRIDGE,), "doses": {BRIDGE: DOSES[BRIDGE]}}
    sore = a_session(days(-1), **only, pain_before=3, pain_next_day=5)
    assert max(work for work, _ in allowed(adapted(before, sore, today=days(0)), CLAM)) == 40
