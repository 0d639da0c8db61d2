"""On which days of the last twelve weeks was there a session?"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Any

from plotly.graph_objects import Figure, Scatter

from recommender.catalog.wording import short_day
from recommender.charts.chart import Chart
from recommender.charts.theme import CLEAR, SMALL, axis, dressed, palette

TITLE = "On which days did you move?"
COLUMNS = ("Week from", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Sessions")
WEEKS = 12
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MANY = 3
"""From so many sessions a day on the colour stays the same."""
ROW_HEIGHT = 30
DAY = timedelta(days=1)
OFF, OFF_ROW = "off", 3
"""What stands in a week off, in the middle of it."""
HALF = 0.44
"""Half a cell, in days and weeks; the rest is the gap."""

Week = tuple[date, tuple[int | None, ...]]
"""Its Monday, and the sessions of its days; None for days to come."""


def heatmap(
    days: Sequence[tuple[date, int]],
    today: date,
    dark: bool,
    asked: Collection[date] = (),
    off: Collection[date] = (),
) -> Chart:
    """Weeks as columns, Monday at the top, this week at the right.

    `days` holds days with their sessions, in any order; days outside the twelve weeks are left
    out, days twice given are added. `asked` are the days that a programme recommends, `off` the
    Mondays of weeks off.
    """
    weeks = weeks_until(today, days)
    return Chart(
        figure=_figure(weeks, dark, asked, off),
        title=TITLE,
        alt=_alt(weeks, off),
        columns=COLUMNS,
        rows=tuple(
            (monday.isoformat(), *(_cell(count) for count in counts), _sum(counts))
            for monday, counts in weeks
        ),
    )


def weeks_until(today: date, days: Sequence[tuple[date, int]]) -> tuple[Week, ...]:
    """The last twelve ISO weeks, the oldest first, this week last."""
    counts: dict[date, int] = {}
    for day, count in days:
        counts[day] = counts.get(day, 0) + count
    this_monday = today - timedelta(days=today.weekday())
    mondays = [this_monday - timedelta(weeks=back) for back in reversed(range(WEEKS))]
    return tuple((monday, _week(monday, today, counts)) for monday in mondays)


def _week(monday: date, today: date, counts: dict[date, int]) -> tuple[int | None, ...]:
    week = [monday + timedelta(days=at) for at in range(7)]
    return tuple(counts.get(day, 0) if day <= today else None for day in week)


def _figure(
    weeks: tuple[Week, ...], dark: bool, asked: Collection[date], off: Collection[date]
) -> Figure:
    cells = [
        (column, row, monday + timedelta(days=row), count)
        for column, (monday, counts) in enumerate(weeks)
        for row, count in enumerate(counts)
        if count is not None
    ]
    numbers = Scatter(
        x=[column for column, *_ in cells],
        y=[row for _, row, *_ in cells],
        text=[
            str(count) if count else OFF if row == OFF_ROW and day - row * DAY in off else ""
            for _, row, day, count in cells
        ],
        mode="text",
        textfont={"size": SMALL, "color": [_on(count, dark) for *_, count in cells]},
        hovertext=[
            f"{_day(day)}: {_sessions(count)}{', recommended' * (day in asked)}"
            for *_, day, count in cells
        ],
        hoverinfo="text",
    )
    shapes = [
        _square(column, row, count, dark) | _edge(count, day in asked, day - row * DAY in off, dark)
        for column, row, day, count in cells
    ]
    shapes[-1] |= {"line": {"color": palette(dark).ink, "width": 2}}  # the last one is today
    return dressed(
        Figure(data=[numbers]),
        dark,
        height=7 * ROW_HEIGHT + 34,
        margin={"l": 40, "r": 4, "t": 28, "b": 4},
        shapes=shapes,
        xaxis=axis(dark, range=[-0.5, WEEKS - 0.5], side="top", **_ticks(weeks)),
        yaxis=axis(
            dark,
            range=[6.5, -0.5],
            tickvals=list(range(7)),
            ticktext=list(DAYS),
            ticklabelstandoff=6,
        ),
    )


def _ticks(weeks: tuple[Week, ...]) -> dict[str, Any]:
    at = range(len(weeks) - 1, -1, -3)
    return {
        "tickvals": list(at),
        "ticktext": [short_day(weeks[each][0]) for each in at],
        "tickangle": 0,
    }


def _square(column: int, row: int, count: int, dark: bool) -> dict[str, Any]:
    colours = palette(dark)
    return {
        "type": "rect",
        "layer": "below",
        "x0": column - HALF,
        "x1": column + HALF,
        "y0": row - HALF,
        "y1": row + HALF,
        "fillcolor": colours.steps[min(count, MANY) - 1] if count else colours.empty,
        "line": {"width": 0},
    }


def _edge(count: int, asked: bool, off: bool, dark: bool) -> dict[str, Any]:
    """A recommended day without a session is outlined, a week off is only dotted."""
    colours = palette(dark)
    if count or not (asked or off):
        return {}
    if off:
        return {"fillcolor": CLEAR, "line": {"color": colours.quiet, "width": 1, "dash": "dot"}}
    return {"line": {"color": colours.accent, "width": 1.5}}


def _on(count: int, dark: bool) -> str:
    return palette(dark).on_steps[min(count, MANY) - 1] if count else palette(dark).quiet


def _cell(count: int | None) -> str | int:
    return "" if count is None else count


def _sum(counts: tuple[int | None, ...]) -> int:
    return sum(count or 0 for count in counts)


def _day(day: date) -> str:
    return f"{DAYS[day.weekday()]} {short_day(day)} {day.year}"


def _sessions(count: int) -> str:
    return "1 session" if count == 1 else f"{count or 'no'} sessions"


def _alt(weeks: tuple[Week, ...], off: Collection[date]) -> str:
    first, last = weeks[0][0], weeks[-1][0]
    days = [
        f"{_day(monday + timedelta(days=at))}: {_sessions(count)}"
        for monday, counts in weeks
        for at, count in enumerate(counts)
        if count
    ]
    span = f"A calendar of the twelve weeks from {_day(first)} to the week of {_day(last)}"
    resting = [_day(monday) for monday, _ in weeks if monday in off]
    rest = f" Weeks off, from: {'; '.join(resting)}." if resting else ""
    if not days:
        return f"{span}. No sessions yet; the first one will show here.{rest}"
    return f"{span}, with sessions on {len(days)} days. {'; '.join(days)}.{rest}"
