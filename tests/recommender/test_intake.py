"""Is every answer read as it was meant, or refused with a sentence that a person can act on?"""

from __future__ import annotations

import json
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender.catalog.loading import load_catalog
from recommender.intake import (
    LARGEST_INTAKE_BYTES,
    BadIntake,
    EquipmentId,
    Fact,
    Intake,
    RegionId,
    check_intake,
    read_intake,
)
from recommender.screening import screen

REGIONS = (
    "'neck', 'shoulders', 'mid-back', 'low-back', 'buttocks', 'front-of-hip' or 'back-of-thigh'"
)
NOT_JSON = "intake: this is not JSON; send one object with minutes and pain"


def answers(**changes: Any) -> dict[str, Any]:
    return {"minutes": 12, "pain": {"low-back": 5}, **changes}


def faults(document: str | bytes) -> tuple[str, ...]:
    with pytest.raises(BadIntake) as caught:
        read_intake(document)
    return caught.value.faults


def test_the_least_intake_gets_the_defaults_of_the_contract() -> None:
    assert read_intake('{"minutes": 12, "pain": {"low-back": 5}}').echo() == {
        "minutes": 12,
        "pain": {"low-back": 5},
        "concerns": {"knee": "none", "wrist": "none", "pregnancy": "none"},
        "pregnancy_week": None,
        "worse_when": "neither",
        "facts": [],
        "equipment": [],
        "can_use_floor": True,
        "excluded": [],
        "locked": [],
    }


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"minute": 3}, "minute: this key is unknown; remove it or check its spelling"),
        ({"minutes": "12"}, 'minutes: "12" is not a whole number; write one without quotes'),
        ({"minutes": 12.5}, "minutes: 12.5 is not a whole number; write one without quotes"),
        ({"minutes": 12.0}, "minutes: 12.0 is not a whole number; write one without quotes"),
        ({"minutes": True}, "minutes: true is not a whole number; write one without quotes"),
        ({"minutes": None}, "minutes: null is not a whole number; write one without quotes"),
        ({"minutes": 2}, "minutes: 2 is too small; the least is 3"),
        ({"minutes": 61}, "minutes: 61 is too large; the most is 60"),
        (
            {"pain": {"elbow": 5}},
            f'pain.elbow: "elbow" is not a choice; choose {REGIONS}',
        ),
        ({"pain": {"neck": 0}}, "pain.neck: 0 is too small; the least is 1"),
        ({"pain": {"neck": 11}}, "pain.neck: 11 is too large; the most is 10"),
        (
            {"pain": {"neck": "5"}},
            'pain.neck: "5" is not a whole number; write one without quotes',
        ),
        ({"pain": {}}, "pain: name at least one painful place with its pain from 1 to 10"),
        ({"pain": 5}, "pain: 5 is not an object; put keys and answers in braces"),
        ({"concerns": []}, "concerns: [] is not an object; put keys and answers in braces"),
        (
            {"concerns": {"knee": "bad"}},
            "concerns.knee: \"bad\" is not a choice; choose 'none', 'mild' or 'severe'",
        ),
        (
            {"concerns": {"elbow": "mild"}},
            "concerns.elbow: this key is unknown; remove it or check its spelling",
        ),
        ({"pregnancy_week": 0}, "pregnancy_week: 0 is too small; the least is 1"),
        ({"pregnancy_week": 43}, "pregnancy_week: 43 is too large; the most is 42"),
        (
            {"worse_when": "sitting"},
            'worse_when: "sitting" is not a choice; '
            "choose 'neither', 'bending' or 'leaning-back'",
        ),
        (
            {"facts": ["osteoporosis", "tall"]},
            "facts: \"tall\" is not a choice; choose 'osteoporosis', 'pelvic-girdle-pain', "
            "'sciatica-flare', 'older-adult', 'just-woke-up', 'new-to-exercise', 'postpartum' "
            "or 'clinician-cleared'",
        ),
        ({"facts": "tall"}, 'facts: "tall" is not a list; put it in square brackets'),
        (
            {"equipment": ["mat"]},
            "equipment: \"mat\" is not a choice; choose 'cushion', 'chair', 'wall', 'strap', "
            "'exercise-ball', 'bed', 'foam-roller' or 'bolster'",
        ),
        (
            {"can_use_floor": "yes"},
            'can_use_floor: "yes" is not true or false; write one of them without quotes',
        ),
        (
            {"can_use_floor": 1},
            "can_use_floor: 1 is not true or false; write one of them without quotes",
        ),
        (
            {"excluded": ["Cat cow"]},
            'excluded: "Cat cow" is not an id; ids are short: small letters, digits and hyphens',
        ),
        (
            {"red_flags": [1]},
            "red_flags: 1 is not an id; ids are short: small letters, digits and hyphens",
        ),
        (
            {"red_flags": [f"flag-{number}" for number in range(61)]},
            "red_flags: this list is too long; name at most 60",
        ),
    ],
    ids=lambda value: json.dumps(value)[:40] if isinstance(value, dict) else "",
)
def test_a_broken_answer_is_refused_in_one_sentence(changes: dict[str, Any], sentence: str) -> None:
    assert faults(json.dumps(answers(**changes))) == (sentence,)


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        ("minutes = 12", NOT_JSON),
        ("", NOT_JSON),
        (b"\xff\xfe\x00", NOT_JSON),
        ("[" * 100_000, NOT_JSON),
        ('{"minutes": 12, "pain": ' + "[" * 300 + "]" * 300 + "}", NOT_JSON),
        ('{"minutes": ' + "1" * 5_000 + ', "pain": {"neck": 5}}', NOT_JSON),
        ('{"minutes": 12, "pain": {"neck": 5}, "\\ud800": 1}', NOT_JSON),
        ("[12]", "intake: send one JSON object with minutes and pain"),
        ('{"pain": {"neck": 5}}', "minutes: this answer is missing; please add it"),
        ('{"minutes": 12}', "pain: this answer is missing; please add it"),
        (
            '{"minutes": NaN, "pain": {"neck": 5}}',
            "intake: NaN is not a number; write a whole number",
        ),
        (
            '{"minutes": 12, "pain": {"neck": -Infinity}}',
            "intake: -Infinity is not a number; write a whole number",
        ),
        (
            '{"minutes": 1e999, "pain": {"neck": 5}}',
            "minutes: Infinity is not a whole number; write one without quotes",
        ),
        (
            '{"minutes": 12, "minutes": 12, "pain": {"neck": 5}}',
            "minutes: the key stands twice; keep one",
        ),
        (
            '{"minutes": 12, "pain": {"neck": 5, "neck": 1}}',
            "neck: the key stands twice; keep one",
        ),
        (
            '{"minutes": 12, "note": "' + "a" * 3_000_000 + '"}',
            "intake: the document is larger than 2 MB; send only the answers",
        ),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_broken_document_is_refused_in_one_sentence(document: str | bytes, sentence: str) -> None:
    assert faults(document) == (sentence,)


