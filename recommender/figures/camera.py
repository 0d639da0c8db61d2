"""From where is the body looked at? Space to paper, with the depth kept for what hides what."""

from __future__ import annotations

from recommender.catalog.posing import Stance
from recommender.figures.geometry import Turn, Vector, about_x, about_y, after, dot, turned

Spot2 = tuple[float, float]
VIEWS: dict[str, tuple[float, float]] = {
    "side": (-14, 12),
    "turned": (-42, 16),
    "fold": (-28, 14),
    "front": (-90, 4),
    "above": (-8, 50),
    "oblique": (-30, 34),
    "foot-end": (-76, 32),
    "across": (-58, 24),
    "behind": (90, 6),
}
"""Turn to the side and look from above, in degrees; what each shows best is in docs/figures.md."""


def view_of(stance: Stance) -> Turn:
    """The turn from the room to the paper: X to the right, Y up, Z out of the paper."""
    angles = VIEWS[stance.camera] if isinstance(stance.camera, str) else stance.camera
    return after(about_x(angles[1]), about_y(angles[0]))


def seen(view: Turn, point: Vector) -> Spot2:
    """A point on the paper; down is positive there."""
    return (dot(view[0], point), -dot(view[1], point))


def depth(view: Turn, point: Vector) -> float:
    """How near to the eye a point is."""
    return dot(view[2], point)


def directed(view: Turn, way: Vector) -> Vector:
    """A direction as seen: right, up, towards the eye."""
    return turned(view, way)
