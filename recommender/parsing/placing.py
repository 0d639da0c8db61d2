"""Where in a JSON text does a value stand? Asked only when something is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
        found = (
            _member(text, value_at, part) if isinstance(part, str) else _item(text, value_at, part)
        )
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
    cursor = Cursor(text, at)
    parts = _parts(cursor, isinstance(fault, TwiceSaid))
    for part_at, is_twice in parts:
        if is_twice:
            return part_at
        try:
            cursor.value()
        except Unparsable:
            return part_at
    return None


def _parts(cursor: Cursor, looks_for_keys: bool) -> Iterator[tuple[int, bool]]:
    """Where each value inside the value here begins; or a key, when it stands for a second time."""
    opening = cursor.peek()
    if opening == "[":
        for at in cursor.items():
            yield at, False
    elif opening == "{":
        seen: set[str] = set()
        for key, key_at in cursor.members():
            if looks_for_keys and key in seen:
                yield key_at, True
            seen.add(key)
            yield cursor.at, False
