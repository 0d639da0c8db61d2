"""How does a pose meet its floor, its chair, its own knee? Settle, vary one number, then reach."""

from __future__ import annotations

from dataclasses import replace
from math import cos, radians, sin, sqrt

from recommender.catalog.posing import Arm, Leg, Limb, Spot, Stance
from recommender.figures import body
from recommender.figures.geometry import (
    Vector,
    add,
    axis,
    between,
    cross,
    dot,
    length,
    minus,
    times,
    unit,
)
from recommender.figures.props import top
from recommender.figures.skeleton import Body, place_foot, place_hand, unfold

FULL = 0.9995
"""A limb never quite straightens, so that its bend keeps a direction."""
STEPS = 40
CLOSE = 0.02
ANKLE_ABOVE = 2.7
PALM_ABOVE, FIST_ABOVE, FOREARM_ABOVE = 2.0, 6.4, 2.5
"""How high wrist or elbow stand above what the hand or the forearm rests on."""


FLESH = {"pelvis": ("hip_r", "hip_l"), "chest": ("shoulder_r", "shoulder_l")}
"""What may touch in a part's stead, as when a person lies on the side."""


class Unposed(Exception):
    """A pose that cannot be; the text names the part and what is wrong with it."""


def solve(stance: Stance) -> Body:
    """The body in a pose, settled and with every contact met as far as it can reach.

    Raises:
        Unposed: when the number to vary finds nothing, or a name is not a part's.
    """
    found = settled(stance)
    return _reach(found, _settle(found))


def settled(stance: Stance) -> Stance:
    """The pose with its number found, so that nothing is left to vary.

    Raises:
        Unposed: when no number of the range will do.
    """
    wanted = stance.solve
    if wanted is None:
        return stance
    low, high = wanted.least, wanted.most
    miss_low, miss_high = (_miss(varied(stance, wanted.vary, each)) for each in (low, high))
    if miss_low * miss_high > 0:
        raise Unposed(
            f"{wanted.vary} from {low:g} to {high:g} never brings {wanted.part} there: "
            f"it is off by {miss_low:.1f} and {miss_high:.1f}"
        )
    found = varied(stance, wanted.vary, low)
    for step in range(STEPS):
        share = miss_low / (miss_low - miss_high) if step % 3 else 0.5
        middle = low + (high - low) * min(0.95, max(0.05, share))
        found = varied(stance, wanted.vary, middle)
        miss = _miss(found)
        if abs(miss) < CLOSE:
            break
        if miss * miss_low > 0:
            low, miss_low = middle, miss
        else:
            high, miss_high = middle, miss
    return found


def varied(stance: Stance, path: str, to: float) -> Stance:
    """A pose with one number changed, named like `pelvis.lean`; `legs.thigh` changes both."""
    limb, _, name = path.partition(".")
    limbs = (f"{limb[:-1]}_r", f"{limb[:-1]}_l") if limb in ("arms", "legs") else (limb,)
    changed = {each: getattr(stance, each).model_copy(update={name: to}) for each in limbs}
    return stance.model_copy(update=changed)


def _miss(stance: Stance) -> float:
    """How much too high the part of `solve` stands."""
    wanted = stance.solve
    if wanted is None:
        return 0.0
    put = _settle(stance)
    if wanted.height is not None:
        return put.point(wanted.part)[1] - wanted.height
    other = gap_under(stance, put, wanted.level) if wanted.level else wanted.clear or 0.0
    return gap_under(stance, put, wanted.part) - other


def gap_under(stance: Stance, now: Body, part: str) -> float:
    """How far a part, or the flesh that may touch in its stead, is from what it lies on."""
    flesh = (part, *FLESH.get(part, ()))
    return min(now.lowest(each) - surface_under(stance, each) for each in flesh)


def surface_under(stance: Stance, part: str) -> float:
    """How high the surface is that a part would rest on: its prop, or what bears the body."""
    return max([surface(stance, stance.rest.on), *padding(stance, part)])


