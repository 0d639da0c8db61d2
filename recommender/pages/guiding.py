"""How is a person guided through a routine? The player, and what is kept while it runs."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

import streamlit as st

from recommender.catalog.loading import Catalog
from recommender.catalog.wording import listed
from recommender.charts.coverage import coverage_rows
from recommender.hurting import PainLimits, judged_again, pain_limits
from recommender.journal import Journal, Wish
from recommender.pages import blocking, doors, keeping, making, memory, overtaken, player
from recommender.pages.closing import draw_closing
from recommender.pages.kept import NotShown, Shown, look_up
from recommender.pages.literally import literally
from recommender.pages.marking import MOST_A_DAY, performance_key
from recommender.performing import Performance, perform
from recommender.routine import Routine
from recommender.screening import refer
from recommender.session import Event, Session, read_events

RUNS = "session-runs"
"""Under this name the tab keeps which session it runs."""
_LOG = "session-log"
"""Under this name the tab keeps what its player reported last."""
NOTHING: tuple[Event, ...] = ()
RESTS = "This routine has what hurt lately: {names}. It rests for now."
NONE_YET = "A session plays a routine. Make one first; it takes a minute."
_GIVEN = "session-given"
"""Under this name the tab keeps what its player was given, so that a rerun changes nothing."""


def page() -> None:
    """The whole page: the player, then how it was; or what is needed first."""
    catalog, id = memory.catalog(), making.shown()
    notice = st.container()
    if blocking.blocked():
        _ask_first("A safety answer comes first.", "Go to the safety questions")
    elif id is None or id == making.EXAMPLE:
        _ask_first(NONE_YET, "Make a routine")
    else:
        try:
            shown = look_up(catalog, id)
        except NotShown as reason:
            _ask_first(" ".join(reason.reasons), "See what to do")
        else:
            _guide_unless_it_rests(catalog, shown, id)
    with notice:
        keeping.show_trouble("The session goes on, but nothing of it can be kept right now.")


def _ask_first(sentence: str, label: str) -> None:
    st.title("Session", anchor=False)
    st.markdown(sentence)
    doors.link("today", label)


def _guide_unless_it_rests(catalog: Catalog, shown: Shown, id: str) -> None:
    """What has begun goes on; nothing begins anew with a step that rests because it hurt."""
    since = overtaken.since(catalog, shown.routine, shown.told)
    if since.rests and not _happened(_open_key(shown.routine, id, memory.today())):
        names = [literally(catalog.exercise(each).name) for each in since.rests]
        _ask_first(RESTS.format(names=listed(names)), "Make it again without")
    else:
        _guide(catalog, shown, id)


@st.fragment
def _guide(catalog: Catalog, shown: Shown, id: str) -> None:
    """The player; each report of it runs this part of the page alone."""
    day = memory.today()
    key = _open_key(shown.routine, id, day)
    kept = _happened(key)
    performance = perform(shown.routine, kept)
    if performance.over:
        draw_closing(catalog, shown.routine, performance, key)
        return
    limits = pain_limits(catalog, any_stops=shown.told.trimester is not None)
    reported = getattr(player.mount(_given(catalog, shown, key, kept)), "log", [])
    log = judged_again(limits, read_events(reported))
    if not log:
        return
    memory.keep(_LOG, (key, log))
    performance = perform(shown.routine, _in_order(*kept, *log))
    session = _session(catalog, shown.routine, performance, id=id, key=key, day=day)
    fresh = keeping.ask(lambda journal: journal.go_on(session, log), NOTHING)
    _heed(catalog, shown, fresh, day, limits)
    if performance.over:
        st.rerun()


def _open_key(routine: Routine, id: str, day: date) -> str:
    """Names today's session: the one that this tab runs, else the first that is not over."""
    of, key = memory.kept(RUNS, (None, ""))
    if of != (id, day):
        keys = (performance_key(id, day, turn) for turn in range(MOST_A_DAY))
        key = next(key for key in keys if _is_open(routine, key))
        memory.keep(RUNS, ((id, day), key))
    return str(key)


