"""Do the form's answers become the intake that they mean, and do faults name their field?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from recommender.catalog.checks import open_catalog
from recommender.pages.answers import (
    Answers,
    answers_again,
    example_intake,
    faults,
    intake_of,
    week_from_due_date,
)

TODAY = date(2026, 11, 18)
CATALOG = open_catalog()
ENOUGH = {"minutes": 10, "pain": {"low-back": 5}}


@pytest.mark.parametrize(
    ("days_until_due", "week"),
    [(0, 40), (-14, 42), (1, 39), (280, 1), (189, 13), (182, 14), (169, 15), (168, 16), (84, 28)],
)
def test_the_due_date_gives_completed_weeks(days_until_due: int, week: int) -> None:
    assert week_from_due_date(TODAY + timedelta(days=days_until_due), TODAY) == week


@pytest.mark.parametrize("days_until_due", [-21, -22, 281, 400])
def test_no_pregnancy_is_due_then(days_until_due: int) -> None:
    with pytest.raises(ValueError, match="between two weeks ago and 40 weeks from now"):
        week_from_due_date(TODAY + timedelta(days=days_until_due), TODAY)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"pain": {}}, "Where does it hurt: choose at least one place."),
        ({"minutes": None}, "Minutes: write a whole number from 3 to 60."),
        ({"minutes": 2}, "Minutes: write a whole number from 3 to 60."),
        ({"minutes": 61}, "Minutes: write a whole number from 3 to 60."),
        ({"knee": None}, "Knees: choose fine, mild or severe."),
        ({"wrist": None}, "Wrists: choose fine, mild or severe."),
        (
            {"excluded": ("cobra",), "locked": ("cobra",)},
            "Exercises: Low cobra is both left out and insisted on. Choose one of the two.",
        ),
    ],
)
def test_a_fault_names_its_field(changes: dict[str, object], sentence: str) -> None:
    assert faults(CATALOG, Answers(**{**ENOUGH, **changes}), TODAY) == (sentence,)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"stage_known_by": None}, "How far along: choose how you want to tell it."),
        ({"stage_known_by": "week"}, "Week: write the week you are in, from 1 to 42."),
        ({"stage_known_by": "due-date"}, "Due date: choose the day."),
        (
            {"stage_known_by": "due-date", "due": TODAY + timedelta(days=300)},
            "Due date: choose a day between two weeks ago and 40 weeks from now.",
        ),
        ({"stage_known_by": "trimester"}, "Trimester: choose one of the three."),
        (
            {"stage_known_by": "not-sure", "any_signs": None},
            "Warning signs: choose none of these, or one or more of these.",
        ),
        (
            {"stage_known_by": "not-sure", "any_signs": True},
            "Warning signs: tick the ones that you have.",
        ),
    ],
)
def test_a_pregnancy_has_to_be_told(changes: dict[str, object], sentence: str) -> None:
    answers = Answers(**{**ENOUGH, "pregnant": True, "any_signs": False, **changes})
    assert faults(CATALOG, answers, TODAY) == (sentence,)


@pytest.mark.parametrize("minutes", [3, 60])
def test_the_shortest_and_the_longest_are_fine(minutes: int) -> None:
    assert faults(CATALOG, Answers(minutes=minutes, pain={"neck": 1}), TODAY) == ()


@pytest.mark.parametrize(
    ("told", "trimester", "week"),
    [
        ({"stage_known_by": "week", "week": 13}, "trimester-1", 13),
        ({"stage_known_by": "week", "week": 14}, "trimester-2", 14),
        (
            {"stage_known_by": "due-date", "due": TODAY + timedelta(days=84)},
            "trimester-3",
            28,
        ),
        ({"stage_known_by": "trimester", "trimester": "trimester-2"}, "trimester-2", None),
        ({"stage_known_by": "not-sure"}, "trimester-3", None),
    ],
)
def test_a_stage_becomes_a_trimester(
    told: dict[str, object], trimester: str, week: int | None
) -> None:
    intake = intake_of(Answers(**{**ENOUGH, "pregnant": True, "any_signs": False, **told}), TODAY)
    assert (intake.trimester, intake.concerns.pregnancy, intake.pregnancy_week) == (
        trimester,
        trimester,
        week,
    )


def test_what_is_hidden_is_not_told() -> None:
    answers = Answers(**ENOUGH, pregnant=False, week=20, signs=("pregnancy-unwell",))
    intake = intake_of(answers, TODAY)
    assert intake.trimester is None
    assert intake.red_flags == ()


def test_answers_come_back_from_a_kept_intake() -> None:
    answers = Answers(
        minutes=17,
        pain={"neck": 3, "shoulders": 8},
        knee="mild",
        wrist="severe",
        pregnant=True,
        stage_known_by="week",
        week=20,
        any_signs=False,
        worse_when="bending",
        facts=("older-adult",),
        equipment=("chair",),
        can_use_floor=False,
        excluded=("cobra",),
        locked=("cat-cow",),
    )
    kept = intake_of(answers, TODAY)
    again = answers_again(kept.echo())
    assert faults(CATALOG, again, TODAY) == (
        "Warning signs: choose none of these, or one or more of these.",
    )
    assert intake_of(again, TODAY) == kept


def test_the_example_says_what_it_is_for() -> None:
    intake = example_intake()
    assert (intake.minutes, dict(intake.pain)) == (12, {"low-back": 5})
    assert intake.equipment == ("chair", "cushion")
