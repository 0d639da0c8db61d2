"""What does a change to a routine cost in CPU seconds, and how much of the routine does it move?

Run with `python -m benchmarks.changes 40`; the number is that of the people asked for.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Iterator

from benchmarks.grid import PAINS, PEOPLE
from recommender.catalog.checks import open_catalog
from recommender.catalog.loading import Catalog
from recommender.intake import Intake, check_intake
from recommender.negotiating import (
    Edit,
    Unchanged,
    alternatives,
    equivalents,
    possible_changes,
    revise,
)
from recommender.recommending import recommend
from recommender.routine import Routine

MINUTES = (5, 8, 10, 12, 15, 20, 30)
THINGS = ("chair", "cushion", "strap", "wall")
Row = tuple[str, float, bool, bool, int]
"""Kind of change, CPU seconds, whether it held, whether the minutes stayed, other steps changed."""


def main(count: int) -> None:
    """Prints one line for each kind of change."""
    catalog = open_catalog()
    rows = [row for intake in _people(count) for row in _rows(catalog, intake)]
    print("| change | asked | held | exact | other steps changed | CPU s median | worst |")
    print("|---|---|---|---|---|---|---|")
    for kind in sorted({row[0] for row in rows}):
        print(_line(kind, [row for row in rows if row[0] == kind]))


def _line(kind: str, rows: list[Row]) -> str:
    held = [row for row in rows if row[2]]
    spent = [row[1] for row in rows]
    exact, moved = sum(row[3] for row in held), statistics.mean([row[4] for row in held] or [0])
    shown = (kind, len(rows), len(held), exact, f"{moved:.2f}")
    times = f"{statistics.median(spent):.2f} | {max(spent):.2f}"
    return "| " + " | ".join(map(str, shown)) + f" | {times} |"


def _people(count: int) -> Iterator[Intake]:
    dice = random.Random("changes")  # noqa: S311  # chooses, hides nothing
    for _ in range(count):
        concerns = dice.choice([each for name, each in PEOPLE.items() if "," not in name])
        things = dice.sample(THINGS, 2)
        answers = {"minutes": dice.choice(MINUTES), "pain": dice.choice(PAINS), "equipment": things}
        yield check_intake({**answers, **concerns})


def _rows(catalog: Catalog, intake: Intake) -> Iterator[Row]:
    routine = recommend(catalog, intake)
    if not isinstance(routine, Routine):
        return
    for exercise, kinds in possible_changes(catalog, intake, routine):
        for kind in kinds:
            if kind != "swap":
                yield _change(catalog, intake, routine, Edit(kind, exercise))
        yield from _swaps(catalog, intake, routine, exercise)
    began = time.process_time()
    found = alternatives(catalog, intake, routine)
    spent = time.process_time() - began
    yield f"{len(found.routines)} others", spent, True, True, 0


def _swaps(catalog: Catalog, intake: Intake, routine: Routine, exercise: str) -> Iterator[Row]:
    began = time.process_time()
    offers = equivalents(catalog, intake, routine, exercise)
    yield f"{len(offers)} offers", time.process_time() - began, True, True, 0
    if offers:
        yield _change(catalog, intake, routine, offers[0].edit)


def _change(catalog: Catalog, intake: Intake, routine: Routine, edit: Edit) -> Row:
    began = time.process_time()
    after = revise(catalog, intake, routine, edit)
    spent = time.process_time() - began
    if isinstance(after, Unchanged):
        return edit.kind, spent, False, False, 0
    exact = after.seconds >= routine.seconds
    return edit.kind, spent, True, exact, _others_changed(routine, after, edit)


def _others_changed(routine: Routine, after: Routine, edit: Edit) -> int:
    now = {step.exercise: (step.dose, step.adjustments, step.phase) for step in after.steps}
    return sum(
        now.get(step.exercise) != (step.dose, step.adjustments, step.phase)
        for step in routine.steps
        if step.exercise != edit.exercise
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 40)
