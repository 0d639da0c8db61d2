"""Is every sentence of the catalog its own, and free of what popular pages are full of?

`shingles.txt` holds hashes of every eight words in a row of five popular articles, so that nothing
of their wording can come in again.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from recommender.catalog.checks import open_catalog

CATALOG = open_catalog()
RUN = 8
SHINGLES = frozenset((Path(__file__).parent / "shingles.txt").read_text("utf-8").split())
SPAM = (
    *("secret", "obsession", "love", "soul", "melody", "treasure", "click", "subscribe"),
    *("toxin", "detox", "miracle", "instantly", "align your", "learn more", "email"),
)


def texts(value: Any) -> Iterator[str]:
    """Every text of a document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from texts(each)


def copied(text: str, known: frozenset[str] = SHINGLES) -> list[str]:
    words = re.findall(r"[a-z0-9]+", text.lower())
    runs = (" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
    return [run for run in runs if _hash(run) in known]


def _hash(run: str) -> str:
    return hashlib.blake2b(run.encode(), digest_size=6).hexdigest()


def test_a_copied_run_would_be_found() -> None:
    run = "one two three four five six seven eight"
    assert copied(f"Zero, {run.title()}; nine.", frozenset({_hash(run)})) == [run]
    assert len(SHINGLES) > 2000


@pytest.mark.parametrize("exercise", CATALOG.exercises, ids=lambda each: each.id)
def test_an_exercise_is_told_in_its_own_words(exercise: Any) -> None:
    told = list(texts(exercise.model_dump(exclude={"sources"})))
    assert [run for text in told for run in copied(text)] == []
    # Steps follow one another: a copied sentence may run over their border.
    assert copied(" ".join(exercise.steps)) == []


def test_everything_else_is_told_in_its_own_words() -> None:
    told = texts(CATALOG.model_dump(exclude={"exercises", "sources"}))
    assert [run for text in told for run in copied(text)] == []


def test_no_text_has_a_word_of_spam() -> None:
    told = list(texts(CATALOG.model_dump(exclude={"sources", "exercises", "questions"})))
    told += [text for each in CATALOG.exercises for text in texts(each.model_dump())]
    spam = re.compile(rf"\b({'|'.join(SPAM)})\b", re.IGNORECASE)
    assert [text for text in told if spam.search(text)] == []
