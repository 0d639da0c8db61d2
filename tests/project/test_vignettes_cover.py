"""Can the described people be trusted: known words, known sources, and nothing left undescribed?"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from tests.builders_vignettes import CATALOG, FOLDER, KEYS, PEOPLE, answered

HERE = Path(__file__).parents[1]
TESTS = (HERE / "recommender" / "test_vignettes.py").read_text("utf-8")
WORDS = {
    word
    for group in re.findall(r"@people_with\(([^)]*)\)", TESTS)
    for word in re.findall(r'"(\w+)"', group)
} | {"outcome", "questions"}
NAMING = ("must_not", "not_steps", "must_have", "one_of", "may", "plain")
FORMING = ("must_form", "must_form_if_step")
SAYING = ("left_out", "offers", "cautions_with", "doses", "says", "never_says")
RULING = ("not_by", "cautions", "no_cautions")
FEWEST = 150


@answered
def test_a_vignette_is_written_in_words_that_are_tested(name: str) -> None:
    person = PEOPLE[name]
    assert set(person) - {"derived"} == KEYS
    assert set(person["expect"]) - WORDS == set()


@answered
def test_a_vignette_names_what_there_is(name: str) -> None:
    wanted = PEOPLE[name]["expect"]
    exercises = [each for key in NAMING for each in wanted.get(key, ())]
    exercises += [each for key in (*FORMING, *SAYING) for each in wanted.get(key, ())]
    assert [each for each in exercises if not CATALOG.has(each)] == []
    rules = [each for key in RULING for each in wanted.get(key, ())]
    rules += [*wanted.get("left_out", {}).values()]
    rules += [rule for each in wanted.get("cautions_with", {}).values() for rule in each]
    assert set(rules) <= {rule.id for rule in CATALOG.rules}


@answered
def test_a_vignette_names_forms_that_the_exercise_has(name: str) -> None:
    for key in FORMING:
        for exercise, groups in PEOPLE[name]["expect"].get(key, {}).items():
            known = {adjustment.id for adjustment in CATALOG.exercise(exercise).adjustments}
            assert all(group and set(group) <= known for group in groups)


@answered
def test_a_vignette_says_who_says_so(name: str) -> None:
    person = PEOPLE[name]
    known = {source.key: source for source in CATALOG.sources}
    assert set(person["sources"]) <= set(known)
    assert person["sources"] or person.get("derived", False), "no source, and not marked derived"
    for key in person["sources"][:1]:
        source = known[key]
        year = f", {source.year}" if source.year else ""
        assert f"{source.author}{year}" in person["because"]


@answered
def test_a_vignette_that_rests_on_poor_sources_alone_is_marked_derived(name: str) -> None:
    person = PEOPLE[name]
    grades = {source.quality for source in CATALOG.sources if source.key in person["sources"]}
    assert grades - {"C"} or person.get("derived", False)


def test_names_are_used_once() -> None:
    names = Counter(person["name"] for person in PEOPLE.values())
    assert {name: count for name, count in names.items() if count > 1} == {}


def test_there_are_enough_people() -> None:
    assert len(PEOPLE) >= FEWEST
    outcomes = {person["expect"]["outcome"] for person in PEOPLE.values()}
    assert outcomes == {"routine", "referral", "nothing-safe"}


def covered() -> set[str]:
    return {each for person in PEOPLE.values() for each in person["covers"]}


def test_every_question_rule_and_contradiction_has_its_person() -> None:
    wanted = {question.id for question in CATALOG.questions}
    wanted |= {rule.id for rule in CATALOG.rules}
    wanted |= {each.topic for each in CATALOG.contradictions}
    assert sorted(wanted - covered()) == []
    assert sorted(covered() - wanted) == []


def test_every_safety_question_is_asked_alone() -> None:
    alone = {
        person["intake"]["red_flags"][0]
        for person in PEOPLE.values()
        if len(person["intake"].get("red_flags", ())) == 1 and not person["intake"].get("facts")
    }
    assert {question.id for question in CATALOG.questions} == alone


def test_every_word_is_explained_and_used() -> None:
    told = set(re.findall(r"`(\w+)`", (FOLDER / "README.md").read_text("utf-8")))
    used = {word for person in PEOPLE.values() for word in person["expect"]}
    assert sorted(WORDS - told) == []
    assert sorted(WORDS - used) == []
