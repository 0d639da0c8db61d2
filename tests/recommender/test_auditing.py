"""Does each check of the audit see the faults seeded for it, and nothing in sound work?"""

from __future__ import annotations

import ast
import copy
import json
import os
import random
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from recommender import auditing
from recommender.auditing import CHECKS, audit, name_of
from recommender.catalog.exercise import Dose, Exercise, Form
from recommender.catalog.loading import load_catalog
from recommender.intake import check_intake
from recommender.recommending import recommend
from recommender.routine import Routine
from recommender.screening import screen
from tests.builders_auditing import (
    CATALOG,
    Scene,
    Take,
    expecting,
    seated,
    sore_joints,
    ten_minutes,
)

SOUND = (ten_minutes, sore_joints, expecting, seated)
Spoil = Callable[[Scene], object]
BROKEN = "could not be made"
"""What the audit says of a check that broke instead of judging."""


class Seed(NamedTuple):
    check: str
    fault: str
    sound: Callable[[], Scene]
    spoil: Spoil


def found_in(scene: Scene) -> set[str]:
    return {each.check for each in audit(scene.folder, scene.intake, scene.document)}


def put(*path: Any) -> Spoil:
    """Sets document[path...] to the last of the arguments."""

    def spoil(scene: Scene) -> None:
        *keys, last, value = path
        target: Any = scene.document
        for key in keys:
            target = target[key]
        target[last] = value

    return spoil


def tell(**answers: Any) -> Spoil:
    return lambda scene: scene.tell(**answers)


def spare(**concerns: str) -> Spoil:
    return lambda scene: scene.spare(**concerns)


def retake(exercise: str, **changes: Any) -> Spoil:
    def spoil(scene: Scene) -> None:
        take = next(each for each in scene.takes if each.exercise == exercise)
        scene.retake(**{exercise.replace("-", "_"): take._replace(**changes)})

    return spoil


def take_all(*takes: Take) -> Spoil:
    def spoil(scene: Scene) -> None:
        scene.takes = list(takes)
        scene.retake()

    return spoil


def entry(exercise: str, kind: str, key: str, value: Any, at: int = 0) -> Spoil:
    """Sets a key of an entry, then makes the ledger contiguous again."""

    def spoil(scene: Scene) -> None:
        scene.entry(exercise, kind, at)[key] = value
        scene.count()

    return spoil


def drop(exercise: str, kind: str, at: int = 0) -> Spoil:
    def spoil(scene: Scene) -> None:
        scene.step(exercise)["ledger"].remove(scene.entry(exercise, kind, at))
        scene.count()

    return spoil


def dosed(name: str, /, **changes: Any) -> Spoil:
    return lambda scene: scene.step(name)["dose"].update(changes)


def said(name: str, /, **changes: Any) -> Spoil:
    return lambda scene: scene.step(name).update(changes)


def loaded(name: str, /, **changes: Any) -> Spoil:
    return lambda scene: scene.step(name)["loads"].update(changes)


def swap_order(one: int, other: int) -> Spoil:
    def spoil(scene: Scene) -> None:
        takes = scene.takes
        takes[one], takes[other] = takes[other], takes[one]
        scene.retake()

    return spoil


def both(*spoils: Spoil) -> Spoil:
    def spoil(scene: Scene) -> None:
        for each in spoils:
            each(scene)

    return spoil


def flag(*flags: str, facts: tuple[str, ...] = ()) -> Spoil:
    return lambda scene: scene.tell(red_flags=list(flags), facts=list(facts))


def extra_rest(exercise: str) -> Spoil:
    def spoil(scene: Scene) -> None:
        rest = {"kind": "rest", "start": 0, "seconds": 5, "side": None}
        scene.step(exercise)["ledger"].append(rest)
        scene.count()

    return spoil


MARCH = Take("marching-on-the-spot", "warm-up", 1, pace=60)
HAMSTRING = Take("standing-hamstring-stretch", "main", 1, hold=20)
CAT_COW = Take("cat-cow", "main", 5, pace=5)
CHILD = Take("childs-pose", "main", 1, hold=20)
COBRA = Take("cobra", "main", 4, hold=5)
FIGURE_FOUR = Take("figure-four", "main", 1, hold=20)
KNEE_ROLLS = Take("knee-rolls", "settle", 2, hold=5)
ROTATION = Take("seated-rotation", "main", 2, hold=20)
TWIST = Take("supine-spinal-twist", "main", 1, hold=20)
BALL = Take("ball-rotation", "main", 1, hold=20)
PIGEON = Take("pigeon", "main", 1, hold=20, intensity=3)
BICYCLE = Take("bicycle", "main", 5, pace=5, intensity=3)
DOUBLE = Take("double-knee-to-chest", "main", 1, hold=20)
BED = Take("off-bed-hip-flexor", "main", 1, hold=20)
SPHINX = Take("sphinx", "main", 1, hold=20)
HANG = Take("standing-forward-hang", "main", 1, hold=20)
ROLLER = Take("thoracic-extension-over-roller", "main", 1, hold=20)
NECK = Take("seated-neck-turns", "main", 4, hold=5)

