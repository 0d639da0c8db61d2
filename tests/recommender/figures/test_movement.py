"""Is every in-between pose a pose, and does what stays where it is stay there?"""

from __future__ import annotations

from itertools import pairwise

from recommender.figures.geometry import length, minus
from recommender.figures.movement import LIMB_TURNS, MOST_FRAMES, frames, pinned, steps_between
from recommender.figures.pose_checks import pose_faults
from recommender.figures.solving import solve
from tests.builders_figures import ON_ALL_FOURS, STANDING, a_stance

HOLLOW = a_stance(ON_ALL_FOURS, spine={"lumbar": -30})
ROUND = a_stance(ON_ALL_FOURS, spine={"lumbar": 40, "thorax": 40, "neck": 30})


def test_hands_on_the_floor_stay_where_the_first_pose_puts_them() -> None:
    told = frames((HOLLOW, ROUND))
    first = told[0][1].joints["wrist_r"]
    assert all(length(minus(now.joints["wrist_r"], first)) < 0.02 for _, now in told)


def test_without_pinning_the_hands_would_slide() -> None:
    apart = minus(solve(HOLLOW).joints["wrist_r"], solve(ROUND).joints["wrist_r"])
    assert length(apart) > 1
    assert pinned((HOLLOW,)) == (HOLLOW,)


def test_no_limb_turns_far_from_one_frame_to_the_next() -> None:
    raised = a_stance(STANDING, arm_r={"flex": 150})
    told = frames((a_stance(STANDING), raised))
    assert len(told) == 1 + -(-150 // LIMB_TURNS)
    assert all(steps_between(one, other) <= 2 for (_, one), (_, other) in pairwise(told))
    assert len(told) <= MOST_FRAMES + 1


def test_frames_between_sound_poses_are_sound() -> None:
    assert all(not pose_faults(stance, now) for stance, now in frames((HOLLOW, ROUND)))


def test_an_arm_goes_from_an_angle_to_a_point() -> None:
    hanging = a_stance(STANDING)
    reaching = a_stance(STANDING, arm_r={"to": [24, 84, 9]})
    told = frames((hanging, reaching))
    last = told[-1][1].joints["wrist_r"]
    gaps = [length(minus(now.joints["wrist_r"], last)) for _, now in told]
    assert gaps == sorted(gaps, reverse=True)
    assert all(not pose_faults(stance, now) for stance, now in told)


def test_a_still_pose_is_one_frame() -> None:
    assert len(frames((HOLLOW,))) == 1
