"""What stands behind the claim of safety, before any of it is drawn?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from recommender.catalog.adaptation import FeedbackRule
from recommender.catalog.loading import Catalog
from recommender.catalog.proof import Mutants, Proof
from recommender.catalog.rule_words import (
    GROUPS,
    action_words,
    filled,
    group_of,
    limit_words,
    touch_words,
    when_words,
)
from recommender.catalog.vocabulary import Rule, Source
from recommender.catalog.wording import day_words

NOT_MADE = "No full check is on record for this catalog yet."
OLDER = (
    "This check was made for an earlier version of the exercises or rules. It says nothing about "
    "what has changed since."
)


@dataclass(frozen=True)
class Count:
    """One number of the sweep, and what it counts."""

    label: str
    value: str
    meaning: str


@dataclass(frozen=True)
class Sweep:
    """The last sweep: `made` in words, what it counted, and a `warning` when it is not for this."""

    made: str
    counts: tuple[Count, ...]
    warning: str = ""


def sweep(catalog: Catalog) -> Sweep | None:
    """The last sweep; None when nothing was counted."""
    proof = catalog.proof
    if proof is None or not proof.recipe.intakes:
        return None
    is_current = (proof.catalog, proof.rules) == (catalog.digest, catalog.rules_digest)
    made = f"Made on {day_words(proof.made_on)} with **{proof.command}**."
    return Sweep(made, tuple(_counts(proof)), "" if is_current else OLDER)


def _counts(proof: Proof) -> list[Count]:
    unsafe = proof.filter.unsafe + proof.recipe.unsafe
    counts = [
        Count("Unsafe found", _number(unsafe), "In all of what is counted here. It has to be 0."),
        Count(
            "Whole routines checked",
            _number(proof.recipe.routines),
            f"Made for {_number(proof.recipe.intakes)} different people on paper.",
        ),
        Count(
            "Times an exercise was judged",
            _number(proof.filter.verdicts),
            f"{_number(proof.filter.forms)} ways to do an exercise, each for "
            f"{_number(proof.filter.combinations)} combinations of answers.",
        ),
    ]
    if proof.planted.routines:
        counts.append(_planted(proof))
    if made := sum(each.made for each in proof.mutants.values()):
        counts.append(_noticed(proof.mutants, made))
    return counts


def _planted(proof: Proof) -> Count:
    planted = proof.planted
    caught = planted.routines_caught + planted.rules_caught
    return Count(
        "Planted faults caught",
        f"{_number(caught)} of {_number(planted.routines + planted.rules)}",
        "Unsafe routines and loosened rules, put in on purpose to see whether they are caught.",
    )


def _noticed(mutants: Mapping[str, Mutants], made: int) -> Count:
    killed = sum(each.killed for each in mutants.values())
    return Count(
        "Small changes noticed",
        f"{100 * killed // made} %",
        f"{_number(killed)} of {_number(made)} changes to the code that keeps people safe were "
        "noticed by a test.",
    )


def _number(count: int) -> str:
    return f"{count:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")


@dataclass(frozen=True)
class RuleShown:
    """A rule in words, with its sources; `review` is empty while nobody has reviewed it."""

    id: str
    group: str
    sentence: str
    acts: str
    when: str
    concerns: str
    sources: tuple[Source, ...]
    derived: bool
    review: str

    def matches(self, words: str) -> bool:
        """Whether every word stands somewhere in the rule, its sources included."""
        cited = [f"{each.author} {each.title} {each.year or ''}" for each in self.sources]
        parts = (self.id, self.group, self.sentence, self.acts, self.when, self.concerns)
        text = " ".join((*parts, *cited, self.review)).casefold()
        return all(word in text for word in words.casefold().split())


def rules_shown(catalog: Catalog, words: str = "") -> tuple[RuleShown, ...]:
    """Every rule in which the words stand, in the order of the catalog."""
    shown = [_rule(catalog, rule) for rule in catalog.rules]
    shown += [_feedback_rule(catalog, rule) for rule in catalog.adaptations]
    return tuple(each for each in shown if each.matches(words))


def _rule(catalog: Catalog, rule: Rule) -> RuleShown:
    limits = limit_words(rule)
    acts = action_words(rule)
    return RuleShown(
        id=rule.id,
        group=GROUPS[group_of(rule)],
        sentence=rule.sentence,
        acts=f"{acts}: {limits}" if limits else acts,
        when=when_words(catalog, rule),
        concerns=touch_words(rule),
        sources=tuple(catalog.source(key) for key in rule.sources),
        derived=rule.derived,
        review=_review(rule),
    )


def _feedback_rule(catalog: Catalog, rule: FeedbackRule) -> RuleShown:
    return RuleShown(
        id=rule.id,
        group=GROUPS[group_of(rule)],
        sentence=filled(rule),
        acts=rule.effect_words,
        when=rule.when_words,
        concerns="",
        sources=tuple(catalog.source(key) for key in rule.sources),
        derived=rule.derived,
        review=_review(rule),
    )


def _review(rule: Rule | FeedbackRule) -> str:
    if rule.reviewed_by is None or rule.reviewed_on is None:
        return ""
    return f"Reviewed by {rule.reviewed_by} on {day_words(rule.reviewed_on)}."
