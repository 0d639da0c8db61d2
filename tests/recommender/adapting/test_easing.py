"""Is what hurt a little gentler the next time, and is a hard session followed by an easier one?"""

from __future__ import annotations

import pytest

from recommender.adapting import adapt
from recommender.feedback import Feedback, Hurt
from recommender.steering import Ceiling
from tests.builders_feedback import (
    BRIDGE,
    CAT_COW,
    CATALOG,
    CURL,
    DOSES,
    a_session,
    adapted,
    all_doses,
    allowed,
    days,
    hurting,
    sentences,
)


@pytest.mark.parametrize(("pain", "eased"), [(3, False), (4, True), (5, True)])
def test_pain_of_4_or_5_makes_it_a_level_easier(pain: int, eased: bool) -> None:
    found = adapted(hurting(BRIDGE, pain))
    levels = {level for _, level in allowed(found, BRIDGE)}
    assert levels == ({1} if eased else {1, 2})
    assert sentences(found) == (
        {"R-PN-01": "Bridge is gentler today: it hurt on Monday."} if eased else {}
    )


def test_where_it_is_easy_already_it_is_a_quarter_shorter() -> None:
    assert max(work for work, _ in allowed(adapted(hurting(CAT_COW, 4)), CAT_COW)) == 30


def test_nothing_else_is_changed_by_it() -> None:
    eased, plain = adapted(hurting(BRIDGE, 5)), adapted(hurting(BRIDGE, 3))
    for exercise in (CAT_COW, CURL, "seated-cat-cow"):
        assert allowed(eased, exercise) == allowed(plain, exercise)


def test_an_unknown_dose_gives_way_to_the_gentlest() -> None:
    found = adapted(a_session(doses={}, hurt=(Hurt(exercise=BRIDGE, pain=4),)))
    assert allowed(found, BRIDGE) == {min((d.work_seconds, d.intensity) for d in all_doses(BRIDGE))}


def test_it_lasts_until_the_exercise_went_well() -> None:
    first, other = hurting(BRIDGE, 5), a_session(days(1), exercises=(CAT_COW,))
    assert "R-PN-01" in sentences(adapted(first, other, today=days(2)))
    well = adapted(first, a_session(days(1)), today=days(2))
    assert sentences(well) == {}
    assert (60, 2) in allowed(well, BRIDGE)


def test_after_four_weeks_it_is_forgotten() -> None:
    assert sentences(adapted(hurting(BRIDGE, 5), today=days(28)))
    assert sentences(adapted(hurting(BRIDGE, 5), today=days(29))) == {}


@pytest.mark.parametrize(("next_day", "calm"), [(3, False), (4, False), (5, True), (9, True)])
def test_pain_2_points_up_on_the_day_after_makes_the_next_session_easier(
    next_day: int, calm: bool
) -> None:
    found = adapted(a_session(pain_before=3, pain_next_day=next_day))
    assert (found.steering.everywhere.intensity == 1) == calm
    assert ("R-PN-03" in sentences(found)) == calm


def test_the_day_is_named_after_which_the_pain_rose() -> None:
    found = adapted(a_session(pain_before=3, pain_next_day=5))
    assert sentences(found) == {"R-PN-03": "One step gentler today: your pain rose after Monday."}


def test_every_level_is_lowered_and_no_dose_grows() -> None:
    found = adapted(a_session(pain_before=3, pain_next_day=5), today=days(8))
    for exercise, done in DOSES.items():
        for work, level in allowed(found, exercise):
            assert level < done.intensity or level == 1
            assert work <= done.work_seconds
    assert all(level == 1 for _, level in allowed(found, "seated-figure-four"))


def test_after_a_demanding_session_the_usual_level_is_left() -> None:
    doses = {BRIDGE: DOSES[BRIDGE].model_copy(update={"intensity": 3})}
    hard = a_session(doses=doses, pain_before=3, pain_next_day=5)
    assert adapted(hard).steering.everywhere.intensity == 2


def test_what_has_no_gentle_dose_rests_on_such_a_day() -> None:
    found = adapted(a_session(pain_before=3, pain_next_day=5))
    assert found.rests == ("bicycle", "pigeon")
    assert all(CATALOG.exercise(each).offered == "when-locked" for each in found.rests)


