"""What lies under each part of the body? The floor, or the hard top of a prop."""

from __future__ import annotations

from recommender.catalog.posing import Prop, Stance
from recommender.figures import body, props
from recommender.figures.geometry import Vector, minus

LOW = (*(f"{joint}_{side}" for joint in (*body.JOINTS, "heel") for side in body.SIDES), "head",
       "pelvis", "loins", "chest")  # fmt: skip


def floor_below(stance: Stance, point: Vector) -> float:
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
