"""How long does a routine look after each place?"""

from __future__ import annotations

from dataclasses import dataclass

from plotly.graph_objects import Bar

from recommender.catalog.loading import Catalog
from recommender.catalog.wording import clock, duration
from recommender.charts.bars import Row, Segment, bars, rows_figure
from recommender.charts.chart import Chart
from recommender.charts.theme import palette, region_colour
from recommender.routine import Routine

TITLE = "How long for each place?"
COLUMNS = ("Place", "Pain you named", "Mainly (s)", "A little (s)")
MAINLY_FROM = 2
"""From this weight on a step counts as made for a place; below, it does the place a little good."""
MUTED = 0.5


@dataclass(frozen=True)
class Served:
    """Seconds of work on one region; `pain` is None when the person did not name it."""

    region: str
    label: str
    pain: int | None
    mainly: int
    a_little: int


def coverage(catalog: Catalog, routine: Routine, dark: bool) -> Chart:
    """One row per region: those that hurt first, worst first, then what gains on the side."""
    served = coverage_rows(catalog, routine)
    traces = [
        trace
        for at, each in enumerate(served)
        for trace in _traces(each, at, region_colour(catalog.region(each.region), dark), dark)
    ]
    written = [
        Row(each.label, _remark(each), _total(each), quiet=each.pain is None) for each in served
    ]
    longest = max((each.mainly + each.a_little for each in served), default=0)
    return Chart(
        figure=rows_figure(written, traces, longest, dark),
        title=TITLE,
        alt=_alt(served),
        columns=COLUMNS,
        rows=tuple(
            (each.label, _pain(each) or "not named", each.mainly, each.a_little) for each in served
        ),
    )


def coverage_rows(catalog: Catalog, routine: Routine) -> tuple[Served, ...]:
    """Every region that was asked for or is served. Both sides count."""
    pain = routine.intake.get("pain", {})
    served = [
        Served(
            region=region.id,
            label=region.label,
            pain=pain.get(region.id),
            mainly=_work(routine, region.id, mainly=True),
            a_little=_work(routine, region.id, mainly=False),
        )
        for region in catalog.regions
    ]
    shown = [each for each in served if each.pain is not None or each.mainly or each.a_little]
    return tuple(sorted(shown, key=lambda each: (-(each.pain or 0), -each.mainly, -each.a_little)))


def _work(routine: Routine, region: str, mainly: bool) -> int:
    return sum(
        step.work_seconds
        for step in routine.steps
        if step.regions.get(region, 0) and (step.regions[region] >= MAINLY_FROM) == mainly
    )


def _traces(served: Served, at: int, colour: str, dark: bool) -> list[Bar]:
    opacity = MUTED if served.pain is None else 1.0
    little = f"{duration(served.a_little)} do it a little good"
    return [
        bars(
            [Segment(at, 0, served.mainly, hover=f"{served.label}: {duration(served.mainly)}")],
            served.label,
            marker={"color": colour, "line": {"width": 0}},
            opacity=opacity,
        ),
        bars(
            [Segment(at, served.mainly, served.a_little, hover=f"{served.label}: {little}")],
            f"{served.label}, a little",
            marker={
                "color": palette(dark).empty,
                "line": {"color": colour, "width": 1 if served.a_little else 0},
                "pattern": {
                    "shape": "/",
                    "fgcolor": colour,
                    "bgcolor": palette(dark).empty,
                    "size": 6,
                    "solidity": 0.25,
                },
            },
            opacity=opacity,
        ),
    ]


def _remark(served: Served) -> str:
    return f"pain {_pain(served)}" if served.pain else "also gains"


def _pain(served: Served) -> str:
    return f"{served.pain} of 10" if served.pain else ""


def _total(served: Served) -> str:
    if not served.a_little:
        return clock(served.mainly)
    little = f"{clock(served.a_little)} a little"
    return f"{clock(served.mainly)} + {little}" if served.mainly else little


def _alt(served: tuple[Served, ...]) -> str:
    places = "; ".join(
        f"{each.label} ({_remark(each)}): {duration(each.mainly)}, "
        f"and {duration(each.a_little)} a little"
        for each in served
    )
    return (
        f"Bars of the working time for each place. {places}. A step can serve several places, so "
        "the times add up to more than the routine. A step counts in full where its exercise is "
        "rated 2 or 3 of 3 for a place, and as a little where it is rated 1."
    )
