"""What if a routine cannot be made? The page says why, and the answers stay."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import streamlit as st

from recommender.catalog.loading import Catalog
from recommender.intake import BadIntake, Intake
from recommender.pages import making, memory
from recommender.pages.making import Unanswered
from recommender.solver import while_waiting

WAITING = "Choosing and ordering your stretches…"
_FAULTS = "faults"


def attempt(catalog: Catalog, told: Callable[[], Intake]) -> None:
    """Makes what the answers ask for and opens it; else notes why it could not be made."""
    try:
        with patience():
            making.make(catalog, told())
    except BadIntake as bad:
        note(bad.faults)
    except Unanswered as unanswered:
        note((str(unanswered),))
    else:
        st.rerun()


@contextmanager
def patience(words: str = WAITING) -> Iterator[None]:
    """Says what is happening, and how many people come first, while a routine is made inside."""
    with st.spinner(words):
        line = st.empty()

        def tell(before: int | None) -> None:
            if before is None:
                line.empty()
            else:
                line.caption(place(before))

        with while_waiting(tell):
            yield


def place(before: int) -> str:
    """Says how many people wait before this one."""
    if before == 0:
        return "Other routines are being made. You are next."
    if before == 1:
        return "One other person is waiting before you."
    return f"{before} other people are waiting before you."


def note(faults: Sequence[str]) -> None:
    """Notes what must be answered or changed first, for `draw_faults`."""
    memory.keep(_FAULTS, tuple(faults))


def draw_faults() -> None:
    """Says what was noted, once."""
    found = memory.kept(_FAULTS, ())
    memory.let_go(_FAULTS)
    if found:
        st.warning("\n".join(f"- {fault}" for fault in found) if len(found) > 1 else found[0])
