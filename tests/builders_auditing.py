"""Which sound routines do the tests of the audit spoil? Built from the raw catalog, by hand."""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

CATALOG = Path(__file__).resolve().parents[1] / "catalog"
LOADS = [
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
]
SILENT: dict[str, Any] = {
    "concerns": {"knee": "none", "wrist": "none", "pregnancy": "none"},
    "pregnancy_week": None,
    "worse_when": "neither",
    "facts": [],
    "equipment": [],
    "can_use_floor": True,
    "red_flags": [],
    "excluded": [],
    "locked": [],
}


class Take(NamedTuple):
    """One exercise as a test wants it done."""

    exercise: str
    phase: str
    repetitions: int
    hold: int = 0
    pace: int = 0
    intensity: int = 1
    adjustments: tuple[str, ...] = ()
    rest: int = 0


class Scene:
    """Answers and a document that agree, until a test spoils one of them."""

    def __init__(
        self,
        minutes: int,
        takes: Sequence[Take],
        cautions: Sequence[str],
        folder: Path = CATALOG,
        **answers: Any,
    ) -> None:
        self.folder = folder
        self.cautions = ["R-DIR-03", *cautions]
        self.intake = {"minutes": minutes, "pain": {"low-back": 5}, **SILENT, **answers}
        self.takes = list(takes)
        self.retake()

    def retake(self, **changed: Take) -> None:
        """Builds the document anew; a keyword (with _ for -) replaces the take of an exercise."""
        self.takes = [changed.get(each.exercise.replace("-", "_"), each) for each in self.takes]
        self.document = a_document(self.folder, self.intake, self.takes, self.cautions)

    def tell(self, **answers: Any) -> None:
        """Changes answers, in the intake and in the document's echo alike."""
        self.intake = {**self.intake, **answers}
        self.document["intake"] = _echo(self.intake)

    def spare(self, **concerns: str) -> None:
        """Changes concerns alike."""
        self.tell(concerns={**self.intake["concerns"], **concerns})

    def step(self, exercise: str) -> dict[str, Any]:
        """The step of an exercise."""
        found = [each for each in self.document["steps"] if each["exercise"] == exercise]
        step: dict[str, Any] = found[0]
        return step

    def entry(self, exercise: str, kind: str, at: int = 0) -> dict[str, Any]:
        """The entry of this kind in the step of an exercise."""
        found = [each for each in self.step(exercise)["ledger"] if each["kind"] == kind]
        entry: dict[str, Any] = found[at]
        return entry

    def count(self) -> None:
        """Makes the ledger contiguous again, and its end the length of the routine."""
        clock = 0
        for step in self.document["steps"]:
            for entry in step["ledger"]:
                entry["start"] = clock
                clock += entry["seconds"]
        self.document["seconds"] = clock


def _echo(intake: dict[str, Any]) -> dict[str, Any]:
    return copy.deepcopy({key: value for key, value in intake.items() if key != "red_flags"})


def a_document(
    folder: Path, intake: dict[str, Any], takes: Sequence[Take], cautions: Sequence[str]
) -> dict[str, Any]:
    """The routine document of these takes; it ends early when they do not fill the minutes."""
    steps = [_step(folder, take) for take in takes]
    _walk(folder, steps)
    seconds = sum(entry["seconds"] for step in steps for entry in step["ledger"])
    budget = intake["minutes"] * 60
    clock = 0
    for entry in (entry for step in steps for entry in step["ledger"]):
        entry["start"] = clock
        clock += entry["seconds"]
    taken = {take.exercise for take in takes}
    every = sorted(path.stem for path in (folder / "exercises").glob("*.toml"))
    unmet = {"wish": "fills-the-minutes", "sentence": "It ends early.", "concession": "None."}
    return {
        "schema_version": 1,
        "outcome": "routine",
        "intake": _echo(intake),
        "seconds": seconds,
        "budget_seconds": budget,
        "start_position": "standing",
        "end_position": _end(folder, steps[-1])["position"],
        "proven": True,
        "score": 40,
        "bound": 40,
        "caps": {"hold_seconds": 30},
        "steps": steps,
        "unmet": [unmet] if seconds < budget else [],
        "cautions": [{"rule": rule, "sentence": "Take care."} for rule in cautions],
        "left_out": [],
        "not_chosen": [
            {
                "exercise": each,
                "reference": read(folder / "exercises" / f"{each}.toml").get("reference"),
                "sentence": "Others fit better.",
            }
            for each in every
            if each not in taken
        ],
        "versions": {"catalog": "c", "rules": "r", "solver": "s"},
    }


def read(path: Path) -> dict[str, Any]:
    """A TOML file."""
    return copy.deepcopy(_parsed(path.read_text(encoding="utf-8")))


@lru_cache(maxsize=200)
def _parsed(text: str) -> dict[str, Any]:
    return tomllib.loads(text)


