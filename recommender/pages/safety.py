"""Must care come before exercise? The safety questions, graded, and asked before anything else.

The answers live in this tab alone and only for the day; nothing about them is stored.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from recommender.catalog.loading import Catalog
from recommender.catalog.vocabulary import Question, Tier
from recommender.pages import memory

KEYS = "safety-"
CHECKED = "safety"
NONE, SOME = "None of these", "One or more of these"
GROUPS: tuple[tuple[Tier, str], ...] = (
    ("emergency", "Do you have any of these now?"),
    ("urgent", "Along with your pain, any of these?"),
    ("clinician", "Is any of these true for you?"),
    ("caution", "And about this pain?"),
)
Flags = tuple[str, ...]


def checked(day: object) -> Flags | None:
    """The flags of today's check (cautions, and what a clinician has cleared), None before it."""
    done_on, flags = memory.kept(CHECKED, (None, ()))
    return flags if done_on == day else None


def start_over() -> None:
    """Empties every safety answer, so that the questions are asked again."""
    memory.let_go(CHECKED)
    memory.drop_answers(KEYS)


def empty() -> None:
    """The same while the questions are perhaps on the screen."""
    memory.let_go(CHECKED)
    memory.empty_answers(KEYS)


def ask(catalog: Catalog) -> tuple[Flags, tuple[str, ...]]:
    """Draws the questions for everyone; the flags raised, and a sentence per open group."""
    # Side by side on a wide screen; below each other, worst first, on a narrow one.
    flags: list[str] = []
    open_groups: list[str] = []
    first, second, last = st.columns(3, gap="small")
    cells = (first, second, last, last)
    for cell, (tier, title) in zip(cells, GROUPS, strict=True):
        questions = [q for q in catalog.questions if (q.tier, q.asked_of) == (tier, "everyone")]
        with cell, st.container(border=True, key=f"card-{tier}"):
            st.header(title, anchor=False)
            raised, is_open = ask_group(tier, title, questions)
            flags += raised
            open_groups += [f"{title} {is_open}"] * bool(is_open)
    return tuple(flags), tuple(open_groups)


def ask_group(name: str, label: str, questions: Sequence[Question]) -> tuple[Flags, str]:
    """One group as a list with one choice; then, which ones. The second value says what is open."""
    key = f"{KEYS}{name}"
    ticked = _which(questions) if memory.answer(key) == SOME else _listed(questions)
    choice = st.segmented_control(
        label,
        (NONE, SOME),
        key=key,
        label_visibility="collapsed",
        required=True,
        wrap=True,
        persist_state="session",
    )
    if choice is None:
        return (), f"Choose “{NONE.lower()}” or “{SOME.lower()}”."
    if choice == SOME and not ticked:
        return (), "Tick the ones that fit you."
    return ticked, ""


def _listed(questions: Sequence[Question]) -> Flags:
    st.markdown("\n".join(f"- {question.text}" for question in questions))
    return ()


def _which(questions: Sequence[Question]) -> Flags:
    st.caption("Tick each one that fits.")
    return tuple(
        question.id
        for question in questions
        if st.checkbox(question.text, key=f"{KEYS}tick-{question.id}", persist_state="session")
    )


def ask_clearance(catalog: Catalog, flags: Flags) -> bool:
    """Whether a clinician said yes, asked only where that would change something."""
    waivable = {question.id for question in catalog.questions if question.waived_by_clinician}
    if not waivable & set(flags):
        return False
    fact = next(each for each in catalog.facts if each.id == "clinician-cleared")
    return bool(
        st.checkbox(
            f"{fact.label}: {fact.description[0].lower()}{fact.description[1:]}",
            key=f"{KEYS}cleared",
            persist_state="session",
        )
    )
