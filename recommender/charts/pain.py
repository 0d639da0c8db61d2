"""How did it feel before and after each session?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from plotly.graph_objects import Figure

from recommender.catalog.wording import short_day
from recommender.charts.chart import Chart
from recommender.charts.theme import BODY, SMALL, axis, dressed, palette
from recommender.session import Session

TITLE = "How did it feel before and after?"
COLUMNS = ("Day", "Before (of 10)", "After (of 10)", "Change")
CHANGE_THAT_COUNTS = 2
"""Points on a scale of 0 to 10, from which a change of pain is more than the noise of rating it.

Childs and others (2005), low back pain: source NPRS of the catalog. It was found over weeks of
care; carried over to one session, derived.
"""
LESS, MORE = "less", "more"
NAMED = {"": "After", LESS: "After, less by 2 or more", MORE: "After, more by 2 or more"}
NEWEST = 12
"""So many sessions fit side by side on a phone."""
HEIGHT, EMPTY_HEIGHT = 300, 120
TICKS_AT_MOST = 4

Look = dict[str, Any]


@dataclass(frozen=True)
class Felt:
    """The pain around one session, 0-10; None where it was not answered."""

    day: date
    before: int | None
    after: int | None

    @property
    def change(self) -> str:
        """`less` or `more` when pain changed by so much that it counts, else nothing."""
        if self.before is None or self.after is None:
            return ""
        if abs(self.after - self.before) < CHANGE_THAT_COUNTS:
            return ""
        return LESS if self.after < self.before else MORE


def pain(sessions: Sequence[Session], dark: bool) -> Chart:
    """The newest sessions with an answer, in order of time; each a pair joined by a line."""
    felt = felt_around(sessions)
    return Chart(
        figure=_figure(felt, dark),
        title=TITLE,
        alt=_alt(felt),
        columns=COLUMNS,
        rows=tuple(
            (each.day.isoformat(), _said(each.before), _said(each.after), each.change)
            for each in felt
        ),
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
            range=[-1.3, 11.3],
            tickvals=[0, 2, 4, 6, 8, 10],
            showgrid=True,
            gridcolor=palette(dark).grid,
            ticklabelstandoff=6,
        ),
    )
    return figure if felt else _nothing_yet(figure, dark)


def _traces(felt: tuple[Felt, ...], dark: bool) -> Iterator[Look]:
    colours = palette(dark)
    yield {
        "type": "scatter",
        "x": [place for at, _ in enumerate(felt) for place in (at, at, None)],
        "y": [value for each in felt for value in (each.before, each.after, None)],
        "mode": "lines",
        "line": {"color": colours.quiet, "width": 2},
        "hoverinfo": "skip",
        "showlegend": False,
    }
    hollow = {"symbol": "circle-open", "size": 13, "color": colours.clay, "line": {"width": 2.5}}
    yield _marks(felt, "Before", [each.before for each in felt], hollow)
    for change, name in NAMED.items():
        after = [each.after if each.change == change else None for each in felt]
        if any(value is not None for value in after):
            yield _marks(felt, name, after, _shape(change, dark)) | _worded(change, dark)


def _marks(felt: tuple[Felt, ...], name: str, values: list[int | None], marker: Look) -> Look:
    """One kind of marks, at the places of their sessions."""
    return {
        "type": "scatter",
        "name": name,
        "x": list(range(len(felt))),
        "y": values,
        "mode": "markers",
        "marker": marker,
        "hovertext": [f"{short_day(each.day)}: {_pair(each)}" for each in felt],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _shape(change: str, dark: bool) -> Look:
    """A dot, or an arrowhead that points to where pain went."""
    colours = palette(dark)
    return {
        "": {"symbol": "circle", "size": 9, "color": colours.accent},
        LESS: {"symbol": "triangle-down", "size": 14, "color": colours.accent},
        MORE: {"symbol": "triangle-up", "size": 14, "color": colours.clay},
    }[change]


def _worded(change: str, dark: bool) -> Look:
    """A change that counts says so in a word as well."""
    if not change:
        return {}
    place = "bottom center" if change == LESS else "top center"
    font = {"size": SMALL, "color": palette(dark).ink}
    return {"mode": "markers+text", "text": change, "textposition": place, "textfont": font}


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
    counts = f", {felt.change} by {CHANGE_THAT_COUNTS} or more" if felt.change else ""
    return f"{_said(felt.before)} before, {_said(felt.after)} after{counts}"


def _alt(felt: tuple[Felt, ...]) -> str:
    if not felt:
        return "No ratings yet. Rate the pain around a session and it will show here."
    pairs = "; ".join(f"{short_day(each.day)}: {_pair(each)}" for each in felt)
    return f"Pairs of dots, pain from 0 to 10 before and after a session. {pairs}."
