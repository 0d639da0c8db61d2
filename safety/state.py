"""What has been swept already? Lines in build/safety, worth nothing once the code has changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HOUSE = Path(__file__).resolve().parents[1]
KEPT = HOUSE / "build" / "safety"
MAKES_ROUTINES = ("catalog", "screening", "solver", "intake.py", "routine.py", "recommending.py")


def stamp(*versions: str) -> str:
    """Names the code and data that made what is kept."""
    digest = hashlib.sha256("".join(versions).encode())
    for part in MAKES_ROUTINES:
        path = HOUSE / "recommender" / part
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


class Kept:
    """Results of one part, a line each, added as they come; begun anew when the stamp differs."""

    def __init__(self, part: str, stamp: str, folder: Path = KEPT) -> None:
        self._path = folder / f"{part}.jsonl"
        folder.mkdir(parents=True, exist_ok=True)
        if not self._is_of(stamp):
            self._path.write_text(json.dumps({"stamp": stamp}) + "\n", encoding="utf-8")

    def _is_of(self, stamp: str) -> bool:
        try:
            with self._path.open(encoding="utf-8") as lines:
                return bool(json.loads(next(lines)) == {"stamp": stamp})
        except (OSError, ValueError, StopIteration):
            return False

    def add(self, result: Any) -> None:
        """Keeps one more result, on disk at once."""
        with self._path.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(result) + "\n")

    def __iter__(self) -> Iterator[Any]:
        """Every whole result; a line that was cut off when the sweep was stopped is left out."""
        with self._path.open(encoding="utf-8") as lines:
            next(lines)
            for line in lines:
                if line.endswith("\n"):
                    yield json.loads(line)

    def drop_cut_off(self) -> int:
        """Cuts away an unfinished last line; gives the number of whole results."""
        text = self._path.read_bytes()
        whole = text[: text.rfind(b"\n") + 1]
        if whole != text:
            self._path.write_bytes(whole)
        return whole.count(b"\n") - 1
