"""Does a sentence name places and things as people say them?"""

import pytest

from recommender.pages.naming import one, the


def test_a_place_is_named_with_the() -> None:
    assert the("Front of the hip") == "the front of the hip"


@pytest.mark.parametrize(
    ("label", "named"), [("Chair", "a chair"), ("Exercise ball", "an exercise ball")]
)
def test_a_thing_has_its_article(label: str, named: str) -> None:
    assert one(label) == named
