"""How is a scene painted? Every part as one or more paths in a skin's colours, written as SVG."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

from recommender.figures.parts import HALO, Part
from recommender.figures.scene import Scene
from recommender.figures.shapes import Capsule, Mark, written
from recommender.figures.skins import CLOTHES, Skin

WIDTH = 128.0
"""The least width of the room that a picture shows, so that all bodies have one size."""
MARGIN = 3.0
ABOVE = 0.6
"""How much of the spare room of a picture lies above it."""
LADDER = "0.9 1.5"
"""Dashes of the ladder that marks a target in print, where colours cannot."""
Colours = Mapping[str, str]
"""The colour of each region."""


@dataclass(frozen=True)
class Stroke:
    """One path: its marks, its fill, and its line with a width, when it has them."""

    marks: tuple[Mark, ...]
    fill: str = "none"
    line: str = ""
    width: float = 0.0
    dashes: str = ""
    blunt: bool = False

    def attributes(self) -> dict[str, str]:
        """How it is painted, in SVG's words."""
        told = {"fill": self.fill}
        if self.line:
            told |= {"stroke": self.line, "stroke-width": f"{self.width:g}"}
        if self.dashes:
            told["stroke-dasharray"] = self.dashes
        if self.blunt:
            told["stroke-linecap"] = "butt"
        return told


def strokes(part: Part, skin: Skin, colours: Colours) -> Iterator[Stroke]:
    """A part as paths, the lowest first.

    A rim lies half inside its line, so a rimmed limb is drawn wider by half of it: one path does
    the work of two, and looks the same where `paint-order` is not known, as in a PDF.
    """
    clothes = CLOTHES[skin]
    rim = clothes["card"]
    marks = tuple(part.shape.marks())
    if part.colour.startswith("region:"):
        yield from _marked(part, marks, skin, colours)
    elif part.stroke:
        yield Stroke(marks, line=clothes[part.colour], width=part.stroke)
    elif part.halo and isinstance(part.shape, Capsule):
        wider = tuple(part.shape.grown(HALO / 2).marks())
        yield Stroke(wider, clothes[part.colour], rim, HALO)
    else:
        if part.halo:
            yield Stroke(marks, rim, rim, 2 * HALO)
        yield Stroke(marks, clothes[part.colour])


def _marked(part: Part, marks: tuple[Mark, ...], skin: Skin, colours: Colours) -> Iterator[Stroke]:
    """A target: in its region's colour, or in print as a ladder that shows on any grey."""
    if skin != "print":
        line = colours[part.colour.partition(":")[2]]
        yield Stroke(marks, line=line, width=part.stroke)
        return
    yield Stroke(marks, line="#000000", width=part.stroke + 1.4)
    yield Stroke(marks, line="#ffffff", width=part.stroke)
    yield Stroke(marks, line="#000000", width=part.stroke, dashes=LADDER, blunt=True)


Window = tuple[float, float, float, float]
"""The part of the paper that is shown: left, top, width and height."""


def window(scenes: Sequence[Scene]) -> Window:
    """What shows every one of the scenes whole."""
    spots = [spot for each in scenes for part in each.parts() for spot in part.shape.spots()]
    left, right = min(x for x, _ in spots) - MARGIN, max(x for x, _ in spots) + MARGIN
    upper, lower = min(y for _, y in spots) - MARGIN, max(y for _, y in spots) + MARGIN
    return (left, upper, right - left, lower - upper)


class Room(NamedTuple):
    """How much paper a picture takes: at least so wide, and so many times as wide as high."""

    least: float = WIDTH
    ratio: float | None = None


USUAL = Room()
"""All bodies have one size, and a picture is as high as it must be."""


def view_box(shown: Window, panels: int, room: Room = USUAL) -> str:
    """So many panels side by side, in the middle of their room."""
    left, upper, wide, high = shown
    whole = max(room.least, wide * panels)
    tall = high
    if room.ratio is not None:
        whole = max(whole, high * room.ratio)
        tall = whole / room.ratio
    beside, above = (whole - wide * panels) / 2, (tall - high) * ABOVE
    return f"{left - beside:.0f} {upper - above:.0f} {whole:.0f} {tall:.0f}"


def picture(
    panels: Sequence[Scene], skin: Skin, colours: Colours, alt: str, room: Room = USUAL
) -> str:
    """Scenes side by side as one SVG document, with its text for those who cannot see it."""
    shown = window(panels)
    drawn = []
    for at, each in enumerate(panels):
        paths = "".join(
            _path(stroke) for part in each.parts() for stroke in strokes(part, skin, colours)
        )
        drawn.append(f'<g transform="translate({at * shown[2]:.0f} 0)">{paths}</g>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view_box(shown, len(panels), room)}" '
        f'role="img" aria-label="{escape(alt)}" stroke-linecap="round" stroke-linejoin="round">'
        f"{''.join(drawn)}</svg>"
    )


def _path(stroke: Stroke) -> str:
    told = "".join(f' {name}="{value}"' for name, value in stroke.attributes().items())
    return f'<path d="{written(stroke.marks)}"{told}/>'
