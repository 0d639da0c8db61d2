"""What holds for one exercise because of what was said of it, and which way leads back?"""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from recommender.adapting import Adaptation
from recommender.catalog.exercise import Exercise
from recommender.catalog.loading import Catalog
from recommender.pages import feedback_today
from recommender.pages.changed_view import draw_why, rules_about
from recommender.pages.liking import draw_like, favourites
from recommender.pages.literally import literally
from recommender.pages.wishing import in_force, show_wish
from recommender.steering import Adapted

LATER = "Done once without pain of {pain} or more, it goes back to what it was."
AFTER_THAT = "After your next session it is offered again."
BY_NAME = "To have it all the same, insist on it under More on Today."


def show_in_force(catalog: Catalog, exercise: Exercise) -> None:
    """What is left out or gentler, each with its way back; and whether the person likes it."""
    show_wish(exercise)
    found = feedback_today.adaptation(catalog)
    for change in _changes(catalog, exercise, found):
        with st.container(border=True, key=f"in-force-{change.rule}", gap="small"):
            st.markdown(literally(change.sentence))
            st.caption(literally(_way_back(catalog, change, found)))
            draw_why(catalog, [change])
    draw_like(exercise.id, exercise.id in favourites(), "page")


def _changes(catalog: Catalog, exercise: Exercise, found: Adaptation) -> Iterator[Adapted]:
    """What is told of this exercise; that it is left out by a wish is told beside that wish."""
    wished = in_force().get(exercise.id)
    hurt_badly = rules_about(catalog, "hurt-badly")
    for each in found.steering.adapted:
        if each.exercise == exercise.id and not (wished and each.rule in hurt_badly):
            yield each


def _way_back(catalog: Catalog, change: Adapted, found: Adaptation) -> str:
    if change.rule in rules_about(catalog, "already"):
        return BY_NAME
    if change.exercise in found.rests:
        return AFTER_THAT
    return LATER.format(pain=catalog.adaptation("hurt").numbers["pain_from"])
