"""What did feedback change in a routine, where is it told, and by which rule?"""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from recommender.catalog.adaptation import FeedbackRule, Heeds
from recommender.catalog.loading import Catalog
from recommender.pages.evidence_words import short_source
from recommender.pages.literally import literally
from recommender.routine import Routine
from recommender.steering import Adapted

TITLE = "What changed since last time"
WHY = "Why, and by which rule"
ADVICE: tuple[Heeds, ...] = ("hurt-again", "worse", "no-better-long", "no-better")
"""Told apart from any routine."""
STANDING: tuple[Heeds, ...] = ("never", "favourite")
"""What holds from day to day, and is no news."""


def rules_about(catalog: Catalog, *heeds: Heeds) -> frozenset[str]:
    """The ids of the rules that heed some kinds of feedback."""
    return frozenset(rule.id for rule in catalog.adaptations if rule.heeds in heeds)


def told(catalog: Catalog, routine: Routine) -> tuple[Adapted, ...]:
    """What is told of a routine; of favourites only where it has one."""
    silent = rules_about(catalog, *ADVICE)
    liked = set(routine.steering.liked if routine.steering else ())
    if not liked & {step.exercise for step in routine.steps}:
        silent |= rules_about(catalog, "favourite")
    return tuple(each for each in routine.adapted if each.rule not in silent)


def draw_changed(catalog: Catalog, routine: Routine) -> None:
    """The changes above the steps, each in its sentence; what stands from day to day below."""
    every = told(catalog, routine)
    standing = rules_about(catalog, *STANDING)
    news = [each for each in every if each.rule not in standing]
    if news:
        with st.container(border=True, key="card-changed", gap="small"):
            st.markdown(_lines(news))
            draw_why(catalog, news)
    for each in every:
        if each.rule in standing:
            st.caption(literally(each.sentence))


def _lines(news: list[Adapted]) -> str:
    sentences = [literally(each.sentence) for each in news]
    if len(sentences) == 1:
        return f"**{TITLE}:** {sentences[0]}"
    return "\n".join([f"**{TITLE}**", "", *(f"- {each}" for each in sentences)])


def draw_beside(catalog: Catalog, routine: Routine, exercise: str) -> None:
    """What changed about one step, beside it."""
    for each in told(catalog, routine):
        if each.exercise == exercise:
            st.markdown(f":green-background[**Changed:**] {literally(each.sentence)}")


def draw_why(catalog: Catalog, changes: Iterable[Adapted]) -> None:
    """The rules behind some changes, with their sources, on demand."""
    named = {each.rule for each in changes}
    rules = [rule for rule in catalog.adaptations if rule.id in named]
    if rules:
        with st.expander(WHY, type="compact"):
            for rule in rules:
                st.markdown(why(catalog, rule))


def why(catalog: Catalog, rule: FeedbackRule) -> str:
    """A rule of feedback as Markdown: when it holds, what it does, and where it is from."""
    when, effect = literally(rule.when_words), literally(rule.effect_words)
    named = ", ".join(short_source(catalog, key) for key in rule.sources)
    sources = f" Sources: {named}." if named else ""
    derived = " Derived: no source says it in these words." if rule.derived else ""
    return f"**{when[0].upper()}{when[1:]}:** {effect}. Rule {rule.id}.{sources}{derived}"
