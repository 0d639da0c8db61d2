"""Which letters can the printed sheet show, and how wide are they?"""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Mapping

UNKNOWN = "\ufffd"


class Lettering(dict[int, str]):
    """A translation of every character to what is shown for it, with the widths of both weights.

    Control characters become blanks, invisible marks (zero width, direction overrides) vanish,
    and what the font lacks becomes a replacement mark. Nothing in a text is ever an instruction.
    """

    def __init__(
        self, known: Container[int], regular: Mapping[int, float], bold: Mapping[int, float]
    ) -> None:
        super().__init__()
        self.known = known
        self.widths = {False: regular, True: bold}

    def __missing__(self, code: int) -> str:
        """What is shown for a character met for the first time."""
        self[code] = shown = self._shown(code)
        return shown

    def plain(self, text: str) -> str:
        """The text as it can be shown."""
        return unicodedata.normalize("NFC", text).translate(self)

    def width(self, text: str, bold: bool) -> float:
        """The width in millimetres at a size of one point."""
        widths = self.widths[bold]
        return sum(widths[ord(character)] for character in self.plain(text)) * MM_PER_UNIT

    def _shown(self, code: int) -> str:
        character = chr(code)
        match unicodedata.category(character):
            case "Cc" | "Zl" | "Zp":
                return " "
            case "Cf":
                return ""
            case _:
                return character if code in self.known else UNKNOWN


MM_PER_UNIT = 25.4 / 72 / 1000
"""Fonts count their widths in thousandths of their size."""
