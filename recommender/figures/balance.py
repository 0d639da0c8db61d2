"""Would a person fall over in this pose? The centre of mass over what bears it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import cos, pi, sin

from recommender.catalog.posing import Spot, Stance
from recommender.figures import body
from recommender.figures.geometry import Vector, add, between, times
from recommender.figures.ground import LOW, floor_below
from recommender.figures.skeleton import Body

STEADY = 4.0
"""How far the centre of mass may lie outside what bears it, before a person would fall."""
LEANS = 8.0
"""How near to a wall the middle of the trunk is when the back leans on it."""
MASSES = (
    ("hip", "knee", 0.100), ("knee", "ankle", 0.0465), ("ankle", "toe", 0.0145),
    ("shoulder", "elbow", 0.028), ("elbow", "wrist", 0.016), ("wrist", "fingers", 0.006),
)  # fmt: skip
"""Share of the body's mass in each limb's segment; Winter (2009), after Dempster (1955)."""
HEAD_MASS, TRUNK_MASS = 0.081, 0.497


def does_not_fall(stance: Stance, now: Body) -> Iterator[str]:
    """A sentence when the weight lies beside what bears it, or nothing bears it."""
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
        if now.lowest(part) - floor_below(stance, point) < 2.5:
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
    return points + _leant_on(stance, now)


def _leant_on(stance: Stance, now: Body) -> list[Vector]:
    """Where the trunk leans on a wall."""
    points = []
    for wall in (prop for prop in stance.props.values() if prop.kind == "wall"):
        which = 2 if wall.facing % 180 == 90 else 0
        points += [p for p, _ in now.stations if abs(p[which] - wall.at[which]) < LEANS]
    return points


def _outside(point: Vector, bearing: Sequence[Vector]) -> float:
    """How far a point lies, seen from above, outside the hull of others."""
    best = 0.0
    for at in range(36):
        way = (cos(2 * pi * at / 36), sin(2 * pi * at / 36))
        reach = max(each[0] * way[0] + each[2] * way[1] for each in bearing)
        best = max(best, point[0] * way[0] + point[2] * way[1] - reach)
    return best
