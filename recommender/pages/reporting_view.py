"""What does the report for a physiotherapist say? The person ticks the parts, then reads it."""

from __future__ import annotations

import streamlit as st

from recommender.catalog.loading import Catalog
from recommender.exports import report_pdf
from recommender.journal import JournalUnusable
from recommender.pages import memory
from recommender.pages.report_words import preview
from recommender.pages.reportable import record_of
from recommender.pages.telling import draw_told, tell
from recommender.reporting import PARTS, Part, Report, report

PLACE = "report"
LABELS: dict[Part, str] = {
    "routine": "My routine now",
    "adherence": "How many sessions I did",
    "pain": "How my pain went",
    "hurt": "What hurt during a session",
    "notes": "My notes",
}
UNTICKED: tuple[Part, ...] = ("notes",)
"""What a person may have written for nobody else is in only when they say so."""
PICK_ONE = "Tick at least one part; then the report can be made."
_REPORT = "report"


def draw_report(catalog: Catalog) -> None:
    """The boxes, then the report in words, then the way to save it."""
    with st.container(border=True, key="take-report"):
        st.subheader("A report for your physiotherapist", anchor=False)
        st.markdown(
            "One page about the last 30 days, with the parts you tick and nothing else. You see "
            "what it says before you save it."
        )
        draw_told(PLACE)
        with st.form("report-parts", border=False):
            ticked = [part for part in PARTS if _box(part)]
            named = st.checkbox("My name", key="report-name")
            asked = st.form_submit_button("Show what it says", key="report-show")
        if asked:
            _make(ticked, named)
        told: Report | None = memory.kept(_REPORT)
        if told is not None:
            _draw_preview(catalog, told)


def forget_report() -> None:
    """The report goes; for when another page is opened."""
    memory.let_go(_REPORT)


def _box(part: Part) -> bool:
    memory.begin_with(f"report-{part}", part not in UNTICKED)
    return st.checkbox(LABELS[part], key=f"report-{part}")


def _make(ticked: list[Part], named: bool) -> None:
    forget_report()
    if not ticked:
        tell(PLACE, PICK_ONE, well=False)
        st.rerun()
    try:
        with st.spinner("Gathering the last 30 days…"):
            journal = memory.journal()
            name = journal.person.name if named else None
            record = record_of(journal, memory.today())
            memory.keep(_REPORT, report(record, ticked, memory.today(), name))
    except JournalUnusable as trouble:
        tell(PLACE, str(trouble), well=False)
    else:
        tell(PLACE)
    st.rerun()


def _draw_preview(catalog: Catalog, told: Report) -> None:
    with st.container(border=True, key="report-preview"):
        st.markdown("**What the report says**")
        for line in preview(catalog, told):
            # Letter by letter: notes and the name are the person's own words.
            st.text(line)
    day = memory.today()
    st.download_button(
        "Save the report (PDF)",
        data=lambda: report_pdf(catalog, told, day),
        file_name="limber-report.pdf",
        mime="application/pdf",
        key="report-save",
        type="primary",
        on_click="ignore",
    )
