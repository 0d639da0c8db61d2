"""Does a sentence name places and things as people say them?"""

import pytest

from recommender.pages.naming import listed, one, the


def test_a_place_is_named_with_the() -> None:
    assert the("Front of the hip") == "the front of the hip"


@pytest.mark.parametrize(
    ("label", "named"), [("Chair", "a chair"), ("Exercise ball", "an exercise ball")]
)
def test_a_thing_has_its_article(label: str, named: str) -> None:
    assert one(label) == named


@pytest.mark.parametrize(
    ("words", "said"),
    [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")],
)
def test_words_in_a_row(words: tuple[str, ...], said: str) -> None:
    assert listed(words) == said
