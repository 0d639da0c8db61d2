"""What does a routine look like to another program?"""

from __future__ import annotations

from recommender.routine import Routine


def routine_json(routine: Routine) -> bytes:
    """The public JSON document in UTF-8; same routine, same bytes."""
    return routine.as_json().encode("utf-8")
