"""Can a routine's document be read, and does the file give back its very characters?"""

from __future__ import annotations

import json
from typing import Any

from pydantic_core import to_json

from recommender.intake import BadIntake, check_intake
from recommender.routine import Routine

FEWEST_MINUTES = 3
NO_RED_FLAGS = "red_flags: answers about red flags are never kept; remove them"


def as_usually_written(document: Any) -> Any:
    """The text of a document, as a routine is written; a text stays as it is."""
    if not isinstance(document, dict):
        return document
    # As json.dumps writes it, many times quicker; where the two differ the text is kept as it is.
    return to_json(document, indent=2).decode() + "\n"


def as_object(document: str) -> Any:
    """The object that a text holds, if writing that would give the same text; else the text."""
    told = json.loads(document)
    return told if as_usually_written(told) == document else document


def refuse_unreadable(document: str) -> str:
    """A document again, when it is a routine.

    Raises:
        ValueError: when it is none, or its answers cannot be used.
    """
    routine = Routine.model_validate_json(document, strict=True)
    refuse_bad_answers(dict(routine.intake))
    return document


def refuse_bad_answers(told: dict[str, Any]) -> dict[str, Any]:
    """Answers again, when they can be used. Those of a programme name no minutes.

    Raises:
        ValueError: with a sentence.
    """
    if "red_flags" in told:
        raise ValueError(NO_RED_FLAGS)
    try:
        check_intake({"minutes": FEWEST_MINUTES, **told})
    except BadIntake as bad:
        raise ValueError(bad.faults[0]) from None
    return told
