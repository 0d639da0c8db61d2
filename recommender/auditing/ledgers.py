"""Does every second stand in the ledger, and only those that the catalog says? A routine ..."""

from __future__ import annotations

from itertools import dropwhile, takewhile

from recommender.auditing.case import Case, Performed
from recommender.auditing.finding import Faults, Raw

GRAIN_SECONDS = 5
HELD_FROM_SECONDS = 15
"""Between holds of this many seconds and more comes a release."""

RELEASE_SECONDS = 5
SWITCH_SECONDS = 5
MOST_REST_SECONDS = 30
ORDER = {"move": 0, "set-up": 1, "work": 2, "switch": 2, "rest": 3}
Piece = tuple[str, int, str | None]
"""Kind, seconds and side."""

RELEASE: Piece = ("switch", RELEASE_SECONDS, None)
CHANGE: Piece = ("switch", SWITCH_SECONDS, None)


def has_no_gap(case: Case) -> Faults:
    """A routine's entries follow one another from 0 to its seconds, in steps of 5."""
    clock = 0
    for step in case.document["steps"]:
        for entry in step["ledger"]:
            if entry["start"] != clock:
                yield step["exercise"], f"an entry starts at {entry['start']} s, not at {clock} s"
            if entry["seconds"] <= 0 or entry["seconds"] % GRAIN_SECONDS:
                yield step["exercise"], f"an entry lasts {entry['seconds']} s"
            clock = entry["start"] + entry["seconds"]
    if clock != case.document["seconds"]:
        yield None, f"the ledger ends at {clock} s, not at {case.document['seconds']} s"


def tells_kinds_and_sides(case: Case) -> Faults:
    """A routine's entries are of known kinds in order: move, set up, work, rest, get up."""
    for at, performed in enumerate(case.steps):
        last = at == len(case.steps) - 1
        ranks = [ORDER.get(entry["kind"], -1) for entry in _before_rising(performed, last)]
        if -1 in ranks or ranks != sorted(ranks):
            yield performed.name, "its entries are out of order or of an unknown kind"
        for entry in performed.ledger:
            if entry["side"] not in _sides(performed, entry):
                yield performed.name, f"the side of its {entry['kind']} is wrong"


def _sides(performed: Performed, entry: Raw) -> tuple[str | None, ...]:
    sided = entry["kind"] == "work" and performed.exercise["per_side"]
    return ("left", "right") if sided else (None,)


def _before_rising(performed: Performed, last: bool) -> list[Raw]:
    if not last:
        return performed.ledger
    kept = list(dropwhile(_moves, reversed(performed.ledger)))
    return kept[::-1]


def _moves(entry: Raw) -> bool:
    return bool(entry["kind"] == "move")


def moves_as_far_as_it_must(case: Case) -> Faults:
    """A routine's moves take the catalog's seconds, from standing to the final getting up."""
    here = "standing"
    for at, performed in enumerate(case.steps):
        there = str(performed.place["id"])
        coming = _positive(case.shelf.seconds_between(here, there))
        going = _rising(case, performed) if at == len(case.steps) - 1 else []
        found = [entry["seconds"] for entry in takewhile(_moves, performed.ledger)]
        rest = performed.ledger[len(found) :]
        if found != coming:
            yield performed.name, f"the move from {here} takes {sum(found)} s, not {sum(coming)} s"
        if [entry["seconds"] for entry in rest if _moves(entry)] != going:
            yield performed.name, f"the moves after its work are not {sum(going)} s of getting up"
        here = there


def _rising(case: Case, performed: Performed) -> list[int]:
    place = performed.place
    if place.get("ends_up", False) and place["position"] == case.document["end_position"]:
        return []
    return _positive(case.shelf.seconds_between(place["id"], "standing"))


def _positive(seconds: int) -> list[int]:
    return [seconds] if seconds else []


def sets_each_form_up(case: Case) -> Faults:
    """A routine sets up as long as the exercise and its adjustments need."""
    for performed in case.steps:
        found = [each["seconds"] for each in performed.ledger if each["kind"] == "set-up"]
        if found != _positive(performed.setup_seconds):
            yield performed.name, f"sets up {sum(found)} s, not {performed.setup_seconds} s at once"


def works_as_dosed(case: Case) -> Faults:
    """A routine works each side for its dose: left, then right, both the same."""
    for performed in case.steps:
        expected = [piece for piece in dosed(performed) if piece[0] == "work"]
        if [piece for piece in done(performed) if piece[0] == "work"] != expected:
            yield performed.name, "its work is not its dose on each side"


def changes_sides_and_lets_go(case: Case) -> Faults:
    """A routine takes 5 s to change sides, and 5 s to let go between holds of 15 s and more."""
    for performed in case.steps:
        if _breaks(done(performed)) != _breaks(dosed(performed)):
            yield performed.name, "it does not change sides or let go where it must"


def _breaks(pieces: list[Piece]) -> list[Piece | str]:
    return [piece if piece[0] == "switch" else "work" for piece in pieces]


def done(performed: Performed) -> list[Piece]:
    """The work and switches of a step; work of one side that was not interrupted is one piece."""
    pieces: list[Piece] = []
    for entry in performed.ledger:
        piece = (entry["kind"], entry["seconds"], entry["side"])
        if entry["kind"] == "work" and pieces and pieces[-1][::2] == ("work", entry["side"]):
            pieces[-1] = ("work", pieces[-1][1] + entry["seconds"], entry["side"])
        elif entry["kind"] in ("work", "switch"):
            pieces.append(piece)
    return pieces


def dosed(performed: Performed) -> list[Piece]:
    """The work and switches that the dose asks for."""
    if performed.exercise["per_side"]:
        return [*_one_side(performed, "left"), CHANGE, *_one_side(performed, "right")]
    return _one_side(performed, None)


def _one_side(performed: Performed, side: str | None) -> list[Piece]:
    hold = performed.dose["hold_seconds"]
    if hold < HELD_FROM_SECONDS:
        return [("work", performed.held() + performed.paced(), side)]
    count = performed.dose["sets"] * performed.dose["repetitions"]
    pieces: list[Piece] = [("work", hold, side), RELEASE] * count
    return pieces[:-1]


def rests_once_and_briefly(case: Case) -> Faults:
    """A routine rests once, 30 s at most, after its last main step (without one, at the end)."""
    rests = [(at, each) for at, each in enumerate(case.steps) if _rest(each)]
    mains = [at for at, each in enumerate(case.steps) if each.step["phase"] == "main"]
    place = mains[-1] if mains else len(case.steps) - 1
    if sum(len(_rest(each)) for _, each in rests) > 1:
        yield None, "it rests more than once"
    for at, performed in rests:
        if sum(_rest(performed)) > MOST_REST_SECONDS:
            yield performed.name, f"it rests longer than {MOST_REST_SECONDS} s"
        if at != place:
            yield performed.name, "the rest is not at the end of the last main step"


def _rest(performed: Performed) -> list[int]:
    return [each["seconds"] for each in performed.ledger if each["kind"] == "rest"]
