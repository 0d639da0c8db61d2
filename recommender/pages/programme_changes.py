"""How does a person bend a week? Fit in what is left, a travel day, a week off, or an end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from recommender.adherence import week_of
from recommender.catalog.loading import Catalog
from recommender.catalog.wording import day_and_month, listed
from recommender.exports.history import name_of
from recommender.pages import keeping, memory
from recommender.pages.attempting import draw_faults
from recommender.pages.literally import literally
from recommender.pages.programme_keeping import undo, undoable
from recommender.pages.programme_making import fitted, keep_fitted, travel, weekday
from recommender.pages.programme_shown import DayShown, ProgrammeShown
from recommender.programme import ONE_DAY
from recommender.programming import ComposedDay, ComposedWeek

_FITTING, _PREVIEW = "programme-fitting", "programme-preview"
DAYS = "programme-fit-days"
OFF = "This week is off. Nothing is recommended, and your weeks in a row stay as they are."
STOPPING = "What you did stays in your history. From today on, nothing more is recommended."
CHOOSE_A_DAY = "Choose at least one day."


def draw_undo() -> None:
    """What was changed last in this tab, and the way back."""
    change = undoable()
    if change is not None:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.markdown(literally(change.sentence))
            st.button("Undo", key="programme-undo", on_click=undo, args=(change,))


def draw_travel(catalog: Catalog, shown: ProgrammeShown, waits: bool, day: DayShown) -> None:
    """One tap makes a day to come a travel day, unless the week waits for answers."""
    to_come = day.state in ("today", "to-come") and day.kind != "travel"
    if (
        to_come
        and not waits
        and st.button(
            "Travel day",
            key=f"programme-travel-{day.day.isoformat()}",
            help="5 minutes that need no floor and nothing at hand.",
        )
    ):
        travel(catalog, shown.programme, day.day)
        st.rerun()


def draw_actions(catalog: Catalog, shown: ProgrammeShown, waits: bool) -> None:
    """What can be done with the week as a whole; nothing is composed while it waits for answers."""
    this_week = shown.monday == week_of(memory.today())[0]
    with st.container(horizontal=True, gap="small"):
        if this_week and shown.left and not waits:
            st.button("Fit in what is left", key="programme-fit", on_click=_begin_fitting)
        if this_week:
            skip = (shown.monday, True)
            st.button("Skip this week", key="programme-skip", on_click=_skip, args=skip)
        with st.popover("Stop the programme"):
            st.markdown(STOPPING)
            stopped = (shown.programme.key,)
            st.button("Yes, stop it", key="programme-stop", on_click=_stop, args=stopped)
    if memory.kept(_FITTING) == shown.monday and not waits:
        _draw_fitting(catalog, shown)


def draw_off(shown: ProgrammeShown) -> None:
    """That the week is off, and the way back."""
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(OFF)
        back = (shown.monday, False)
        st.button("Take this week back", key="programme-unskip", on_click=_skip, args=back)


def _skip(monday: date, skipped: bool) -> None:
    _stop_fitting()
    keeping.do(lambda journal: journal.skip_week(monday, skipped))


def _stop(key: str) -> None:
    _stop_fitting()
    keeping.do(lambda journal: journal.stop_programme(key, memory.today()))


def _begin_fitting() -> None:
    memory.keep(_FITTING, week_of(memory.today())[0])
    memory.let_go(_PREVIEW)
    memory.drop_answers(DAYS)


def _stop_fitting() -> None:
    memory.let_go(_FITTING)
    memory.let_go(_PREVIEW)


def _draw_fitting(catalog: Catalog, shown: ProgrammeShown) -> None:
    with st.container(border=True, key="card-programme-fitting"):
        st.header("Fit in what is left", anchor=False)
        shown_on, preview = memory.kept(_PREVIEW, (None, None))
        if shown_on != memory.today():
            _ask_days(catalog, shown)
        else:
            _draw_preview(catalog, shown, preview)
        draw_faults()


def _ask_days(catalog: Catalog, shown: ProgrammeShown) -> None:
    more = "1 session is" if shown.left == 1 else f"{shown.left} sessions are"
    st.markdown(f"{more} left of this week. On which days would they suit you?")
    days = _days_left(shown)
    labels = {day: f"{weekday(day)[:3]} {day.day}" for day in days}
    usual = [each.day for each in shown.days if each.state in ("today", "to-come")]
    memory.begin_with(DAYS, (usual or days)[: shown.left])
    chosen = st.pills(
        "Days of this week",
        days,
        selection_mode="multi",
        format_func=labels.__getitem__,
        key=DAYS,
        wrap=True,
        label_visibility="collapsed",
    )
    with st.container(horizontal=True):
        if st.button("Show what changes", type="primary", key="programme-fit-show"):
            _compose(catalog, shown, chosen)
        st.button("Not now", key="programme-fit-not", on_click=_stop_fitting)


def _days_left(shown: ProgrammeShown) -> list[date]:
    today, done = memory.today(), {each.day for each in shown.of("done")}
    week = [shown.monday + at * ONE_DAY for at in range(7)]
    within = [day for day in week if day >= today and shown.programme.week(day)]
    return [day for day in within if day not in done]


def _compose(catalog: Catalog, shown: ProgrammeShown, chosen: Sequence[date]) -> None:
    if not chosen:
        st.warning(CHOOSE_A_DAY)
        return
    week = fitted(catalog, shown.programme, chosen)
    if week is not None:
        memory.keep(_PREVIEW, (memory.today(), week))
    st.rerun()


def _draw_preview(catalog: Catalog, shown: ProgrammeShown, week: ComposedWeek) -> None:
    st.markdown("This is how the rest of your week would look. Nothing is changed yet.")
    st.markdown("\n".join(_preview_lines(catalog, shown, week)))
    for sentence in week.told:
        st.caption(literally(sentence))
    with st.container(horizontal=True):
        if st.button("Keep this", type="primary", key="programme-fit-keep"):
            if keep_fitted(shown.programme, week):
                _stop_fitting()
            st.rerun()
        st.button("Leave it as it was", key="programme-fit-leave", on_click=_stop_fitting)


def _what(catalog: Catalog, shown: ProgrammeShown, day: ComposedDay) -> str:
    """The exercises of a composed day, or that they are what is there already."""
    exercises = tuple(step.exercise for step in day.routine.steps)
    if any((each.day, each.exercises) == (day.day, exercises) for each in shown.days):
        return "As it is now."
    return f"{literally(listed([name_of(catalog, each) for each in exercises]))}."


def _preview_lines(catalog: Catalog, shown: ProgrammeShown, week: ComposedWeek) -> list[str]:
    """A line for each day that has a routine then, and for each that has it no more."""
    lines = []
    for each in week.days:
        day = f"{weekday(each.day)} {day_and_month(each.day)}"
        lines.append(f"- **{day}:** {each.minutes} minutes. {_what(catalog, shown, each)}")
    there = {each.day for each in week.days}
    to_come = [*shown.of("today"), *shown.of("to-come")]
    lines += [f"- **{each.name}:** free." for each in to_come if each.day not in there]
    return lines
