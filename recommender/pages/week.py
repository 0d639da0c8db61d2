"""How is the week going? The goal, what was done, and how it felt."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from recommender.charts.heatmap import heatmap
from recommender.charts.pain import TITLE as PAIN_TITLE
from recommender.charts.pain import pain
from recommender.charts.region_minutes import TITLE as REGIONS_TITLE
from recommender.charts.region_minutes import region_minutes
from recommender.journal import WEEKLY_GOALS, JournalUnusable
from recommender.pages import doors, memory
from recommender.pages.chart_view import show_chart
from recommender.pages.literally import literally
from recommender.pages.week_shown import WeekShown, week_shown

GOAL = "week-goal"
FAULT = "week-fault"
DAYS = ("Day with a session", "Sessions")


def page() -> None:
    """The whole page."""
    st.title("Week", anchor=False)
    try:
        goal = memory.journal().weekly_goal()
        sessions = memory.journal().sessions_since(date.min)
        blocked = memory.journal().blocked()
    except JournalUnusable as unusable:
        _say_unusable(unusable)
        return
    shown = week_shown(sessions, goal, memory.today())
    st.caption(shown.span)
    if blocked:
        _ask_safety_first()
    elif shown.ever:
        st.markdown(shown.next_step)
    else:
        _show_nothing_yet()
    if shown.ever:
        _show_numbers(shown)
    _ask_goal(goal)
    if shown.ever:
        _show_charts(shown)
    if not blocked:
        _show_advice()


def _say_unusable(unusable: JournalUnusable) -> None:
    st.warning(literally(str(unusable)), title="Your sessions cannot be shown just now")
    st.markdown("Routines work without them. You can go on with one at once.")
    doors.link("today", "Go to Today")


def _show_numbers(shown: WeekShown) -> None:
    with st.grid(4, min_column_width=150):
        st.metric(
            "Sessions this week",
            shown.done,
            shown.reached,
            delta_color="off",
            delta_arrow="off",
            border=True,
        )
        st.metric(
            "Adherence",
            shown.adherence,
            border=True,
            help="Sessions done, out of those your weekly goal asks for. At most 100 %.",
        )
        st.metric("Minutes this week", str(shown.week.minutes), border=True)
        if shown.streak:
            st.metric(
                "Weeks in a row",
                str(shown.streak),
                border=True,
                help="Weeks in a row that reached your goal. This week counts once it does.",
            )
    if shown.others:
        st.caption(
            f"{shown.others} They do not count towards the goal; a session counts from 80 %."
        )


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
    with st.container(border=True):
        st.header("No sessions yet", anchor=False)
        st.markdown(
            "Make a routine on Today, do it, and press **Mark as done**. Your week will show here."
        )
        if st.button("Make a routine", key="week-start", type="primary"):
            doors.go("today")


def _show_charts(shown: WeekShown) -> None:
    dark = memory.dark()
    calendar = heatmap(shown.days, memory.today(), dark)
    # Nine columns do not fit a phone; the days themselves do.
    show_chart(replace(calendar, columns=DAYS, rows=shown.active_days), "week-days")
    left, right = st.columns(2, gap="large")
    with left:
        if any(shown.week.region_seconds.values()):
            seconds = shown.week.region_seconds
            show_chart(region_minutes(memory.catalog(), seconds, dark), "week-regions")
        else:
            st.header(REGIONS_TITLE, anchor=False)
            st.markdown("Nothing yet this week. Your next session will show here.")
    with right:
        if shown.rated:
            show_chart(pain(shown.recent, dark), "week-pain")
        else:
            st.header(PAIN_TITLE, anchor=False)
            st.markdown("When you mark a session as done, you can rate the pain around it.")


def _show_advice() -> None:
    st.header("What helps over the weeks", anchor=False)
    for advice in memory.catalog().advice:
        if advice.shown_at == "week":
            st.markdown(f"- {literally(advice.sentence)}")
