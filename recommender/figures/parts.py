"""Which parts is a drawn body made of, and which of them hides which?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from recommender.catalog.posing import Stance
from recommender.figures import body
from recommender.figures.camera import Spot2, depth, seen
from recommender.figures.geometry import Turn, Vector, add, axis, between, dot, times, turned
from recommender.figures.shapes import Capsule, Line, Moon, Rings, Shape, disc, ways_round
from recommender.figures.skeleton import Body, station_halves

HALO = 1.2
"""Width of the rim in the colour of the card that parts one limb from another."""
FAR_FROM = 9.0
"""How much deeper a side of the body lies, shoulder and hip together, before it is drawn light."""
PATCH = 0.28
TRUNK_WAYS = ways_round(14)
BIAS = {"hips": -2.5, "arm": 0.5, "hand": 0.55, "neck": -0.4, "head": 0.2}


@dataclass(frozen=True)
class Part:
    """One painted shape. `halo` parts it from what lies behind; a stroke has a width instead."""

    name: str
    shape: Shape
    colour: str
    near: float
    halo: bool = False
    stroke: float = 0.0
    rank: int = 0


def body_parts(stance: Stance, now: Body, view: Turn, belly: float = 0.0) -> list[Part]:
    """Every part of the body, farthest first."""
    light = _light(stance, now, view)
    limbs = [*_limbs(now, view, light)]
    trunk = [*_trunk(now, view, belly)]
    head = [*_head(now, view)]
    parts = [*limbs, *trunk, *head]
    nearness = {part.name: part.near for part in parts}
    parts += _patches(now, view, light, nearness)
    return sorted(parts, key=lambda part: (part.near, part.rank))


def _light(stance: Stance, now: Body, view: Turn) -> set[str]:
    """The limbs that are drawn light: those told, else those of the far side."""
    if stance.light is not None:
        return set(stance.light)
    right, left = (
        sum(depth(view, now.joints[f"{joint}_{side}"]) for joint in ("shoulder", "hip"))
        for side in body.SIDES
    )
    if abs(right - left) <= FAR_FROM:
        return set()
    far = "r" if right < left else "l"
    return {f"arm_{far}", f"leg_{far}"}


LIMBS = (
    ("thigh", "leg", "hip", "knee", "trousers"),
    ("shank", "leg", "knee", "ankle", "trousers"),
    ("foot", "leg", "heel", "toe", "skin"),
    ("upper-arm", "arm", "shoulder", "elbow", "shirt"),
    ("forearm", "arm", "elbow", "wrist", "skin"),
    ("hand", "arm", "wrist", "fingers", "skin"),
)
"""Part, limb, the joints at its ends, and what it wears."""


def _limbs(now: Body, view: Turn, light: set[str]) -> Iterator[Part]:
    for side in body.SIDES:
        for name, limb, start, end, wears in LIMBS:
            ends = (now.joints[f"{start}_{side}"], now.joints[f"{end}_{side}"])
            near = sum(depth(view, point) for point in ends) / 2
            near += BIAS.get(name, BIAS["arm"] if limb == "arm" else 0.0)
            tips = (seen(view, ends[0]), seen(view, ends[1]))
            shape = Capsule(*tips, body.RADII[start], body.RADII[end])
            colour = f"{wears}-far" if f"{limb}_{side}" in light else wears
            yield Part(f"{name}_{side}", shape, colour, near, halo=True)


def _patches(now: Body, view: Turn, light: set[str], nearness: dict[str, float]) -> Iterator[Part]:
    """What hides the rim inside a joint: the end of the farther part again, above the nearer."""
    for side in body.SIDES:
        for one, other in JOINED:
            names = (f"{one}_{side}", f"{other}_{side}")
            farther = min(names, key=lambda name: nearness[name])
            near = max(nearness[name] for name in names)
            yield _end_again(now, view, light, side, farther, farther == names[0], near)
        yield from _roots(now, view, light, side, nearness)


JOINED = (("thigh", "shank"), ("shank", "foot"), ("upper-arm", "forearm"), ("forearm", "hand"))


def _end_again(
    now: Body, view: Turn, light: set[str], side: str, name: str, at_its_end: bool, near: float
) -> Part:
    _, limb, start, end, wears = next(each for each in LIMBS if each[0] == name[:-2])
    root, tip = (start, end) if at_its_end else (end, start)
    a, b = now.joints[f"{root}_{side}"], now.joints[f"{tip}_{side}"]
    share = 1 - PATCH
    radius = body.RADII[root] + (body.RADII[tip] - body.RADII[root]) * share
    shape = Capsule(seen(view, between(a, b, share)), seen(view, b), radius, body.RADII[tip])
    colour = f"{wears}-far" if f"{limb}_{side}" in light else wears
    return Part(f"{name}-end-{tip}", shape, colour, near, rank=1)


def _roots(
    now: Body, view: Turn, light: set[str], side: str, nearness: dict[str, float]
) -> Iterator[Part]:
    """Where thigh and upper arm grow out of the trunk."""
    pelvis, chest = now.stations[1], now.stations[5]
    hip, shoulder = now.joints[f"hip_{side}"], now.joints[f"shoulder_{side}"]
    into = add(between(hip, pelvis[0], 0.35), times(axis(pelvis[1], 1), 2.0))
    shape = Capsule(seen(view, hip), seen(view, into), 4.6, 4.2)
    colour = "trousers-far" if f"leg_{side}" in light else "trousers"
    near = max(nearness["hips"], nearness[f"thigh_{side}"])
    yield Part(f"hip-root_{side}", shape, colour, near, rank=1)
    inward = -1.0 if side == "r" else 1.0
    middle = add(shoulder, turned(chest[1], (0.0, -0.8, inward * 4.6)))
    colour = "shirt-far" if f"arm_{side}" in light else "shirt"
    near = max(nearness["chest"], nearness[f"upper-arm_{side}"])
    shape = Capsule(seen(view, shoulder), seen(view, middle), 3.0, 3.0)
    yield Part(f"shoulder-root_{side}", shape, colour, near, rank=1)


def _trunk(now: Body, view: Turn, belly: float) -> Iterator[Part]:
    outlines = [_ellipse(view, *now.stations[at], station_halves(at)) for at in range(7)]
    hips = Rings(tuple(_hull(outlines[at], outlines[at + 1]) for at in (0, 1)))
    chest = Rings(tuple(_hull(outlines[at], outlines[at + 1]) for at in (2, 3, 4, 5)))
    hips_near = _mean_depth(now, view, (0, 1, 2)) + BIAS["hips"]
    chest_near = _mean_depth(now, view, (2, 3, 4, 5, 6))
    yield Part("hips", hips, "trousers", hips_near, halo=True)
    yield Part("chest", chest, "shirt", chest_near, halo=True)
    waist = hips.rings[1:] if hips_near < chest_near else chest.rings[:1]
    colour = "trousers" if hips_near < chest_near else "shirt"
    yield Part("waist", Rings(waist), colour, max(hips_near, chest_near), rank=1)
    if belly:
        yield _belly(now, view, belly, max(chest_near, hips_near))
    yield from _placket(now, view, chest_near)


def _belly(now: Body, view: Turn, belly: float, near: float) -> Part:
    """A child on the way: an ellipsoid before the loins."""
    (low, frame), (high, _) = now.stations[2], now.stations[3]
    middle = add(between(low, high, 0.4), times(axis(frame, 0), belly * 0.9))
    shape = Rings((_ellipse(view, middle, frame, (4.2 + belly * 0.55, 6.4, 6.6)),))
    front = dot(view[2], axis(frame, 0))
    return Part("belly", shape, "shirt", near + 0.1 if front > -0.2 else near - 8, rank=2)


def _placket(now: Body, view: Turn, near: float) -> Iterator[Part]:
    """A seam down the front of the shirt: it shows which way the chest is turned."""
    points = []
    for at in (3, 4, 5, 6):
        point, frame = now.stations[at]
        if dot(view[2], axis(frame, 0)) < 0.3:
            return
        points.append(add(point, times(axis(frame, 0), station_halves(at)[0] * 0.9)))
    line = Line(tuple(seen(view, point) for point in points))
    yield Part("placket", line, "seam", near, stroke=0.8, rank=2)


def _head(now: Body, view: Turn) -> Iterator[Part]:
    middle = now.joints["head"]
    near = depth(view, middle) + BIAS["head"]
    neck = Capsule(
        seen(view, now.stations[6][0]), seen(view, between(now.joints["neck"], middle, 0.3)),
        body.RADII["neck"] + 0.3, body.RADII["neck"],
    )  # fmt: skip
    neck_near = (depth(view, now.stations[6][0]) + depth(view, middle)) / 2 + BIAS["neck"]
    yield Part("neck", neck, "skin", neck_near)
    yield Part("head", disc(seen(view, middle), body.HEAD), "skin", near, halo=True)
    throat = Capsule(neck.a, seen(view, between(now.joints["neck"], middle, 0.35)), 2.4, 2.6)
    yield Part("throat", throat, "skin", near, rank=1)
    front, up, right = (axis(now.head, which) for which in range(3))
    pole = turned(view, add(times(up, 0.62), times(front, -0.80)))
    size = sum(each * each for each in pole) ** 0.5
    hair = Moon(seen(view, middle), body.HEAD, (pole[0], -pole[1]), pole[2] / size)
    yield Part("hair", hair, "hair", near, rank=2)
    yield from _face(view, middle, (front, up, right), near)


def _face(
    view: Turn, middle: Vector, axes: tuple[Vector, Vector, Vector], near: float
) -> Iterator[Part]:
    front, up, right = axes
    towards = dot(view[2], front)

    def on(ahead: float, high: float, aside: float) -> Spot2:
        way = add(add(times(front, ahead), times(up, high)), times(right, aside))
        return seen(view, add(middle, times(way, body.HEAD)))

    for side, outward in (("r", 1), ("l", -1)):
        if outward * dot(view[2], right) > 0.3:
            ear = disc(on(-0.1, -0.14, outward * 0.92), 1.2)
            yield Part(f"ear_{side}", ear, "ear", near, rank=3)
        if dot(view[2], add(times(front, 0.8), times(right, outward * 0.42))) > 0.12:
            eye = disc(on(0.82, 0.1, outward * 0.4), 0.8)
            yield Part(f"eye_{side}", eye, "face", near, rank=4)
    if towards > -0.75:
        nose = disc(on(1.0, -0.12, 0.0), 1.35)
        yield Part("nose", nose, "skin", near, rank=3 if towards < 0.6 else 4)


def _ellipse(view: Turn, point: Vector, frame: Turn, halves: Vector) -> tuple[Spot2, ...]:
    """The outline of an ellipsoid, in fixed directions: its support points."""
    axes = [turned(view, axis(frame, which)) for which in range(3)]
    x, y = seen(view, point)
    ring = []
    for right, up in TRUNK_WAYS:
        lean = [along[0] * right + along[1] * up for along in axes]
        far = sum((half * g) ** 2 for half, g in zip(halves, lean, strict=True)) ** 0.5 or 1.0
        weights = [half * half * g / far for half, g in zip(halves, lean, strict=True)]
        ring.append(
            (
                x + sum(weight * along[0] for weight, along in zip(weights, axes, strict=True)),
                y - sum(weight * along[1] for weight, along in zip(weights, axes, strict=True)),
            )
        )
    return tuple(ring)


def _hull(one: tuple[Spot2, ...], other: tuple[Spot2, ...]) -> tuple[Spot2, ...]:
    """Round two outlines: in each direction the farther of their points."""
    return tuple(
        max(a, b, key=lambda spot: spot[0] * way[0] - spot[1] * way[1])
        for a, b, way in zip(one, other, TRUNK_WAYS, strict=True)
    )


def _mean_depth(now: Body, view: Turn, stations: tuple[int, ...]) -> float:
    return sum(depth(view, now.stations[at][0]) for at in stations) / len(stations)
