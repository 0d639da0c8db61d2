"""Which one change of wishes would let an open wish be met?"""

from __future__ import annotations

from collections.abc import Iterator

from recommender.explanation import Repair
from recommender.routine import Routine
from recommender.screening import Barred
from recommender.solver import COVERS, FILLS, LOCKED, Answer, covers
from recommender.weighing.trial import Trial, a_thing, changed, without

LONGER_BY = (1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30)
SHORTER_BY = range(8)
LEAST_MINUTES, MOST_MINUTES = 3, 60


def repairs(
    answer: Answer, routine: Routine, kept_out: frozenset[str] = frozenset()
) -> tuple[Repair, ...]:
    """What can be done about each open wish at once, without solving.

    Nothing that was told about health is taken back, and nothing of `kept_out`, because it hurt,
    is allowed again.
    """
    return tuple(
        repair for unmet in routine.unmet for repair in _repairs(answer, unmet.wish, kept_out)
    )


def _repairs(answer: Answer, wish: str, kept_out: frozenset[str]) -> Iterator[Repair]:
    if wish.startswith(LOCKED):
        yield from _unlocking(answer, wish, wish.removeprefix(LOCKED), kept_out)
    if wish.startswith(COVERS):
        yield from _serving(answer, wish, wish.removeprefix(COVERS), kept_out)


def _unlocking(
    answer: Answer, wish: str, exercise: str, kept_out: frozenset[str]
) -> Iterator[Repair]:
    intake, name = answer.intake, answer.catalog.exercise(exercise).name
    if exercise in intake.excluded and exercise not in kept_out:
        allowing = without(intake, exercise, "excluded")
        if exercise in _cleared(changed(answer, allowing)):
            yield Repair(wish=wish, label=f"Allow {name} again", changes=allowing)
    yield from _ticking(answer, wish, _barred(answer, exercise))
    unlocking = without(intake, exercise, "locked")
    yield Repair(wish=wish, label=f"Take {name} out of your wishes", changes=unlocking)


def _barred(answer: Answer, exercise: str) -> list[Barred]:
    return [each for each in answer.screening.barred if each.exercise == exercise]


def _cleared(answer: Answer) -> set[str]:
    return {each.exercise for each in answer.screening.cleared}


def _ticking(answer: Answer, wish: str, barred: list[Barred]) -> Iterator[Repair]:
    """The first thing to have that would allow one of them."""
    for things in [each.lacking for each in barred if each.lacking][:1]:
        named = " and ".join(a_thing(answer.catalog.label(thing)) for thing in things)
        equipment = (*answer.intake.equipment, *things)
        yield Repair(wish=wish, label=f"I have {named}", changes={"equipment": equipment})


def _serving(answer: Answer, wish: str, region: str, kept_out: frozenset[str]) -> Iterator[Repair]:
    """For a place without any safe exercise: a thing to have, or an exercise to allow again."""
    catalog = answer.catalog
    serving = [each.id for each in catalog.exercises if region in each.regions]
    if _cleared(answer) & set(serving):
        return
    yield from _ticking(answer, wish, [e for each in serving for e in _barred(answer, each)])
    for exercise in serving:
        if exercise in answer.intake.excluded and exercise not in kept_out:
            allowing = without(answer.intake, exercise, "excluded")
            if exercise in _cleared(changed(answer, allowing)):
                label = f"Allow {catalog.exercise(exercise).name} again"
                yield Repair(wish=wish, label=label, changes=allowing)
                return


def minutes_wish(answer: Answer, routine: Routine) -> str | None:
    """The open wish that other minutes may meet: the minutes themselves, else the first such."""
    open_wishes = [unmet.wish for unmet in routine.unmet]
    if FILLS in open_wishes:
        return FILLS
    return next((each for each in open_wishes if _wants_minutes(answer, each)), None)


def minutes_trials(answer: Answer, routine: Routine) -> tuple[Trial[Repair | None], ...]:
    """Other minutes to try for the wish of `minutes_wish`, one after the other.

    The first that gives a repair is the one to offer; the rest need not be tried.
    """
    wish = minutes_wish(answer, routine)
    if wish is None:
        return ()
    longest, own = routine.seconds // 60, answer.intake.minutes
    shorter = [longest - by for by in SHORTER_BY]
    tries = shorter if wish == FILLS else [own + by for by in LONGER_BY]
    return tuple(_trial(answer, wish, m) for m in tries if LEAST_MINUTES <= m <= MOST_MINUTES)


def _wants_minutes(answer: Answer, wish: str) -> bool:
    """Whether the wish is for something that is allowed and only found no room."""
    if wish.startswith(LOCKED):
        return wish.removeprefix(LOCKED) in _cleared(answer)
    if wish.startswith(COVERS):
        region = wish.removeprefix(COVERS)
        return any(
            region in answer.catalog.exercise(each).regions
            and answer.catalog.exercise(each).role == "movement"
            for each in _cleared(answer)
        )
    return False


def _trial(answer: Answer, wish: str, minutes: int) -> Trial[Repair | None]:
    changes = {"minutes": minutes}
    repair = Repair(wish=wish, label=f"Make it {minutes} minutes", changes=changes)
    return Trial(
        f"make-{minutes}",
        lambda: changed(answer, changes),
        lambda found: repair if _is_met(found, wish) else None,
    )


def _is_met(found: Answer, wish: str) -> bool:
    """Whether a wish is met; of those by name, whether all that are allowed are."""
    if found.found.short:
        return False
    if wish.startswith(LOCKED):
        allowed = _cleared(found)
        return all(each in found.steps for each in found.intake.locked if each in allowed)
    return wish == FILLS or covers(found, wish.removeprefix(COVERS))