SEEDS = (
    # --- may it exist, and does it say what it may ---
    Seed("follows-no-red-flag", "emergency", ten_minutes, flag("saddle-numbness")),
    Seed("follows-no-red-flag", "urgent", ten_minutes, flag("fever-or-unwell")),
    Seed("follows-no-red-flag", "maternity", expecting, flag("pregnancy-unwell")),
    Seed("follows-no-red-flag", "clinician", ten_minutes, flag("recent-surgery")),
    Seed(
        "follows-no-red-flag",
        "cleared-but-emergency",
        ten_minutes,
        flag("saddle-numbness", facts=("clinician-cleared",)),
    ),
    Seed(
        "follows-no-red-flag",
        "cleared-but-under-18",
        ten_minutes,
        flag("under-18", facts=("clinician-cleared",)),
    ),
    Seed("follows-no-red-flag", "unknown-question", ten_minutes, flag("no-such-question")),
    Seed("is-a-routine", "another-outcome", ten_minutes, put("outcome", "referral")),
    Seed("is-a-routine", "another-schema", ten_minutes, put("schema_version", 2)),
    Seed("is-a-routine", "no-steps", ten_minutes, put("steps", [])),
    Seed("echoes-the-answers", "pain", ten_minutes, put("intake", "pain", {"neck": 5})),
    Seed(
        "echoes-the-answers",
        "concern-dropped",
        sore_joints,
        put("intake", "concerns", "knee", "none"),
    ),
    Seed("echoes-the-answers", "unreadable", ten_minutes, put("intake", "minutes", "10")),
    Seed("keeps-red-flags-to-itself", "in-the-echo", ten_minutes, put("intake", "red_flags", [])),
    Seed("keeps-red-flags-to-itself", "deep", ten_minutes, put("caps", "red_flags", ["x"])),
    Seed("carries-its-versions", "empty", ten_minutes, put("versions", "rules", "")),
    Seed("claims-only-what-was-proven", "score-above", ten_minutes, put("score", 41)),
    Seed("claims-only-what-was-proven", "gap", ten_minutes, put("bound", 41)),
    Seed("claims-only-what-was-proven", "modest", ten_minutes, put("proven", False)),
    Seed("keeps-to-the-minutes", "other-budget", ten_minutes, put("budget_seconds", 660)),
    Seed("keeps-to-the-minutes", "longer", ten_minutes, tell(minutes=9)),
    Seed("keeps-to-the-minutes", "early-without-wish", sore_joints, put("unmet", [])),
    Seed(
        "keeps-to-the-minutes",
        "wish-though-filled",
        ten_minutes,
        put("unmet", [{"wish": "fills-the-minutes", "sentence": "s", "concession": "c"}]),
    ),
    Seed(
        "names-every-exercise-once",
        "forgotten",
        ten_minutes,
        lambda scene: scene.document["not_chosen"].pop(),
    ),
    Seed(
        "names-every-exercise-once",
        "taken-and-not-chosen",
        ten_minutes,
        lambda scene: scene.document["not_chosen"].append(
            {"exercise": "walking", "reference": None, "sentence": "s"}
        ),
    ),
    Seed("names-every-exercise-once", "unknown", ten_minutes, said("cat-cow", exercise="dog-cow")),
    Seed(
        "gives-a-reason-for-leaving-out",
        "unknown-rule",
        ten_minutes,
        lambda scene: scene.document["left_out"].append(
            {**scene.document["not_chosen"].pop(), "rule": "R-XX-01"}
        ),
    ),
    Seed("cites-what-exists", "rule", ten_minutes, said("cat-cow", rules=["R-XX-01"])),
    Seed("cites-what-exists", "source", ten_minutes, said("cat-cow", sources=["NOWHERE"])),
    Seed("cites-what-exists", "nothing", ten_minutes, said("cat-cow", sources=[])),
    Seed("copies-the-catalog", "listed", ten_minutes, put("not_chosen", 0, "reference", "S99")),
    Seed("leaves-out-what-was-excluded", "excluded", ten_minutes, tell(excluded=["cat-cow"])),
    Seed(
        "keeps-the-demanding-for-who-asks",
        "not-locked",
        ten_minutes,
        take_all(MARCH, PIGEON),
    ),
    Seed(
        "keeps-the-demanding-for-who-asks",
        "with-a-sore-wrist",
        ten_minutes,
        both(take_all(MARCH, BICYCLE), tell(locked=["bicycle"]), spare(wrist="mild")),
    ),
    Seed("owns-up-to-unmet-locks", "silent", ten_minutes, tell(locked=["sphinx"])),
    # --- the ledger ---
    Seed("has-no-gap", "gap", ten_minutes, put("steps", 1, "ledger", 1, "start", 130)),
    Seed("has-no-gap", "off-the-grain", ten_minutes, entry("cat-cow", "work", "seconds", 52)),
    Seed("has-no-gap", "negative", ten_minutes, entry("figure-four", "rest", "seconds", -10)),
    Seed("has-no-gap", "nothing", ten_minutes, entry("figure-four", "rest", "seconds", 0)),
    Seed("has-no-gap", "length-denied", ten_minutes, put("seconds", 595)),
    Seed("tells-kinds-and-sides", "kind", ten_minutes, entry("cat-cow", "set-up", "kind", "talk")),
    Seed(
        "tells-kinds-and-sides",
        "set-up-after-work",
        ten_minutes,
        both(lambda scene: scene.step("cat-cow")["ledger"].reverse(), Scene.count),
    ),
    Seed(
        "tells-kinds-and-sides",
        "unknown-kind-first",
        ten_minutes,
        entry("walking", "work", "kind", "talk"),
    ),
    Seed(
        "tells-kinds-and-sides",
        "set-up-last",
        ten_minutes,
        both(
            lambda scene: scene.step("cat-cow")["ledger"].append(
                scene.step("cat-cow")["ledger"].pop(1)
            ),
            Scene.count,
        ),
    ),
    Seed(
        "tells-kinds-and-sides",
        "needless-side",
        ten_minutes,
        entry("cat-cow", "work", "side", "left"),
    ),
    Seed(
        "tells-kinds-and-sides",
        "sided-release",
        ten_minutes,
        entry("figure-four", "switch", "side", "left"),
    ),
    Seed(
        "moves-as-far-as-it-must", "too-fast", ten_minutes, entry("cat-cow", "move", "seconds", 5)
    ),
    Seed("moves-as-far-as-it-must", "not-at-all", ten_minutes, drop("cat-cow", "move")),
    Seed("moves-as-far-as-it-must", "no-rising", ten_minutes, drop("single-knee-to-chest", "move")),
    Seed(
        "moves-as-far-as-it-must",
        "rising-too-fast",
        ten_minutes,
        entry("single-knee-to-chest", "move", "seconds", 5),
    ),
    Seed("moves-as-far-as-it-must", "up-from-the-chair", seated, put("end_position", "standing")),
    Seed("sets-each-form-up", "none", ten_minutes, drop("cat-cow", "set-up")),
    Seed(
        "sets-each-form-up",
        "cushion-forgotten",
        sore_joints,
        entry("cat-cow", "set-up", "seconds", 5),
    ),
    Seed("works-as-dosed", "shorter", ten_minutes, entry("cat-cow", "work", "seconds", 45)),
    Seed(
        "works-as-dosed",
        "uneven-sides",
        ten_minutes,
        entry("figure-four", "work", "seconds", 25, at=3),
    ),
    Seed(
        "works-as-dosed",
        "one-side-twice",
        ten_minutes,
        entry("figure-four", "work", "side", "left", at=3),
    ),
    Seed("changes-sides-and-lets-go", "no-release", ten_minutes, drop("figure-four", "switch")),
    Seed(
        "changes-sides-and-lets-go", "no-change", ten_minutes, drop("figure-four", "switch", at=1)
    ),
    Seed(
        "changes-sides-and-lets-go",
        "long-release",
        ten_minutes,
        entry("figure-four", "switch", "seconds", 10),
    ),
    Seed(
        "rests-once-and-briefly",
        "too-long",
        ten_minutes,
        entry("figure-four", "rest", "seconds", 35),
    ),
    Seed("rests-once-and-briefly", "twice", ten_minutes, extra_rest("figure-four")),
    Seed("rests-once-and-briefly", "too-early", ten_minutes, extra_rest("cat-cow")),
    Seed(
        "rests-once-and-briefly",
        "in-the-warm-up-without-a-main-step",
        ten_minutes,
        both(take_all(MARCH, KNEE_ROLLS), extra_rest("marching-on-the-spot")),
    ),
    # --- doses ---
    Seed("stays-inside-a-band", "too-many", ten_minutes, retake("cat-cow", repetitions=11)),
    Seed("stays-inside-a-band", "easy-label", ten_minutes, dosed("figure-four", intensity=1)),
    Seed("stays-inside-a-band", "sets", ten_minutes, dosed("cat-cow", sets=2)),
    Seed("stays-inside-a-band", "held-not-paced", ten_minutes, retake("cat-cow", pace=0, hold=5)),
    Seed("stays-inside-a-band", "one-side-only", ten_minutes, dosed("figure-four", per_side=False)),
    Seed(
        "holds-no-longer-than-helps",
        "three-times-30",
        ten_minutes,
        retake("figure-four", repetitions=3),
    ),
    Seed("repeats-no-longer-than-helps", "100-s", ten_minutes, retake("cat-cow", pace=10)),
    Seed("walks-and-rests-a-fifth-at-most", "more", ten_minutes, retake("walking", pace=150)),
    # --- order and number ---
    Seed("keeps-to-the-phases", "wrong-phase", ten_minutes, retake("figure-four", phase="settle")),
    Seed("keeps-to-the-phases", "unknown-phase", ten_minutes, said("cat-cow", phase="cool-down")),
    Seed(
        "keeps-to-the-phases",
        "warm-up-last",
        ten_minutes,
        take_all(FIGURE_FOUR, CAT_COW._replace(phase="warm-up")),
    ),
    Seed("goes-through-its-places-once", "backwards", ten_minutes, swap_order(1, 2)),
    Seed(
        "goes-through-its-places-once",
        "twice",
        ten_minutes,
        take_all(CAT_COW, CHILD, Take("pigeon", "main", 1, hold=20, intensity=3)),
    ),
    Seed("begins-standing-and-ends-up", "start", ten_minutes, put("start_position", "seated")),
    Seed("begins-standing-and-ends-up", "end-lying", ten_minutes, put("end_position", "supine")),
    Seed("begins-standing-and-ends-up", "no-seat", ten_minutes, put("end_position", "seated")),
    Seed(
        "kneels-in-one-run",
        "twice-down",
        sore_joints,
        take_all(CAT_COW, FIGURE_FOUR, CHILD._replace(phase="settle")),
    ),
    Seed(
        "is-not-crowded",
        "five-in-three-minutes",
        ten_minutes,
        both(take_all(MARCH, HAMSTRING, CAT_COW, FIGURE_FOUR, KNEE_ROLLS), tell(minutes=3)),
    ),
    Seed(
        "warms-up-briefly",
        "two-below-8",
        ten_minutes,
        both(take_all(MARCH, CAT_COW._replace(phase="warm-up")), tell(minutes=7)),
    ),
    Seed(
        "settles-briefly",
        "two-below-12",
        ten_minutes,
        take_all(MARCH, KNEE_ROLLS, Take("single-knee-to-chest", "settle", 1, hold=20)),
    ),
    # --- forms ---
    Seed(
        "adjusts-as-the-catalog-does",
        "unknown",
        ten_minutes,
        said("cat-cow", adjustments=["on-one-finger"]),
    ),
    Seed(
        "adjusts-as-the-catalog-does",
        "of-another-exercise",
        ten_minutes,
        said("figure-four", adjustments=["hands-forward"]),
    ),
    Seed(
        "adjusts-as-the-catalog-does",
        "disagreeing",
        ten_minutes,
        retake("cat-cow", adjustments=("hands-forward", "on-forearms")),
    ),
    Seed(
        "adjusts-as-the-catalog-does",
        "out-of-order",
        sore_joints,
        said("cat-cow", adjustments=["hands-forward", "cushion-under-knees"]),
    ),
    Seed(
        "adjusts-as-the-catalog-does",
        "twice",
        sore_joints,
        said(
            "cat-cow", adjustments=["cushion-under-knees", "cushion-under-knees", "hands-forward"]
        ),
    ),
    Seed(
        "adjusts-as-the-catalog-does",
        "setting-one-tag-twice",
        ten_minutes,
        retake("cat-cow", adjustments=("round-then-flat", "hollow-then-flat")),
    ),
    Seed(
        "adjusts-as-the-catalog-does",
        "replacing-one-step-twice",
        ten_minutes,
        retake("cat-cow", adjustments=("hands-forward", "on-a-wedge")),
    ),
    Seed("tells-the-loads-as-performed", "wrist", ten_minutes, loaded("cat-cow", wrist="none")),
    Seed(
        "tells-the-loads-as-performed", "spine", ten_minutes, loaded("cat-cow", spine=["neutral"])
    ),
    Seed("tells-the-loads-as-performed", "one-is-true", ten_minutes, loaded("cat-cow", kneeling=1)),
    Seed(
        "tells-the-loads-as-performed", "further-load", ten_minutes, loaded("cat-cow", neck="far")
    ),
    Seed(
        "tells-the-loads-as-performed",
        "plain-though-adjusted",
        expecting,
        loaded("cat-cow", spine=["flexion", "extension"]),
    ),
    Seed("copies-the-catalog", "surface", ten_minutes, said("cat-cow", surface="chair")),
    Seed("copies-the-catalog", "position", ten_minutes, said("figure-four", position="seated")),
    Seed("copies-the-catalog", "family", ten_minutes, said("cat-cow", family="other")),
    Seed("copies-the-catalog", "reference", ten_minutes, said("cat-cow", reference=None)),
    Seed("copies-the-catalog", "regions", ten_minutes, said("cat-cow", regions={"neck": 3})),
    Seed("needs-only-what-is-at-hand", "cushion-not-ticked", sore_joints, tell(equipment=[])),
    Seed("needs-only-what-is-at-hand", "chair-not-ticked", seated, tell(equipment=["cushion"])),
    Seed("needs-only-what-is-at-hand", "not-named", sore_joints, said("cat-cow", equipment=[])),
    Seed("stays-off-the-floor", "floor", ten_minutes, tell(can_use_floor=False)),
    # --- knee ---
    Seed("spares-the-knee", "mild-kneeling-bare", ten_minutes, spare(knee="mild")),
    Seed("spares-the-knee", "severe-kneeling-padded", sore_joints, spare(knee="severe")),
    Seed(
        "spares-the-knee",
        "mild-to-the-heels",
        sore_joints,
        retake("childs-pose", adjustments=("cushion-under-knees", "resting-on-forearms")),
    ),
    Seed("spares-the-knee", "mild-turn", sore_joints, retake("figure-four", adjustments=())),
    Seed(
        "spares-the-knee",
        "severe-turn",
        sore_joints,
        both(
            take_all(MARCH, FIGURE_FOUR._replace(adjustments=("lower-foot-planted",))),
            spare(knee="severe"),
        ),
    ),
    Seed(
        "spares-the-knee", "severe-deep", sore_joints, both(take_all(DOUBLE), spare(knee="severe"))
    ),
    Seed("spares-the-knee", "shin", sore_joints, take_all(DOUBLE)),
    # --- wrist ---
    Seed("spares-the-wrist", "mild-weight", ten_minutes, spare(wrist="mild")),
    Seed(
        "spares-the-wrist",
        "mild-cobra",
        sore_joints,
        take_all(COBRA),
    ),
    Seed("spares-the-wrist", "severe-hands-forward", sore_joints, spare(wrist="severe")),
    Seed(
        "spares-the-wrist",
        "severe-fists",
        sore_joints,
        both(take_all(CAT_COW._replace(adjustments=("on-fists",))), spare(wrist="severe")),
    ),
    Seed(
        "spares-the-wrist",
        "severe-partial",
        sore_joints,
        both(take_all(CHILD), spare(wrist="severe", knee="none")),
    ),
    # --- pregnancy ---
    Seed("spares-the-pregnancy", "supine", expecting, take_all(FIGURE_FOUR)),
    Seed("spares-the-pregnancy", "supine-moving", expecting, take_all(BICYCLE)),
    Seed("spares-the-pregnancy", "supine-on-a-bed", expecting, take_all(BED)),
    Seed(
        "spares-the-pregnancy",
        "supine-at-week-16",
        expecting,
        both(take_all(FIGURE_FOUR), tell(pregnancy_week=16)),
    ),
    Seed(
        "spares-the-pregnancy",
        "supine-week-unknown",
        expecting,
        both(take_all(FIGURE_FOUR), tell(pregnancy_week=None)),
    ),
    Seed(
        "spares-the-pregnancy",
        "supine-by-week-alone",
        expecting,
        both(take_all(FIGURE_FOUR), spare(pregnancy="none")),
    ),
    Seed("spares-the-pregnancy", "prone", expecting, take_all(SPHINX)),
    Seed(
        "spares-the-pregnancy",
        "prone-at-week-14",
        expecting,
        both(take_all(SPHINX), tell(pregnancy_week=14)),
    ),
    Seed(
        "spares-the-pregnancy",
        "closed-twist-at-week-14",
        expecting,
        both(take_all(TWIST), tell(pregnancy_week=14)),
    ),
    Seed(
        "spares-the-pregnancy",
        "third",
        expecting,
        both(take_all(FIGURE_FOUR), tell(pregnancy_week=28)),
    ),
    Seed("follows-the-evidence", "modify-unadjusted", expecting, retake("cat-cow", adjustments=())),
    Seed(
        "follows-the-evidence",
        "adjusted-for-something-else",
        expecting,
        retake("cat-cow", adjustments=("hands-forward",)),
    ),
    Seed(
        "follows-the-evidence",
        "avoid-at-week-15",
        expecting,
        both(take_all(FIGURE_FOUR), tell(pregnancy_week=15)),
    ),
    Seed(
        "follows-the-evidence",
        "third-needs-a-chair",
        expecting,
        both(retake("standing-hamstring-stretch", adjustments=()), tell(pregnancy_week=28)),
    ),
    Seed(
        "follows-the-evidence",
        "first-prone-unadjusted",
        expecting,
        both(take_all(SPHINX), tell(pregnancy_week=13)),
    ),
    Seed(
        "stays-mild-in-pregnancy",
        "end-range-full",
        expecting,
        retake("standing-hamstring-stretch", hold=30, intensity=2),
    ),
    Seed("spares-the-pregnancy", "ball-without-wall", expecting, take_all(BALL)),
    Seed(
        "spares-the-pregnancy",
        "ball-in-the-first",
        expecting,
        both(take_all(BALL), tell(pregnancy_week=5)),
    ),
    Seed("spares-the-pregnancy", "sagging", expecting, retake("cat-cow", adjustments=())),
    Seed("spares-the-pregnancy", "no-room", expecting, retake("childs-pose", adjustments=())),
    Seed("spares-the-pregnancy", "crunch", expecting, take_all(BICYCLE)),
    Seed("spares-the-pregnancy", "far-back", expecting, take_all(COBRA)),
    Seed(
        "stays-mild-in-pregnancy",
        "end-range-by-nature",
        expecting,
        retake("childs-pose", hold=30, intensity=2),
    ),
    Seed(
        "spares-the-knee",
        "severe-deep-by-nature",
        sore_joints,
        both(take_all(DOUBLE._replace(adjustments=("hands-behind-thighs",))), spare(knee="severe")),
    ),
    # --- pain, direction, facts ---
    Seed(
        "stays-gentle-in-strong-pain", "seven", ten_minutes, tell(pain={"neck": 2, "low-back": 7})
    ),
    Seed("bends-no-worse-way", "bending", ten_minutes, tell(worse_when="bending")),
    Seed("bends-no-worse-way", "leaning-back", ten_minutes, tell(worse_when="leaning-back")),
    Seed("respects-the-facts", "osteoporosis-bend", expecting, tell(facts=["osteoporosis"])),
    Seed(
        "respects-the-facts",
        "osteoporosis-twist",
        seated,
        both(tell(facts=["osteoporosis"])),
    ),
    Seed(
        "respects-the-facts",
        "girdle-pain",
        ten_minutes,
        both(take_all(MARCH), tell(facts=["pelvic-girdle-pain"])),
    ),
    Seed("respects-the-facts", "sciatica", ten_minutes, tell(facts=["sciatica-flare"])),
    Seed(
        "respects-the-facts",
        "postpartum",
        ten_minutes,
        both(take_all(BICYCLE), tell(locked=["bicycle"], facts=["postpartum"])),
    ),
    Seed(
        "respects-the-facts",
        "osteoporosis-round-to-the-end",
        ten_minutes,
        both(take_all(FIGURE_FOUR), tell(facts=["osteoporosis"])),
    ),
    Seed(
        "respects-the-facts",
        "osteoporosis-over-an-edge",
        ten_minutes,
        both(take_all(ROLLER), tell(facts=["osteoporosis"])),
    ),
    Seed(
        "respects-the-facts",
        "older-on-a-ball",
        ten_minutes,
        both(
            take_all(BALL._replace(adjustments=("ball-against-wall",))), tell(facts=["older-adult"])
        ),
    ),
    Seed("respects-the-facts", "older-unsupported", ten_minutes, tell(facts=["older-adult"])),
    Seed(
        "respects-the-facts",
        "older-hanging",
        ten_minutes,
        both(take_all(HANG), tell(facts=["older-adult"])),
    ),
    Seed(
        "doses-by-the-facts",
        "sciatica-long",
        ten_minutes,
        both(take_all(FIGURE_FOUR._replace(hold=30)), tell(facts=["sciatica-flare"])),
    ),
    Seed(
        "doses-by-the-facts",
        "sciatica-strong",
        ten_minutes,
        both(take_all(FIGURE_FOUR._replace(intensity=2)), tell(facts=["sciatica-flare"])),
    ),
    Seed(
        "doses-by-the-facts",
        "postpartum-strong",
        ten_minutes,
        both(take_all(FIGURE_FOUR._replace(intensity=2)), tell(facts=["postpartum"])),
    ),
    Seed(
        "doses-by-the-facts",
        "just-woke-up-rounding",
        ten_minutes,
        both(take_all(FIGURE_FOUR._replace(intensity=2)), tell(facts=["just-woke-up"])),
    ),
    Seed(
        "doses-by-the-facts",
        "beginner-demanding",
        ten_minutes,
        both(take_all(PIGEON), tell(facts=["new-to-exercise"])),
    ),
    Seed("says-what-the-facts-ask-for", "always", ten_minutes, put("cautions", [])),
    Seed("says-what-the-facts-ask-for", "neck", ten_minutes, take_all(NECK)),
    Seed("says-what-the-facts-ask-for", "strong-pain", ten_minutes, tell(pain={"neck": 7})),
    *(
        Seed("says-what-the-facts-ask-for", fact, ten_minutes, tell(facts=[fact]))
        for fact in ("osteoporosis", "older-adult", "pelvic-girdle-pain", "postpartum")
    ),
    Seed("says-what-the-facts-ask-for", "knee", ten_minutes, spare(knee="severe")),
    Seed(
        "says-what-the-facts-ask-for",
        "first-trimester-prone",
        ten_minutes,
        both(take_all(SPHINX), spare(pregnancy="trimester-1")),
    ),
    Seed(
        "doses-by-the-facts",
        "just-woke-up",
        ten_minutes,
        both(take_all(CHILD._replace(hold=30, intensity=2)), tell(facts=["just-woke-up"])),
    ),
    Seed("doses-by-the-facts", "beginner-paced", ten_minutes, tell(facts=["new-to-exercise"])),
    Seed(
        "doses-by-the-facts",
        "beginner-held",
        ten_minutes,
        both(take_all(FIGURE_FOUR._replace(repetitions=2)), tell(facts=["new-to-exercise"])),
    ),
    Seed("doses-by-the-facts", "held-40-s", ten_minutes, retake("figure-four", hold=40)),
    # --- the raw rules ---
    Seed(
        "obeys-every-rule",
        "severe-deep-by-nature",
        sore_joints,
        both(take_all(DOUBLE._replace(adjustments=("hands-behind-thighs",))), spare(knee="severe")),
    ),
    Seed("obeys-every-rule", "sagging-cat-cow", expecting, retake("cat-cow", adjustments=())),
    Seed(
        "obeys-every-rule",
        "no-room-for-the-bump",
        expecting,
        retake("childs-pose", adjustments=()),
    ),
    Seed("keeps-below-every-cap", "beginner", ten_minutes, tell(facts=["new-to-exercise"])),
    Seed("keeps-below-every-cap", "strong-pain", ten_minutes, tell(pain={"neck": 9})),
    Seed("tells-the-caps-in-force", "none-told", ten_minutes, put("caps", {})),
    Seed("tells-the-caps-in-force", "looser", ten_minutes, put("caps", "hold_seconds", 35)),
    Seed("tells-the-caps-in-force", "not-kept", ten_minutes, put("caps", "intensity", 1)),
    Seed("tells-the-caps-in-force", "strong-pain", ten_minutes, tell(pain={"neck": 7})),
    Seed("gives-every-caution", "always", ten_minutes, put("cautions", [])),
    Seed(
        "gives-every-caution", "pregnant", expecting, lambda scene: scene.document["cautions"].pop()
    ),
    Seed("gives-every-caution", "strong-pain", ten_minutes, tell(pain={"neck": 7})),
    Seed(
        "gives-every-caution",
        "of-a-step-on-the-floor",
        sore_joints,
        lambda scene: scene.document["cautions"].pop(),
    ),
    Seed("gives-every-caution", "from-a-question", ten_minutes, flag("first-after-50")),
)


