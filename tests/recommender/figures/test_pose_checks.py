"""Does every check see the fault that it is there for?"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from recommender.figures.checking import movement_faults, picture_faults
from recommender.figures.geometry import add
from recommender.figures.pose_checks import pose_faults
from recommender.figures.skeleton import Body
from recommender.figures.solving import solve
from tests.builders_figures import LYING, ON_ALL_FOURS, STANDING, a_stance

WALL = {"wall": {"kind": "wall", "at": [20, 0, 0], "size": [2, 100, 90]}}
PLANTED: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "arm_r: its contact is": (STANDING, {"arm_r": {"to": [60, 60, 0]}}),
    "heel_l: bears the body, but hovers": (STANDING, {"leg_l": {"hip": 40, "knee": 40}}),
    "toe_r: sinks": (STANDING, {"leg_r": {"point": 40}}),
    "wrist_r: hovers": (LYING, {"arm_r": {"to": "free", "flex": 60}}),
    "head: hovers": (LYING, {"floats": [], "spine": {"neck": 40}}),
    "heel_l: hovers": (LYING, {"leg_l": {"to": "free", "hip": 90, "knee": 60}}),
    "hip_r: hip flexion": (LYING, {"leg_r": {"to": "free", "hip": 150}, "floats": ["leg_r"]}),
    "knee_r: knee of": (STANDING, {"leg_r": {"knee": 170}}),
    "elbow_l: elbow of": (STANDING, {"arm_l": {"elbow": 165}}),
    "spine: spine twist": (STANDING, {"spine": {"thorax_twist": 90}}),
    "neck: neck twist": (STANDING, {"spine": {"neck_twist": 95}}),
    "shoulder_r: shoulder flexion": (STANDING, {"arm_r": {"flex": -80}}),
    "ankle_r: ankle": (STANDING, {"leg_r": {"point": -40}}),
    "head: lies": (STANDING, {"arm_r": {"to": [1, 93, 0]}}),
    "body: its weight lies": (STANDING, {"pelvis": {"lean": 70}}),
    "wrist_r: is 5.0 inside the wall": (STANDING, {"arm_r": {"to": [24, 76, 10]}, "props": WALL}),
}  # fmt: skip


@pytest.mark.parametrize("wanted", PLANTED)
def test_a_planted_fault_is_found(wanted: str) -> None:
    start, changes = PLANTED[wanted]
    stance = a_stance(start, **changes)
    assert any(wanted in fault for fault in pose_faults(stance, solve(stance))), pose_faults(
        stance, solve(stance)
    )


@pytest.mark.parametrize("start", [STANDING, LYING, ON_ALL_FOURS])
def test_a_sound_pose_has_no_fault(start: dict[str, Any]) -> None:
    stance = a_stance(start)
    assert pose_faults(stance, solve(stance)) == []


def test_a_stretched_bone_is_found() -> None:
    stance = a_stance(STANDING)
    sound = solve(stance)
    longer = {**sound.joints, "knee_r": add(sound.joints["knee_r"], (0.0, -0.3, 0.0))}
    faults = pose_faults(stance, replace(sound, joints=longer))
    assert any(fault.startswith("knee_r: its bone is") for fault in faults)


def test_a_hand_that_slides_is_found() -> None:
    stance = a_stance(STANDING, arm_r={"to": [20, 60, 10]})
    one = solve(stance)
    slid = {**one.joints, "wrist_r": add(one.joints["wrist_r"], (0.7, 0.0, 0.0))}
    other: Body = replace(one, joints=slid)
    assert movement_faults([(stance, one), (stance, other)]) == ["wrist_r: slides 0.7"]
    assert movement_faults([(stance, one), (stance, one)]) == []


def test_a_hidden_target_and_an_arrow_on_the_face_are_found() -> None:
    hidden = a_stance(STANDING, target=["low-back"], camera="front")
    assert any("looks away" in fault for fault in picture_faults(hidden, solve(hidden)))
    covered = a_stance(STANDING, target=["front-of-hip-l"], camera=[0, 0])
    assert any("can be seen" in fault for fault in picture_faults(covered, solve(covered)))
    arrow = {"at": "head", "path": [[10, 0, 0], [5, 0, 0], [0, 0, 0]]}
    poked = a_stance(STANDING, arrows=[arrow])
    assert any("of the head" in fault for fault in picture_faults(poked, solve(poked)))
