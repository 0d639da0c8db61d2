"""Are the other routines about as good, and really others?"""

from __future__ import annotations

from itertools import combinations

import pytest

from recommender.catalog.checks import open_catalog
from recommender.catalog.loading import Catalog
from recommender.negotiating import Edit, alternatives, distinction, revise
from recommender.negotiating.varying import near
from recommender.routine import Routine
from tests.builders_negotiating import people, routine_for, told, told_only


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return open_catalog()


def share_of_others(one: Routine, shown: Routine) -> float:
    known = {step.exercise for step in shown.steps}
    whole = sum(step.work_seconds for step in one.steps)
    return sum(s.work_seconds for s in one.steps if s.exercise not in known) / whole


def test_each_is_near_the_best_and_differs_from_every_one_before(catalog: Catalog) -> None:
    for intake in people("others", 2):
        mine = routine_for(catalog, intake)
        found = alternatives(catalog, intake, mine)
        assert found.best == mine.score
        assert len(found.routines) <= 3
        for other in found.routines:
            assert 100 * other.score >= 97 * found.best
            assert other.seconds == mine.seconds
            assert (other.bound, other.revised) == (mine.bound, None)
        for before, later in combinations((mine, *found.routines), 2):
            assert share_of_others(later, before) >= 0.3


def test_no_more_are_given_than_were_asked_for(catalog: Catalog) -> None:
    mine = routine_for(catalog, told())
    assert len(alternatives(catalog, told(), mine, count=1).routines) == 1


def test_beside_a_changed_routine_the_best_is_still_the_measure(catalog: Catalog) -> None:
    mine = routine_for(catalog, told())
    worse = revise(catalog, told(), mine, Edit("shorter", mine.steps[0].exercise))
    assert isinstance(worse, Routine)
    assert alternatives(catalog, told(), worse, count=0).best == mine.score >= worse.score


def test_who_leaves_almost_everything_out_gets_no_other(catalog: Catalog) -> None:
    two = told_only(catalog, "bridge", "cat-cow", minutes=3)
    assert alternatives(catalog, two, routine_for(catalog, two)).routines == ()


def test_care_comes_before_any_other(catalog: Catalog) -> None:
    mine = routine_for(catalog, told())
    assert alternatives(catalog, told(red_flags=["saddle-numbness"]), mine).routines == ()


@pytest.mark.parametrize(
    ("score", "best", "expected"),
    [(97, 100, True), (96, 100, False), (100, 100, True), (-103, -100, True), (-104, -100, False)],
)
def test_three_hundredths_are_reckoned_exactly(score: int, best: int, expected: bool) -> None:
    assert near(score, best) is expected


def test_what_distinguishes_a_routine_is_told(catalog: Catalog) -> None:
    mine = routine_for(catalog, told())
    said = distinction(catalog, mine)
    assert len(said.exercises) == len(mine.steps)
    assert said.lines[0].startswith("Low back: ")
    assert any(line.startswith("To have ready: ") for line in said.lines)
