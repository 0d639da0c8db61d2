"""Is this a routine document at all? Keys and kinds of values, before anything is judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Kinds = tuple[type, ...]

NUMBER: Kinds = (int,)
WORD: Kinds = (str,)
WORD_OR_NOTHING: Kinds = (str, type(None))
YES_OR_NO: Kinds = (bool,)
TABLE: Kinds = (dict,)
ROW: Kinds = (list, tuple)

ROUTINE: Mapping[str, Kinds] = {
    "schema_version": NUMBER,
    "outcome": WORD,
    "intake": TABLE,
    "seconds": NUMBER,
    "budget_seconds": NUMBER,
    "start_position": WORD,
    "end_position": WORD,
    "proven": YES_OR_NO,
    "score": NUMBER,
    "bound": NUMBER,
    "caps": TABLE,
    "steps": ROW,
    "unmet": ROW,
    "cautions": ROW,
    "left_out": ROW,
    "not_chosen": ROW,
    "versions": TABLE,
}
STEP: Mapping[str, Kinds] = {
    "exercise": WORD,
    "reference": WORD_OR_NOTHING,
    "phase": WORD,
    "family": WORD,
    "position": WORD,
    "surface": WORD,
    "adjustments": ROW,
    "loads": TABLE,
    "dose": TABLE,
    "regions": TABLE,
    "equipment": ROW,
    "why": WORD,
    "rules": ROW,
    "sources": ROW,
    "ledger": ROW,
}
DOSE: Mapping[str, Kinds] = {
    "sets": NUMBER,
    "repetitions": NUMBER,
    "hold_seconds": NUMBER,
    "paced_seconds": NUMBER,
    "per_side": YES_OR_NO,
    "intensity": NUMBER,
    "source": WORD,
}
ENTRY: Mapping[str, Kinds] = {
    "kind": WORD,
    "start": NUMBER,
    "seconds": NUMBER,
    "side": WORD_OR_NOTHING,
}
UNMET: Mapping[str, Kinds] = {"wish": WORD, "sentence": WORD, "concession": WORD}
CAUTION: Mapping[str, Kinds] = {"rule": WORD, "sentence": WORD}
NOT_CHOSEN: Mapping[str, Kinds] = {
    "exercise": WORD,
    "reference": WORD_OR_NOTHING,
    "sentence": WORD,
}
LEFT_OUT: Mapping[str, Kinds] = {**NOT_CHOSEN, "rule": WORD}
VERSIONS: Mapping[str, Kinds] = {"catalog": WORD, "rules": WORD, "solver": WORD}

LISTED = {"unmet": UNMET, "cautions": CAUTION, "left_out": LEFT_OUT, "not_chosen": NOT_CHOSEN}
NAMED = ("adjustments", "equipment", "rules", "sources")


def misfits(document: Any) -> Iterator[str]:
    """A sentence for each key that is missing or holds the wrong kind of value."""
    faults = list(_misfits(document, ROUTINE, "routine"))
    yield from faults
    if faults:
        return
    yield from _misfits(document["versions"], VERSIONS, "versions")
    for key, shape in LISTED.items():
        for at, each in enumerate(document[key]):
            yield from _misfits(each, shape, f"{key}.{at}")
    for at, step in enumerate(document["steps"]):
        yield from _step(step, f"steps.{at}")


def _step(step: Any, where: str) -> Iterator[str]:
    faults = list(_misfits(step, STEP, where))
    yield from faults
    if faults:
        return
    yield from _misfits(step["dose"], DOSE, f"{where}.dose")
    for at, entry in enumerate(step["ledger"]):
        yield from _misfits(entry, ENTRY, f"{where}.ledger.{at}")
    for key in NAMED:
        if not all(isinstance(each, str) for each in step[key]):
            yield f"{where}.{key}: holds something that is not a name"


def _misfits(value: Any, shape: Mapping[str, Kinds], where: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{where}: is not an object"
        return
    for key, kinds in shape.items():
        if key not in value:
            yield f"{where}.{key}: is missing"
        elif type(value[key]) not in kinds:
            yield f"{where}.{key}: is of the wrong kind"
