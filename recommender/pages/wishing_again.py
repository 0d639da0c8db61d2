"""What becomes of a routine when a wish is changed by one tap? It is made again."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from recommender.intake import Intake
from recommender.journal import Journal
from recommender.pages import keeping, remaking


def offer(label: str, key: str, told: Intake, changes: Mapping[str, Any]) -> None:
    """A button that makes the routine again with other wishes."""
    st.button(label, key=key, on_click=change, args=(told, changes))


def change(told: Intake, changes: Mapping[str, Any]) -> None:
    """Makes the routine again, as `remaking` does; what is allowed again is no wish any more."""
    wanted = Intake.model_validate({**told.model_dump(), **changes})
    for exercise in set(told.excluded) - set(wanted.excluded):
        keeping.do(partial(Journal.offer_again, exercise=exercise))
    remaking.begin(wanted)
