"""Which exercises are there, and which are possible for me? The catalog to look through."""

from __future__ import annotations

from typing import Any

import streamlit as st

from recommender.catalog.exercise import Exercise
from recommender.catalog.loading import Catalog
from recommender.catalog.vocabulary import Term
from recommender.pages import memory
from recommender.pages.exercise_links import asked_exercise, link_to, link_to_all, say_in_address
from recommender.pages.exercise_view import show_exercise
from recommender.pages.exercise_words import facts_line, form_words, region_sentences
from recommender.pages.figure_view import show_still
from recommender.pages.finding import (
    NOTHING,
    Filters,
    Found,
    Possible,
    find,
    possible_with,
    things_of,
)
from recommender.pages.literally import literally
from recommender.pages.scrolling import start_at_the_top

BEGINNING = "browse-"
"""Of the keys of every filter."""
ANYTHING = Term(id="anything", label="Any")
FILTERS = "browse-filters"
"""Under this name the tab keeps all of them."""
WHOLE = "browse-whole"
"""Under this name, that the list is shown to its end."""
FIRST_SHOWN = 24
"""Cards before the rest is asked for: about six screens of a phone."""
EMPTY: dict[str, Any] = {
    "text": "",
    "region": ANYTHING.id,
    "position": ANYTHING.id,
    "equipment": ANYTHING.id,
    "knee": "none",
    "wrist": "none",
    "pregnancy": "none",
}
"""Every filter as it stands at first."""


def page() -> None:
    """One exercise when the address names it, else the list."""
    catalog, asked = memory.catalog(), asked_exercise()
    if asked is not None and catalog.has(asked):
        say_in_address(asked)
        link_to_all("Back to all exercises")
        # Off the list its widgets cannot be read, so that the list keeps what they held.
        possible = possible_with(catalog, memory.kept(FILTERS, Filters()))
        show_exercise(catalog, catalog.exercise(asked), possible)
    else:
        st.title("Catalog", anchor=False)
        if asked is None:
            say_in_address(None)
        else:
            st.info("That exercise is not in this catalog. Here are all that are.")
        _show_list(catalog)
    start_at_the_top(asked or "")


def _show_list(catalog: Catalog) -> None:
    st.markdown("Every exercise that Limber can choose from, with its sources.")
    filters = _ask_filters(catalog)
    possible = possible_with(catalog, filters)
    found = find(catalog, filters, possible)
    if found.exercises:
        st.header(_count(found, catalog), anchor=False)
        _show_cards(catalog, found, possible, by_name=not filters.text)
    else:
        _show_nothing_found(found)
    _show_left_out(catalog, found)


def _ask_filters(catalog: Catalog) -> Filters:
    st.text_input(
        "Search by name",
        key=f"{BEGINNING}text",
        placeholder="For example: lying knee twist",
        type="search",
        live=True,
        persist_state="session",
    )
    with st.grid(3, min_column_width=150):
        _choose("Region", "region", (ANYTHING, *catalog.regions))
        _choose("Position", "position", (ANYTHING, *_positions(catalog)))
        _choose("Equipment", "equipment", (ANYTHING, *_equipment(catalog)))
    st.markdown("Show only what is possible with:")
    levels = " ".join(f"{each.label}: {each.description}" for each in catalog.levels)
    with st.grid(3, min_column_width=150):
        _choose("Knee", "knee", catalog.levels, levels)
        _choose("Wrist", "wrist", catalog.levels, levels)
        _choose("Pregnancy", "pregnancy", catalog.trimesters)
    filters = _filters()
    memory.keep(FILTERS, filters)
    return filters


def _filters() -> Filters:
    held: dict[str, Any] = {
        name: memory.answer(BEGINNING + name, empty) for name, empty in EMPTY.items()
    }
    return Filters(**{name: _wanted(value) for name, value in held.items()})


def _wanted(value: Any) -> Any:
    return None if value == ANYTHING.id else value


def _choose(label: str, name: str, terms: tuple[Term, ...], help: str | None = None) -> None:
    labels = {each.id: each.label for each in terms}
    st.selectbox(
        label,
        list(labels),
        format_func=lambda id: labels.get(id, id),
        key=BEGINNING + name,
        help=help and literally(help),
        persist_state="session",
    )


def _positions(catalog: Catalog) -> tuple[Term, ...]:
    used = {exercise.position for exercise in catalog.exercises}
    return tuple(term for term in catalog.positions if term.id in used)


def _equipment(catalog: Catalog) -> tuple[Term, ...]:
    used = things_of(catalog.exercises)
    things = tuple(term for term in catalog.equipment if term.id in used)
    return (Term(id=NOTHING, label="Nothing needed"), *things)


def _count(found: Found, catalog: Catalog) -> str:
    shown, all_of_them = len(found.exercises), len(catalog.exercises)
    if shown == all_of_them:
        return f"All {shown} exercises"
    return f"{shown} of {all_of_them} exercises"


def _show_cards(catalog: Catalog, found: Found, possible: Possible, by_name: bool) -> None:
    every = list(found.exercises)
    if by_name:
        every.sort(key=lambda exercise: exercise.name)
    shown = every if memory.kept(WHOLE) else every[:FIRST_SHOWN]
    with st.grid(3, min_column_width=280):
        for exercise in shown:
            with st.container(border=True, gap="xsmall", key=f"browse-card-{exercise.id}"):
                _show_card(catalog, exercise, possible)
    if len(shown) < len(every):
        label = f"Show {len(every) - len(shown)} more"
        st.button(label, key="show-more", on_click=memory.keep, args=(WHOLE, True))


def _show_card(catalog: Catalog, exercise: Exercise, possible: Possible) -> None:
    cleared = possible.forms.get(exercise.id)
    show_still(exercise, cleared.form.ids if cleared else ())
    link_to(exercise)
    st.markdown(literally(exercise.summary))
    facts = (*region_sentences(catalog, exercise)[:1], facts_line(catalog, exercise))
    st.caption("  \n".join(literally(fact) for fact in facts))
    if cleared is not None and cleared.form.adjustments:
        st.markdown(f"**Do it like this:** {literally(form_words(cleared.form.adjustments))}")
        reasons = [catalog.rule(rule).sentence for rule in cleared.rules]
        st.caption("  \n".join(literally(reason) for reason in reasons))


def _show_nothing_found(found: Found) -> None:
    with st.container(border=True):
        st.header("Nothing fits all of that", anchor=False)
        if found.left_out:
            st.markdown("What fits is left out for safety; the reasons stand below.")
        st.markdown("Try fewer or other words, set a filter back to *Any*, or start afresh.")
        st.button("Clear the search and all filters", key="clear-filters", on_click=_clear)


def _clear() -> None:
    for name, value in EMPTY.items():
        memory.put_answer(BEGINNING + name, value)


def _show_left_out(catalog: Catalog, found: Found) -> None:
    if not found.left_out:
        return
    st.header("Left out with the concerns you chose", anchor=False)
    with st.container(border=True):
        for barred in found.left_out:
            link_to(catalog.exercise(barred.exercise))
            st.caption(literally(barred.sentence))
