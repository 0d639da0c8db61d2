"""Where on the body does each region lie, so that a stretch can be marked there?"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from recommender.catalog.posing import MARKS, parted
from recommender.figures.camera import seen
from recommender.figures.geometry import (
    Turn,
    Vector,
    add,
    between,
    dot,
    length,
    minus,
    times,
    turned,
    unit,
)
from recommender.figures.parts import Part
from recommender.figures.shapes import Line
from recommender.figures.skeleton import Body, station_halves

SURFACE = 0.66
"""How far out from the middle of the body a mark lies, as a share of the flesh."""
WIDE, NARROW, RIM = 4.4, 3.2, 2.2
"""How wide a mark is, on the neck, and how much wider with its rim."""
Points = list[Vector]


def _back(now: Body, first: int, last: int, aside: float, front: float = -1.0) -> Points:
    """Along the spine between two stations, on the back or on the front."""
    return [
        add(point, turned(frame, (front * SURFACE * station_halves(at)[0], 0.0, aside)))
        for at, (point, frame) in enumerate(now.stations)
        if first <= at <= last
    ]


def _low_back(now: Body, outward: float) -> Points:
    return _back(now, 1, 3, 3.4 * outward)


def _mid_back(now: Body, outward: float) -> Points:
    return _back(now, 3, 5, 3.6 * outward)


def _neck(now: Body, outward: float) -> Points:
    point, frame = now.stations[6]
    aside = 1.6 * outward
    low = add(point, turned(frame, (-1.6, -1.0, aside * 1.6)))
    neck = now.joints["neck"]
    return [low, add(neck, turned(now.head, (-1.8, 0.6, aside)))]


def _shoulders(now: Body, outward: float) -> Points:
    point, frame = now.stations[6]
    start = add(point, turned(frame, (-1.0, 0.2, 0.0)))
    if not outward:
        ends = [now.joints[f"shoulder_{side}"] for side in "rl"]
        return [add(ends[0], (0, 1.0, 0)), start, add(ends[1], (0, 1.0, 0))]
    shoulder = now.joints["shoulder_r" if outward > 0 else "shoulder_l"]
    elbow = now.joints["elbow_r" if outward > 0 else "elbow_l"]
    return [start, shoulder, between(shoulder, elbow, 0.35)]


def _chest(now: Body, outward: float) -> Points:
    point, frame = now.stations[5]
    side = [1.0, -1.0] if not outward else [outward]
    spots = [add(point, turned(frame, (4.2, 1.0, 8.2 * each))) for each in side]
    middle = add(point, turned(frame, (4.6, 0.0, 1.5 * outward)))
    return [spots[0], middle, *spots[1:]]


def _buttocks(now: Body, outward: float) -> Points:
    low, frame = now.stations[0]
    side = outward or 1.0
    hip = now.joints["hip_r" if side > 0 else "hip_l"]
    knee = now.joints["knee_r" if side > 0 else "knee_l"]
    front = now.fronts["thigh_r" if side > 0 else "thigh_l"]
    high = add(low, turned(frame, (-3.6, 3.6, 4.6 * side)))
    seat = add(hip, turned(frame, (-3.7, -0.6, 0.6 * side)))
    return [high, seat, add(between(hip, knee, 0.24), times(front, -3.3))]


def _front_of_hip(now: Body, outward: float) -> Points:
    side = outward or 1.0
    hip = now.joints["hip_r" if side > 0 else "hip_l"]
    knee = now.joints["knee_r" if side > 0 else "knee_l"]
    front = now.fronts["thigh_r" if side > 0 else "thigh_l"]
    low, frame = now.stations[1]
    high = add(low, turned(frame, (3.8, 1.0, 4.4 * side)))
    return [high, add(hip, times(front, 3.4)), add(between(hip, knee, 0.45), times(front, 2.9))]


def _back_of_thigh(now: Body, outward: float) -> Points:
    side = outward or 1.0
    hip = now.joints["hip_r" if side > 0 else "hip_l"]
    knee = now.joints["knee_r" if side > 0 else "knee_l"]
    front = now.fronts["thigh_r" if side > 0 else "thigh_l"]
    return [
        add(between(hip, knee, share), times(front, -deep))
        for share, deep in ((0.2, 3.2), (0.55, 2.8), (0.9, 2.4))
    ]


def _side_of_trunk(now: Body, outward: float) -> Points:
    side = outward or 1.0
    return [
        add(point, turned(frame, (0.0, 0.0, 0.8 * side * station_halves(at)[2])))
        for at, (point, frame) in enumerate(now.stations)
        if 1 <= at <= 5
    ]


LINES: dict[str, tuple[Callable[[Body, float], Points], tuple[str, ...]]] = {
    "neck": (_neck, ("neck", "head", "chest")),
    "shoulders": (_shoulders, ("chest", "upper-arm")),
    "chest": (_chest, ("chest",)),
    "mid-back": (_mid_back, ("chest",)),
    "low-back": (_low_back, ("chest", "hips")),
    "side": (_side_of_trunk, ("chest", "hips")),
    "low-side": (_side_of_trunk, ("chest", "hips")),
    "buttocks": (_buttocks, ("hips", "thigh")),
    "front-of-hip": (_front_of_hip, ("hips", "thigh")),
    "back-of-thigh": (_back_of_thigh, ("thigh",)),
}
"""Each mark's line, and the parts of the body that it lies on."""


def target_parts(
    now: Body, view: Turn, targets: tuple[str, ...], parts: list[Part]
) -> Iterator[Part]:
    """A stroke with a rim for each target, just above the part of the body that it lies on."""
    for target in targets:
        name, outward = parted(target)
        line, bearers = LINES[name]
        side = "r" if outward >= 0 else "l"
        own = tuple(each for bearer in bearers for each in (bearer, f"{bearer}_{side}"))
        near = max(part.near for part in parts if part.name in own or _is_patch(part.name, own))
        shape = Line(tuple(seen(view, point) for point in line(now, outward)))
        wide = NARROW if name == "neck" else WIDE
        yield Part(f"{target}-rim", shape, "card", near, stroke=wide + RIM, rank=5)
        yield Part(f"{target}-mark", shape, f"region:{MARKS[name]}", near, stroke=wide, rank=6)


def _is_patch(name: str, own: tuple[str, ...]) -> bool:
    """Whether a part only hides the rim inside a joint of one of these parts."""
    return name == "waist" or any(name.startswith(f"{part}-end") for part in own)


AWAY = -0.35
ON_THE_TRUNK = ("low-back", "mid-back", "chest", "side", "low-side")


def turned_away(now: Body, view: Turn, target: str) -> bool:
    """Whether a mark on the trunk lies on the side that the eye does not see."""
    name, outward = parted(target)
    if name not in ON_THE_TRUNK:
        return False
    points = LINES[name][0](now, outward)
    middle = points[len(points) // 2]
    station = min(now.stations, key=lambda each: length(minus(each[0], middle)))
    return dot(view[2], unit(minus(middle, station[0]))) < AWAY
