"""How is the week going? The goal, what was done, and how it felt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

import streamlit as st
from pydantic import ValidationError

from recommender.adherence import Aim, Week, completed_share
from recommender.catalog.loading import Catalog
from recommender.charts.heatmap import heatmap
from recommender.charts.pain import TITLE as PAIN_TITLE
from recommender.charts.pain import pain
from recommender.charts.region_minutes import TITLE as REGIONS_TITLE
from recommender.charts.region_minutes import region_minutes
from recommender.charts.side_by_side import enough, side_by_side
from recommender.charts.this_week import this_week
from recommender.journal import WEEKLY_GOALS, Journal, JournalUnusable
from recommender.pages import (
    blocking,
    damaged,
    doors,
    keeping,
    memory,
    programme_form,
    programme_making,
    programme_offer,
    programme_week,
    scrolling,
    week_files,
)
from recommender.pages.chart_view import show_chart
from recommender.pages.literally import literally
from recommender.pages.week_changes import draw_week_changes
from recommender.pages.week_meanings import aimed_at, counts, draw_meanings
from recommender.pages.week_shown import WeekShown, part, week_shown
from recommender.performing import perform
from recommender.programme import recommended
from recommender.programming import weekly_target
from recommender.routine import Routine
from recommender.session import Session

GOAL = "week-goal"
FAULT = "week-fault"
DAYS = ("Day with a session", "Sessions")


def page() -> None:
    """The whole page."""
    catalog = memory.catalog()
    view = "week"
    if programme_form.is_open() and not blocking.blocked():
        view = programme_offer.draw_making(catalog)
    else:
        _draw_week(catalog)
    scrolling.start_at_the_top(view)
    keeping.show_trouble("Nothing can be kept right now.")


def _draw_week(catalog: Catalog) -> None:
    st.title("Week", anchor=False)
    programme_making.begin_the_week(catalog)
    try:
        aim = _aim(memory.journal())
        sessions = memory.journal().sessions_since(date.min)
        blocked = memory.journal().blocked()
        shown = week_shown(sessions, aim, memory.today())
        share = completed_share(_work(memory.journal(), shown))
    except JournalUnusable as unusable:
        damaged.notice(unusable)
        _say_unusable(unusable)
        return
    st.caption(shown.span)
    if blocked:
        _ask_safety_first()
    else:
        _look_ahead(catalog, shown, sessions, aim)
    if shown.ever or shown.week.asked:
        _show_week(shown)
    if shown.ever:
        _show_numbers(shown, share)
        draw_meanings(catalog)
    if recommended(aim.programmes, shown.week.start) is None:
        _ask_goal(aim.goal)
    if not blocked:
        programme_week.draw_offer(aim)
    if shown.ever:
        _show_charts(shown, _targets(aim, shown.week))
        draw_week_changes(memory.catalog())
    if not blocked:
        _show_advice()


def _look_ahead(catalog: Catalog, shown: WeekShown, sessions: Sequence[Session], aim: Aim) -> None:
    """What could come next, and the programme with its days."""
    if shown.ever:
        st.markdown(shown.next_step)
    elif not aim.programmes:
        _show_nothing_yet()
    programme_week.draw_programme(catalog, sessions, aim)


def _say_unusable(unusable: JournalUnusable) -> None:
    st.warning(literally(str(unusable)), title="Your sessions cannot be shown just now")
    st.markdown("Routines work without them. You can go on with one at once.")
    doors.link("today", "Go to Today")


def _aim(journal: Journal) -> Aim:
    """What the person aims at, as the journal has it."""
    return Aim(
        goal=journal.weekly_goal(),
        programmes=journal.programmes(),
        skipped=journal.skipped_weeks(),
    )


def _targets(aim: Aim, week: Week) -> Mapping[str, int]:
    """Seconds of work aimed at this week by the newest programme in it, by region."""
    told = [weekly_target(each, week.start) for each in aim.programmes if not week.off]
    return next((targets for targets in reversed(told) if targets), {})


def _work(journal: Journal, shown: WeekShown) -> Iterator[tuple[int, int]]:
    """Seconds of work planned and done in each guided session of the week that counts."""
    for session in shown.recent:
        if session.day >= shown.week.start and session.status == "completed":
            yield from _worked(journal, session)


def _worked(journal: Journal, session: Session) -> Iterator[tuple[int, int]]:
    """Nothing when it was only marked as done, or its routine is gone or of another version."""
    events, document = journal.events(session.key), journal.routine(session.routine)
    if not events or document is None:
        return
    try:
        yield perform(Routine.model_validate_json(document), events).work
    except ValidationError:
        return


def _show_week(shown: WeekShown) -> None:
    week, today = shown.week, memory.today()
    chart = this_week(week.days, week.start, week.asked, today, memory.dark())
    show_chart(chart, "week-row")
    if week.asked:
        st.caption("A ring marks a recommended day. Any other day counts just as well.")


def _show_numbers(shown: WeekShown, share: int | None) -> None:
    with st.grid(4, min_column_width=150):
        st.metric(
            "Sessions this week",
            shown.done,
            shown.reached,
            delta_color="off",
            delta_arrow="off",
            border=True,
            height="stretch",
        )
        for label, value in _numbers(shown):
            st.metric(label, value, border=True, height="stretch")
    for sentence in _remarks(shown, share):
        st.caption(sentence)


def _numbers(shown: WeekShown) -> Iterator[tuple[str, str]]:
    """The longer views come once there is more to see than this week."""
    yield "Adherence, week", part(shown.week.adherence)
    if shown.is_young:
        yield "Days this week", str(shown.week.active_days)
    else:
        yield "Adherence, 7 days", part(shown.last_days.adherence)
        yield "Adherence, 4 weeks", part(shown.last_weeks.adherence)
        yield "Strength", f"{shown.strength} of 100"
        yield "Days a week", shown.days_a_week
    yield "Minutes this week", str(shown.week.minutes)
    if shown.streak:
        yield "Weeks in a row", str(shown.streak)


def _remarks(shown: WeekShown, share: int | None) -> Iterator[str]:
    if shown.others:
        yield f"{shown.others} They do not count towards the goal; a session counts from 80 %."
    if share is not None:
        yield f"Of the stretching in your guided sessions this week you did {share} %."


def _ask_goal(goal: int) -> None:
    # The journal holds the goal, also for other tabs; the field only shows it.
    memory.put_answer(GOAL, goal)
    st.number_input(
        "Weekly goal (sessions)",
        min_value=WEEKLY_GOALS[0],
        max_value=WEEKLY_GOALS[-1],
        step=1,
        key=GOAL,
        on_change=_keep_goal,
        help="How many sessions a week suit you, from 1 to 14. You can change it at any time.",
        width=220,
    )
    fault = memory.kept(FAULT)
    if fault:
        st.warning(literally(fault))
        memory.let_go(FAULT)


def _keep_goal() -> None:
    try:
        memory.journal().set_weekly_goal(memory.answer(GOAL))
    except (JournalUnusable, ValueError) as fault:
        memory.keep(FAULT, str(fault))


def _ask_safety_first() -> None:
    st.warning(
        "Please get the care that was advised before you go on. After that, answer the safety "
        "questions on Today and make a new routine there. This note then goes away.",
        title="Care comes first",
    )
    if st.button("Go to Today", key="week-safety", type="primary"):
        doors.go("today")


def _show_nothing_yet() -> None:
    with st.container(border=True, key="card-nothing-yet"):
        st.header("No sessions yet", anchor=False)
        st.markdown(
            "Make a routine on Today, do it, and press **Mark as done**. Your week will show here."
        )
        if st.button("Make a routine", key="week-start", type="primary"):
            doors.go("today")


def _show_charts(shown: WeekShown, targets: Mapping[str, int]) -> None:
    dark = memory.dark()
    calendar = heatmap(shown.days, memory.today(), dark, shown.asked, shown.off)
    # Nine columns do not fit a phone; the days themselves do.
    show_chart(replace(calendar, columns=DAYS, rows=shown.active_days), "week-days")
    if shown.asked or shown.off:
        st.caption("An outline marks a recommended day, dots a week off.")
    left, right = st.columns(2, gap="large")
    with left:
        _show_regions(shown, targets, dark)
    with right:
        _show_pain(shown, dark)
    if enough(shown.both):
        show_chart(side_by_side(shown.both, dark), "week-both")
        st.caption("They stand side by side. This cannot say which leads to which.")
    week_files.draw_history_file(memory.catalog())


def _show_regions(shown: WeekShown, targets: Mapping[str, int], dark: bool) -> None:
    seconds = shown.week.region_seconds
    if any(seconds.values()) or targets:
        show_chart(region_minutes(memory.catalog(), seconds, dark, targets), "week-regions")
        if targets:
            st.markdown(f":small[{aimed_at(memory.catalog())}]")
    else:
        st.header(REGIONS_TITLE, anchor=False)
        st.markdown("Nothing yet this week. Your next session will show here.")


def _show_pain(shown: WeekShown, dark: bool) -> None:
    if not shown.rated:
        st.header(PAIN_TITLE, anchor=False)
        st.markdown("When you mark a session as done, you can rate the pain around it.")
        return
    show_chart(pain(shown.recent, dark), "week-pain")
    st.markdown(f":small[{counts(memory.catalog())}]")


def _show_advice() -> None:
    st.header("What helps over the weeks", anchor=False)
    for advice in memory.catalog().advice:
        if advice.shown_at == "week":
            st.markdown(f"- {literally(advice.sentence)}")
