"""`python -m sheets ...`: pictures as sheets, and what is wrong with their poses.

Without names, one sheet per position for the whole catalog. With names of exercises, one sheet
with every form of these, and a list of faults.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from recommender.catalog.checks import open_catalog
from recommender.catalog.exercise import Exercise
from recommender.catalog.loading import Catalog
from recommender.catalog.pictures import load_pictures
from recommender.catalog.posing import Pictures
from recommender.figures.body import BELLY
from recommender.figures.checking import movement_faults, picture_faults, pose_faults
from recommender.figures.drawing import picture, scene
from recommender.figures.figure import Figure, figure
from recommender.figures.skins import CLOTHES, Skin
from recommender.figures.solving import Unposed
from sheets.contact import ROOT, page, shoot

Cells = Iterator[tuple[str, str]]


def belly_for(exercise: Exercise, adjustments: tuple[str, ...]) -> float:
    """A belly where an adjustment is meant for later pregnancy alone."""
    serves = {s for each in exercise.adjustments if each.id in adjustments for s in each.serves}
    later = serves & {"trimester-2", "trimester-3"}
    return BELLY["trimester-3"] if later and serves <= {"trimester-1", *later} else 0.0


def faults_of(shown: Figure, name: str) -> list[str]:
    """Everything that the checks say about a form."""
    told = []
    for number, (stance, body) in enumerate(zip(shown.stances, shown.bodies, strict=True), start=1):
        told += [f"{name}: pose {number}: {each}" for each in pose_faults(stance, body)]
        if number in shown.told.panels:
            told += [f"{name}: pose {number}: {each}" for each in picture_faults(stance, body)]
    for at, (stance, body) in enumerate(shown.frames):
        if body not in shown.bodies:
            told += [f"{name}: frame {at}: {each}" for each in pose_faults(stance, body)]
    return told + [f"{name}: {each}" for each in movement_faults(shown.frames)]


def cells(
    catalog: Catalog, pictures: Pictures, names: list[str], skin: Skin, every: bool
) -> Cells:
    """Captioned pictures: plain ones, or every form with its key poses in a row."""
    colours = {each.id: each.dark_colour if skin == "dark" else each.colour for each in catalog.regions}  # fmt: skip
    for name in names:
        exercise = catalog.exercise(name)
        forms = exercise.forms() if every else exercise.forms()[:1]
        for form in forms:
            caption = " + ".join([name, *form.ids])
            try:
                shown = figure(pictures, name, form.ids, belly_for(exercise, form.ids))
                yield caption, shown.still(skin, colours)
                for fault in faults_of(shown, caption) if every else ():
                    print(fault)
                if every and not form.ids and shown.moves:
                    strip = shown.frames[:: max(1, len(shown.frames) // 6)]
                    scenes = [scene(s, b, shown.mat, shown.belly, arrows=False) for s, b in strip]
                    yield f"{name}: frames ({len(shown.frames)})", picture(scenes, skin, colours, "")
            except (Unposed, ValueError) as error:
                print(f"{caption}: {error}")
                yield f"{caption}: {error}", ""


def main() -> int:
    """Make the sheets."""
    said = argparse.ArgumentParser(prog="python -m sheets", description=__doc__)
    said.add_argument("exercises", nargs="*", help="names of exercises; none: the whole catalog")
    said.add_argument("--out", type=Path, default=ROOT / "build" / "figures")
    said.add_argument("--skin", choices=sorted(CLOTHES), default="light")
    said.add_argument("--columns", type=int, default=4)
    told = said.parse_args()
    catalog, pictures = open_catalog(ROOT / "catalog"), load_pictures(ROOT / "catalog")
    card, ink = CLOTHES[told.skin]["card"], CLOTHES[told.skin]["arrow"]
    if told.exercises:
        shown = cells(catalog, pictures, told.exercises, told.skin, every=True)
        out = told.out if told.out.suffix == ".png" else told.out / "forms.png"
        shoot(page(shown, card, ink, told.columns), out)
        print(f"wrote {out}")
        return 0
    for position in catalog.positions:
        names = [
            each.id for each in catalog.exercises
            if each.position == position.id and each.id in pictures.pictures
        ]  # fmt: skip
        if names:
            out = told.out / f"{position.id}-{told.skin}.png"
            shown = cells(catalog, pictures, names, told.skin, every=False)
            shoot(page(shown, card, ink, told.columns), out)
            print(f"wrote {out}: {len(names)} pictures")
    return 0


if __name__ == "__main__":
    sys.exit(main())
