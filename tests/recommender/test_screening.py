"""Is everybody spared what they must be? The doctrine's tables, read anew from the raw catalog."""

from __future__ import annotations

import json
import random
import tomllib
from functools import cache
from itertools import combinations, product
from pathlib import Path
from typing import Any

import pytest

from recommender.catalog.checks import open_catalog
from recommender.catalog.matching import matches
from recommender.catalog.vocabulary import Rule
from recommender.intake import Intake, check_intake
from recommender.screening import (
    Cleared,
    Screening,
    holds,
    reasons_against,
    refer,
    rules_in_force,
    screen,
)

FOLDER = Path(__file__).parents[2] / "catalog"
CATALOG = open_catalog(FOLDER)
EVERYTHING = ["bed", "bolster", "chair", "cushion", "exercise-ball", "foam-roller", "strap", "wall"]
LEVELS = ("none", "mild", "severe")
TRIMESTERS = ("none", "trimester-1", "trimester-2", "trimester-3")
HEALTH_FACTS = (
    "osteoporosis",
    "pelvic-girdle-pain",
    "sciatica-flare",
    "older-adult",
    "just-woke-up",
    "new-to-exercise",
    "postpartum",
)
QUESTIONS = tomllib.loads((FOLDER / "questions.toml").read_text(encoding="utf-8"))["questions"]
RAW = {
    path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
    for path in sorted((FOLDER / "exercises").glob("*.toml"))
}


def told(**changes: Any) -> Intake:
    concerns = {key: changes.pop(key) for key in ("knee", "wrist", "pregnancy") if key in changes}
    answers = {"minutes": 12, "pain": {"low-back": 5}, "equipment": EVERYTHING, **changes}
    return check_intake({**answers, "concerns": concerns})


def cleared_of(screening: Screening) -> dict[str, Cleared]:
    return {each.exercise: each for each in screening.cleared}


@cache
def cleared_for(number: int) -> dict[str, Cleared]:
    return cleared_of(screen(CATALOG, told(**PEOPLE[number])))


def forms_of(screening: Screening, exercise: str) -> list[tuple[str, ...]]:
    return [each.form.ids for each in cleared_of(screening)[exercise].forms]


def rule_against(exercise: str, **changes: Any) -> str:
    (barred,) = [
        each for each in screen(CATALOG, told(**changes)).barred if each.exercise == exercise
    ]
    return barred.rule


# --- The two tables, written down once more --------------------------------------------------


@cache
def performed(name: str, adjustments: tuple[str, ...]) -> dict[str, Any]:
    """The tags of a form as performed, from the raw file."""
    raw = RAW[name]
    chosen = [each for each in raw.get("adjustments", []) if each["id"] in adjustments]
    facts = {**raw["tags"], "position": raw["position"]}
    for each in chosen:
        facts.update(each.get("sets", {}))
    facts["provisions"] = {one for each in chosen for one in each.get("provisions", [])}
    facts["serves"] = {one for each in chosen for one in each["serves"]}
    return facts


def knee_allows(form: dict[str, Any], plain: dict[str, Any], level: str) -> bool:
    if level == "none":
        return True
    if form["grip"] == "shin":
        return False
    if level == "severe":
        # The catalog's rule R-KN-03a is stricter than the table: it looks at the plain exercise.
        deep = "deep" in (form["knee_flexion"], plain["knee_flexion"])
        return not (form["kneeling"] or deep or form["knee_torsion"])
    return (
        (not form["kneeling"] or "cushioned-knees" in form["provisions"])
        and (form["knee_flexion"] != "deep" or "raised-seat" in form["provisions"])
        and (not form["knee_torsion"] or "planted-foot" in form["provisions"])
    )


def wrist_allows(form: dict[str, Any], level: str) -> bool:
    if level == "severe":
        return bool(form["wrist"] == "none")
    return level == "none" or form["wrist"] != "weight" or "eased-wrists" in form["provisions"]


def pregnancy_allows(name: str, form: dict[str, Any], trimester: str, week: int | None) -> bool:
    if trimester == "none":
        return True
    status = RAW[name]["pregnancy"][trimester]["status"]
    if status == "avoid" or (status == "modify" and trimester not in form["serves"]):
        return False
    if form["balance"] and "support-at-hand" not in form["provisions"]:
        return False
    if trimester == "trimester-1":
        return True
    if form["position"] == "supine" and (week is None or week >= 16):
        return False
    pressed = form["twist"] == "closed" or form["deep_backbend"] or form["abdominal"]
    return not (form["position"] == "prone" or pressed)