def padding(stance: Stance, part: str) -> list[float]:
    """How high everything soft is that lies under a part: on what it is put, else on the bed."""
    base = surface(stance, stance.rest.on)
    return [
        top(prop) + (0.0 if prop.at[1] else base)
        for prop in stance.props.values()
        if part in prop.under
    ]


def surface(stance: Stance, name: str) -> float:
    """How high the floor or a prop is.

    Raises:
        Unposed: when there is no such prop.
    """
    if name == "floor":
        return 0.0
    if name not in stance.props:
        raise Unposed(f"there is no {name} to touch")
    return top(stance.props[name])


def _settle(stance: Stance) -> Body:
    """The unfolded body, put down on what bears it."""
    loose = unfold(stance)
    rest = stance.rest
    up = 0.0
    if rest.height is not None:
        up = rest.height - loose.point("seat")[1]
    elif rest.parts:
        parts = {*rest.parts, *(part for each in rest.parts for part in FLESH.get(each, ()))}
        up = max(surface_under(stance, part) - loose.lowest(part) for part in parts)
    across = (stance.pelvis.x, stance.pelvis.z)
    if stance.anchor:
        spot = loose.point(stance.anchor.part)
        z = stance.pelvis.z if stance.anchor.z is None else stance.anchor.z - spot[2]
        across = (stance.anchor.x - spot[0], z)
    return loose.moved((across[0], up, across[1]))


def _reach(stance: Stance, put: Body) -> Body:
    """Every limb with a contact brought there: legs before arms, holders after the held."""
    found = put
    limbs = [f"{limb}_{side}" for limb in ("leg", "arm") for side in "rl"]
    for name in sorted(limbs, key=lambda each: _late(stance, each)):
        limb: Arm | Leg = getattr(stance, name)
        if limb.to == "free":
            continue
        if isinstance(limb, Leg):
            found = _reach_leg(stance, found, name[-1], limb)
        else:
            found = _reach_arm(stance, found, name[-1], limb)
    return found


def _late(stance: Stance, name: str) -> tuple[bool, bool]:
    return (name.startswith("arm"), isinstance(getattr(stance, name).to, Spot))


def spot_on(body_now: Body, spot: Spot) -> Vector:
    """A spot on the body, in the room."""
    if spot.joint is not None:
        return add(body_now.point(spot.joint), spot.offset)
    start, end = spot.bone or ("", "")
    return add(between(body_now.point(start), body_now.point(end), spot.at), spot.offset)


def _target(stance: Stance, now: Body, limb: Limb, root: str, above: float) -> Vector:
    """Where wrist or ankle must go."""
    if isinstance(limb.to, Spot):
        return spot_on(now, limb.to)
    if not isinstance(limb.to, str):
        return limb.to
    start = now.joints[root]
    end = ("wrist" if root.startswith("shoulder") else "ankle") + root[-2:]
    high = max([surface(stance, limb.to), *padding(stance, end)])
    return (start[0] + limb.dx, high + above, start[2] + limb.dz)


def _reach_leg(stance: Stance, now: Body, side: str, leg: Leg) -> Body:
    hip = now.joints[f"hip_{side}"]
    target = _target(stance, now, leg, f"hip_{side}", ANKLE_ABOVE)
    pole = leg.pole or now.fronts[f"thigh_{side}"]
    knee, ankle, strain = _two_bones(hip, target, body.THIGH, body.SHANK, pole)
    joints = {**now.joints, f"knee_{side}": knee, f"ankle_{side}": ankle}
    thigh_front = _square(pole, minus(knee, hip))
    shank = unit(minus(ankle, knee))
    shank_front = _square(thigh_front, shank)
    toes = _toes(leg, shank_front, shank)
    place_foot(joints, side, toes, times(shank, -1))
    fronts = {**now.fronts, f"thigh_{side}": thigh_front, f"shank_{side}": shank_front}
    return replace(now, joints=joints, fronts=fronts, strain={**now.strain, f"leg_{side}": strain})


