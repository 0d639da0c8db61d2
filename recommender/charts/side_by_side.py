"""Do sessions and pain go together? Week by week, one above the other, without a claim of cause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from plotly.graph_objects import Bar, Figure, Scatter

from recommender.catalog.wording import short_day
from recommender.charts.chart import Cell, Chart
from recommender.charts.theme import BODY, SMALL, axis, dressed, palette

TITLE = "Do sessions and pain go together?"
COLUMNS = ("Week from", "Adherence (%)", "Pain before (0-10)")
FEWEST = 3
"""Weeks with a rated pain, below which two rows of marks say nothing."""
HEIGHT = 340
UPPER, LOWER = (0.60, 0.93), (0.0, 0.40)
"""The two panels, as parts of the height; each has its own name above it."""


@dataclass(frozen=True)
class Both:
    """One week: its adherence in percent, None when off, and the mean pain (0-10) when rated."""

    monday: date
    adherence: int | None
    pain: float | None


def side_by_side(weeks: Sequence[Both], dark: bool) -> Chart:
    """Adherence above, pain below, on the same weeks; the oldest first."""
    return Chart(
        figure=_figure(weeks, dark),
        title=TITLE,
        alt=_alt(weeks),
        columns=COLUMNS,
        rows=tuple(_row(each) for each in weeks),
    )


def enough(weeks: Sequence[Both]) -> bool:
    """Whether there are weeks enough to look at."""
    return sum(each.pain is not None for each in weeks) >= FEWEST


def _figure(weeks: Sequence[Both], dark: bool) -> Figure:
    colours = palette(dark)
    every = max(1, len(weeks) // 4)
    at = range(len(weeks) - 1, -1, -every)
    grid = {"showgrid": True, "gridcolor": colours.grid, "ticklabelstandoff": 6}
    return dressed(
        Figure(data=[_bars(weeks, dark), _line(weeks, dark)]),
        dark,
        height=HEIGHT,
        margin={"l": 44, "r": 8, "t": 0, "b": 30},
        bargap=0.3,
        xaxis=axis(
            dark,
            range=[-0.6, len(weeks) - 0.4],
            anchor="y2",
            tickvals=list(at),
            ticktext=[short_day(weeks[each].monday) for each in at],
            tickangle=0,
        ),
        yaxis=axis(
            dark,
            domain=list(UPPER),
            range=[0, 108],
            tickvals=[0, 50, 100],
            ticktext=["0 %", "50 %", "100 %"],
            **grid,
        ),
        yaxis2=axis(dark, domain=list(LOWER), range=[-0.4, 10.4], tickvals=[0, 5, 10], **grid),
        annotations=[
            _named("Sessions done, of those recommended", UPPER[1], dark),
            _named("Pain before sessions, 0 to 10", LOWER[1], dark),
            *(_off(place, dark) for place, each in enumerate(weeks) if each.adherence is None),
        ],
    )


def _bars(weeks: Sequence[Both], dark: bool) -> Bar:
    return Bar(
        name="Adherence",
        x=list(range(len(weeks))),
        y=[each.adherence or 0 for each in weeks],
        marker={"color": palette(dark).accent, "line": {"width": 0}},
        hovertext=[_said(each) for each in weeks],
        hoverinfo="text",
    )


def _line(weeks: Sequence[Both], dark: bool) -> Scatter:
    colour = palette(dark).clay
    return Scatter(
        name="Pain before",
        x=list(range(len(weeks))),
        y=[each.pain for each in weeks],
        yaxis="y2",
        mode="lines+markers",
        connectgaps=False,
        line={"color": colour, "width": 2},
        marker={"symbol": "circle-open", "size": 10, "color": colour, "line": {"width": 2.5}},
        hovertext=[_said(each) for each in weeks],
        hoverinfo="text",
        cliponaxis=False,
    )


def _named(words: str, top: float, dark: bool) -> dict[str, Any]:
    return {
        "text": words,
        "xref": "x domain",
        "x": 0,
        "xanchor": "left",
        "yref": "paper",
        "y": top,
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": BODY, "color": palette(dark).ink},
    }


def _off(place: int, dark: bool) -> dict[str, Any]:
    return {
        "text": "off",
        "x": place,
        "y": 0,
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": SMALL, "color": palette(dark).quiet},
    }


def _row(each: Both) -> tuple[Cell, ...]:
    share = "off" if each.adherence is None else each.adherence
    return (each.monday.isoformat(), share, "not said" if each.pain is None else f"{each.pain:.1f}")


def _said(each: Both) -> str:
    share = "week off" if each.adherence is None else f"{each.adherence} % done"
    pain = "pain not said" if each.pain is None else f"pain {each.pain:.1f}"
    return f"Week of {short_day(each.monday)}: {share}, {pain}"


def _alt(weeks: Sequence[Both]) -> str:
    told = "; ".join(_said(each) for each in weeks)
    return (
        "Two rows on the same weeks: bars of the sessions done in percent of those recommended, "
        "and below them the mean pain before sessions. They stand side by side and say nothing "
        f"about which leads to which. {told}."
    )
