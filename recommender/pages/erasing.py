"""How does a person take everything along, and have everything deleted?"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

import streamlit as st

from recommender.journal import Journal, JournalUnusable
from recommender.pages import memory
from recommender.pages.literally import literally
from recommender.session import Session

OUTCOME = "erase-outcome"
SURE = "erase-sure"
DELETED = (
    "Everything is deleted: routines, sessions, the weekly goal and the answers of this tab. "
    "Another open tab keeps its own answers until you close it."
)


def sessions_document(sessions: Sequence[Session], goal: int) -> str:
    """Every session and the weekly goal as one JSON document."""
    document = {
        "schema_version": 1,
        "weekly_goal": goal,
        "sessions": [session.model_dump(mode="json") for session in sessions],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def show_erasing() -> None:
    """A download of what was done, and the deletion of everything in two steps."""
    outcome = memory.kept(OUTCOME)
    if outcome is not None:
        memory.let_go(OUTCOME)
        _show_outcome(*outcome)
        return
    try:
        journal = memory.journal()
        sessions = journal.sessions_since(date.min)
    except JournalUnusable as unusable:
        st.warning(literally(str(unusable)), title="Nothing can be erased just now")
        return
    _offer_download(journal, len(sessions))
    _offer_deletion(len(sessions))


def _show_outcome(erased: bool, sentence: str) -> None:
    if erased:
        st.success(literally(sentence))
    else:
        st.warning(literally(sentence), title="Not everything could be erased")


def _offer_download(journal: Journal, count: int) -> None:
    if count:
        st.download_button(
            "Download my sessions (JSON)",
            data=lambda: sessions_document(
                journal.sessions_since(date.min), journal.weekly_goal()
            ).encode(),
            file_name="limber-sessions.json",
            mime="application/json",
            key="erase-download",
            on_click="ignore",
        )


def _offer_deletion(count: int) -> None:
    done = {0: "any sessions", 1: "1 session"}.get(count, f"{count} sessions")
    sure = st.checkbox(
        f"Yes, delete all routines, {done} with pain ratings, my weekly goal and the answers "
        "in this tab. This cannot be undone.",
        key=SURE,
    )
    st.button("Erase everything", key="erase", disabled=not sure, on_click=_erase)


def _erase() -> None:
    if not memory.answer(SURE):
        return
    try:
        memory.journal().erase()
    except JournalUnusable as unusable:
        memory.keep(OUTCOME, (False, str(unusable)))
        return
    memory.forget_everything()
    memory.keep(OUTCOME, (True, DELETED))
