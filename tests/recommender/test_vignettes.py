"""Do described people get what they should, and never what they must not?"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from recommender.catalog.checks import open_catalog
from recommender.intake import check_intake
from recommender.recommending import recommend
from recommender.routine import Recommendation, Referral, Refused, Routine

ROOT = Path(__file__).parents[2]
CATALOG = open_catalog(ROOT / "catalog")
PEOPLE = {
    path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "tests" / "vignettes").glob("*.toml"))
}
EXPECTATIONS = {
    "outcome",  # routine, referral or nothing-safe
    "tier",  # of the referral
    "questions",  # that the referral names, worst first
    "fills",  # the minutes are filled to the second
    "gentle",  # every dose has intensity 1
    "gentle_when_far",  # far stretches have intensity 1 and last 30 s at most
    "most_hold_seconds",  # no hold is longer
    "surfaces",  # nothing happens anywhere else
    "must_have",  # exercises that must be steps
    "must_not",  # exercises that are never steps, even when asked for
    "may",  # exercises that no rule bars
    "must_form",  # exercise: groups of adjustments, one of each group whenever it is a step
    "left_out",  # exercise: the rule that bars it
    "cautions",  # rules whose sentence is shown
    "unmet",  # something asked for could not be given
}
answered = pytest.mark.parametrize("name", PEOPLE)


@cache
def recommended(name: str, *locked: str) -> Recommendation:
    """What a person is told, having asked for some exercises besides."""
    intake = dict(PEOPLE[name]["intake"])
    intake["locked"] = sorted({*intake.get("locked", ()), *locked})
    return recommend(CATALOG, check_intake(intake))


def people_with(key: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(
        "name", [name for name, person in PEOPLE.items() if key in person["expect"]]
    )


def routine_of(name: str, *locked: str) -> Routine:
    answer = recommended(name, *locked)
    assert isinstance(answer, Routine)
    return answer


@answered
def test_a_vignette_is_written_in_words_that_this_file_knows(name: str) -> None:
    person = PEOPLE[name]
    assert set(person) == {"story", "because", "intake", "expect"}
    assert set(person["expect"]) <= EXPECTATIONS
    wanted = person["expect"]
    named = [*wanted.get("must_not", ()), *wanted.get("must_have", ()), *wanted.get("may", ())]
    named += [*wanted.get("must_form", ()), *wanted.get("left_out", ())]
    assert all(CATALOG.has(exercise) for exercise in named)
    for exercise, groups in wanted.get("must_form", {}).items():
        known = {adjustment.id for adjustment in CATALOG.exercise(exercise).adjustments}
        assert all(group and set(group) <= known for group in groups)


@answered
def test_the_outcome_is_the_expected_one(name: str) -> None:
    assert recommended(name).outcome == PEOPLE[name]["expect"]["outcome"]


@people_with("tier")
def test_a_referral_has_its_tier_and_names_its_questions(name: str) -> None:
    answer = recommended(name)
    assert isinstance(answer, Referral)
    wanted = PEOPLE[name]["expect"]
    assert (answer.tier, list(answer.questions)) == (wanted["tier"], wanted["questions"])
    assert answer.actions


@people_with("must_not")
def test_what_must_not_be_is_no_step_even_when_asked_for(name: str) -> None:
    never = PEOPLE[name]["expect"]["must_not"]
    asked = [each for each in never if not unlocks(name, each)]
    for routine in (routine_of(name), routine_of(name, *asked)):
        assert not {step.exercise for step in routine.steps} & set(never)


def unlocks(name: str, exercise: str) -> bool:
    """Whether asking would rightly give it: offered on request, and nothing speaks against it."""
    barred = {each.exercise for each in routine_of(name).left_out}
    return CATALOG.exercise(exercise).offered == "when-locked" and exercise not in barred


@people_with("must_have")
def test_what_is_asked_for_and_safe_is_given(name: str) -> None:
    steps = {step.exercise for step in routine_of(name).steps}
    assert steps >= set(PEOPLE[name]["expect"]["must_have"])


@people_with("may")
def test_what_is_fine_is_not_barred(name: str) -> None:
    barred = {each.exercise for each in routine_of(name).left_out}
    assert not barred & set(PEOPLE[name]["expect"]["may"])


@people_with("must_form")
def test_an_exercise_comes_in_the_form_that_the_person_needs(name: str) -> None:
    for exercise, groups in PEOPLE[name]["expect"]["must_form"].items():
        steps = {step.exercise: step for step in routine_of(name, exercise).steps}
        assert exercise in steps, f"{exercise} was asked for, is safe in a form, and is missing"
        for group in groups:
            assert set(group) & set(steps[exercise].adjustments), (exercise, group)


@people_with("left_out")
def test_what_is_left_out_names_its_rule(name: str) -> None:
    answer = recommended(name)
    assert isinstance(answer, Routine | Refused)
    rules = {each.exercise: each.rule for each in answer.left_out}
    wanted = PEOPLE[name]["expect"]["left_out"]
    assert {exercise: rules.get(exercise) for exercise in wanted} == wanted


@people_with("cautions")
def test_the_cautions_are_told(name: str) -> None:
    told = {caution.rule for caution in routine_of(name).cautions}
    assert set(PEOPLE[name]["expect"]["cautions"]) <= told


@people_with("fills")
def test_the_minutes_are_filled_to_the_second(name: str) -> None:
    routine = routine_of(name)
    assert routine.seconds == routine.budget_seconds == PEOPLE[name]["intake"]["minutes"] * 60


@people_with("gentle")
def test_the_whole_routine_stays_gentle(name: str) -> None:
    assert {step.dose.intensity for step in routine_of(name).steps} == {1}


@people_with("gentle_when_far")
def test_far_stretches_stay_mild_and_short(name: str) -> None:
    for step in routine_of(name).steps:
        if CATALOG.form(step.exercise, step.adjustments).tags.end_range:
            assert step.dose.intensity == 1
            assert step.dose.hold_seconds <= 30


@people_with("most_hold_seconds")
def test_no_hold_is_longer_than_it_may_be(name: str) -> None:
    most = PEOPLE[name]["expect"]["most_hold_seconds"]
    assert all(step.dose.hold_seconds <= most for step in routine_of(name).steps)


@people_with("surfaces")
def test_the_person_never_has_to_go_elsewhere(name: str) -> None:
    routine = routine_of(name)
    assert {step.surface for step in routine.steps} <= set(PEOPLE[name]["expect"]["surfaces"])


@people_with("unmet")
def test_what_could_not_be_given_is_told(name: str) -> None:
    assert all(unmet.sentence and unmet.concession for unmet in routine_of(name).unmet)
    assert routine_of(name).unmet


@answered
def test_no_document_tells_an_answer_about_red_flags(name: str) -> None:
    answer = recommended(name)
    if isinstance(answer, Referral):
        return
    assert "red_flags" not in answer.intake
    for flag in PEOPLE[name]["intake"].get("red_flags", ()):
        assert flag not in answer.model_dump_json()


def test_there_are_enough_people() -> None:
    assert len(PEOPLE) >= 15
    assert {person["expect"]["outcome"] for person in PEOPLE.values()} == {
        "routine",
        "referral",
        "nothing-safe",
    }
