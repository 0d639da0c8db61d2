"""How does a sentence name a place of the body, or a thing at hand?"""

from __future__ import annotations

from collections.abc import Sequence


def the(label: str) -> str:
    """A place within a sentence: `the low back`. "Your front of the hip" is what nobody says."""
    return f"the {label.lower()}"


def one(label: str) -> str:
    """A thing within a sentence: `a chair`, `an exercise ball`."""
    article = "an" if label[:1].lower() in "aeiou" else "a"
    return f"{article} {label.lower()}"


def listed(words: Sequence[str]) -> str:
    """Words in a row: `a mat, a chair and a cushion`."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
