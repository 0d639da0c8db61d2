"""Is a form's whole picture right? Its poses, what lies between them, and what the still shows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from recommender.catalog.posing import Stance
from recommender.figures import body
from recommender.figures.camera import seen, view_of
from recommender.figures.figure import Figure
from recommender.figures.geometry import length, minus
from recommender.figures.pose_checks import pose_faults
from recommender.figures.scene import scene
from recommender.figures.shapes import Capsule, Line, Rings, Shape
from recommender.figures.skeleton import Body
from recommender.figures.targets import turned_away

SLIDES, VISIBLE, ARROW_CLEAR = 0.5, 0.5, 2.0
"""How far a hand may slide, how much of a target is seen, how far an arrow keeps from a face."""


def movement_faults(told: Sequence[tuple[Stance, Body]]) -> list[str]:
    """What is wrong between frames: a hand or a foot that slides along its surface."""
    faults = []
    for (one, one_body), (other, other_body) in pairwise(told):
        for limb in ("arm_r", "arm_l", "leg_r", "leg_l"):
            kept = getattr(one, limb).to
            if isinstance(kept, tuple) and kept == getattr(other, limb).to:
                end = f"{'wrist' if limb.startswith('arm') else 'ankle'}_{limb[-1]}"
                slid = length(minus(one_body.joints[end], other_body.joints[end]))
                if slid > SLIDES:
                    faults.append(f"{end}: slides {slid:.1f}")
    return faults


def picture_faults(stance: Stance, now: Body) -> list[str]:
    """What is wrong with the drawing of a still: a hidden target, an arrow over the face."""
    view = view_of(stance)
    drawn = scene(stance, now)
    faults = []
    for at, part in enumerate(drawn.body):
        if part.name.endswith("-mark") and isinstance(part.shape, Line):
            shown = _shown(part.shape, [each.shape for each in drawn.body[at + 1 :]])
            if shown < VISIBLE:
                faults.append(f"{part.name}: only {shown:.0%} of the target can be seen")
    faults += [
        f"{target}: the target is on the side that looks away; turn the camera"
        for target in stance.target
        if turned_away(now, view, target)
    ]
    face = seen(view, now.joints["head"])
    for part in drawn.front:
        if part.name.startswith("arrow") and isinstance(part.shape, Line):
            gap = min(hypot(x - face[0], y - face[1]) for x, y in _along(part.shape)) - body.HEAD
            if gap < ARROW_CLEAR:
                faults.append(f"{part.name}: comes within {gap:.1f} of the head")
    return list(dict.fromkeys(faults))


def _shown(line: Line, later: Sequence[Shape]) -> float:
    """The share of a line that nothing painted later covers."""
    cover = [each for each in later if isinstance(each, (Capsule, Rings))]
    spots = _along(line)
    return sum(not any(each.covers(spot) for each in cover) for spot in spots) / len(spots)


def _along(line: Line) -> list[tuple[float, float]]:
    return [
        (a[0] + (b[0] - a[0]) * step / 8, a[1] + (b[1] - a[1]) * step / 8)
        for a, b in pairwise(line.through)
        for step in range(9)
    ]


def figure_faults(shown: Figure) -> list[str]:
    """Everything that is wrong with a form: its key poses, what lies between, its still."""
    told = []
    for number, (stance, now) in enumerate(zip(shown.stances, shown.bodies, strict=True), start=1):
        still = picture_faults(stance, now) if number in shown.told.panels else []
        told += [f"pose {number}: {each}" for each in (*pose_faults(stance, now), *still)]
    for at, (stance, now) in enumerate(shown.frames):
        told += [f"frame {at}: {each}" for each in pose_faults(stance, now) if at not in shown.keys]
    return told + movement_faults(shown.frames)
