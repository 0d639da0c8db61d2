"""Which small catalog and routine do the tests of documents and charts read?"""

from __future__ import annotations

from typing import Any

from recommender.catalog.exercise import (
    Adjustment,
    Cell,
    Dose,
    DoseBand,
    Exercise,
    Tags,
)
from recommender.catalog.loading import Catalog
from recommender.catalog.vocabulary import (
    Advice,
    Citation,
    Place,
    Region,
    Source,
    Term,
)
from recommender.routine import Caution, Entry, Routine, Step, Versions

REGIONS = (
    ("neck", "Neck", "#0072b2", "#56b4e9"),
    ("shoulders", "Shoulders", "#8a6d00", "#f0e442"),
    ("mid-back", "Mid-back", "#00785a", "#2fc79b"),
    ("low-back", "Low back", "#b3400a", "#f08a4b"),
    ("buttocks", "Buttocks", "#a3457a", "#dd8fbb"),
    ("front-of-hip", "Front of the hip", "#5b4bb3", "#a99cf0"),
    ("back-of-thigh", "Back of the thigh", "#4d5b66", "#a9b8c4"),
)
PLAIN = Tags(
    kneeling=False,
    knee_flexion="none",
    knee_torsion=False,
    wrist="none",
    support="none",
    spine=("neutral",),
    twist="none",
    trunk="upright",
    moving=True,
    abdominal=False,
    balance=False,
    end_range=False,
    deep_bend=False,
    deep_backbend=False,
    asymmetric=False,
    grip="none",
)
HOLDS = Dose(repetitions=2, hold_seconds=30, per_side=True, intensity=1, source="GUIDE")
PACED = Dose(repetitions=8, paced_seconds=5, per_side=False, intensity=1, source="GUIDE")
STEADY = Dose(repetitions=1, paced_seconds=60, per_side=False, intensity=1, source="GUIDE")


def an_exercise(**changes: Any) -> Exercise:
    """Walking on the spot, or whatever the changes make of it."""
    band = DoseBand(
        intensity=1,
        kind="paced",
        seconds=(60,),
        repetitions=(1,),
        sources=("GUIDE",),
        note="An easy pace.",
    )
    walking: dict[str, Any] = {
        "id": "walking",
        "name": "Walking on the spot",
        "family": "walking",
        "role": "walking",
        "summary": "An easy walk that warms the whole body.",
        "steps": ("Stand tall with soft knees.", "Walk on the spot and let the arms swing."),
        "breathing": "Breathe through the nose if that is easy.",
        "feel": "A little warmer, able to talk in full sentences.",
        "stop": "Stop if you feel dizzy or short of breath.",
        "position": "standing",
        "surface": "standing",
        "per_side": False,
        "phases": ("warm-up",),
        "setup_seconds": 0,
        "regions": {"low-back": 1},
        "tags": PLAIN,
        "pregnancy": {f"trimester-{n}": Cell(status="ok") for n in (1, 2, 3)},
        "pregnancy_derived": False,
        "evidence": "cited",
        "doses": (band,),
        "sources": (Citation(key="GUIDE", locator="p. 3"),),
    }
    return Exercise(**{**walking, **changes})


CAT_COW = an_exercise(
    id="cat-cow",
    reference="S05",
    name="Cat-cow",
    family="spine-waves",
    role="movement",
    summary="Round and hollow the back on hands and knees.",
    steps=(
        "Come to hands and knees, hands under the shoulders and knees under the hips.",
        "Breathe out and round the back towards the ceiling, letting the head hang.",
        "Breathe in and let the belly sink while the chest comes forward.",
        "Go slowly between the two, only as far as it stays comfortable.",
    ),
    breathing="Out as you round, in as you hollow.",
    feel="An easy wave along the whole back.",
    stop="Stop if pain runs into a leg, or if a hand tingles.",
    position="quadruped",
    surface="floor",
    phases=("warm-up", "settle"),
    setup_seconds=5,
    regions={"low-back": 3, "mid-back": 2},
    tags=PLAIN.model_copy(update={"kneeling": True, "wrist": "weight", "support": "palms"}),
    adjustments=(
        Adjustment(
            id="cushion-under-knees",
            label="Cushion under the knees",
            serves=("knee",),
            because="A cushion spreads the weight that the kneecaps carry.",
            adds=("Lay the cushion where your knees will be.",),
            setup_seconds=5,
            equipment=("cushion",),
        ),
        Adjustment(
            id="hands-forward",
            label="Hands a little forward",
            serves=("wrist",),
            because="With the hands ahead of the shoulders the wrists bend less.",
            replaces={"1": "Come to hands and knees, hands a little ahead of the shoulders."},
            setup_seconds=5,
        ),
    ),
)
HAMSTRING = an_exercise(
    id="standing-hamstring-stretch",
    reference="F12",
    name="Standing hamstring stretch",
    family="hamstrings",
    role="movement",
    summary="Heel in front, hips back, back long.",
    steps=(
        "Stand tall and put one heel a short step in front of you, toes up.",
        "Rest your hands on the other thigh and send the hips back until you feel a pull.",
        "Keep the back long and stay.",
    ),
    breathing="Slow and even; let go a little with each breath out.",
    feel="A mild pull along the back of the thigh.",
    stop="Stop if you feel tingling below the knee.",
    cautions=("Keep a wall or a chair within reach if you sway.",),
    per_side=True,
    phases=("main",),
    setup_seconds=5,
    equipment=("chair",),
    regions={"back-of-thigh": 3, "low-back": 1},
)
WALKING = an_exercise()


