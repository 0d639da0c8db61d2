"""Who finds what, how well, and for how much processor time? Everyone gets the same questions."""

from __future__ import annotations

import json
import random
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from peers import ways
from peers.linear import answer_of, linear
from recommender.solver import Composition, Problem, Unsolved, compose
from recommender.solver.checking import score, violations

LIMBER = "Limber"
SOLVERS = ("HiGHS", "CBC", "SCIP", "clingo")
DRAWS = 20
"""So many shuffles; the middle one counts."""


@dataclass(frozen=True)
class Result:
    """What one method made of one question; points are None without an answer that keeps rules.

    `short` is what is missing of the minutes, in units of 5 s.
    """

    method: str
    question: str
    points: int | None
    proven: bool
    cpu: float
    bound: float | None = None
    short: int | None = None


Method = Callable[[Problem], tuple[Composition | None, bool, float | None]]


def limber(problem: Problem) -> tuple[Composition | None, bool, float | None]:
    """What the app does, building the model and checking the answer included."""
    try:
        found = compose(problem)
    except Unsolved:
        return None, False, None
    return found, found.proven, found.bound


def greedy(problem: Problem) -> tuple[Composition | None, bool, float | None]:
    """Points for each second."""
    return ways.greedy(problem), False, None


def shuffle(problem: Problem) -> tuple[Composition | None, bool, float | None]:
    """The middle one of some draws."""
    dice = random.Random("shuffle")  # noqa: S311  # not a secret
    drawn = [ways.shuffled(problem, dice) for _ in range(DRAWS)]
    return sorted(drawn, key=lambda found: score(problem, found))[DRAWS // 2], False, None


def here(name: str, method: Method, question: str, problem: Problem) -> Result:
    """A method that runs in this process."""
    began = time.process_time()
    found, proven, bound = method(problem)
    cpu = time.process_time() - began
    return _result(name, question, problem, found, (proven, cpu, bound))


def there(python: Path, name: str, question: str, problem: Problem, seconds: float) -> Result:
    """A solver in its own environment and process; building its question is not counted."""
    choice, asked = linear(problem)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "question.json"
        file.write_text(json.dumps(asked.as_json()), "utf-8")
        done = subprocess.run(  # noqa: S603  # our own module in the peers' environment
            [str(python), "-m", "peers.solving", name, str(file), str(seconds)],
            capture_output=True, text=True, check=False, cwd=Path(__file__).parents[1],
        )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"{name} stopped:\n{done.stderr}")
    told = json.loads(done.stdout.splitlines()[-1])
    found = answer_of(choice, told["values"]) if told["values"] else None
    told_of = (told["proven"], told["cpu"], told["bound"])
    return _result(name, question, problem, found, told_of)


def _result(
    name: str,
    question: str,
    problem: Problem,
    found: Composition | None,
    told: tuple[bool, float, float | None],
) -> Result:
    """Every answer is scored by the second specification; one that breaks a rule is none."""
    if found is None or violations(problem, found):
        return Result(name, question, None, *told)
    return Result(name, question, score(problem, found), *told, found.short)


def best_known(results: Sequence[Result]) -> dict[str, int]:
    """The most points that anyone has, by question."""
    best: dict[str, int] = {}
    for each in results:
        if each.points is not None:
            best[each.question] = max(each.points, best.get(each.question, each.points))
    return best


def disagreements(results: Sequence[Result]) -> list[str]:
    """Where something was called best and somebody has more, or has it and another bound."""
    best = best_known(results)
    return [
        f"{each.method} on {each.question}: proven {each.points}, best known {best[each.question]}"
        for each in results
        if each.proven and each.points != best[each.question]
    ]


def ratio(results: Sequence[Result], method: str) -> tuple[int, float | None]:
    """On how many questions Limber and a method both prove; the middle ratio of their time."""
    own = {each.question: each for each in results if each.method == LIMBER and each.proven}
    both = [
        each.cpu / own[each.question].cpu
        for each in results
        if each.method == method and each.proven and each.question in own
    ]
    return len(both), (statistics.median(both) if both else None)
