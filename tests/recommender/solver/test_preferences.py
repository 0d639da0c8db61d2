"""What does each preference give or cost? Reckoned by hand, for one small answer each."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from recommender.solver.checking import Walk, points
from recommender.solver.composing import compose
from recommender.solver.preferences import PREFERENCES
from recommender.solver.problem import MAIN, SETTLE, WARM_UP, Before, Candidate, Problem, Taken
from tests.builders_problems import (
    BACK,
    CHAIR,
    KNEES,
    candidate,
    composition,
    dose,
    form,
    problem,
    taken,
)

NOWHERE = (("front-of-hip", 3),)


def worth(preference: str, asked: Problem, *steps: Taken, rest: int = 0) -> int:
    """The points of one preference; what the steps leave of the budget is short."""
    left = asked.budget - rest - Walk(asked, composition(*steps)).time
    return points(asked, composition(*steps, rest=rest, short=left))[preference]


def warm(name: str, work: int, **changed: Any) -> Candidate:
    return candidate(name, work, phases=(WARM_UP,), **changed)


def test_every_preference_of_the_solver_is_reckoned_again() -> None:
    empty = points(problem(10, candidate("a", 2)), composition(short=10))
    assert [each.__name__.replace("_", " ") for each in PREFERENCES] == list(empty)


@pytest.mark.parametrize(
    ("work", "expected"),
    [(2, 0), (3, 24), (5, 24), (6, 48), (12, 96), (15, 102), (48, 96 + 12 * 6), (60, 168)],
)
def test_coverage_is_full_to_a_minute_and_a_quarter_beyond(work: int, expected: int) -> None:
    asked = problem(100, candidate("a", work))
    assert worth("covers what was asked", asked, taken(0)) == expected


def test_coverage_follows_weight_and_pain() -> None:
    weak = candidate("a", 9, regions=(("low-back", 1), ("neck", 3)))
    asked = problem(20, weak, asked=(("low-back", 6), ("neck", 2)))
    assert worth("covers what was asked", asked, taken(0)) == 6 * 4 * 1 + 2 * 4 * 3


def test_related_places_count_little_and_only_to_a_minute() -> None:
    near = candidate("a", 12, 30, regions=(("buttocks", 3),))
    assert worth("covers what was asked", problem(40, near), taken(0)) == 8
    assert worth("covers what was asked", problem(40, near), taken(0, dose=1)) == 8


@pytest.mark.parametrize("role", ["walking", "supported-rest"])
def test_walking_and_resting_cover_nothing(role: str) -> None:
    asked = problem(60, candidate("a", 12, role=role))
    assert worth("covers what was asked", asked, taken(0)) == 0


def test_each_missing_unit_costs_sixty() -> None:
    assert worth("fills the minutes", problem(10, candidate("a", 9)), taken(0)) == -60


BEFORE = Before(at=0, form=0, dose=0, phase=MAIN)


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        (taken(0), 0),
        (None, -600),
        (taken(0, dose=1), -200),
        (taken(0, form=1), -200),
        (taken(0, SETTLE), -200),
        (taken(0, SETTLE, 1, 1), -600),
    ],
)
def test_what_was_there_stays_as_it_was(step: Taken | None, expected: int) -> None:
    forms = (form(2), form(2, setup=1))
    old = candidate("old", 2, 2, phases=(MAIN, SETTLE), forms=forms, before=BEFORE)
    asked = problem(2 + (step.form if step else 0), old)
    steps = [step] * (step is not None)
    answer = composition(*steps, short=0)
    assert points(asked, answer)["keeps what was there"] == expected


def test_a_newcomer_and_missing_seconds_cost_only_where_a_routine_is_changed() -> None:
    old, new = candidate("old", 2, before=BEFORE), candidate("new", 2)
    assert worth("keeps what was there", problem(4, old, new), taken(0), taken(1)) == -150
    assert worth("keeps what was there", problem(5, old, new), taken(0)) == -3_000
    assert worth("keeps what was there", problem(9, new, candidate("more", 2)), taken(0)) == 0


def test_what_a_change_is_about_costs_most() -> None:
    asked = problem(0, candidate("wanted", 2, before=Before(at=0, wanted=True)))
    assert points(asked, composition())["keeps what was there"] == -3_000


def test_a_dose_set_by_hand_is_kept_before_others() -> None:
    by_hand = Before(at=0, dose=0, touched=True)
    asked = problem(4, candidate("a", 2, 4, before=by_hand))
    assert worth("keeps what was there", asked, taken(0, dose=1)) == -600


def test_a_lock_that_is_not_kept_costs_two_hundred() -> None:
    asked = problem(10, candidate("a", 4, locked=True), candidate("b", 4))
    assert worth("keeps what was locked", asked, taken(1)) == -200
    assert worth("keeps what was locked", asked, taken(0)) == 0
    impossible = problem(10, candidate("b", 4), lost_locks=1)
    assert worth("keeps what was locked", impossible, taken(0)) == -200


@pytest.mark.parametrize(("work", "cost"), [(12, 0), (11, 4), (6, 4), (5, 8)])
def test_a_short_warm_up_costs_by_started_half_minutes(work: int, cost: int) -> None:
    assert worth("warms up", problem(120, warm("a", work)), taken(0, WARM_UP)) == -cost


def test_no_warm_up_costs_thirty_and_its_whole_length() -> None:
    assert worth("warms up", problem(120, candidate("a", 4)), taken(0)) == -30 - 4 * 2


def test_nothing_quiet_at_the_end_costs_thirty() -> None:
    asked = problem(20, candidate("a", 4, phases=(MAIN, SETTLE)))
    assert worth("settles", asked, taken(0, MAIN)) == -30
    assert worth("settles", asked, taken(0, SETTLE)) == 0


def test_an_exercise_for_another_place_costs_unless_it_warms_up() -> None:
    strange = candidate("a", 4, regions=NOWHERE, phases=(WARM_UP, MAIN))
    assert worth("stays near what was asked", problem(20, strange), taken(0, MAIN)) == -8
    assert worth("stays near what was asked", problem(20, strange), taken(0, WARM_UP)) == 0
    near = candidate("a", 4, regions=(("buttocks", 2),))
    assert worth("stays near what was asked", problem(20, near), taken(0)) == 0
    grazing = candidate("a", 4, regions=(("buttocks", 1),))
    assert worth("stays near what was asked", problem(20, grazing), taken(0)) == -8
    serving = candidate("a", 4, regions=(("low-back", 1),))
    assert worth("stays near what was asked", problem(20, serving), taken(0)) == 0


@pytest.mark.parametrize(("count", "cost"), [(1, 0), (2, 8), (3, 24)])
def test_kin_cost_more_and_more(count: int, cost: int) -> None:
    asked = problem(60, *(candidate(f"c{at}", 2, family="f") for at in range(count)))
    assert worth("varies its movements", asked, *(taken(at) for at in range(count))) == -cost


def test_getting_up_costs_and_twice_that_again() -> None:
    down = [candidate(f"c{at}", 2, place=BACK, phases=(MAIN, SETTLE)) for at in range(2)]
    up = candidate("up", 2, phases=(SETTLE,))
    asked = problem(90, *down, up)
    assert worth("stays down or up", asked, taken(0), taken(1)) == -6
    assert worth("stays down or up", asked, taken(0), taken(2, SETTLE)) == -6
    assert worth("stays down or up", asked, taken(2, SETTLE)) == 0
    sitting = candidate("sitting", 2, place=CHAIR, phases=(SETTLE,))
    kneeling = candidate("kneeling", 2, place=KNEES, phases=(WARM_UP,))
    standing = candidate("standing", 2)
    asked = problem(120, kneeling, standing, down[1], sitting)
    twice = (taken(0, WARM_UP), taken(1), taken(2, SETTLE), taken(3, SETTLE))
    assert worth("stays down or up", asked, *twice) == -18


def test_each_exercise_costs_five() -> None:
    asked = problem(20, candidate("a", 2), candidate("b", 2))
    assert worth("has few exercises", asked, taken(0), taken(1)) == -10


@pytest.mark.parametrize(("chosen", "cost"), [(0, 3), (1, 0), (2, 3)])
def test_a_dose_below_forty_seconds_or_too_easy_costs(chosen: int, cost: int) -> None:
    doses = (dose(7, intensity=2), dose(8, intensity=2), dose(12, intensity=1))
    asked = problem(20, candidate("a", doses=doses))
    assert worth("doses fully", asked, taken(0, dose=chosen)) == -cost


def test_the_most_that_a_menu_has_is_full() -> None:
    assert worth("doses fully", problem(20, candidate("a", 4, 5)), taken(0, dose=1)) == 0
    assert worth("doses fully", problem(20, candidate("a", 4, 5)), taken(0, dose=0)) == -3


@pytest.mark.parametrize(("count", "cost"), [(3, 0), (4, 3), (5, 6)])
def test_more_than_three_of_one_direction_in_a_place_cost(count: int, cost: int) -> None:
    bent = form(1, directions=("flexion",))
    asked = problem(120, *(candidate(f"c{at}", 2, forms=(bent,)) for at in range(count)))
    assert worth("changes direction", asked, *(taken(at) for at in range(count))) == -cost


def test_three_of_one_direction_in_each_of_two_places_cost_nothing() -> None:
    bent = form(1, directions=("rotation",))
    three = [candidate(f"c{at}", 2, forms=(bent,)) for at in range(3)]
    more = [candidate(f"d{at}", 2, forms=(bent,), place=BACK) for at in range(3)]
    asked = problem(150, *three, *more)
    assert worth("changes direction", asked, *(taken(at) for at in range(6))) == 0


@pytest.mark.parametrize(("work", "cost"), [(6, 0), (7, 2), (12, 2), (13, 4)])
def test_bending_without_arching_costs_beyond_half_a_minute(work: int, cost: int) -> None:
    bent = candidate("a", work, forms=(form(1, directions=("flexion",)),))
    assert worth("balances bending and arching", problem(40, bent), taken(0)) == -cost
    worse = problem(40, bent, balanced=False)
    assert worth("balances bending and arching", worse, taken(0)) == 0


def test_both_sides_count_in_the_balance() -> None:
    bent = candidate(
        "a", doses=(dose(6, time=13),), sides=2, forms=(form(1, directions=("flexion",)),)
    )
    assert worth("balances bending and arching", problem(40, bent), taken(0)) == -2


def test_a_fall_of_intensity_costs_by_level_until_it_settles() -> None:
    hard = candidate("a", doses=(dose(2, intensity=3),))
    easy = candidate("b", 2, place=KNEES, phases=(MAIN, SETTLE))
    asked = problem(60, hard, easy)
    assert worth("climbs gently", asked, taken(0), taken(1, MAIN)) == -6
    assert worth("climbs gently", asked, taken(0), taken(1, SETTLE)) == 0


def test_intensity_three_costs_two() -> None:
    asked = problem(20, candidate("a", doses=(dose(2, intensity=3),)))
    assert worth("is not hard", asked, taken(0)) == -2


def test_each_change_of_place_costs_two_and_getting_up_at_the_end_nothing_more() -> None:
    asked = problem(60, candidate("a", 2), candidate("b", 2, place=KNEES))
    assert worth("moves little", asked, taken(0)) == 0
    assert worth("moves little", asked, taken(0), taken(1)) == -2


@pytest.mark.parametrize(("work", "cost"), [(12, 0), (13, 1), (18, 1), (19, 2)])
def test_walking_beyond_a_tenth_costs(work: int, cost: int) -> None:
    asked = problem(120, candidate("a", work, role="walking"))
    assert worth("walks and rests a little", asked, taken(0)) == -cost


def test_each_thing_to_fetch_costs_once() -> None:
    padded = form(1, equipment=("cushion",))
    both = form(1, equipment=("cushion", "chair"))
    asked = problem(20, candidate("a", 2, forms=(padded,)), candidate("b", 2, forms=(padded, both)))
    assert worth("fetches little", asked, taken(0), taken(1)) == -1
    assert worth("fetches little", asked, taken(0), taken(1, form=1)) == -2


def test_each_started_quarter_minute_that_is_still_due_costs() -> None:
    both = candidate("a", 4, sides=2, regions=(("low-back", 2),))
    near = candidate("b", 4, regions=(("low-back", 1),))
    asked = replace(problem(40, both, near), due=(("low-back", 12), ("neck", 4)))
    assert worth("gives what is due", asked) == -24 * (4 + 2)
    assert worth("gives what is due", asked, taken(0)) == -24 * (2 + 2)
    assert worth("gives what is due", asked, taken(1)) == -24 * (4 + 2)


def test_what_is_due_is_had_when_it_fits() -> None:
    """Without it the sorer place is worth more."""
    rows = [
        candidate("a", 8, regions=(("low-back", 3),)),
        candidate("b", 8, regions=(("neck", 2),)),
    ]
    asked = replace(problem(8, *rows), asked=(("low-back", 1), ("neck", 1)))
    assert [each.candidate for each in compose(asked).taken] == [0]
    found = compose(replace(asked, due=(("neck", 8),)))
    assert [each.candidate for each in found.taken] == [1]


def test_what_is_preferred_and_what_was_done_lately_cost_their_price() -> None:
    asked = problem(20, candidate("a", 2, price=2, forms=(form(1, price=3),)))
    assert worth("heeds what is preferred", asked, taken(0)) == -5


def test_each_unit_of_rest_costs_one() -> None:
    assert worth("wastes no time", problem(10, candidate("a", 4)), taken(0), rest=6) == -6


def test_a_bent_form_gives_way_to_a_straight_one_when_balance_asks() -> None:
    """Two forms alike but for their direction: the solver takes the one that balances."""
    forms = (form(1, directions=("flexion",)), form(1))
    found = compose(problem(20, candidate("a", 20, forms=forms)))
    assert [each.form for each in found.taken] == [1]
