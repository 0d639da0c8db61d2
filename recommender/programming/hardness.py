"""Which days are hard, and what follows for the days beside them?

ACSM (2011) asks for half an hour of moderate activity on most days, so that much usual work a day
is not hard; and it leaves 48 hours between sessions of strength work for the same muscles, so days
of more, or of demanding work, do not stand side by side. That both carry over to these exercises,
and where the second line is drawn, is derived.
"""

from __future__ import annotations

from recommender.routine import Routine
from recommender.steering import Adapted, Ceiling

DEMANDING = 3
DEMANDING_SECONDS = 120
"""Seconds of demanding work, both sides together, from which a day is hard. Derived."""
EFFORT_SECONDS = 1_800
"""Effort from which a day is hard: each second of usual work counts once, of demanding work twice.

Half an hour. ACSM11.
"""
SOURCES = ("ACSM11",)
LIGHT = Ceiling(intensity=1)
"""What a day beside a hard one allows: no effort in this sense."""
RULE = "R-WK-01"
LIGHTER = Adapted(
    rule=RULE, sentence="A lighter day: the one beside it is demanding, and the body needs a rest."
)


def effort(routine: Routine) -> int:
    """Seconds of work beyond easy, both sides together, demanding ones counted twice."""
    return sum((step.dose.intensity - 1) * step.work_seconds for step in routine.steps)


def is_hard(routine: Routine) -> bool:
    """Whether a routine makes a hard day."""
    demanding = sum(step.work_seconds for step in routine.steps if step.dose.intensity >= DEMANDING)
    return demanding >= DEMANDING_SECONDS or effort(routine) >= EFFORT_SECONDS
