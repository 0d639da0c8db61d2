"""Which versions of a routine can a person go back to, and what did each change do?"""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from recommender.journal import Kept
from recommender.pages import making, memory
from recommender.pages.literally import literally
from recommender.pages.scrolling import go_to
from recommender.routine import Routine

AS_IT_WAS = "What you did not touch stays as it was, unless your minutes need it."
BEST = f"Best with your changes. {AS_IT_WAS}"
_VERSIONS, _REFUSED = "versions", "change-refused"
_PLACE = "your-changes"


@dataclass(frozen=True)
class Version:
    """A routine as it was or is, and what was said when it came about."""

    id: str
    kept: Kept
    said: str = ""


@dataclass(frozen=True)
class Versions:
    """What was before, nearest last; what is shown; what was taken back, nearest first."""

    shown: Version
    before: tuple[Version, ...] = ()
    after: tuple[Version, ...] = ()


def versions(id: str) -> Versions | None:
    """The versions around the routine that is shown; None when nothing was changed."""
    known: Versions | None = memory.kept(_VERSIONS)
    if known is None or known.shown.id != id:
        return None
    unkept = id == making.UNKEPT and memory.kept(making.UNKEPT) != known.shown.kept
    return None if unkept else known


def add(old: Version, new: Version) -> None:
    """A change was made; what had been taken back is forgotten."""
    known = versions(old.id) or Versions(old)
    _show(Versions(new, (*known.before, known.shown)), making.told_once(old.id))


def refuse(id: str, sentence: str) -> None:
    """A change was not made, and why."""
    memory.keep(_REFUSED, (id, sentence))


def draw_versions(id: str, routine: Routine) -> None:
    """What the last change did, or why it was not made, with the ways back and forth."""
    known, refused = versions(id), _refused(id)
    if known is not None or refused:
        _draw(id, routine, known, refused)
    # The button that was pressed is gone, and what it did is told here.
    go_to(f".st-key-{_PLACE}", "h2", f"{id if known else ''} {refused}", _PLACE)


def _draw(id: str, routine: Routine, known: Versions | None, refused: str) -> None:
    with st.container(border=True, key=_PLACE):
        st.header("Your changes", anchor=False)
        if refused:
            st.info(literally(refused))
        elif known is not None:
            st.markdown(literally(known.shown.said or "This is the routine before your changes."))
        if known is not None:
            _draw_ways(id, known)
        if known is not None and routine.revised is not None:
            st.caption(BEST if routine.proven else AS_IT_WAS)


def _refused(id: str) -> str:
    of, sentence = memory.kept(_REFUSED, ("", ""))
    return str(sentence) if of == id else ""


def _draw_ways(id: str, known: Versions) -> None:
    depth = len(known.before)
    with st.container(horizontal=True, gap="small"):
        st.button(
            "Undo", key=f"undo-{depth}-{id}", disabled=not known.before, on_click=_back,
            args=(id, depth), help="Go back to the routine before this change.",
        )  # fmt: skip
        st.button(
            "Redo", key=f"redo-{depth}-{id}", disabled=not known.after, on_click=_forth,
            args=(id, depth), help="Make the change again that you took back.",
        )  # fmt: skip


def _back(id: str, depth: int) -> None:
    known = _drawn(id, depth)
    if known is not None and known.before:
        older = (known.shown, *known.after)
        _show(Versions(known.before[-1], known.before[:-1], older), making.told_once(id))


def _forth(id: str, depth: int) -> None:
    known = _drawn(id, depth)
    if known is not None and known.after:
        newer = (*known.before, known.shown)
        _show(Versions(known.after[0], newer, known.after[1:]), making.told_once(id))


def _drawn(id: str, depth: int) -> Versions | None:
    """What is known, when it is still what the button was drawn for: a press counts once."""
    known = versions(id)
    return known if known is not None and len(known.before) == depth else None


def _show(now: Versions, once: making.Cautions) -> None:
    memory.let_go(_REFUSED)
    memory.keep(_VERSIONS, now)
    making.show_version(now.shown.id, now.shown.kept, once)