def table_allows(name: str, adjustments: tuple[str, ...], person: dict[str, Any]) -> bool:
    form, plain = performed(name, adjustments), performed(name, ())
    sore = (person["knee"], person["wrist"], person["pregnancy"]) != ("none", "none", "none")
    if sore and RAW[name].get("offered") == "when-locked":
        return False
    return (
        knee_allows(form, plain, person["knee"])
        and wrist_allows(form, person["wrist"])
        and pregnancy_allows(name, form, person["pregnancy"], person["pregnancy_week"])
    )


PEOPLE = [
    {"knee": knee, "wrist": wrist, "pregnancy": pregnancy, "pregnancy_week": week}
    for knee, wrist in product(LEVELS, LEVELS)
    for pregnancy, week in (
        *((each, None) for each in TRIMESTERS),
        ("trimester-1", 13),
        ("trimester-2", 14),
        ("trimester-2", 15),
        ("trimester-2", 16),
        ("trimester-2", 27),
        ("trimester-3", 28),
    )
]


@pytest.mark.parametrize("name", sorted(RAW))
def test_every_form_gets_the_verdict_of_the_two_tables(name: str) -> None:
    exercise = CATALOG.exercise(name)
    for person in PEOPLE:
        intake = told(**person)
        rules = rules_in_force(CATALOG, intake)
        for form in exercise.forms():
            against = reasons_against(intake, rules, exercise, form)
            allowed = table_allows(name, form.ids, person)
            assert (not against) == allowed, (person, form.ids, against)


@pytest.mark.parametrize("name", sorted(RAW))
def test_an_exercise_is_cleared_when_and_only_when_a_form_of_it_is_allowed(name: str) -> None:
    exercise = CATALOG.exercise(name)
    for number, person in enumerate(PEOPLE):
        allowed = {form.ids for form in exercise.forms() if table_allows(name, form.ids, person)}
        cleared = cleared_for(number)
        assert (name in cleared) == bool(allowed), person
        if name in cleared:
            assert {each.form.ids for each in cleared[name].forms} <= allowed, person


@pytest.mark.parametrize("trimester", TRIMESTERS[1:])
def test_far_stretches_and_balance_stay_mild_and_short_in_pregnancy(trimester: str) -> None:
    for each in screen(CATALOG, told(pregnancy=trimester)).cleared:
        for cleared in each.forms:
            facts = performed(each.exercise, cleared.form.ids)
            if facts["end_range"] or facts["balance"]:
                assert all(dose.intensity == 1 for dose in cleared.doses), each.exercise
                assert all(dose.hold_seconds <= 30 for dose in cleared.doses), each.exercise


# --- Weeks -----------------------------------------------------------------------------------


def supine_rules(**changes: Any) -> set[str]:
    named = {rule.id for rule in rules_in_force(CATALOG, told(**changes))}
    return named & {"R-PG-04", "R-PG-05"}


@pytest.mark.parametrize(
    ("week", "in_force"), [(13, False), (14, False), (15, False), (16, True), (28, True)]
)
def test_the_supine_rules_begin_in_week_sixteen(week: int, in_force: bool) -> None:
    assert bool(supine_rules(pregnancy_week=week)) == in_force


def test_without_the_week_the_second_trimester_counts_as_past_week_sixteen() -> None:
    assert supine_rules(pregnancy="trimester-2") == {"R-PG-04", "R-PG-05"}


def test_week_fifteen_with_supine_cells_that_are_fine_is_decided_by_the_week() -> None:
    exercise = CATALOG.exercise("knee-rolls")
    fine = exercise.pregnancy["trimester-1"]
    exercise = exercise.model_copy(
        update={"pregnancy": {**exercise.pregnancy, "trimester-2": fine}}
    )
    (form,) = exercise.forms()
    for week, free in ((15, True), (16, False)):
        intake = told(pregnancy_week=week)
        against = reasons_against(intake, rules_in_force(CATALOG, intake), exercise, form)
        assert (not against) == free