def a_small_catalog(**changes: Any) -> Catalog:
    """Three exercises and the words they need."""
    parts: dict[str, Any] = {
        "regions": tuple(
            Region(id=name, label=label, colour=colour, dark_colour=dark)
            for name, label, colour, dark in REGIONS
        ),
        "positions": (
            Term(id="standing", label="Standing"),
            Term(id="quadruped", label="Hands and knees"),
        ),
        "surfaces": (Term(id="floor", label="on the floor"),),
        "places": (
            Place(id="standing", label="Standing", position="standing", surface="standing"),
            Place(
                id="hands-and-knees",
                label="On hands and knees",
                position="quadruped",
                surface="floor",
                kneels=True,
            ),
        ),
        "orders": {},
        "transitions": {},
        "equipment": (Term(id="cushion", label="Cushion"), Term(id="chair", label="Chair")),
        "levels": (),
        "concerns": (),
        "trimesters": (),
        "directions": (),
        "facts": (),
        "provisions": (),
        "questions": (),
        "referrals": (),
        "rules": (),
        "advice": (
            Advice(
                id="when-to-stop",
                shown_at="routine",
                sentence="Stop and seek care if your legs grow weak or you lose control of the "
                "bladder.",
                sources=("GUIDE",),
            ),
            Advice(id="weekly", shown_at="week", sentence="Little and often.", sources=("GUIDE",)),
        ),
        "sources": (
            Source(
                key="GUIDE",
                author="A Health Service",
                year=2022,
                title="Back pain",
                url="https://example.org/back",
                quality="B",
            ),
        ),
        "gaps": (),
        "contradictions": (),
        "exercises": (CAT_COW, HAMSTRING, WALKING),
    }
    return Catalog(**{**parts, **changes})


def a_step(exercise: Exercise, dose: Dose, ledger: tuple[Entry, ...], **changes: Any) -> Step:
    """One step of an exercise in its plain form."""
    parts: dict[str, Any] = {
        "exercise": exercise.id,
        "reference": exercise.reference,
        "phase": exercise.phases[-1],
        "family": exercise.family,
        "position": exercise.position,
        "surface": exercise.surface,
        "adjustments": (),
        "loads": exercise.tags.loads(),
        "dose": dose,
        "regions": exercise.regions,
        "equipment": exercise.equipment,
        "why": "It looks after a place you named.",
        "rules": (),
        "sources": ("GUIDE",),
        "ledger": ledger,
    }
    return Step(**{**parts, **changes})


def a_ledger(start: int, *pieces: tuple[str, int] | tuple[str, int, str]) -> tuple[Entry, ...]:
    """Entries that follow each other from a start: (kind, seconds, side or nothing)."""
    entries = []
    for kind, seconds, *sides in pieces:
        side = sides[0] if sides else None
        entry = {"kind": kind, "start": start, "seconds": seconds, "side": side}
        entries.append(Entry.model_validate(entry))
        start += seconds
    return tuple(entries)


def the_steps() -> tuple[Step, ...]:
    """60 s of walking, 140 s of hamstrings on both sides, 100 s of cat-cow and getting up."""
    left, right = ("work", 30, "left"), ("work", 30, "right")
    release = change = ("switch", 5)
    return (
        a_step(WALKING, STEADY, a_ledger(0, ("work", 60))),
        a_step(
            HAMSTRING,
            HOLDS,
            a_ledger(60, ("set-up", 5), left, release, left, change, right, release, right),
        ),
        a_step(
            CAT_COW,
            PACED,
            a_ledger(200, ("move", 10), ("set-up", 15), ("work", 40), ("rest", 25), ("move", 10)),
            adjustments=("cushion-under-knees", "hands-forward"),
            equipment=("cushion",),
        ),
    )


def a_routine(**changes: Any) -> Routine:
    """Five minutes, to the second."""
    parts: dict[str, Any] = {
        "intake": {"minutes": 5, "pain": {"back-of-thigh": 2, "low-back": 5, "neck": 3}},
        "seconds": 300,
        "budget_seconds": 300,
        "start_position": "standing",
        "end_position": "standing",
        "proven": True,
        "score": 0,
        "bound": 0,
        "caps": {},
        "steps": the_steps(),
        "unmet": (),
        "cautions": (Caution(rule="R-RF-08", sentence="Keep every stretch mild; mild is enough."),),
        "left_out": (),
        "not_chosen": (),
        "versions": Versions(catalog="c0ffee", rules="c0ffee", solver="9"),
    }
    return Routine(**{**parts, **changes})
