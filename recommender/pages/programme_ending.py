"""A programme is over: what was done in it, and how does it go on?"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from recommender.adherence import Aim, span
from recommender.catalog.wording import counted, day_words
from recommender.pages import memory, programme_form
from recommender.programme import Programme
from recommender.session import Session

GO_ON = "Go on with another"


def last_ended(aim: Aim) -> Programme | None:
    """The programme that ended last; None while there was none."""
    over = [each for each in aim.programmes if each.last < memory.today()]
    return max(over, key=lambda each: each.last, default=None)


def draw_ending(programme: Programme, sessions: Sequence[Session], aim: Aim) -> None:
    """What was done from its first to its last day, and the way to the next."""
    with st.container(border=True, key="card-programme-ending"):
        how = "over" if programme.ended is None else "stopped"
        st.header(f"Your programme is {how}", anchor=False)
        st.markdown(done_words(programme, sessions, aim))
        another = (programme,)
        st.button(GO_ON, type="primary", key="programme-another", on_click=_again, args=another)


def done_words(programme: Programme, sessions: Sequence[Session], aim: Aim) -> str:
    """Sessions and minutes between its first and its last day, in a sentence."""
    own = aim.model_copy(update={"programmes": (programme,)})
    done = span(sessions, own, programme.starts, programme.last)
    span_words = f"from {day_words(programme.starts)} to {day_words(programme.last)}"
    if not done.done:
        return f"It ran {span_words}. A new one can begin whenever it suits you."
    of = f"{done.done} of {counted(done.recommended, 'session')}"
    how_many = of if done.done <= done.recommended else counted(done.done, "session")
    return f"It ran {span_words}. You did {how_many}, {counted(done.minutes, 'minute')} in all."


def _again(programme: Programme) -> None:
    programme_form.fill(programme)
    programme_form.open_form()
