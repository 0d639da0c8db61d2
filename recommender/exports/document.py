"""What does a routine look like to another program?"""

from __future__ import annotations

import json

from recommender.explanation import Explanation
from recommender.routine import Recommendation, Routine


def routine_json(routine: Routine) -> bytes:
    """The public JSON document in UTF-8; same routine, same bytes."""
    return routine.as_json().encode("utf-8")


def explained_json(document: Recommendation, told: Explanation) -> str:
    """The public document with one more key, `explanation`, at its end."""
    whole = document.model_dump(mode="json") | {"explanation": told.model_dump(mode="json")}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"
