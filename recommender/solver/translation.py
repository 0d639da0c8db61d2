"""From words to whole numbers: what does this person's question look like to the solver?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from recommender.catalog.exercise import Dose, Exercise
from recommender.catalog.loading import Catalog
from recommender.catalog.vocabulary import PHASES
from recommender.intake import Intake
from recommender.screening import Cleared, ClearedForm, Screening
from recommender.session import NOTHING_DONE, History
from recommender.solver.problem import (
    UNIT_SECONDS,
    Candidate,
    DoseOption,
    FormOption,
    Problem,
    Spot,
)

LONG_ROUTINE_MINUTES = 30
HELD_SECONDS = (60, 90)
"""Held work on one side, up to 30 minutes and above. ACSM 2011; longer adds little (Bandy 1994)."""
PACED_SECONDS = (90, 120)
"""Paced work on one side, up to 30 minutes and above. Derived."""
LONGEST_WALK_SECONDS = 600
START_PLACE = "standing"
LATELY = (2, 1)
"""Points against what was done in the last session, and in the one before."""
KNOWN, LIKED, RESTING = 6, 4, 9
"""Points for what comes again from day to day and for what the person likes; against what rests."""


@dataclass(frozen=True)
class Question:
    """A problem with what its numbers stand for: `menus[c]` are the doses of candidate `c`."""

    problem: Problem
    cleared: tuple[Cleared, ...]
    menus: tuple[tuple[Dose, ...], ...]


def pose(
    catalog: Catalog, intake: Intake, screening: Screening, history: History = NOTHING_DONE
) -> Question:
    """The question that a person's answers ask, in units of 5 s."""
    offered = [
        (each, _steered(_menu(catalog, intake, each), each, history))
        for each in _offered(catalog, intake, screening)
    ]
    dosed = [(each, menu) for each, menu in offered if menu]
    places = [place.id for place in catalog.places]
    asked = _priorities(intake)
    return Question(
        problem=Problem(
            budget=intake.seconds // UNIT_SECONDS,
            candidates=tuple(
                _candidate(catalog, intake, each, menu, history) for each, menu in dosed
            ),
            spots=tuple(Spot(each.id, each.kneels, each.ends_up) for each in catalog.places),
            orders=tuple(
                tuple(places.index(place) for place in catalog.orders[phase]) for phase in PHASES
            ),
            moves=tuple(
                tuple(catalog.transition_seconds(a, b) // UNIT_SECONDS for b in places)
                for a in places
            ),
            start=places.index(START_PLACE),
            asked=asked,
            related=_related(catalog, [region for region, _ in asked]),
            kneel_once=intake.concerns.knee != "none",
            balanced=intake.worse_when == "neither",
            due=_due(history),
            lost_locks=len(set(intake.locked) - {each.exercise for each, _ in dosed}),
        ),
        cleared=tuple(each for each, _ in dosed),
        menus=tuple(menu for _, menu in dosed),
    )


def _offered(catalog: Catalog, intake: Intake, screening: Screening) -> Iterable[Cleared]:
    for each in screening.cleared:
        always = catalog.exercise(each.exercise).offered == "always"
        if always or each.exercise in intake.locked:
            yield each


def _priorities(intake: Intake) -> tuple[tuple[str, int], ...]:
    """1-6 for each region asked, by its pain against the worst."""
    worst = intake.worst_pain
    return tuple((region, -(-6 * pain // worst)) for region, pain in sorted(intake.pain.items()))


def _related(catalog: Catalog, asked: list[str]) -> tuple[str, ...]:
    near = {each.region for region in asked for each in catalog.region(region).related}
    return tuple(sorted(near - set(asked)))


def _menu(catalog: Catalog, intake: Intake, cleared: Cleared) -> tuple[Dose, ...]:
    """The doses inside the walls, one for each work and intensity: the one that takes least time.

    Of two equal ones, the one with fewer repetitions stays (R-DO-04).
    """
    exercise = catalog.exercise(cleared.exercise)
    shortest: dict[tuple[int, int], Dose] = {}
    for dose in sorted(
        (dose for form in cleared.forms for dose in form.doses if _fits(exercise, intake, dose)),
        key=lambda dose: (dose.work_seconds, dose.intensity, dose.seconds, dose.repetitions),
    ):
        shortest.setdefault((dose.work_seconds, dose.intensity), dose)
    return tuple(shortest.values())


def _steered(menu: tuple[Dose, ...], cleared: Cleared, history: History) -> tuple[Dose, ...]:
    """The doses that what went before allows; where it allows none, the easiest and shortest."""
    admits = history.steering.admits
    within = tuple(
        dose for dose in menu if admits(cleared.exercise, dose.work_seconds, dose.intensity)
    )
    return within or tuple(sorted(menu, key=lambda dose: (dose.intensity, dose.work_seconds)))[:1]


def _due(history: History) -> tuple[tuple[str, int], ...]:
    due = history.steering.due
    return tuple((region, -(-due[region] // UNIT_SECONDS)) for region in sorted(due) if due[region])


def _fits(exercise: Exercise, intake: Intake, dose: Dose) -> bool:
    if exercise.role == "walking":
        return dose.work_seconds <= min(intake.seconds // 5, LONGEST_WALK_SECONDS)
    if exercise.role == "supported-rest":
        return dose.work_seconds <= intake.seconds // 5
    long = intake.minutes > LONG_ROUTINE_MINUTES
    return dose.work_seconds <= (HELD_SECONDS if dose.hold_seconds else PACED_SECONDS)[long]


def _candidate(
    catalog: Catalog, intake: Intake, cleared: Cleared, menu: tuple[Dose, ...], history: History
) -> Candidate:
    exercise = catalog.exercise(cleared.exercise)
    return Candidate(
        name=exercise.id,
        place=[each.id for each in catalog.places].index(catalog.place(*exercise.place).id),
        phases=tuple(PHASES.index(phase) for phase in PHASES if phase in exercise.phases),
        role=exercise.role,
        family=exercise.family,
        regions=tuple(sorted(exercise.regions.items())),
        sides=2 if exercise.per_side else 1,
        doses=tuple(
            DoseOption(
                dose.work_seconds // UNIT_SECONDS, dose.seconds // UNIT_SECONDS, dose.intensity
            )
            for dose in menu
        ),
        forms=tuple(_form(each, menu) for each in cleared.forms),
        price=_lately(exercise.id, history) - _liking(exercise.id, history),
        locked=exercise.id in intake.locked,
    )


def _form(cleared: ClearedForm, menu: tuple[Dose, ...]) -> FormOption:
    return FormOption(
        setup=cleared.form.setup_seconds // UNIT_SECONDS,
        equipment=cleared.form.equipment,
        directions=tuple(each for each in cleared.form.tags.spine if each != "neutral"),
        price=cleared.price,
        allows=tuple(dose in cleared.doses for dose in menu),
    )


def _lately(exercise: str, history: History) -> int:
    for performed, price in zip(reversed(history.performed), LATELY, strict=False):
        if exercise in performed.exercises:
            return price
    return 0


def _liking(exercise: str, history: History) -> int:
    steering = history.steering
    known = KNOWN * (exercise in steering.known)
    liked = LIKED * (exercise in steering.liked)
    return known + liked - RESTING * (exercise in steering.resting)
