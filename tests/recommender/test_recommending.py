"""Does the walk give a routine, a referral, a refusal or a sentence, each when it should?"""

from __future__ import annotations

import itertools
import random
from typing import Any

import pytest

from recommender import recommending
from recommender.auditing import Finding
from recommender.catalog.checks import open_catalog
from recommender.catalog.loading import Catalog
from recommender.intake import BadIntake, Intake, check_intake
from recommender.recommending import Unanswered, recommend, refuse_unsafe
from recommender.routine import Recommendation, Referral, Refused, Routine
from recommender.solver import Composition, Problem, Unsolved, compose

LEVELS = ("none", "mild", "severe")
TRIMESTERS = ("none", "trimester-1", "trimester-2", "trimester-3")


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return open_catalog()


def an_intake(**told: Any) -> Intake:
    return check_intake({"minutes": 10, "pain": {"low-back": 5}, **told})


def a_routine(found: Recommendation) -> Routine:
    assert isinstance(found, Routine), found
    return found


@pytest.mark.parametrize(
    ("knee", "wrist", "trimester"), list(itertools.product(LEVELS, LEVELS, TRIMESTERS))
)
def test_every_mix_of_concerns_passes_its_audit(
    catalog: Catalog, knee: str, wrist: str, trimester: str
) -> None:
    """`recommend` audits; a fault would be Unanswered."""
    dice = random.Random(f"{knee} {wrist} {trimester}")
    for _ in range(2):
        told = an_intake(
            minutes=dice.choice((3, 8, 12, 15, 20, 30, 45)),
            pain={dice.choice(("low-back", "mid-back", "neck", "buttocks")): dice.randint(1, 10)},
            concerns={"knee": knee, "wrist": wrist, "pregnancy": trimester},
            worse_when=dice.choice(("neither", "bending", "leaning-back")),
            equipment=dice.sample(("cushion", "chair", "wall", "strap", "bed"), 3),
            can_use_floor=dice.random() < 0.8,
            facts=dice.sample(("older-adult", "osteoporosis", "new-to-exercise"), 1),
        )
        found = recommend(catalog, told)
        assert isinstance(found, Routine | Refused)
        if isinstance(found, Routine):
            assert found.proven
            assert found.score == found.bound


def test_a_red_flag_gives_a_referral_and_never_reaches_the_solver(catalog: Catalog) -> None:
    def never(problem: Problem) -> Composition:
        raise AssertionError("the solver was asked")

    urgent = next(each for each in catalog.questions if each.tier == "emergency")
    found = recommend(catalog, an_intake(red_flags=[urgent.id]), composer=never)
    assert isinstance(found, Referral)
    assert found.tier == "emergency"


def test_an_unknown_exercise_is_a_bad_intake(catalog: Catalog) -> None:
    with pytest.raises(BadIntake, match="excluded: handstand is not an exercise"):
        recommend(catalog, an_intake(excluded=["handstand"]))


def test_nothing_allowed_is_said_in_a_sentence(catalog: Catalog) -> None:
    every = [exercise.id for exercise in catalog.exercises]
    found = recommend(catalog, an_intake(excluded=every))
    assert isinstance(found, Refused)
    assert found.outcome == "nothing-safe"
    assert len(found.left_out) == len(every)


def test_what_is_allowed_but_too_long_asks_for_more_minutes(catalog: Catalog) -> None:
    others = [each.id for each in catalog.exercises if each.id != "walking"]
    found = recommend(catalog, an_intake(minutes=3, excluded=others))
    assert isinstance(found, Refused)
    assert found.sentence.endswith("Ask for more minutes, or leave out fewer exercises.")
    assert [each.exercise for each in found.not_chosen] == ["walking"]


def test_what_would_fill_the_minutes_is_looked_for_only_where_it_is_wished(
    catalog: Catalog,
) -> None:
    asked: list[Problem] = []

    def counted(problem: Problem) -> Composition:
        asked.append(problem)
        return compose(problem)

    told = an_intake(minutes=40, excluded=[each.id for each in catalog.exercises][9:])
    routine = a_routine(recommend(catalog, told, composer=counted, conceding=False))
    assert len(asked) == 1
    assert [each.concession for each in routine.unmet][:1] == [
        "Ask for fewer minutes, or tick more equipment."
    ]
    fuller = a_routine(recommend(catalog, told, composer=counted))
    assert len(asked) > 2
    assert fuller.steps == routine.steps


