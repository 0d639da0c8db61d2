"""How far can a human joint go? Degrees, each limit with where it comes from.

The drawn body uses more than a stiff person has: a picture shows the movement's end, the words
say how far to go.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import asin, atan2, degrees

from recommender.catalog.posing import Spine, Stance
from recommender.figures.geometry import Turn, Vector, angle, axis, dot, minus, unit
from recommender.figures.skeleton import Body

AAOS = "American Academy of Orthopaedic Surgeons, Joint Motion (1965)"
LIMITS: dict[str, tuple[float, float, str]] = {
    "hip flexion": (-32, 140, f"-30 to 120: {AAOS}; 140 when pressed by hand or weight: derived"),
    "hip abduction": (-32, 75, f"-30 to 45: {AAOS}; 75 with the hip bent: derived"),
    "knee": (0, 160, f"0 to 135: {AAOS}; 160 when sitting on the heels: derived"),
    "ankle": (-25, 92, f"-20 to 50: {AAOS}; 92 for an instep drawn flat: derived"),
    "shoulder flexion": (-65, 182, f"-60 to 180: {AAOS}"),
    "shoulder adduction": (-62, 182, f"45 beyond the middle: {AAOS}; -62 drawn: derived"),
    "elbow": (0, 152, f"0 to 150: {AAOS}"),
    "spine bend": (-62, 92, f"back -30, forward 80 to 90 at the trunk: {AAOS}; -62 drawn: derived"),
    "spine side": (-45, 45, f"35: {AAOS}; 45 drawn: derived"),
    "spine twist": (-76, 76, f"45: {AAOS}; shared with the shoulder blades when drawn: derived"),
    "neck bend": (-62, 62, f"-45 to 45, with the nod 60: {AAOS}; derived"),
    "neck side": (-47, 47, f"45: {AAOS}"),
    "neck twist": (-82, 82, f"60 to 80: {AAOS}"),
}  # fmt: skip


def beyond(stance: Stance, now: Body) -> Iterator[str]:
    """A sentence for each joint that goes farther than it can."""
    for joint, part, degrees_now in measured(stance.spine, now):
        least, most, _ = LIMITS[joint]
        if not least <= degrees_now <= most:
            yield f"{part}: {joint} of {degrees_now:.0f} degrees, not {least:g} to {most:g}"


def measured(spine: Spine, now: Body) -> Iterator[tuple[str, str, float]]:
    """Every limited joint, the part it belongs to, and its angle."""
    yield "spine bend", "spine", spine.lumbar + spine.thorax
    yield "spine side", "spine", spine.lumbar_side + spine.thorax_side
    yield "spine twist", "spine", spine.lumbar_twist + spine.thorax_twist
    yield "neck bend", "neck", spine.neck + spine.head
    yield "neck side", "neck", spine.neck_side + spine.head_side
    yield "neck twist", "neck", spine.neck_twist + spine.head_twist
    for side, outward in (("r", 1.0), ("l", -1.0)):
        yield from _leg(now, side, outward)
        yield from _arm(now, side, outward)


def _leg(now: Body, side: str, outward: float) -> Iterator[tuple[str, str, float]]:
    hip, knee, ankle, toe = (now.joints[f"{j}_{side}"] for j in ("hip", "knee", "ankle", "toe"))
    forward, out = _swung(now.stations[0][1], minus(knee, hip), outward)
    shank = minus(ankle, knee)
    yield "hip flexion", f"hip_{side}", forward
    yield "hip abduction", f"hip_{side}", out
    yield "knee", f"knee_{side}", angle(minus(knee, hip), shank)
    yield "ankle", f"ankle_{side}", 90 - angle(shank, minus(toe, ankle))


def _arm(now: Body, side: str, outward: float) -> Iterator[tuple[str, str, float]]:
    shoulder, elbow, wrist = (now.joints[f"{j}_{side}"] for j in ("shoulder", "elbow", "wrist"))
    forward, out = _swung(now.stations[5][1], minus(elbow, shoulder), outward)
    if out < 60 and forward > -115:
        yield "shoulder flexion", f"shoulder_{side}", forward
    yield "shoulder adduction", f"shoulder_{side}", out
    yield "elbow", f"elbow_{side}", angle(minus(elbow, shoulder), minus(wrist, elbow))


def _swung(frame: Turn, bone: Vector, outward: float) -> tuple[float, float]:
    """A bone's angles forward and outward, in the frame that it hangs from."""
    way = unit(bone)
    x, y, z = (dot(axis(frame, which), way) for which in range(3))
    return degrees(atan2(x, -y)), degrees(asin(max(-1.0, min(1.0, z * outward))))
