"""Is each exercise done as much as its sources and the limits allow? A routine ..."""

from __future__ import annotations

from recommender.auditing.case import Case, Performed
from recommender.auditing.finding import Faults, Raw

LONG_FROM_MINUTES = 31
"""Above 30 minutes an exercise may be worked longer."""

MOST_HELD_SECONDS = {False: 60, True: 90}
MOST_PACED_SECONDS = {False: 90, True: 120}
MOST_WALKING_SECONDS = 600
PASSIVE_SHARE = 5
"""Walking, and supported rest, take at most one in so many seconds of the minutes."""


def stays_inside_a_band(case: Case) -> Faults:
    """A routine's dose is one that a band of the exercise gives, at that intensity."""
    for performed in case.steps:
        if performed.dose["per_side"] != performed.exercise["per_side"]:
            yield performed.name, "the dose and the exercise disagree about sides"
        if not any(_inside(performed.dose, band) for band in performed.exercise["doses"]):
            yield performed.name, "no band of the exercise gives this dose"


def _inside(dose: Raw, band: Raw) -> bool:
    held = band["kind"] == "hold"
    seconds, other = ("hold_seconds", "paced_seconds")[:: 1 if held else -1]
    return (
        dose[seconds] in band["seconds"]
        and dose[other] == 0
        and dose["repetitions"] in band["repetitions"]
        and dose["sets"] == band.get("sets", 1)
        and dose["intensity"] == band["intensity"]
    )


def holds_no_longer_than_helps(case: Case) -> Faults:
    """A routine holds an exercise at most 60 s a side, 90 s above 30 minutes."""
    most = MOST_HELD_SECONDS[case.told.minutes >= LONG_FROM_MINUTES]
    for performed in _active(case):
        if performed.held() > most:
            yield performed.name, f"is held {performed.held()} s a side; the most is {most} s"


def repeats_no_longer_than_helps(case: Case) -> Faults:
    """A routine repeats an exercise at most 90 s a side, 120 s above 30 minutes."""
    most = MOST_PACED_SECONDS[case.told.minutes >= LONG_FROM_MINUTES]
    for performed in _active(case):
        if performed.paced() > most:
            yield performed.name, f"moves {performed.paced()} s a side; the most is {most} s"


def _active(case: Case) -> list[Performed]:
    return [each for each in case.steps if each.role == "movement"]


def walks_and_rests_a_fifth_at_most(case: Case) -> Faults:
    """A routine walks, and rests supported, at most a fifth of the minutes; it walks 10 minutes."""
    fifth = case.told.minutes * 60 // PASSIVE_SHARE
    most = {"walking": min(fifth, MOST_WALKING_SECONDS), "supported-rest": fifth}
    spent = dict.fromkeys(most, 0)
    for performed in case.steps:
        if performed.role in spent:
            sides = 2 if performed.exercise["per_side"] else 1
            spent[performed.role] += sides * (performed.held() + performed.paced())
    for role, seconds in spent.items():
        if seconds > most[role]:
            yield None, f"{role} takes {seconds} s; the most is {most[role]} s"
