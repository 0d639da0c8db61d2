"""How does a person take everything along? One file of everything, a table, and a report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from recommender.archive import parts
from recommender.catalog.loading import Catalog
from recommender.exports import history_csv
from recommender.journal import JournalUnusable
from recommender.pages import memory
from recommender.pages.reporting_view import draw_report, forget_report
from recommender.pages.telling import draw_told, tell

PLACE = "take-along"
NAME = "limber-everything"
OPEN_TO_READ = (
    "The file is not locked: whoever opens it can read about your pain and your health. Keep it "
    "where only you can."
)
IN_PARTS = "Your history is long, so it comes as {count} files. Each can be brought in by itself."
NO_SESSIONS = "Once you have done a session, a table and a report stand here."
_FILES = "take-along-files"


def draw_taking_along(catalog: Catalog) -> None:
    """Everything as one file; with any session also the table and the report."""
    st.header("Take along", anchor=False)
    draw_told(PLACE)
    try:
        sessions = memory.journal().sessions_since(date.min)
    except JournalUnusable as trouble:
        tell(PLACE, str(trouble), well=False)
        return
    _draw_everything()
    if not sessions:
        st.caption(NO_SESSIONS)
        return
    with st.container(border=True, key="take-table"):
        st.subheader("A table of your sessions", anchor=False)
        st.markdown("For a spreadsheet: one row for each session, with your notes.")
        st.download_button(
            "Save the table (CSV)",
            data=lambda: history_csv(catalog, memory.journal().sessions_since(date.min)),
            file_name="limber-sessions.csv",
            mime="text/csv",
            key="take-csv",
            on_click="ignore",
        )
    draw_report(catalog)


def forget_files() -> None:
    """The prepared files go; for when another page is opened."""
    memory.let_go(_FILES)
    forget_report()


def size_words(size: int) -> str:
    """Bytes in words: `12 kB`, `3.1 MB`."""
    if size < 999_500:
        return f"{max(1, round(size / 1000))} kB"
    return f"{size / 1_000_000:.1f} MB"


def _draw_everything() -> None:
    with st.container(border=True, key="take-everything"):
        st.subheader("Everything, as one file", anchor=False)
        st.markdown(
            "All that is kept for you: routines, sessions, programmes and what you chose. Limber "
            "can read it back, here or elsewhere."
        )
        if st.button("Prepare the file", key="take-prepare"):
            _prepare()
        files: Sequence[bytes] | None = memory.kept(_FILES)
        if files is not None:
            _draw_files(files)


def _prepare() -> None:
    try:
        with st.spinner("Writing everything into a file…"):
            memory.keep(_FILES, parts(memory.journal().export()))
    except JournalUnusable as trouble:
        tell(PLACE, str(trouble), well=False)
        st.rerun()


def _draw_files(files: Sequence[bytes]) -> None:
    if len(files) > 1:
        st.markdown(IN_PARTS.format(count=len(files)))
    for number, each in enumerate(files, 1):
        part = f"-{number}-of-{len(files)}" if len(files) > 1 else ""
        st.download_button(
            f"Save {NAME}{part}.json ({size_words(len(each))})",
            data=each,
            file_name=f"{NAME}{part}.json",
            mime="application/json",
            key=f"take-json-{number}",
            type="primary",
            on_click="ignore",
        )
    st.caption(OPEN_TO_READ)
