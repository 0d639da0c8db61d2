"""Do described people get what they should, and never what they must not?

Every word that a vignette may expect has its test below; tests/vignettes/README.md explains them.
"""

from __future__ import annotations

from itertools import groupby

from recommender.catalog.exercise import HELD_FROM
from recommender.routine import Referral, Refused, Routine, Step
from tests.builders_vignettes import (
    CATALOG,
    PEOPLE,
    answered,
    expected,
    form_of,
    people_with,
    recommended,
    routine_of,
    step_asked_for,
    steps_of,
    words_of,
)

# --- What comes of it -------------------------------------------------------------------------


@answered
def test_the_outcome_is_the_expected_one(name: str) -> None:
    assert recommended(name).outcome == expected(name, "outcome")


@people_with("tier")
def test_a_referral_has_its_tier_and_names_its_questions(name: str) -> None:
    answer = recommended(name)
    assert isinstance(answer, Referral)
    wanted = (expected(name, "tier"), expected(name, "questions"))
    assert (answer.tier, list(answer.questions)) == wanted
    assert answer.actions


@answered
def test_no_document_tells_an_answer_about_red_flags(name: str) -> None:
    answer = recommended(name)
    if isinstance(answer, Referral):
        return
    assert "red_flags" not in answer.intake
    for flag in PEOPLE[name]["intake"].get("red_flags", ()):
        assert flag not in answer.model_dump_json()


# --- Which exercises --------------------------------------------------------------------------


@people_with("must_not")
def test_what_must_not_be_is_no_step_even_when_asked_for(name: str) -> None:
    never = set(expected(name, "must_not"))
    assert not never & set(steps_of(name))
    assert not never & set(steps_of(name, *sorted(never)))


@people_with("not_steps")
def test_what_nobody_asked_for_is_no_step(name: str) -> None:
    assert not set(expected(name, "not_steps")) & set(steps_of(name))


@people_with("must_have")
def test_what_is_asked_for_and_safe_is_given(name: str) -> None:
    assert set(expected(name, "must_have")) <= set(steps_of(name))


@people_with("one_of")
def test_at_least_one_of_these_is_given(name: str) -> None:
    assert set(expected(name, "one_of")) & set(steps_of(name))


@people_with("may")
def test_what_is_fine_is_not_barred(name: str) -> None:
    barred = {each.exercise: each.rule for each in routine_of(name).left_out}
    assert {each: barred.get(each) for each in expected(name, "may")} == dict.fromkeys(
        expected(name, "may")
    )


@people_with("must_form")
def test_an_exercise_comes_in_the_form_that_the_person_needs(name: str) -> None:
    for exercise, groups in expected(name, "must_form").items():
        step = step_asked_for(name, exercise)
        for group in groups:
            assert set(group) & set(step.adjustments), (exercise, group, step.adjustments)


@people_with("must_form_if_step")
def test_an_exercise_that_was_chosen_comes_in_the_right_form(name: str) -> None:
    for exercise, groups in expected(name, "must_form_if_step").items():
        step = steps_of(name, exercise).get(exercise)
        for group in groups:
            assert step is None or set(group) & set(step.adjustments)


@people_with("plain")
def test_an_exercise_needs_no_adjustment(name: str) -> None:
    for exercise in expected(name, "plain"):
        assert step_asked_for(name, exercise).adjustments == ()


# --- What is left out, and why ----------------------------------------------------------------


@people_with("left_out")
def test_what_is_left_out_names_its_rule(name: str) -> None:
    answer = recommended(name)
    assert isinstance(answer, Routine | Refused)
    rules = {each.exercise: each.rule for each in answer.left_out}
    wanted = expected(name, "left_out")
    assert {exercise: rules.get(exercise) for exercise in wanted} == wanted


@people_with("not_by")
def test_nothing_is_left_out_by_a_rule_that_is_not_meant(name: str) -> None:
    by = {each.rule for each in routine_of(name).left_out}
    assert not by & set(expected(name, "not_by"))


