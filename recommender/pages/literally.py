"""How is a text shown letter by letter where Markdown is read?"""

from __future__ import annotations

import re

_MARKS = re.compile(
    r"[\\`*_{}\[\]<>$~|&@]"  # marks of Markdown, HTML, formulas and mail addresses
    r"|:(?=\S)"  # the start of a colour, an icon or a web address
    r"|(?<=www)\."  # the start of a web address without its scheme
    r"|^(?:[#+=-]|\d+[.)])",  # a heading, a list or a rule at the beginning
    re.IGNORECASE,
)


def literally(text: str) -> str:
    """The text with every mark of Markdown made harmless; line ends become spaces."""
    return _MARKS.sub(_harmless, " ".join(text.split()))


def linked(text: str, url: str) -> str:
    """A Markdown link whose text and address are taken literally."""
    return f"[{literally(text)}](<{url.replace('<', '%3C').replace('>', '%3E')}>)"


def _harmless(mark: re.Match[str]) -> str:
    found = mark.group()
    return f"{found[:-1]}\\{found[-1]}"
