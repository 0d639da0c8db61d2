"""Is a kept routine judged by what holds today, and by nothing less?"""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from recommender.catalog.checks import open_catalog
from recommender.catalog.loading import Catalog
from recommender.intake import Intake, check_intake, weeks_later
from recommender.rechecking import MADE_EARLIER, TOLD_LATER, Told, answers_today, check_again
from recommender.recommending import recommend
from recommender.routine import Routine

HOUSE = Path(__file__).resolve().parents[2]
CATALOG = open_catalog()
TODAY = date(2026, 11, 18)


def an_intake(**told: Any) -> Intake:
    return check_intake({"minutes": 5, "pain": {"low-back": 3}, "equipment": ["chair"], **told})


def made_for(intake: Intake) -> Routine:
    made = recommend(CATALOG, intake)
    assert isinstance(made, Routine)
    return made


@pytest.fixture(scope="module")
def plain() -> Routine:
    return made_for(an_intake())


@pytest.fixture(scope="module")
def early() -> Routine:
    """For the last week of the first trimester."""
    return made_for(an_intake(pregnancy_week=13))


def changed(tmp_path: Path, file: str, old: str, new: str) -> Catalog:
    """The catalog with one text of one file replaced."""
    folder = shutil.copytree(HOUSE / "catalog", tmp_path / "catalog")
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new), "utf-8")
    return open_catalog(folder)


# --- A pregnancy moves on ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("week", "weeks", "then", "trimester"),
    [
        (13, 0, 13, "trimester-1"),
        (13, 1, 14, "trimester-2"),
        (15, 1, 16, "trimester-2"),
        (27, 1, 28, "trimester-3"),
        (41, 1, 42, "trimester-3"),
    ],
)
def test_a_week_moves_on_by_the_weeks_since(
    week: int, weeks: int, then: int, trimester: str
) -> None:
    later = weeks_later(an_intake(pregnancy_week=week), weeks)
    assert later is not None
    assert (later.pregnancy_week, later.trimester) == (then, trimester)


@pytest.mark.parametrize(
    ("told", "weeks", "trimester"),
    [
        ("trimester-1", 0, "trimester-1"),
        ("trimester-1", 1, "trimester-2"),
        ("trimester-1", 15, "trimester-3"),
        ("trimester-2", 1, "trimester-3"),
        ("trimester-3", 14, "trimester-3"),
        ("none", 60, None),
    ],
)
def test_a_trimester_without_its_week_may_have_been_in_its_last(
    told: str, weeks: int, trimester: str | None
) -> None:
    later = weeks_later(an_intake(concerns={"pregnancy": told}), weeks)
    assert later is not None
    assert later.trimester == trimester


@pytest.mark.parametrize(
    ("told", "weeks"),
    [
        ({"pregnancy_week": 42}, 1),
        ({"pregnancy_week": 20}, 23),
        ({"concerns": {"pregnancy": "trimester-3"}}, 15),
    ],
)
def test_past_week_42_nothing_is_known_any_more(told: dict[str, Any], weeks: int) -> None:
    assert weeks_later(an_intake(**told), weeks) is None
    newest = Told(an_intake(**told), TODAY - timedelta(weeks=weeks))
    assert answers_today(an_intake(), newest, TODAY) is None


# --- Whose answers count ----------------------------------------------------------------------


def test_the_newest_answers_about_health_count_and_the_wishes_stay() -> None:
    own = an_intake(minutes=10, equipment=["cushion"], excluded=["cobra"], facts=["older-adult"])
    newest = Told(an_intake(pain={"neck": 8}, worse_when="bending", can_use_floor=False), TODAY)
    now = answers_today(own, newest, TODAY)
    assert now is not None
    assert (now.minutes, now.equipment, now.excluded) == (10, ("cushion",), ("cobra",))
    assert (now.worse_when, now.facts, now.can_use_floor) == ("bending", (), False)
    assert now.worst_pain == 8


def test_having_just_woken_up_is_over_on_the_next_day() -> None:
    woken = an_intake(facts=["just-woke-up", "osteoporosis"])
    same = answers_today(an_intake(), Told(woken, TODAY), TODAY)
    next_day = answers_today(an_intake(), Told(woken, TODAY - timedelta(days=1)), TODAY)
    assert same is not None
    assert next_day is not None
    assert same.facts == ("just-woke-up", "osteoporosis")
    assert next_day.facts == ("osteoporosis",)


# --- What comes of it -------------------------------------------------------------------------


def test_nothing_changed_and_nothing_is_said(plain: Routine) -> None:
    checked = check_again(CATALOG, plain, an_intake())
    assert (checked.routine, checked.reasons, checked.notice) == (plain, (), "")