@people_with("offers")
def test_the_sentence_says_what_would_help(name: str) -> None:
    told = {each.exercise: each.sentence for each in routine_of(name).left_out}
    for exercise, thing in expected(name, "offers").items():
        assert CATALOG.label(thing).lower() in told[exercise]


@people_with("cautions")
def test_the_cautions_are_told(name: str) -> None:
    told = {caution.rule for caution in routine_of(name).cautions}
    assert set(expected(name, "cautions")) <= told


@people_with("no_cautions")
def test_no_caution_is_told_that_does_not_fit(name: str) -> None:
    told = {caution.rule for caution in routine_of(name).cautions}
    assert not told & set(expected(name, "no_cautions"))


@people_with("cautions_with")
def test_an_exercise_brings_its_caution_along(name: str) -> None:
    for exercise, rules in expected(name, "cautions_with").items():
        routine = routine_of(name, exercise)
        assert exercise in {step.exercise for step in routine.steps}
        assert set(rules) <= {caution.rule for caution in routine.cautions}


@people_with("unmet")
def test_what_could_not_be_given_is_told(name: str) -> None:
    assert routine_of(name).unmet
    assert all(unmet.sentence and unmet.concession for unmet in routine_of(name).unmet)


# --- How long ---------------------------------------------------------------------------------


@people_with("fills")
def test_the_minutes_are_filled_to_the_second(name: str) -> None:
    routine = routine_of(name)
    assert routine.seconds == routine.budget_seconds == PEOPLE[name]["intake"]["minutes"] * 60


@people_with("at_most_minutes")
def test_it_takes_no_more_than_these_minutes(name: str) -> None:
    assert routine_of(name).seconds <= 60 * expected(name, "at_most_minutes")


@people_with("at_least_minutes")
def test_it_takes_no_less_than_these_minutes(name: str) -> None:
    assert routine_of(name).seconds >= 60 * expected(name, "at_least_minutes")


@people_with("most_exercises")
def test_there_are_no_more_exercises_than_these(name: str) -> None:
    assert len(routine_of(name).steps) <= expected(name, "most_exercises")


# --- How strong and how far -------------------------------------------------------------------


def far_steps(name: str) -> list[Step]:
    return [step for step in routine_of(name).steps if form_of(step).tags.end_range]


def held_seconds(step: Step) -> int:
    return step.dose.sets * step.dose.repetitions * step.dose.hold_seconds


@people_with("gentle")
def test_the_whole_routine_stays_gentle(name: str) -> None:
    assert {step.dose.intensity for step in routine_of(name).steps} == {1}


@people_with("gentle_when_far")
def test_far_stretches_stay_mild_and_short(name: str) -> None:
    for step in far_steps(name):
        assert (step.dose.intensity, step.dose.hold_seconds <= 30) == (1, True), step.exercise


@people_with("gentle_when_bent")
def test_deep_bends_stay_gentle(name: str) -> None:
    for step in routine_of(name).steps:
        tags = form_of(step).tags
        rounded = tags.end_range and "flexion" in tags.spine
        if tags.deep_bend or rounded:
            assert step.dose.intensity == 1, step.exercise


@people_with("caps")
def test_the_limits_in_force_are_told(name: str) -> None:
    assert dict(routine_of(name).caps) == expected(name, "caps")


@people_with("most_hold_seconds")
def test_no_hold_is_longer_than_it_may_be(name: str) -> None:
    longest = max(step.dose.hold_seconds for step in routine_of(name).steps)
    assert longest <= expected(name, "most_hold_seconds")


@people_with("most_far_hold_seconds")
def test_no_far_hold_is_longer_than_it_may_be(name: str) -> None:
    most = expected(name, "most_far_hold_seconds")
    assert all(step.dose.hold_seconds <= most for step in far_steps(name))


@people_with("least_hold_seconds")
def test_no_hold_is_shorter_than_it_is_worth(name: str) -> None:
    held = [step.dose.hold_seconds for step in routine_of(name).steps if step.dose.hold_seconds]
    assert all(seconds >= expected(name, "least_hold_seconds") for seconds in held)


