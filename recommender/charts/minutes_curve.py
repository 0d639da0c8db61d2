"""How much do more minutes do for one person?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plotly.graph_objects import Figure, Scatter

from recommender.charts.chart import Chart
from recommender.charts.theme import BODY, axis, dressed, palette
from recommender.explanation import Curve

TITLE = "How much do more minutes do?"
COLUMNS = ("Minutes", "For your places (% of the most)")
HEIGHT = 300
TICKS = (5, 10, 20, 30, 40, 50, 60)
RIGHT_OF_THIS = 45
"""Minutes from which a note stands to the left of its mark, where there is room."""


def minutes_curve(curve: Curve, dark: bool) -> Chart:
    """What the best routine of each length does for the places named; present minutes marked."""
    return Chart(
        figure=_figure(curve, dark),
        title=TITLE,
        alt=_alt(curve),
        columns=COLUMNS,
        rows=tuple((each.minutes, curve.share(each)) for each in curve.points),
    )


def _figure(curve: Curve, dark: bool) -> Figure:
    return dressed(
        Figure(data=list(_traces(curve, dark))),
        dark,
        height=HEIGHT,
        margin={"l": 52, "r": 12, "t": 8, "b": 44},
        xaxis=axis(
            dark,
            range=[0, 62],
            tickvals=list(TICKS),
            title={"text": "Minutes", "standoff": 6, "font": {"size": BODY}},
        ),
        yaxis=axis(
            dark,
            range=[0, 112],
            tickvals=[0, 25, 50, 75, 100],
            ticktext=["0", "25 %", "50 %", "75 %", "100 %"],
            showgrid=True,
            gridcolor=palette(dark).grid,
            ticklabelstandoff=6,
        ),
        shapes=[_bend(curve.knee, dark)] if curve.knee is not None else [],
        annotations=list(_notes(curve, dark)),
    )


def _traces(curve: Curve, dark: bool) -> Iterator[Scatter]:
    colours = palette(dark)
    yield Scatter(
        x=[each.minutes for each in curve.points],
        y=[curve.share(each) for each in curve.points],
        mode="lines+markers",
        line={"color": colours.accent, "width": 2.5},
        marker={"color": colours.accent, "size": 7},
        hovertext=[f"{each.minutes} minutes: {curve.share(each)} %" for each in curve.points],
        hoverinfo="text",
        cliponaxis=False,
    )
    here = curve.here
    if here is not None:
        yield Scatter(
            x=[here.minutes],
            y=[curve.share(here)],
            mode="markers",
            marker={"color": colours.ink, "size": 14},
            hoverinfo="skip",
            cliponaxis=False,
        )


def _bend(knee: int, dark: bool) -> dict[str, Any]:
    line = {"color": palette(dark).quiet, "width": 1.5, "dash": "dot"}
    return {"type": "line", "x0": knee, "x1": knee, "y0": 0, "y1": 100, "line": line}


def _notes(curve: Curve, dark: bool) -> Iterator[dict[str, Any]]:
    """The knee is named at the foot of its line, the present minutes at their mark."""
    colours = palette(dark)
    if curve.knee is not None:
        yield _note(curve.knee, 6, "less from here on", colours.quiet, dark)
    here = curve.here
    if here is not None:
        own = f"your {here.minutes} min"
        yield _note(here.minutes, curve.share(here) - 11, own, colours.ink, dark)


def _note(x: int, y: int, text: str, colour: str, dark: bool) -> dict[str, Any]:
    """A word beside a mark, on a ground of its own so that no line runs through it."""
    left = x > RIGHT_OF_THIS
    return {
        "x": x,
        "y": y,
        "xref": "x",
        "yref": "y",
        "showarrow": False,
        "text": text,
        "font": {"size": BODY, "color": colour},
        "bgcolor": palette(dark).hover,
        "borderpad": 2,
        "xanchor": "right" if left else "left",
        "xshift": -12 if left else 12,
    }


def _alt(curve: Curve) -> str:
    shares = "; ".join(f"{each.minutes} minutes {curve.share(each)} %" for each in curve.points)
    return (
        "A line that rises with the minutes: what the best routine of each length does for the "
        "places you named, in per cent of the most that any of them does. "
        f"{shares}. {curve.sentence}"
    ).rstrip()
