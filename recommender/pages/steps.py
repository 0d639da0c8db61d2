"""How is one step of a routine told? What, how much, how, and on demand why."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from recommender.catalog.exercise import Exercise, Form
from recommender.catalog.loading import Catalog
from recommender.catalog.vocabulary import PHASES, Trimester
from recommender.catalog.wording import clock, dose_words
from recommender.explanation import StepReason
from recommender.pages.changed_view import draw_beside
from recommender.pages.figure_view import show_figure, trimester_of
from recommender.pages.reckoning import reasons_of
from recommender.routine import Routine, Step

PHASE_TITLES = {"warm-up": "Warm up", "main": "Main part", "settle": "Settle"}


Changes = Callable[[int, Step], None]
"""Draws what can be changed about a step, which is numbered from 1."""


def draw_steps(catalog: Catalog, routine: Routine, changes: Changes | None = None) -> None:
    """Every step in order under the title of its phase, each with its picture."""
    trimester = trimester_of(routine)
    numbered = list(enumerate(routine.steps, start=1))
    reasons = reasons_of(catalog, routine)
    for phase in PHASES:
        within = [(number, step) for number, step in numbered if step.phase == phase]
        if within:
            st.header(PHASE_TITLES[phase], anchor=False)
        for number, step in within:
            with st.container(border=True, key=f"step-{number}"):
                _headline(catalog, number, catalog.exercise(step.exercise), step)
                draw_beside(catalog, routine, step.exercise)
                _card(catalog, number, step, trimester, reasons.get(step.exercise), changes)


def _card(
    catalog: Catalog,
    number: int,
    step: Step,
    trimester: Trimester | None,
    reason: StepReason | None,
    changes: Changes | None,
) -> None:
    exercise = catalog.exercise(step.exercise)
    form = catalog.form(step.exercise, step.adjustments)
    _adjusted(form)
    seen, how, cues = st.columns([4, 4, 3], gap="medium")
    with seen:
        show_figure(exercise, step.adjustments, trimester, f"step-{number}")
    with how:
        st.markdown("\n".join(f"{at}. {text}" for at, text in enumerate(form.steps, start=1)))
    with cues:
        st.markdown(
            f"**Breathe:** {_after('breathe', form.breathing)}\n\n"
            f"**Feel:** {exercise.feel}\n\n"
            f"**Stop:** {_after('stop', exercise.stop)}"
        )
    if changes:
        changes(number, step)
    with st.expander("Why it is here, cautions and sources", type="compact"):
        _background(catalog, exercise, step, reason)


def _headline(catalog: Catalog, number: int, exercise: Exercise, step: Step) -> None:
    with st.container(key=f"headline-{number}", gap=None):
        with st.container(horizontal=True, horizontal_alignment="distribute", gap="small"):
            st.subheader(f"{number}. {exercise.name}", anchor=False, width="content")
            st.markdown(f"**{clock(step.seconds)}**", width="content")
        st.markdown(f"**{dose_words(step.dose)}**")
        st.caption(_where(catalog, step))


def _where(catalog: Catalog, step: Step) -> str:
    start = step.ledger[0].start if step.ledger else 0
    things = [catalog.label(thing).lower() for thing in step.equipment]
    told = [catalog.place(step.position, step.surface).label, f"starts at {clock(start)}"]
    told += [f"with {' and '.join(things)}"] * bool(things)
    return " · ".join(told)


def _adjusted(form: Form) -> None:
    for adjustment in form.adjustments:
        st.markdown(f":green-background[**Adjusted: {adjustment.label}.**] {adjustment.because}")


def _after(word: str, sentence: str) -> str:
    """The sentence without the word that already stands before it."""
    beginning = f"{word} "
    shorter = sentence[len(beginning) :] if sentence.lower().startswith(beginning) else sentence
    return shorter[0].upper() + shorter[1:]


def _background(
    catalog: Catalog, exercise: Exercise, step: Step, reason: StepReason | None
) -> None:
    told = [f"**Why it is here:** {step.why}"]
    if reason is not None:
        told.append(f"**What it adds:** {reason.adds}")
        told += [f"**Why this way:** {reason.form}"] * bool(reason.form)
        told += [f"**Why so long:** {reason.dose}"] * bool(reason.dose)
    told += [f"**Safety:** {catalog.rule(rule).sentence}" for rule in step.rules]
    told += [f"**Take care:** {caution}" for caution in exercise.cautions]
    told.append(f"**Dose:** {step.dose.source}")
    st.markdown("\n\n".join(told))
    st.markdown(
        "**Sources**\n\n" + "\n".join(f"- {source_words(catalog, s)}" for s in step.sources)
    )
    if step.rules:
        st.caption(f"Rules in docs/evidence.md: {', '.join(step.rules)}")


def source_words(catalog: Catalog, key: str) -> str:
    """A source with its link, author first."""
    source = catalog.source(key)
    year = f", {source.year}" if source.year else ""
    return f"{source.author}{year}: [{source.title}]({source.url})"
