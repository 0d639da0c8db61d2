"""How much work should each place get in a week, and how much does it get?

ACSM (2011, 2021) asks for 60 s for each stretch on two or three days a week at least, best on
every day. Carried over here: 60 s on each place that was asked for, on up to three days. That a
place stands for a stretch, and that both sides count together as in the journal, is derived.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from recommender.catalog.loading import Catalog
from recommender.catalog.vocabulary import TARGETS_FROM
from recommender.programme import Programme
from recommender.routine import Routine

DAY_SECONDS = 60
"""For each place and day. ACSM11, ACSM21."""
DAYS_THAT_COUNT = 3
"""Days a week on which the dose is aimed at; further ones are a gain. ACSM11, ACSM21."""
SOURCES = ("ACSM11", "ACSM21")


def weekly_target(programme: Programme, monday: date) -> Mapping[str, int]:
    """Seconds of work, both sides together, for each place asked in the week from a Monday."""
    days = min(DAYS_THAT_COUNT, len(programme.days(monday)))
    return {region: days * DAY_SECONDS for region in sorted(programme.intake["pain"]) if days}


def worked(catalog: Catalog, routine: Routine) -> Mapping[str, int]:
    """Seconds of work for each place, both sides together, by steps that are made for it."""
    seconds: Counter[str] = Counter()
    for step in routine.steps:
        if catalog.has(step.exercise) and catalog.exercise(step.exercise).role != "movement":
            continue
        for region, weight in step.regions.items():
            if weight >= TARGETS_FROM:
                seconds[region] += step.work_seconds
    return dict(sorted(seconds.items()))


def summed(parts: Iterable[Mapping[str, int]]) -> Mapping[str, int]:
    """Seconds by place of several days together."""
    total: Counter[str] = Counter()
    for each in parts:
        total.update(each)
    return total


def lacking(target: Mapping[str, int], had: Mapping[str, int]) -> Mapping[str, int]:
    """Seconds by place that are missing; places with enough are left out."""
    left = {region: wished - had.get(region, 0) for region, wished in target.items()}
    return {region: seconds for region, seconds in left.items() if seconds > 0}


def shared(left: Mapping[str, int], minutes: Sequence[int]) -> Mapping[str, int]:
    """What is due on the first of some days that are left: its share by their minutes."""
    return {region: -(-seconds * minutes[0] // sum(minutes)) for region, seconds in left.items()}
