"""Could a person be in this pose? Every fault as a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import hypot

from recommender.catalog.posing import Stance
from recommender.figures import body, props
from recommender.figures.balance import does_not_fall
from recommender.figures.geometry import between, length, minus
from recommender.figures.ground import LOW, floor_below
from recommender.figures.limits import beyond
from recommender.figures.skeleton import Body
from recommender.figures.solving import gap_under, surface_under

BONES = {
    ("hip", "knee"): body.THIGH,
    ("knee", "ankle"): body.SHANK,
    ("ankle", "toe"): body.FOOT,
    ("shoulder", "elbow"): body.UPPER_ARM,
    ("elbow", "wrist"): body.FOREARM,
    ("wrist", "fingers"): body.HAND,
}
STRETCHED = 0.005
CLOSE = 1.0
"""What touches does so within 1 % of the body's height; nothing sinks by more."""
STRAINED = 0.5
HOVERS = 1.6
HEAD_CLEAR = 3.5
LYING_FROM = 75.0

PoseCheck = Callable[[Stance, Body], Iterator[str]]
"""Looks at what was told and at the solved body; yields a sentence for each fault."""


def _bones_keep_their_length(_: Stance, now: Body) -> Iterator[str]:
    for (start, end), size in BONES.items():
        for side in body.SIDES:
            drawn = length(minus(now.joints[f"{end}_{side}"], now.joints[f"{start}_{side}"]))
            if abs(drawn - size) > STRETCHED * size:
                yield f"{end}_{side}: its bone is {drawn:.1f} long, not {size:g}"


def _contacts_are_reached(_: Stance, now: Body) -> Iterator[str]:
    for limb, missed in now.strain.items():
        if missed > STRAINED:
            yield f"{limb}: its contact is {missed:.1f} out of reach"


def _what_bears_touches(stance: Stance, now: Body) -> Iterator[str]:
    for part in stance.rest.parts:
        gap = gap_under(stance, now, part)
        if abs(gap) > CLOSE:
            yield f"{part}: bears the body, but hovers {gap:.1f} above {stance.rest.on}"


def _nothing_sinks(stance: Stance, now: Body) -> Iterator[str]:
    for part in LOW:
        floor = floor_below(stance, now.point(part))
        sunk = floor - now.lowest(part)
        if sunk > CLOSE:
            yield f"{part}: sinks {sunk:.1f} below what it lies on"


def _nothing_passes_a_wall(stance: Stance, now: Body) -> Iterator[str]:
    for prop in stance.props.values():
        if prop.kind != "wall":
            continue
        which = 2 if prop.facing % 180 == 90 else 0
        side = 1.0 if now.stations[3][0][which] > prop.at[which] else -1.0
        plane = prop.at[which] + side * props.WALL_THICK / 2
        for name, point in now.joints.items():
            past = (plane - point[which]) * side
            if past > CLOSE:
                yield f"{name}: is {past:.1f} inside the wall"


def _nothing_hovers_unsaid(stance: Stance, now: Body) -> Iterator[str]:
    """Lying down, every limb and the head touch something, hold something or are said to float."""
    if abs(stance.pelvis.lean) < LYING_FROM or not {"pelvis", "chest"} & set(stance.rest.parts):
        return
    for part, limb in (("wrist_r", "arm_r"), ("wrist_l", "arm_l"), ("heel_r", "leg_r"),
                       ("heel_l", "leg_l"), ("head", "head")):  # fmt: skip
        told = limb in stance.floats or getattr(getattr(stance, limb, None), "to", "free") != "free"
        lowest = now.lowest(part)
        if limb.startswith("leg"):
            lowest = min(lowest, now.lowest(f"toe_{limb[-1]}"), now.lowest(f"ankle_{limb[-1]}"))
        gap = lowest - max(surface_under(stance, part), _bears_beside(now, limb))
        if not told and gap > HOVERS:
            what = f"{part}: hovers {gap:.1f} above {stance.rest.on}"
            yield f"{what}; if meant, name {limb} in floats"


def _bears_beside(now: Body, limb: str) -> float:
    """A leg may lie on the other one."""
    if not limb.startswith("leg"):
        return 0.0
    other = "l" if limb.endswith("r") else "r"
    here, there = now.joints[f"ankle_{limb[-1]}"], now.joints[f"ankle_{other}"]
    if hypot(here[0] - there[0], here[2] - there[2]) < 12 and here[1] > there[1]:
        return there[1] + body.RADII["ankle"]
    return 0.0


def _joints_stay_human(stance: Stance, now: Body) -> Iterator[str]:
    yield from beyond(stance, now)


def _head_stays_outside(stance: Stance, now: Body) -> Iterator[str]:
    if stance.folds:
        return
    head = now.joints["head"]
    bones = [(now.stations[at][0], now.stations[at + 1][0], 4.5) for at in range(4)]
    bones += [
        (now.joints[f"{start}_{side}"], now.joints[f"{end}_{side}"], body.RADII[end])
        for side in body.SIDES
        for start, end in (("hip", "knee"), ("knee", "ankle"), ("elbow", "wrist"))
    ]
    for start, end, radius in bones:
        for step in range(5):
            gap = length(minus(head, between(start, end, step / 4))) - body.HEAD - radius
            if gap < -HEAD_CLEAR:
                yield f"head: lies {-gap:.1f} inside another part; say folds if it is meant"
                return


POSE_CHECKS: tuple[PoseCheck, ...] = (
    _bones_keep_their_length,
    _contacts_are_reached,
    _what_bears_touches,
    _nothing_sinks,
    _nothing_passes_a_wall,
    _nothing_hovers_unsaid,
    _joints_stay_human,
    _head_stays_outside,
    does_not_fall,
)


def pose_faults(stance: Stance, now: Body) -> list[str]:
    """What is wrong with one pose, key pose or in between."""
    return [sentence for check in POSE_CHECKS for sentence in check(stance, now)]
