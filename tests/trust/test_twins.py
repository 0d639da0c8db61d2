"""Do the relations hold on the real catalog, and does each notice what it is there to notice?"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from recommender.catalog.checks import open_catalog
from recommender.solver import Composition, Problem, compose
from trust import twins
from trust.asking import WAYS, disagreements
from trust.comparing import compare
from trust.intakes import numbered_person
from trust.sweeping import HASTE, in_turn
from trust.twins import RELATIONS, Relation, Twin

CATALOG = open_catalog()
PEOPLE = range(16)


def twin_of(number: int) -> Twin:
    asked = numbered_person(CATALOG, number)
    problem = asked.problem()
    return Twin(asked, problem, compose(problem), random.Random(number))


@pytest.fixture(scope="module")
def people() -> dict[int, Twin]:
    return {number: twin_of(number) for number in PEOPLE}


@pytest.mark.parametrize("relation", RELATIONS, ids=lambda relation: relation.__name__)
def test_a_relation_holds_for_everyone(relation: Relation, people: dict[int, Twin]) -> None:
    broken = {number: relation(twin) for number, twin in people.items()}
    assert {number: faults for number, faults in broken.items() if faults} == {}
    assert sum(faults is not None for faults in broken.values()) > len(PEOPLE) // 2


@pytest.mark.parametrize("number", PEOPLE)
def test_answers_in_haste_and_without_presolve_are_honest(
    number: int, people: dict[int, Twin]
) -> None:
    twin = people[number]
    assert twin.found.proven
    assert compare(twin.problem, twin.found.score, in_turn(HASTE, number)).faults == []


@pytest.mark.parametrize("way", WAYS)
def test_the_library_asked_otherwise_gives_the_same_score(
    way: str, people: dict[int, Twin]
) -> None:
    for twin in (people[3], people[7]):
        assert disagreements(twin.problem, twin.found, way) == ([], True)


def test_a_wrong_answer_disagrees_with_the_library_asked_otherwise(
    people: dict[int, Twin],
) -> None:
    found = replace(people[7].found, score=people[7].found.score + 1)
    faults, _ = disagreements(people[7].problem, found, "another seed")
    assert len(faults) == 2


def first_name(problem: Problem, found: Composition) -> str:
    return problem.candidates[found.taken[0].candidate].name if found.taken else ""


SPOILT: dict[str, Callable[[Problem, Composition], int]] = {
    "excluding_a_step_helps_nobody": lambda problem, _: -1000 * len(problem.candidates),
    "less_equipment_never_scores_more": lambda problem, _: -1000 * len(problem.candidates),
    "a_shuffled_catalog_scores_the_same": lambda problem, _: hash_of(
        *(each.name for each in problem.candidates)
    ),
    "other_names_score_the_same": lambda problem, found: hash_of(first_name(problem, found)),
    "places_in_another_list_score_the_same": lambda problem, _: hash_of(
        *(str(each.place) for each in problem.candidates)
    ),
    "scaled_points_scale_the_score": lambda *_: 1,
    "coverage_alone_grows_with_the_minutes": lambda problem, _: -1000 * problem.budget,
}
"""Points that a solver gives by mistake, under the relation that notices them."""


def hash_of(*words: str) -> int:
    return random.Random(" ".join(words)).randrange(1_000_000)


def spoilt(mistake: Callable[[Problem, Composition], int]) -> Callable[..., Composition]:
    def composed(problem: Problem) -> Composition:
        found = compose(problem)
        wrong = found.score + mistake(problem, found)
        return replace(found, score=wrong, bound=wrong)

    return composed


def noticed(relation: Relation, composer: Callable[..., Composition]) -> Iterator[str]:
    for number in range(2, 5):
        asked = numbered_person(CATALOG, number)
        problem = asked.problem()
        yield from relation(Twin(asked, problem, composer(problem), random.Random(number))) or ()


@pytest.mark.parametrize("name", SPOILT)
def test_a_relation_notices_a_solver_that_breaks_it(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    composer = spoilt(SPOILT[name])
    monkeypatch.setattr(twins, "compose", composer)
    assert list(noticed(getattr(twins, name), composer)) != []


def test_an_excluded_exercise_that_was_taken_is_noticed(people: dict[int, Twin]) -> None:
    twin = people[3]
    unwilling = replace(twin, asked=twin.asked.telling(excluded=twin.names[:1]))
    assert twins.nothing_barred_or_excluded_appears(unwilling) == [f"{twin.names[0]} was taken"]


def test_sides_that_differ_are_noticed(
    people: dict[int, Twin], monkeypatch: pytest.MonkeyPatch
) -> None:
    def lopsided(twin: Twin) -> list[dict[str, Any]]:
        steps = whole(twin)
        sided = [each for step in steps for each in step["ledger"] if each["side"] == "left"]
        sided[0]["seconds"] += 5
        return steps

    whole = twins._steps
    monkeypatch.setattr(twins, "_steps", lopsided)
    faults = twins.swapped_sides_are_the_same_routine(people[3])
    assert faults is not None
    assert len(faults) == 1


def test_every_relation_has_been_seen_to_fail() -> None:
    apart = {"nothing_barred_or_excluded_appears", "swapped_sides_are_the_same_routine"}
    assert {relation.__name__ for relation in RELATIONS} == apart | set(SPOILT)
