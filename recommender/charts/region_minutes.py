"""Which places were looked after this week, and for how long?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from plotly.graph_objects import Figure, Scatter

from recommender.catalog.loading import Catalog
from recommender.catalog.vocabulary import Region
from recommender.catalog.wording import clock, duration
from recommender.charts.bars import Row, Segment, bars, rows_figure
from recommender.charts.chart import Chart
from recommender.charts.theme import palette, region_colour

TITLE = "Which places did you look after this week?"
COLUMNS = ("Place", "Time (s)")
WITH_TARGETS = (*COLUMNS, "Goal (s)")
NO_TARGETS: Mapping[str, int] = MappingProxyType({})
AT_LEAST = 300
"""Seconds that the axis shows at least, so that a first minute looks like a first minute."""

Place = tuple[Region, int, int]
"""A region, its seconds of work this week, and the seconds aimed at; 0 without a target."""


def region_minutes(
    catalog: Catalog,
    region_seconds: Mapping[str, int],
    dark: bool,
    targets: Mapping[str, int] = NO_TARGETS,
) -> Chart:
    """One row per region of the catalog: those with a target first, then the most looked after.

    Args:
        catalog: has the regions.
        region_seconds: seconds of work this week by region.
        dark: for a dark page.
        targets: seconds of work aimed at in a week by region; a line marks them.
    """
    rows = region_rows(catalog, region_seconds, targets)
    traces = [
        bars(
            [Segment(at, 0, seconds, hover=_said((region, seconds, target)))],
            region.label,
            marker={"color": region_colour(region, dark), "line": {"width": 0}},
        )
        for at, (region, seconds, target) in enumerate(rows)
    ]
    written = [
        Row(region.label, "", _total(seconds, target), not (seconds or target))
        for region, seconds, target in rows
    ]
    longest = max([AT_LEAST, *(max(seconds, target) for _, seconds, target in rows)])
    figure = rows_figure(written, traces, longest, dark)
    return Chart(
        figure=_with_goals(figure, rows, dark),
        title=TITLE,
        alt=_alt(rows),
        columns=WITH_TARGETS if targets else COLUMNS,
        rows=tuple(
            (region.label, seconds, target or "")[: 3 if targets else 2]
            for region, seconds, target in rows
        ),
    )


def region_rows(
    catalog: Catalog, region_seconds: Mapping[str, int], targets: Mapping[str, int] = NO_TARGETS
) -> tuple[Place, ...]:
    """Every region with its seconds; equals stay in the catalog's order."""
    rows = [
        (region, region_seconds.get(region.id, 0), targets.get(region.id, 0))
        for region in catalog.regions
    ]
    return tuple(sorted(rows, key=lambda row: (not row[2], -row[1])))


def _with_goals(figure: Figure, rows: Sequence[Place], dark: bool) -> Figure:
    """A line across the bar where the target is; a bar that has come so far passes it."""
    aimed = [(at, target) for at, (_, _, target) in enumerate(rows) if target]
    if aimed:
        figure.add_trace(
            Scatter(
                name="Goal",
                x=[target for _, target in aimed],
                y=[at for at, _ in aimed],
                mode="markers",
                marker={
                    "symbol": "line-ns",
                    "size": 20,
                    "line": {"color": palette(dark).ink, "width": 3},
                },
                hoverinfo="skip",
                cliponaxis=False,
            )
        )
    return figure


def _total(seconds: int, target: int) -> str:
    if not target:
        return clock(seconds)
    beyond = seconds > target
    return f"{clock(seconds)} {f'(goal {clock(target)})' if beyond else f'of {clock(target)}'}"


def _said(place: Place) -> str:
    region, seconds, target = place
    of = f" of {duration(target)} aimed at" if target else ""
    return f"{region.label}: {duration(seconds)}{of}"


def _alt(rows: Sequence[Place]) -> str:
    places = "; ".join(_said(row) for row in rows)
    if not any(seconds for _, seconds, _ in rows):
        return f"Nothing yet this week; a first session fills the bars. {places}."
    return f"Bars of the working time for each place this week. {places}."