# --- Red flags -------------------------------------------------------------------------------

TIERS = ("emergency", "maternity", "urgent", "clinician", "caution")
STOPPING = [question for question in QUESTIONS if question["tier"] != "caution"]


TIER_OF = {
    **dict.fromkeys(("saddle-numbness", "bladder-or-bowel", "both-legs"), "emergency"),
    **dict.fromkeys(("serious-accident", "chest-pain", "neck-with-nerve-signs"), "emergency"),
    **dict.fromkeys(("fever-or-unwell", "weight-loss", "lump-or-shape"), "urgent"),
    **dict.fromkeys(("night-or-rest-pain", "weak-immunity"), "urgent"),
    **dict.fromkeys(("cancer-history", "fragile-bones"), "urgent"),
    **dict.fromkeys(("under-18", "one-leg-numb-or-weak", "recent-surgery"), "clinician"),
    **dict.fromkeys(("first-after-50", "not-improving"), "caution"),
    "pregnancy-heavy-bleeding": "emergency",
    **dict.fromkeys(("pregnancy-warning-sign", "pregnancy-unwell"), "maternity"),
    **dict.fromkeys(("pregnancy-rhythmic-backache", "pregnancy-burning-urine"), "maternity"),
    "pregnancy-told-not-to-exercise": "maternity",
    "pregnancy-ask-first": "clinician",
}
WAIVED = {"one-leg-numb-or-weak", "recent-surgery", "pregnancy-ask-first"}


def test_the_questions_have_the_tiers_of_the_evidence() -> None:
    assert {question["id"]: question["tier"] for question in QUESTIONS} == TIER_OF
    assert {each["id"] for each in QUESTIONS if each.get("waived_by_clinician")} == WAIVED


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["id"])
def test_each_answer_alone_leads_to_its_tier(question: dict[str, Any]) -> None:
    screening = screen(CATALOG, told(red_flags=[question["id"]]))
    if question["tier"] == "caution":
        assert screening.referral is None
        assert question["rule"] in {rule.id for rule in screening.warnings}
    else:
        assert screening.referral is not None
        assert screening.referral.tier == question["tier"]
        assert screening.referral.questions == (question["id"],)
        assert screening.referral.actions
        assert (screening.cleared, screening.barred) == ((), ())


def test_the_worst_answer_decides_whatever_the_order() -> None:
    for one, other in combinations(STOPPING, 2):
        referral = refer(CATALOG, told(red_flags=[other["id"], one["id"]]))
        assert referral is not None
        assert referral.tier == min(one["tier"], other["tier"], key=TIERS.index)
        tiers = [TIERS.index(tier_of(each)) for each in referral.questions]
        assert (len(tiers), tiers) == (2, sorted(tiers))


def tier_of(name: str) -> str:
    return next(question["tier"] for question in QUESTIONS if question["id"] == name)


def test_all_answers_at_once_are_an_emergency() -> None:
    referral = refer(CATALOG, told(red_flags=[question["id"] for question in QUESTIONS]))
    assert referral is not None
    assert referral.tier == "emergency"
    assert len(referral.questions) == len(STOPPING)


@pytest.mark.parametrize("question", STOPPING, ids=lambda question: question["id"])
def test_a_clinicians_yes_waives_only_what_may_be_waived(question: dict[str, Any]) -> None:
    referral = refer(CATALOG, told(red_flags=[question["id"]], facts=["clinician-cleared"]))
    assert (referral is None) == question.get("waived_by_clinician", False)


def test_a_clinicians_yes_never_waives_an_emergency_or_a_warning_sign() -> None:
    waived = [question for question in QUESTIONS if question.get("waived_by_clinician")]
    assert {question["tier"] for question in waived} == {"clinician"}


def test_a_waived_answer_does_not_hide_another() -> None:
    flags = ["recent-surgery", "fever-or-unwell"]
    referral = refer(CATALOG, told(red_flags=flags, facts=["clinician-cleared"]))
    assert referral is not None
    assert referral.questions == ("fever-or-unwell",)


def test_no_answer_about_red_flags_is_ever_echoed() -> None:
    for question in QUESTIONS:
        echoed = json.dumps(told(red_flags=[question["id"]]).echo())
        assert question["id"] not in echoed
        assert "red_flags" not in echoed