def _happened(key: str) -> tuple[Event, ...]:
    """What is kept of a session, and what this tab knows when the journal cannot be used."""
    kept = keeping.ask(lambda journal: journal.events(key), NOTHING)
    of, log = memory.kept(_LOG, ("", NOTHING))
    return _in_order(*kept, *(log if of == key else ()))


def _in_order(*events: Event) -> tuple[Event, ...]:
    once = {event.seq: event for event in events}
    return tuple(once[seq] for seq in sorted(once))


def _is_open(routine: Routine, key: str) -> bool:
    """Whether a session has not begun, or can be carried on."""
    if keeping.ask(lambda journal: journal.session(key), None) is None:
        return True
    events = keeping.ask(lambda journal: journal.events(key), NOTHING)
    return bool(events) and not perform(routine, events).over


def _given(catalog: Catalog, shown: Shown, key: str, kept: Sequence[Event]) -> player.Given:
    """What the player was given when it was first shown here, the theme apart."""
    of, told = memory.kept(_GIVEN, (None, None))
    if (of, memory.dark()) != (key, told and told["dark"]):
        told = player.given(
            catalog,
            shown.routine,
            shown.told,
            key=key,
            events=kept,
            performance=perform(shown.routine, kept),
            prefs=keeping.ask(lambda journal: journal.prefs(), {}),
            speed=float(os.environ.get("LIMBER_TEST_SPEED", "1")),
        )
        memory.keep(_GIVEN, (key, told))
    return dict(told)


def _session(
    catalog: Catalog, routine: Routine, performance: Performance, *, id: str, key: str, day: date
) -> Session:
    """The session as far as it has come. A region gains the seconds really worked for it."""
    rows = coverage_rows(catalog, _as_done(routine, performance))
    return Session(
        key=key,
        routine=id,
        day=day,
        zone=memory.zone(),
        finished_at=memory.now(),
        seconds=min(3600, performance.seconds),
        exercises=performance.exercises,
        region_seconds={row.region: row.mainly for row in rows if row.mainly},
        status=performance.status,
    )


def _as_done(routine: Routine, performance: Performance) -> Routine:
    """The routine with only the steps of which most was done."""
    done = [
        step
        for step, what in zip(routine.steps, performance.steps, strict=True)
        if what.done * 2 >= what.planned
    ]
    return routine.model_copy(update={"steps": tuple(done)})


def _heed(
    catalog: Catalog, shown: Shown, fresh: Sequence[Event], day: date, limits: PainLimits
) -> None:
    """What has just been said: never again, it hurts, a stop sign, another voice."""
    for event in fresh:
        exercise = _exercise_of(shown.routine, event)
        if exercise and event.why == "never":
            keeping.do(partial(Journal.leave_out, exercise=exercise, wish=Wish()))
        if exercise and event.kind == "hurt" and event.answer == "stop":
            until = day + timedelta(days=limits.days_left_out)
            keeping.do(partial(_set_aside, exercise=exercise, until=until.isoformat()))
        if event.kind == "prefs":
            prefs = event.model_dump(include={"sound", "voice", "voice_name"}, exclude_none=True)
            keeping.do(partial(Journal.set_prefs, prefs=prefs))
        if event.kind == "sign" and event.id:
            _refer(catalog, shown, event.id)


def _exercise_of(routine: Routine, event: Event) -> str | None:
    if event.step is None or event.step >= len(routine.steps):
        return None
    return routine.steps[event.step].exercise


def _set_aside(journal: Journal, exercise: str, until: str) -> None:
    """Leaves out what hurt, up to and with a day, and counts how often it did."""
    before = journal.left_out().get(exercise, Wish())
    journal.leave_out(exercise, Wish(until=until, hurt=before.hurt + 1))


def _refer(catalog: Catalog, shown: Shown, sign: str) -> None:
    """A stop sign counts like the same answer before exercise: no routine until asked again."""
    referral = refer(catalog, shown.told.model_copy(update={"red_flags": (sign,)}))
    if referral is not None:
        making.settle(catalog, referral)
        doors.go("today")
