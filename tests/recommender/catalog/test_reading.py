"""Is the grade of a text what the formula says?"""

from __future__ import annotations

import pytest

from recommender.catalog.reading import grade, syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [
        *(("knee", 1), ("the", 1), ("breathe", 1), ("hold", 1), ("holds", 1), ("times", 1)),
        *(("little", 2), ("needed", 2), ("lifted", 2), ("eased", 1), ("slowly", 2), ("you're", 1)),
        *(("shoulder", 2), ("exercise", 3), ("repetition", 4), ("pregnancy", 3), ("why", 1)),
    ],
)
def test_syllables_are_counted(word: str, count: int) -> None:
    assert syllables(word) == count


def test_a_short_sentence_of_short_words_is_easy() -> None:
    # 5 words, 1 sentence, 5 syllables: 0.39 * 5 + 11.8 * 1 - 15.59.
    assert grade("Bend the knee and wait.") == pytest.approx(-1.84)


def test_a_long_sentence_of_long_words_is_hard() -> None:
    hard = "Physiotherapeutic rehabilitation necessitates individualised consideration"
    assert grade(hard) > 20


def test_nothing_has_no_grade() -> None:
    assert grade("") == 0