def test_a_routine_that_was_tampered_with_is_not_shown(plain: Routine) -> None:
    longer = plain.model_copy(update={"seconds": plain.seconds + 5})
    assert check_again(CATALOG, longer, an_intake()).reasons


@pytest.mark.parametrize(
    ("told", "rule"),
    [
        ({"concerns": {"pregnancy": "trimester-2"}}, "R-PG-08"),
        ({"pain": {"low-back": 7}}, "R-DO-10"),
        ({"worse_when": "leaning-back"}, "R-DIR-02"),
    ],
)
def test_newer_answers_that_bar_a_step_are_named_with_their_reason(
    plain: Routine, told: dict[str, Any], rule: str
) -> None:
    reasons = check_again(CATALOG, plain, an_intake(**told)).reasons
    assert any(reason.endswith(CATALOG.rule(rule).sentence) for reason in reasons), reasons


def test_a_pain_that_fell_leaves_a_gentle_routine_as_it_is() -> None:
    gentle = made_for(an_intake(pain={"low-back": 8}))
    checked = check_again(CATALOG, gentle, an_intake())
    assert (checked.reasons, checked.notice) == ((), TOLD_LATER)
    assert "R-DO-10" not in {caution.rule for caution in checked.routine.cautions}


def test_the_edge_of_a_trimester_ends_a_routine_of_the_one_before(early: Routine) -> None:
    told = an_intake(pregnancy_week=13)
    assert check_again(CATALOG, early, told).reasons == ()
    later = weeks_later(told, 1)
    assert later is not None
    assert check_again(CATALOG, early, later).reasons, [step.exercise for step in early.steps]


def test_new_answers_bring_their_cautions_along() -> None:
    walking = {"minutes": 3, "pain": {"neck": 2}, "equipment": []}
    routine = made_for(check_intake(walking))
    told = check_intake({**walking, "facts": ["clinician-cleared", "pelvic-girdle-pain"]})
    checked = check_again(CATALOG, routine, told)
    assert (checked.reasons, checked.notice) == ((), TOLD_LATER)
    assert "R-PG-13b" in {caution.rule for caution in checked.routine.cautions}


def test_a_safe_routine_of_an_earlier_catalog_may_be_shown(
    plain: Routine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoken = CATALOG.rule("R-DIR-03").sentence
    catalog = changed(tmp_path, "rules.toml", spoken, "Stop when pain runs down a leg or an arm.")
    monkeypatch.setenv("LIMBER_CATALOG", str(tmp_path / "catalog"))
    checked = check_again(catalog, plain, an_intake())
    assert (checked.reasons, checked.notice) == ((), MADE_EARLIER)
    assert "Stop when pain runs" in checked.routine.as_json()
    assert checked.routine.steps[0].ledger == plain.steps[0].ledger


def test_an_exercise_that_is_new_since_then_does_not_stop_an_old_routine(plain: Routine) -> None:
    kept = plain.model_copy(
        update={
            "not_chosen": plain.not_chosen[1:],
            "versions": plain.versions.model_copy(update={"catalog": "0" * 16}),
        }
    )
    checked = check_again(CATALOG, kept, an_intake())
    assert checked.reasons == ()
    told = {each.exercise: each.sentence for each in checked.routine.not_chosen}
    assert "not there to choose" in told[plain.not_chosen[0].exercise]


def test_a_stricter_rule_since_then_blocks_with_its_sentence(
    plain: Routine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalog = changed(
        tmp_path,
        "rules.toml",
        'when = { worse_when = ["leaning-back"] }',
        "when = { always = true }",
    )
    monkeypatch.setenv("LIMBER_CATALOG", str(tmp_path / "catalog"))
    reasons = check_again(catalog, plain, an_intake()).reasons
    assert any("arched positions are left out" in reason for reason in reasons)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"exercise": "no-more"}, "No more: it is no longer in the catalog."),
        ({"adjustments": ("no-more",)}, "it is no longer done in this form."),
    ],
)
def test_what_is_no_longer_in_the_catalog_is_said(
    plain: Routine, change: dict[str, Any], said: str
) -> None:
    gone = plain.steps[0].model_copy(update=change)
    versions = plain.versions.model_copy(update={"catalog": "0" * 16})
    old = plain.model_copy(update={"steps": (gone, *plain.steps[1:]), "versions": versions})
    assert any(reason.endswith(said) for reason in check_again(CATALOG, old, an_intake()).reasons)


def test_a_wish_about_an_exercise_that_is_gone_is_forgotten(plain: Routine) -> None:
    told = an_intake().model_copy(update={"excluded": ("no-more",)})
    assert check_again(CATALOG, plain, told).reasons == ()