@people_with("most_held_seconds_a_side")
def test_no_stretch_is_held_longer_than_helps(name: str) -> None:
    held = {
        step.exercise: held_seconds(step)
        for step in routine_of(name).steps
        if CATALOG.exercise(step.exercise).role == "movement"
    }
    assert max(held.values()) <= expected(name, "most_held_seconds_a_side"), held


@people_with("most_times_paced", "most_times_held")
def test_nothing_is_repeated_more_often_than_it_may_be(name: str) -> None:
    wanted = PEOPLE[name]["expect"]
    for step in routine_of(name).steps:
        key = "most_times_held" if step.dose.hold_seconds else "most_times_paced"
        if key in wanted:
            assert step.dose.sets * step.dose.repetitions <= wanted[key], step.exercise


@people_with("doses")
def test_a_dose_lies_within_what_was_settled(name: str) -> None:
    for exercise, limits in expected(name, "doses").items():
        dose = step_asked_for(name, exercise).dose
        least, most = limits["hold_seconds"]
        assert least <= dose.hold_seconds <= most
        least, most = limits["times"]
        assert least <= dose.sets * dose.repetitions <= most


@people_with("both_sides")
def test_both_sides_get_the_same_time(name: str) -> None:
    for step in routine_of(name).steps:
        sides = {"left": 0, "right": 0}
        for entry in step.ledger:
            if entry.kind == "work" and entry.side:
                sides[entry.side] += entry.seconds
        assert sides["left"] == sides["right"]
        assert (sides["left"] > 0) == step.dose.per_side


# --- Where, and in which order ----------------------------------------------------------------


@people_with("surfaces")
def test_the_person_never_has_to_go_elsewhere(name: str) -> None:
    surfaces = {step.surface for step in routine_of(name).steps}
    assert surfaces <= set(expected(name, "surfaces"))


@people_with("never_positions")
def test_no_step_is_in_a_position_that_must_not_be(name: str) -> None:
    positions = {step.position for step in routine_of(name).steps}
    assert not positions & set(expected(name, "never_positions"))


@people_with("never_spine")
def test_the_spine_never_goes_the_worse_way(name: str) -> None:
    ways = {way for step in routine_of(name).steps for way in step.loads.spine}
    assert not ways & set(expected(name, "never_spine"))


@people_with("never_needs")
def test_nothing_is_needed_that_is_not_there(name: str) -> None:
    needed = {thing for step in routine_of(name).steps for thing in step.equipment}
    assert not needed & set(expected(name, "never_needs"))


@people_with("begins_moving")
def test_it_begins_with_something_that_moves(name: str) -> None:
    first = routine_of(name).steps[0]
    assert first.phase == "warm-up"
    assert first.dose.hold_seconds < HELD_FROM


@people_with("kneels_once")
def test_all_kneeling_comes_in_one_run(name: str) -> None:
    kneels = [step.loads.kneeling for step in routine_of(name).steps]
    assert [kneeling for kneeling, _ in groupby(kneels)].count(True) <= 1


@people_with("floor_once")
def test_the_way_down_to_the_floor_is_gone_once(name: str) -> None:
    on_floor = [step.surface == "floor" for step in routine_of(name).steps]
    assert [down for down, _ in groupby(on_floor)].count(True) == 1


# --- What is said -----------------------------------------------------------------------------


@people_with("says")
def test_the_steps_say_what_was_settled(name: str) -> None:
    for exercise, words in expected(name, "says").items():
        assert words in words_of(step_asked_for(name, exercise))


@people_with("never_says")
def test_the_steps_never_say_what_was_wrong(name: str) -> None:
    for exercise, wrong in expected(name, "never_says").items():
        said = words_of(step_asked_for(name, exercise))
        assert not [words for words in wrong if words in said]


@people_with("never_told")
def test_the_whole_document_promises_nothing(name: str) -> None:
    told = routine_of(name).as_json().lower()
    assert not [words for words in expected(name, "never_told") if words in told]
