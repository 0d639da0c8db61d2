"""How does a pose become a picture? Mat and props, ghost, body, target, arrow: one SVG."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import atan2, cos, hypot, pi, sin

from recommender.catalog.posing import Arrow, Prop, Stance
from recommender.figures import props
from recommender.figures.camera import Spot2, depth, seen, view_of
from recommender.figures.geometry import Turn, Vector, add
from recommender.figures.parts import HALO, Part, body_parts
from recommender.figures.shapes import Capsule, Line, Rings, written
from recommender.figures.skeleton import Body
from recommender.figures.skins import CLOTHES, Skin
from recommender.figures.solving import surface
from recommender.figures.targets import target_parts

WIDTH = 128.0
"""The least width of the room that a picture shows, so that all bodies have one size."""
MARGIN = 3.0
ARROW_WIDE, ARROW_HEAD = 1.8, 4.8
MAT_MARGIN, MAT_HALF = 6.0, 16.0
STRIPES = "0.9 1.5"
"""Dashes of the ladder that marks a target in print."""


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
    for name, prop in stance.props.items():
        (front if prop.front else back).extend(_prop(view, stance, now, name, prop))
    if ghost is not None:
        back += [
            Part(f"ghost-{part.name}", _fill(part), "ghost", part.near)
            for part in body_parts(stance, ghost, view)
            if part.halo
        ]
    body = body_parts(stance, now, view, belly)
    body = sorted(
        [*body, *target_parts(now, view, stance.target, body)],
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
        Part(f"{name}-{at}", props.soft_outline(view, prop, spot), colour, 0.0, halo=True)
        for at, spot in enumerate(_spots(stance, now, prop))
    ]


def _boxed(view: Turn, name: str, prop: Prop, made: list[props.Box]) -> list[Part]:
    """The seen faces of boxes, farthest box first, faces of one tint together per box."""
    told = []
    for at, box in enumerate(sorted(made, key=lambda each: props.box_depth(view, each))):
        for pair, ring in box.faces(view):
            tint = "wall" if prop.kind == "wall" else TINTS[pair]
            told.append(Part(f"{name}-{at}-{pair}", Rings((ring,)), tint, 0.0))
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
    way = atan2(c[1] - b[1], c[0] - b[0])
    tip = (c[0] + 1.2 * cos(way), c[1] + 1.2 * sin(way))
    neck = (tip[0] - ARROW_HEAD * 0.8 * cos(way), tip[1] - ARROW_HEAD * 0.8 * sin(way))
    wings = [
        (
            tip[0] - ARROW_HEAD * cos(way + turn * pi / 180),
            tip[1] - ARROW_HEAD * sin(way + turn * pi / 180),
        )
        for turn in (32, -32)
    ]
    stem, head = Line((a, b, neck)), Rings(((tip, *wings),))
    return [
        Part(f"arrow-{number}-rim", stem, "card", 1000.0, stroke=ARROW_WIDE + 2 * HALO),
        Part(f"arrow-{number}", stem, "arrow", 1000.0, stroke=ARROW_WIDE),
        Part(f"arrow-{number}-head", head, "arrow", 1000.0),
    ]


Window = tuple[float, float, float, float]
"""The part of the paper that is shown: left, top, width and height."""


def window(scenes: Sequence[Scene]) -> Window:
    """What shows every one of the scenes whole."""
    spots = [spot for each in scenes for part in each.parts() for spot in part.shape.spots()]
    left, right = min(x for x, _ in spots) - MARGIN, max(x for x, _ in spots) + MARGIN
    upper, lower = min(y for _, y in spots) - MARGIN, max(y for _, y in spots) + MARGIN
    return (left, upper, right - left, lower - upper)


def painted(part: Part, skin: Skin, colours: Mapping[str, str]) -> str:
    """One shape as SVG, in a skin."""
    clothes = CLOTHES[skin]
    if part.colour.startswith("region:"):
        return _marked(part, skin, colours)
    colour = clothes[part.colour]
    if part.stroke:
        return _stroke(part, colour, part.stroke)
    shape = part.shape
    if not part.halo:
        return f'<path d="{written(shape.marks())}" fill="{colour}"/>'
    if isinstance(shape, Capsule):
        path = written(shape.grown(HALO / 2).marks())
        return f'<path d="{path}" fill="{colour}" class="h"/>'
    path = written(shape.marks())
    rim = clothes["card"]
    return (
        f'<path d="{path}" fill="{rim}" stroke="{rim}" stroke-width="{2 * HALO:g}"/>'
        f'<path d="{path}" fill="{colour}"/>'
    )


def _stroke(part: Part, colour: str, width: float, more: str = "") -> str:
    return (
        f'<path d="{written(part.shape.marks())}" fill="none" stroke="{colour}" '
        f'stroke-width="{width:g}" stroke-linecap="round" stroke-linejoin="round"{more}/>'
    )


def _marked(part: Part, skin: Skin, colours: Mapping[str, str]) -> str:
    """A target: in its region's colour, or in print as a ladder that shows on any grey."""
    region = part.colour.partition(":")[2]
    if skin != "print":
        return _stroke(part, colours[region], part.stroke)
    ladder = f'<path d="{written(part.shape.marks())}" fill="none" stroke="#000" '
    return (
        _stroke(part, "#000000", part.stroke + 1.4)
        + _stroke(part, "#ffffff", part.stroke)
        + f'{ladder}stroke-width="{part.stroke:g}" stroke-dasharray="{STRIPES}"/>'
    )


def picture(
    panels: Sequence[Scene], skin: Skin, colours: Mapping[str, str], alt: str, plain: bool = False
) -> str:
    """Scenes side by side as one SVG document with its text for those who cannot see it.

    `colours` are those of the regions; with `plain` nothing needs a style sheet, as in a PDF.
    """
    left, upper, wide, high = window(panels)
    rim = CLOTHES[skin]["card"]
    drawn = []
    for at, each in enumerate(panels):
        marks = "".join(painted(part, skin, colours) for part in each.parts())
        marks = marks.replace('class="h"', f'stroke="{rim}" stroke-width="{HALO:g}"')
        drawn.append(f'<g transform="translate({at * wide:.0f} 0)">{marks}</g>' if at else marks)
    spare = max(0.0, WIDTH - wide * len(panels))
    box = f"{left - spare / 2:.0f} {upper:.0f} {wide * len(panels) + spare:.0f} {high:.0f}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" role="img" '
        f'aria-label="{escape(alt)}">{"".join(drawn)}</svg>'
    )