@pytest.mark.parametrize("sound", SOUND, ids=lambda sound: sound.__name__)
def test_sound_work_has_no_finding(sound: Callable[[], Scene]) -> None:
    scene = sound()
    assert audit(scene.folder, scene.intake, scene.document) == ()


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: f"{seed.check}:{seed.fault}")
def test_a_seeded_fault_is_found_by_its_check(seed: Seed) -> None:
    scene = seed.sound()
    assert seed.check not in found_in(scene)
    seed.spoil(scene)
    found = audit(scene.folder, scene.intake, scene.document)
    assert any(each.check == seed.check and BROKEN not in each.sentence for each in found)


def _spoilt_catalog(folder: Path, file: str, old: str, new: str) -> Path:
    shutil.copytree(CATALOG, folder)
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


SUPPORTED_REST = ("exercises/knee-rolls.toml", 'family = "', 'role = "supported-rest"\nfamily = "')


def test_a_supported_rest_is_the_last_step(tmp_path: Path) -> None:
    folder = _spoilt_catalog(tmp_path / "catalog", *SUPPORTED_REST)
    scene = ten_minutes(folder)
    last = Take("single-knee-to-chest", "settle", 1, hold=20)
    scene.takes = [MARCH, last, KNEE_ROLLS]
    scene.retake()
    assert "rests-supported-at-the-very-end" not in found_in(scene)
    scene.takes = [MARCH, KNEE_ROLLS, last]
    scene.retake()
    assert "rests-supported-at-the-very-end" in found_in(scene)


