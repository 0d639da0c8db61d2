"""What do the tests of everything that leaves the app read, and which texts are hard to carry?"""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

from pypdf import PdfReader

MADE_ON = date(2026, 3, 3)
LENGTH = 2000
"""Characters of a note, at most."""


def _filled(piece: str) -> str:
    return (piece * LENGTH)[:LENGTH]


NASTY = {
    "a script": _filled("<script>alert(1)</script> "),
    "a picture from afar": _filled("![x](http://example.org/p.png) <img src=x> "),
    "a formula": _filled("=cmd|' /C calc'!A0 "),
    "a formula in full width": _filled("＝SUM(A1) "),  # noqa: RUF001  on purpose
    "typesetting": _filled(r"$\href{http://example.org}{x}$ \n \\ "),
    "marks of emphasis": _filled("**bold** __line__ {nb} "),
    "operators of a page": _filled(") Tj ET Q endstream endobj ( "),
    "an entry of a calendar": _filled("x\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nATTENDEE:mailto:a@b.c\n"),
    "lone ends of lines": _filled("a\rb\nc\x0bd\x0ce\x85f\u2028g\u2029h"),
    "control characters": _filled("null \x00 bell \x07 escape \x1b[31m delete \x7f "),
    "another direction": _filled("abc \u202egnp.exe\u202c \u2066x\u2069 "),
    "nothing to see": _filled("a\u200bb\u200dc\ufeffd\u00ade"),
    "faces of several parts": _filled("👩‍👩‍👧🇵🇱"),
    "a pile of accents": _filled("a" + "\u0301" * 100),
    "a word without an end": "W" * LENGTH,
    "quotes and commas": _filled('"a",\'b\';\t""\r\n'),
    "half a character": _filled("\ud800 x "),
    "many scripts": _filled("Zażółć; Ελλάδα; Привет; שלום; 漢字 "),
    "blanks alone": " " * LENGTH,
}


def read_rows(document: bytes) -> list[dict[str, str]]:
    """The rows of a spreadsheet by their columns."""
    return list(csv.DictReader(io.StringIO(document.decode("utf-8-sig"), newline="")))


def read_text(document: bytes) -> str:
    """All text of a PDF in reading order, with single blanks."""
    pages = PdfReader(io.BytesIO(document)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def page_count(document: bytes) -> int:
    """How many pages a PDF has."""
    return len(PdfReader(io.BytesIO(document)).pages)


def structure(document: bytes) -> list[dict[str, Any]]:
    """The tagged elements of a PDF in order."""
    root = PdfReader(io.BytesIO(document)).root_object
    return [kid.get_object() for kid in root["/StructTreeRoot"]["/K"][0].get_object()["/K"]]


def tags(document: bytes) -> list[str]:
    """What each tagged element of a PDF is."""
    return [str(each["/S"]) for each in structure(document)]
