"""How are rows of bars drawn so that their names can be read on a phone?

A name stands above its bar, not beside it, and what it comes to stands at the right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plotly.graph_objects import Bar, Figure

from recommender.catalog.wording import clock
from recommender.charts.theme import BODY, SMALL, axis, dressed, palette, plain, shortened

ROW_HEIGHT = 54
BAR_SHARE = 0.47
"""The bar's part of a row; the name takes the rest."""
AXIS_HEIGHT = 28
TICK_SECONDS = (15, 30, 60, 120, 300, 600, 900, 1800, 3600)
MOST_TICKS = 5
SHORTEST_AXIS = 60


@dataclass(frozen=True)
class Row:
    """What is written above one bar: its name, a quiet remark, and what it comes to."""

    name: str
    remark: str
    total: str
    quiet: bool = False


@dataclass(frozen=True)
class Segment:
    """A part of a bar. `row` counts from 0 at the top, `start` and `seconds` are seconds."""

    row: int
    start: int
    seconds: int
    label: str = ""
    hover: str = ""


def bars(segments: Sequence[Segment], name: str, **look: Any) -> Bar:
    """One kind of segments in one look; a label is hidden where it does not fit."""
    return Bar(
        name=name,
        orientation="h",
        y=[segment.row for segment in segments],
        base=[segment.start for segment in segments],
        x=[segment.seconds for segment in segments],
        width=BAR_SHARE,
        text=[segment.label for segment in segments],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        hovertext=[plain(segment.hover) for segment in segments],
        hoverinfo="text",
        **look,
    )


def _track(rows: int, longest: int, dark: bool) -> Bar:
    """A pale ground under every bar, so that a place without time is seen as empty."""
    return Bar(
        orientation="h",
        y=list(range(rows)),
        x=[max(longest, SHORTEST_AXIS)] * rows,
        width=BAR_SHARE,
        marker={"color": palette(dark).empty, "line": {"width": 0}},
        hoverinfo="skip",
        showlegend=False,
    )


def rows_figure(
    rows: Sequence[Row], traces: Sequence[Bar], longest: int, dark: bool, kinds: bool = False
) -> Figure:
    """Rows of bars on a common axis of minutes; `longest` is the longest bar in seconds.

    With `kinds` a legend names the traces; without, each row has a pale ground.
    """
    top = 40 if kinds else 4
    ground = [] if kinds else [_track(len(rows), longest, dark)]
    figure = dressed(
        Figure(data=[*ground, *traces]),
        dark,
        height=max(1, len(rows)) * ROW_HEIGHT + AXIS_HEIGHT + top,
        margin={"l": 2, "r": 2, "t": top, "b": AXIS_HEIGHT},
        barmode="overlay",
        bargap=0,
        uniformtext={"minsize": SMALL, "mode": "hide"},
        xaxis=_minutes(longest, dark, grid=kinds),
        yaxis=axis(dark, visible=False, range=[len(rows) - 0.68, -0.68]),
        annotations=[each for at, row in enumerate(rows) for each in _writing(at, row, dark)],
    )
    if kinds:
        figure.update_layout(showlegend=True, legend=_legend(dark))
    return figure


def _minutes(longest: int, dark: bool, grid: bool) -> Mapping[str, Any]:
    end = max(longest, SHORTEST_AXIS)
    apart = next(each for each in (*TICK_SECONDS, end) if end / each <= MOST_TICKS)
    ticks = list(range(0, end + 1, apart))
    return axis(
        dark,
        range=[0, end * 1.005],
        tickvals=ticks,
        ticktext=[clock(tick) for tick in ticks],
        ticklabelposition="outside",
        showgrid=grid,
        gridcolor=palette(dark).grid,
        gridwidth=1,
    )


def _legend(dark: bool) -> Mapping[str, Any]:
    return {
        "orientation": "h",
        "yref": "container",
        "y": 1,
        "yanchor": "top",
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "font": {"size": SMALL, "color": palette(dark).ink},
        "itemclick": False,
        "itemdoubleclick": False,
        "traceorder": "normal",
        "bgcolor": "rgba(0,0,0,0)",
        "indentation": -8,
    }


def _writing(at: int, row: Row, dark: bool) -> Iterator[Mapping[str, Any]]:
    colours = palette(dark)
    name = plain(shortened(row.name))
    remark = f'  <span style="color:{colours.quiet}">{plain(row.remark)}</span>'
    shared = {"y": at - BAR_SHARE / 2, "yref": "y", "xref": "paper", "showarrow": False}
    shared |= {"yanchor": "bottom", "yshift": 1, "borderpad": 0}
    font = {"size": BODY, "color": colours.quiet if row.quiet else colours.ink}
    left = name if row.quiet else f"<b>{name}</b>"
    text = left + (remark if row.remark else "")
    yield {**shared, "x": 0, "xanchor": "left", "align": "left", "text": text, "font": font}
    yield {**shared, "x": 1, "xanchor": "right", "text": row.total, "font": font}
