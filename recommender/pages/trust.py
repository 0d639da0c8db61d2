"""Why can you trust this? What was checked, by which rules, what is not proved, and who to tell."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from recommender.catalog.loading import Catalog
from recommender.catalog.rule_words import GROUPS
from recommender.exports import rules_csv
from recommender.pages import doors, memory
from recommender.pages.evidence_words import QUALITIES, review_words
from recommender.pages.exercise_words import source_words
from recommender.pages.literally import linked, literally
from recommender.pages.trust_shown import NOT_MADE, RuleShown, rules_shown, sweep

SEARCH = "trust-search"
PROMISE = (
    "Every routine has to pass the safety rules twice before you see it. Do not take our word for "
    "it. Here is what was checked, what was not, and how you can check it yourself."
)
HOW = (
    "**Questions first.** A sign that needs care gives you advice, and no routine.",
    "**Left out before the choice.** First the rules below leave out what is not for you. Only "
    "then is a routine put together.",
    "**A second opinion.** Other code, which shares nothing with the first, checks each routine "
    "again: before it is shown, and each time you open it.",
    "**When things change.** What you kept is judged again by what you told last, by your week and "
    "by the rules of today.",
)
NOT_PROVED = (
    "That the rules are right. The checks prove that Limber follows its table of rules. The table "
    "itself is only as good as its sources.",
    "That your answers are right. Limber believes what you tick, and it cannot see you move.",
    "That an exercise helps you. Movement may help a sore back; nobody can promise it.",
    "That a safe form stays safe when it is done in another way. Read the steps, and stop when it "
    "hurts.",
)
MISTAKE = (
    "Limber sends nothing to anyone, so nobody hears of a mistake by itself. Please tell those who "
    "gave you Limber; the file CONTRIBUTING.md of the project says where. Write:",
    "- the name of the rule or the exercise, such as R-KN-03,",
    "- what it says now, and what it should say,",
    "- who says so: a guideline, a leaflet, or your own work with patients.",
    "",
    "Please leave out who you are as a patient: a mistake can be told without it.",
)
CLINICIANS = (
    "Are you a clinician? This file holds every rule, with room for your verdict, your name and "
    "the date. It opens in any spreadsheet. A rule without a name has not been reviewed."
)


def page() -> None:
    """The whole page."""
    catalog = memory.catalog()
    st.title("Why you can trust this", anchor=False)
    st.markdown(PROMISE)
    _show_sweep(catalog)
    _section("How it works", HOW)
    _section("What is not proved", (review_words(catalog), *NOT_PROVED))
    _show_rules(catalog)
    st.header("You found a mistake?", anchor=False)
    st.markdown("\n".join((MISTAKE[0], "", *MISTAKE[1:])))
    with st.container(key="trust-link"):
        doors.link("about", "About Limber")


def _section(title: str, sentences: Sequence[str]) -> None:
    st.header(title, anchor=False)
    st.markdown("\n".join(f"- {sentence}" for sentence in sentences))


def _show_sweep(catalog: Catalog) -> None:
    st.header("What the last full check found", anchor=False)
    found = sweep(catalog)
    if found is None:
        st.info(f"{NOT_MADE} With the project at hand, **make safety** makes one.")
        return
    if found.warning:
        st.warning(found.warning)
    with st.grid(3, min_column_width=260):
        for count in found.counts:
            with st.container(border=True, gap="small", height="stretch"):
                st.metric(count.label, count.value)
                st.caption(count.meaning)
    st.caption(f"{found.made} With the project at hand you can make it again.")


def _show_rules(catalog: Catalog) -> None:
    st.header(f"All {len(rules_shown(catalog))} rules, with their sources", anchor=False)
    st.markdown(CLINICIANS)
    st.download_button(
        "Rules for review (CSV)",
        data=lambda: rules_csv(catalog),
        file_name="limber-rules.csv",
        mime="text/csv",
        key="trust-download",
        on_click="ignore",
    )
    words = st.text_input(
        "Search the rules",
        key=SEARCH,
        placeholder="knee, week 16, NHS, R-PG-04 …",
        persist_state="session",
    )
    found = rules_shown(catalog, words or "")
    if not found:
        st.info("No rule has all of these words. Try fewer of them.")
    elif words:
        count = "1 rule" if len(found) == 1 else f"{len(found)} rules"
        st.caption(f"{count} found")
        _show_each(found)
    else:
        _show_by_group(found)
    st.caption(
        " ".join(f"**{letter}:** {meaning}." for letter, meaning in QUALITIES.items())
        + " *Derived* follows from a source without standing in it."
    )


def _show_by_group(rules: Sequence[RuleShown]) -> None:
    for group, here in groupby(sorted(rules, key=_place), key=lambda rule: rule.group):
        of_group = list(here)
        with st.expander(f"{group}: {len(of_group)}", key=f"trust-{of_group[0].id}"):
            _show_each(of_group)


def _place(rule: RuleShown) -> int:
    return list(GROUPS.values()).index(rule.group)


def _show_each(rules: Sequence[RuleShown]) -> None:
    for rule in rules:
        with st.container(key=f"rule-{rule.id}", gap="small"):
            st.markdown(f"**{literally(rule.sentence)}**")
            st.caption("\n".join(f"- {line}" for line in _lines(rule)))


def _lines(rule: RuleShown) -> list[str]:
    concerns = f" It concerns: {literally(rule.concerns)}." if rule.concerns else ""
    lines = [
        f"{rule.id} {literally(rule.acts)}. When: {literally(rule.when)}.{concerns}",
        *(
            f"{linked(source.title, source.url)}. {literally(source_words(source))} "
            f"({source.quality})"
            for source in rule.sources
        ),
    ]
    last = " ".join(["Derived."] * rule.derived + [literally(rule.review)] * bool(rule.review))
    return [*lines, last] if last else lines
