"""The routine is done: how is that marked once, and how is it undone?"""

from __future__ import annotations

from datetime import date

import streamlit as st

from recommender.catalog.loading import Catalog
from recommender.catalog.wording import duration
from recommender.journal import Journal
from recommender.pages import doors, keeping, memory
from recommender.pages.literally import literally
from recommender.pages.marking import performance_key, session_of, turns_done
from recommender.pages.next_time import next_time
from recommender.pages.scrolling import go_to
from recommender.routine import Routine
from recommender.session import Feeling, Status

_MARKED = "marked"
_AGAIN = "again"
_PLACE = "finish"
NOTHING: dict[str, Status] = {}
UNSAID = "rather not say"
PAINS = (UNSAID, *range(11))
FEELINGS: dict[Feeling, str] = {
    "too-easy": "Too easy",
    "about-right": "About right",
    "too-hard": "Too hard",
}


def draw_finishing(catalog: Catalog, routine: Routine, id: str) -> None:
    """The button, or what was marked with a way back."""
    day = memory.today()
    status = keeping.ask(lambda journal: _status(journal, day), NOTHING)
    turns = turns_done(id, day, lambda key: status.get(key, "started") != "started")
    done = [t for t in range(turns) if status[performance_key(id, day, t)] == "completed"]
    with st.container(key=_PLACE):
        if done and memory.kept(_AGAIN) != (id, day, turns):
            st.header("Done for today", anchor=False)
            _draw_done(catalog, routine, id, day, turns, done)
        else:
            st.header("Finished?", anchor=False)
            _draw_button(catalog, routine, id, day, turns)
    # The button that was pressed is gone, and what stands above it has become shorter.
    go_to(f".st-key-{_PLACE}", "h2", f"{memory.kept(_MARKED)} {memory.kept(_AGAIN)}", _PLACE)


def _draw_button(catalog: Catalog, routine: Routine, id: str, day: date, turn: int) -> None:
    with st.container(border=True, key="finishing"):
        ask_feeling("mark-feeling", "The routine was, if you like to say")
        before, after = st.columns(2, gap="large")
        with before:
            _pain("before", "Pain before, if you like to say")
        with after:
            _pain("after", "Pain after, if you like to say")
        st.button(
            "Mark as done",
            type="primary",
            key="mark-done",
            on_click=_mark,
            args=(catalog, routine, id, day, turn),
        )


def _draw_done(
    catalog: Catalog, routine: Routine, id: str, day: date, turns: int, done: list[int]
) -> None:
    often = "" if len(done) == 1 else f" It is number {len(done)} of this routine today."
    st.success(f"Well done: {duration(routine.seconds)}, saved in your week.{often}")
    follows = next_time(catalog)
    if follows:
        st.markdown(literally(follows))
    with st.container(horizontal=True, vertical_alignment="center", key="done-links"):
        doors.link("week", "See your week")
        key = performance_key(id, day, done[-1])
        st.button("Undo", key="undo-done", on_click=_undo, args=(key,), help="It was not done.")
        st.button("Do it once more", key="once-more", on_click=_again, args=(id, day, turns))


def ask_feeling(key: str, label: str) -> Feeling | None:
    """How the routine was, in one tap; None is unsaid."""
    said: Feeling | None = st.segmented_control(
        label, list(FEELINGS), format_func=FEELINGS.__getitem__, key=key
    )
    return said


def _pain(when: str, label: str) -> None:
    st.select_slider(
        label,
        PAINS,
        value=UNSAID,
        format_func=str,
        key=f"pain-{when}",
        help="0 is no pain, 10 is the worst you can imagine.",
    )


def _mark(catalog: Catalog, routine: Routine, id: str, drawn_on: date, turn: int) -> None:
    """Marks a press once, however often it arrives: the drawn button is the performance."""
    drawn = performance_key(id, drawn_on, turn)
    if memory.kept(_MARKED) == drawn:
        return
    day = memory.today()
    key = performance_key(id, day, turn if day == drawn_on else 0)
    session = session_of(
        catalog,
        routine,
        id=id,
        key=key,
        day=day,
        zone=memory.zone(),
        finished_at=memory.now(),
        pains=(_said("before"), _said("after")),
    )
    session = session.model_copy(update={"feeling": memory.answer("mark-feeling")})
    if keeping.do(lambda journal: journal.record(session)):
        memory.keep(_MARKED, drawn)


def _said(when: str) -> int | None:
    said = memory.answer(f"pain-{when}", UNSAID)
    return said if isinstance(said, int) else None


def _undo(key: str) -> None:
    keeping.ask(lambda journal: journal.forget_session(key), False)
    memory.let_go(_MARKED)
    memory.let_go(_AGAIN)


def _again(id: str, day: date, turns: int) -> None:
    memory.keep(_AGAIN, (id, day, turns))


def _status(journal: Journal, day: date) -> dict[str, Status]:
    """How far each session of a day has come, by its key."""
    return {each.key: each.status for each in journal.sessions_since(day) if each.day == day}
