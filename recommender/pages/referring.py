"""Care comes first, or nothing safe can be offered: what is a person told?"""

from __future__ import annotations

import streamlit as st

from recommender.catalog.loading import Catalog
from recommender.pages import making, safety
from recommender.routine import Referral, Refused

STOPS = ("emergency", "maternity")
"""Tiers whose first line is red: stop, and call now."""


def draw_referral(catalog: Catalog, referral: Referral) -> None:
    """The action first, then what to say, then the way back to the questions."""
    action, _, reason = referral.sentence.partition(". ")
    st.title(f"{action}.", anchor=False)
    first, *others = referral.actions
    (st.error if referral.tier in STOPS else st.warning)(f"**{first}**")
    st.markdown("\n".join(f"- {action}" for action in others))
    st.markdown(reason)
    st.header("What you told us", anchor=False)
    texts = {question.id: question.text for question in catalog.questions}
    st.markdown("\n".join(f"- {texts[question]}" for question in referral.questions))
    st.caption("These answers are not kept. They are gone when you close or refresh this tab.")
    st.button("Answer the questions again", key="ask-again", on_click=ask_again)


def draw_refusal(catalog: Catalog, refused: Refused) -> None:
    """Why there is no routine, and what would change that."""
    st.title("No routine fits these answers", anchor=False)
    st.warning(refused.sentence)
    st.button("Change my answers", type="primary", key="change", on_click=making.begin_anew)
    with st.expander(f"Why each exercise was left out: {len(refused.left_out)}"):
        names = {each.id: each.name for each in catalog.exercises}
        lines = [f"- **{names[each.exercise]}:** {each.sentence}" for each in refused.left_out]
        st.markdown("\n".join(lines))


def ask_again() -> None:
    """Back to the safety questions, with none of the answers."""
    making.begin_anew()
    safety.start_over()