def test_a_supported_rest_takes_a_fifth_at_most(tmp_path: Path) -> None:
    folder = _spoilt_catalog(tmp_path / "catalog", *SUPPORTED_REST)
    scene = ten_minutes(folder)
    scene.takes = [KNEE_ROLLS._replace(repetitions=3, hold=20)]
    scene.retake()
    assert "walks-and-rests-a-fifth-at-most" not in found_in(scene)
    scene.tell(minutes=9)
    assert "walks-and-rests-a-fifth-at-most" in found_in(scene)


@pytest.mark.parametrize(
    ("holder", "other"),
    [("cushion-under-knees", "hands-forward"), ("hands-forward", "cushion-under-knees")],
)
def test_adjustments_that_quarrel_are_found_from_either_side(
    tmp_path: Path, holder: str, other: str
) -> None:
    spoilt = (f'id = "{holder}"\n', f'id = "{holder}"\nnot_with = ["{other}"]\n')
    folder = _spoilt_catalog(tmp_path / "catalog", "exercises/cat-cow.toml", *spoilt)
    scene = sore_joints()
    assert found_in(scene) == set()
    scene.folder = folder
    assert found_in(scene) == {"adjusts-as-the-catalog-does"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("when = { facts", "when = { hobby = true, facts"),
        ('action = "exclude"', 'action = "discourage"'),
        ('acts_in = "questions"', 'acts_in = "dreams"'),
        ("hold_seconds = 30", "hold_years = 30"),
        ("unless =", "except ="),
    ],
    ids=["condition", "action", "place-of-acting", "cap", "key"],
)
def test_a_rule_that_is_not_understood_is_a_finding(tmp_path: Path, old: str, new: str) -> None:
    scene = ten_minutes(_spoilt_catalog(tmp_path / "catalog", "rules.toml", old, new))
    assert "understands-every-rule" in found_in(scene)


