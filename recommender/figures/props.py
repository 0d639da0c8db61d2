"""How do chairs, beds, cushions and walls stand in the picture, and how high is their top?"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin

from recommender.catalog.posing import Prop
from recommender.figures.camera import depth, seen
from recommender.figures.geometry import Turn, Vector, add, dot
from recommender.figures.shapes import Rings, Spot2, ways_round

SEAT = 21.4
"""The height of a chair's seat: a shank and a foot's sole below the back of the knee."""
SEAT_HALF, SEAT_THICK, LEG_THICK, BACK_HIGH, BACK_THICK = 12.5, 2.2, 1.7, 26.0, 1.8
SOFT_WAYS = ways_round(28)
BED_HIGH, TABLE_THICK, WALL_THICK, POST = 27.0, 2.4, 2.0, 3.5


@dataclass(frozen=True)
class Box:
    """An upright box: its middle, half sizes along, up and across, and its turn in degrees."""

    middle: Vector
    halves: Vector
    facing: float = 0.0

    def _axes(self) -> tuple[Vector, Vector, Vector]:
        c, s = cos(radians(self.facing)), sin(radians(self.facing))
        return (c, 0.0, -s), (0.0, 1.0, 0.0), (s, 0.0, c)

    def corners(self, grow: float = 0.0) -> list[Vector]:
        """Its eight corners."""
        axes = self._axes()
        return [
            self._corner(axes, (x, y, z), grow) for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)
        ]

    def _corner(self, axes: tuple[Vector, Vector, Vector], signs: Vector, grow: float) -> Vector:
        point = self.middle
        for along, half, sign in zip(axes, self.halves, signs, strict=True):
            size = sign * max(0.0, half + grow)
            point = add(point, (along[0] * size, along[1] * size, along[2] * size))
        return point

    def faces(self, view: Turn) -> list[tuple[int, tuple[Spot2, ...]]]:
        """The sides that look at the eye: which pair they belong to, and their outline."""
        axes = self._axes()
        shown = []
        for pair, along in enumerate(axes):
            sign = 1.0 if dot(view[2], along) > 0 else -1.0
            if abs(dot(view[2], along)) < 0.02:
                continue
            others = [each for each in range(3) if each != pair]
            ring = []
            for u, v in ((-1, -1), (-1, 1), (1, 1), (1, -1)):
                signs = [0.0, 0.0, 0.0]
                signs[pair], signs[others[0]], signs[others[1]] = sign, float(u), float(v)
                ring.append(seen(view, self._corner(axes, (signs[0], signs[1], signs[2]), 0.0)))
            shown.append((pair, tuple(ring)))
        return shown


def top(prop: Prop) -> float:
    """How high the surface is that a prop offers."""
    if prop.kind == "chair":
        return prop.at[1] + SEAT
    if prop.kind == "bed":
        return prop.at[1] + (prop.size[1] or BED_HIGH)
    return prop.at[1] + prop.size[1]


def boxes(prop: Prop) -> list[Box]:
    """The boxes that a hard thing is built of, in the order of drawing."""
    x, y, z = prop.at
    size = prop.size
    if prop.kind == "chair":
        return _chair(prop)
    if prop.kind == "table":
        legs = _legs(prop, (size[0] / 2, size[2] / 2), size[1] - TABLE_THICK)
        plate = Box(
            (x, y + size[1] - TABLE_THICK / 2, z), (size[0] / 2, TABLE_THICK / 2, size[2] / 2),
            prop.facing,
        )  # fmt: skip
        return [*legs, plate]
    if prop.kind == "bed":
        high = size[1] or BED_HIGH
        return [Box((x, y + high / 2, z), (size[0] / 2, high / 2, size[2] / 2), prop.facing)]
    if prop.kind == "wall":
        return [
            Box((x, y + size[1] / 2, z), (WALL_THICK / 2, size[1] / 2, size[2] / 2), prop.facing)
        ]
    if prop.kind == "doorway":
        return _doorway(prop)
    return []


def _chair(prop: Prop) -> list[Box]:
    x, y, z = prop.at
    legs = _legs(prop, (SEAT_HALF, SEAT_HALF), SEAT - SEAT_THICK)
    seat = Box(
        (x, y + SEAT - SEAT_THICK / 2, z), (SEAT_HALF, SEAT_THICK / 2, SEAT_HALF), prop.facing
    )
    if not prop.back:
        return [*legs, seat]
    away = _aside(prop, -SEAT_HALF + BACK_THICK / 2, 0)
    back = Box(
        (away[0], y + SEAT + BACK_HIGH / 2, away[1]),
        (BACK_THICK / 2, BACK_HIGH / 2, SEAT_HALF - 0.6), prop.facing,
    )  # fmt: skip
    return [*legs, back, seat]


def _legs(prop: Prop, halves: Spot2, high: float) -> list[Box]:
    reach = (halves[0] - LEG_THICK / 2, halves[1] - LEG_THICK / 2)
    spots = [_aside(prop, reach[0] * a, reach[1] * b) for a in (-1, 1) for b in (-1, 1)]
    half = (LEG_THICK / 2, high / 2, LEG_THICK / 2)
    return [Box((x, prop.at[1] + high / 2, z), half, prop.facing) for x, z in spots]


def _doorway(prop: Prop) -> list[Box]:
    high, wide = prop.size[1], prop.size[2]
    posts = [_aside(prop, 0, side * wide / 2) for side in (-1, 1)]
    half = (WALL_THICK / 2, high / 2, POST / 2)
    made = [Box((x, prop.at[1] + high / 2, z), half, prop.facing) for x, z in posts]
    lintel = (WALL_THICK / 2, POST / 2, wide / 2 + POST / 2)
    return [*made, Box((prop.at[0], prop.at[1] + high + POST / 2, prop.at[2]), lintel, prop.facing)]


def _aside(prop: Prop, along: float, across: float) -> Spot2:
    """A spot of the floor, seen from the prop's middle."""
    c, s = cos(radians(prop.facing)), sin(radians(prop.facing))
    return (prop.at[0] + along * c + across * s, prop.at[2] - along * s + across * c)


