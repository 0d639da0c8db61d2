"""How is the course of pain drawn on paper, so that it reads in one colour?

A ring is before a session, a dot after it, a cross the day after. Lengths are millimetres.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from recommender.catalog.wording import short_day
from recommender.exports.column import INK, STONE, Setting
from recommender.exports.layout import Line, Picture
from recommender.reporting.report import DAYS, Felt, Pain, Report

WORST = 10
"""The upper end of the numeric rating scale of pain; the lower is 0."""
WIDE, HIGH = 104.0, 30.0
LEFT_OF_IT, BELOW_IT = 7.0, 5.0
"""Room for the numbers and for the days."""
RADIUS = 1.0
LABELLED = (0, 7, 14, 21, DAYS - 1)
"""The days that are named below, counted from the first."""
Spot = tuple[float, float]
Moment = Callable[[Felt], float | None]


def drawing(report: Report, pain: Pain, x: float, y: float) -> Picture:
    """The picture with its words, `x` and `y` its upper left corner."""
    parts = [
        *(_level(level) for level in range(0, WORST + 1, 5)),
        *_line(report, pain, lambda felt: felt.before, dashes=""),
        *_line(report, pain, lambda felt: felt.after, dashes=' stroke-dasharray="1 1"'),
        *(_ring(*spot) for spot in _spots(report, pain, lambda felt: felt.before)),
        *(_dot(*spot) for spot in _spots(report, pain, lambda felt: felt.after)),
        *(_cross(*spot) for spot in _spots(report, pain, lambda felt: felt.next_day)),
    ]
    box = f"{-RADIUS} {-RADIUS} {WIDE + 2 * RADIUS} {HIGH + 2 * RADIUS}"
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{"".join(parts)}</svg>'
    left, top = x + LEFT_OF_IT - RADIUS, y - RADIUS
    return Picture(left, top, WIDE + 2 * RADIUS, HIGH + 2 * RADIUS, svg, alt(report, pain))


def marks(report: Report, setting: Setting, x: float, y: float) -> Iterator[Line]:
    """The numbers and the days at the axes."""
    style = setting.style(0.8, STONE)
    for level in range(0, WORST + 1, 5):
        yield Line(x, y + _height(level) + style.size * 0.12, str(level), style)
    for at in LABELLED:
        day = short_day(date.fromordinal(report.since.toordinal() + at))
        wide = setting.measure(day, False) * style.size
        left = x + LEFT_OF_IT + WIDE * at / (DAYS - 1)
        yield Line(left - wide * at / (DAYS - 1), y + HIGH + BELOW_IT, day, style)


def alt(report: Report, pain: Pain) -> str:
    """What the picture shows, in words."""
    told = [
        f"{name} from {course.first} to {course.last}, {course.mean:.1f} on average"
        for name, course in (
            ("before sessions", pain.before),
            ("after sessions", pain.after),
            ("on the day after", pain.next_day),
        )
        if course is not None
    ]
    days = f"{short_day(report.since)} to {short_day(report.until)}"
    return f"Pain (0-10) from {days}: {'; '.join(told)}."


def _height(pain: float) -> float:
    return HIGH * (1 - pain / WORST)


def _spots(report: Report, pain: Pain, moment: Moment) -> Sequence[Spot]:
    told = ((felt.day, moment(felt)) for felt in pain.days)
    return [
        (WIDE * (day - report.since).days / (DAYS - 1), _height(said))
        for day, said in told
        if said is not None
    ]


def _colour(colour: tuple[int, int, int]) -> str:
    return "#" + "".join(f"{part:02x}" for part in colour)


def _level(level: int) -> str:
    y = f"{_height(level):.2f}"
    return f'<path d="M0 {y}H{WIDE}" fill="none" stroke="#b5afa8" stroke-width="0.15"/>'


def _line(report: Report, pain: Pain, moment: Moment, dashes: str) -> Iterator[str]:
    spots = _spots(report, pain, moment)
    if len(spots) > 1:
        way = "L".join(f"{x:.2f} {y:.2f}" for x, y in spots)
        stroke = f'stroke="{_colour(STONE)}" stroke-width="0.25"{dashes}'
        yield f'<path d="M{way}" fill="none" {stroke}/>'


def _ring(x: float, y: float) -> str:
    spot = f'cx="{x:.2f}" cy="{y:.2f}" r="{RADIUS * 0.9:.2f}"'
    return f'<circle {spot} fill="#ffffff" stroke="{_colour(INK)}" stroke-width="0.35"/>'


def _dot(x: float, y: float) -> str:
    spot = f'cx="{x:.2f}" cy="{y:.2f}" r="{RADIUS * 0.7:.2f}"'
    return f'<circle {spot} fill="{_colour(INK)}"/>'


def _cross(x: float, y: float) -> str:
    left, right, top, foot = (each for at in (x, y) for each in _around(at))
    way = f"M{left} {top}L{right} {foot}M{left} {foot}L{right} {top}"
    return f'<path d="{way}" fill="none" stroke="{_colour(INK)}" stroke-width="0.35"/>'


def _around(at: float) -> Iterator[str]:
    return (f"{at + side * RADIUS * 0.7:.2f}" for side in (-1, 1))