# --- Monotone: what is known further never frees ---------------------------------------------

ONE_MORE: tuple[dict[str, Any], ...] = (
    *({"knee": level} for level in LEVELS[1:]),
    *({"wrist": level} for level in LEVELS[1:]),
    *({"pregnancy": trimester} for trimester in TRIMESTERS[1:]),
    *({"pregnancy_week": week} for week in (10, 15, 16, 30)),
    {"worse_when": "bending"},
    {"worse_when": "leaning-back"},
    {"pain": {"low-back": 8}},
    *({"facts": (fact,)} for fact in HEALTH_FACTS),
)


def merged(*parts: dict[str, Any]) -> dict[str, Any]:
    """Several health facts at once; those of one key replace each other, but facts add up."""
    together = {key: value for part in parts for key, value in part.items()}
    facts = {fact for part in parts for fact in part.get("facts", ())}
    return {**together, "facts": sorted(facts)}


def answer_the_same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether one replaces the other instead of adding to it; a known week sets the trimester."""
    pregnant = {"pregnancy", "pregnancy_week"}
    return bool(
        set(one) & set(other) - {"facts"} or (pregnant & set(one) and pregnant & set(other))
    )


def free_forms(person: dict[str, Any]) -> set[tuple[str, tuple[str, ...]]]:
    intake = told(**person)
    rules = rules_in_force(CATALOG, intake)
    return {
        (exercise.id, form.ids)
        for exercise in CATALOG.exercises
        for form in exercise.forms()
        if not reasons_against(intake, rules, exercise, form)
    }


def doses_of(person: dict[str, Any]) -> set[tuple[str, tuple[str, ...], Any]]:
    found = screen(CATALOG, told(**person)).cleared
    return {
        (each.exercise, one.form.ids, dose)
        for each in found
        for one in each.forms
        for dose in one.doses
    }


def test_one_more_health_fact_never_frees_a_form() -> None:
    alone = {index: free_forms(merged(part)) for index, part in enumerate(ONE_MORE)}
    healthy = free_forms({})
    for (i, one), (j, other) in combinations(enumerate(ONE_MORE), 2):
        assert alone[i] <= healthy
        if answer_the_same(one, other):
            continue
        both = free_forms(merged(one, other))
        assert both <= alone[i] & alone[j], (one, other, sorted(both - (alone[i] & alone[j])))


def test_a_worse_level_never_frees_a_form() -> None:
    for key in ("knee", "wrist"):
        assert free_forms({key: "severe"}) <= free_forms({key: "mild"})
    names = [{name for name, _ in free_forms({"pregnancy": each})} for each in TRIMESTERS]
    assert names[3] <= names[2] <= names[1] <= names[0]


def test_longer_chains_of_health_facts_never_free_an_exercise() -> None:
    choose = random.Random(20_26)
    for _ in range(60):
        person: dict[str, Any] = {}
        before = {name for name, _ in free_forms(person)}
        for part in choose.sample(ONE_MORE, 5):
            if answer_the_same(part, person):
                continue
            person = merged(person, part)
            after = {name for name, _ in free_forms(person)}
            assert after <= before, person
            before = after


@pytest.mark.parametrize("part", ONE_MORE, ids=str)
def test_one_more_health_fact_never_lengthens_or_strengthens_a_dose(part: dict[str, Any]) -> None:
    healthy = {
        (exercise.id, dose)
        for exercise in CATALOG.exercises
        for band in exercise.doses
        for dose in band.doses(exercise.per_side)
    }
    assert {(name, dose) for name, _, dose in doses_of(merged(part))} <= healthy


# --- Fail closed -----------------------------------------------------------------------------


def test_a_form_without_a_tag_that_a_rule_needs_is_barred() -> None:
    rule = Rule.model_validate(
        {
            "id": "R-KN-99",
            "action": "exclude",
            "severity": 2,
            "when": {"always": True},
            "touches": {"a_tag_of_tomorrow": ("high",)},
            "sentence": "Unknown is left out.",
        }
    )
    for exercise in CATALOG.exercises:
        for form in exercise.forms():
            assert matches(rule, exercise, form)
            assert reasons_against(told(), (rule,), exercise, form) == ("R-KN-99",)


def test_a_missing_tag_alone_is_enough_when_the_other_properties_fit() -> None:
    rule = CATALOG.rule("R-PG-06").model_copy(
        update={"touches": {"position": ("prone",), "a_tag_of_tomorrow": (True,)}}
    )
    prone, standing = CATALOG.exercise("sphinx"), CATALOG.exercise("walking")
    assert matches(rule, prone, prone.forms()[0])
    assert not matches(rule, standing, standing.forms()[0])


def test_an_empty_condition_never_holds() -> None:
    assert not holds(CATALOG.rule("R-RF-01").when, told())


# --- Everything once, and the reasons --------------------------------------------------------


@pytest.mark.parametrize(
    "person", [{}, *ONE_MORE, {"can_use_floor": False}, {"equipment": []}], ids=str
)
def test_every_exercise_is_cleared_or_barred_exactly_once(person: dict[str, Any]) -> None:
    screening = screen(CATALOG, told(**person))
    names = [each.exercise for each in (*screening.cleared, *screening.barred)]
    assert sorted(names) == sorted(RAW)
    known = {rule.id for rule in CATALOG.rules}
    for barred in screening.barred:
        assert barred.rule in known
        assert barred.sentence
    for cleared in screening.cleared:
        assert all(each.doses for each in cleared.forms)


@pytest.mark.parametrize(
    ("exercise", "person", "rule"),
    [
        ("childs-pose", {"knee": "severe"}, "R-KN-03"),
        ("figure-four", {"knee": "severe"}, "R-KN-04a"),
        ("double-knee-to-chest", {"knee": "severe"}, "R-KN-03a"),
        ("pigeon", {"knee": "mild"}, "R-KN-02"),
        ("cobra", {"wrist": "severe"}, "R-WR-02"),
        ("sphinx", {"pregnancy": "trimester-2"}, "R-PG-06"),
        ("knee-rolls", {"pregnancy": "trimester-3"}, "R-PG-04"),
        ("bicycle", {"facts": ["postpartum"]}, "R-PG-16"),
        ("standing-hamstring-stretch", {"facts": ["sciatica-flare"]}, "R-DIR-05"),
        ("childs-pose", {"facts": ["osteoporosis"]}, "R-OS-01"),
        ("childs-pose", {"worse_when": "bending"}, "R-DIR-01"),
        ("cobra", {"worse_when": "leaning-back"}, "R-DIR-02"),
        ("pigeon", {"facts": ["older-adult"]}, "R-DO-11"),
        ("pigeon", {"pain": {"low-back": 7}}, "R-AC-04"),
        ("cat-cow", {"can_use_floor": False}, "R-AC-01"),
        ("cat-cow", {"excluded": ["cat-cow"], "can_use_floor": False}, "R-AC-03"),
        ("seated-rotation", {"equipment": []}, "R-AC-02"),
    ],
)
def test_a_bar_names_its_rule(exercise: str, person: dict[str, Any], rule: str) -> None:
    assert rule_against(exercise, **person) == rule


def test_lacking_equipment_is_named() -> None:
    barred = {each.exercise: each for each in screen(CATALOG, told(equipment=[])).barred}
    assert barred["seated-rotation"].lacking == ("chair",)
    assert barred["seated-rotation"].sentence == "It needs something that you did not tick: chair."
    assert barred["ball-rotation"].lacking == ("exercise-ball",)


def test_a_safe_form_that_lacks_equipment_says_both_the_rule_and_the_thing() -> None:
    screening = screen(CATALOG, told(knee="mild", equipment=[]))
    barred = {each.exercise: each for each in screening.barred}
    assert barred["cat-cow"].rule == "R-KN-01"
    assert barred["cat-cow"].lacking == ("cushion",)
    assert barred["cat-cow"].sentence.endswith(
        "A safe form needs something that you did not tick: cushion."
    )


def test_without_the_floor_nothing_on_the_floor_is_left() -> None:
    for each in screen(CATALOG, told(can_use_floor=False)).cleared:
        assert CATALOG.exercise(each.exercise).surface != "floor"


@pytest.mark.parametrize(
    ("person", "exercise", "forms"),
    [
        ({}, "cat-cow", [()]),
        ({"knee": "mild"}, "cat-cow", [("cushion-under-knees",)]),
        ({"wrist": "mild"}, "cat-cow", [("hands-forward",)]),
        ({"wrist": "severe"}, "cat-cow", [("on-forearms",)]),
        (
            {"knee": "mild", "wrist": "mild"},
            "cat-cow",
            [("cushion-under-knees", "hands-forward")],
        ),
        (
            {"wrist": "severe", "pregnancy": "trimester-2"},
            "cat-cow",
            [("on-forearms", "round-then-flat")],
        ),
        (
            {"knee": "mild", "wrist": "severe"},
            "childs-pose",
            [("cushion-under-knees", "support-under-seat", "resting-on-forearms")],
        ),
        ({"knee": "mild"}, "figure-four", [("lower-foot-planted",)]),
        ({"facts": ["osteoporosis"]}, "seated-rotation", [("turn-from-shoulders",)]),
        ({"worse_when": "bending"}, "cat-cow", [("hollow-then-flat",)]),
    ],
)
def test_an_exercise_is_adjusted_before_it_is_dropped(
    person: dict[str, Any], exercise: str, forms: list[tuple[str, ...]]
) -> None:
    assert forms_of(screen(CATALOG, told(**person)), exercise) == forms


def test_a_mildly_sore_wrist_is_offered_the_forearms_where_hands_carry_little() -> None:
    pose = cleared_of(screen(CATALOG, told(wrist="mild")))["childs-pose"]
    cheapest = min(pose.forms, key=lambda each: each.price)
    assert cheapest.form.ids == ("resting-on-forearms",)
    assert cheapest.rules == ("R-WR-04",)


def test_the_rules_that_an_adjustment_answers_stay_with_the_form() -> None:
    (form,) = cleared_of(screen(CATALOG, told(knee="mild", wrist="mild")))["cat-cow"].forms
    assert form.rules == ("R-KN-01", "R-WR-01")


# --- Caps and warnings -----------------------------------------------------------------------


def test_strong_pain_keeps_every_dose_gentle() -> None:
    screening = screen(CATALOG, told(pain={"neck": 1, "low-back": 7}))
    assert screening.caps["intensity"] == 1
    assert "R-DO-10" in {rule.id for rule in screening.warnings}
    doses = [dose for each in screening.cleared for one in each.forms for dose in one.doses]
    assert {dose.intensity for dose in doses} == {1}


def test_pain_of_six_keeps_the_fuller_doses() -> None:
    screening = screen(CATALOG, told(pain={"low-back": 6}))
    assert "intensity" not in screening.caps
    assert "R-DO-10" not in {rule.id for rule in screening.warnings}


def test_newcomers_hold_twenty_seconds_once() -> None:
    screening = screen(CATALOG, told(facts=["new-to-exercise"]))
    assert (screening.caps["hold_seconds"], screening.caps["hold_repetitions"]) == (20, 1)
    for each in screening.cleared:
        for dose in (dose for one in each.forms for dose in one.doses):
            assert dose.hold_seconds <= 20
            assert dose.repetitions <= (1 if dose.hold_seconds else 5)


def test_what_always_holds_holds_for_everybody() -> None:
    screening = screen(CATALOG, told())
    assert screening.caps == {"hold_seconds": 30}
    assert [rule.id for rule in screening.warnings] == ["R-DIR-03", "R-NK-01"]


def test_a_cap_on_some_forms_is_no_cap_on_the_whole_routine() -> None:
    for person in ({"pregnancy": "trimester-1"}, {"facts": ["sciatica-flare"]}):
        assert screen(CATALOG, told(**person)).caps == {"hold_seconds": 30}


@pytest.mark.parametrize(
    ("exercise", "knee", "begins"),
    [
        ("pigeon", "mild", "It has no form that meets this: the seat"),
        ("childs-pose", "severe", "Kneeling is left out"),
    ],
)
def test_what_no_adjustment_meets_says_so(exercise: str, knee: str, begins: str) -> None:
    barred = {each.exercise: each.sentence for each in screen(CATALOG, told(knee=knee)).barred}
    assert barred[exercise].startswith(begins)


def test_warnings_come_worst_first() -> None:
    person = {"pregnancy": "trimester-1", "knee": "mild", "red_flags": ["first-after-50"]}
    severities = [rule.severity for rule in screen(CATALOG, told(**person)).warnings]
    assert severities == sorted(severities)
    assert len(severities) >= 5
