"""How do points and turns in space combine? Vectors are triples, turns are rows of three."""

from __future__ import annotations

from math import acos, cos, degrees, radians, sin, sqrt

Vector = tuple[float, float, float]
Turn = tuple[Vector, Vector, Vector]

ORIGIN: Vector = (0.0, 0.0, 0.0)
STRAIGHT: Turn = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


def add(a: Vector, b: Vector) -> Vector:
    """The sum of two vectors."""
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def minus(a: Vector, b: Vector) -> Vector:
    """From `b` to `a`."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def times(a: Vector, by: float) -> Vector:
    """A vector made longer or shorter."""
    return (a[0] * by, a[1] * by, a[2] * by)


def dot(a: Vector, b: Vector) -> float:
    """The scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vector, b: Vector) -> Vector:
    """The vector product."""
    return (
        a[1] * b[2] - a[2] * b[1],
        a[2] * b[0] - a[0] * b[2],
        a[0] * b[1] - a[1] * b[0],
    )


def length(a: Vector) -> float:
    """How long a vector is."""
    return sqrt(dot(a, a))


def unit(a: Vector) -> Vector:
    """The direction of a vector; upright when it has none."""
    size = length(a)
    return times(a, 1 / size) if size > 1e-9 else (0.0, 1.0, 0.0)


def between(a: Vector, b: Vector, at: float) -> Vector:
    """The point at a share `at` of the way from `a` to `b`."""
    return add(a, times(minus(b, a), at))


def angle(a: Vector, b: Vector) -> float:
    """Degrees between two directions."""
    return degrees(acos(max(-1.0, min(1.0, dot(unit(a), unit(b))))))


def about_x(by: float) -> Turn:
    """A turn about X by so many degrees, right-handed."""
    c, s = cos(radians(by)), sin(radians(by))
    return ((1.0, 0.0, 0.0), (0.0, c, -s), (0.0, s, c))


def about_y(by: float) -> Turn:
    """A turn about Y by so many degrees, right-handed."""
    c, s = cos(radians(by)), sin(radians(by))
    return ((c, 0.0, s), (0.0, 1.0, 0.0), (-s, 0.0, c))


def about_z(by: float) -> Turn:
    """A turn about Z by so many degrees, right-handed."""
    c, s = cos(radians(by)), sin(radians(by))
    return ((c, -s, 0.0), (s, c, 0.0), (0.0, 0.0, 1.0))


def after(first: Turn, *rest: Turn) -> Turn:
    """Turns one within the other: the outermost first."""
    for turn in rest:
        (ax, ay, az), (bx, by, bz), (cx, cy, cz) = turn
        a, b, c = (
            (
                x * ax + y * bx + z * cx,
                x * ay + y * by + z * cy,
                x * az + y * bz + z * cz,
            )
            for x, y, z in first
        )
        first = (a, b, c)
    return first


def turned(turn: Turn, a: Vector) -> Vector:
    """A vector of the turned frame, seen from outside."""
    return (dot(turn[0], a), dot(turn[1], a), dot(turn[2], a))


def axis(turn: Turn, which: int) -> Vector:
    """Where the frame's X (0), Y (1) or Z (2) axis points."""
    return (turn[0][which], turn[1][which], turn[2][which])
