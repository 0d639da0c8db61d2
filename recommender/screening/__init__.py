"""Who must not do what, and why: cleared, modified, barred, or referred to care."""

from recommender.screening.clearing import caps_exceeded
from recommender.screening.conditions import has_concern, holds, rules_in_force
from recommender.screening.judging import judge, screen
from recommender.screening.matching import reasons_against
from recommender.screening.referring import refer
from recommender.screening.verdicts import Barred, Cleared, ClearedForm, Screening

__all__ = [
    "Barred",
    "Cleared",
    "ClearedForm",
    "Screening",
    "caps_exceeded",
    "has_concern",
    "holds",
    "judge",
    "reasons_against",
    "refer",
    "rules_in_force",
    "screen",
]
