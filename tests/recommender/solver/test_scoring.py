"""Is the score told in parts that add up, and said honestly when it is not proven?"""

from __future__ import annotations

import pytest

from recommender.solver import checking, how_good, worth
from recommender.solver.scoring import IN_WORDS, POINT_SECONDS, as_seconds
from tests.builders_problems import candidate, composition, problem
from tests.builders_weighing import an_answer


def test_every_preference_has_words_in_the_order_of_the_code() -> None:
    named = checking.points(problem(30, candidate("a", 12)), composition())
    assert list(IN_WORDS) == list(named)


def test_the_parts_add_up_to_the_score() -> None:
    _, answer = an_answer(minutes=8)
    whole = worth(answer)
    assert sum(part.points for part in whole.parts) == whole.score == answer.found.score
    assert all(part.points for part in whole.parts)


def test_one_point_is_as_many_seconds_as_the_page_of_the_rules_says() -> None:
    assert pytest.approx(0.625) == POINT_SECONDS
    assert as_seconds(1) == "as much as 1 s of stretching"
    assert as_seconds(100) == "as much as 1 min 2 s of stretching"


def test_a_proven_routine_is_called_the_best() -> None:
    said = "Proven best: no other routine for these answers scores higher."
    assert how_good(150, 150, proven=True) == said


@pytest.mark.parametrize(
    ("score", "bound", "far"),
    [
        (150, 160, "at most 10 points more, 7 %: as much as 6 s of stretching."),
        (199, 200, "at most 1 point more, 1 %: as much as 1 s of stretching."),
        (-40, -20, "at most 20 points more: as much as 12 s of stretching."),
    ],
)
def test_a_proof_cut_short_says_how_far_the_best_can_be(score: int, bound: int, far: str) -> None:
    said = how_good(score, bound, proven=False)
    assert said.startswith("The search was stopped before its proof was complete.")
    assert said.endswith(far)
    assert "Proven" not in said
