"""What do the numbers of the week mean? The same words as in the glossary, for a person to read."""

from __future__ import annotations

import streamlit as st

from recommender.adherence import HALF_LIFE_WEEKS, LAST_DAYS, LAST_WEEKS
from recommender.catalog.loading import Catalog
from recommender.charts.pain import CHANGE_THAT_COUNTS
from recommender.pages.literally import linked, literally
from recommender.programming.dose import DAY_SECONDS, DAYS_THAT_COUNT

TITLE = "What do these numbers mean?"
MEANINGS = (
    (
        "Session",
        "Counts when you did 80 % or more of its stretching, or marked it as done. It belongs to "
        "the day where you were.",
    ),
    (
        "Adherence",
        "Sessions done, out of those recommended, rounded down and at most 100 %. Recommended are "
        "the days of your programme, or else your weekly goal.",
    ),
    (
        "Week, 7 days, 4 weeks",
        f"A week runs from Monday to Sunday. The last {LAST_DAYS} days and the last {LAST_WEEKS} "
        "weeks end today, whatever day it is. The four weeks start no sooner than you did.",
    ),
    (
        "Days a week",
        f"Days with at least one session, on average over the last {LAST_WEEKS} weeks.",
    ),
    (
        "Strength",
        "How firm the habit is, from 0 to 100. Each week pulls it a little towards your adherence "
        f"of that week, and counts half as much {HALF_LIFE_WEEKS} weeks later. So it grows over "
        "months, and a week without sessions takes at most a sixth of it. This is a rule of thumb "
        "of ours.",
    ),
    (
        "Weeks in a row",
        "Weeks that reached what was recommended. This week adds one once it does. A week off "
        "neither breaks the row nor adds to it.",
    ),
)
SELF_REPORTED = (
    "All of it is as you told it; nothing measures you. In one study, people's diaries showed "
    "about a quarter more exercise than hidden sensors did"
)
MEASURED_BY, COUNTED_BY, AIMED_AT_BY = "NICOL", "NPRS", "ACSM11"
"""Sources of the catalog: how far diaries go, which change of pain counts, and the weekly dose."""


def draw_meanings(catalog: Catalog) -> None:
    """Every number in a sentence, and how far to trust them."""
    with st.expander(TITLE, key="week-meanings"):
        for name, meaning in MEANINGS:
            st.markdown(f"**{literally(name)}.** {literally(meaning)}")
        st.markdown(f"{literally(SELF_REPORTED)}{cited(catalog, MEASURED_BY)}.")


def counts(catalog: Catalog) -> str:
    """From where on a change of pain is marked. Small Markdown: a caption fades its links."""
    least = f"A change of {CHANGE_THAT_COUNTS} points or more is seen as one that counts"
    return f"{least}{cited(catalog, COUNTED_BY)}."


def aimed_at(catalog: Catalog) -> str:
    """What the line across a bar marks. Small Markdown."""
    goal = f"{DAY_SECONDS} s on each day of your programme, up to {DAYS_THAT_COUNT} days"
    line = f"A line marks the goal of this week for a place that you named: {goal}"
    return f"{line}{cited(catalog, AIMED_AT_BY)}."


def cited(catalog: Catalog, key: str) -> str:
    """A source as a Markdown link in brackets; nothing when another catalog does not have it."""
    found = next((each for each in catalog.sources if each.key == key), None)
    if found is None:
        return ""
    year = f", {found.year}" if found.year else ""
    return f" ({linked(f'{found.author}{year}', found.url)})"
