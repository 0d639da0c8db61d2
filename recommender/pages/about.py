"""What is Limber, what does it rest on, and what does it keep?"""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

import streamlit as st

from recommender.catalog.loading import Catalog
from recommender.pages import doors, memory
from recommender.pages.evidence_words import QUALITIES, Evidence, evidence_of, review_words
from recommender.pages.exercise_words import source_words
from recommender.pages.literally import linked, literally

WHAT_IT_IS = (
    "Limber recommends a short routine of gentle stretches and movements for an ordinary sore "
    "back. It fills exactly the minutes you have, and it works around a sore knee, a sore wrist "
    "or a pregnancy.",
    "Regular, comfortable movement may help a sore back. It works over weeks, not days.",
)
WHAT_IT_IS_NOT = (
    "It is not medical advice and not a medical device.",
    "It does not look for the cause of your pain, and it does not replace a doctor, a "
    "physiotherapist or a midwife.",
)
PROVES = (
    "Automatic checks go through the exercises, the safety rules and many combinations of "
    "answers. They prove that the software follows its table of rules. They do not prove that "
    "the table is right."
)
KEPT = (
    "The names of the people who use Limber here, if you give any. What is kept for each stands "
    "apart.",
    "Your routines, each with the answers it was made from: pain, minutes, knee, wrist, "
    "pregnancy and the rest of the form.",
    "The sessions you marked as done or were guided through: the day, your time zone, the time "
    "it ended, minutes, exercises, how it was, your note, and the pain before, after and on the "
    "day after if you gave it.",
    "What happened in a guided session: when each step began and ended, what you skipped or made "
    "easier, and what hurt.",
    "Your programmes: days, minutes, the time of day, and the answers they were made from.",
    "What you chose: your weekly goal, favourites, exercises left out and why, weeks off, your "
    "answers to the weekly question, sound and voice.",
    "After a warning sign, one mark that the safety questions must be asked again.",
    "A copy of all this once a day, seven of them, and one before an update or before a copy is "
    "put back. A damaged journal that you set aside stays until you erase.",
)
NOT_KEPT = (
    "Your answers to the safety questions are never stored.",
    "There is no account and no password. Limber sends nothing to anyone: no statistics, no "
    "advertising.",
    "The address in your browser holds at most the random name of a person or a routine, or the "
    "name of an exercise, never an answer about your health.",
)
WHERE = (
    "All of it lies in one database on the machine that runs Limber, with its copies in a folder "
    "beside it: files that only your own user can read, unless whoever set Limber up chose "
    "another database. Who can use your user can open Limber and switch between people."
)
LICENCES = (
    "Limber's code: Apache License 2.0.",
    "The catalog of exercises, rules and sources: Creative Commons Attribution 4.0 (CC BY 4.0).",
    "The font of the PDF, Noto Sans: SIL Open Font License 1.1.",
    "Libraries: Streamlit and OR-Tools (Apache 2.0); Plotly, pydantic, SQLAlchemy, Alembic and "
    "platformdirs (MIT); fpdf2 (LGPL 3.0).",
)


def page() -> None:
    """The whole page."""
    catalog = memory.catalog()
    st.title("About Limber", anchor=False)
    for sentence in WHAT_IT_IS:
        st.markdown(sentence)
    _section("What Limber is not", (*WHAT_IT_IS_NOT, review_words(catalog)))
    _show_evidence(catalog)
    _section("What is stored, and where", KEPT)
    st.markdown(WHERE)
    _section("What is never stored or sent", NOT_KEPT)
    with st.container(key="yours-link"):
        doors.link("yours", "Yours: take it along, bring it in, or erase it")
    _section("Licences", LICENCES)
    _section("Versions", _versions(catalog))
    _show_sources(catalog)


def _section(title: str, sentences: tuple[str, ...]) -> None:
    st.header(title, anchor=False)
    st.markdown("\n".join(f"- {sentence}" for sentence in sentences))


def _show_evidence(catalog: Catalog) -> None:
    evidence = evidence_of(catalog)
    st.header("How good is the evidence?", anchor=False)
    _show_counts(evidence)
    advice = [each.sentence for each in catalog.advice if each.shown_at == "about"]
    st.markdown("\n\n".join(literally(sentence) for sentence in advice))
    st.markdown("Each source has a letter for its quality:")
    st.markdown("\n".join(f"- **{line[0]}**{line[1:]}" for line in evidence.quality_words()))
    st.markdown("Some things were worked out from a source and are not stated in it:")
    st.markdown("\n".join(f"- {line}" for line in evidence.derived_words()))
    st.markdown(PROVES)
    with st.container(key="trust-link"):
        doors.link("trust", "Why you can trust this: what was checked, and every rule")


def _show_counts(evidence: Evidence) -> None:
    with st.grid(3, min_column_width=150):
        st.metric("Exercises", str(evidence.exercises), border=True)
        st.metric("Safety rules", str(evidence.rules), border=True)
        st.metric("Sources", str(evidence.sources), border=True)


def _versions(catalog: Catalog) -> tuple[str, ...]:
    return (
        f"Limber {_own_version()}",
        f"Catalog {catalog.digest}",
        f"Rules {catalog.rules_digest}",
    )


def _own_version() -> str:
    try:
        return version("limber")
    except PackageNotFoundError:
        return "from a source folder"


def _show_sources(catalog: Catalog) -> None:
    st.header("All sources", anchor=False)
    for letter, meaning in QUALITIES.items():
        sources = [source for source in catalog.sources if source.quality == letter]
        with st.expander(f"{letter}: {len(sources)} from {meaning}", key=f"sources-{letter}"):
            st.markdown(
                "\n".join(
                    f"- {linked(source.title, source.url)}. {literally(source_words(source))}"
                    for source in sources
                )
            )
