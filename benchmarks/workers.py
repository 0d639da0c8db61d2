"""How much memory does a worker need, and does the app outlive what can go wrong in one?

Run with `python -m benchmarks.workers`; the last result stands in docs/benchmarks.md. The faults
are those of tests/recommender/solver/failing_serving.py, in the real worker with its real limits.
"""

from __future__ import annotations

import logging
import os
import random
import sys
from collections import Counter
from pathlib import Path
from statistics import median
from time import monotonic

from recommender.catalog.checks import open_catalog
from recommender.intake import Intake
from recommender.screening import screen
from recommender.solver import Problem, Unsolved, pose
from recommender.solver.pooling import LIMIT_SECONDS, Pool
from recommender.solver.serving import MOST_BYTES
from recommender.solver.worker import SERVING, Worker
from tests.builders_problems import candidate, problem

HOUSE = Path(__file__).resolve().parents[1]
FAILING = (sys.executable, "-m", "tests.recommender.solver.failing_serving")
FAULTS = ("abort", "segfault", "memory", "hang")
EACH = 50
INTAKES = 200
SEED = 20261121
HANG_SECONDS = 0.5
USUAL = problem(60, candidate("a", 4, 8, 12), candidate("b", 6, 9))


def main() -> None:
    """Prints MiB, then faults survived."""
    measure_memory(questions())
    logging.disable()
    # What broken workers write on their way out says nothing new; this program still speaks.
    sys.stderr = os.fdopen(os.dup(2), "w")
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 2)
    os.environ["PYTHONPATH"] = str(HOUSE)
    for fault in FAULTS:
        survive(fault)


def questions() -> list[Problem]:
    """Random intakes, most of them large: many minutes, many regions, everything at hand."""
    catalog, rng = open_catalog(), random.Random(SEED)  # noqa: S311  chance, not secrecy
    regions = [region.id for region in catalog.regions]
    everything = tuple(each.id for each in catalog.equipment)
    asked = []
    for _ in range(INTAKES):
        pain = {each: rng.randint(1, 10) for each in rng.sample(regions, rng.randint(1, 7))}
        minutes = rng.choice((60, 60, 45, 30, 15, 10, 5))
        had = everything if rng.random() < 0.7 else ()
        intake = Intake.model_validate({"minutes": minutes, "pain": pain, "equipment": had})
        asked.append(pose(catalog, intake, screen(catalog, intake), ()).problem)
    return asked


def measure_memory(asked: list[Problem]) -> None:
    """Asks one worker everything and prints the most that it ever had."""
    worker, resident = Worker(SERVING), []
    for each in asked:
        worker.ask(each, limit_seconds=600)
        resident.append(used(worker)["VmRSS"])
    most = used(worker)
    worker.end()
    print(
        f"one worker, {len(asked)} questions: at most {most['VmPeak']} MiB of addresses (limit "
        f"{MOST_BYTES // 2**20}), {most['VmHWM']} MiB resident; after a quarter, half, all of them "
        f"{', '.join(str(resident[len(resident) * at // 4 - 1]) for at in (1, 2, 4))} MiB"
    )


def used(worker: Worker) -> dict[str, int]:
    """What the kernel says of a process, in MiB."""
    lines = Path(f"/proc/{worker.pid}/status").read_text("utf-8").splitlines()
    sizes = (line.split() for line in lines if line.startswith("Vm"))
    return {name.rstrip(":"): int(size) // 1024 for name, size, _ in sizes}


def survive(fault: str) -> None:
    """Has a question go wrong many times, the usual one after each, and prints how that went."""
    pool, told, seconds = Pool(1, FAILING), Counter[str](), []
    for _ in range(EACH):
        pool.limit_seconds = HANG_SECONDS if fault == "hang" else LIMIT_SECONDS
        try:
            pool.compose(problem(30, candidate(fault, 4)))
        except Unsolved:
            told["sentence"] += 1
        pool.limit_seconds = LIMIT_SECONDS
        began = monotonic()
        told["answer"] += pool.compose(USUAL).proven
        seconds.append(monotonic() - began)
    pool.close()
    print(
        f"{fault}: {told['sentence']} of {EACH} end in a sentence, then {told['answer']} of {EACH} "
        f"are answered, with a new process in {median(seconds):.2f} s (median), at most "
        f"{max(seconds):.2f} s; {'some' if children() else 'no'} processes are left"
    )


def children() -> bool:
    """Whether a process of ours is left, be it as a zombie."""
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return False
    return True


if __name__ == "__main__":
    main()
