"""How does what a person felt and said change the next routine? One rule for each thing said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, get_args

from pydantic import Field

from recommender.catalog.vocabulary import Reviewed, Sentence

Heeds = Literal[
    "hurt-badly", "never", "already", "irritable", "next-day", "too-hard", "hurt", "growth",
    "too-easy", "favourite", "hurt-again", "worse", "no-better-long", "no-better",
]  # fmt: skip
HEEDED: tuple[Heeds, ...] = get_args(Heeds)


class FeedbackRule(Reviewed):
    """What one kind of feedback changes, with its numbers and the sentence that tells it.

    `applies` names the safety rule whose limits or advice it uses. `otherwise` is the sentence for
    the second case that some rules have.
    """

    id: Annotated[str, Field(pattern=r"^R-PN-\d\d$")]
    heeds: Heeds
    numbers: Mapping[str, Annotated[int, Field(ge=1, le=100)]] = {}
    applies: str | None = None
    when: Sentence
    does: Sentence
    sentence: Sentence
    otherwise: Sentence | None = None
    sources: tuple[str, ...] = ()
    derived: bool = False

    @property
    def when_words(self) -> str:
        """When it is in force, with its numbers."""
        return self.when.format(**self.numbers)

    @property
    def effect_words(self) -> str:
        """What it does, with its numbers."""
        return self.does.format(**self.numbers)
