"""What is a chart: a figure, the question it answers, its description and its table twin."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from plotly.graph_objects import Figure

Cell = str | int

CHART_CONFIG: MappingProxyType[str, Any] = MappingProxyType(
    {
        "displayModeBar": False,  # its buttons are smaller than a finger
        "staticPlot": False,  # keeps what is shown when pointing at a mark
        "scrollZoom": False,
        "doubleClick": False,
        "showTips": False,
        "responsive": True,
    }
)
"""How a page shows every figure; pass `dict(CHART_CONFIG)`."""


@dataclass(frozen=True)
class Chart:
    """A figure without its title, so that the page can set it as a real heading.

    `alt` says in words what the figure shows; `rows` hold the same numbers under `columns`.
    """

    figure: Figure
    title: str
    alt: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
