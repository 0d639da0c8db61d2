"""How is a rule told in words: what it does, when, and to what?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from recommender.catalog.adaptation import FeedbackRule
from recommender.catalog.loading import Catalog
from recommender.catalog.vocabulary import Rule
from recommender.catalog.wording import listed

GROUPS: Mapping[str, str] = {
    "RF": "Signs that need care first",
    "PG": "Pregnancy and after birth",
    "KN": "Knee",
    "WR": "Wrist",
    "NK": "Neck",
    "DIR": "Direction and sciatica",
    "OS": "Osteoporosis and age",
    "DO": "Dose and order",
    "AC": "What you have and can do",
    "PN": "What you felt and said",
}
"""The groups of the ids, in the order in which they are shown."""

ACTIONS: Mapping[str, str] = {
    "block": "sends to care; there is no routine",
    "exclude": "leaves out",
    "swap": "leaves out, and names another exercise",
    "modify": "leaves out, unless it is adjusted",
    "cap": "limits",
    "prefer": "would rather not",
    "warn": "warns",
}
PLACES: Mapping[str, str] = {
    "solver": "a routine is put together",
    "session": "you do the routine",
}
STAGES: Mapping[tuple[str, ...], str] = {
    ("trimester-1", "trimester-2", "trimester-3"): "any week",
    ("trimester-2", "trimester-3"): "from week 14 on",
}
PROPERTIES: Mapping[str, str] = {
    "position supine": "lying on the back",
    "position prone": "lying on the front",
    "position quadruped": "on hands and knees",
    "position standing": "standing",
    "surface floor": "on the floor",
    "surface ball": "sitting on a ball",
    "trunk flat": "the trunk flat",
    "trunk propped": "the trunk propped up",
    "twist closed": "a twist that presses the belly",
    "deep_backbend": "a deep bend back",
    "deep_bend": "a deep bend forward",
    "end_range": "going to the end of the range",
    "abdominal": "work of the belly",
    "balance": "balance",
    "asymmetric": "wide, one-legged or uneven legs",
    "kneeling": "kneeling",
    "knee_flexion deep": "a deep bend of the knee",
    "knee_torsion": "a turn in the knee",
    "grip shin": "holding the shin",
    "wrist weight": "weight on the hands",
    "wrist partial": "a little weight on the hands",
    "support palms": "on the palms",
    "support fists": "on the fists",
    "spine flexion": "rounding the back",
    "spine extension": "arching the back",
    "spine rotation": "turning the back",
    "offered when-locked": "what is offered on request only",
}
"""Tags and values as a person would say them; what is missing here is told as it is written."""

_UNITS: Mapping[str, str] = {
    "intensity": "intensity at most {}",
    "hold_seconds": "holds of {} s at most",
    "hold_repetitions": "each hold at most {} times",
    "paced_repetitions": "each movement at most {} times",
}


def group_of(rule: Rule | FeedbackRule) -> str:
    """The group in a rule's id."""
    return rule.id.split("-")[1]


def action_words(rule: Rule) -> str:
    """What a rule does."""
    return ACTIONS[rule.action]


def when_words(catalog: Catalog, rule: Rule) -> str:
    """When a rule is in force."""
    if rule.acts_in == "questions":
        asked = [each.text for each in catalog.questions if each.rule == rule.id]
        return f"yes to: {' / '.join(asked)}"
    if rule.acts_in != "screening":
        return PLACES[rule.acts_in]
    return " and ".join(_conditions(catalog, rule))


def _conditions(catalog: Catalog, rule: Rule) -> Iterator[str]:
    when = rule.when
    stages = {term.id: term.label.lower() for term in catalog.trimesters}
    ways = {term.id: term.label.lower() for term in catalog.directions}
    facts = {term.id: term.label for term in catalog.facts}
    for concern, levels in (("knee", when.knee), ("wrist", when.wrist)):
        if levels:
            yield f"{concern}: {_either(levels)}"
    if when.pregnancy:
        told = _either([stages[each] for each in when.pregnancy])
        yield f"pregnant, {STAGES.get(when.pregnancy, told)}"
    if when.week_from is not None:
        yield f"week {when.week_from} or later where the week is known"
    if when.worse_when:
        yield f"worse when {_either([ways[each] for each in when.worse_when])}"
    if when.facts:
        yield _either([facts[each] for each in when.facts])
    if when.worst_pain_from is not None:
        yield f"the worst pain is {when.worst_pain_from} or more"
    if when.any_concern:
        yield "anything has to be spared"
    if when.no_floor:
        yield "the floor cannot be used"
    if when.always:
        yield "always"


def _either(words: tuple[str, ...] | list[str]) -> str:
    return " or ".join(words)


def touch_words(rule: Rule) -> str:
    """Which properties of a form a rule concerns; empty when all forms."""
    parts = [_property(key, values) for key, values in rule.touches.items()]
    parts += [f"{_property(key, values)} before adjustment" for key, values in rule.plain.items()]
    return listed(parts) if parts else ""


def _property(key: str, values: tuple[Any, ...]) -> str:
    return _either([_spoken(key, value) for value in values])


def _spoken(key: str, value: Any) -> str:
    known = PROPERTIES.get(key if value is True else f"{key} {value}")
    return known or f"{key} {value}".replace("_", " ").replace("-", " ")


def limit_words(rule: Rule) -> str:
    """The limits that a rule sets; empty when none."""
    limits = rule.caps.model_dump(exclude_none=True)
    return listed([_UNITS[key].format(value) for key, value in limits.items()])


EXAMPLES: Mapping[str, str] = {
    "exercise": "Bridge",
    "exercises": "Bridge",
    "day": "Monday",
    "on": "on Monday",
    "until": "30 November 2026",
}
"""What stands in the blanks of a sentence where it is shown as an example."""


def filled(rule: FeedbackRule) -> str:
    """The sentence of a rule of feedback, as it would be told."""
    return rule.sentence.format(**{**rule.numbers, **EXAMPLES})
