"""How does a routine leave the app? Three files, made only when asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import streamlit as st

from recommender.catalog.loading import Catalog
from recommender.exports import routine_csv, routine_json, routine_pdf
from recommender.pages.figure_view import printed, trimester_of
from recommender.routine import Routine

NAME = "limber-routine"


def draw_downloads(catalog: Catalog, routine: Routine, day: date) -> None:
    """A button for each file; pressing one neither reruns the page nor loses anything."""
    _button("Print (PDF)", "pdf", "application/pdf", lambda: _pdf(catalog, routine, day))
    _button("Table (CSV)", "csv", "text/csv", lambda: routine_csv(catalog, routine))
    _button("Data (JSON)", "json", "application/json", lambda: routine_json(routine))


def _pdf(catalog: Catalog, routine: Routine, day: date) -> bytes:
    trimester = trimester_of(routine)
    pictures = [
        printed(catalog.exercise(step.exercise), step.adjustments, trimester)
        for step in routine.steps
    ]
    return routine_pdf(catalog, routine, day, pictures)


def _button(label: str, ending: str, mime: str, made: Callable[[], bytes]) -> None:
    st.download_button(
        label,
        data=made,
        file_name=f"{NAME}.{ending}",
        mime=mime,
        key=f"download-{ending}",
        on_click="ignore",
    )
