"""Which places were looked after this week, and for how long?"""

from __future__ import annotations

from collections.abc import Mapping

from recommender.catalog.loading import Catalog
from recommender.catalog.vocabulary import Region
from recommender.catalog.wording import clock, duration
from recommender.charts.bars import Row, Segment, bars, rows_figure
from recommender.charts.chart import Chart
from recommender.charts.theme import region_colour

TITLE = "Which places did you look after this week?"
COLUMNS = ("Place", "Time (s)")
AT_LEAST = 300
"""Seconds that the axis shows at least, so that a first minute looks like a first minute."""


def region_minutes(catalog: Catalog, region_seconds: Mapping[str, int], dark: bool) -> Chart:
    """One row per region of the catalog, the most looked after first."""
    rows = region_rows(catalog, region_seconds)
    traces = [
        bars(
            [Segment(at, 0, seconds, hover=f"{region.label}: {duration(seconds)}")],
            region.label,
            marker={"color": region_colour(region, dark), "line": {"width": 0}},
        )
        for at, (region, seconds) in enumerate(rows)
    ]
    written = [Row(region.label, "", clock(seconds), not seconds) for region, seconds in rows]
    longest = max([AT_LEAST, *(seconds for _, seconds in rows)])
    return Chart(
        figure=rows_figure(written, traces, longest, dark),
        title=TITLE,
        alt=_alt(rows),
        columns=COLUMNS,
        rows=tuple((region.label, seconds) for region, seconds in rows),
    )


def region_rows(
    catalog: Catalog, region_seconds: Mapping[str, int]
) -> tuple[tuple[Region, int], ...]:
    """Every region with its seconds; equals stay in the catalog's order."""
    rows = [(region, region_seconds.get(region.id, 0)) for region in catalog.regions]
    return tuple(sorted(rows, key=lambda row: -row[1]))


def _alt(rows: tuple[tuple[Region, int], ...]) -> str:
    places = "; ".join(f"{region.label}: {duration(seconds)}" for region, seconds in rows)
    if not any(seconds for _, seconds in rows):
        return f"Nothing yet this week; a first session fills the bars. {places}."
    return f"Bars of the working time for each place this week. {places}."
