"""What stands in the catalog's raw TOML? Read anew whenever a file has changed."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from recommender.auditing.finding import Raw

Stamp = tuple[str, int, int]
"""A file's name, its time of change in nanoseconds and its size in bytes."""


class UnreadableCatalog(Exception):
    """A folder that cannot be audited against; its text is the reason."""


@dataclass(frozen=True, eq=False)
class Shelf:
    """The tables that the audit needs. Exercises by id, transitions in seconds by place."""

    exercises: Mapping[str, Raw]
    places: tuple[Raw, ...]
    orders: Mapping[str, list[str]]
    transitions: Mapping[str, Mapping[str, int]]
    rules: tuple[Raw, ...]
    questions: Mapping[str, Raw]
    sources: frozenset[str]

    def place(self, exercise: Raw) -> Raw:
        """The place in which an exercise starts."""
        for place in self.places:
            if all(place[key] == exercise[key] for key in ("position", "surface")):
                return place
        raise LookupError(f"no place is {exercise['position']} on {exercise['surface']}")

    def seconds_between(self, start: str, end: str) -> int:
        """Seconds to get from one place to another; 0 within a place."""
        return 0 if start == end else self.transitions[start][end]


def read_shelf(folder: Path) -> Shelf:
    """The tables of a catalog folder.

    Raises:
        UnreadableCatalog: when a file or a table is missing or cannot be read.
    """
    try:
        return _shelf(folder, tuple(_stamps(folder)))
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise UnreadableCatalog(f"{type(error).__name__}: {error}") from error


def _stamps(folder: Path) -> list[Stamp]:
    files = sorted(folder.glob("*.toml")) + sorted((folder / "exercises").glob("*.toml"))
    found = [(path, path.stat()) for path in files]
    return [(str(path), stat.st_mtime_ns, stat.st_size) for path, stat in found]


@lru_cache(maxsize=4)
def _shelf(folder: Path, stamps: tuple[Stamp, ...]) -> Shelf:  # noqa: ARG001
    positions = _table(folder / "positions.toml")
    exercises = [_table(path) for path in sorted((folder / "exercises").glob("*.toml"))]
    if not exercises:
        raise LookupError("the catalog has no exercise")
    return Shelf(
        exercises={each["id"]: each for each in exercises},
        places=tuple(positions["places"]),
        orders=positions["orders"],
        transitions=_table(folder / "transitions.toml")["transitions"],
        rules=tuple(_table(folder / "rules.toml")["rules"]),
        questions={each["id"]: each for each in _table(folder / "questions.toml")["questions"]},
        sources=frozenset(each["key"] for each in _table(folder / "sources.toml")["sources"]),
    )


def _table(path: Path) -> Raw:
    return tomllib.loads(path.read_text(encoding="utf-8"))
