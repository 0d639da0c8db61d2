"""What can the judgement on an exercise be?"""

from __future__ import annotations

from collections.abc import Mapping

from recommender.catalog.exercise import Dose, Form
from recommender.catalog.vocabulary import Rule, Value
from recommender.routine import Referral


class ClearedForm(Value):
    """A form that every rule allows.

    `doses` are those inside the caps, `price` the points of the PREFER rules that touch it,
    `rules` the rules that its adjustments answer.
    """

    form: Form
    doses: tuple[Dose, ...]
    price: int
    rules: tuple[str, ...]


class Cleared(Value):
    """An exercise that may be done, in its least adjusted forms."""

    exercise: str
    forms: tuple[ClearedForm, ...]


class Barred(Value):
    """An exercise that must not be done, by which rule, and what would be needed to allow it."""

    exercise: str
    rule: str
    sentence: str
    lacking: tuple[str, ...] = ()


class Screening(Value):
    """The judgement on every exercise of the catalog, or a referral."""

    referral: Referral | None = None
    cleared: tuple[Cleared, ...] = ()
    barred: tuple[Barred, ...] = ()
    warnings: tuple[Rule, ...] = ()
    caps: Mapping[str, int] = {}
