"""What does each wish cost, in points, and in which steps is it counted?

The reasons and what a point buys stand in docs/rules.md, in this order.
"""

from __future__ import annotations

FULL_VALUE = 4
FURTHER_VALUE = 1
RELATED_VALUE = 2
DUE = 24
SHORT = 60
LOCK = 200
WANTED = 3_000
MISSING = 1_000
DROPPED = 600
CHANGED = 200
TOUCHED = 600
NEWCOMER = 150
NO_WARM_UP = 30
SHORT_WARM_UP = 4
NO_SETTLING = 30
UNRELATED = 8
FAMILY = 8
GET_UP = 6
EXERCISE = 5
SMALL_DOSE = 3
RUN = 3
IMBALANCE = 2
DROP = 3
HARD = 2
MOVE = 2
PASSIVE = 1
EQUIPMENT = 1
REST = 1

COVERAGE_STEP = 9
"""Units of work times weight for which coverage is paid: 15 s at weight 3."""
FULL_STEPS = 4
"""Steps at full value: 60 s."""
FURTHER_STEPS = 12
"""Steps at a quarter, to 240 s in all."""
DUE_STEP = 3
"""Units of 15 s, in which what is due is counted."""
LONGEST_RUN = 3
"""Exercises of one direction in one place that cost nothing."""
HALF_MINUTE = 6
"""Units of 30 s, in which several prices are counted."""
