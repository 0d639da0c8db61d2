"""Do adjustments combine as they should, and does the arithmetic of doses hold?"""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from recommender.catalog.exercise import Dose, DoseBand, Exercise
from recommender.catalog.loading import load_catalog

CATALOG = load_catalog(Path(__file__).parents[3] / "catalog")
ids = [exercise.id for exercise in CATALOG.exercises]


def a_dose(**parts: Any) -> Dose:
    return Dose.model_validate(
        {"repetitions": 1, "per_side": False, "intensity": 1, "source": "note", **parts}
    )


def a_band(**parts: Any) -> DoseBand:
    return DoseBand.model_validate(
        {
            "intensity": 1,
            "kind": "hold",
            "seconds": (20,),
            "repetitions": (1,),
            "sources": ("ACSM21",),
            "note": "A note.",
            **parts,
        }
    )


def test_one_form_of_cat_cow_serves_knee_and_wrist_together() -> None:
    form = CATALOG.form("cat-cow", ("cushion-under-knees", "hands-forward"))
    assert form.serves("knee")
    assert form.serves("wrist")
    assert form.provisions == ("cushioned-knees", "eased-wrists")
    assert form.equipment == ("cushion",)
    assert form.setup_seconds == 10
    assert form.steps[0].startswith("Lay a cushion")
    assert "in front of the shoulders" in form.steps[1]
    assert len(form.steps) == 5


def test_a_form_on_the_forearms_no_longer_loads_the_wrist() -> None:
    form = CATALOG.form("cat-cow", ("on-forearms",))
    assert (form.tags.wrist, form.tags.support) == ("none", "forearms")
    assert (form.tags.kneeling, form.tags.knee_flexion) == (True, "mid")


@pytest.mark.parametrize(
    ("exercise", "one", "other"),
    [
        ("cat-cow", "hands-forward", "on-fists"),
        ("cat-cow", "on-fists", "on-forearms"),
        ("cat-cow", "hands-forward", "on-a-wedge"),
        ("cat-cow", "round-then-flat", "hollow-then-flat"),
    ],
)
def test_adjustments_that_disagree_are_never_combined(exercise: str, one: str, other: str) -> None:
    for form in CATALOG.exercise(exercise).forms():
        assert not {one, other} <= set(form.ids)


def test_adjustments_that_exclude_each_other_are_never_combined() -> None:
    exercise = CATALOG.exercise("childs-pose")
    cushion = exercise.adjustments[0].model_copy(update={"not_with": ("support-under-seat",)})
    apart = exercise.model_copy(update={"adjustments": (cushion, *exercise.adjustments[1:])})
    together = {"cushion-under-knees", "support-under-seat"}
    assert any(together <= set(form.ids) for form in exercise.forms())
    assert not any(together <= set(form.ids) for form in apart.forms())


@pytest.mark.parametrize("name", ids)
def test_forms_are_exactly_the_sets_of_adjustments_that_agree_in_pairs(name: str) -> None:
    exercise = CATALOG.exercise(name)
    every = [
        chosen
        for count in range(len(exercise.adjustments) + 1)
        for chosen in combinations(exercise.adjustments, count)
        if all(clash(one, other) is None for one, other in combinations(chosen, 2))
    ]
    assert [form.adjustments for form in exercise.forms()] == every


def clash(one: Any, other: Any) -> str | None:
    """What two adjustments cannot both have: a step, or a tag with two values, or each other."""
    if one.id in other.not_with or other.id in one.not_with:
        return "each other"
    if one.breathing and other.breathing:
        return "breathing"
    for step in one.replaces:
        if step in other.replaces:
            return f"step {step}"
    for tag, value in one.sets.items():
        if other.sets.get(tag, value) != value:
            return f"tag {tag}"
    return None


@pytest.mark.parametrize("name", ids)
def test_a_form_changes_only_what_its_adjustments_set(name: str) -> None:
    exercise = CATALOG.exercise(name)
    plain = exercise.tags.model_dump(mode="json")
    for form in exercise.forms():
        changed = {key: value for each in form.adjustments for key, value in each.sets.items()}
        assert form.tags.model_dump(mode="json") == {**plain, **changed}
        own = exercise.setup_seconds + sum(each.setup_seconds for each in form.adjustments)
        assert form.setup_seconds == own
        assert len(set(form.equipment)) == len(form.equipment)


