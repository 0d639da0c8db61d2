"""Where do the minutes of a routine go, step by step?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from recommender.catalog.loading import Catalog
from recommender.catalog.wording import clock, dose_words, duration
from recommender.charts.bars import Row, Segment, bars, rows_figure
from recommender.charts.chart import Cell, Chart
from recommender.charts.theme import palette
from recommender.routine import Entry, Routine, Step

TITLE = "Where do the minutes go?"
GROUPS = {
    "work": "Stretching and moving",
    "place": "Getting into place",
    "switch": "Changing over",
    "rest": "Rest",
}
"""What the kinds of time are called; `place` holds moves and set-ups."""
GROUP_OF = {"move": "place", "set-up": "place"}
COLUMNS = ("Step", "Exercise", "Dose", "Starts", *(f"{name} (s)" for name in GROUPS.values()))


@dataclass(frozen=True)
class TimelineRow:
    """One step: its name, dose, start, and its seconds in each group."""

    number: int
    name: str
    dose: str
    start: int
    seconds: dict[str, int]

    @property
    def total(self) -> int:
        """All seconds of the step."""
        return sum(self.seconds.values())


def timeline(catalog: Catalog, routine: Routine, dark: bool) -> Chart:
    """One row per step; inside a row the kinds of time follow each other as in the ledger."""
    rows = timeline_rows(catalog, routine)
    segments = timeline_segments(routine)
    traces = [
        bars(segments[group], GROUPS[group], **_look(group, dark))
        for group in GROUPS
        if segments[group]
    ]
    written = [Row(f"{row.number}. {row.name}", "", clock(row.total)) for row in rows]
    longest = max((row.total for row in rows), default=0)
    return Chart(
        figure=rows_figure(written, traces, longest, dark, kinds=True),
        title=TITLE,
        alt=_alt(rows, routine),
        columns=COLUMNS,
        rows=tuple(_cells(row) for row in rows),
    )


def timeline_rows(catalog: Catalog, routine: Routine) -> tuple[TimelineRow, ...]:
    """The steps with their seconds by group."""
    return tuple(
        TimelineRow(
            number=number,
            name=catalog.exercise(step.exercise).name,
            dose=dose_words(step.dose),
            start=step.ledger[0].start if step.ledger else 0,
            seconds={group: _seconds(step, group) for group in GROUPS},
        )
        for number, step in enumerate(routine.steps, start=1)
    )


def timeline_segments(routine: Routine) -> dict[str, list[Segment]]:
    """The ledger's entries by group, each measured from the start of its step."""
    segments: dict[str, list[Segment]] = {group: [] for group in GROUPS}
    for at, step in enumerate(routine.steps):
        for entry in step.ledger:
            segments[_group(entry)].append(
                Segment(
                    row=at,
                    start=entry.start - step.ledger[0].start,
                    seconds=entry.seconds,
                    label=entry.side or "",
                    hover=_hover(entry),
                )
            )
    return segments


def _group(entry: Entry) -> str:
    return GROUP_OF.get(entry.kind, entry.kind)


def _seconds(step: Step, group: str) -> int:
    return sum(entry.seconds for entry in step.ledger if _group(entry) == group)


def _hover(entry: Entry) -> str:
    side = f", {entry.side} side" if entry.side else ""
    return f"{GROUPS[_group(entry)]}{side}: {duration(entry.seconds)}, from {clock(entry.start)}"


def _look(group: str, dark: bool) -> dict[str, Any]:
    colours = palette(dark)
    line = {"color": colours.quiet, "width": 1}
    font = {"size": 12, "color": colours.on_accent}
    if group == "work":
        edge = {"color": colours.on_accent, "width": 1}
        return {"marker": {"color": colours.accent, "line": edge}, "textfont": font}
    shapes = {"place": "/", "switch": "x", "rest": ""}
    pattern = {"shape": shapes[group], "fgcolor": colours.quiet, "size": 6, "solidity": 0.3}
    pattern["bgcolor"] = colours.empty
    return {"marker": {"color": colours.empty, "pattern": pattern, "line": line}}


def _alt(rows: tuple[TimelineRow, ...], routine: Routine) -> str:
    steps = "; ".join(f"{row.number}. {row.name}, {duration(row.total)}" for row in rows)
    groups = {group: sum(row.seconds[group] for row in rows) for group in GROUPS}
    shares = ", ".join(
        f"{GROUPS[group].lower()} {duration(seconds)}"
        for group, seconds in groups.items()
        if seconds
    )
    return f"Bars of a routine of {duration(routine.seconds)}: {shares}. Steps: {steps}."


def _cells(row: TimelineRow) -> tuple[Cell, ...]:
    return (row.number, row.name, row.dose, clock(row.start), *row.seconds.values())
