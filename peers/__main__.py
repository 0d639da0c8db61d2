"""`make bench-peers`: the same questions to other solvers, to simpler ways, and to Limber."""

from __future__ import annotations

import argparse
import platform
import random
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from benchmarks.growing import grown
from benchmarks.instances import instances
from peers.comparing import (
    LIMBER,
    SOLVERS,
    Result,
    disagreements,
    greedy,
    here,
    limber,
    shuffle,
    there,
)
from peers.recording import BEGIN, END, scale_table, table
from recommender.catalog.checks import open_catalog
from recommender.catalog.loading import Catalog
from recommender.solver import Problem
from trust.intakes import Asked

SIZES, LENGTHS = (200, 1_000, 5_000), (10,)
EVERYTHING = ["bed", "bolster", "chair", "cushion", "exercise-ball", "foam-roller", "strap", "wall"]
SCALE_SECONDS = 30.0
TEXT = """\
{begin}
On {day}: OR-Tools {ortools}, {peers}, Python {python};
`make bench-peers` (the first {count} questions of the public set, {seconds:.0f} CPU seconds for
each question and solver).

{table}

{disagreements}

{sizes}

{scale}

{end}"""


def main() -> int:
    """Ask every method, write the tables into a page."""
    told = _arguments()
    catalog = open_catalog()
    results = list(compare(catalog, told.questions, told.python, told.seconds))
    sizes = list(scale(catalog, told.python)) if told.scale else []
    text = TEXT.format(
        begin=BEGIN,
        end=END,
        day=datetime.now(UTC).date(),
        ortools=version("ortools"),
        peers=told.versions,
        python=platform.python_version(),
        count=told.questions,
        seconds=told.seconds,
        table=table(results),
        disagreements=_said(results),
        sizes=f"Larger catalogs, at most {SCALE_SECONDS:.0f} CPU seconds for a peer:",
        scale=scale_table(sizes),
    )
    if told.out:
        page = told.out.read_text("utf-8")
        before, after = page.split(BEGIN)[0], page.split(END)[1]
        told.out.write_text(before + text + after, "utf-8")
    print(text)
    return int(bool(disagreements(results)))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", type=Path, required=True, help="the peers' own interpreter")
    parser.add_argument("--versions", default="", help="of the peers, for the page")
    parser.add_argument("--questions", type=int, default=60)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--scale", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument("--out", type=Path, help="a page with the two marks")
    return parser.parse_args()


def compare(catalog: Catalog, questions: int, python: Path, seconds: float) -> Iterator[Result]:
    """Every method on the first questions of the public set."""
    for number, instance in enumerate(instances(catalog, questions)):
        problem, question = instance.problem(catalog), f"question {number}"
        yield here(LIMBER, limber, question, problem)
        for name in SOLVERS:
            yield there(python, name, question, problem, seconds)
        yield here("greedy", greedy, question, problem)
        yield here("shuffle", shuffle, question, problem)
        print(question, file=sys.stderr, flush=True)


def scale(catalog: Catalog, python: Path) -> Iterator[Result]:
    """Limber and the best of the peers on catalogs that do not exist."""
    for size in SIZES:
        for minutes in LENGTHS:
            question, problem = f"{size:,}, {minutes}", larger(catalog, size, minutes)
            yield here(LIMBER, limber, question, problem)
            yield there(python, "HiGHS", question, problem, SCALE_SECONDS)
            print(question, file=sys.stderr, flush=True)


def larger(catalog: Catalog, size: int, minutes: int) -> Problem:
    """The question of a person with a sore low back and everything at hand."""
    told = {"minutes": minutes, "pain": {"low-back": 5, "neck": 2}, "equipment": EVERYTHING}
    dice = random.Random(f"{size} exercises")  # noqa: S311  # not a secret
    return grown(Asked(catalog, told).problem(), size, dice)


def _said(results: list[Result]) -> str:
    found = disagreements(results)
    return "\n".join(found) or "Wherever two of them prove a best routine, it has the same points."


if __name__ == "__main__":
    sys.exit(main())
