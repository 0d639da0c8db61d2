"""The session is over: what was done, how it was, and one press to keep it."""

from __future__ import annotations

from datetime import date

import streamlit as st

from recommender.catalog.loading import Catalog
from recommender.catalog.wording import clock, day_words, duration, listed
from recommender.journal import Journal
from recommender.pages import doors, keeping, memory
from recommender.pages.finishing import PAINS, UNSAID, ask_feeling
from recommender.pages.literally import literally
from recommender.pages.next_time import next_time
from recommender.pages.player import how_to_get_up
from recommender.pages.wishing import wishes
from recommender.performing import Performance, StepDone
from recommender.routine import Routine
from recommender.session import LONGEST_NOTE, Feeling

WHY = {
    "not-now": "left out this time",
    "done-already": "done already",
    "never": "never again",
    "hurt": "stopped because it hurt",
}
_SAVED = "closing-saved"
HURT_TWICE = 2
SEE_SOMEONE = (
    "{names} hurt more than once. Please see a physiotherapist or a doctor before you try it again."
)


def draw_closing(catalog: Catalog, routine: Routine, performance: Performance, key: str) -> None:
    """What was done, and the form; after saving, where to go next."""
    st.title(_title(performance), anchor=False)
    st.markdown(how_to_get_up(routine))
    _draw_steps(catalog, performance)
    _draw_wishes(catalog, performance)
    if memory.kept(_SAVED) == key:
        st.success(literally(f"Saved in your week. {next_time(catalog)}"))
    else:
        _ask(key)
    with st.container(horizontal=True, vertical_alignment="center", key="done-links"):
        doors.link("week", "See your week")
        doors.link("today", "Back to the routine")


def _title(performance: Performance) -> str:
    if performance.status == "completed":
        return f"Well done: {duration(performance.seconds)}"
    done = sum(1 for step in performance.steps if step.done)
    return f"{done} of {len(performance.steps)} exercises done" if done else "Stopped early"


def _draw_steps(catalog: Catalog, performance: Performance) -> None:
    lines = [_line(catalog, step) for step in performance.steps]
    st.markdown("\n".join(lines))


def _line(catalog: Catalog, step: StepDone) -> str:
    name = literally(catalog.exercise(step.exercise).name)
    told = [f"{clock(step.done)} of {clock(step.planned)}"]
    told += ["eased"] * step.eased
    told += [WHY[step.skipped]] if step.skipped else []
    return f"- **{name}** {', '.join(told)}"


def _draw_wishes(catalog: Catalog, performance: Performance) -> None:
    """What is left out from now on because of this session, and who should look at what hurts."""
    kept = wishes()
    own = {
        step.exercise: kept[step.exercise] for step in performance.steps if step.exercise in kept
    }
    name = {exercise: catalog.exercise(exercise).name for exercise in own}
    hurt = [name[exercise] for exercise, wish in own.items() if wish.until]
    never = [name[exercise] for exercise, wish in own.items() if not wish.until]
    if hurt:
        until = day_words(max(date.fromisoformat(own[e].until) for e in own if own[e].until))
        st.info(f"Left out until {until}, because it hurt: {literally(listed(hurt))}.")
    if never:
        st.info(
            f"Never again, as you asked: {literally(listed(never))}. The Catalog brings it back."
        )
    often = [name[exercise] for exercise, wish in own.items() if wish.hurt >= HURT_TWICE]
    if often:
        st.warning(SEE_SOMEONE.format(names=literally(listed(often))))


def _ask(key: str) -> None:
    st.header("How was it?", anchor=False)
    with st.form("closing", border=True):
        feeling = ask_feeling("closing-feeling", "The routine was")
        before, after = st.columns(2, gap="large")
        with before:
            pain_before = _pain("before", "Pain before, if you like to say")
        with after:
            pain_after = _pain("after", "Pain now, if you like to say")
        note = st.text_area("A note for yourself", max_chars=LONGEST_NOTE, key="closing-note")
        if st.form_submit_button("Save", type="primary"):
            _save(key, pain_before, pain_after, feeling, note)


def _pain(when: str, label: str) -> int | None:
    said = st.select_slider(
        label, PAINS, value=UNSAID, format_func=str, key=f"closing-pain-{when}",
        help="0 is no pain, 10 is the worst you can imagine.",
    )  # fmt: skip
    return said if isinstance(said, int) else None


def _save(
    key: str, pain_before: int | None, pain_after: int | None, feeling: Feeling | None, note: str
) -> None:
    def tell(journal: Journal) -> bool:
        journal.rate(key, pain_before, pain_after)
        return journal.tell(key, feeling, note.strip())

    if keeping.ask(tell, False):
        memory.keep(_SAVED, key)
        st.rerun()
    st.warning("This could not be kept just now. Press Save once more in a moment.")
