"""Is what hurt, what is not wished and what was done already left out, and for how long?"""

from __future__ import annotations

from datetime import date

import pytest

from recommender.adapting import as_adapted
from recommender.feedback import Hurt
from recommender.intake import check_intake
from tests.builders_feedback import (
    BRIDGE,
    CAT_COW,
    DOSES,
    MONDAY,
    a_session,
    adapted,
    advised,
    allowed,
    days,
    held,
    hurting,
    sentences,
)

ASKED = check_intake({"minutes": 10, "pain": {"low-back": 5}})
EXPECTING = check_intake(
    {"minutes": 10, "pain": {"low-back": 5}, "concerns": {"pregnancy": "trimester-2"}}
)


@pytest.mark.parametrize(("pain", "rests"), [(5, False), (6, True), (10, True)])
def test_pain_of_6_leaves_an_exercise_out(pain: int, rests: bool) -> None:
    assert (BRIDGE in adapted(hurting(BRIDGE, pain)).rests) == rests


def test_pain_that_spreads_or_is_sharp_leaves_it_out_however_little_it_is() -> None:
    assert adapted(hurting(BRIDGE, 1, spreads=True)).rests == (BRIDGE,)


def test_what_was_stopped_is_left_out_whatever_the_number_was() -> None:
    assert adapted(hurting(BRIDGE, 2, stopped=True)).rests == (BRIDGE,)


@pytest.mark.parametrize(("pain", "rests"), [(0, False), (1, True)])
def test_in_pregnancy_any_pain_does(pain: int, rests: bool) -> None:
    assert (BRIDGE in adapted(hurting(BRIDGE, pain), intake=EXPECTING).rests) == rests
    assert adapted(hurting(BRIDGE, pain), intake=ASKED).rests == ()


@pytest.mark.parametrize(("after", "rests"), [(0, True), (13, True), (14, True), (15, False)])
def test_it_rests_for_14_days_and_is_back_on_the_15th(after: int, rests: bool) -> None:
    assert (BRIDGE in adapted(hurting(BRIDGE, 6), today=days(after)).rests) == rests


def test_the_rest_is_told_with_its_last_day_and_its_reason() -> None:
    told = sentences(adapted(hurting(BRIDGE, 6)))
    assert told == {"R-PN-02": "Bridge is left out until 30 November 2026: it hurt on Monday."}


def test_on_the_same_day_it_hurt_earlier_today() -> None:
    told = sentences(adapted(hurting(BRIDGE, 6), today=MONDAY))
    assert told["R-PN-02"].endswith("it hurt earlier today.")


def test_it_comes_back_gentler_and_says_so() -> None:
    back = adapted(hurting(BRIDGE, 6), today=days(15))
    assert sentences(back) == {"R-PN-02": "Bridge is back, and gentler: it hurt on 16 November."}
    assert {level for _, level in allowed(back, BRIDGE)} == {1}


def test_what_was_taken_back_by_hand_is_gentler_instead_of_left_out() -> None:
    again = adapted(hurting(BRIDGE, 6), taken_back=(BRIDGE,))
    assert again.rests == ()
    assert {level for _, level in allowed(again, BRIDGE)} == {1}


def test_a_rest_that_the_journal_knows_of_counts_without_its_session() -> None:
    kept = adapted(left_out={BRIDGE: date(2026, 11, 20)}, today=date(2026, 11, 20))
    assert kept.rests == (BRIDGE,)
    assert "it hurt on 6 November" in sentences(kept)["R-PN-02"]
    assert adapted(left_out={BRIDGE: date(2026, 11, 20)}, today=date(2026, 11, 21)).rests == ()


def test_never_again_is_told_once_for_all() -> None:
    wishes = adapted(left_out={BRIDGE: None, CAT_COW: None})
    assert wishes.unwished == (BRIDGE, CAT_COW)
    assert sentences(wishes) == {"R-PN-07": "Left out, as you asked: Bridge and Cat-cow."}


def test_what_was_done_already_waits_for_the_next_day() -> None:
    session = a_session(MONDAY, already=(CAT_COW,))
    assert sentences(adapted(session, today=MONDAY)) == {
        "R-PN-08": "Cat-cow is left out today: you have done it already."
    }
    assert adapted(session, today=MONDAY).unwished == (CAT_COW,)
    assert adapted(session).unwished == ()


def test_a_wish_by_name_beats_never_again_and_not_what_hurt() -> None:
    asked = ASKED.model_copy(update={"locked": (BRIDGE, CAT_COW)})
    found = as_adapted(asked, adapted(hurting(BRIDGE, 6), left_out={CAT_COW: None}))
    assert found.excluded == (BRIDGE,)
    assert found.locked == (BRIDGE, CAT_COW)


def test_never_again_does_not_hide_that_it_hurt() -> None:
    both = adapted(hurting(BRIDGE, 6), left_out={BRIDGE: None})
    assert (both.rests, both.unwished) == ((BRIDGE,), (BRIDGE,))


def test_never_again_and_what_hurt_beat_favourites() -> None:
    found = adapted(hurting(BRIDGE, 6), left_out={CAT_COW: None}, favourites=(BRIDGE, CAT_COW))
    assert found.steering.liked == ()


def test_favourites_are_taken_rather_than_others() -> None:
    found = adapted(favourites=(CAT_COW,))
    assert found.steering.liked == (CAT_COW,)
    assert sentences(found) == {"R-PN-06": "Your favourites come first where they fit."}


def test_what_has_nothing_gentler_rests_once() -> None:
    doses = {**DOSES, CAT_COW: held(5).model_copy(update={"repetitions": 5})}
    first = a_session(doses=doses, hurt=(Hurt(exercise=CAT_COW, pain=4),))
    found = adapted(first)
    assert found.rests == (CAT_COW,)
    assert sentences(found) == {
        "R-PN-01": "Cat-cow rests today: it hurt on Monday, and nothing about it is gentler."
    }
    later = a_session(days(1), exercises=(BRIDGE,), doses={BRIDGE: DOSES[BRIDGE]})
    assert adapted(first, later, today=days(2)).rests == ()


@pytest.mark.parametrize(("stops", "told"), [(1, False), (2, True), (3, True)])
def test_what_hurt_twice_should_be_looked_at(stops: int, told: bool) -> None:
    sessions = [hurting(BRIDGE, 6, days(-20 * at)) for at in reversed(range(stops))]
    found = advised(adapted(*sessions))
    assert ("R-PN-11" in found) == told
    if told:
        assert found["R-PN-11"].startswith("This hurt more than once: Bridge. Please see")


def test_twice_in_one_session_is_once() -> None:
    pains = (Hurt(exercise=BRIDGE, pain=6), Hurt(exercise=BRIDGE, pain=7))
    assert adapted(a_session(hurt=pains)).advice == ()


def test_once_the_rest_is_over_nobody_is_sent_again() -> None:
    sessions = [hurting(BRIDGE, 6, days(-20)), hurting(BRIDGE, 6)]
    assert advised(adapted(*sessions, today=days(14)))
    assert advised(adapted(*sessions, today=days(15))) == {}


def test_what_the_catalog_no_longer_has_is_left_aside() -> None:
    found = adapted(
        hurting("handstand", 9), left_out={"headstand": None}, favourites=("cartwheel",)
    )
    assert (found.rests, found.unwished, found.steering.liked) == ((), (), ())


def test_sessions_to_come_are_not_heeded() -> None:
    assert adapted(hurting(BRIDGE, 9, days(2))).rests == ()