def test_every_check_has_a_seeded_fault() -> None:
    seeded = {seed.check for seed in SEEDS}
    elsewhere = {"rests-supported-at-the-very-end", "understands-every-rule"}
    assert {name_of(check) for check in CHECKS} == seeded | elsewhere


DOCTRINE = {
    "spares-the-knee",
    "spares-the-wrist",
    "spares-the-pregnancy",
    "follows-the-evidence",
    "stays-mild-in-pregnancy",
    "stays-gentle-in-strong-pain",
    "bends-no-worse-way",
    "respects-the-facts",
    "doses-by-the-facts",
}


@pytest.mark.parametrize(
    "seed",
    [seed for seed in SEEDS if seed.check in DOCTRINE],
    ids=lambda seed: f"{seed.check}:{seed.fault}",
)
def test_the_doctrine_holds_without_any_rule_in_the_catalog(seed: Seed, tmp_path: Path) -> None:
    scene = seed.sound()
    seed.spoil(scene)
    scene.folder = tmp_path / "catalog"
    shutil.copytree(CATALOG, scene.folder)
    (scene.folder / "rules.toml").write_text("rules = []\n", encoding="utf-8")
    found = found_in(scene)
    assert seed.check in found
    assert not found & {"obeys-every-rule", "keeps-below-every-cap"}