def test_several_faults_make_one_line_each() -> None:
    document = json.dumps({"minutes": 99, "pain": {"neck": 0}, "colour": "red"})
    assert faults(document) == (
        "minutes: 99 is too large; the most is 60",
        "pain.neck: 0 is too small; the least is 1",
        "colour: this key is unknown; remove it or check its spelling",
    )


def test_the_same_fault_twice_is_told_once() -> None:
    assert len(faults(json.dumps(answers(red_flags=[1, 1])))) == 1


@pytest.mark.parametrize("key", ["a\nb", "a\r\nb", "a\u2028b", "a\u202eb", "a\x1b[31mb"], ids=ascii)
def test_a_key_can_neither_break_the_line_nor_colour_the_terminal(key: str) -> None:
    written = json.dumps(key)
    for document in (json.dumps(answers(**{key: 1})), f"{{{written}: 1, {written}: 2}}"):
        (fault,) = faults(document)
        assert fault.startswith("a?")
        assert fault.isprintable()


def test_a_long_answer_is_quoted_in_part() -> None:
    (fault,) = faults(json.dumps(answers(minutes="9" * 5_000)))
    assert len(fault) < 150


def test_a_document_of_exactly_the_limit_is_read_and_one_byte_more_is_not() -> None:
    least = json.dumps(answers())
    assert read_intake(least + " " * (LARGEST_INTAKE_BYTES - len(least))).minutes == 12
    assert "2 MB" in faults(least + " " * (LARGEST_INTAKE_BYTES - len(least) + 1))[0]


@pytest.mark.parametrize("mark", ["\ufeff", b"\xef\xbb\xbf"])
def test_a_byte_order_mark_is_no_fault(mark: Any) -> None:
    least = json.dumps(answers())
    assert read_intake(mark + (least.encode() if isinstance(mark, bytes) else least)).minutes == 12


