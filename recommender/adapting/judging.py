"""How does feedback change the next routine? Leave out, ease, calm, hold, then open and like.

The rules and their numbers stand in catalog/adaptations.toml, in the order of strictness; where
two of them meet, both hold, and the one above is told. docs/adapting.md says why.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from recommender.adapting import calming, resting, telling
from recommender.adapting.adaptation import Adaptation
from recommender.adapting.advising import advice
from recommender.adapting.ceilings import Ceilings, both
from recommender.adapting.easing import easiest, gentler
from recommender.adapting.growing import grown
from recommender.adapting.looking_back import Case
from recommender.catalog.loading import Catalog
from recommender.feedback import Feedback
from recommender.intake import Intake
from recommender.steering import Adapted, Ceiling, Steering


def adapt(
    catalog: Catalog,
    feedback: Feedback,
    today: date,
    intake: Intake | None = None,
    *,
    is_next: bool = True,
) -> Adaptation:
    """What the routine of a day heeds of the feedback.

    `intake` are the answers of that day: doses grow gently against routines at least as long, and
    in pregnancy any pain counts. Without it every routine is compared with. For a day with other
    sessions to come before it, not `is_next`, the rules about the next session are left aside.
    """
    case = Case(catalog, feedback, today, intake, is_next)
    left_out = resting.rests(case)
    everywhere = _everywhere(case)
    rests = {*left_out, *_too_hard_at_its_gentlest(case, everywhere)}
    unwished = resting.unwished(case)
    eased = _eased(case)
    liked = tuple(each for each in case.known(feedback.favourites) if each not in rests)
    return Adaptation(
        steering=Steering(
            limits=_limits(case, eased),
            everywhere=everywhere,
            liked=tuple(each for each in liked if each not in unwished),
            adapted=(
                *left_out.values(),
                *resting.unwished_told(case),
                *calming.calm_told(case),
                *(change for each, (_, change) in eased.items() if each not in rests),
                *_progress_told(case, bool(liked)),
            ),
        ),
        rests=tuple(sorted(rests)),
        unwished=unwished,
        advice=advice(case),
    )


def _everywhere(case: Case) -> Ceiling:
    """The highest intensity of the day, after a session that was hard on the back."""
    found = [calming.highest(*each) for each in calming.hard_on_the_back(case)]
    return Ceiling(intensity=min(found)) if found else Ceiling()


def _too_hard_at_its_gentlest(case: Case, everywhere: Ceiling) -> Iterator[str]:
    """What is offered on request only and has no dose as gentle as the day asks."""
    for exercise in case.catalog.exercises:
        gentlest = min(dose.intensity for dose in exercise.every_dose)
        if exercise.offered == "when-locked" and not everywhere.admits(0, gentlest):
            yield exercise.id


def _eased(case: Case) -> dict[str, tuple[Ceiling, Adapted]]:
    """What hurt the last time that it was done, with its ceiling and its sentence."""
    found = {}
    for exercise in case.exercises():
        newest = case.times(exercise)[-1]
        rule = case.catalog.adaptation("hurt")
        if newest.answer == "go-on" or not case.within(newest.day, rule.numbers["days"]):
            continue
        entry = case.catalog.exercise(exercise)
        ceiling = gentler(entry, newest.dose, rule) or easiest(entry)
        back = newest.answer == "stop"
        change = telling.of_exercise(
            case.catalog,
            case.catalog.adaptation("hurt-badly") if back else rule,
            exercise,
            telling.moment(newest.day, case.today),
            otherwise=back,
        )
        found[exercise] = (ceiling, change)
    return found


def _limits(case: Case, eased: dict[str, tuple[Ceiling, Adapted]]) -> dict[str, Ceilings]:
    """For each exercise the ceilings that are left when every rule holds."""
    calm = [calming.step_down(case, *each) for each in calming.hard_on_the_back(case)]
    calm += [calming.as_in_a_first_week(case)] * calming.irritable(case)
    opened = _opened(case)
    limits: dict[str, Ceilings] = {}
    for exercise in sorted({*case.exercises(), *(name for each in calm for name in each)}):
        found = grown(case, exercise, may_grow=not calm, opened=opened)
        for each in calm:
            found = both(found, (each[exercise],) if exercise in each else ())
        if exercise in eased:
            found = both(found, (eased[exercise][0],))
        if found:
            limits[exercise] = found
    return limits


def _opened(case: Case) -> int | None:
    """The number of the last session, when so many in a row were too easy; else None."""
    times = case.catalog.adaptation("too-easy").numbers["times"]
    last = case.sessions[-times:]
    easy = len(last) == times and all(each.feeling == "too-easy" for each in last)
    return len(case.sessions) - 1 if easy and case.is_next else None


def _progress_told(case: Case, liked: bool) -> Iterator[Adapted]:
    """That a step is open, unless the day has to be gentle; and that favourites come first."""
    calm = calming.irritable(case) or calming.hard_on_the_back(case)
    opened = _opened(case)
    if opened is not None and not calm and case.sessions[opened].doses:
        yield telling.told(case.catalog.adaptation("too-easy"), {})
    if liked:
        yield telling.told(case.catalog.adaptation("favourite"), {})