# --- borders: the last that passes, the next that does not ------------------------------------


def _verdict(check: str, spoil: Spoil, sound: Callable[[], Scene] = ten_minutes) -> bool:
    scene = sound()
    spoil(scene)
    return check not in found_in(scene)


def test_thirty_seconds_of_rest_pass() -> None:
    assert _verdict("rests-once-and-briefly", retake("figure-four", rest=30))
    assert not _verdict("rests-once-and-briefly", retake("figure-four", rest=35))


def test_sixty_seconds_a_side_pass_at_any_length() -> None:
    for minutes in (3, 30, 31, 60):
        assert _verdict("holds-no-longer-than-helps", tell(minutes=minutes))


@pytest.mark.parametrize(("minutes", "passes"), [(30, False), (31, True)], ids=str)
def test_ninety_seconds_a_side_pass_above_30_minutes(minutes: int, passes: bool) -> None:
    spoil = both(retake("figure-four", repetitions=3), tell(minutes=minutes))
    assert _verdict("holds-no-longer-than-helps", spoil) is passes


@pytest.mark.parametrize(("minutes", "passes"), [(30, False), (31, True)], ids=str)
def test_a_hundred_paced_seconds_pass_above_30_minutes(minutes: int, passes: bool) -> None:
    spoil = both(retake("cat-cow", pace=10), tell(minutes=minutes))
    assert _verdict("repeats-no-longer-than-helps", spoil) is passes


@pytest.mark.parametrize(
    ("minutes", "seconds", "passes"),
    [(10, 120, True), (10, 150, False), (60, 600, True), (60, 630, False), (9, 120, False)],
)
def test_walking_takes_a_fifth_and_ten_minutes_at_most(
    minutes: int, seconds: int, passes: bool
) -> None:
    spoil = both(retake("walking", pace=seconds), tell(minutes=minutes))
    assert _verdict("walks-and-rests-a-fifth-at-most", spoil) is passes


@pytest.mark.parametrize(("minutes", "most"), [(3, 4), (5, 4), (6, 5), (7, 5), (8, 6), (60, 26)])
def test_the_wall_against_crowding(minutes: int, most: int) -> None:
    def crowd(count: int) -> Spoil:
        def spoil(scene: Scene) -> None:
            scene.tell(minutes=minutes)
            scene.document["steps"] = [scene.document["steps"][0]] * count

        return spoil

    assert _verdict("is-not-crowded", crowd(most))
    assert not _verdict("is-not-crowded", crowd(most + 1))


@pytest.mark.parametrize(
    ("check", "phase", "minutes", "most"),
    [
        ("warms-up-briefly", "warm-up", 7, 1),
        ("warms-up-briefly", "warm-up", 8, 2),
        ("warms-up-briefly", "warm-up", 29, 2),
        ("warms-up-briefly", "warm-up", 30, 3),
        ("settles-briefly", "settle", 11, 1),
        ("settles-briefly", "settle", 12, 2),
        ("settles-briefly", "settle", 44, 2),
        ("settles-briefly", "settle", 45, 3),
    ],
)
def test_warm_ups_and_settling_steps_are_few(
    check: str, phase: str, minutes: int, most: int
) -> None:
    def repeat(count: int) -> Spoil:
        def spoil(scene: Scene) -> None:
            scene.tell(minutes=minutes)
            step = {**scene.document["steps"][0], "phase": phase}
            scene.document["steps"] = [step] * count

        return spoil

    assert _verdict(check, repeat(most))
    assert not _verdict(check, repeat(most + 1))


@pytest.mark.parametrize(("week", "passes"), [(13, True), (15, True), (16, False), (28, False)])
def test_the_back_counts_from_week_16(week: int, passes: bool) -> None:
    spoil = both(take_all(FIGURE_FOUR), tell(pregnancy_week=week))
    assert _verdict("spares-the-pregnancy", spoil, expecting) is passes


@pytest.mark.parametrize(("week", "passes"), [(15, True), (16, False)])
def test_the_raw_rules_count_the_back_from_week_16_too(week: int, passes: bool) -> None:
    spoil = both(take_all(FIGURE_FOUR), tell(pregnancy_week=week))
    assert _verdict("obeys-every-rule", spoil, expecting) is passes


@pytest.mark.parametrize("take", [FIGURE_FOUR, SPHINX, TWIST], ids=lambda take: take.exercise)
def test_the_first_trimester_bars_no_posture(take: Take) -> None:
    spoil = both(take_all(take), spare(pregnancy="trimester-1"), tell(pregnancy_week=None))
    assert _verdict("spares-the-pregnancy", spoil, expecting)


@pytest.mark.parametrize(("intensity", "passes"), [(1, True), (2, False)])
def test_in_pregnancy_the_end_of_the_range_stays_mild_in_every_form(
    intensity: int, passes: bool
) -> None:
    for exercise in ("childs-pose", "seated-rotation"):
        spoil = retake(exercise, hold=30, intensity=intensity)
        assert _verdict("stays-mild-in-pregnancy", spoil, expecting) is passes


def test_in_pregnancy_a_movement_of_the_middle_range_need_not_be_mild() -> None:
    spoil = take_all(KNEE_ROLLS._replace(intensity=2))
    assert _verdict("stays-mild-in-pregnancy", spoil, expecting)


NAMED = {
    "osteoporosis": ("S01", "S15", "F37"),
    "pelvic-girdle-pain": ("S10", "F18", "F30", "F34"),
    "bending": ("S01", "S06", "F27"),
    "leaning-back": ("S07", "S08", "F08", "F20"),
}
"""The exercises that the rule table names as examples of what R-OS-01 and others leave out."""


@pytest.mark.parametrize("answer", list(NAMED))
def test_what_the_rule_table_names_is_barred_as_written(answer: str) -> None:
    way = answer in ("bending", "leaning-back")
    told = tell(worse_when=answer) if way else tell(facts=[answer])
    check = "bends-no-worse-way" if way else "respects-the-facts"
    named = [each for each in load_catalog(CATALOG).exercises if each.reference in NAMED[answer]]
    assert len(named) == len(NAMED[answer])
    for exercise in named:
        spoil = both(take_all(Take(exercise.id, exercise.phases[0], 1, hold=20)), told)
        assert not _verdict(check, spoil), exercise.id


