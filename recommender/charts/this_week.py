"""How is this week going? Seven days in a row: done, recommended, and today."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from plotly.graph_objects import Figure, Scatter

from recommender.catalog.wording import short_day
from recommender.charts.chart import Chart
from recommender.charts.theme import BODY, CLEAR, SMALL, axis, dressed, palette

TITLE = "How is this week going?"
COLUMNS = ("Day", "Sessions", "Recommended")
NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
DONE, ASKED = "\N{CHECK MARK}", "\N{WHITE CIRCLE}"
HEIGHT = 96
HALF = 0.45
"""Half a day's box; the rest is the gap."""


@dataclass(frozen=True)
class Day:
    """One day of the week: sessions done on it, and whether a session is recommended."""

    day: date
    done: int
    asked: bool
    is_today: bool

    @property
    def name(self) -> str:
        """Its weekday and date."""
        return f"{NAMES[self.day.weekday()]} {short_day(self.day)}"

    @property
    def mark(self) -> str:
        """What stands in its box: a tick for a session, a ring for a recommended day."""
        if self.done:
            return DONE if self.done == 1 else f"{DONE} {self.done}"
        return ASKED if self.asked else ""

    @property
    def said(self) -> str:
        """The same in words."""
        sessions = {0: "", 1: "1 session"}.get(self.done, f"{self.done} sessions")
        parts = [sessions] * bool(sessions) + ["recommended"] * self.asked
        return f"{self.name}{' (today)' * self.is_today}: {', '.join(parts) or 'free'}"


def this_week(
    days: Collection[int], monday: date, asked: Collection[date], today: date, dark: bool
) -> Chart:
    """The week from a Monday; `days` holds the sessions of its seven days."""
    week = _week(days, monday, asked, today)
    return Chart(
        figure=_figure(week, dark),
        title=TITLE,
        alt=_alt(week),
        columns=COLUMNS,
        rows=tuple((each.name, each.done, "yes" if each.asked else "") for each in week),
    )


def _week(
    days: Collection[int], monday: date, asked: Collection[date], today: date
) -> tuple[Day, ...]:
    dates = [monday + timedelta(days=at) for at in range(7)]
    return tuple(
        Day(day, done, day in asked, day == today) for day, done in zip(dates, days, strict=True)
    )


def _figure(week: tuple[Day, ...], dark: bool) -> Figure:
    colours = palette(dark)
    marks = Scatter(
        x=list(range(7)),
        y=[0] * 7,
        text=[each.mark for each in week],
        mode="text",
        textfont={
            "size": 20,
            "color": [colours.on_accent if each.done else colours.accent for each in week],
        },
        hovertext=[each.said for each in week],
        hoverinfo="text",
    )
    return dressed(
        Figure(data=[marks]),
        dark,
        height=HEIGHT,
        margin={"l": 0, "r": 0, "t": 40, "b": 2},
        shapes=[_box(at, each, dark) for at, each in enumerate(week)],
        annotations=[_name(at, each, dark) for at, each in enumerate(week)],
        xaxis=axis(dark, range=[-HALF, 6 + HALF], visible=False),
        yaxis=axis(dark, range=[-0.5, 0.5], visible=False),
    )


def _box(at: int, each: Day, dark: bool) -> dict[str, Any]:
    """Filled when done, an outline when recommended, pale when free."""
    colours = palette(dark)
    fill = colours.accent if each.done else CLEAR if each.asked else colours.empty
    line = {"color": colours.accent, "width": 2 if each.asked or each.done else 0}
    return {
        "type": "rect",
        "layer": "below",
        "x0": at - HALF,
        "x1": at + HALF,
        "y0": -0.48,
        "y1": 0.48,
        "fillcolor": fill,
        "line": line,
    }


def _name(at: int, each: Day, dark: bool) -> dict[str, Any]:
    """The weekday above its date; today is written out and strong."""
    colours = palette(dark)
    name = "<b>Today</b>" if each.is_today else NAMES[at]
    return {
        "x": at,
        "y": 0.5,
        "yanchor": "bottom",
        "yshift": 2,
        "showarrow": False,
        "text": f'{name}<br><span style="font-size:{SMALL}px">{each.day.day}</span>',
        "font": {"size": BODY, "color": colours.ink if each.is_today else colours.quiet},
    }


def _alt(week: tuple[Day, ...]) -> str:
    return f"A row of seven days. {'; '.join(each.said for each in week)}."
