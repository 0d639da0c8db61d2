"""How does a file of everything come in? It is shown first, and nothing changes before a press."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from recommender.archive import LARGEST_ARCHIVE_BYTES, Archive, BadArchive, read_archive
from recommender.journal import Journal, JournalUnusable, Merged, Person
from recommender.pages import memory
from recommender.pages.contained import contents, known_here, outcome
from recommender.pages.literally import literally
from recommender.pages.taking_along import forget_files
from recommender.pages.telling import draw_told, tell

PLACE = "bring-in"
LARGEST_MB = LARGEST_ARCHIVE_BYTES // 1_000_000
REFUSED = "This file cannot be brought in. Nothing here has changed."
OF_ANOTHER = "This file is from {theirs}. You are {own}: what is in it would become yours."
_READ, _ROUND = "brought", "bring-round"


@dataclass
class Brought:
    """A file as it was read: everything in it, or its faults; `known` is said of its sessions.

    `told` is what came of bringing it in: noted here at once, for a second click of a double one.
    """

    id: str
    archive: Archive | None
    faults: Sequence[str] = ()
    known: str = ""
    told: Sequence[str] = ()


def draw_bringing_in(own: Person) -> None:
    """A field for the file, what is in it, and the button that brings it in."""
    st.header("Bring in", anchor=False)
    st.markdown(
        "Choose a file of everything that Limber saved. You see what is in it first. What is here "
        "stays, and nothing is kept twice."
    )
    draw_told(PLACE)
    uploaded = st.file_uploader(
        f"File of everything (JSON, at most {LARGEST_MB} MB)",
        type="json",
        max_upload_size=LARGEST_MB,
        key=f"bring-in-{memory.kept(_ROUND, 0)}",
        width=640,
    )
    if uploaded is None:
        memory.let_go(_READ)
        return
    brought = _read(uploaded)
    if brought.archive is None:
        _draw_faults(brought.faults)
    else:
        _draw_contents(brought, brought.archive, own)


def forget_brought() -> None:
    """The file that was read goes; for when another page is opened."""
    memory.let_go(_READ)


def _read(uploaded: UploadedFile) -> Brought:
    before: Brought | None = memory.kept(_READ)
    if before is not None and before.id == uploaded.file_id:
        return before
    with st.spinner("Reading the file…"):
        brought = _checked(uploaded.file_id, uploaded.getvalue())
    memory.keep(_READ, brought)
    return brought


def _checked(id: str, raw: bytes) -> Brought:
    try:
        archive = read_archive(raw, memory.today())
        keys = {each.key for each in memory.journal().sessions_since(date.min)}
    except BadArchive as bad:
        return Brought(id, None, bad.faults)
    except JournalUnusable as trouble:
        return Brought(id, None, (str(trouble),))
    return Brought(id, archive, known=known_here(archive, keys))


def _draw_faults(faults: Sequence[str]) -> None:
    st.warning(REFUSED)
    with st.container(border=True, key="bring-faults"):
        for fault in faults:
            # Letter by letter: a fault may quote the file.
            st.text(fault)


def _draw_contents(brought: Brought, archive: Archive, own: Person) -> None:
    with st.container(border=True, key="bring-contents"):
        st.markdown("**In this file**")
        st.markdown("\n".join(f"- {each}" for each in contents(archive)))
        if brought.known:
            st.markdown(brought.known)
        if archive.name and archive.name.casefold() != own.name.casefold():
            st.warning(literally(OF_ANOTHER.format(theirs=archive.name, own=own.name)))
        if st.button("Bring it in", type="primary", key="bring"):
            with st.spinner("Bringing it in…"):
                well = _bring(brought, archive)
            if well:
                tell(PLACE, *brought.told)
                memory.let_go(_READ)
                # Another key is another field, and an empty one.
                memory.keep(_ROUND, memory.kept(_ROUND, 0) + 1)
                forget_files()
            st.rerun()


def _bring(brought: Brought, archive: Archive) -> bool:
    """Whether it could be brought in, or had been by the first click of a double one."""
    if brought.told:
        return True
    try:
        programmes, merged = _merge(memory.journal(), archive)
    except JournalUnusable as trouble:
        tell(PLACE, str(trouble), "Nothing here has changed.", well=False)
        return False
    brought.told = outcome(archive, merged, programmes)
    return True


def _merge(journal: Journal, archive: Archive) -> tuple[set[str], Merged]:
    return {each.key for each in journal.programmes()}, journal.merge(archive)
