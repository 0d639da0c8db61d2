"""Which outlines is a figure made of? Each keeps its commands, so that it can move by numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import acos, atan2, cos, hypot, pi, sin

Spot2 = tuple[float, float]
Mark = str | float
"""A command or a flag of a path, or a number that may change from frame to frame."""
CURVE = 0.5523
"""The handle of a cubic that draws a quarter of a circle."""


@dataclass(frozen=True)
class Capsule:
    """Two circles and the tangents round them: a limb."""

    a: Spot2
    b: Spot2
    ra: float
    rb: float

    def marks(self) -> list[Mark]:
        """The path, with the larger circle first so that its flags never change."""
        a, b, ra, rb = self.a, self.b, self.ra, self.rb
        if rb > ra:
            a, b, ra, rb = b, a, rb, ra
        way = atan2(b[1] - a[1], b[0] - a[0])
        apart = max(hypot(b[0] - a[0], b[1] - a[1]), 1e-6)
        q = max(0.03, acos(max(-1.0, min(1.0, (ra - rb) / apart))))
        return [
            "M", *_on(a, ra, way + q), "A", _round(ra, "1 1"), *_on(a, ra, way - q),
            "L", *_on(b, rb, way - q), "A", _round(rb, "0 1"), *_on(b, rb, way + q), "z",
        ]  # fmt: skip

    def covers(self, spot: Spot2) -> bool:
        """Whether a spot lies within."""
        along = (self.b[0] - self.a[0], self.b[1] - self.a[1])
        square = along[0] ** 2 + along[1] ** 2
        way = (spot[0] - self.a[0]) * along[0] + (spot[1] - self.a[1]) * along[1]
        share = max(0.0, min(1.0, way / square)) if square else 0.0
        near = (self.a[0] + along[0] * share, self.a[1] + along[1] * share)
        radius = self.ra + (self.rb - self.ra) * share
        return hypot(spot[0] - near[0], spot[1] - near[1]) < radius

    def grown(self, by: float) -> Capsule:
        """The same, wider all round."""
        return Capsule(self.a, self.b, self.ra + by, self.rb + by)

    def spots(self) -> list[Spot2]:
        """The corners of a box round it."""
        return [
            (x + way * r, y + way * r)
            for (x, y), r in ((self.a, self.ra), (self.b, self.rb))
            for way in (-1, 1)
        ]


@dataclass(frozen=True)
class Rings:
    """One or more polygons, filled together."""

    rings: tuple[tuple[Spot2, ...], ...]

    def marks(self) -> list[Mark]:
        """The path."""
        told: list[Mark] = []
        for ring in self.rings:
            for at, spot in enumerate(ring):
                told += ["L" if at else "M", *spot]
            told.append("z")
        return told

    def covers(self, spot: Spot2) -> bool:
        """Whether a spot lies within one of the polygons."""
        return any(_inside(ring, spot) for ring in self.rings)

    def spots(self) -> list[Spot2]:
        """All corners."""
        return [spot for ring in self.rings for spot in ring]


@dataclass(frozen=True)
class Line:
    """A smooth stroke through a few points."""

    through: tuple[Spot2, ...]

    def marks(self) -> list[Mark]:
        """The path: straight for two points, else rounded at those between."""
        first, *rest = self.through
        told: list[Mark] = ["M", *first]
        if len(rest) == 1:
            return [*told, "L", *rest[0]]
        for corner, after in pairwise(rest):
            last = after is rest[-1]
            end = after if last else _middle(corner, after)
            told += ["Q", *corner, *end]
        return told

    def spots(self) -> list[Spot2]:
        """Its points."""
        return list(self.through)


@dataclass(frozen=True)
class Moon:
    """The part of a ball's disc on the side of a pole: hair on a head.

    `pole` is the pole's direction as seen (right, down), `near` how far it points to the eye.
    """

    middle: Spot2
    radius: float
    pole: Spot2
    near: float

    def marks(self) -> list[Mark]:
        """Four quarter curves: round the pole's side, and back along the hair line."""
        size = hypot(*self.pole)
        e = (self.pole[0] / size, self.pole[1] / size) if size > 1e-3 else (1.0, 0.0)
        f = (-e[1], e[0])
        r, m = self.radius, -self.near * self.radius
        k = CURVE

        def at(along: float, across: float) -> Spot2:
            x, y = self.middle
            return (x + e[0] * along + f[0] * across, y + e[1] * along + f[1] * across)

        return [
            "M", *at(0, r), "C", *at(r * k, r), *at(r, r * k), *at(r, 0),
            *at(r, -r * k), *at(r * k, -r), *at(0, -r),
            *at(m * k, -r), *at(m, -r * k), *at(m, 0),
            *at(m, r * k), *at(m * k, r), *at(0, r), "z",
        ]  # fmt: skip

    def spots(self) -> list[Spot2]:
        """Within its head's."""
        return [self.middle]


Shape = Capsule | Rings | Line | Moon


def disc(middle: Spot2, radius: float) -> Capsule:
    """A circle."""
    return Capsule(middle, (middle[0] + 0.01, middle[1]), radius, radius)


def written(marks: Sequence[Mark]) -> str:
    """A path as text, to a tenth."""
    told, before = "", "z"
    for mark in marks:
        text = mark if isinstance(mark, str) else _short(mark)
        gap = "" if before[-1].isalpha() or text[0].isalpha() or text[0] == "-" else " "
        told, before = told + gap + text, text
    return told


def _round(radius: float, flags: str) -> str:
    return f"{_short(radius)} {_short(radius)} 0 {flags}"


def _short(number: float) -> str:
    text = f"{number:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def _on(middle: Spot2, radius: float, way: float) -> Spot2:
    return (middle[0] + radius * cos(way), middle[1] + radius * sin(way))


def _middle(a: Spot2, b: Spot2) -> Spot2:
    return ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)


def _inside(ring: Sequence[Spot2], spot: Spot2) -> bool:
    inside = False
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (ay > spot[1]) != (by > spot[1]) and spot[0] < (bx - ax) * (spot[1] - ay) / (
            by - ay
        ) + ax:
            inside = not inside
    return inside


def ways_round(count: int) -> tuple[Spot2, ...]:
    """So many directions, right and up, in which a rounded thing's outline is looked for."""
    return tuple((cos(2 * pi * at / count), sin(2 * pi * at / count)) for at in range(count))
