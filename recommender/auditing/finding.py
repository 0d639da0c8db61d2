"""What did the audit find, and in which step?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Raw = Mapping[str, Any]
"""A table of TOML or an object of JSON, as it was read."""

Fault = tuple[str | None, str]
"""The exercise concerned (None for the whole routine) and what is wrong with it."""

Faults = Iterator[Fault]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong: which check saw it, in which step (None: all of them), in a sentence."""

    check: str
    step: str | None
    sentence: str

    def line(self) -> str:
        """The finding as one line."""
        return f"{self.check}: {self.sentence}"