def _toes(leg: Leg, front: Vector, shank: Vector) -> Vector:
    """Where the foot points: as told, flat on a surface, or by the angle of the ankle."""
    if leg.toes:
        return unit(leg.toes)
    if isinstance(leg.to, str):
        drop = (ANKLE_ABOVE - body.RADII["toe"]) / body.FOOT
        level = unit((front[0], 0.0, front[2])) if abs(front[1]) < 0.95 else (1.0, 0.0, 0.0)
        return unit((level[0], -drop, level[2]))
    down = radians(leg.point)
    return add(times(front, cos(down)), times(shank, sin(down)))


def _reach_arm(stance: Stance, now: Body, side: str, arm: Arm) -> Body:
    if arm.rests == "forearm":
        return _lay_forearm(stance, now, side, arm)
    shoulder = now.joints[f"shoulder_{side}"]
    above = FIST_ABOVE if arm.rests == "fist" else PALM_ABOVE
    target = _target(stance, now, arm, f"shoulder_{side}", above)
    pole = arm.pole or times(axis(now.stations[5][1], 0), -1)
    elbow, wrist, strain = _two_bones(shoulder, target, body.UPPER_ARM, body.FOREARM, pole)
    joints = {**now.joints, f"elbow_{side}": elbow, f"wrist_{side}": wrist}
    place_hand(joints, side, _fingers(arm, minus(wrist, elbow)))
    return replace(now, joints=joints, strain={**now.strain, f"arm_{side}": strain})


def _fingers(arm: Arm, forearm: Vector) -> Vector:
    if arm.fingers:
        return arm.fingers
    if arm.rests == "fist":
        return (0.0, -1.0, 0.0)
    return (1.0, -0.06, 0.0) if isinstance(arm.to, str) else forearm


def _lay_forearm(stance: Stance, now: Body, side: str, arm: Arm) -> Body:
    """The elbow comes down as far from the shoulder as the upper arm reaches."""
    shoulder = now.joints[f"shoulder_{side}"]
    floor = surface(stance, arm.to) if isinstance(arm.to, str) else 0.0
    floor = max([floor, *padding(stance, f"elbow_{side}")])
    drop = shoulder[1] - floor - FOREARM_ABOVE
    away = sqrt(max(0.0, body.UPPER_ARM**2 - drop**2))
    fingers = unit(arm.fingers or (1.0, 0.0, 0.0))
    ahead = unit((arm.dx, 0.0, arm.dz)) if arm.dx or arm.dz else (1.0, 0.0, 0.0)
    elbow = add((shoulder[0], floor + FOREARM_ABOVE, shoulder[2]), times(ahead, away))
    along = unit((fingers[0], fingers[1] - 0.03, fingers[2]))
    joints = {**now.joints, f"elbow_{side}": elbow}
    joints[f"wrist_{side}"] = add(elbow, times(along, body.FOREARM))
    place_hand(joints, side, fingers)
    strain = max(0.0, abs(drop) - body.UPPER_ARM)
    return replace(now, joints=joints, strain={**now.strain, f"arm_{side}": strain})


def _two_bones(
    start: Vector, target: Vector, first: float, second: float, pole: Vector
) -> tuple[Vector, Vector, float]:
    """The joint between two bones, their end, and by how much the target is out of reach."""
    way = minus(target, start)
    far = length(way)
    reach = min(max(far, abs(first - second) * 1.02 + 1e-6), (first + second) * FULL)
    along = unit(way)
    x = (first**2 - second**2 + reach**2) / (2 * reach)
    high = sqrt(max(0.0, first**2 - x**2))
    bend = _square(pole, along)
    middle = add(start, add(times(along, x), times(bend, high)))
    return middle, add(start, times(along, reach)), abs(far - reach)


def _square(a: Vector, to: Vector) -> Vector:
    """The direction of `a` at right angles to another."""
    along = unit(to)
    flat = minus(a, times(along, dot(a, along)))
    if length(flat) > 1e-6:
        return unit(flat)
    return unit(cross(along, (0.0, 0.0, 1.0)))
