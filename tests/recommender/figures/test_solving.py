"""Does the solved body touch what it was told to touch?"""

from __future__ import annotations

from math import isclose

import pytest

from recommender.figures import body
from recommender.figures.geometry import length, minus
from recommender.figures.props import SEAT
from recommender.figures.solving import Unposed, solve, varied
from tests.builders_figures import LYING, ON_ALL_FOURS, STANDING, a_stance


def test_a_standing_body_is_as_high_as_it_should_be_and_stands_on_the_floor() -> None:
    stood = solve(a_stance(STANDING))
    assert isclose(stood.lowest("heel_r"), 0.0, abs_tol=0.05)
    assert 95 < stood.joints["head"][1] + body.HEAD < 103


def test_a_hand_reaches_its_point_and_the_elbow_bends_towards_its_pole() -> None:
    stood = solve(a_stance(STANDING, arm_r={"to": [18, 65, 10], "pole": [0, -1, 0]}))
    assert length(minus(stood.joints["wrist_r"], (18.0, 65.0, 10.0))) < 1e-6
    assert stood.joints["elbow_r"][1] < (stood.joints["shoulder_r"][1] + 65) / 2
    assert stood.strain["arm_r"] == 0


def test_what_is_out_of_reach_is_told_and_nothing_stretches() -> None:
    stood = solve(a_stance(STANDING, arm_r={"to": [60, 65, 10]}))
    assert stood.strain["arm_r"] > 20
    upper = minus(stood.joints["elbow_r"], stood.joints["shoulder_r"])
    assert isclose(length(upper), body.UPPER_ARM)


def test_one_number_is_varied_until_the_shoulders_are_where_they_should_be() -> None:
    knelt = solve(a_stance(ON_ALL_FOURS))
    assert isclose(knelt.joints["shoulder_r"][1], 33.4, abs_tol=0.05)
    rounded = solve(a_stance(ON_ALL_FOURS, spine={"lumbar": 40, "thorax": 30}))
    assert isclose(rounded.joints["shoulder_r"][1], 33.4, abs_tol=0.05)


def test_a_number_that_never_brings_it_there_is_refused() -> None:
    stance = a_stance(ON_ALL_FOURS, solve={"height": 90})
    with pytest.raises(Unposed, match=r"pelvis\.lean from 10 to 155 never brings shoulder_r"):
        solve(stance)


def test_a_prop_that_is_not_there_is_refused() -> None:
    with pytest.raises(Unposed, match="there is no table to touch"):
        solve(a_stance(STANDING, arm_r={"to": "table"}))


def test_a_cushion_lifts_what_lies_on_it() -> None:
    flat = solve(a_stance(ON_ALL_FOURS))
    pad = {"kind": "cushion", "under": ["knee_r", "knee_l"], "size": [16, 3, 22]}
    padded = solve(a_stance(ON_ALL_FOURS, props={"pad": pad}))
    assert isclose(padded.lowest("knee_r") - flat.lowest("knee_r"), 3.0, abs_tol=1e-6)
    assert isclose(padded.joints["wrist_r"][1], flat.joints["wrist_r"][1], abs_tol=1e-6)


def test_a_seat_bears_at_its_own_height() -> None:
    sitting = {
        "rest": {"parts": ["seat"], "on": "chair"},
        "props": {"chair": {"kind": "chair", "at": [2, 0, 0]}},
        "leg_r": {"hip": 90, "knee": 90},
        "leg_l": {"hip": 90, "knee": 90},
    }
    sat = solve(a_stance(sitting))
    assert isclose(sat.lowest("seat"), SEAT, abs_tol=1e-6)


def test_a_forearm_lies_on_the_floor_elbow_and_all() -> None:
    lower = {"solve": {"height": 19.0}}
    arms = {"rests": "forearm"}
    leant = solve(a_stance(ON_ALL_FOURS, arm_r=arms, arm_l=arms, **lower))
    assert isclose(leant.lowest("elbow_r"), 0.0, abs_tol=0.05)
    assert abs(leant.lowest("wrist_r")) < 0.6


def test_lying_brings_chest_and_pelvis_to_the_floor_together() -> None:
    lain = solve(a_stance(LYING))
    assert abs(lain.lowest("pelvis")) < 0.05
    assert abs(lain.lowest("chest")) < 0.1


def test_both_legs_are_varied_by_one_name() -> None:
    told = varied(a_stance(STANDING), "legs.hip", 30)
    assert (told.leg_r.hip, told.leg_l.hip) == (30, 30)


def test_an_anchor_keeps_its_part_above_one_spot() -> None:
    leant = solve(a_stance(STANDING, pelvis={"lean": 20}, anchor={"part": "ankle_r", "x": 7}))
    assert isclose(leant.joints["ankle_r"][0], 7.0, abs_tol=1e-9)
