"""Are knee, wrist and pregnancy spared? Both tables of the doctrine, written anew. A routine ..."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from recommender.auditing.case import Case, Performed
from recommender.auditing.finding import Faults

ALLOWED = ""
BARRED = "barred"
CELL = ALLOWED
"""The evidence of the exercise decides, in `follows_the_evidence`."""


class Load(NamedTuple):
    """A load as performed (`plain_`: before adjustment); allowed, barred, or needs a provision."""

    concern: str
    tag: str
    value: Any
    mild: str
    severe: str


LOADS = (
    Load("knee", "kneeling", True, "cushioned-knees", BARRED),
    Load("knee", "knee_flexion", "deep", "raised-seat", BARRED),
    Load("knee", "plain_knee_flexion", "deep", ALLOWED, BARRED),
    Load("knee", "grip", "shin", BARRED, BARRED),
    Load("knee", "knee_torsion", True, "planted-foot", BARRED),
    Load("wrist", "wrist", "weight", "eased-wrists", BARRED),
    Load("wrist", "wrist", "partial", ALLOWED, BARRED),
)


class Posture(NamedTuple):
    """What each trimester says of a form with all these properties."""

    what: Mapping[str, Any]
    first: str
    second: str
    third: str


SUPINE = Posture({"position": "supine"}, ALLOWED, BARRED, BARRED)
SUPINE_FROM_WEEK = 16
POSTURES = (
    SUPINE,
    Posture({"position": "prone"}, CELL, BARRED, BARRED),
    Posture({"twist": "closed"}, CELL, BARRED, BARRED),
    Posture({"deep_backbend": True}, CELL, BARRED, BARRED),
    Posture({"position": "quadruped", "spine": "extension"}, CELL, BARRED, BARRED),
    Posture({"abdominal": True}, CELL, BARRED, BARRED),
    Posture({"deep_bend": True}, CELL, "room-for-the-bump", "room-for-the-bump"),
    Posture({"balance": True}, *["support-at-hand"] * 3),
)
TRIMESTERS = ("trimester-1", "trimester-2", "trimester-3")
MILD_TAGS = ("end_range", "plain_end_range", "balance")
MILD_HOLD_SECONDS = 30


def spares_the_knee(case: Case) -> Faults:
    """A routine loads a sore knee only as the table of loads allows."""
    yield from _spares(case, "knee")


def spares_the_wrist(case: Case) -> Faults:
    """A routine loads a sore wrist only as the table of loads allows."""
    yield from _spares(case, "wrist")


def _spares(case: Case, concern: str) -> Faults:
    level = case.told.level(concern)
    if level == "none":
        return
    for performed in case.steps:
        for load in LOADS:
            if load.concern == concern and performed.has(load.tag, load.value):
                verdict = load.mild if level == "mild" else load.severe
                yield from unless_met(performed, verdict, {load.tag: load.value})


def unless_met(performed: Performed, verdict: str, what: Mapping[str, Any]) -> Faults:
    """A fault when the verdict on a form is barred, or a provision that the form lacks."""
    if verdict != ALLOWED and verdict not in performed.provisions:
        named = " and ".join(f"{key} {value}" for key, value in what.items())
        needed = "is barred" if verdict == BARRED else f"needs {verdict}"
        yield performed.name, f"{named} {needed}"


def spares_the_pregnancy(case: Case) -> Faults:
    """A routine keeps to the table of trimesters; the back counts from week 16 when it is known."""
    if not case.told.pregnant:
        return
    at = TRIMESTERS.index(case.told.trimester)
    early = case.told.week is not None and case.told.week < SUPINE_FROM_WEEK
    for performed in case.steps:
        for posture in POSTURES:
            told = (posture.first, posture.second, posture.third)[at]
            verdict = ALLOWED if posture is SUPINE and early else told
            if performed.has_all(posture.what):
                yield from unless_met(performed, verdict, posture.what)


def follows_the_evidence(case: Case) -> Faults:
    """A routine adjusts, and avoids, where the evidence of the trimester says so."""
    if not case.told.pregnant:
        return
    trimester = case.told.trimester
    for performed in case.steps:
        status = performed.exercise["pregnancy"][trimester]["status"]
        adjusted = status == "modify" and performed.serves(trimester)
        if status != "ok" and not adjusted:
            yield performed.name, f"the evidence for {trimester} says {status}"


def stays_mild_in_pregnancy(case: Case) -> Faults:
    """A routine in pregnancy is mild at end range, adjusted or not, and in balance."""
    if not case.told.pregnant:
        return
    for performed in case.steps:
        if any(performed.has(tag, True) for tag in MILD_TAGS) and not _mild(performed):
            yield performed.name, "end range or balance is not mild"


def _mild(performed: Performed) -> bool:
    dose = performed.dose
    return bool(dose["intensity"] == 1 and dose["hold_seconds"] <= MILD_HOLD_SECONDS)
