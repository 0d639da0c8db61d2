"""How is a linear question written for solvers that read files? As MPS, and for clingo.

Used in the peers' own environment, where nothing of Limber is installed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Question = dict[str, Any]
"""What `peers.linear.Linear.as_json` gives."""


def as_mps(question: Question) -> str:
    """The question as a free MPS file: it minimizes the goal turned round, without the constant."""
    return "\n".join([*_rows(question), *_columns(question), *_bounds(question), "ENDATA", ""])


def _sides(row: dict[str, Any]) -> tuple[str, int, int | None]:
    """The letter of a row, its right-hand side, and the width of its range."""
    least, most = row["least"], row["most"]
    if least is not None and most is not None:
        return ("E", least, None) if least == most else ("L", most, most - least)
    return ("G", least, None) if most is None else ("L", most, None)


def _rows(question: Question) -> Iterator[str]:
    yield from ("NAME limber FREE", "ROWS", " N goal")
    for at, row in enumerate(question["rows"]):
        yield f" {_sides(row)[0]} r{at}"


def _columns(question: Question) -> Iterator[str]:
    entries: list[list[str]] = [[] for _ in question["bounds"]]
    for at, by in question["goal"]:
        entries[at].append(f"goal {-by}")
    for at, row in enumerate(question["rows"]):
        for variable, by in row["terms"]:
            entries[variable].append(f"r{at} {by}")
    yield from ("COLUMNS", " M 'MARKER' 'INTORG'")
    for variable, each in enumerate(entries):
        yield from (f" x{variable} {entry}" for entry in each or ["goal 0"])
    yield " N 'MARKER' 'INTEND'"


def _bounds(question: Question) -> Iterator[str]:
    sides = [(at, *_sides(row)) for at, row in enumerate(question["rows"])]
    yield "RHS"
    yield from (f" RHS r{at} {right}" for at, _, right, _ in sides if right)
    ranges = [f" RNG r{at} {width}" for at, _, _, width in sides if width is not None]
    yield from (["RANGES", *ranges] if ranges else [])  # CBC stumbles over an empty part
    yield "BOUNDS"
    for variable, (least, most) in enumerate(question["bounds"]):
        yield f" LO BND x{variable} {least}"
        yield f" UP BND x{variable} {most}"


def as_logic(question: Question) -> str:
    """The question as a logic program: each number is its least value and bits above it."""
    lines = [f"{{b({at},0..{_bits(*each) - 1})}}." for at, each in enumerate(question["bounds"])
             if _bits(*each)]  # fmt: skip
    lines += [
        f":- {_sum(question, [(at, 1)])} > {most}."
        for at, (least, most) in enumerate(question["bounds"])
        if most - least + 1 != 2 ** _bits(least, most)
    ]
    for row in question["rows"]:
        if row["least"] is not None:
            lines.append(f":- {_sum(question, row['terms'])} < {row['least']}.")
        if row["most"] is not None:
            lines.append(f":- {_sum(question, row['terms'])} > {row['most']}.")
    goal = "; ".join(f"{weight},{at},{bit} : b({at},{bit})" for weight, at, bit in
                     _weights(question, question["goal"]))  # fmt: skip
    return "\n".join([*lines, f"#maximize {{ {goal} }}.", "#show b/2.", ""])


def _bits(least: int, most: int) -> int:
    return (most - least).bit_length()


def _weights(question: Question, terms: Any) -> Iterator[tuple[int, int, int]]:
    for at, by in terms:
        for bit in range(_bits(*question["bounds"][at])):
            yield by * 2**bit, at, bit


def _sum(question: Question, terms: Any) -> str:
    parts = [f"{weight},{at},{bit} : b({at},{bit})" for weight, at, bit in
             _weights(question, terms)]  # fmt: skip
    base = sum(by * question["bounds"][at][0] for at, by in terms)
    return "#sum { " + "; ".join([*parts, f"{base},base"]) + " }"
