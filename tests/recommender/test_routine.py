"""Does a routine say the same thing in the same bytes, and add up?"""

from __future__ import annotations

import json

import pytest
from pydantic import ValidationError

from recommender.catalog.exercise import Loads
from recommender.routine import (
    SCHEMA_VERSION,
    Entry,
    LeftOut,
    Recommendation,
    Referral,
    Refused,
    Routine,
    Step,
    Versions,
    as_json,
)
from recommender.steering import Ceiling, Steering
from tests.builders_documents import a_routine

VERSIONS = Versions(catalog="c", rules="r", solver="s")
REFERRAL = Referral(
    tier="urgent", questions=("weight-loss",), sentence="Ask for advice.", actions=("Call.",)
)
REFUSED = Refused(intake={"minutes": 12}, sentence="Nothing is left.", versions=VERSIONS)


def test_a_step_adds_up_all_its_entries_and_its_work_alone() -> None:
    for step in a_routine().steps:
        entries = [(entry.kind, entry.seconds) for entry in step.ledger]
        assert step.seconds == sum(seconds for _, seconds in entries)
        assert step.work_seconds == sum(seconds for kind, seconds in entries if kind == "work")
    assert sum(step.seconds for step in a_routine().steps) == a_routine().seconds


def test_the_entries_come_in_the_order_of_the_clock_with_their_step() -> None:
    routine = a_routine()
    pairs = list(routine.entries())
    starts = [entry.start for _, entry in pairs]
    assert starts == sorted(starts)
    assert len(pairs) == sum(len(step.ledger) for step in routine.steps)
    assert all(entry in step.ledger for step, entry in pairs)


@pytest.mark.parametrize(
    "document", [a_routine(), REFERRAL, REFUSED], ids=lambda each: each.outcome
)
def test_a_document_is_the_same_after_writing_and_reading(document: Recommendation) -> None:
    text = as_json(document)
    again = type(document).model_validate_json(text)
    assert again == document
    assert as_json(again) == text
    assert text.endswith("}\n")
    assert not text.endswith("\n\n")


def test_a_document_keeps_letters_as_they_are() -> None:
    refused = REFUSED.model_copy(update={"sentence": "Nichts übrig — 無し"})
    assert "Nichts übrig — 無し" in as_json(refused)


def test_every_document_says_its_version_and_outcome_first() -> None:
    for document in (a_routine(), REFERRAL, REFUSED):
        keys = list(json.loads(as_json(document)))
        assert keys[:2] == ["schema_version", "outcome"]
        assert document.schema_version == SCHEMA_VERSION


def test_only_a_changed_routine_says_what_was_set_by_hand() -> None:
    plain, changed = a_routine(), a_routine().model_copy(update={"revised": ("cat-cow",)})
    assert list(Routine.model_fields) == [*json.loads(plain.as_json()), "revised", "steering"]
    assert json.loads(changed.as_json()) == {
        **json.loads(plain.as_json()),
        "revised": ["cat-cow"],
    }


def test_only_a_routine_that_something_bent_says_what_did() -> None:
    gentle = Steering(everywhere=Ceiling(intensity=1))
    bent = a_routine().model_copy(update={"steering": gentle})
    assert "steering" not in json.loads(a_routine().as_json())
    assert Routine.model_validate_json(bent.as_json()).steering == gentle


def test_the_keys_are_those_of_the_contract() -> None:
    assert list(json.loads(a_routine().as_json())) == [
        *("schema_version", "outcome", "intake", "seconds", "budget_seconds"),
        *("start_position", "end_position", "proven", "score", "bound", "caps", "steps"),
        *("unmet", "cautions", "left_out", "not_chosen", "versions"),
    ]
    assert list(Step.model_fields) == [
        *("exercise", "reference", "phase", "family", "position", "surface", "adjustments"),
        *("loads", "dose", "regions", "equipment", "why", "rules", "sources", "ledger"),
    ]
    assert list(Loads.model_fields) == [
        *("kneeling", "knee_flexion", "knee_torsion", "wrist", "support", "spine", "twist"),
        *("trunk", "moving", "abdominal", "balance"),
    ]
    assert list(Entry.model_fields) == ["kind", "start", "seconds", "side"]
    assert list(Referral.model_fields) == [
        *("schema_version", "outcome", "tier", "questions", "sentence", "actions"),
    ]


def test_a_referral_keeps_nothing_of_the_answers() -> None:
    assert "intake" not in json.loads(as_json(REFERRAL))


def test_the_digest_names_the_content() -> None:
    routine = a_routine()
    assert routine.digest == a_routine().digest
    assert len(routine.digest) == 32
    assert routine.digest != routine.model_copy(update={"score": routine.score + 1}).digest


def test_nothing_can_be_changed_or_added() -> None:
    routine = a_routine()
    with pytest.raises(ValidationError):
        routine.seconds = 1  # type: ignore[misc]
    with pytest.raises(ValidationError, match="Extra inputs"):
        Routine.model_validate({**routine.model_dump(), "note": "x"})


@pytest.mark.parametrize("kind", ["pause", "", "Work"])
def test_time_is_of_a_known_kind(kind: str) -> None:
    with pytest.raises(ValidationError):
        Entry.model_validate({"kind": kind, "start": 0, "seconds": 5})


def test_a_referral_is_never_written_for_a_caution() -> None:
    with pytest.raises(ValidationError):
        Referral.model_validate({**REFERRAL.model_dump(), "tier": "caution"})


def test_what_is_left_out_names_exercise_rule_and_sentence() -> None:
    with pytest.raises(ValidationError, match="sentence"):
        LeftOut.model_validate({"exercise": "cobra", "reference": "S07", "rule": "R-WR-03"})
