"""Where are the joints when the angles are known? Forward, from the pelvis outwards.

X points forward, Y up and Z to the right of a person who stands at the origin. The axes of every
frame are the body's own: X to the front, Y towards the head, Z to the right.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from math import sqrt

from recommender.catalog.posing import Arm, Leg, Stance
from recommender.figures import body
from recommender.figures.geometry import (
    ORIGIN,
    Turn,
    Vector,
    about_x,
    about_y,
    about_z,
    add,
    after,
    axis,
    times,
    turned,
)

HEAD_RISES, HEAD_LEADS = 6.0, 0.8
"""The middle of the head above and before the top of the neck; derived by eye."""
HEEL_BEHIND = 1.6


@dataclass(frozen=True)
class Body:
    """A solved pose: points in hundredths of the height, the trunk's seven frames, the head's.

    `fronts` says where the front of each thigh and shank points; `strain` how far a limb's target
    lay out of reach.
    """

    joints: dict[str, Vector]
    stations: tuple[tuple[Vector, Turn], ...]
    head: Turn
    fronts: dict[str, Vector]
    strain: dict[str, float] = field(default_factory=dict)

    def moved(self, by: Vector) -> Body:
        """The same pose elsewhere."""
        joints = {name: add(point, by) for name, point in self.joints.items()}
        stations = tuple((add(point, by), frame) for point, frame in self.stations)
        return replace(self, joints=joints, stations=stations)

    def lowest(self, part: str) -> float:
        """The height of a part's lowest point, flesh included."""
        if part in STRETCHES:
            return min(self._station_low(at) for at in STRETCHES[part])
        if part == "seat":
            return min(self.joints[f"hip_{side}"][1] for side in "rl") - body.RADII["hip"]
        return self.joints[part][1] - body.RADII[part.rstrip("rl").rstrip("_")]

    def point(self, part: str) -> Vector:
        """The middle of a part."""
        if part in STRETCHES:
            return self.stations[STRETCHES[part][0]][0]
        return self.stations[0][0] if part == "seat" else self.joints[part]

    def _station_low(self, at: int) -> float:
        point, frame = self.stations[at]
        halves = station_halves(at)
        return point[1] - sqrt(
            sum((half * frame[1][which]) ** 2 for which, half in enumerate(halves))
        )


STRETCHES = {"pelvis": (0, 1), "loins": (2, 3), "chest": (4, 5)}


def station_halves(at: int) -> Vector:
    """Half axes of the trunk's ellipsoid at a station: to the front, upwards, to the side."""
    width, depth = body.STATIONS[at]
    return (depth, body.STATION_HALF_HEIGHT, width)


def unfold(stance: Stance) -> Body:
    """The joints of a pose with its root at the origin, by its angles alone."""
    stations, head, joints = _trunk(stance)
    fronts: dict[str, Vector] = {}
    for side, outward in (("r", 1), ("l", -1)):
        leg: Leg = getattr(stance, f"leg_{side}")
        arm: Arm = getattr(stance, f"arm_{side}")
        _hang_leg(joints, fronts, side, outward, leg, stations[0][1], stance.pelvis.lean)
        _hang_arm(joints, side, outward, arm, stations[5][1])
    return Body(joints, stations, head, fronts)


