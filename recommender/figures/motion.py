"""How does a picture move in a browser? The same paths as numbers, frame by frame."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from string import ascii_lowercase, ascii_uppercase
from typing import Any

from recommender.figures.drawing import Stroke, strokes, view_box, window
from recommender.figures.scene import Scene
from recommender.figures.shapes import Mark
from recommender.figures.skins import Skin

LETTERS = ascii_uppercase + ascii_lowercase
Motion = dict[str, Any]
"""What the player in the browser needs, as JSON.

`view` is the view box and `step` how far apart the panels stand; `looks` are sets of attributes.
Each of `paths` has a look `a`, a template `t` whose every # is a number, and its numbers `n` in
tenths, small ones as letters: for the first frame, then their change, then by how much each later
change differs; one text alone where nothing moves, or the number of an earlier path that has the
same. `order` lists for each frame the paths that are painted, or is null where it is as before;
`panels` are the frames of the still picture, each with all its paths.
"""


def motion(
    panels: Sequence[tuple[int, Scene]],
    frames: Sequence[Scene],
    skin: Skin,
    colours: Mapping[str, str],
) -> Motion:
    """Stills and movement as numbers; `panels` are a frame's number and its still, with arrows."""
    sheet = _Sheet(skin, colours, len(frames))
    orders = [sheet.add(at, each) for at, each in enumerate(frames)]
    stills = [sheet.add(at, each) for at, each in panels]
    shown = window([*frames, *(each for _, each in panels)])
    return {
        "view": [float(each) for each in view_box(shown, len(panels)).split()],
        "step": round(shown[2]),
        **sheet.told(),
        "order": [
            None if at and order == orders[at - 1] else order for at, order in enumerate(orders)
        ],
        "panels": [
            {"frame": at, "order": order} for (at, _), order in zip(panels, stills, strict=True)
        ],
    }


class _Sheet:
    """All paths of all frames, each under its part's name."""

    def __init__(self, skin: Skin, colours: Mapping[str, str], frames: int) -> None:
        self.skin, self.colours, self.frames = skin, colours, frames
        self.strokes: dict[str, Stroke] = {}
        self.numbers: dict[str, dict[int, list[int]]] = {}

    def add(self, at: int, scene: Scene) -> list[int]:
        """The paths of one frame, in the order of painting."""
        names = []
        for part in scene.parts():
            alone = f"@{at}" if part.name.startswith(("arrow", "ghost")) else ""
            for number, stroke in enumerate(strokes(part, self.skin, self.colours)):
                names.append(f"{part.name}/{number}{alone}")
                self.strokes.setdefault(names[-1], stroke)
                self.numbers.setdefault(names[-1], {})[at] = _tenths(stroke.marks)
        index = {name: at for at, name in enumerate(self.strokes)}
        return [index[name] for name in names]

    def told(self) -> Motion:
        """Every path, and the looks that they share."""
        looks: list[dict[str, str]] = []
        paths: list[Motion] = []
        firsts: dict[tuple[str, ...], int] = {}
        for name, stroke in self.strokes.items():
            look = stroke.attributes()
            if look not in looks:
                looks.append(look)
            template, changes = _template(stroke.marks), _changes(self._frames(name))
            first = firsts.setdefault((template, *changes), len(paths))
            shared: Motion = {"n": first} if first < len(paths) else {"t": template, "n": changes}
            paths.append({"a": looks.index(look), **shared})
        return {"looks": looks, "paths": paths}

    def _frames(self, name: str) -> list[list[int]]:
        """The numbers in every frame; where a part is hidden, those of the nearest frame."""
        known = self.numbers[name]
        told = [known[min(known, key=lambda at: abs(at - frame))] for frame in range(self.frames)]
        return told if any(each != told[0] for each in told) else told[:1]


def _changes(frames: list[list[int]]) -> list[str]:
    """The first frame's numbers, then how they change, then how each later change differs.

    A movement is smooth, so that the last are small, mostly of one digit.
    """
    told, before = [frames[0]], [0] * len(frames[0])
    for one, other in pairwise(frames):
        change = [b - a for a, b in zip(one, other, strict=True)]
        told.append([b - a for a, b in zip(before, change, strict=True)])
        before = change
    return ["".join(map(_shortly, each)) for each in told]


def _shortly(number: int) -> str:
    """A letter from A for -26 to z for 25, else the number and a comma."""
    small = 0 <= number + len(ascii_uppercase) < len(LETTERS)
    return LETTERS[number + len(ascii_uppercase)] if small else f"{number},"


def _tenths(marks: Sequence[Mark]) -> list[int]:
    return [round(10 * mark) for mark in marks if not isinstance(mark, str)]


def _template(marks: Sequence[Mark]) -> str:
    return "".join(mark if isinstance(mark, str) else "#" for mark in marks)
