"""How does every chart look, in light and in dark?"""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from plotly.graph_objects import Figure

from recommender.catalog.vocabulary import Region

FONT = '"Source Sans", "Source Sans 3", "Source Sans Pro", system-ui, sans-serif'
SMALL, BODY = 12, 14
CLEAR = "rgba(0,0,0,0)"


@dataclass(frozen=True)
class Palette:
    """The colours of one brightness. `steps` go from few to many on the page's background."""

    ink: str
    quiet: str
    grid: str
    empty: str
    accent: str
    on_accent: str
    clay: str
    hover: str
    steps: tuple[str, str, str]
    on_steps: tuple[str, str, str]


LIGHT = Palette(
    ink="#1c1917",
    quiet="#57534e",
    grid="#e2ddd6",
    empty="#ebe6df",
    accent="#0f766e",
    on_accent="#ffffff",
    clay="#9a3e18",
    hover="#ffffff",
    steps=("#99d5cd", "#2b9a8f", "#0b5750"),
    on_steps=("#1c1917", "#ffffff", "#ffffff"),
)
DARK = Palette(
    ink="#e7e5e4",
    quiet="#b4b0ab",
    grid="#2c3a52",
    empty="#1e2a40",
    accent="#2bb8a6",
    on_accent="#0f172a",
    clay="#f0a37a",
    hover="#1e293b",
    steps=("#17655e", "#21a394", "#7aeadb"),
    on_steps=("#ffffff", "#0f172a", "#0f172a"),
)


def palette(dark: bool) -> Palette:
    """The colours for a dark or a light page."""
    return DARK if dark else LIGHT


def region_colour(region: Region, dark: bool) -> str:
    """The region's colour, the same in every chart."""
    return region.dark_colour if dark else region.colour


def plain(text: str) -> str:
    """A text that plotly shows literally: it reads a little HTML otherwise."""
    return html.escape(text, quote=False)


def shortened(text: str, length: int = 38) -> str:
    """A text that fits above a bar on a phone."""
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


def dressed(figure: Figure, dark: bool, height: int, **layout: Any) -> Figure:
    """The figure in the common look; `height` in pixels, the width is the page's."""
    colours = palette(dark)
    figure.update_layout(
        template="none",
        height=height,
        autosize=True,
        paper_bgcolor=CLEAR,
        plot_bgcolor=CLEAR,
        font={"family": FONT, "size": BODY, "color": colours.ink},
        margin={"l": 0, "r": 8, "t": 8, "b": 8, "pad": 0, "autoexpand": True},
        hoverlabel={
            "bgcolor": colours.hover,
            "bordercolor": colours.grid,
            "font": {"family": FONT, "size": BODY, "color": colours.ink},
        },
        dragmode=False,
        showlegend=False,
    )
    figure.update_layout(**layout)
    return figure


def axis(dark: bool, **changes: Any) -> Mapping[str, Any]:
    """A quiet axis that cannot be dragged, so that a finger scrolls the page."""
    colours = palette(dark)
    return {
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "automargin": True,
        "tickfont": {"size": SMALL, "color": colours.quiet},
        **changes,
    }
