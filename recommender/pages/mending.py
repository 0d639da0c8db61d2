"""What can be done about a wish that stays open? One tap for each way out."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from recommender.catalog.loading import Catalog
from recommender.explanation import Repair
from recommender.intake import Intake
from recommender.pages import reckoning
from recommender.pages.own_wishes import kept_out
from recommender.pages.reckoning import Desk, Lines
from recommender.pages.wishing_again import offer
from recommender.routine import Routine, Unmet
from recommender.solver import Answer
from recommender.weighing import gave_way, lost, minutes_trials, minutes_wish, most_kept, repairs


def draw_unmet(catalog: Catalog, routine: Routine, told: Intake | None) -> None:
    """Each open wish with its ways out; without `told` there is nothing to make again."""
    desk = reckoning.desk(catalog, routine) if told and routine.unmet else None
    if told is None or desk is None or desk.answer is None:
        for at, unmet in enumerate(routine.unmet):
            _box(at, unmet)
        return
    ways = repairs(desk.answer, routine, kept_out(catalog))
    for at, unmet in enumerate(routine.unmet):
        with _box(at, unmet):
            _buttons(at, [way for way in ways if way.wish == unmet.wish], told)
            if unmet.wish == minutes_wish(desk.answer, routine):
                _other_minutes(desk, desk.answer, routine, told)
    _which_gave(desk, desk.answer)


def _box(at: int, unmet: Unmet) -> DeltaGenerator:
    box = st.container(border=True, key=f"unmet-{at}")
    box.markdown(f"**{unmet.sentence}** {unmet.concession}")
    return box


def _buttons(at: int, ways: list[Repair], told: Intake) -> None:
    if ways:
        with st.container(horizontal=True, gap="small"):
            for number, way in enumerate(ways):
                offer(way.label, f"repair-{at}-{number}", told, way.changes)


def _other_minutes(desk: Desk, answer: Answer, routine: Routine, told: Intake) -> None:
    """The minutes that would do, tried one after the other until some do."""
    reckoning.in_background(
        desk,
        minutes_trials(answer, routine),
        lambda lines, is_open: _minutes(lines, is_open, told),
        enough=lambda lines: any(lines.values()),
    )


def _which_gave(desk: Desk, answer: Answer) -> None:
    """Which of several wishes had to give, and whether fewer could have."""
    if len(lost(answer)) > 1:
        reckoning.in_background(
            desk, (most_kept(answer),), lambda lines, _: _gave_way(answer, lines)
        )


def _minutes(lines: Lines, is_open: bool, told: Intake) -> None:
    way = next((each for each in lines.values() if each is not None), None)
    if way is not None:
        offer(way.label, "repair-minutes", told, way.changes)
    elif is_open:
        st.caption("Looking for the minutes that would do…")


def _gave_way(answer: Answer, lines: Lines) -> None:
    most = lines.get("most-kept")
    given = gave_way(answer, most) if most is not None else None
    if given is not None:
        st.caption(given.sentence)
