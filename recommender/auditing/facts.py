"""Is each person spared what else they told: pain, direction, facts? A routine ..."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from recommender.auditing.case import Case
from recommender.auditing.concerns import BARRED, unless_met
from recommender.auditing.finding import Faults, Raw
from recommender.auditing.told import Told

What = Mapping[str, Any]
"""Properties of a form, all of which must be found; `plain_` ones are those before adjustment."""

ANYTHING: What = {}
SEVERE_PAIN = 7
WORSE = {"bending": "flexion", "leaning-back": "extension"}
NECK = ("neck-rotation", "neck-side-bend", "neck-retraction", "neck-diagonal")


class Bar(NamedTuple):
    """Who has one of the facts must not do this, unless a form provides something."""

    facts: tuple[str, ...]
    what: What
    unless: str = BARRED


BARS = (
    Bar(("osteoporosis",), {"deep_bend": True}),
    Bar(("osteoporosis",), {"spine": "flexion", "end_range": True}),
    Bar(("osteoporosis",), {"spine": "rotation", "end_range": True}),
    Bar(("osteoporosis",), {"family": "thoracic-extension", "end_range": True}),
    Bar(("osteoporosis", "older-adult"), {"surface": "ball"}),
    Bar(("osteoporosis", "older-adult"), {"balance": True}, "support-at-hand"),
    Bar(("older-adult",), {"position": "standing", "deep_bend": True}),
    Bar(("pelvic-girdle-pain",), {"asymmetric": True}),
    Bar(("sciatica-flare",), {"family": "hamstring"}),
    Bar(("postpartum",), {"abdominal": True}),
)


class Limit(NamedTuple):
    """For whom a dose has limits, on which forms."""

    who: Callable[[Told], bool]
    what: What
    most: Mapping[str, int]


def fact(name: str) -> Callable[[Told], bool]:
    """Asks whether a fact was told."""
    return lambda told: told.has(name)


BEGINNER = {"intensity": 2, "hold_seconds": 20, "holds": 1, "paces": 5}
LIMITS = (
    Limit(lambda _: True, ANYTHING, {"hold_seconds": 30}),
    Limit(fact("new-to-exercise"), ANYTHING, BEGINNER),
    Limit(fact("just-woke-up"), {"deep_bend": True}, {"intensity": 1}),
    Limit(fact("just-woke-up"), {"spine": "flexion", "end_range": True}, {"intensity": 1}),
    Limit(fact("sciatica-flare"), {"end_range": True}, {"intensity": 1, "hold_seconds": 20}),
    Limit(fact("postpartum"), {"plain_end_range": True}, {"intensity": 1, "hold_seconds": 30}),
)


class Say(NamedTuple):
    """Who must be told the sentence of a rule, when a step has these properties."""

    rule: str
    who: Callable[[Told], bool]
    what: What = ANYTHING


def pregnant(told: Told) -> bool:
    """Asks for any trimester."""
    return told.pregnant


def first_trimester(told: Told) -> bool:
    """Asks for the first."""
    return told.trimester == "trimester-1"


def sore_knee(told: Told) -> bool:
    """Asks for any level."""
    return told.level("knee") != "none"


def easily_hurt_by_a_fall(told: Told) -> bool:
    """Asks for osteoporosis or 65 years."""
    return told.has("osteoporosis") or told.has("older-adult")


def in_strong_pain(told: Told) -> bool:
    """Asks for a pain of 7 or more."""
    return told.worst_pain >= SEVERE_PAIN


CAUTIONS = (
    Say("R-DIR-03", lambda _: True),
    *(Say("R-NK-01", lambda _: True, {"family": family}) for family in NECK),
    Say("R-DO-10", in_strong_pain),
    Say("R-PG-06a", first_trimester, {"position": "prone"}),
    Say("R-PG-10a", first_trimester, {"abdominal": True}),
    Say("R-PG-11", pregnant),
    Say("R-PG-13b", fact("pelvic-girdle-pain")),
    Say("R-PG-15", pregnant),
    Say("R-PG-16b", fact("postpartum")),
    Say("R-KN-05", sore_knee, {"surface": "floor"}),
    Say("R-KN-07", sore_knee),
    Say("R-OS-04", easily_hurt_by_a_fall, {"surface": "floor"}),
)


def stays_gentle_in_strong_pain(case: Case) -> Faults:
    """A routine for a pain of 7 or more is gentle throughout."""
    for performed in case.steps:
        if in_strong_pain(case.told) and performed.dose["intensity"] > 1:
            yield performed.name, "is not gentle although the pain is strong"


def bends_no_worse_way(case: Case) -> Faults:
    """A routine never bends the back in the direction that makes it worse."""
    worse = WORSE.get(case.told.answers["worse_when"])
    for performed in case.steps:
        if worse is not None and performed.has("spine", worse):
            yield performed.name, f"{worse} makes it worse"


def respects_the_facts(case: Case) -> Faults:
    """A routine keeps from each person what their facts bar."""
    for performed in case.steps:
        for bar in BARS:
            if any(case.told.has(fact) for fact in bar.facts) and performed.has_all(bar.what):
                yield from unless_met(performed, bar.unless, bar.what)


def doses_by_the_facts(case: Case) -> Faults:
    """A routine holds at most 30 s, and stays below what the facts allow."""
    for performed in case.steps:
        for limit in LIMITS:
            if limit.who(case.told) and performed.has_all(limit.what):
                for key, most in limit.most.items():
                    if amounts(performed.dose)[key] > most:
                        yield performed.name, f"{key} is more than {most}"


def amounts(dose: Raw) -> dict[str, int]:
    """What a limit can be about; `holds` and `paces` count repetitions on one side."""
    count = dose["sets"] * dose["repetitions"]
    return {
        "intensity": dose["intensity"],
        "hold_seconds": dose["hold_seconds"],
        "holds": count if dose["hold_seconds"] else 0,
        "paces": count if dose["paced_seconds"] else 0,
    }


def says_what_the_facts_ask_for(case: Case) -> Faults:
    """A routine carries every caution that its steps and the answers ask for."""
    given = {each["rule"] for each in case.document["cautions"]}
    for rule in sorted(set(_asked_for(case)) - given):
        yield None, f"the caution {rule} is missing"


def _asked_for(case: Case) -> Iterator[str]:
    for say in CAUTIONS:
        if say.who(case.told) and any(each.has_all(say.what) for each in case.steps):
            yield say.rule
