"""Is each exercise done in a form that the catalog has and the person can take? A routine ..."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from recommender.auditing.case import Case, Performed
from recommender.auditing.finding import Faults, Raw

LOADS = (
    "kneeling",
    "knee_flexion",
    "knee_torsion",
    "wrist",
    "support",
    "spine",
    "twist",
    "trunk",
    "moving",
    "abdominal",
    "balance",
)
COPIED = ("reference", "family", "position", "surface", "regions")
NEEDED_BY_SURFACE = {"chair": "chair", "bed": "bed", "ball": "exercise-ball"}


def adjusts_as_the_catalog_does(case: Case) -> Faults:
    """A routine's adjustments exist, in the catalog's order, and go together."""
    for performed in case.steps:
        named = list(performed.step["adjustments"])
        known = [each["id"] for each in performed.exercise.get("adjustments", ())]
        if [each for each in known if each in named] != named:
            yield performed.name, "an adjustment is unknown, comes twice or is out of order"
        for sentence in _quarrels(performed):
            yield performed.name, sentence


def _quarrels(performed: Performed) -> Iterator[str]:
    for one, other in combinations(performed.adjustments, 2):
        if not _go_together(one, other):
            yield f"{one['id']} does not go with {other['id']}"


def _go_together(one: Raw, other: Raw) -> bool:
    if other["id"] in one.get("not_with", ()) or one["id"] in other.get("not_with", ()):
        return False
    if one.get("breathing") and other.get("breathing"):
        return False
    first, second = one.get("sets", {}), other.get("sets", {})
    if any(first[key] != second[key] for key in first.keys() & second.keys()):
        return False
    return not (one.get("replaces", {}).keys() & other.get("replaces", {}).keys())


def tells_the_loads_as_performed(case: Case) -> Faults:
    """A routine tells exactly the loads of each form as performed."""
    for performed in case.steps:
        told = performed.step["loads"]
        for load in sorted({*LOADS, *told}):
            expected = performed.tags.get(load) if load in LOADS else None
            if load not in told or expected is None or _plain(told[load]) != _plain(expected):
                yield performed.name, f"the load {load} is not the one as performed"


def _plain(value: object) -> tuple[type, object]:
    plain = list(value) if isinstance(value, tuple) else value
    return type(plain), plain


def copies_the_catalog(case: Case) -> Faults:
    """A routine tells reference, family, place and regions as the catalog does."""
    for performed in case.steps:
        for key in COPIED:
            if performed.step[key] != performed.exercise.get(key):
                yield performed.name, f"the {key} is not the catalog's"
    for each in (*case.document["left_out"], *case.document["not_chosen"]):
        exercise = case.shelf.exercises.get(each["exercise"], {})
        if each["reference"] != exercise.get("reference"):
            yield each["exercise"], "the reference is not the catalog's"


def needs_only_what_is_at_hand(case: Case) -> Faults:
    """A routine needs only equipment that the person ticked, and names all of it."""
    at_hand = set(case.told.answers["equipment"])
    for performed in case.steps:
        surface = NEEDED_BY_SURFACE.get(performed.exercise["surface"])
        needed = performed.equipment | ({surface} if surface else set())
        for thing in sorted(needed - at_hand):
            yield performed.name, f"needs {thing}, which is not at hand"
        if set(performed.step["equipment"]) != performed.equipment:
            yield performed.name, "the equipment told is not what the form needs"


def stays_off_the_floor(case: Case) -> Faults:
    """A routine for who cannot use the floor stays off it."""
    for performed in case.steps:
        on_floor = "floor" in (performed.exercise["surface"], performed.step["surface"])
        if on_floor and not case.told.answers["can_use_floor"]:
            yield performed.name, "needs the floor"
