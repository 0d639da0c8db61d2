"""What is written of an answer, with its explanation and with other routines where asked for?"""

from __future__ import annotations

import json
from collections.abc import Sequence

from recommender.catalog.loading import Catalog
from recommender.explanation import Explanation
from recommender.exports.document import explained_json
from recommender.exports.explained import explained_text
from recommender.exports.plain import plain_text
from recommender.routine import Recommendation, Routine, as_json

OTHER = "SOMETHING DIFFERENT"
NO_OTHER = "No other routine is about as good for these answers."


def whole_json(
    catalog: Catalog,  # noqa: ARG001  # as for the text
    found: Recommendation,
    told: Explanation | None,
    others: Sequence[Routine] | None,
) -> str:
    """The public document; what was asked for besides stands under keys of its own."""
    document = as_json(found) if told is None else explained_json(found, told)
    if others is None:
        return document
    whole = {**json.loads(document), "alternatives": [json.loads(as_json(each)) for each in others]}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def whole_text(
    catalog: Catalog,
    found: Recommendation,
    told: Explanation | None,
    others: Sequence[Routine] | None,
) -> str:
    """The same to read: one part after another."""
    below = "" if told is None else explained_text(catalog, told)
    texts = [f"{plain_text(catalog, found)}{below}"]
    for number, other in enumerate(others or (), start=1):
        texts.append(f"{OTHER} {number}\n\n{plain_text(catalog, other)}")
    return "\n".join(texts if others is None or others else [*texts, f"{NO_OTHER}\n"])
