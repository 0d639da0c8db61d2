"""Is there enough for everyone, and does every empty cell say why?"""

from __future__ import annotations

import re

import pytest

from recommender.catalog.checks import open_catalog
from recommender.catalog.vocabulary import PHASES
from recommender.publishing import coverage_page
from recommender.publishing.coverage import PEOPLE, Person, Survey, survey
from tests.builders_catalog import the_first

CATALOG = open_catalog()
REGIONS = [region.id for region in CATALOG.regions]
SURVEYS = {person.label: survey(CATALOG, person) for person in PEOPLE}
STRICTEST = "knee and wrist severe, trimester 3, no floor"


def left(label: str) -> Survey:
    return SURVEYS[label]


def ids(label: str) -> set[str]:
    return {exercise.id for exercise in left(label).left}


def test_the_numbered_exercises_are_all_there() -> None:
    numbers = {exercise.reference for exercise in CATALOG.exercises if exercise.reference}
    seeds = {f"S{number:02d}" for number in range(1, 17)}
    assert numbers == seeds | {f"F{number:02d}" for number in range(1, 41)}


@pytest.mark.parametrize("region", ["neck", "shoulders", "mid-back"])
def test_eight_exercises_target_the_upper_body(region: str) -> None:
    assert len(left("nothing to spare").targeting(region)) >= 8


def test_fifteen_exercises_cover_every_region_without_the_floor() -> None:
    assert len(left("no floor").left) >= 15
    assert all(left("no floor").targeting(region) for region in REGIONS)


def test_twelve_exercises_need_neither_floor_nor_thing() -> None:
    assert len(left("no floor, nothing at hand").left) >= 12


@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize("region", ["low-back", "mid-back", "neck", "buttocks"])
def test_the_strictest_person_finds_every_part_of_a_routine(region: str, phase: str) -> None:
    assert left(STRICTEST).targeting(region, phase)


@pytest.mark.parametrize("label", SURVEYS)
def test_everyone_has_at_least_twelve_exercises_left(label: str) -> None:
    assert len(left(label).left) >= 12


def test_every_stretch_has_an_easy_form() -> None:
    gentle = {each.id for each in left("pain 7 or more").left}
    assert gentle == {each.id for each in CATALOG.exercises if each.offered == "always"}


def test_further_concerns_never_leave_more() -> None:
    for strict, milder in (("knee severe", "knee mild"), ("wrist severe", "wrist mild")):
        assert ids(strict) <= ids(milder)
    assert ids(STRICTEST) <= ids("knee and wrist severe")


def test_no_cell_of_the_page_is_empty_without_a_reason() -> None:
    page = coverage_page(CATALOG)
    cells = [cell.strip() for line in page.splitlines() for cell in line.split("|")[1:-1]]
    reason = re.compile(r"R-[A-Z]{2,3}-\d\d[a-z]?(, R-[A-Z]{2,3}-\d\d[a-z]?)*")
    number = re.compile(r"\d+( \(\d+ · \d+ · \d+\))?|[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
    said = {term.label for kind in (CATALOG.regions, CATALOG.positions) for term in kind}
    said |= {person.label for person in PEOPLE} | {"Who", "All", "Region", "---"}
    unexplained = [
        c for c in cells if not (c in said or reason.fullmatch(c) or number.fullmatch(c))
    ]
    assert unexplained == []


def test_a_thin_catalog_has_cells_that_nothing_fills() -> None:
    thin = survey(the_first(), Person("nothing to spare"))
    assert thin.targeting("neck") == []
    assert thin.why_none(the_first(), "neck", "seated") == ()


def test_what_bars_a_cell_is_named() -> None:
    assert left("knee severe").why_none(CATALOG, "low-back", "quadruped") == ("R-KN-03",)
    assert left("no floor").why_none(CATALOG, "low-back", "prone") == ("R-AC-01",)


BARRING = ("trimester 1", "trimester 2", "trimester 3", "knee severe", "wrist severe")


@pytest.mark.parametrize("label", BARRING)
def test_what_is_barred_names_a_relative_that_screening_lets_through(label: str) -> None:
    possible = ids(label)
    lost = [
        exercise.id
        for exercise in CATALOG.exercises
        if exercise.id not in possible
        and exercise.offered == "always"
        and not exercise.no_swap
        and not possible & set(exercise.swap_for)
    ]
    assert lost == []
