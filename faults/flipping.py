"""What becomes of a journal in whose file one bit was flipped?

Told: it is refused, or a row of it is. Harmless: every answer is as before. Wrong: neither.
"""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from faults.killing import FILE
from faults.writing import (
    EVENTS,
    MONDAY,
    NOON,
    a_session,
    opened,
    some_events,
)
from recommender.journal import Journal, JournalUnusable

KINDS = ("told", "harmless", "wrong")


def flip_often(times: int, seed: int) -> Counter[str]:
    """Flips bits one by one, each in a journal that was whole before."""
    dice = random.Random(f"{seed} flips")  # noqa: S311
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, FILE)
        _make_full(file)
        with opened(file) as journal:
            told = everything(journal)
        whole = file.read_bytes()
        bits = [dice.randrange(len(whole) * 8) for _ in range(times)]
        return Counter(_flip(file, whole, bit, told) for bit in bits)


def everything(journal: Journal) -> list[Any]:
    """All that a journal answers."""
    return [
        journal.people(), journal.sessions_since(date.min), journal.all_events(),
        journal.programmes(), journal.told_last(), journal.check_ins(),
        journal.left_out(), journal.favourites(), journal.weekly_goal(), journal.blocked(),
    ]  # fmt: skip


def _flip(file: Path, whole: bytes, bit: int, told: list[Any]) -> str:
    flipped = bytearray(whole)
    flipped[bit // 8] ^= 1 << bit % 8
    file.write_bytes(flipped)
    try:
        with opened(file) as journal:
            return "harmless" if everything(journal) == told else "wrong"
    except JournalUnusable:
        return "told"


def _make_full(file: Path) -> None:
    with opened(file) as journal:
        for number in range(40):
            day = MONDAY + timedelta(number)
            journal.go_on(a_session(f"session-{number}", day=day), some_events())
            journal.tell(f"session-{number}", None, "A quiet evening. " * EVENTS)
            journal.set_favourite(f"exercise-{number}", True)
            journal.check_in(day, "better")
        for number in range(5):
            journal.remember(f'{{"why": "{"gentle " * 3000}", "number": {number}}}', NOON)
