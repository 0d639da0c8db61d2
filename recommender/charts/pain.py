"""How did it feel before and after each session?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from plotly.graph_objects import Figure, Scatter

from recommender.catalog.wording import short_day
from recommender.charts.chart import Chart
from recommender.charts.theme import BODY, SMALL, axis, dressed, palette
from recommender.session import Session

TITLE = "How did it feel before and after?"
COLUMNS = ("Day", "Pain before (0-10)", "Pain after (0-10)")
NEWEST = 12
"""So many sessions fit side by side on a phone."""
HEIGHT, EMPTY_HEIGHT = 300, 120
TICKS_AT_MOST = 4


@dataclass(frozen=True)
class Felt:
    """The pain around one session, 0-10; None where it was not answered."""

    day: date
    before: int | None
    after: int | None


def pain(sessions: Sequence[Session], dark: bool) -> Chart:
    """The newest sessions with an answer, in order of time; each a pair joined by a line."""
    felt = felt_around(sessions)
    return Chart(
        figure=_figure(felt, dark),
        title=TITLE,
        alt=_alt(felt),
        columns=COLUMNS,
        rows=tuple((each.day.isoformat(), _said(each.before), _said(each.after)) for each in felt),
    )


def felt_around(sessions: Sequence[Session]) -> tuple[Felt, ...]:
    """The newest sessions where at least one of the two was answered, the oldest first."""
    in_order = sorted(sessions, key=lambda session: session.finished_at)
    felt = [Felt(each.day, each.pain_before, each.pain_after) for each in in_order]
    return tuple(each for each in felt if (each.before, each.after) != (None, None))[-NEWEST:]


def _figure(felt: tuple[Felt, ...], dark: bool) -> Figure:
    last = max(len(felt), 6)
    every = -(-len(felt) // TICKS_AT_MOST) or 1
    ticks = range(len(felt) - 1, -1, -every)
    figure = dressed(
        Figure(data=list(_traces(felt, dark))),
        dark,
        height=HEIGHT,
        margin={"l": 28, "r": 8, "t": 34, "b": 30},
        showlegend=True,
        legend=_legend(dark),
        xaxis=axis(
            dark,
            range=[-0.6, last - 0.4],
            tickvals=list(ticks),
            ticktext=[short_day(felt[at].day) for at in ticks],
            tickangle=0,
        ),
        yaxis=axis(
            dark,
            range=[-0.5, 10.5],
            tickvals=[0, 2, 4, 6, 8, 10],
            showgrid=True,
            gridcolor=palette(dark).grid,
            ticklabelstandoff=6,
        ),
    )
    return figure if felt else _nothing_yet(figure, dark)


def _traces(felt: tuple[Felt, ...], dark: bool) -> Iterator[Scatter]:
    colours = palette(dark)
    yield Scatter(
        x=[place for at, _ in enumerate(felt) for place in (at, at, None)],
        y=[value for each in felt for value in (each.before, each.after, None)],
        mode="lines",
        line={"color": colours.quiet, "width": 2},
        hoverinfo="skip",
        showlegend=False,
    )
    hollow = {"symbol": "circle-open", "size": 13, "color": colours.clay, "line": {"width": 2.5}}
    solid = {"symbol": "circle", "size": 9, "color": colours.accent}
    marks = (("Pain before", [each.before for each in felt], hollow),)
    for name, values, marker in (*marks, ("Pain after", [each.after for each in felt], solid)):
        yield Scatter(
            name=name,
            x=list(range(len(felt))),
            y=values,
            mode="markers",
            marker=marker,
            hovertext=[f"{short_day(each.day)}: {_pair(each)}" for each in felt],
            hoverinfo="text",
            cliponaxis=False,
        )


def _legend(dark: bool) -> dict[str, object]:
    return {
        "orientation": "h",
        "yref": "container",
        "y": 1,
        "yanchor": "top",
        "x": 0,
        "xanchor": "left",
        "font": {"size": SMALL, "color": palette(dark).ink},
        "itemclick": False,
        "itemdoubleclick": False,
        "bgcolor": "rgba(0,0,0,0)",
    }


def _nothing_yet(figure: Figure, dark: bool) -> Figure:
    figure.update_layout(height=EMPTY_HEIGHT, showlegend=False)
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False)
    figure.add_annotation(
        x=0.5,
        y=0.5,
        xref="paper",
        yref="paper",
        showarrow=False,
        text="Rate the pain around a session<br>and it will show here.",
        font={"size": BODY, "color": palette(dark).quiet},
    )
    return figure


def _said(value: int | None) -> str | int:
    return "not said" if value is None else value


def _pair(felt: Felt) -> str:
    return f"{_said(felt.before)} before, {_said(felt.after)} after"


def _alt(felt: tuple[Felt, ...]) -> str:
    if not felt:
        return "No ratings yet. Rate the pain around a session and it will show here."
    pairs = "; ".join(f"{short_day(each.day)}: {_pair(each)}" for each in felt)
    return f"Pairs of dots, pain from 0 to 10 before and after a session. {pairs}."
