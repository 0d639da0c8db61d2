"""Are a few exercises chosen to stay, for the places asked, each of its own kind?"""

from __future__ import annotations

from recommender.catalog.checks import open_catalog
from recommender.programming.core import chosen
from tests.builders_programming import a_routine

CATALOG = open_catalog()
EIGHT = (
    ("bridge", 50, 1), ("cat-cow", 60, 1), ("seated-cat-cow", 60, 1), ("bird-dog", 50, 1),
    ("single-knee-to-chest", 60, 1), ("figure-four", 30, 1), ("press-up", 40, 1),
    ("clamshell", 40, 1),
)  # fmt: skip


def test_half_of_the_exercises_stay_but_four_at_most():
    assert [len(chosen(CATALOG, a_routine(*EIGHT[:count]))) for count in (2, 5, 6, 8)] == [
        2,
        2,
        3,
        4,
    ]


def test_a_routine_of_one_exercise_has_a_core_of_one():
    assert chosen(CATALOG, a_routine(EIGHT[0])) == ("bridge",)


def test_what_was_kept_stays_and_the_rest_is_filled_up():
    core = chosen(CATALOG, a_routine(*EIGHT), kept=("clamshell",))
    assert core[0] == "clamshell"
    assert len(set(core)) == 4


def test_a_core_that_is_large_enough_does_not_change():
    assert chosen(CATALOG, a_routine(*EIGHT[:4]), kept=("x", "y", "z")) == ("x", "y", "z")


def test_each_is_of_another_family():
    families = [CATALOG.exercise(each).family for each in chosen(CATALOG, a_routine(*EIGHT))]
    assert len(set(families)) == 4


def test_resting_and_walking_are_nothing_to_learn():
    routine = a_routine(("supported-rest", 120, 1), ("walking", 120, 1), ("bridge", 50, 1))
    assert chosen(CATALOG, routine) == ("bridge",)
