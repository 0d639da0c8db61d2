"""How is a large document read piece by piece? A place in a text, and what stands there.

No more than one piece is held besides the text, whatever the text contains.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from recommender.parsing.strictly import NOT_JSON, Unparsable, parse

LONGEST_PIECE = 1_000_000
"""Characters of one value; beyond, it is refused unread."""
_WINDOWS = (4_000, 60_000, LONGEST_PIECE)
"""Characters looked at for one value, more only when these are too few."""
_SPACE = re.compile(r"[ \t\n\r]*")
TOO_LONG = f"this entry is longer than {LONGEST_PIECE:,} characters; export the file again"


class Cursor:
    """A place in a JSON text. Every method goes on from `at`, in characters from 0."""

    def __init__(self, text: str, at: int = 0) -> None:
        self.text = text
        self.at = at

    def peek(self) -> str:
        """The next character after any space; empty at the end."""
        found = _SPACE.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return self.text[self.at : self.at + 1]

    def members(self) -> Iterator[tuple[str, int]]:
        """Each key of the object that stands here, and where; its value must be read each time.

        Raises:
            Unparsable: when no object stands here, or it is broken.
        """
        self._take("{")
        if self._taken("}"):
            return
        while True:
            self._expect('"')
            at = self.at
            key = self.value()
            self._take(":")
            self.peek()
            yield key, at
            if self._taken("}"):
                return
            self._take(",")

    def items(self) -> Iterator[int]:
        """Where each value of the list that stands here is; it must be read each time.

        Raises:
            Unparsable: when no list stands here, or it is broken.
        """
        self._take("[")
        if self._taken("]"):
            return
        while True:
            self.peek()
            yield self.at
            if self._taken("]"):
                return
            self._take(",")

    def value(self) -> Any:
        """The whole value that stands here.

        Raises:
            Unparsable: with its place, except for a key said twice and what is no number.
        """
        self.peek()
        for window in _WINDOWS:
            piece = self.text[self.at : self.at + window]
            is_all = self.at + window >= len(self.text)
            try:
                value, end = parse(piece)
            except Unparsable as fault:
                if is_all or not _may_be_cut(fault, piece):
                    raise self._placed(fault) from None
                continue
            # A value is never cut short and read all the same: only a number could be, and one of
            # that length is refused.
            self.at += end
            return value
        raise Unparsable(TOO_LONG, self.at)

    def end(self) -> None:
        """Raises Unparsable when anything stands here."""
        if self.peek():
            raise Unparsable(NOT_JSON, self.at)

    def _placed(self, fault: Unparsable) -> Unparsable:
        if fault.at is not None:
            fault.at += self.at
        return fault

    def _take(self, mark: str) -> None:
        self._expect(mark)
        self.at += 1

    def _taken(self, mark: str) -> bool:
        found = self.peek() == mark
        self.at += found
        return found

    def _expect(self, mark: str) -> None:
        if self.peek() != mark:
            raise Unparsable(NOT_JSON, self.at)


LONGEST_WORD = len("-Infinity")


def _may_be_cut(fault: Unparsable, piece: str) -> bool:
    """Whether a piece may only have been too short: broken at its end, or in an open string."""
    if fault.at is None:
        # A number that the cut made shorter can only have become smaller.
        return False
    opens_string = piece[fault.at : fault.at + 1] == '"'
    return opens_string or len(piece) - fault.at <= LONGEST_WORD