def rounded(view: Turn, middles: list[Vector], radius: float) -> Rings:
    """The outline of equal balls at some points, with everything between them."""
    spots = [seen(view, point) for point in middles]
    ring = []
    for right, up in SOFT_WAYS:
        x, y = max(spots, key=lambda spot: spot[0] * right - spot[1] * up)
        ring.append((x + radius * right, y - radius * up))
    return Rings((tuple(ring),))


def soft_outline(view: Turn, prop: Prop, at: Vector) -> Rings:
    """A cushion, a bolster or a ball whose bottom's middle is at a point."""
    wide, high, deep = prop.size
    if prop.kind == "ball":
        half = (wide / 2, high / 2, wide / 2)
        return Rings((_ellipsoid(view, (at[0], at[1] + high / 2, at[2]), half),))
    radius = min(high / 2, wide / 2, (deep or high) / 2)
    middle = (at[0], at[1] + high / 2, at[2])
    halves = (wide / 2, high / 2, (deep or high) / 2)
    return rounded(view, Box(middle, halves, prop.facing).corners(-radius), radius)


def _ellipsoid(view: Turn, middle: Vector, halves: Vector) -> tuple[Spot2, ...]:
    ring = []
    x, y = seen(view, middle)
    for right, up in SOFT_WAYS:
        way = tuple(view[0][m] * right + view[1][m] * up for m in range(3))
        far = sum((halves[m] * way[m]) ** 2 for m in range(3)) ** 0.5 or 1.0
        point = (
            halves[0] ** 2 * way[0] / far,
            halves[1] ** 2 * way[1] / far,
            halves[2] ** 2 * way[2] / far,
        )
        across, down = seen(view, point)
        ring.append((x + across, y + down))
    return tuple(ring)


def box_depth(view: Turn, box: Box) -> float:
    """How near to the eye a box is."""
    return depth(view, box.middle)
