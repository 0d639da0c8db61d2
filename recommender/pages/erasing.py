"""How is everything of a person deleted, or of everyone here? In two steps, then looked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import streamlit as st

from recommender.archive import Archive
from recommender.catalog.wording import counted
from recommender.journal import Journal, JournalUnusable, Person
from recommender.pages import memory
from recommender.pages.literally import literally
from recommender.pages.telling import draw_told, tell

PLACE = "erasing"
SURE, ALL_SURE = "erase-sure", "everyone-sure"
GOES = (
    "This deletes {sessions} with pain and notes, and with them routines, programmes, favourites, "
    "weekly answers, the goal and the answers in this tab."
)
ALSO = "It also goes from the copies, and damaged files that were set aside go too."
DELETED = (
    "Everything is deleted and was looked for once more: nothing is left in the journal. Another "
    "open tab keeps its own answers until you close it. Files that you saved are still where you "
    "saved them."
)
STILL_THERE = "Something is still kept. Please erase once more."


def draw_erasing(people: tuple[Person, ...], own: Person) -> None:
    """The deletion of this person and, where there are several, of everyone."""
    st.header("Erase", anchor=False)
    draw_told(PLACE)
    count = len(memory.journal().sessions_since(date.min))
    several = len(people) > 1
    with st.container(border=True, key="erase-own"):
        whose = f"what is kept for {own.name}" if several else "everything"
        st.subheader(literally(f"Erase {whose}"), anchor=False)
        st.markdown(f"{GOES.format(sessions=counted(count, 'session'))} {ALSO}")
        _offer(SURE, literally(f"Yes, delete {whose}. This cannot be undone."), "erase", _erase)
    if several:
        with st.container(border=True, key="erase-everyone"):
            st.subheader("Erase everyone", anchor=False)
            names = ", ".join(each.name for each in people)
            st.markdown(literally(f"The same for all {len(people)} people here: {names}."))
            sure = f"Yes, delete everything of all {len(people)}. This cannot be undone."
            _offer(ALL_SURE, sure, "erase-all", _erase_everyone)


def _offer(box: str, words: str, key: str, deed: Callable[[], None]) -> None:
    sure = st.checkbox(words, key=box)
    label = "Erase everyone" if box == ALL_SURE else "Erase everything"
    st.button(label, key=key, disabled=not sure, on_click=deed)


def _erase() -> None:
    person = memory.whose()
    if _do(SURE, lambda journal: journal.erase(), _is_gone) and person:
        # Where somebody else is left, the next run asks who this is: it is not theirs by itself.
        memory.stay_with(person)


def _erase_everyone() -> None:
    _do(ALL_SURE, lambda journal: journal.erase_everyone(), _all_gone)


def _do(box: str, deed: Callable[[Journal], None], gone: Callable[[Journal, str], bool]) -> bool:
    """Whether it is done and was looked for; what came of it is told."""
    if not memory.answer(box):
        return False
    try:
        journal = memory.journal()
        person = journal.person.id
        deed(journal)
        gone_for_good = gone(memory.shared_journal(), person)
    except JournalUnusable as unusable:
        tell(PLACE, str(unusable), well=False)
        return False
    if not gone_for_good:
        tell(PLACE, STILL_THERE, well=False)
        return False
    memory.forget_everything()
    tell(PLACE, DELETED)
    return True


def _is_gone(journal: Journal, person: str) -> bool:
    """Whether the person is there no more, or is somebody of whom nothing is kept."""
    return person not in {each.id for each in journal.people()} or is_empty(journal.of(person))


def _all_gone(journal: Journal, _person: str) -> bool:
    return all(is_empty(journal.of(each.id)) for each in journal.people())


def is_empty(journal: Journal) -> bool:
    """Whether nothing at all is kept of a person, the mark after a referral included."""
    return journal.export() == Archive(schema_version=1) and not journal.blocked()
