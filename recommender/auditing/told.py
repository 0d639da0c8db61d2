"""What was told? The raw answers, read strictly: an answer that is not understood is a fault."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from recommender.auditing.finding import Raw

LEVELS = ("none", "mild", "severe")
TRIMESTERS = ("none", "trimester-1", "trimester-2", "trimester-3")
DIRECTIONS = ("neither", "bending", "leaning-back")
FACTS_TO_SPARE = (
    "osteoporosis",
    "pelvic-girdle-pain",
    "sciatica-flare",
    "older-adult",
    "new-to-exercise",
    "postpartum",
)
FACTS = (*FACTS_TO_SPARE, "just-woke-up", "clinician-cleared")
REGIONS = (
    "neck",
    "shoulders",
    "mid-back",
    "low-back",
    "buttocks",
    "front-of-hip",
    "back-of-thigh",
)
LISTS = ("facts", "equipment", "red_flags", "excluded", "locked")
SILENT: Mapping[str, Any] = {
    "concerns": {},
    "pregnancy_week": None,
    "worse_when": "neither",
    "facts": [],
    "equipment": [],
    "can_use_floor": True,
    "red_flags": [],
    "excluded": [],
    "locked": [],
}
"""What an answer that was not given means."""

SPARED: Mapping[str, Any] = {"knee": "none", "wrist": "none", "pregnancy": "none"}


class Misunderstood(Exception):
    """Answers that the audit cannot read; its text is a sentence."""


@dataclass(frozen=True)
class Told:
    """The answers with every default filled in; lists are sorted and name each thing once."""

    answers: Raw

    @property
    def minutes(self) -> int:
        """Minutes asked."""
        return int(self.answers["minutes"])

    @property
    def worst_pain(self) -> int:
        """The highest pain named, 1-10."""
        return int(max(self.answers["pain"].values()))

    def level(self, concern: str) -> str:
        """How much the knee or the wrist must be spared."""
        return str(self.answers["concerns"][concern])

    @property
    def week(self) -> int | None:
        """The week of pregnancy, None when it is not known."""
        week: int | None = self.answers["pregnancy_week"]
        return week

    @property
    def trimester(self) -> str:
        """The trimester or "none"; a known week decides (1-13, 14-27, 28 on)."""
        if self.week is None:
            return self.level("pregnancy")
        return TRIMESTERS[1 + (self.week >= 14) + (self.week >= 28)]

    @property
    def pregnant(self) -> bool:
        """Whether any trimester was named."""
        return self.trimester != "none"

    @property
    def concerned(self) -> bool:
        """Whether anything at all must be spared."""
        sore = any(self.level(each) != "none" for each in ("knee", "wrist"))
        worse = self.answers["worse_when"] != "neither"
        return self.pregnant or sore or worse or any(map(self.has, FACTS_TO_SPARE))

    def has(self, fact: str) -> bool:
        """Whether this fact was named."""
        return fact in self.answers["facts"]


def read_told(raw: Any) -> Told:
    """The answers in a raw intake.

    Raises:
        Misunderstood: when an answer is missing, unknown or of the wrong kind.
    """
    if not isinstance(raw, Mapping):
        raise Misunderstood("the intake is not an object")
    told = _filled(raw)
    for fault in _misunderstood(told):
        raise Misunderstood(fault)
    lists = {key: sorted(set(told[key])) for key in LISTS}
    return Told({**told, **lists})


def _filled(raw: Raw) -> dict[str, Any]:
    told = {**SILENT, **raw}
    if isinstance(told["concerns"], Mapping):
        told["concerns"] = {**SPARED, **told["concerns"]}
    return told


def _misunderstood(told: Raw) -> Iterator[str]:
    for key in sorted(set(told) ^ {"minutes", "pain", *SILENT}, key=str):
        yield f"{key} is missing or unknown"
    for key, understood in UNDERSTOOD.items():
        if key in told and not understood(told[key]):
            yield f"{key} is not understood"


def _whole(value: Any, least: int, most: int) -> bool:
    return type(value) is int and least <= value <= most


def _names(value: Any, known: tuple[str, ...] = ()) -> bool:
    if not isinstance(value, list | tuple) or not all(isinstance(each, str) for each in value):
        return False
    return not known or set(value) <= set(known)


def _pains(value: Any) -> bool:
    return (
        isinstance(value, Mapping)
        and bool(value)
        and _names(list(value), REGIONS)
        and all(_whole(each, 1, 10) for each in value.values())
    )


def _concerns(value: Any) -> bool:
    return (
        isinstance(value, Mapping)
        and set(value) == set(SPARED)
        and all(value[each] in LEVELS for each in ("knee", "wrist"))
        and value["pregnancy"] in TRIMESTERS
    )


UNDERSTOOD: Mapping[str, Callable[[Any], bool]] = {
    "minutes": lambda value: _whole(value, 3, 60),
    "pain": _pains,
    "concerns": _concerns,
    "pregnancy_week": lambda value: value is None or _whole(value, 1, 42),
    "worse_when": lambda value: value in DIRECTIONS,
    "facts": lambda value: _names(value, FACTS),
    "equipment": _names,
    "can_use_floor": lambda value: isinstance(value, bool),
    "red_flags": _names,
    "excluded": _names,
    "locked": _names,
}
