"""Do the answers become the right numbers?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from recommender.catalog.checks import open_catalog
from recommender.catalog.loading import Catalog
from recommender.intake import check_intake
from recommender.screening import screen
from recommender.session import NOTHING_DONE, History, Performed
from recommender.solver.problem import Candidate
from recommender.solver.translation import Question, pose
from recommender.steering import Ceiling, Steering


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return open_catalog()


def posed(catalog: Catalog, history: History = NOTHING_DONE, **told: Any) -> Question:
    intake = check_intake({"minutes": 12, "pain": {"low-back": 5}, **told})
    return pose(catalog, intake, screen(catalog, intake), history)


def candidate(question: Question, name: str) -> Candidate:
    return next(each for each in question.problem.candidates if each.name == name)


def test_pain_becomes_priority_against_the_worst(catalog: Catalog) -> None:
    question = posed(catalog, pain={"low-back": 6, "neck": 3, "buttocks": 1})
    assert dict(question.problem.asked) == {"low-back": 6, "neck": 3, "buttocks": 1}
    alone = posed(catalog, pain={"neck": 1})
    assert dict(alone.problem.asked) == {"neck": 6}


def test_related_places_leave_out_what_is_asked(catalog: Catalog) -> None:
    question = posed(catalog, pain={"low-back": 5, "buttocks": 5})
    assert question.problem.related == ("back-of-thigh", "front-of-hip")


@pytest.mark.parametrize(("minutes", "held", "paced"), [(30, 60, 90), (31, 90, 120)])
def test_work_on_one_side_is_walled(catalog: Catalog, minutes: int, held: int, paced: int) -> None:
    question = posed(catalog, minutes=minutes)
    longest = {True: 0, False: 0}
    for menu, each in zip(question.menus, question.problem.candidates, strict=True):
        for dose in menu if each.role == "movement" else ():
            by_hold = dose.hold_seconds > 0
            longest[by_hold] = max(longest[by_hold], dose.work_seconds)
    assert longest[True] == held
    assert longest[False] <= paced


@pytest.mark.parametrize(("minutes", "longest"), [(9, None), (10, 120), (20, 240), (60, 600)])
def test_walking_takes_a_fifth_and_ten_minutes_at_most(
    catalog: Catalog, minutes: int, longest: int | None
) -> None:
    question = posed(catalog, minutes=minutes)
    works = [
        dose.work_seconds
        for menu, each in zip(question.menus, question.problem.candidates, strict=True)
        for dose in menu
        if each.name == "walking"
    ]
    assert max(works, default=None) == longest


def test_a_menu_has_each_work_and_intensity_once_and_cuts_repetitions_first(
    catalog: Catalog,
) -> None:
    question = posed(catalog)
    for menu in question.menus:
        kinds = [(dose.work_seconds, dose.intensity) for dose in menu]
        assert len(set(kinds)) == len(kinds)
    menu = question.menus[[each.name for each in question.problem.candidates].index("childs-pose")]
    sixty = next(dose for dose in menu if (dose.work_seconds, dose.intensity) == (60, 2))
    assert (sixty.repetitions, sixty.hold_seconds) == (2, 30)


def test_demanding_exercises_come_only_when_locked(catalog: Catalog) -> None:
    assert "pigeon" not in [each.name for each in posed(catalog).problem.candidates]
    assert candidate(posed(catalog, locked=("pigeon",)), "pigeon").locked


def test_what_was_done_lately_costs_less_the_longer_ago(catalog: Catalog) -> None:
    history = tuple(
        Performed(day=date(2026, 1, day), exercises=(exercise,))
        for day, exercise in ((1, "sphinx"), (2, "cobra"), (3, "cat-cow"))
    )
    question = posed(catalog, History(performed=history))
    recent = {each.name: each.price for each in question.problem.candidates}
    assert (recent["cat-cow"], recent["cobra"], recent["sphinx"]) == (2, 1, 0)


def bent(catalog: Catalog, **steering: Any) -> Question:
    return posed(catalog, History(steering=Steering(**steering)))


def doses(question: Question, name: str) -> set[tuple[int, int]]:
    """Seconds of work on a side, and intensity."""
    at = [each.name for each in question.problem.candidates].index(name)
    return {(dose.work_seconds, dose.intensity) for dose in question.menus[at]}


def test_a_dose_lies_below_one_of_the_ceilings_of_its_exercise(catalog: Catalog) -> None:
    ceilings = (Ceiling(work_seconds=40, intensity=1), Ceiling(work_seconds=30))
    every, left = doses(posed(catalog), "sphinx"), bent(catalog, limits={"sphinx": ceilings})
    assert doses(left, "sphinx") == {(w, i) for w, i in every if w <= 30 or (w <= 40 and i == 1)}
    assert doses(left, "sphinx") < every
    assert doses(left, "cat-cow") == doses(posed(catalog), "cat-cow")


def test_a_ceiling_for_everything_holds_besides_those_of_one(catalog: Catalog) -> None:
    left = bent(
        catalog, everywhere=Ceiling(intensity=1), limits={"sphinx": (Ceiling(work_seconds=30),)}
    )
    assert all(intensity == 1 for _, intensity in doses(left, "childs-pose"))
    assert all(work <= 30 and intensity == 1 for work, intensity in doses(left, "sphinx"))


def test_where_every_dose_is_too_much_the_easiest_and_shortest_is_left(catalog: Catalog) -> None:
    every = doses(posed(catalog), "sphinx")
    left = doses(bent(catalog, limits={"sphinx": (Ceiling(work_seconds=0),)}), "sphinx")
    assert left == {min(every, key=lambda dose: (dose[1], dose[0]))}


def test_what_rests_is_rather_left(catalog: Catalog) -> None:
    prices = {
        each.name: each.price for each in bent(catalog, resting=("sphinx",)).problem.candidates
    }
    assert (prices["sphinx"], prices["cobra"]) == (9, 0)


def test_what_is_known_and_what_is_liked_is_rather_taken(catalog: Catalog) -> None:
    question = bent(catalog, known=("sphinx",), liked=("sphinx", "cobra"))
    prices = {each.name: each.price for each in question.problem.candidates}
    assert (prices["sphinx"], prices["cobra"], prices["cat-cow"]) == (-10, -4, 0)


def test_what_is_due_is_counted_in_units(catalog: Catalog) -> None:
    question = bent(catalog, due={"neck": 61, "low-back": 0, "buttocks": 60})
    assert question.problem.due == (("buttocks", 12), ("neck", 13))


@pytest.mark.parametrize("knee", ["none", "mild", "severe"])
def test_a_knee_concern_asks_for_one_run_of_kneeling(catalog: Catalog, knee: str) -> None:
    assert posed(catalog, concerns={"knee": knee}).problem.kneel_once == (knee != "none")


def test_a_worse_direction_lifts_the_balance(catalog: Catalog) -> None:
    assert posed(catalog).problem.balanced
    assert not posed(catalog, worse_when="bending").problem.balanced


def test_times_are_whole_units(catalog: Catalog) -> None:
    for each, menu in zip(
        (question := posed(catalog, minutes=60)).problem.candidates, question.menus, strict=True
    ):
        for option, dose in zip(each.doses, menu, strict=True):
            assert option.work * 5 == dose.work_seconds
            assert option.time * 5 == dose.seconds
