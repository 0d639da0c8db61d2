"""How does a reviewer get every safety rule, with room for a verdict on each?"""

from __future__ import annotations

from recommender.catalog.adaptation import FeedbackRule
from recommender.catalog.loading import Catalog
from recommender.catalog.rule_words import (
    action_words,
    filled,
    limit_words,
    touch_words,
    when_words,
)
from recommender.catalog.vocabulary import Rule
from recommender.exports.spreadsheet import table

COLUMNS = (
    "rule",
    "what a person is told",
    "what it does",
    "in force when",
    "concerns",
    "spared by",
    "limits",
    "severity (1 worst to 4)",
    "sources",
    "derived",
    "reviewed by",
    "reviewed on",
)
TO_FILL_IN = ("your verdict (right, wrong, unsure)", "your reason", "your name", "date")


def rules_csv(catalog: Catalog) -> bytes:
    """One row per rule, in the order of the catalog; the last columns are the reviewer's."""
    blank = ("",) * len(TO_FILL_IN)
    rows = [_cells(catalog, rule) for rule in catalog.rules]
    rows += [_feedback_cells(catalog, rule) for rule in catalog.adaptations]
    return table((*COLUMNS, *TO_FILL_IN), ((*cells, *blank) for cells in rows))


def _cells(catalog: Catalog, rule: Rule) -> tuple[str, ...]:
    provisions = {term.id: term.label for term in catalog.provisions}
    return (
        rule.id,
        rule.sentence,
        action_words(rule),
        when_words(catalog, rule),
        touch_words(rule),
        "; ".join(provisions[each] for each in rule.unless),
        limit_words(rule),
        str(rule.severity),
        *_behind(catalog, rule),
    )


def _feedback_cells(catalog: Catalog, rule: FeedbackRule) -> tuple[str, ...]:
    none = ("",) * 4
    return (
        rule.id,
        filled(rule),
        rule.effect_words,
        rule.when_words,
        *none,
        *_behind(catalog, rule),
    )


def _behind(catalog: Catalog, rule: Rule | FeedbackRule) -> tuple[str, ...]:
    """Who says so, and who has looked at it."""
    return (
        "; ".join(_source(catalog, key) for key in rule.sources),
        "yes" if rule.derived else "no",
        rule.reviewed_by or "",
        "" if rule.reviewed_on is None else rule.reviewed_on.isoformat(),
    )


def _source(catalog: Catalog, key: str) -> str:
    source = catalog.source(key)
    year = f" ({source.year})" if source.year else ""
    return f"{source.author}{year}, {source.title}, quality {source.quality}, {source.url}"