@pytest.mark.parametrize("given", [object(), {"a"}, float("nan")])
def test_answers_that_are_no_json_are_refused_too(given: object) -> None:
    with pytest.raises(BadIntake):
        check_intake(answers(minutes=given))


def test_answers_that_hold_themselves_are_refused() -> None:
    ring: list[Any] = []
    ring.append(ring)
    with pytest.raises(BadIntake):
        check_intake(answers(facts=ring))


@pytest.mark.parametrize(
    ("changes", "sentences"),
    [
        ({"red_flags": ["sad"]}, ["red_flags: sad is not a question of this catalog"]),
        ({"excluded": ["jog"]}, ["excluded: jog is not an exercise of this catalog"]),
        (
            {"locked": ["jog"], "red_flags": ["sad"]},
            [
                "red_flags: sad is not a question of this catalog",
                "locked: jog is not an exercise of this catalog",
            ],
        ),
    ],
)
def test_names_that_the_catalog_lacks_are_refused_by_screening(
    changes: dict[str, Any], sentences: list[str]
) -> None:
    intake = check_intake(answers(**changes))
    with pytest.raises(BadIntake) as caught:
        screen(load_catalog(), intake)
    assert list(caught.value.faults) == sentences


def test_the_same_answers_in_another_order_are_the_same_intake() -> None:
    one = answers(facts=["postpartum", "osteoporosis"], pain={"neck": 2, "low-back": 5})
    other = answers(facts=["osteoporosis", "postpartum"], pain={"low-back": 5, "neck": 2})
    first, second = check_intake(one), check_intake(other)
    assert json.dumps(first.echo()) == json.dumps(second.echo())


@pytest.mark.parametrize(
    ("pregnancy", "week", "trimester"),
    [
        ("none", None, None),
        ("trimester-2", None, "trimester-2"),
        ("none", 1, "trimester-1"),
        ("none", 13, "trimester-1"),
        ("none", 14, "trimester-2"),
        ("none", 27, "trimester-2"),
        ("none", 28, "trimester-3"),
        ("none", 42, "trimester-3"),
        ("trimester-1", 30, "trimester-3"),
        ("trimester-3", 5, "trimester-1"),
    ],
)
def test_a_known_week_decides_the_trimester(
    pregnancy: str, week: int | None, trimester: str | None
) -> None:
    told = check_intake(answers(concerns={"pregnancy": pregnancy}, pregnancy_week=week))
    assert told.trimester == trimester


def test_the_echo_leaves_out_the_answers_about_red_flags() -> None:
    told = check_intake(answers(red_flags=["saddle-numbness"]))
    assert "saddle-numbness" not in json.dumps(told.echo())
    assert "red_flags" not in told.echo()


def test_the_intake_knows_exactly_the_words_of_the_catalog() -> None:
    catalog = load_catalog()
    assert get_args(RegionId) == tuple(region.id for region in catalog.regions)
    assert set(get_args(Fact)) == {fact.id for fact in catalog.facts}
    assert set(get_args(EquipmentId)) == {thing.id for thing in catalog.equipment}


words = st.sampled_from(
    ["minutes", "pain", "low-back", "facts", "knee", "osteoporosis", "locked", "cat-cow", "none"]
)
plain = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | words
documents = st.recursive(
    plain,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(words | st.text(max_size=5), inner, max_size=5)
    ),
    max_leaves=12,
)
keys = st.sampled_from(sorted(Intake.model_fields))


@settings(derandomize=True, max_examples=400, deadline=None)
@given(st.dictionaries(keys, documents, max_size=6) | documents)
def test_arbitrary_json_is_read_or_refused_and_never_crashes(value: Any) -> None:
    told = read_or_faults(json.dumps(value))
    if isinstance(told, Intake):
        assert (told.minutes, dict(told.pain)) == (value["minutes"], value["pain"])
    else:
        assert told
        assert all(fault.isprintable() and ": " in fault for fault in told)


def read_or_faults(document: str) -> Intake | tuple[str, ...]:
    try:
        return read_intake(document)
    except BadIntake as bad:
        return bad.faults


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.binary(max_size=60) | st.text(max_size=60))
def test_arbitrary_text_is_refused_and_never_crashes(document: str | bytes) -> None:
    with pytest.raises(BadIntake):
        read_intake(document)
