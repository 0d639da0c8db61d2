"""When does a programme need answers first, and how are they given?"""

from __future__ import annotations

from datetime import date

import streamlit as st

from recommender.catalog.loading import Catalog
from recommender.catalog.wording import day_words
from recommender.intake import weeks_later
from recommender.pages import doors, making, memory, remaking, safety
from recommender.pages.attempting import draw_faults, note
from recommender.pages.literally import literally
from recommender.pages.programme_making import is_expecting, make_anew, make_missing
from recommender.pages.programme_offer import ask_signs, must_be_referred
from recommender.pages.programme_past import (
    Newest,
    answers_differ,
    answers_of,
    in_force,
)
from recommender.pages.remaking import OPEN_SIGNS
from recommender.programme import Programme
from recommender.programming import Ask, asks_again

_LEFT = "programme-answers-left"


def draw_renewing(
    catalog: Catalog, programme: Programme, told: Newest | None, monday: date, open_days: int
) -> bool:
    """What has to be answered before more is composed; whether anything has.

    `open_days` are the recommended days to come in the week from `monday` without a routine.
    """
    asked = in_force(programme, told)
    ask = asks_again(asked, memory.today())
    if ask is not None:
        _draw_ask(asked, ask)
        return True
    if open_days and is_expecting(asked):
        _draw_signs(catalog, programme, told, monday)
        return True
    if open_days:
        _draw_missing(catalog, programme, monday, open_days)
    elif told is not None and _is_news(programme, told):
        _draw_changed(catalog, programme, told, monday)
    return False


def _draw_ask(programme: Programme, ask: Ask) -> None:
    with st.container(border=True, key="card-programme-ask"):
        st.header("Your answers, once more", anchor=False)
        st.markdown(literally(ask.sentence))
        st.markdown("First come the safety questions, then the form. What is there stays as it is.")
        if st.button("Answer again", type="primary", key="programme-ask"):
            answer_again(programme)


def answer_again(programme: Programme) -> None:
    """Opens the safety questions, then the form with the answers as they stand."""
    told = answers_of(programme)
    now = weeks_later(told, (memory.today() - programme.told_on).days // 7)
    making.begin_anew()
    remaking.stop()
    safety.start_over()
    remaking.put_into_form(now or told, stage_is_known=now is not None)
    doors.go("today")


def _draw_signs(catalog: Catalog, programme: Programme, told: Newest | None, monday: date) -> None:
    """In pregnancy the warning signs come before every week that is composed."""
    with st.container(border=True, key="card-programme-signs"):
        st.header("One question before this week", anchor=False)
        signs = ask_signs(catalog)
        if st.button("Make this week", type="primary", key="programme-signs"):
            _make_week(catalog, programme, told, monday, signs)
        draw_faults()


def _make_week(
    catalog: Catalog,
    programme: Programme,
    told: Newest | None,
    monday: date,
    signs: tuple[str, ...] | None,
) -> None:
    if signs is None:
        note((OPEN_SIGNS,))
        return
    if told is not None and must_be_referred(catalog, told, signs):
        doors.go("today")
    else:
        make_missing(catalog, programme, monday)
    st.rerun()


def _draw_missing(catalog: Catalog, programme: Programme, monday: date, open_days: int) -> None:
    """Days that could not be composed, or came free, can be composed when asked for."""
    one = open_days == 1
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown("One day to come has no routine." if one else "Some days have no routine.")
        label = "Make it" if one else "Make them"
        if st.button(label, key="programme-missing"):
            make_missing(catalog, programme, monday)
            st.rerun()


def _is_news(programme: Programme, told: Newest) -> bool:
    return memory.kept(_LEFT) != told.told_at and answers_differ(programme, told)


def _draw_changed(catalog: Catalog, programme: Programme, told: Newest, monday: date) -> None:
    """That other answers were given since, and that the days to come can follow them."""
    with st.container(border=True, key="card-programme-changed"):
        st.markdown(
            f"You gave other answers on {day_words(told.day)}. The days to come are still made "
            "from the earlier ones. Each is checked against the newer ones when you open it."
        )
        with st.container(horizontal=True):
            if st.button("Make the days to come anew", key="programme-anew"):
                make_anew(catalog, programme, monday)
                st.rerun()
            st.button(
                "Leave them",
                key="programme-leave",
                on_click=memory.keep,
                args=(_LEFT, told.told_at),
            )
