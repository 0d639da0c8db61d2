"""Does a composition come in a sensible order, the same one every time?"""

from __future__ import annotations

import pytest

from recommender.catalog.checks import open_catalog
from recommender.intake import check_intake
from recommender.screening import screen
from recommender.solver import pose
from recommender.solver.composing import Unsolved, compose, in_order
from recommender.solver.problem import MAIN, SETTLE, WARM_UP, Before, Candidate, Taken
from tests.builders_problems import BACK, candidate, dose, form, problem, taken


def names(asked: object, *steps: Taken) -> list[str]:
    return [asked.candidates[each.candidate].name for each in in_order(asked, list(steps))]  # type: ignore[attr-defined]


def test_phases_and_places_come_in_order() -> None:
    asked = problem(60, candidate("lying", 2, place=BACK), candidate("up", 2), candidate("warm", 2))
    assert names(asked, taken(0), taken(1), taken(2, WARM_UP)) == ["warm", "up", "lying"]


def test_intensity_rises_in_the_main_part_and_falls_while_settling() -> None:
    asked = problem(
        60,
        candidate("hard", doses=(dose(2, intensity=3),)),
        candidate("easy", doses=(dose(2, intensity=1),)),
    )
    assert names(asked, taken(0, MAIN), taken(1, MAIN)) == ["easy", "hard"]
    assert names(asked, taken(0, SETTLE), taken(1, SETTLE)) == ["hard", "easy"]


def test_a_supported_rest_is_last_in_its_place() -> None:
    asked = problem(
        60,
        candidate("rest", 2, role="supported-rest"),
        candidate("hard", doses=(dose(2, intensity=3),)),
    )
    assert names(asked, taken(0, SETTLE), taken(1, SETTLE)) == ["hard", "rest"]


def test_equal_directions_are_kept_apart() -> None:
    bent, arched = form(1, directions=("flexion",)), form(1, directions=("extension",))
    asked = problem(
        60,
        candidate("bent", 2, forms=(bent,)),
        candidate("bent-too", 2, forms=(bent,)),
        candidate("arched", 2, forms=(arched,)),
    )
    assert names(asked, taken(0), taken(1), taken(2)) == ["bent", "arched", "bent-too"]


def test_what_was_there_keeps_its_order_and_newcomers_stand_where_they_fit() -> None:
    def stood(name: str, at: int | None, level: int) -> Candidate:
        before = None if at is None else Before(at=at)
        return candidate(name, doses=(dose(2, intensity=level),), before=before)

    asked = problem(60, stood("first", 0, 3), stood("second", 1, 1), stood("new", None, 2))
    assert names(asked, taken(0), taken(1), taken(2)) == ["first", "new", "second"]


def test_a_supported_rest_stays_last_whatever_its_number_was() -> None:
    rest = candidate("rest", 2, role="supported-rest", before=Before(at=0))
    asked = problem(60, rest, candidate("hard", 2, before=Before(at=1)))
    assert names(asked, taken(0), taken(1)) == ["hard", "rest"]


def test_the_same_question_gets_the_same_answer() -> None:
    asked = problem(60, *(candidate(f"c{at}", 4, 8, 12) for at in range(6)))
    assert compose(asked) == compose(asked)


def test_nothing_allowed_gives_an_empty_answer() -> None:
    found = compose(problem(60))
    assert (found.taken, found.rest, found.short) == ((), 0, 60)


def test_a_limit_without_an_answer_is_a_sentence() -> None:
    with pytest.raises(Unsolved, match="Please try again"):
        compose(problem(60, candidate("a", 4)), deterministic_limit=0.0)


@pytest.mark.parametrize("limit", [0.005, 0.01, 0.02, 0.03, 0.05, 0.1])
def test_a_proof_cut_short_never_claims_what_is_not_so(limit: float) -> None:
    catalog = open_catalog()
    told = {"minutes": 12, "pain": {"neck": 1, "shoulders": 5}}
    intake = check_intake(told)
    asked = pose(catalog, intake, screen(catalog, intake)).problem
    best = compose(asked)
    assert best.proven
    try:
        found = compose(asked, limit)
    except Unsolved:
        return
    assert found.score <= best.score <= found.bound
    assert found.proven == (found.score == found.bound == best.score)
