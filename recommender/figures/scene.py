"""What stands in the picture? Mat and props, a ghost, the body with its targets, arrows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import atan2, cos, pi, sin

from recommender.catalog.posing import Arrow, Prop, Stance
from recommender.figures import props
from recommender.figures.camera import Spot2, depth, seen, view_of
from recommender.figures.geometry import Turn, Vector, add
from recommender.figures.parts import HALO, Part, body_parts
from recommender.figures.shapes import Capsule, Line, Rings
from recommender.figures.skeleton import Body
from recommender.figures.solving import surface
from recommender.figures.targets import target_parts

ARROW_WIDE, ARROW_HEAD = 1.8, 4.8
MAT_MARGIN, MAT_HALF = 6.0, 16.0


@dataclass(frozen=True)
class Scene:
    """One pose with what stands round it, ready to be painted in its order."""

    back: tuple[Part, ...]
    body: tuple[Part, ...]
    front: tuple[Part, ...]

    def parts(self) -> tuple[Part, ...]:
        """Everything, farthest first."""
        return (*self.back, *self.body, *self.front)


def scene(
    stance: Stance,
    now: Body,
    mat: tuple[float, float, float, float] | None = None,
    belly: float = 0.0,
    ghost: Body | None = None,
    arrows: bool = True,
) -> Scene:
    """What is painted for a pose, as seen by its camera; `mat` is its x and z from and to."""
    view = view_of(stance)
    back = list(_mat(view, mat)) if mat else []
    front: list[Part] = []
    among: list[Part] = []
    for name, prop in stance.props.items():
        where = front if prop.front else among if prop.among else back
        where.extend(_prop(view, stance, now, name, prop))
    if ghost is not None:
        back += [
            Part(f"ghost-{part.name}", _fill(part), "ghost", part.near)
            for part in body_parts(stance, ghost, view)
            if part.halo
        ]
    body = body_parts(stance, now, view, belly)
    body = sorted(
        [*body, *target_parts(now, view, stance.target, body), *among],
        key=lambda part: (part.near, part.rank),
    )
    if arrows:
        front += [
            part for at, arrow in enumerate(stance.arrows) for part in _arrow(view, now, arrow, at)
        ]
    return Scene(tuple(back), tuple(body), tuple(front))


def _fill(part: Part) -> Capsule | Rings:
    shape = part.shape
    return shape if isinstance(shape, Capsule) else Rings(getattr(shape, "rings", ()))


def mat_under(bodies: Sequence[Body]) -> tuple[float, float, float, float]:
    """A mat that reaches beyond all poses: x from and to, z from and to."""
    points = [point for each in bodies for point in each.joints.values()]
    xs, zs = [point[0] for point in points], [point[2] for point in points]
    middle = (min(zs) + max(zs)) / 2
    half = max(MAT_HALF, (max(zs) - min(zs)) / 2 + MAT_MARGIN)
    return (min(xs) - MAT_MARGIN, max(xs) + MAT_MARGIN, middle - half, middle + half)


def _mat(view: Turn, mat: tuple[float, float, float, float]) -> list[Part]:
    x0, x1, z0, z1 = mat
    ring = [seen(view, (x, 0.0, z)) for x, z in ((x0, z0), (x1, z0), (x1, z1), (x0, z1))]
    return [Part("mat", Rings((tuple(ring),)), "mat", -1000.0)]


TINTS = ("wood-end", "wood", "wood-side")
"""The colour of a box's faces: along, top, across."""


def _prop(view: Turn, stance: Stance, now: Body, name: str, prop: Prop) -> list[Part]:
    if prop.kind == "none":
        return []
    if prop.kind == "strap":
        points = tuple(seen(view, now.point(part)) for part in prop.through)
        return [Part(name, Line(points), "strap", 0.0, stroke=1.6)]
    if made := props.boxes(prop):
        return _boxed(view, name, prop, made)
    colour = "ball" if prop.kind == "ball" else "soft"
    return [
        Part(
            f"{name}-{at}",
            props.soft_outline(view, prop, spot),
            colour,
            depth(view, spot),
            halo=True,
        )
        for at, spot in enumerate(_spots(stance, now, prop))
    ]


def _boxed(view: Turn, name: str, prop: Prop, made: list[props.Box]) -> list[Part]:
    """The seen faces of boxes, farthest box first, faces of one tint together per box."""
    told = []
    for at, box in enumerate(sorted(made, key=lambda each: props.box_depth(view, each))):
        for pair, ring in box.faces(view):
            tint = "wall" if prop.kind == "wall" else TINTS[pair]
            near = props.box_depth(view, box)
            told.append(Part(f"{name}-{at}-{pair}", Rings((ring,)), tint, near))
    return told


def _spots(stance: Stance, now: Body, prop: Prop) -> list[Vector]:
    """The bottom's middle of a soft thing: where it is told, or under each part that it bears."""
    if not prop.under:
        return [prop.at]
    base = surface(stance, stance.rest.on) if prop.at == (0, 0, 0) else prop.at[1]
    points = [now.point(part) for part in prop.under]
    if max(point[2] for point in points) - min(point[2] for point in points) < 16:
        middle = tuple(sum(point[at] for point in points) / len(points) for at in range(3))
        return [(middle[0] + prop.at[0], base, middle[2] + prop.at[2])]
    return [(point[0] + prop.at[0], base, point[2]) for point in points]


def _arrow(view: Turn, now: Body, arrow: Arrow, number: int) -> list[Part]:
    start = now.point(arrow.at) if arrow.at else (0.0, 0.0, 0.0)
    a, b, c = (seen(view, add(start, point)) for point in arrow.path)
    neck, head = _head(b, c)
    tail, other = _head(b, a) if arrow.both else (a, None)
    stem = Line((tail, b, neck))
    told = [
        Part(f"arrow-{number}-rim", stem, "card", 1000.0, stroke=ARROW_WIDE + 2 * HALO),
        Part(f"arrow-{number}", stem, "arrow", 1000.0, stroke=ARROW_WIDE),
        Part(f"arrow-{number}-head", head, "arrow", 1000.0),
    ]
    return [*told, Part(f"arrow-{number}-tail", other, "arrow", 1000.0)] if other else told


def _head(from_: Spot2, to: Spot2) -> tuple[Spot2, Rings]:
    """Where the stem ends and the head of an arrow that points from one spot to another."""
    way = atan2(to[1] - from_[1], to[0] - from_[0])

    def back(size: float, turn: float = 0.0) -> Spot2:
        angle = way + turn * pi / 180
        return (tip[0] - size * cos(angle), tip[1] - size * sin(angle))

    tip = (to[0] + 1.2 * cos(way), to[1] + 1.2 * sin(way))
    return back(ARROW_HEAD * 0.8), Rings(((tip, back(ARROW_HEAD, 32), back(ARROW_HEAD, -32)),))
