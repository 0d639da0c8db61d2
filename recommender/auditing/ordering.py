"""Are phases and places in order, and the steps not too many? A routine ..."""

from __future__ import annotations

from itertools import groupby, pairwise

from recommender.auditing.case import Case
from recommender.auditing.finding import Faults

PHASES = ("warm-up", "main", "settle")
UP = ("standing", "seated")
FREE_EXERCISES = 2
HALF_MINUTES_EACH = 5
"""A further exercise for each started 2.5 minutes."""


def keeps_to_the_phases(case: Case) -> Faults:
    """A routine warms up, then does the main part, then settles, each with what is made for it."""
    found = [each.step["phase"] for each in case.steps]
    for performed in case.steps:
        if performed.step["phase"] not in performed.exercise["phases"]:
            yield performed.name, f"is not made for the phase {performed.step['phase']}"
    if found != [phase for phase in PHASES for each in found if each == phase]:
        yield None, "the phases are out of order"


def goes_through_its_places_once(case: Case) -> Faults:
    """A routine goes through the places of a phase in the catalog's order, each once."""
    for phase, steps in groupby(case.steps, key=lambda each: each.step["phase"]):
        visits = [place for place, _ in groupby(str(each.place["id"]) for each in steps)]
        ranks = [case.shelf.orders[phase].index(place) for place in visits]
        if any(later <= earlier for earlier, later in pairwise(ranks)):
            yield None, f"the places of the phase {phase} are out of order or come twice"


def begins_standing_and_ends_up(case: Case) -> Faults:
    """A routine begins standing and ends standing, or seated where its last place is a seat."""
    start, end = case.document["start_position"], case.document["end_position"]
    if start != "standing":
        yield None, f"it begins {start}"
    if end not in UP:
        yield None, f"it ends {end}"
    if end == "seated" and case.steps:
        place = case.steps[-1].place
        if not (place.get("ends_up", False) and place["position"] == "seated"):
            yield case.steps[-1].name, "it claims to end seated, but its last place is no seat"


def kneels_in_one_run(case: Case) -> Faults:
    """A routine for a sore knee goes down onto the knees at most once."""
    runs = [kneels for kneels, _ in groupby(each.kneels for each in case.steps)]
    if case.told.level("knee") != "none" and sum(runs) > 1:
        yield None, "it kneels in more than one run"


def is_not_crowded(case: Case) -> Faults:
    """A routine has at most two exercises and one more for each started 2.5 minutes."""
    most = FREE_EXERCISES - -case.told.minutes * 2 // HALF_MINUTES_EACH
    if len(case.document["steps"]) > most:
        yield None, f"it has {len(case.document['steps'])} exercises; the most is {most}"


def warms_up_briefly(case: Case) -> Faults:
    """A routine has at most two warm-ups, one below 8 minutes, three from 30."""
    yield from _at_most(case, "warm-up", few_below=8, many_from=30)


def settles_briefly(case: Case) -> Faults:
    """A routine has at most two settling steps, one below 12 minutes, three from 45."""
    yield from _at_most(case, "settle", few_below=12, many_from=45)


def _at_most(case: Case, phase: str, few_below: int, many_from: int) -> Faults:
    most = 1 + (case.told.minutes >= few_below) + (case.told.minutes >= many_from)
    count = sum(each["phase"] == phase for each in case.document["steps"])
    if count > most:
        yield None, f"it has {count} steps in the phase {phase}; the most is {most}"


def rests_supported_at_the_very_end(case: Case) -> Faults:
    """A routine's supported rest is its last step."""
    for performed in case.steps[:-1]:
        if performed.role == "supported-rest":
            yield performed.name, "a supported rest is not the last step"
