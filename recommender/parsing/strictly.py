"""Is this text strict JSON? Each key once, every number a number, nothing that cannot be stored."""

from __future__ import annotations

import json
import math
import re
from typing import Any

BYTE_ORDER_MARK = "\ufeff"
LONGEST_NUMBER = 40
"""Characters; a whole number of 64 bits has 20, a fraction in full precision 24."""


class Unparsable(Exception):
    """A text that is not strict JSON: what is wrong, and at which character, from 0, if known."""

    def __init__(self, sentence: str, at: int | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.at = at


class TwiceSaid(Unparsable):
    """A key that stands twice in one object."""

    def __init__(self, key: str) -> None:
        super().__init__("the key stands twice; keep one")
        self.key = key


class NoNumber(Unparsable):
    """NaN, Infinity, or a number beyond all that a computer counts with."""

    def __init__(self, number: str) -> None:
        super().__init__(f"{number[:LONGEST_NUMBER]} is not a number that can be used")
        self.number = number


NOT_JSON = "this is not JSON; check that the file is whole and was not changed"
NOT_TEXT = "this is not text in UTF-8; save the file as UTF-8, or export it again"
TOO_DEEP = "too many brackets stand inside one another; export the file again"
_UNWELCOME = re.compile(
    r"(?<!\\)(?:\\\\)*+(?:"
    # A control character other than tab, line feed and carriage return,
    r"\\(?:[bf]|u00(?:0[0-8bcefBCEF]|1[0-9a-fA-F])"
    # half a character first, or second.
    r"|u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])"
    r")|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F])"
)


def written(raw: bytes | str) -> str:
    """The text in some bytes, or a text itself, without a byte order mark.

    Raises:
        Unparsable: when it is not UTF-8.
    """
    try:
        text = raw.decode("utf-8") if isinstance(raw, bytes) else raw
        return text.removeprefix(BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        raise Unparsable(NOT_TEXT, None if raw[:2] in _WIDE else error.start) from None


_WIDE = (b"\xff\xfe", b"\xfe\xff")
"""How a file in UTF-16 begins; it has no lines that could be counted."""


def unwelcome(text: str) -> int | None:
    """Where an escape writes a control character, or half of a character; None without any.

    A database refuses the one, and no file can hold the other.
    """
    found = _UNWELCOME.search(text)
    return None if found is None else found.end() - 1


def parse(text: str) -> tuple[Any, int]:
    """The value that a text begins with, and where it ends.

    Raises:
        Unparsable: a `TwiceSaid` or `NoNumber` does not know where it stands.
    """
    try:
        return _STRICT.raw_decode(text)
    except json.JSONDecodeError as error:
        raise Unparsable(NOT_JSON, error.pos) from None
    except RecursionError:
        raise Unparsable(TOO_DEEP, 0) from None


def parse_loosely(text: str) -> Any:
    """The one value of a text; a number too large for a computer is infinite.

    Raises:
        Unparsable: as in `parse`.
    """
    try:
        return _LOOSE.decode(text)
    except (ValueError, RecursionError):
        raise Unparsable(NOT_JSON) from None


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    told = dict(pairs)
    if len(told) == len(pairs):
        return told
    seen = set()
    for key, _ in pairs:
        if key in seen:
            raise TwiceSaid(key)
        seen.add(key)
    return told


def _no_constant(name: str) -> Any:
    raise NoNumber(name)


def _whole(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise NoNumber(digits)
    return int(digits)


def _finite(number: str) -> float:
    value = float(number)
    if len(number) > LONGEST_NUMBER or not math.isfinite(value):
        raise NoNumber(number)
    return value


_LOOSE = json.JSONDecoder(object_pairs_hook=_once_each, parse_constant=_no_constant)
_STRICT = json.JSONDecoder(
    object_pairs_hook=_once_each,
    parse_constant=_no_constant,
    parse_int=_whole,
    parse_float=_finite,
)
