"""Who are the described people, and what is each of them told? Their files stand in vignettes/."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from recommender.catalog.checks import open_catalog
from recommender.catalog.exercise import Form
from recommender.intake import check_intake
from recommender.recommending import recommend
from recommender.routine import Recommendation, Routine, Step

FOLDER = Path(__file__).parent / "vignettes"
CATALOG = open_catalog(FOLDER.parents[1] / "catalog")
PEOPLE: dict[str, dict[str, Any]] = {
    f"{path.stem}/{person['name']}": person
    for path in sorted(FOLDER.glob("*.toml"))
    for person in tomllib.loads(path.read_text(encoding="utf-8"))["person"]
}
"""Every person by the name of the file and their own."""

KEYS = {"name", "story", "because", "sources", "covers", "intake", "expect"}
answered = pytest.mark.parametrize("name", PEOPLE)


@cache
def recommended(name: str, *locked: str) -> Recommendation:
    """What a person is told, having asked for some exercises besides."""
    intake = dict(PEOPLE[name]["intake"])
    intake["locked"] = sorted({*intake.get("locked", ()), *locked})
    return recommend(CATALOG, check_intake(intake))


def people_with(*keys: str) -> pytest.MarkDecorator:
    """Runs a test for everyone who expects something under one of these keys."""
    named = [name for name, person in PEOPLE.items() if set(keys) & set(person["expect"])]
    assert named, f"nobody expects {keys}"
    return pytest.mark.parametrize("name", named)


def expected(name: str, key: str) -> Any:
    return PEOPLE[name]["expect"][key]


def routine_of(name: str, *locked: str) -> Routine:
    answer = recommended(name, *locked)
    assert isinstance(answer, Routine), answer.outcome
    return answer


def steps_of(name: str, *locked: str) -> dict[str, Step]:
    return {step.exercise: step for step in routine_of(name, *locked).steps}


def step_asked_for(name: str, exercise: str) -> Step:
    """The step of an exercise, when the person asks for it besides."""
    steps = steps_of(name)
    if exercise not in steps:
        steps = steps_of(name, exercise)
    assert exercise in steps, f"{exercise} was asked for and is missing"
    return steps[exercise]


def form_of(step: Step) -> Form:
    return CATALOG.form(step.exercise, step.adjustments)


def words_of(step: Step) -> str:
    """All that a person reads on how to do a step, in small letters."""
    form = form_of(step)
    return " ".join((*form.steps, form.breathing)).lower()
