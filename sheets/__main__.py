"""`python -m sheets [exercise ...]`: pictures side by side, and what is wrong with them.

Without names one sheet per position, with names one sheet of every form of these exercises, with
an intake (`--intake FILE`) one sheet of the whole routine of that person.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from recommender.catalog.checks import open_catalog
from recommender.catalog.exercise import Exercise, Form
from recommender.catalog.loading import Catalog
from recommender.catalog.pictures import load_pictures
from recommender.catalog.posing import Pictures
from recommender.catalog.wording import dose_words
from recommender.figures.body import BELLY
from recommender.figures.checking import figure_faults
from recommender.figures.drawing import picture
from recommender.figures.figure import Figure, belly_of, figure
from recommender.figures.scene import scene
from recommender.figures.skins import CLOTHES, Skin
from recommender.figures.solving import Unposed
from recommender.intake import Intake, read_intake
from recommender.recommending import recommend
from recommender.routine import Routine
from sheets.contact import Cell, page, shoot

ROOT = Path(__file__).resolve().parents[1]
STRIP = 6
"""About so many frames of a movement are shown in a row."""


def colours_of(catalog: Catalog, skin: Skin) -> Mapping[str, str]:
    """The colour of each region."""
    return {r.id: r.dark_colour if skin == "dark" else r.colour for r in catalog.regions}


def form_cells(
    pictures: Pictures, exercise: Exercise, form: Form, skin: Skin, colours: Mapping[str, str]
) -> Iterator[Cell]:
    """One form, with a strip of its movement when it is the plain one; faults are printed."""
    caption = " + ".join([exercise.id, *form.ids])
    try:
        shown = figure(pictures, exercise.id, form.ids, belly_of(exercise, form.ids))
        yield caption, shown.still(skin, colours)
        if not form.ids and len(shown.frames) > 1:
            yield f"{exercise.id}: {len(shown.frames)} frames", _strip(shown, skin, colours)
        faults = figure_faults(shown)
    except (Unposed, ValueError) as error:
        faults = [str(error)]
        yield f"{caption}: {error}", ""
    for fault in faults:
        print(f"{caption}: {fault}")


def _strip(shown: Figure, skin: Skin, colours: Mapping[str, str]) -> str:
    every = max(1, len(shown.frames) // STRIP)
    told = [scene(*each, shown.mat, shown.belly, arrows=False) for each in shown.frames[::every]]
    return picture(told, skin, colours, "")


def plain_cells(
    pictures: Pictures, names: Iterable[str], skin: Skin, colours: Mapping[str, str]
) -> Iterator[Cell]:
    """The plain form of each exercise."""
    for name in names:
        yield name, figure(pictures, name).still(skin, colours)


def routine_cells(
    catalog: Catalog, pictures: Pictures, told: Intake, skin: Skin, colours: Mapping[str, str]
) -> Iterator[Cell]:
    """The routine of a person, step by step in the forms that are theirs."""
    answer = recommend(catalog, told)
    if not isinstance(answer, Routine):
        raise SystemExit(f"these answers give no routine: {answer.outcome}")
    for number, step in enumerate(answer.steps, start=1):
        exercise = catalog.exercise(step.exercise)
        belly = BELLY.get(told.trimester or "", 0.0) or belly_of(exercise, step.adjustments)
        shown = figure(pictures, step.exercise, step.adjustments, belly)
        caption = " + ".join([f"{number}. {exercise.name}", *step.adjustments])
        yield f"{caption}: {dose_words(step.dose)}", shown.still(skin, colours)


def main() -> int:
    """Make the sheets."""
    said = argparse.ArgumentParser(prog="python -m sheets", description=__doc__)
    said.add_argument("exercises", nargs="*", help="every form of these; none: the whole catalog")
    said.add_argument("--plain", action="store_true", help="of the named, the plain forms alone")
    said.add_argument("--width", type=int, default=1280, help="of the sheet, in pixels")
    said.add_argument("--intake", type=Path, help="a person's answers as JSON")
    said.add_argument("--out", type=Path, default=ROOT / "build" / "figures")
    said.add_argument("--skin", choices=sorted(CLOTHES), default="light")
    said.add_argument("--columns", type=int, default=4)
    told = said.parse_args()
    catalog, pictures = open_catalog(ROOT / "catalog"), load_pictures(ROOT / "catalog")
    clothes, colours = CLOTHES[told.skin], colours_of(catalog, told.skin)

    def write(cells: Iterable[Cell], out: Path) -> None:
        shoot(page(cells, clothes["card"], clothes["arrow"], told.columns), out, told.width)
        print(f"wrote {out}")

    if told.intake:
        person = read_intake(told.intake.read_bytes())
        cells = routine_cells(catalog, pictures, person, told.skin, colours)
        write(cells, told.out if told.out.suffix == ".png" else told.out / "routine.png")
        return 0
    if told.exercises:
        if told.plain:
            write(plain_cells(pictures, told.exercises, told.skin, colours), told.out)
            return 0
        named = [catalog.exercise(name) for name in told.exercises]
        cells = (
            cell
            for exercise in named
            for form in exercise.forms()
            for cell in form_cells(pictures, exercise, form, told.skin, colours)
        )
        write(cells, told.out if told.out.suffix == ".png" else told.out / "forms.png")
        return 0
    for position in catalog.positions:
        names = [e.id for e in catalog.exercises if e.position == position.id]
        drawn = [name for name in names if name in pictures.pictures]
        if drawn:
            cells = plain_cells(pictures, drawn, told.skin, colours)
            write(cells, told.out / f"{position.id}-{told.skin}.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
