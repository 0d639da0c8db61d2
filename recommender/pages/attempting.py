"""What if a routine cannot be made? The page says why, and the answers stay."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from recommender.catalog.loading import Catalog
from recommender.intake import BadIntake, Intake
from recommender.pages import making, memory
from recommender.pages.making import Unanswered

WAITING = "Choosing and ordering your stretches…"
_FAULTS = "faults"


def attempt(catalog: Catalog, told: Callable[[], Intake]) -> None:
    """Makes what the answers ask for and opens it; else notes why it could not be made."""
    try:
        with st.spinner(WAITING):
            making.make(catalog, told())
    except BadIntake as bad:
        note(bad.faults)
    except Unanswered as unanswered:
        note((str(unanswered),))
    else:
        st.rerun()


def note(faults: Sequence[str]) -> None:
    """Notes what must be answered or changed first, for `draw_faults`."""
    memory.keep(_FAULTS, tuple(faults))


def draw_faults() -> None:
    """Says what was noted, once."""
    found = memory.kept(_FAULTS, ())
    memory.let_go(_FAULTS)
    if found:
        st.warning("\n".join(f"- {fault}" for fault in found) if len(found) > 1 else found[0])
