"""Is everyone spared what they must be? The doctrine's tables, written out anew. A routine ..."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from recommender.auditing.case import Case, Performed
from recommender.auditing.finding import Faults

ALLOWED = ""
BARRED = "barred"
CELL = "cell"
"""The evidence of the exercise decides, in `follows_the_evidence`."""


class Load(NamedTuple):
    """A load as performed; each level is allowed, barred or needs a provision."""

    concern: str
    tag: str
    value: Any
    mild: str
    severe: str


LOADS = (
    Load("knee", "kneeling", True, "cushioned-knees", BARRED),
    Load("knee", "knee_flexion", "deep", "raised-seat", BARRED),
    Load("knee", "knee_flexion", "mid", ALLOWED, ALLOWED),
    Load("knee", "grip", "shin", BARRED, BARRED),
    Load("knee", "knee_torsion", True, "planted-foot", BARRED),
    Load("wrist", "wrist", "weight", "eased-wrists", BARRED),
    Load("wrist", "wrist", "partial", ALLOWED, BARRED),
)


class Posture(NamedTuple):
    """What each trimester says of a posture or tag."""

    key: str
    value: Any
    first: str
    second: str
    third: str


SUPINE = Posture("position", "supine", ALLOWED, BARRED, BARRED)
SUPINE_FROM_WEEK = 16
POSTURES = (
    SUPINE,
    Posture("position", "prone", CELL, BARRED, BARRED),
    Posture("twist", "closed", CELL, BARRED, BARRED),
    Posture("deep_backbend", True, CELL, BARRED, BARRED),
    Posture("abdominal", True, CELL, BARRED, BARRED),
)
TRIMESTERS = ("trimester-1", "trimester-2", "trimester-3")
MILD_TAGS = ("end_range", "balance")
MILD_HOLD_SECONDS = 30
SEVERE_PAIN = 7
WORSE = {"bending": "flexion", "leaning-back": "extension"}
LONGEST_HOLD_SECONDS = 30
FIRST_HOLD_SECONDS = 20
FIRST_REPETITIONS = 5

BARRED_BY_FACT: Mapping[str, tuple[Mapping[str, Any], ...]] = {
    "osteoporosis": ({"deep_bend": True}, {"spine": "rotation", "end_range": True}),
    "pelvic-girdle-pain": ({"asymmetric": True},),
    "sciatica-flare": ({"family": "hamstring"},),
    "postpartum": ({"abdominal": True},),
}
"""A fact bars a form on which all the properties of one row are found."""


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
            if load.concern == concern and has(performed, load.tag, load.value):
                verdict = load.mild if level == "mild" else load.severe
                if verdict != ALLOWED and verdict not in performed.provisions:
                    yield performed.name, f"{_asked(load, verdict)} for a {level} {concern}"


def _asked(load: Load, verdict: str) -> str:
    what = load.tag if load.value is True else f"{load.tag} {load.value}"
    return f"{what} is barred" if verdict == BARRED else f"{what} needs {verdict}"


def has(performed: Performed, key: str, value: Any) -> bool:
    """Whether a form has this property; a form that does not say so has it, to be safe."""
    facets = {**performed.exercise, **performed.tags}
    if key not in facets:
        return True
    found = facets[key]
    return value in found if isinstance(found, list) else bool(found == value)


def spares_the_pregnancy(case: Case) -> Faults:
    """A routine keeps to the table of trimesters; the back counts from week 16 when it is known."""
    if not case.told.pregnant:
        return
    at = TRIMESTERS.index(case.told.trimester)
    early = case.told.week is not None and case.told.week < SUPINE_FROM_WEEK
    for performed in case.steps:
        for posture in POSTURES:
            verdict = ALLOWED if posture is SUPINE and early else posture[2 + at]
            if verdict == BARRED and has(performed, posture.key, posture.value):
                yield (
                    performed.name,
                    f"{posture.key} {posture.value} is barred in {case.told.trimester}",
                )


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
    """A routine in pregnancy is mild at end range and in balance, with a support at hand."""
    if not case.told.pregnant:
        return
    for performed in case.steps:
        if has(performed, "balance", True) and "support-at-hand" not in performed.provisions:
            yield performed.name, "balance without a support at hand"
        if any(has(performed, tag, True) for tag in MILD_TAGS) and not _mild(performed):
            yield performed.name, "end range or balance is not mild"


def _mild(performed: Performed) -> bool:
    dose = performed.dose
    return bool(dose["intensity"] == 1 and dose["hold_seconds"] <= MILD_HOLD_SECONDS)


def stays_gentle_in_strong_pain(case: Case) -> Faults:
    """A routine for a pain of 7 or more is gentle throughout."""
    for performed in case.steps:
        if case.told.worst_pain >= SEVERE_PAIN and performed.dose["intensity"] > 1:
            yield performed.name, "is not gentle although the pain is strong"


def bends_no_worse_way(case: Case) -> Faults:
    """A routine never bends the back in the direction that makes it worse."""
    worse = WORSE.get(case.told.answers["worse_when"])
    for performed in case.steps:
        if worse is not None and has(performed, "spine", worse):
            yield performed.name, f"{worse} makes it worse"


def respects_the_facts(case: Case) -> Faults:
    """A routine keeps from each person what their facts bar."""
    for performed in case.steps:
        for fact, rows in BARRED_BY_FACT.items():
            if case.told.has(fact) and any(_all(performed, row) for row in rows):
                yield performed.name, f"is barred by {fact}"


def _all(performed: Performed, row: Mapping[str, Any]) -> bool:
    return all(has(performed, key, value) for key, value in row.items())


def doses_by_the_facts(case: Case) -> Faults:
    """A routine is short for a beginner, bends gently after waking, and holds at most 30 s."""
    for performed in case.steps:
        for sentence in _too_much(case, performed):
            yield performed.name, sentence


def _too_much(case: Case, performed: Performed) -> Iterator[str]:
    dose = performed.dose
    count = dose["sets"] * dose["repetitions"]
    if dose["hold_seconds"] > LONGEST_HOLD_SECONDS:
        yield f"is held {dose['hold_seconds']} s at a time"
    waking = case.told.has("just-woke-up") and has(performed, "deep_bend", True)
    if waking and dose["intensity"] > 1:
        yield "a deep bend soon after waking is not gentle"
    if case.told.has("new-to-exercise"):
        held = dose["hold_seconds"] > 0
        if dose["hold_seconds"] > FIRST_HOLD_SECONDS or count > (1 if held else FIRST_REPETITIONS):
            yield "is more than a beginner should do"
