"""Which copies of the journal are kept? Each with a way back; what is here now is copied first."""

from __future__ import annotations

from functools import partial

import streamlit as st

from recommender.catalog.wording import counted, day_words
from recommender.journal import KEPT_ELSEWHERE, Backup, JournalUnusable
from recommender.pages import memory
from recommender.pages.literally import literally
from recommender.pages.taking_along import forget_files, size_words
from recommender.pages.telling import draw_told, tell

PLACE = "copies"
WHAT = (
    "Limber copies the whole journal once a day, for everybody here, and keeps seven days. The "
    "copies lie beside the journal, on this machine."
)
NONE_YET = "There is no copy yet. Make one now, or wait for the next day you open Limber."
SURE = (
    "Put back the copy of {day}? Everything that is kept for everybody here becomes what it was "
    "then: {sessions}. What is here now is copied first."
)
REASONS = {
    "daily": "",
    "before-update": "before an update of Limber",
    "before-restore": "before another copy was put back",
}
NOT_WHOLE = "not whole any more, so it cannot be put back"
_ASKED = "copies-asked"


def draw_copies() -> None:
    """The list, a button for one more, and the question before one is put back."""
    st.header("Copies", anchor=False)
    draw_told(PLACE)
    try:
        journal = memory.shared_journal()
        if not journal.is_file:
            st.markdown(literally(KEPT_ELSEWHERE))
            return
        copies, trouble_today = journal.backups(), memory.copy_of_today()
    except JournalUnusable as trouble:
        st.warning(literally(str(trouble)))
        return
    if trouble_today:
        st.warning(literally(f"Today's copy could not be made. {trouble_today}"))
    st.markdown(WHAT if copies else f"{WHAT} {NONE_YET}")
    asked = memory.kept(_ASKED)
    with st.container(key="copies"):
        for each in copies:
            _draw_copy(each)
            if each.name == asked:
                _draw_question(each)
    st.button("Make one now", key="copies-now", on_click=_make_one)


def words(copy: Backup) -> str:
    """What is in a copy, how large it is, and why it was made."""
    told = [counted(copy.sessions, "session"), size_words(copy.size), REASONS[copy.reason]]
    return ", ".join(each for each in (*told, "" if copy.sound else NOT_WHOLE) if each)


def _draw_copy(copy: Backup) -> None:
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        st.markdown(f"**{day_words(copy.day)}**  \n{words(copy)}", width="stretch")
        if copy.sound:
            st.button("Put it back", key=f"copy-{copy.number}", on_click=_ask, args=(copy.name,))


def _draw_question(copy: Backup) -> None:
    with st.container(border=True, key="copies-question"):
        sessions = counted(copy.sessions, "session")
        st.markdown(SURE.format(day=day_words(copy.day), sessions=sessions))
        with st.container(horizontal=True):
            put_back = partial(_put_back, copy)
            st.button("Yes, put it back", type="primary", key="copies-yes", on_click=put_back)
            st.button("Keep what is here", key="copies-no", on_click=_ask, args=(None,))


def _ask(name: str | None) -> None:
    memory.keep(_ASKED, name)


def _make_one() -> None:
    try:
        made = memory.shared_journal().copy_now(memory.today())
    except JournalUnusable as trouble:
        tell(PLACE, str(trouble), well=False)
        return
    tell(PLACE, f"A copy is made: {words(made)}.")


def _put_back(copy: Backup) -> None:
    if memory.kept(_ASKED) != copy.name:
        return  # the second click of a double one
    memory.let_go(_ASKED)
    try:
        memory.shared_journal().restore(copy.name, memory.today())
    except JournalUnusable as trouble:
        tell(PLACE, str(trouble), "Nothing here has changed.", well=False)
        return
    forget_files()
    tell(PLACE, f"The copy of {day_words(copy.day)} is back in place. What was here is a copy now.")
