"""How does the body get from one key pose to the next? Solved in between, with contacts kept."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from math import ceil
from typing import Any

from recommender.catalog.posing import Arm, Leg, Spot, Stance
from recommender.figures.geometry import angle, axis, minus
from recommender.figures.skeleton import Body
from recommender.figures.solving import settled, solve

LIMB_TURNS, TRUNK_TURNS = 11.4, 24.0
"""No limb turns by more degrees from one frame to the next: a straight line between the frames
then shortens no bone by more than 0.5 % (1 - cos 5.7 degrees). Head and trunk have no long bones.
"""
MOST_FRAMES = 16
BONES = tuple(
    (start, end, side)
    for start, end in (
        ("hip", "knee"), ("knee", "ankle"), ("shoulder", "elbow"), ("elbow", "wrist"),
    )
    for side in "rl"
)  # fmt: skip


def pinned(stances: tuple[Stance, ...]) -> tuple[Stance, ...]:
    """Hands and feet that stay on a surface keep the spot where the first pose puts them."""
    if len(stances) < 2:
        return stances
    first = solve(stances[0])
    told = list(stances)
    for limb in ("arm_r", "arm_l", "leg_r", "leg_l"):
        kept = getattr(stances[0], limb)
        if not isinstance(kept.to, str) or kept.to == "free" or _lies(kept):
            continue
        if any(getattr(each, limb) != kept for each in stances):
            continue
        end = "wrist" if limb.startswith("arm") else "ankle"
        changes: dict[str, Any] = {"to": first.joints[f"{end}_{limb[-1]}"]}
        if isinstance(kept, Leg) and kept.toes is None:
            changes["toes"] = minus(first.joints[f"toe_{limb[-1]}"], changes["to"])
        if isinstance(kept, Arm) and kept.fingers is None:
            changes["fingers"] = minus(first.joints[f"fingers_{limb[-1]}"], changes["to"])
        told = [each.model_copy(update={limb: kept.model_copy(update=changes)}) for each in told]
    return tuple(told)


def _lies(limb: Arm | Leg) -> bool:
    return isinstance(limb, Arm) and limb.rests == "forearm"


def frames(stances: tuple[Stance, ...], loop: bool = False) -> tuple[tuple[Stance, Body], ...]:
    """The key poses with as many solved poses between as the widest turn asks for.

    In a `loop` the last of them is the first again.
    """
    poses = pinned(stances)
    poses = (*poses, poses[0]) if loop else poses
    solved = [solve(each) for each in poses]
    told = [(poses[0], solved[0])]
    for (one, one_body), (other, other_body) in pairwise(zip(poses, solved, strict=True)):
        count = min(MOST_FRAMES, steps_between(one_body, other_body))
        ends = _met(one, one_body, other, other_body)
        for step in range(1, count):
            between = _between(*ends, step / count)
            told.append((between, solve(between)))
        told.append((other, other_body))
    return tuple(told)


def steps_between(one: Body, other: Body) -> int:
    """How many steps keep every turn small enough."""
    limbs = [
        angle(
            minus(one.joints[f"{end}_{side}"], one.joints[f"{start}_{side}"]),
            minus(other.joints[f"{end}_{side}"], other.joints[f"{start}_{side}"]),
        )
        for start, end, side in BONES
    ]
    frames = [(one.head, other.head)]
    frames += [(a[1], b[1]) for a, b in zip(one.stations, other.stations, strict=True)]
    trunk = [angle(axis(a, which), axis(b, which)) for a, b in frames for which in (0, 1)]
    return max(1, ceil(max(limbs) / LIMB_TURNS), ceil(max(trunk) / TRUNK_TURNS))


def _met(one: Stance, one_body: Body, other: Stance, other_body: Body) -> tuple[Stance, Stance]:
    """Both poses with limbs told in the same way: where they differ, by the end's point."""
    told = [one, other]
    if (one.solve is None) != (other.solve is None):
        told = [settled(each).model_copy(update={"solve": None}) for each in told]
    for limb in ("arm_r", "arm_l", "leg_r", "leg_l"):
        kinds = {_kind(getattr(each, limb)) for each in told}
        if len(kinds) == 1 and kinds != {"spot"}:
            continue
        if len(kinds) == 1 and _same_spot(getattr(one, limb).to, getattr(other, limb).to):
            continue
        told = [
            each.model_copy(update={limb: _by_point(getattr(each, limb), now, limb)})
            for each, now in zip(told, (one_body, other_body), strict=True)
        ]
    return told[0], told[1]


def _kind(limb: Arm | Leg) -> str:
    if isinstance(limb.to, Spot):
        return "spot"
    return limb.to if isinstance(limb.to, str) else "point"


def _same_spot(one: Spot, other: Spot) -> bool:
    return (one.bone, one.joint) == (other.bone, other.joint)


def _by_point(limb: Arm | Leg, now: Body, name: str) -> Arm | Leg:
    """The limb told by where its end is, where its middle joint points and how it ends."""
    side = name[-1]
    root, middle, end, tip = (
        ("hip", "knee", "ankle", "toe")
        if name.startswith("leg")
        else ("shoulder", "elbow", "wrist", "fingers")
    )
    joints = {part: now.joints[f"{part}_{side}"] for part in (root, middle, end, tip)}
    straight = [(a + b) / 2 for a, b in zip(joints[root], joints[end], strict=True)]
    pole = minus(joints[middle], (straight[0], straight[1], straight[2]))
    changes: dict[str, Any] = {"to": joints[end], "pole": pole}
    changes["toes" if name.startswith("leg") else "fingers"] = minus(joints[tip], joints[end])
    if name.startswith("arm"):
        changes["rests"] = "hand"
    return limb.model_copy(update=changes)


def _between(one: Stance, other: Stance, at: float) -> Stance:
    """Every number a share `at` of the way; whatever is no number as in the first."""
    told = one.model_dump()
    fields = ("pelvis", "spine", "shoulders", "arm_r", "arm_l", "leg_r", "leg_l", "rest", "anchor",
              "solve", "props")  # fmt: skip
    both = {name: _mixed(told[name], other.model_dump()[name], at) for name in fields}
    return Stance.model_validate({**told, **both})


def _mixed(one: Any, other: Any, at: float) -> Any:
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return {key: _mixed(value, other.get(key, value), at) for key, value in one.items()}
    if isinstance(one, (bool, str)) or one is None or other is None:
        return one
    if isinstance(one, (list, tuple)):
        if len(one) != len(other) or not all(isinstance(each, (int, float)) for each in one):
            return one
        return tuple(_mixed(a, b, at) for a, b in zip(one, other, strict=True))
    return one + (other - one) * at
