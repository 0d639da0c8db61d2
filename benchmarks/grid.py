"""How many intakes fill exactly, how far do the others fall short, and what does a proof cost?

Run with `make bench`; the last result stands in docs/benchmarks.md.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Iterator
from typing import Any

from recommender.catalog.checks import open_catalog
from recommender.catalog.loading import Catalog
from recommender.intake import check_intake
from recommender.publishing.coverage import STRICTEST
from recommender.recommending import recommend
from recommender.routine import Routine
from recommender.screening import screen
from recommender.solver import Composition, Problem, compose, pose

MINUTES = (3, 5, 8, 10, 12, 15, 20, 30, 45, 60)
PEOPLE: dict[str, dict[str, Any]] = {
    "no concern": {},
    "knee severe": {"concerns": {"knee": "severe"}},
    "wrist severe": {"concerns": {"wrist": "severe"}},
    "knee and wrist severe": {"concerns": {"knee": "severe", "wrist": "severe"}},
    "trimester 1": {"concerns": {"pregnancy": "trimester-1"}},
    "trimester 2": {"concerns": {"pregnancy": "trimester-2"}},
    "trimester 3": {"concerns": {"pregnancy": "trimester-3"}},
    "no floor, all of these": STRICTEST,
}
PAINS = (
    {"low-back": 5},
    {"low-back": 5, "buttocks": 3},
    {"mid-back": 5, "shoulders": 3},
)
EQUIPMENT = {
    "nothing at hand": (),
    "cushion, chair, wall, strap": ("cushion", "chair", "wall", "strap"),
}


def intakes(equipment: tuple[str, ...]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every intake of the grid with its concern."""
    for named, told in PEOPLE.items():
        for minutes in MINUTES:
            for pain in PAINS:
                asked = {"minutes": minutes, "pain": pain, "equipment": list(equipment)}
                yield named, {**asked, **told}


class Clock:
    """Composes, and keeps the CPU seconds and the proof of the first question of each intake."""

    def __init__(self) -> None:
        self.seconds: list[float] = []
        self.proven: list[bool] = []

    def __call__(self, problem: Problem) -> Composition:
        """The composition of a problem."""
        before = time.process_time()
        found = compose(problem)
        self.seconds.append(time.process_time() - before)
        self.proven.append(found.proven)
        return found


def what_stands_in_the_way(catalog: Catalog, asked: dict[str, Any], short: int) -> str:
    """The rule whose lifting alone would fill most of what is missing, in units of 5 s."""
    intake = check_intake(asked)
    barring = sorted({each.rule for each in screen(catalog, intake).barred})
    left = {rule: _short(_without(catalog, rule), asked) for rule in barring}
    best = min(barring, key=lambda rule: left[rule])
    if left[best] >= short:
        return "no single rule; the catalog is too small"
    return f"{best} (then {_clock(5 * left[best])})"


def _short(catalog: Catalog, asked: dict[str, Any]) -> int:
    intake = check_intake(asked)
    return compose(pose(catalog, intake, screen(catalog, intake)).problem).short


def _without(catalog: Catalog, rule: str) -> Catalog:
    """The catalog with one rule lifted, also in the cells of the trimesters. Never shown."""
    harmless = {"always": False}
    lifted = tuple(
        each.model_copy(update={"when": each.when.model_copy(update=harmless), "action": "warn"})
        if each.id == rule
        else each
        for each in catalog.rules
    )
    exercises = tuple(
        each.model_copy(
            update={
                "pregnancy": {
                    trimester: cell.model_copy(update={"status": "ok"})
                    if cell.rule == rule
                    else cell
                    for trimester, cell in each.pregnancy.items()
                }
            }
        )
        for each in catalog.exercises
    )
    parts = {name: getattr(catalog, name) for name in Catalog.model_fields}
    return Catalog.model_construct(**{**parts, "rules": lifted, "exercises": exercises})


def _is_contiguous(routine: Routine) -> bool:
    ends = [entry.start + entry.seconds for _, entry in routine.entries()]
    starts = [entry.start for _, entry in routine.entries()]
    return starts == [0, *ends[:-1]] and ends[-1] == routine.seconds


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02d}"


def report(catalog: Catalog, named: str, equipment: tuple[str, ...]) -> None:
    """Prints one table of the grid."""
    clock, exact, seconds, proofs = Clock(), 0, [], 0
    shortfalls: list[tuple[str, dict[str, Any], int]] = []
    total = 0
    for concern, asked in intakes(equipment):
        clock.seconds.clear()
        clock.proven.clear()
        routine = recommend(catalog, check_intake(asked), composer=clock)
        if not isinstance(routine, Routine) or not _is_contiguous(routine):
            raise SystemExit(f"{asked} gave no routine with a sound ledger")
        total += 1
        seconds.append(clock.seconds[0])
        proofs += routine.proven and routine.score == routine.bound
        if routine.seconds == routine.budget_seconds:
            exact += 1
        else:
            shortfalls.append((concern, asked, routine.budget_seconds - routine.seconds))
    print(f"\n## With {named}\n")
    print(f"{total} intakes: {exact} exact, {total - exact} end early; {proofs} proven optimal.")
    print(
        f"CPU seconds to the proof: median {statistics.median(seconds):.3f}, "
        f"worst {max(seconds):.3f}."
    )
    if shortfalls:
        print("\n| concern | pain | minutes | ends early by | lifting one rule (still missing) |")
        print("|---|---|---|---|---|")
    for concern, asked, missing in shortfalls:
        way = what_stands_in_the_way(catalog, asked, missing // 5)
        pain = ", ".join(asked["pain"])
        print(f"| {concern} | {pain} | {asked['minutes']} | {_clock(missing)} | {way} |")


def main() -> int:
    """Print the whole grid."""
    catalog = open_catalog()
    for named, equipment in EQUIPMENT.items():
        report(catalog, named, equipment)
    return 0


if __name__ == "__main__":
    sys.exit(main())
