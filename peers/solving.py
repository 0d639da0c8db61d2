"""What does one other solver make of a linear question? Runs alone, in the peers' environment.

`python -m peers.solving NAME QUESTION SECONDS` prints one JSON document. Each solver has one thread
and so many seconds of processor time; reading the question is not counted where that can be told.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from peers.writing import Question, as_logic, as_mps

NOTHING: dict[str, Any] = {"proven": False, "values": None, "bound": None}
WAIT_SECONDS = 0.05
EXACT = {"mip_rel_gap": 0.0, "mip_abs_gap": 0.5}
"""Scores are whole, so half a point is no gap."""


def highs(question: Question, file: Path, seconds: float) -> dict[str, Any]:
    """HiGHS, stopped by processor time from within."""
    import highspy

    solver = highspy.Highs()
    for name, value in {"output_flag": False, "threads": 1, **EXACT}.items():
        solver.setOptionValue(name, value)
    solver.readModel(str(file))
    began = time.process_time()

    def stop_in_time(event: Any) -> None:
        if time.process_time() - began > seconds:
            event.interrupt()

    solver.cbMipInterrupt.subscribe(stop_in_time)
    solver.run()
    spent = time.process_time() - began
    found = solver.getInfo()
    if (
        solver.getModelStatus()
        not in (
            highspy.HighsModelStatus.kOptimal,
            highspy.HighsModelStatus.kInterrupt,
        )
        or found.primal_solution_status != 2
    ):
        return {**NOTHING, "cpu": spent}
    names = [solver.getColName(at)[1] for at in range(solver.getNumCol())]
    values = dict(zip(names, solver.getSolution().col_value, strict=True))
    return {
        "proven": solver.getModelStatus() == highspy.HighsModelStatus.kOptimal,
        "values": [round(values[f"x{at}"]) for at in range(len(question["bounds"]))],
        "bound": question["constant"] - found.mip_dual_bound,
        "cpu": spent,
    }


def scip(question: Question, file: Path, seconds: float) -> dict[str, Any]:
    """SCIP, with its own clock of processor time."""
    from pyscipopt import Model

    solver = Model()
    solver.hideOutput()
    solver.readProblem(str(file))
    solver.setParam("timing/clocktype", 1)
    solver.setParam("limits/time", seconds)
    solver.setParam("limits/absgap", 0.5)
    began = time.process_time()
    solver.optimize()
    spent = time.process_time() - began
    if not solver.getNSols():
        return {**NOTHING, "cpu": spent}
    best = solver.getBestSol()
    values = {each.name: best[each] for each in solver.getVars()}
    return {
        "proven": solver.getStatus() in ("optimal", "gaplimit"),
        "values": [round(values.get(f"x{at}", 0)) for at in range(len(question["bounds"]))],
        "bound": question["constant"] - solver.getDualbound(),
        "cpu": spent,
    }


def cbc(question: Question, file: Path, seconds: float) -> dict[str, Any]:
    """CBC as the command that comes with PuLP; its time counts the reading."""
    import pulp

    out = file.with_suffix(".solution")
    done = subprocess.run(  # noqa: S603  # a command of a package that was installed for this
        [
            pulp.PULP_CBC_CMD().path, str(file), "-timeMode", "cpu", "-sec", str(seconds),
            "-ratioGap", "0", "-allowableGap", "0.5", "-solve", "-solution", str(out),
        ],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = usage.ru_utime + usage.ru_stime
    head, *lines = out.read_text().splitlines() if out.exists() else [done.stdout]
    if not lines or "no integer solution" in head:
        return {**NOTHING, "cpu": spent}
    values = {parts[-3]: float(parts[-2]) for parts in map(str.split, lines)}
    return {
        "proven": head.startswith("Optimal"),
        "values": [round(values.get(f"x{at}", 0)) for at in range(len(question["bounds"]))],
        "bound": None,
        "cpu": spent,
    }


def clingo(question: Question, _: Path, seconds: float) -> dict[str, Any]:
    """Clingo in the best of eight settings that were tried on one question, one thread."""
    import clingo

    control = clingo.Control(["--warn=none", "--configuration=handy"])
    control.add("base", [], as_logic(question))
    began = time.process_time()
    control.ground([("base", [])])
    best: list[tuple[int, int]] | None = None
    proven = False
    with control.solve(yield_=True, async_=True) as handle:
        handle.resume()
        while time.process_time() - began < seconds:
            if not handle.wait(WAIT_SECONDS):
                continue
            model = handle.model()
            if model is None:
                proven = bool(handle.get().exhausted)
                break
            best = [
                (symbol.arguments[0].number, symbol.arguments[1].number)
                for symbol in model.symbols(shown=True)
            ]
            handle.resume()
        handle.cancel()
    spent = time.process_time() - began
    if best is None:
        return {**NOTHING, "cpu": spent}
    values = [least for least, _ in question["bounds"]]
    for at, bit in best:
        values[at] += 2**bit
    return {"proven": proven, "values": values, "bound": None, "cpu": spent}


SOLVERS: dict[str, Callable[[Question, Path, float], dict[str, Any]]] = {
    "HiGHS": highs,
    "SCIP": scip,
    "CBC": cbc,
    "clingo": clingo,
}


def main() -> int:
    """Solve one question and print what came of it."""
    name, given, seconds = sys.argv[1], Path(sys.argv[2]), float(sys.argv[3])
    question = json.loads(given.read_text("utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "question.mps"
        file.write_text(as_mps(question), "utf-8")
        print("\n" + json.dumps(SOLVERS[name](question, file, seconds)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
