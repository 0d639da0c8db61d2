"""How is what the journal keeps told as feedback?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from recommender.catalog.loading import Catalog
from recommender.feedback import CheckIn, DoseDone, Feedback, Hurt, SessionTold
from recommender.hurting import PainLimits, judged_again, pain_limits
from recommender.routine import Routine
from recommender.session import Event, Session


def gather(
    catalog: Catalog,
    sessions: Sequence[Session],
    *,
    events: Mapping[str, Sequence[Event]],
    routines: Mapping[str, Routine],
    left_out: Mapping[str, date | None],
    favourites: Iterable[str] = (),
    check_ins: Iterable[CheckIn] = (),
    today: date,
) -> Feedback:
    """The feedback in sessions (oldest first), their events by key and their routines by id.

    `left_out` holds the wishes: None for good, else the last day of rest. What had to be stopped
    lately and stands there no more was asked for again.
    """
    told = tuple(
        _told(catalog, each, events.get(each.key, ()), routines.get(each.routine))
        for each in sessions
    )
    return Feedback(
        sessions=told,
        left_out=dict(left_out),
        taken_back=_taken_back(catalog, told, left_out, today),
        favourites=tuple(favourites),
        check_ins=tuple(sorted(check_ins, key=lambda each: each.day)),
    )


def _told(
    catalog: Catalog, session: Session, events: Sequence[Event], routine: Routine | None
) -> SessionTold:
    limits = pain_limits(catalog, any_stops=routine is not None and _expecting(routine))
    own = judged_again(limits, events)
    steps = routine.steps if routine is not None else ()
    names = [step.exercise for step in steps]
    hurt = tuple(_hurts(names, own, limits))
    done = {*session.exercises, *(each.exercise for each in hurt)}
    return SessionTold(
        day=session.day,
        exercises=session.exercises,
        minutes=None if routine is None else routine.intake["minutes"],
        feeling=session.feeling,
        pain_before=session.pain_before,
        pain_after=session.pain_after,
        pain_next_day=session.pain_next_day,
        hurt=hurt,
        doses={
            each.exercise: _dose(each.dose.model_dump()) for each in steps if each.exercise in done
        },
        already=tuple(
            names[each.step]
            for each in own
            if each.why == "done-already" and each.step is not None and each.step < len(names)
        ),
    )


def _dose(dose: Mapping[str, object]) -> DoseDone:
    return DoseDone.model_validate(dose)


def _expecting(routine: Routine) -> bool:
    """Whether a routine was made for a pregnancy."""
    concerns = routine.intake.get("concerns", {})
    named = concerns.get("pregnancy", "none") != "none"
    return named or routine.intake.get("pregnancy_week") is not None


def _hurts(names: Sequence[str], events: Iterable[Event], limits: PainLimits) -> Iterator[Hurt]:
    """A step that was eased or stopped without a number counts from the least pain that asks it."""
    for each in events:
        if each.kind == "hurt" and each.step is not None and each.step < len(names):
            least = limits.ease_from if each.answer == "ease" else 0
            yield Hurt(
                exercise=names[each.step],
                pain=max(each.pain or 0, least),
                spreads=each.spreads,
                stopped=each.answer == "stop",
            )


def _taken_back(
    catalog: Catalog, sessions: Sequence[SessionTold], left_out: Mapping[str, object], today: date
) -> tuple[str, ...]:
    since = today - timedelta(days=pain_limits(catalog).days_left_out)
    stopped = {
        hurt.exercise
        for each in sessions
        for hurt in each.hurt
        if hurt.stopped and each.day >= since
    }
    return tuple(sorted(stopped - set(left_out)))