def _trunk(stance: Stance) -> tuple[tuple[tuple[Vector, Turn], ...], Turn, dict[str, Vector]]:
    pelvis, spine, shoulders = stance.pelvis, stance.spine, stance.shoulders
    frame = after(
        about_y(pelvis.yaw), about_z(-pelvis.lean), about_y(-pelvis.roll), about_x(pelvis.side)
    )
    joints: dict[str, Vector] = {}
    for side, outward in (("r", 1), ("l", -1)):
        joints[f"hip_{side}"] = times(axis(frame, 2), outward * body.HIP_HALF)
    point, stations = ORIGIN, [(ORIGIN, frame)]
    lumbar = _bend(spine.lumbar / 2, spine.lumbar_side / 2, spine.lumbar_twist / 2)
    thorax = _bend(spine.thorax / 2, spine.thorax_side / 2, spine.thorax_twist / 2)
    for piece, bend in zip(body.TRUNK, (None, None, lumbar, lumbar, thorax, thorax), strict=True):
        frame = after(frame, bend) if bend else frame
        point = add(point, times(axis(frame, 1), piece))
        stations.append((point, frame))
    for side, outward in (("r", 1), ("l", -1)):
        up = shoulders.up + getattr(shoulders, f"up_{side}") - body.SHOULDER_BELOW
        within = (shoulders.forward, up, outward * body.SHOULDER_HALF)
        joints[f"shoulder_{side}"] = add(point, turned(frame, within))
    neck = after(frame, _bend(spine.neck, spine.neck_side, spine.neck_twist))
    joints["neck"] = add(point, times(axis(neck, 1), body.NECK))
    head = after(neck, _bend(spine.head, spine.head_side, spine.head_twist))
    joints["head"] = add(joints["neck"], turned(head, (HEAD_LEADS, HEAD_RISES, 0)))
    return tuple(stations), head, joints


def _bend(forward: float, right: float, turn: float) -> Turn:
    return after(about_z(-forward), about_x(right), about_y(-turn))


def _swing(forward: float, out: float, turn: float, outward: int) -> Turn:
    """A limb at its root: forward first, then sideways within, then about itself."""
    return after(about_z(forward), about_x(-out * outward), about_y(turn * outward))


def _hang_leg(
    joints: dict[str, Vector],
    fronts: dict[str, Vector],
    side: str,
    outward: int,
    leg: Leg,
    pelvis: Turn,
    lean: float,
) -> None:
    hip, knee = leg_angles(leg, lean)
    thigh = after(pelvis, _swing(hip, leg.abd, -leg.rot, outward))
    shank = after(thigh, about_z(-knee))
    foot = after(shank, about_z(-leg.point))
    joints[f"knee_{side}"] = add(joints[f"hip_{side}"], times(axis(thigh, 1), -body.THIGH))
    joints[f"ankle_{side}"] = add(joints[f"knee_{side}"], times(axis(shank, 1), -body.SHANK))
    place_foot(joints, side, axis(foot, 0), axis(shank, 1))
    fronts[f"thigh_{side}"], fronts[f"shank_{side}"] = axis(thigh, 0), axis(shank, 0)


def leg_angles(leg: Leg, lean: float) -> tuple[float, float]:
    """Degrees at hip and knee, from the joint's own or the picture's angles."""
    hip = leg.hip if leg.thigh is None else leg.thigh + 90 + lean
    thigh = hip - 90 - lean
    knee = leg.knee if leg.shank is None else thigh - leg.shank
    return _round_about(hip), _round_about(knee)


def _round_about(angle: float) -> float:
    return (angle + 180) % 360 - 180


def place_foot(joints: dict[str, Vector], side: str, toes: Vector, up: Vector) -> None:
    """Toe and heel of a foot whose ankle is placed."""
    ankle = joints[f"ankle_{side}"]
    joints[f"toe_{side}"] = add(ankle, times(toes, body.FOOT))
    joints[f"heel_{side}"] = add(ankle, add(times(toes, -HEEL_BEHIND), times(up, -0.2)))


def _hang_arm(joints: dict[str, Vector], side: str, outward: int, arm: Arm, chest: Turn) -> None:
    upper = after(chest, _swing(arm.flex, arm.abd, -arm.rot, outward))
    fore = after(upper, about_z(arm.elbow))
    shoulder = joints[f"shoulder_{side}"]
    joints[f"elbow_{side}"] = add(shoulder, times(axis(upper, 1), -body.UPPER_ARM))
    joints[f"wrist_{side}"] = add(joints[f"elbow_{side}"], times(axis(fore, 1), -body.FOREARM))
    fingers = arm.fingers or times(axis(fore, 1), -1)
    place_hand(joints, side, fingers)


def place_hand(joints: dict[str, Vector], side: str, fingers: Vector) -> None:
    """The fingertips of a hand whose wrist is placed."""
    size = sqrt(sum(part * part for part in fingers)) or 1.0
    along = times(fingers, body.HAND / size)
    joints[f"fingers_{side}"] = add(joints[f"wrist_{side}"], along)
