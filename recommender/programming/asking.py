"""When must the answers be given anew before more is composed?

When a trimester begins, since other rules hold from then on; else after four weeks, because a back
changes: it starts to ease in two weeks and is mostly better in four to six (NHS-LBP). That it is
asked after four is derived.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from recommender.intake import Intake, check_intake, weeks_later
from recommender.programme import Programme

DAYS_TOLD = 28
"""Days for which answers hold. Derived."""
ANY_MINUTES = 5
Reason = Literal["pregnancy-over", "trimester", "monthly"]
SENTENCES = {
    "pregnancy-over": (
        "By the weeks that you told, your baby should be here by now. Please answer again, so that "
        "your routines fit you as you are."
    ),
    "trimester": (
        "A new part of your pregnancy begins, and other care goes with it. Please answer again, "
        "so that your routines fit."
    ),
    "monthly": "Four weeks have passed. Please answer again: much may have changed.",
}


@dataclass(frozen=True)
class Ask:
    """From a day on nothing is composed until the answers are given anew, and why."""

    day: date
    reason: Reason
    sentence: str


def asks_again(programme: Programme, today: date) -> Ask | None:
    """Why the answers have to be given anew before a day is composed; None when they still hold."""
    told = answers(programme)
    since = (today - programme.told_on).days
    now = weeks_later(told, since // 7)
    if now is None:
        return _ask(today, "pregnancy-over")
    if now.trimester != told.trimester:
        return _ask(today, "trimester")
    return _ask(today, "monthly") if since >= DAYS_TOLD else None


def answers(programme: Programme) -> Intake:
    """What was told when the programme was made, for any minutes.

    Raises:
        BadIntake: when the answers cannot be read.
    """
    return check_intake({**programme.intake, "minutes": ANY_MINUTES})


def _ask(day: date, reason: Reason) -> Ask:
    return Ask(day, reason, SENTENCES[reason])
