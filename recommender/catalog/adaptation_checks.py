"""Are the rules of feedback sound: every number there, every blank known, every case once?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from string import Formatter

from recommender.catalog.adaptation import HEEDED, FeedbackRule, Heeds
from recommender.catalog.exercise_checks import Fault, claims
from recommender.catalog.loading import Catalog
from recommender.catalog.table_checks import unfounded

STEP_DOWN = ("levels", "less_percent", "days")
NUMBERS: Mapping[Heeds, tuple[str, ...]] = {
    "hurt-badly": ("pain_from", "days"),
    "never": (),
    "already": (),
    "irritable": ("rise", "times", "of", "days"),
    "next-day": ("rise", *STEP_DOWN),
    "too-hard": STEP_DOWN,
    "hurt": ("pain_from", "pain_to", *STEP_DOWN),
    "growth": ("percent", "levels", "week_days", "days"),
    "too-easy": ("times",),
    "favourite": (),
    "hurt-again": ("times",),
    "worse": ("days",),
    "no-better-long": ("weeks", "days"),
    "no-better": ("weeks", "days"),
}
"""The numbers that the judgement asks of each rule."""
BLANKS: Mapping[Heeds, tuple[str, ...]] = {
    "hurt-badly": ("exercise", "on", "until"),
    "never": ("exercises",),
    "already": ("exercise",),
    "next-day": ("day", "on"),
    "too-hard": ("day", "on"),
    "hurt": ("exercise", "on"),
    "hurt-again": ("exercises",),
}
"""What may be filled into each sentence, besides the numbers."""
BOTH_CASES: tuple[Heeds, ...] = ("hurt-badly", "hurt")


def has_its_numbers(catalog: Catalog, rule: FeedbackRule) -> Fault:  # noqa: ARG001
    """A rule has the numbers that the judgement asks for, and no others."""
    for number in sorted(set(NUMBERS[rule.heeds]) ^ set(rule.numbers)):
        yield f"{number} is {'not wanted here' if number in rule.numbers else 'missing'}"


def fills_its_blanks(catalog: Catalog, rule: FeedbackRule) -> Fault:  # noqa: ARG001
    """Whatever stands in braces can be filled in."""
    told = {*BLANKS.get(rule.heeds, ()), *rule.numbers}
    texts = {"when": rule.when, "does": rule.does, "sentence": rule.sentence}
    texts |= {"otherwise": rule.otherwise} if rule.otherwise else {}
    for where, text in texts.items():
        known = told if where in ("sentence", "otherwise") else set(rule.numbers)
        for blank in sorted(_blanks(text) - known):
            yield f"{where} has the blank {blank}, which nothing fills"


def _blanks(text: str) -> set[str]:
    try:
        return {blank for _, blank, _, _ in Formatter().parse(text) if blank is not None}
    except ValueError:
        return {text}


def tells_both_cases(catalog: Catalog, rule: FeedbackRule) -> Fault:  # noqa: ARG001
    """A rule with two cases has a sentence for each."""
    if (rule.heeds in BOTH_CASES) != (rule.otherwise is not None):
        yield "otherwise must stand in the rules with two cases, and nowhere else"


def applies_a_known_rule(catalog: Catalog, rule: FeedbackRule) -> Fault:
    """What a rule applies is a safety rule; that of an irritable back has limits."""
    known = {each.id: each for each in catalog.rules}
    if rule.applies is not None and rule.applies not in known:
        yield f"applies {rule.applies}, which is not in rules.toml"
    elif rule.heeds == "irritable":
        applied = known.get(rule.applies or "")
        if applied is None or not applied.caps.model_dump(exclude_none=True):
            yield "applies no rule with limits"


def says_where_it_comes_from(catalog: Catalog, rule: FeedbackRule) -> Fault:
    """A rule cites known sources; without a good one it is marked derived."""
    yield from unfounded(catalog, rule.sources, rule.derived)


def promises_no_cure(catalog: Catalog, rule: FeedbackRule) -> Fault:  # noqa: ARG001
    """No sentence claims a cure."""
    for claim in claims(rule.sentence, rule.otherwise or "", rule.when, rule.does):
        yield f"a sentence says '{claim}'"


def every_feedback_is_heeded_once(catalog: Catalog) -> Fault:
    """Each thing that can be said has exactly one rule."""
    heeded = [rule.heeds for rule in catalog.adaptations]
    for each in HEEDED:
        if heeded.count(each) != 1:
            yield f"{each} has {heeded.count(each)} rules instead of one"


def pain_goes_on_eases_and_stops(catalog: Catalog) -> Fault:
    """The pain that eases a step ends just below the pain that stops it."""
    numbers = {rule.heeds: rule.numbers for rule in catalog.adaptations}
    ease, stop = numbers.get("hurt", {}), numbers.get("hurt-badly", {})
    last, first = ease.get("pain_to", 0), stop.get("pain_from", 0)
    if not 1 <= ease.get("pain_from", 0) <= last or last + 1 != first or first > 10:
        yield "the pains that ease and that stop a step leave a gap, overlap or leave the scale"


ADAPTATION_CHECKS: tuple[Callable[[Catalog, FeedbackRule], Fault], ...] = (
    has_its_numbers,
    fills_its_blanks,
    tells_both_cases,
    applies_a_known_rule,
    says_where_it_comes_from,
    promises_no_cure,
)
TABLE_CHECKS: tuple[Callable[[Catalog], Fault], ...] = (
    every_feedback_is_heeded_once,
    pain_goes_on_eases_and_stops,
)