@pytest.mark.parametrize(("week", "passes"), [(13, True), (14, False), (27, False), (28, False)])
def test_a_known_week_decides_the_trimester(week: int, passes: bool) -> None:
    takes = take_all(SPHINX._replace(adjustments=("towel-under-hips",)))
    spoil = both(takes, spare(pregnancy="trimester-3"), tell(pregnancy_week=week))
    assert _verdict("follows-the-evidence", spoil, expecting) is passes


@pytest.mark.parametrize(("pain", "passes"), [(6, True), (7, False), (10, False)])
def test_a_pain_of_seven_makes_it_gentle(pain: int, passes: bool) -> None:
    spoil = tell(pain={"neck": pain})
    assert _verdict("stays-gentle-in-strong-pain", spoil) is passes


GENTLE = (MARCH, CAT_COW, FIGURE_FOUR, CHILD._replace(phase="settle"))


@pytest.mark.parametrize(
    ("answers", "cautions", "caps"),
    [
        ({"pain": {"low-back": 7}}, ["R-DO-10"], {"intensity": 1}),
        ({"facts": ["just-woke-up"]}, [], {}),
        (
            {"facts": ["new-to-exercise"]},
            [],
            {"intensity": 2, "hold_seconds": 20, "hold_repetitions": 1, "paced_repetitions": 5},
        ),
        (
            {"facts": ["postpartum", "sciatica-flare"]},
            ["R-PG-16b"],
            {},
        ),
    ],
    ids=["pain-7", "just-woke-up", "beginner", "other-facts"],
)
def test_a_gentle_routine_passes_at_the_very_limits(
    answers: dict[str, Any], cautions: list[str], caps: dict[str, int]
) -> None:
    scene = Scene(10, GENTLE, cautions, **answers)
    scene.document["caps"].update(caps)
    assert audit(scene.folder, scene.intake, scene.document) == ()


def test_a_finding_names_its_check_its_step_and_the_fault_in_a_sentence() -> None:
    scene = ten_minutes()
    scene.tell(excluded=["cat-cow"])
    (found,) = audit(scene.folder, scene.intake, scene.document)
    assert (found.check, found.step) == ("leaves-out-what-was-excluded", "cat-cow")
    assert found.sentence == "Cat-cow: was excluded."
    assert found.line() == "leaves-out-what-was-excluded: Cat-cow: was excluded."


def test_a_clinicians_yes_waives_what_it_may() -> None:
    scene = ten_minutes()
    scene.tell(red_flags=["recent-surgery"], facts=["clinician-cleared"])
    assert audit(scene.folder, scene.intake, scene.document) == ()


def test_a_question_of_tier_caution_blocks_nothing() -> None:
    scene = ten_minutes()
    scene.tell(red_flags=["first-after-50"])
    scene.document["cautions"].append({"rule": "R-RF-08", "sentence": "Once."})
    assert audit(scene.folder, scene.intake, scene.document) == ()


def test_a_demanding_exercise_passes_when_locked_without_concern() -> None:
    scene = ten_minutes()
    scene.tell(locked=["pigeon"])
    scene.takes = [MARCH, PIGEON]
    scene.retake()
    assert audit(scene.folder, scene.intake, scene.document) == ()


def test_short_holds_may_stand_in_one_entry_or_in_several() -> None:
    scene = ten_minutes()
    scene.takes = [KNEE_ROLLS]
    scene.retake()
    assert audit(scene.folder, scene.intake, scene.document) == ()
    ledger = scene.step("knee-rolls")["ledger"]
    at = next(k for k, each in enumerate(ledger) if each["kind"] == "work")
    ledger[at]["seconds"] = 5
    ledger.insert(at, dict(ledger[at]))
    scene.count()
    assert audit(scene.folder, scene.intake, scene.document) == ()


def test_a_lock_that_cannot_be_met_passes_when_a_wish_says_so() -> None:
    scene = ten_minutes()
    scene.tell(locked=["sphinx"])
    wish = {"wish": "locked-sphinx", "sentence": "No room.", "concession": "More minutes."}
    scene.document["unmet"] = [wish]
    assert audit(scene.folder, scene.intake, scene.document) == ()


def test_silence_in_the_answers_means_the_defaults() -> None:
    scene = ten_minutes()
    assert audit(scene.folder, {"minutes": 10, "pain": {"low-back": 5}}, scene.document) == ()


@pytest.mark.parametrize(
    ("answers", "understood"),
    [
        ({"minutes": 2}, False),
        ({"minutes": 3}, True),
        ({"minutes": 60}, True),
        ({"minutes": 61}, False),
        ({"pain": {"neck": 0}}, False),
        ({"pain": {"neck": 1}}, True),
        ({"pain": {"neck": 10}}, True),
        ({"pain": {"neck": 11}}, False),
        ({"pain": {"nose": 5}}, False),
        ({"pregnancy_week": 0}, False),
        ({"pregnancy_week": 1}, True),
        ({"pregnancy_week": 42}, True),
        ({"pregnancy_week": 43}, False),
        ({"facts": ["osteoporsis"]}, False),
        ({"hobby": "chess"}, False),
    ],
    ids=str,
)
def test_answers_are_understood_inside_their_limits(
    answers: dict[str, Any], understood: bool
) -> None:
    assert _verdict("understands-the-answers", tell(**answers)) is understood


def test_lists_may_be_told_in_any_order_and_twice() -> None:
    scene = expecting()
    told = {**scene.intake, "equipment": ["cushion", "chair", "cushion"]}
    assert audit(scene.folder, told, scene.document) == ()


# --- it never breaks --------------------------------------------------------------------------

ODD: tuple[Any, ...] = (None, 0, 10**30, "", "x", True, [], [[]], {"x": {}})


def _paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    children: Any = ()
    if isinstance(value, dict):
        children = value.items()
    elif isinstance(value, list):
        children = enumerate(value)
    here = [path] if path else []
    return here + [inner for key, each in children for inner in _paths(each, (*path, key))]


def test_a_document_with_any_value_spoilt_gives_findings_and_never_breaks() -> None:
    scene = expecting()
    whole = json.dumps(scene.document)
    harmless = set()
    for path in _paths(scene.document):
        for odd in ODD:
            spoilt = json.loads(whole)
            put(*path, odd)(type("Spoilt", (), {"document": spoilt}))
            if spoilt != scene.document and not audit(CATALOG, scene.intake, spoilt):
                harmless.add(path[-1] if isinstance(path[-1], str) else path[-2])
    words = {"sentence", "concession", "why", "source", "catalog", "solver", "rules"}
    assert harmless == words


def test_answers_with_any_value_spoilt_give_findings_and_never_break() -> None:
    scene = expecting()
    for path in _paths(scene.intake):
        for odd in ODD:
            spoilt = copy.deepcopy(scene.intake)
            put(*path, odd)(type("Spoilt", (), {"document": spoilt}))
            if json.dumps(spoilt) != json.dumps(scene.intake):
                assert audit(CATALOG, spoilt, scene.document), (path, odd)