def _step(folder: Path, take: Take) -> dict[str, Any]:
    raw = read(folder / "exercises" / f"{take.exercise}.toml")
    chosen = [each for each in raw.get("adjustments", []) if each["id"] in take.adjustments]
    tags = dict(raw["tags"])
    for each in chosen:
        tags.update(each.get("sets", {}))
    setup = sum(each.get("setup_seconds", 0) for each in (raw, *chosen))
    equipment = [thing for each in (raw, *chosen) for thing in each.get("equipment", [])]
    ledger = [_entry("set-up", setup)] if setup else []
    return {
        "exercise": raw["id"],
        "reference": raw.get("reference"),
        "phase": take.phase,
        "family": raw["family"],
        "position": raw["position"],
        "surface": raw["surface"],
        "adjustments": list(take.adjustments),
        "loads": {load: tags[load] for load in LOADS},
        "dose": {
            "sets": 1,
            "repetitions": take.repetitions,
            "hold_seconds": take.hold,
            "paced_seconds": take.pace,
            "per_side": raw["per_side"],
            "intensity": take.intensity,
            "source": "A source.",
        },
        "regions": raw["regions"],
        "equipment": list(dict.fromkeys(equipment)),
        "why": "It looks after your low back.",
        "rules": [],
        "sources": [each["key"] for each in raw["sources"]],
        "ledger": [*ledger, *_work(take, raw["per_side"]), *_rest(take)],
    }


def _rest(take: Take) -> list[dict[str, Any]]:
    return [_entry("rest", take.rest)] if take.rest else []


def _work(take: Take, per_side: bool) -> list[dict[str, Any]]:
    if not per_side:
        return _side(take, None)
    return [*_side(take, "left"), _entry("switch", 5), *_side(take, "right")]


def _side(take: Take, side: str | None) -> list[dict[str, Any]]:
    if take.hold < 15:
        return [_entry("work", take.repetitions * (take.hold + take.pace), side)]
    entries = [_entry("work", take.hold, side)]
    for _ in range(take.repetitions - 1):
        entries += [_entry("switch", 5), _entry("work", take.hold, side)]
    return entries


def _entry(kind: str, seconds: int, side: str | None = None) -> dict[str, Any]:
    return {"kind": kind, "start": 0, "seconds": seconds, "side": side}


def _place(folder: Path, step: dict[str, Any]) -> dict[str, Any]:
    places: list[dict[str, Any]] = read(folder / "positions.toml")["places"]
    here = (step["position"], step["surface"])
    return next(each for each in places if (each["position"], each["surface"]) == here)


def _end(folder: Path, step: dict[str, Any]) -> dict[str, Any]:
    place = _place(folder, step)
    return place if place.get("ends_up") else {"id": "standing", "position": "standing"}


def _walk(folder: Path, steps: list[dict[str, Any]]) -> None:
    transitions = read(folder / "transitions.toml")["transitions"]
    here = "standing"
    for step in steps:
        there = _place(folder, step)["id"]
        if there != here:
            step["ledger"].insert(0, _entry("move", transitions[here][there]))
        here = there
    end = _end(folder, steps[-1])["id"]
    if end != here:
        steps[-1]["ledger"].append(_entry("move", transitions[here][end]))


def ten_minutes(folder: Path = CATALOG) -> Scene:
    """Ten full minutes with nothing to spare: standing, on hands and knees, on the back."""
    takes = (
        Take("walking", "warm-up", 1, pace=120),
        Take("standing-hamstring-stretch", "main", 2, hold=30, intensity=2),
        Take("cat-cow", "main", 10, pace=5),
        Take("figure-four", "main", 2, hold=30, intensity=2, rest=10),
        Take("single-knee-to-chest", "settle", 2, hold=20),
    )
    return Scene(10, takes, (), folder)


def sore_joints() -> Scene:
    """Six minutes for a sore knee and wrist, adjusted wherever they bear weight."""
    padded = "cushion-under-knees"
    kneeling = (padded, "support-under-seat", "resting-on-forearms")
    takes = (
        Take("marching-on-the-spot", "warm-up", 1, pace=60),
        Take("cat-cow", "main", 10, pace=5, adjustments=(padded, "hands-forward")),
        Take("childs-pose", "main", 2, hold=20, adjustments=kneeling),
        Take("figure-four", "main", 2, hold=15, adjustments=("lower-foot-planted",)),
    )
    concerns = {"knee": "mild", "wrist": "mild", "pregnancy": "none"}
    return Scene(6, takes, ("R-KN-07", "R-KN-05"), concerns=concerns, equipment=["cushion"])


def expecting() -> Scene:
    """Eight minutes for week 20: standing, on a chair, on hands and knees, kneeling."""
    takes = (
        Take("marching-on-the-spot", "warm-up", 1, pace=60, adjustments=("beside-a-chair",)),
        Take("standing-hamstring-stretch", "main", 2, hold=20, adjustments=("hand-on-chair",)),
        Take("seated-rotation", "main", 2, hold=20, adjustments=("turn-from-shoulders",)),
        Take("cat-cow", "main", 10, pace=5, adjustments=("round-then-flat",)),
        Take("childs-pose", "settle", 2, hold=20, adjustments=("knees-wide-on-pillows",)),
    )
    return Scene(
        8,
        takes,
        ("R-PG-11", "R-PG-15"),
        concerns={"knee": "none", "wrist": "none", "pregnancy": "trimester-2"},
        pregnancy_week=20,
        equipment=["chair", "cushion"],
    )


def seated() -> Scene:
    """Three minutes that end on a chair."""
    takes = (
        Take("marching-on-the-spot", "warm-up", 1, pace=55),
        Take("seated-rotation", "main", 3, hold=15),
    )
    return Scene(3, takes, (), equipment=["chair"], can_use_floor=False)
