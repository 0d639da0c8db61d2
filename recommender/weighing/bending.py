"""How much do more minutes do? Coverage against minutes, and where the curve bends."""

from __future__ import annotations

from recommender.explanation import Curve, CurvePoint
from recommender.solver import Answer, covered
from recommender.weighing.trial import Trial, changed

CURVE_MINUTES = (3, 5, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60)
STANDS_OUT = 0.1
"""A bend is named when it lies this far above the straight line from end to end; derived."""


def curve_trials(answer: Answer) -> tuple[Trial[CurvePoint], ...]:
    """One routine for each of some minutes, those near the present ones first."""
    here = answer.intake.minutes
    every = sorted({*CURVE_MINUTES, here}, key=lambda minutes: (abs(minutes - here), minutes))
    return tuple(_at(answer, minutes) for minutes in every)


def _at(answer: Answer, minutes: int) -> Trial[CurvePoint]:
    return Trial(f"curve-{minutes}", lambda: changed(answer, {"minutes": minutes}), _point)


def _point(found: Answer) -> CurvePoint:
    return CurvePoint(minutes=found.intake.minutes, points=covered(found))


def curve(answer: Answer, points: tuple[CurvePoint, ...]) -> Curve:
    """The points in the order of their minutes, with the present ones and the bend."""
    ordered = tuple(sorted(points, key=lambda each: each.minutes))
    return Curve(minutes=answer.intake.minutes, knee=_knee(ordered), points=ordered)


def _knee(points: tuple[CurvePoint, ...]) -> int | None:
    """The minutes that lie highest above the straight line from the first point to the last."""
    if len(points) < 3 or points[-1].points <= points[0].points:
        return None
    above = {each.minutes: _above(points, each) for each in points}
    knee = max(above, key=lambda minutes: above[minutes])
    return knee if above[knee] >= STANDS_OUT else None


def _above(points: tuple[CurvePoint, ...], point: CurvePoint) -> float:
    first, last = points[0], points[-1]
    risen = (point.points - first.points) / (last.points - first.points)
    return risen - (point.minutes - first.minutes) / (last.minutes - first.minutes)
