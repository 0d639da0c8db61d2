"""Does every rule of the raw rules.toml hold, those added later too? A routine ..."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from recommender.auditing.case import Case, Performed
from recommender.auditing.finding import Faults, Raw
from recommender.auditing.told import Told

BARRING = ("block", "exclude", "swap", "modify")
SPOKEN = {
    "action": (*BARRING, "cap", "prefer", "warn"),
    "acts_in": ("screening", "solver", "questions", "session"),
}
KEYS = frozenset(
    {
        *("id", "action", "severity", "acts_in", "sentence", "sources", "derived"),
        *("when", "touches", "plain", "unless", "caps", "price"),
        *("reviewed_by", "reviewed_on"),
    }
)
LIMITS: dict[str, Callable[[Raw], int]] = {
    "intensity": lambda dose: int(dose["intensity"]),
    "hold_seconds": lambda dose: int(dose["hold_seconds"]),
    "hold_repetitions": lambda dose: _count(dose) if dose["hold_seconds"] else 0,
    "paced_repetitions": lambda dose: _count(dose) if dose["paced_seconds"] else 0,
}
CONDITIONS: dict[str, Callable[[Told, Any], bool]] = {
    "knee": lambda told, levels: told.level("knee") in levels,
    "wrist": lambda told, levels: told.level("wrist") in levels,
    "pregnancy": lambda told, trimesters: told.trimester in trimesters,
    "week_from": lambda told, week: told.week is None or told.week >= week,
    "worse_when": lambda told, directions: told.answers["worse_when"] in directions,
    "facts": lambda told, facts: any(told.has(fact) for fact in facts),
    "worst_pain_from": lambda told, pain: told.worst_pain >= pain,
    "any_concern": lambda told, wanted: told.concerned == wanted,
    "no_floor": lambda told, wanted: told.answers["can_use_floor"] != wanted,
    "always": lambda _, wanted: bool(wanted),
}
"""What each key of a rule's `when` asks of the answers."""


def _count(dose: Raw) -> int:
    return int(dose["sets"] * dose["repetitions"])


def understands_every_rule(case: Case) -> Faults:
    """A routine is judged only by rules whose every key this audit knows."""
    for rule in case.shelf.rules:
        for key in sorted(_unknown(rule)):
            yield None, f"the rule {rule['id']} has {key}, which this audit does not know"


def _unknown(rule: Raw) -> set[str]:
    keys = {*rule} - KEYS
    conditions = {*rule["when"]} - {*CONDITIONS}
    limits = {*rule.get("caps", {})} - {*LIMITS}
    words = {rule[key] for key, known in SPOKEN.items() if rule.get(key, known[0]) not in known}
    return keys | conditions | limits | words


def obeys_every_rule(case: Case) -> Faults:
    """A routine has no form that a rule in force bars."""
    for rule in _in_force(case, *BARRING):
        for performed in case.steps:
            if _bites(rule, performed):
                yield performed.name, f"is barred by the rule {rule['id']}"


def keeps_below_every_cap(case: Case) -> Faults:
    """A routine's doses stay below the caps in force."""
    for rule in _in_force(case, "cap"):
        for performed in case.steps:
            if _bites(rule, performed):
                for key in _exceeded(rule, performed.dose):
                    yield performed.name, f"{key} exceeds the rule {rule['id']}"


def _exceeded(rule: Raw, dose: Raw) -> list[str]:
    return [key for key, most in rule.get("caps", {}).items() if LIMITS[key](dose) > most]


def tells_the_caps_in_force(case: Case) -> Faults:
    """A routine tells every cap that concerns all of it, and keeps to those it tells."""
    told = {key: most for key, most in case.document["caps"].items() if key in LIMITS}
    for rule in _in_force(case, "cap"):
        for key, most in rule.get("caps", {}).items():
            if not _facets_asked(rule) and told.get(key, most + 1) > most:
                yield None, f"the cap on {key} of the rule {rule['id']} is not told"
    for performed in case.steps:
        for key in _exceeded({"caps": told}, performed.dose):
            yield performed.name, f"{key} exceeds the cap told"


def gives_every_caution(case: Case) -> Faults:
    """A routine carries the sentence of every warning in force that concerns one of its steps."""
    given = {each["rule"] for each in case.document["cautions"]}
    for rule in _cautions_due(case):
        if rule["id"] not in given:
            yield None, f"the caution {rule['id']} is missing"


def _cautions_due(case: Case) -> Iterator[Raw]:
    for rule in _in_force(case, "warn"):
        if not _facets_asked(rule) or any(_concerns(rule, each) for each in case.steps):
            yield rule
    for rule in _in_force(case, "cap"):
        if "worst_pain_from" in rule["when"]:
            yield rule
    asked = {case.shelf.questions[flag]["rule"] for flag in _known_flags(case)}
    for rule in case.shelf.rules:
        if rule["id"] in asked and rule["action"] == "warn":
            yield rule


def _known_flags(case: Case) -> list[str]:
    return [flag for flag in case.told.answers["red_flags"] if flag in case.shelf.questions]


def _in_force(case: Case, *actions: str) -> Iterator[Raw]:
    for rule in case.shelf.rules:
        screening = rule.get("acts_in", "screening") == "screening"
        if screening and rule["action"] in actions and _holds(case.told, rule["when"]):
            yield rule


def _holds(told: Told, when: Raw) -> bool:
    known = {key: value for key, value in when.items() if key in CONDITIONS}
    return all(CONDITIONS[key](told, value) for key, value in known.items())


def _facets_asked(rule: Raw) -> bool:
    return bool(rule.get("touches") or rule.get("plain"))


def _concerns(rule: Raw, performed: Performed) -> bool:
    always: Raw = {"offered": "always", **performed.exercise}
    touched = _matches(rule.get("touches", {}), {**always, **performed.tags})
    return touched and _matches(rule.get("plain", {}), {**always, **performed.exercise["tags"]})


def _matches(asked: Raw, facets: Raw) -> bool:
    return all(_meets(facets[key], values) for key, values in asked.items() if key in facets)


def _meets(found: Any, values: list[Any]) -> bool:
    return any(each in values for each in (found if isinstance(found, list) else [found]))


def _bites(rule: Raw, performed: Performed) -> bool:
    spared = any(each in performed.provisions for each in rule.get("unless", ()))
    return _concerns(rule, performed) and not spared
