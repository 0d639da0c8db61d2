"""How does a sentence name a place of the body, or a thing at hand?"""

from __future__ import annotations


def the(label: str) -> str:
    """A place within a sentence: `the low back`. "Your front of the hip" is what nobody says."""
    return f"the {label.lower()}"


def one(label: str) -> str:
    """A thing within a sentence: `a chair`, `an exercise ball`."""
    article = "an" if label[:1].lower() in "aeiou" else "a"
    return f"{article} {label.lower()}"
