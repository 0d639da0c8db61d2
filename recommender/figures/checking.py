"""Could a person be in this pose, and does the picture show it? Every fault as a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from math import cos, hypot, pi, sin

from recommender.catalog.posing import Prop, Spot, Stance
from recommender.figures import body, props
from recommender.figures.camera import seen, view_of
from recommender.figures.figure import Figure
from recommender.figures.geometry import Vector, add, between, length, minus, times
from recommender.figures.limits import beyond
from recommender.figures.scene import scene
from recommender.figures.shapes import Capsule, Line, Rings, Shape
from recommender.figures.skeleton import Body
from recommender.figures.solving import gap_under, surface_under
from recommender.figures.targets import turned_away

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
SLIDES = 0.5
HOVERS = 1.6
HEAD_CLEAR = 3.5
STEADY = 4.0
"""How far the centre of mass may lie outside what bears it, before a person would fall."""
LYING_FROM = 75.0
VISIBLE = 0.5
ARROW_CLEAR = 2.0

PoseCheck = Callable[[Stance, Body], Iterator[str]]
"""Looks at what was told and at the solved body; yields a sentence for each fault."""


def pose_faults(stance: Stance, now: Body) -> list[str]:
    """What is wrong with one pose, key pose or in between."""
    return [sentence for check in POSE_CHECKS for sentence in check(stance, now)]


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


LOW = (*(f"{joint}_{side}" for joint in (*body.JOINTS, "heel") for side in body.SIDES), "head",
       "pelvis", "loins", "chest")  # fmt: skip


def _nothing_sinks(stance: Stance, now: Body) -> Iterator[str]:
    for part in LOW:
        floor = _floor_below(stance, now.point(part))
        sunk = floor - now.lowest(part)
        if sunk > CLOSE:
            yield f"{part}: sinks {sunk:.1f} below what it lies on"


def _floor_below(stance: Stance, point: Vector) -> float:
    """How high the highest hard surface is under a point that is above it."""
    heights = [0.0]
    heights += [
        props.top(prop)
        for prop in stance.props.values()
        if prop.kind in ("bed", "chair", "table") and _over(prop, point)
    ]
    return max(height for height in heights if point[1] > height - 3.0 or height == 0.0)


def _over(prop: Prop, point: Vector) -> bool:
    half = (props.SEAT_HALF, props.SEAT_HALF) if prop.kind == "chair" else (
        prop.size[0] / 2, prop.size[2] / 2)  # fmt: skip
    away = minus(point, prop.at)
    if prop.facing % 180 == 90:
        away = (away[2], away[1], away[0])
    return abs(away[0]) < half[0] - 1 and abs(away[2]) < half[1] - 1


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


MASSES = (
    ("hip", "knee", 0.100), ("knee", "ankle", 0.0465), ("ankle", "toe", 0.0145),
    ("shoulder", "elbow", 0.028), ("elbow", "wrist", 0.016), ("wrist", "fingers", 0.006),
)  # fmt: skip
"""Share of the body's mass in each limb's segment; Winter (2009), after Dempster (1955)."""
HEAD_MASS, TRUNK_MASS = 0.081, 0.497


def _does_not_fall(stance: Stance, now: Body) -> Iterator[str]:
    mass = _centre_of_mass(now)
    bearing = _bearing(stance, now)
    if len(bearing) < 1:
        yield "body: touches nothing that could bear it"
        return
    gap = _outside(mass, bearing)
    if gap > STEADY:
        yield f"body: its weight lies {gap:.1f} outside what it stands or sits on"


def _centre_of_mass(now: Body) -> Vector:
    total = times(now.joints["head"], HEAD_MASS)
    for point, _ in now.stations:
        total = add(total, times(point, TRUNK_MASS / len(now.stations)))
    for start, end, share in MASSES:
        for side in body.SIDES:
            middle = between(now.joints[f"{start}_{side}"], now.joints[f"{end}_{side}"], 0.45)
            total = add(total, times(middle, share))
    return total


def _bearing(stance: Stance, now: Body) -> list[Vector]:
    """Points of the floor under everything that touches a surface or holds a prop."""
    points = []
    for part in LOW:
        point = now.point(part)
        if now.lowest(part) - _floor_below(stance, point) < 2.5:
            points.append(point)
    points += [now.point(part) for part in stance.rest.parts]
    if "seat" in stance.rest.parts:
        thighs = ((now.joints[f"hip_{side}"], now.joints[f"knee_{side}"]) for side in "rl")
        points += [now.stations[0][0], *(between(hip, knee, 0.6) for hip, knee in thighs)]
    for limb in ("arm_r", "arm_l", "leg_r", "leg_l"):
        to = getattr(stance, limb).to
        end = "wrist" if limb.startswith("arm") else "ankle"
        if to != "free" and not isinstance(to, Spot):
            points.append(now.joints[f"{end}_{limb[-1]}"])
    return points


def _outside(point: Vector, bearing: Sequence[Vector]) -> float:
    """How far a point lies, seen from above, outside the hull of others."""
    best = 0.0
    for at in range(36):
        way = (cos(2 * pi * at / 36), sin(2 * pi * at / 36))
        reach = max(each[0] * way[0] + each[2] * way[1] for each in bearing)
        best = max(best, point[0] * way[0] + point[2] * way[1] - reach)
    return best


POSE_CHECKS: tuple[PoseCheck, ...] = (
    _bones_keep_their_length,
    _contacts_are_reached,
    _what_bears_touches,
    _nothing_sinks,
    _nothing_passes_a_wall,
    _nothing_hovers_unsaid,
    _joints_stay_human,
    _head_stays_outside,
    _does_not_fall,
)


def movement_faults(told: Sequence[tuple[Stance, Body]]) -> list[str]:
    """What is wrong between frames: a hand or a foot that slides along its surface."""
    faults = []
    for (one, one_body), (other, other_body) in pairwise(told):
        for limb in ("arm_r", "arm_l", "leg_r", "leg_l"):
            kept = getattr(one, limb).to
            if isinstance(kept, tuple) and kept == getattr(other, limb).to:
                end = f"{'wrist' if limb.startswith('arm') else 'ankle'}_{limb[-1]}"
                slid = length(minus(one_body.joints[end], other_body.joints[end]))
                if slid > SLIDES:
                    faults.append(f"{end}: slides {slid:.1f}")
    return faults


def picture_faults(stance: Stance, now: Body) -> list[str]:
    """What is wrong with the drawing of a still: a hidden target, an arrow over the face."""
    view = view_of(stance)
    drawn = scene(stance, now)
    faults = []
    for at, part in enumerate(drawn.body):
        if part.name.endswith("-mark") and isinstance(part.shape, Line):
            shown = _shown(part.shape, [each.shape for each in drawn.body[at + 1 :]])
            if shown < VISIBLE:
                faults.append(f"{part.name}: only {shown:.0%} of the target can be seen")
    faults += [
        f"{target}: the target is on the side that looks away; turn the camera"
        for target in stance.target
        if turned_away(now, view, target)
    ]
    face = seen(view, now.joints["head"])
    for part in drawn.front:
        if part.name.startswith("arrow") and isinstance(part.shape, Line):
            gap = min(hypot(x - face[0], y - face[1]) for x, y in _along(part.shape)) - body.HEAD
            if gap < ARROW_CLEAR:
                faults.append(f"{part.name}: comes within {gap:.1f} of the head")
    return list(dict.fromkeys(faults))


def _shown(line: Line, later: Sequence[Shape]) -> float:
    """The share of a line that nothing painted later covers."""
    cover = [each for each in later if isinstance(each, (Capsule, Rings))]
    spots = _along(line)
    return sum(not any(each.covers(spot) for each in cover) for spot in spots) / len(spots)


def _along(line: Line) -> list[tuple[float, float]]:
    return [
        (a[0] + (b[0] - a[0]) * step / 8, a[1] + (b[1] - a[1]) * step / 8)
        for a, b in pairwise(line.through)
        for step in range(9)
    ]


def figure_faults(shown: Figure) -> list[str]:
    """Everything that is wrong with a form: its key poses, what lies between, its still."""
    told = []
    for number, (stance, now) in enumerate(zip(shown.stances, shown.bodies, strict=True), start=1):
        still = picture_faults(stance, now) if number in shown.told.panels else []
        told += [f"pose {number}: {each}" for each in (*pose_faults(stance, now), *still)]
    for at, (stance, now) in enumerate(shown.frames):
        told += [f"frame {at}: {each}" for each in pose_faults(stance, now) if at not in shown.keys]
    return told + movement_faults(shown.frames)