def test_what_is_locked_and_left_out_is_an_open_wish(catalog: Catalog) -> None:
    told = an_intake(locked=["cat-cow"], excluded=["cat-cow"])
    routine = a_routine(recommend(catalog, told))
    assert [each.wish for each in routine.unmet] == ["locked-cat-cow"]


def test_a_lock_that_becomes_possible_never_lowers_the_score(catalog: Catalog) -> None:
    without = a_routine(recommend(catalog, an_intake(minutes=12, locked=["ball-rotation"])))
    ball = an_intake(minutes=12, locked=["ball-rotation"], equipment=["exercise-ball"])
    assert a_routine(recommend(catalog, ball)).score > without.score


def test_a_stopped_solver_is_a_sentence(catalog: Catalog) -> None:
    def stops(problem: Problem) -> Composition:
        raise Unsolved("No routine was found in the time allowed. Please try again.")

    with pytest.raises(Unanswered, match="Please try again"):
        recommend(catalog, an_intake(), composer=stops)


def test_a_routine_that_fails_its_audit_is_not_shown(
    catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    finding = Finding(check="x", step="cobra", sentence="The cobra loads the wrist.")
    monkeypatch.setattr(recommending, "audit", lambda *_: (finding,))
    with pytest.raises(Unanswered) as stopped:
        recommend(catalog, an_intake())
    assert "did not pass the safety check" in str(stopped.value)
    assert "cobra" not in str(stopped.value)


def test_what_an_audit_finds_stands_in_the_log_without_any_answer(
    catalog: Catalog, caplog: pytest.LogCaptureFixture
) -> None:
    routine = a_routine(recommend(catalog, an_intake()))
    assert caplog.records == []
    told = an_intake(concerns={"pregnancy": "trimester-3"}, can_use_floor=False)
    with pytest.raises(Unanswered):
        refuse_unsafe(routine, told.model_dump(mode="json"))
    (record,) = caplog.records
    assert record.levelname == "ERROR"
    assert "documents of all" in record.message
    assert "concerns of " in record.message
    for word in ("pregnan", "trimester", "knee", "floor"):
        assert word not in record.message.replace("knee-to-chest", "").replace("knee-rolls", "")


def test_the_audit_catches_a_solver_gone_wrong(catalog: Catalog) -> None:
    """A composer that claims a longer routine than it made must not get through."""

    def cheats(problem: Problem) -> Composition:
        found = compose(problem)
        return Composition(found.taken[1:], found.rest, found.short, 0, 0, True)

    with pytest.raises(Unanswered, match="safety check"):
        recommend(catalog, an_intake(), composer=cheats)


@pytest.mark.parametrize("minutes", [45, 60])
def test_a_short_routine_says_what_would_fill_it(catalog: Catalog, minutes: int) -> None:
    sore = {"knee": "severe", "wrist": "severe", "pregnancy": "trimester-3"}
    told = an_intake(minutes=minutes, concerns=sore, can_use_floor=False)
    routine = a_routine(recommend(catalog, told))
    assert routine.seconds < routine.budget_seconds
    wish = next(each for each in routine.unmet if each.wish == "fills-the-minutes")
    fewer = int(wish.concession.split("Ask for ")[1].split(" ")[0])
    kept = a_routine(recommend(catalog, told.model_copy(update={"minutes": fewer})))
    assert kept.seconds == kept.budget_seconds
    assert "tick" in wish.concession


def test_a_place_left_out_of_a_routine_that_ends_early_asks_for_no_more_minutes(
    catalog: Catalog,
) -> None:
    told = {
        "minutes": 20,
        "pain": {"back-of-thigh": 4},
        "equipment": [],
        "facts": ["new-to-exercise"],
    }
    routine = a_routine(recommend(catalog, check_intake(told)))
    (unmet,) = (each for each in routine.unmet if each.wish == "covers-back-of-thigh")
    assert routine.seconds < routine.budget_seconds
    assert unmet.concession == "Ask for fewer minutes, or name fewer places."


def test_more_minutes_never_cover_less_of_what_was_asked(catalog: Catalog) -> None:
    before = 0
    for minutes in range(3, 16):
        routine = a_routine(recommend(catalog, an_intake(minutes=minutes)))
        assert routine.seconds == minutes * 60
        assert routine.seconds > before
        before = routine.seconds


def test_the_red_flag_answers_are_nowhere_in_a_routine(catalog: Catalog) -> None:
    question = next(each for each in catalog.questions if each.tier == "caution")
    routine = a_routine(recommend(catalog, an_intake(red_flags=[question.id])))
    assert question.id not in routine.as_json()
    assert question.rule in {caution.rule for caution in routine.cautions}
