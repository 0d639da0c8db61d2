"""Where in a JSON text does a value stand? Asked only when something is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence

from recommender.parsing.cursor import Cursor
from recommender.parsing.strictly import TwiceSaid, Unparsable

DEEPEST = 40
"""Levels that are looked into; deeper than anything that is read."""


def line_at(text: str, at: int) -> int:
    """The number of the line on which a character stands, from 1."""
    return text.count("\n", 0, at) + 1


def place_of(text: str, at: int, path: Sequence[str | int]) -> int:
    """Where a value stands inside the value at `at`: its key in an object, itself in a list.

    A part of the path that is not there ends the search: the place is that of what lacks it.
    """
    place, value_at = at, at
    for part in path:
        found = _member(text, value_at, part) if isinstance(part, str) else _item(text, value_at, part)
        if found is None:
            break
        place, value_at = found
    return place


def place_of_fault(text: str, at: int, fault: Unparsable) -> int:
    """Where a key stands for the second time, or what is no number, inside the value at `at`."""
    for _ in range(DEEPEST):
        deeper = _where_it_fails(text, at, fault)
        if deeper is None or deeper == at:
            break
        at = deeper
    return at


def _member(text: str, at: int, name: str) -> tuple[int, int] | None:
    cursor = Cursor(text, at)
    if cursor.peek() != "{":
        return None
    for key, key_at in cursor.members():
        if key == name:
            return key_at, cursor.at
        cursor.value()
    return None


def _item(text: str, at: int, number: int) -> tuple[int, int] | None:
    cursor = Cursor(text, at)
    if cursor.peek() != "[":
        return None
    for n, item_at in enumerate(cursor.items()):
        if n == number:
            return item_at, item_at
        cursor.value()
    return None


def _where_it_fails(text: str, at: int, fault: Unparsable) -> int | None:
    """The first part of the value at `at` that cannot be read, or the key that stands twice."""
    cursor, seen = Cursor(text, at), set()
    opening = cursor.peek()
    inner = at
    try:
        if opening == "{":
            for key, key_at in cursor.members():
                if isinstance(fault, TwiceSaid) and key in seen:
                    return key_at
                seen.add(key)
                inner = cursor.at
                cursor.value()
        elif opening == "[":
            for inner in cursor.items():
                cursor.value()
    except Unparsable:
        return inner
    return None