@pytest.mark.parametrize("odd", ODD, ids=repr)
def test_anything_else_than_a_document_is_a_finding(odd: Any) -> None:
    assert audit(CATALOG, ten_minutes().intake, odd)
    assert audit(CATALOG, odd, ten_minutes().document)


@pytest.mark.parametrize("key", list(ten_minutes().document))
def test_a_document_without_a_key_is_a_finding(key: str) -> None:
    scene = ten_minutes()
    del scene.document[key]
    assert found_in(scene) == {"has-the-shape-of-a-routine"}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda folder: (folder / "rules.toml").unlink(),
        lambda folder: (folder / "rules.toml").write_text("rules = [", encoding="utf-8"),
        lambda folder: (folder / "rules.toml").write_bytes(b"\xff\xfe"),
        lambda folder: (folder / "positions.toml").write_text("x = 1\n", encoding="utf-8"),
        lambda folder: shutil.rmtree(folder / "exercises"),
        lambda folder: shutil.rmtree(folder),
    ],
    ids=["missing", "broken", "not-utf-8", "other-tables", "no-exercises", "no-folder"],
)
def test_a_catalog_that_cannot_be_read_is_a_finding(
    tmp_path: Path, spoil: Callable[[Path], object]
) -> None:
    folder = tmp_path / "catalog"
    shutil.copytree(CATALOG, folder)
    spoil(folder)
    scene = ten_minutes()
    scene.folder = folder
    assert found_in(scene) == {"reads-the-catalog"}


def test_a_changed_catalog_is_read_anew(tmp_path: Path) -> None:
    folder = tmp_path / "catalog"
    shutil.copytree(CATALOG, folder)
    scene = ten_minutes(folder)
    assert found_in(scene) == set()
    path = folder / "exercises" / "cat-cow.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('"mid"', '"deep"'), encoding="utf-8")
    stat = path.stat()
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns + 1_000_000_000))
    assert found_in(scene) == {"tells-the-loads-as-performed"}


def test_a_form_that_lacks_a_tag_is_barred(tmp_path: Path) -> None:
    lacking = ("exercises/figure-four.toml", "knee_torsion = true\n", "")
    folder = _spoilt_catalog(tmp_path / "catalog", *lacking)
    scene = ten_minutes()
    scene.folder = folder
    scene.spare(knee="severe")
    for check in ("spares-the-knee", "obeys-every-rule"):
        found = audit(folder, scene.intake, scene.document)
        assert "figure-four" in {each.step for each in found if each.check == check}


# --- it shares nothing ------------------------------------------------------------------------


def test_it_imports_nothing_but_the_standard_library_and_itself() -> None:
    folder = Path(auditing.__file__).parent
    for path in sorted(folder.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [each.name for each in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                assert node.level == 0
                names = [str(node.module)]
            for name in names:
                own = name == "recommender.auditing" or name.startswith("recommender.auditing.")
                assert own or name.split(".")[0] in sys.stdlib_module_names, (path.name, name)


# --- both opinions, form by form --------------------------------------------------------------

FACTS = ("osteoporosis", "pelvic-girdle-pain", "sciatica-flare", "postpartum", "new-to-exercise")
HEALTH = {
    "spares-the-knee",
    "spares-the-wrist",
    "spares-the-pregnancy",
    "follows-the-evidence",
    "stays-mild-in-pregnancy",
    "stays-gentle-in-strong-pain",
    "bends-no-worse-way",
    "respects-the-facts",
    "doses-by-the-facts",
    "obeys-every-rule",
    "keeps-below-every-cap",
    "needs-only-what-is-at-hand",
    "stays-off-the-floor",
}


def _someone(seed: int) -> dict[str, Any]:
    """Answers at random, the same for each seed."""
    pick = random.Random(seed)
    levels = ("none", "none", "mild", "severe")
    return {
        "minutes": 10,
        "pain": {"low-back": pick.choice((3, 7))},
        "concerns": {"knee": pick.choice(levels), "wrist": pick.choice(levels)},
        "pregnancy_week": pick.choice((None, None, 13, 14, 15, 16, 28)),
        "worse_when": pick.choice(("neither", "neither", "bending", "leaning-back")),
        "facts": pick.sample(FACTS, pick.choice((0, 0, 1, 2))),
        "equipment": pick.choice(([], ["chair", "cushion"], ["chair", "cushion", "wall"])),
        "can_use_floor": pick.random() > 0.1,
    }


def _health_findings(told: dict[str, Any], exercise: Exercise, form: Form, dose: Dose) -> set[str]:
    take = Take(
        exercise.id,
        exercise.phases[0],
        dose.repetitions,
        dose.hold_seconds,
        dose.paced_seconds,
        dose.intensity,
        form.ids,
    )
    return found_in(Scene(takes=[take], cautions=(), **told)) & HEALTH


def _gentlest(exercise: Exercise) -> Dose:
    doses = [dose for band in exercise.doses for dose in band.doses(exercise.per_side)]
    return min(doses, key=lambda dose: (dose.intensity, dose.hold_seconds, dose.repetitions))


@pytest.mark.parametrize("seed", range(6))
def test_two_opinions_agree_on_every_exercise(seed: int) -> None:
    catalog = load_catalog(CATALOG)
    told = {**_someone(seed)}
    screening = screen(catalog, check_intake(told))
    told["concerns"] = {"pregnancy": "none", **told["concerns"]}
    cleared = {each.exercise: each.forms for each in screening.cleared}
    for exercise in catalog.exercises:
        for each in cleared.get(exercise.id, ()):
            assert not _health_findings(told, exercise, each.form, each.doses[0])
            assert not _health_findings(told, exercise, each.form, each.doses[-1])
        if exercise.id not in cleared and exercise.offered == "always":
            for form in exercise.forms():
                assert _health_findings(told, exercise, form, _gentlest(exercise))


PEOPLE: dict[str, dict[str, Any]] = {
    "nothing-to-spare": {},
    "severe-knee-and-wrist": {"concerns": {"knee": "severe", "wrist": "severe"}},
    "mild-knee-and-wrist": {"concerns": {"knee": "mild", "wrist": "mild"}},
    "week-15": {"pregnancy_week": 15},
    "third-trimester": {"concerns": {"pregnancy": "trimester-3", "knee": "mild"}},
    "beginner-with-osteoporosis": {"facts": ["new-to-exercise", "osteoporosis"]},
    "strong-pain": {"pain": {"neck": 8}},
    "locks": {"locked": ["bicycle", "pigeon"]},
}


@pytest.mark.parametrize("minutes", [3, 12])
@pytest.mark.parametrize("person", list(PEOPLE))
def test_what_is_recommended_passes(person: str, minutes: int) -> None:
    at_hand = {"equipment": ["chair", "cushion", "strap", "wall"]}
    told = {"minutes": minutes, "pain": {"low-back": 5}, **at_hand, **PEOPLE[person]}
    found = recommend(load_catalog(CATALOG), check_intake(told))
    assert isinstance(found, Routine)
    assert audit(CATALOG, told, json.loads(found.as_json())) == ()
