"""How does a week leave the app? On paper, into a calendar, and as a table; made when asked for."""

from __future__ import annotations

from datetime import date, datetime

import streamlit as st

from recommender.catalog.loading import Catalog
from recommender.exports import (
    Day,
    UnknownZone,
    Week,
    history_csv,
    jumps,
    programme_ics,
    week_pdf,
)
from recommender.exports.card import Drawn, Formed
from recommender.pages import keeping, memory
from recommender.pages.figure_view import printed, trimester_of
from recommender.pages.kept import still_fits
from recommender.pages.literally import literally
from recommender.pages.programme_past import Known
from recommender.pages.programme_shown import DayShown, ProgrammeShown, routines_of
from recommender.routine import Routine
from recommender.session import Session

ALARMS: dict[str, int | None] = {
    "No reminder": None,
    "At the time": 0,
    "10 minutes before": 10,
    "30 minutes before": 30,
}
ALARM, NAMED = "week-alarm", "week-named"
NOT_FITTING = (
    "A day whose routine no longer fits your answers is left out of the paper. Open it to see why."
)
_FITS = "week-fits"
NO_SESSIONS: tuple[Session, ...] = ()


def draw_files(catalog: Catalog, shown: ProgrammeShown, around: Known) -> None:
    """The sheets of the week and the calendar of the programme."""
    days = _fitting(catalog, shown, around)
    if days:
        today = memory.today()
        _button(
            "Print the week (PDF)", "limber-week.pdf", "application/pdf",
            lambda: _pdf(catalog, shown, days, today),
        )  # fmt: skip
    if len(days) < len(routines_of(shown, around)):
        st.caption(NOT_FITTING)
    _draw_calendar(catalog, shown, memory.now())


def draw_history_file(catalog: Catalog) -> None:
    """Everything that was done, for a spreadsheet."""
    _button(
        "Your history (CSV)", "limber-history.csv", "text/csv",
        lambda: history_csv(
            catalog, keeping.ask(lambda journal: journal.sessions_since(date.min), NO_SESSIONS)
        ),
    )  # fmt: skip


def _draw_calendar(catalog: Catalog, shown: ProgrammeShown, now: datetime) -> None:
    left, right = st.columns(2, gap="large", vertical_alignment="bottom")
    with left:
        chosen = st.selectbox(
            "Reminder in your calendar", list(ALARMS), key=ALARM, persist_state="session"
        )
    with right:
        named = st.checkbox(
            "Say in the calendar that it is for your back",
            key=NAMED,
            help="Else it only says Limber and the minutes.",
            persist_state="session",
        )
    try:
        moved = jumps(shown.programme)
    except UnknownZone as unknown:
        st.warning(literally(str(unknown)))
        return
    alarm = ALARMS[chosen]
    _button(
        "Put it in my calendar (ICS)", "limber.ics", "text/calendar",
        lambda: programme_ics(catalog, shown.programme, now, alarm, discreet=not named),
    )  # fmt: skip
    for sentence in moved:
        st.caption(literally(sentence))


def _fitting(
    catalog: Catalog, shown: ProgrammeShown, around: Known
) -> tuple[tuple[DayShown, Routine], ...]:
    """The days whose routine still fits the newest answers, judged once for the same ones."""
    days = routines_of(shown, around)
    told = keeping.ask(lambda journal: journal.told_last(), None)
    asked = (tuple(each.routine for each, _ in days), told, memory.today())
    of, fitting = memory.kept(_FITS, (None, ()))
    if of != asked:
        fitting = tuple(each.routine for each, _ in days if still_fits(catalog, str(each.routine)))
        memory.keep(_FITS, (asked, fitting))
    return tuple(each for each in days if each[0].routine in fitting)


def _pdf(
    catalog: Catalog,
    shown: ProgrammeShown,
    days: tuple[tuple[DayShown, Routine], ...],
    today: date,
) -> bytes:
    week = Week(tuple(Day(each.day, routine, each.kind) for each, routine in days), shown.core)
    return week_pdf(catalog, week, today, _pictures(catalog, days))


def _pictures(catalog: Catalog, days: tuple[tuple[DayShown, Routine], ...]) -> dict[Formed, Drawn]:
    """The picture of each form of the week, where it has one."""
    found: dict[Formed, Drawn] = {}
    for _, routine in days:
        trimester = trimester_of(routine)
        for step in routine.steps:
            form = (step.exercise, step.adjustments)
            if form not in found and catalog.has(step.exercise):
                drawn = printed(catalog.exercise(step.exercise), step.adjustments, trimester)
                found |= {form: drawn} if drawn else {}
    return found


def _button(label: str, name: str, mime: str, made: object) -> None:
    st.download_button(
        label, data=made, file_name=name, mime=mime, key=f"download-{name}", on_click="ignore"  # type: ignore[arg-type]
    )  # fmt: skip