def test_without_the_pain_before_nobody_can_say_that_it_rose() -> None:
    assert sentences(adapted(a_session(pain_next_day=9))) == {}


def test_it_holds_for_the_next_session_alone() -> None:
    raised = a_session(pain_before=3, pain_next_day=5)
    assert sentences(adapted(raised, a_session(days(1)), today=days(2))) == {}


def test_a_second_session_of_the_day_is_gentle_as_well() -> None:
    raised = a_session(pain_before=3, pain_next_day=5)
    assert "R-PN-03" in sentences(adapted(raised, a_session(days(1)), today=days(1)))


def test_of_two_sessions_on_a_day_the_worse_counts() -> None:
    raised = a_session(pain_before=3, pain_next_day=5)
    assert "R-PN-03" in sentences(adapted(raised, a_session()))


def test_too_hard_is_followed_by_one_step_down() -> None:
    found = adapted(a_session(feeling="too-hard"))
    assert sentences(found) == {
        "R-PN-05": "One step gentler today: the session on Monday was too hard."
    }
    assert {level for _, level in allowed(found, BRIDGE)} == {1}
    assert max(work for work, _ in allowed(found, CAT_COW)) == 30


@pytest.mark.parametrize("feeling", ["about-right", "too-easy", None])
def test_nothing_else_that_is_felt_makes_it_easier(feeling: str | None) -> None:
    assert adapted(a_session(feeling=feeling)).steering.adapted == ()


def test_only_the_last_session_can_have_been_too_hard() -> None:
    later = a_session(days(1), feeling="about-right")
    assert adapted(a_session(feeling="too-hard"), later, today=days(2)).steering.adapted == ()


@pytest.mark.parametrize(
    ("rises", "irritable"),
    [((2,), False), ((2, 2), True), ((2, 1), False), ((2, 0, 2), True), ((2, 2, 0, 0), False)],
)
def test_two_of_the_last_three_make_a_back_irritable(
    rises: tuple[int, ...], irritable: bool
) -> None:
    sessions = [
        a_session(days(at - len(rises)), pain_before=3, pain_after=3 + rise)
        for at, rise in enumerate(rises)
    ]
    found = adapted(*sessions)
    assert ("R-PN-09" in sentences(found)) == irritable


def test_an_irritable_back_gets_the_first_week_again() -> None:
    sessions = [a_session(days(at), pain_before=3, pain_after=5) for at in (-2, -1)]
    found = adapted(*sessions)
    assert sentences(found) == {
        "R-PN-09": "Few and short today: 2 of your last 3 sessions raised your pain."
    }
    caps = CATALOG.rule("R-DO-07").caps
    assert caps.hold_seconds is not None
    assert caps.paced_repetitions is not None
    assert max(work for work, _ in allowed(found, "seated-figure-four")) == caps.hold_seconds
    assert max(work for work, _ in allowed(found, "clamshell")) == 5 * caps.paced_repetitions


def test_the_next_day_counts_for_an_irritable_back_as_well() -> None:
    sessions = [
        a_session(days(at), pain_before=3, pain_after=3, pain_next_day=5) for at in (-2, -1)
    ]
    assert list(sentences(adapted(*sessions, today=days(0)))) == ["R-PN-09"]


def test_the_strictest_of_three_reasons_is_told_and_all_hold() -> None:
    sessions = [
        a_session(days(at), pain_before=3, pain_after=5, pain_next_day=5, feeling="too-hard")
        for at in (-2, -1)
    ]
    found = adapted(*sessions, today=days(0))
    assert list(sentences(found)) == ["R-PN-09"]
    assert found.steering.everywhere.intensity == 1


def test_what_is_about_the_next_session_is_not_about_those_after_it() -> None:
    sessions = [
        a_session(days(at), pain_before=3, pain_after=5, pain_next_day=5, feeling="too-hard")
        for at in (-2, -1)
    ]
    later = adapt(CATALOG, Feedback(sessions=tuple(sessions)), days(2), is_next=False)
    assert (later.steering.adapted, later.steering.everywhere) == ((), Ceiling())
    hurt = Feedback(sessions=(hurting(BRIDGE, 5),))
    eased = adapt(CATALOG, hurt, days(2), is_next=False)
    assert {level for _, level in allowed(eased, BRIDGE)} == {1}