@pytest.mark.parametrize("name", ids)
def test_every_dose_of_the_catalog_works_in_multiples_of_five(name: str) -> None:
    exercise = CATALOG.exercise(name)
    for band in exercise.doses:
        assert band.doses(exercise.per_side)
        for dose in band.doses(exercise.per_side):
            assert dose.work_seconds % 5 == 0
            assert dose.seconds % 5 == 0


@pytest.mark.parametrize(
    ("parts", "work", "release", "whole"),
    [
        ({"hold_seconds": 30}, 30, 0, 30),
        ({"hold_seconds": 30, "repetitions": 2}, 60, 5, 65),
        ({"hold_seconds": 15, "repetitions": 3}, 45, 10, 55),
        ({"hold_seconds": 10, "repetitions": 3}, 30, 0, 30),
        ({"hold_seconds": 30, "per_side": True}, 30, 0, 65),
        ({"hold_seconds": 30, "repetitions": 2, "per_side": True}, 60, 5, 135),
        ({"hold_seconds": 20, "repetitions": 2, "sets": 2}, 80, 15, 95),
        ({"paced_seconds": 5, "repetitions": 8}, 40, 0, 40),
        ({"paced_seconds": 20, "repetitions": 3, "per_side": True}, 60, 0, 125),
    ],
)
def test_a_dose_counts_letting_go_and_changing_sides(
    parts: dict[str, Any], work: int, release: int, whole: int
) -> None:
    dose = a_dose(**parts)
    assert (dose.work_seconds, dose.release_seconds, dose.seconds) == (work, release, whole)


def test_a_band_leaves_out_doses_that_are_no_multiple_of_five() -> None:
    band = a_band(kind="paced", seconds=(3, 4), repetitions=(4, 5, 10))
    assert [(dose.paced_seconds, dose.repetitions) for dose in band.doses(per_side=False)] == [
        (3, 5),
        (3, 10),
        (4, 5),
        (4, 10),
    ]


@settings(derandomize=True, deadline=None)
@given(
    st.sampled_from(["hold", "paced"]),
    st.integers(1, 24),
    st.integers(1, 12),
    st.integers(1, 3),
    st.booleans(),
)
def test_every_dose_of_every_band_keeps_the_beat(
    kind: str, seconds: int, repetitions: int, sets: int, per_side: bool
) -> None:
    seconds = seconds * 5 if kind == "hold" else seconds
    band = a_band(kind=kind, seconds=(seconds,), repetitions=(repetitions,), sets=sets)
    for dose in band.doses(per_side):
        assert dose.work_seconds == sets * repetitions * seconds
        assert dose.seconds % 5 == 0
        one_side = dose.work_seconds + dose.release_seconds
        assert dose.seconds == (2 * one_side + 5 if per_side else one_side)


def test_a_hold_is_a_multiple_of_five() -> None:
    with pytest.raises(ValidationError, match="a hold must be a multiple of 5 s"):
        a_band(seconds=(12,))


def test_an_exercise_says_something_of_all_three_trimesters() -> None:
    parts = CATALOG.exercise("walking").model_dump(mode="json")
    del parts["pregnancy"]["trimester-3"]
    with pytest.raises(ValidationError, match="each of the three trimesters"):
        Exercise.model_validate(parts)


@pytest.mark.parametrize(
    ("adjustment", "breath"),
    [("round-then-flat", "in as you come back"), ("hollow-then-flat", "out as you come back")],
)
def test_a_form_that_moves_otherwise_breathes_otherwise(adjustment: str, breath: str) -> None:
    assert breath in CATALOG.form("cat-cow", (adjustment,)).breathing
    assert breath not in CATALOG.form("cat-cow", ()).breathing


def test_a_copy_makes_its_own_forms() -> None:
    exercise = CATALOG.exercise("cat-cow")
    assert len(exercise.forms()) > 1
    plain = exercise.model_copy(update={"adjustments": ()})
    assert len(plain.forms()) == 1
