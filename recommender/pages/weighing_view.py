"""How good is a routine, what would change with other wishes, and why not the others?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from recommender.catalog.loading import Catalog
from recommender.charts.minutes_curve import minutes_curve
from recommender.charts.score import score
from recommender.explanation import Offer, OtherCost
from recommender.intake import Intake
from recommender.pages import memory, reckoning
from recommender.pages.chart_view import show_figure_and_table
from recommender.pages.evidence_words import short_source
from recommender.pages.own_wishes import kept_out
from recommender.pages.reckoning import Desk, Lines
from recommender.pages.wishing_again import offer
from recommender.routine import NotChosen, Routine
from recommender.solver import Answer, how_good, worth
from recommender.weighing import (
    Trial,
    curve,
    curve_trials,
    longer,
    others,
    price_list,
    step_reasons,
)

WORKING = "Still working this out…"
MOST_OFFERS = 5
BEFORE = "This was said when it was made; its parts cannot be told apart any more."


def draw_weighing(catalog: Catalog, routine: Routine, told: Intake | None) -> None:
    """How good the routine is, and what other wishes would change; closed until it is asked."""
    desk = reckoning.desk(catalog, routine)
    st.header("How good is this routine?", anchor=False)
    changed = routine.revised is not None
    st.markdown(how_good(routine.score, routine.bound, routine.proven, revised=changed))
    if desk.answer is None:
        st.caption(BEFORE)
        return
    _draw_score(desk.answer)
    st.header("What would change with other wishes?", anchor=False)
    _draw_offers(desk, desk.answer, told)
    _draw_curve(desk, desk.answer)


def _draw_score(answer: Answer) -> None:
    whole = worth(answer)
    with st.expander(f"Its score: {whole.score} points, in parts", key="score-parts"):
        st.markdown(
            "Time on your places gains points; whatever makes a routine harder to keep up is paid "
            "for. One point is about 0.6 s of stretching where it hurts most."
        )
        show_figure_and_table(score(whole, memory.dark()), "score")


def _draw_offers(desk: Desk, answer: Answer, told: Intake | None) -> None:
    title = "More minutes, other things at hand, other wishes"
    opened = st.expander(title, key="offers", on_change="rerun")
    with opened:
        if opened.open:
            trials = price_list(answer, kept_out(answer.catalog))
            reckoning.in_background(
                desk, trials, lambda lines, is_open: _offers(lines, is_open, told)
            )


def _offers(lines: Lines, is_open: bool, told: Intake | None) -> None:
    if is_open:
        st.caption(WORKING)
    found = [each for each in lines.values() if isinstance(each, Offer)]
    best = sorted((each for each in found if each.gains), key=lambda each: -each.points)
    for each in best[:MOST_OFFERS]:
        st.markdown(f"**{each.label}:** {each.sentence}")
        if told is not None:
            offer(_button(each), f"offer-{each.wish}", told, each.changes)
    if not is_open:
        _nothing_from([each.label for each in found if not each.gains], bool(best))


def _button(each: Offer) -> str:
    if "minutes" in each.changes:
        return f"Make it {each.changes['minutes']} minutes"
    return f"Make it so: {each.label[0].lower()}{each.label[1:]}"


def _nothing_from(labels: Sequence[str], some: bool) -> None:
    if labels:
        named = "; ".join(f"{label[0].lower()}{label[1:]}" for label in labels)
        st.caption(f"These would make nothing better for your places: {named}.")
    elif not some:
        st.caption("This could not be worked out just now.")


def _draw_curve(desk: Desk, answer: Answer) -> None:
    opened = st.expander("How much do more minutes do?", key="curve", on_change="rerun")
    with opened:
        if opened.open:
            reckoning.in_background(
                desk, curve_trials(answer), lambda lines, is_open: _curve(answer, lines, is_open)
            )


def _curve(answer: Answer, lines: Lines, is_open: bool) -> None:
    points = tuple(each for each in lines.values() if each is not None)
    if is_open:
        st.caption(f"{WORKING} {len(lines)} lengths of a routine are done.")
    elif len(points) < 2:
        st.caption("This could not be worked out just now.")
    else:
        found = curve(answer, points)
        st.markdown(found.sentence)
        show_figure_and_table(minutes_curve(found, memory.dark()), "minutes-curve")


def draw_not_chosen(catalog: Catalog, routine: Routine) -> None:
    """Each exercise that was allowed and not taken: what taking it would cost, once it is known."""
    desk = reckoning.desk(catalog, routine)
    title = f"Allowed, but not chosen this time: {len(routine.not_chosen)}"
    opened = st.expander(title, key="not-chosen", on_change="rerun")
    with opened:
        if not opened.open or desk.answer is None:
            _others(catalog, routine.not_chosen, {}, False)
            return
        trials = [each for each in others(desk.answer) if isinstance(each, Trial)]
        st.caption("Each was tried among the steps of this routine.")
        reckoning.in_background(
            desk,
            trials,
            lambda lines, is_open: _others(catalog, routine.not_chosen, lines, is_open),
        )


def _others(catalog: Catalog, left: Sequence[NotChosen], lines: Lines, is_open: bool) -> None:
    if is_open:
        st.caption(WORKING)
    told = []
    for each in left:
        line: Any = lines.get(each.exercise)
        said = line.sentence if isinstance(line, OtherCost) else each.sentence
        told.append(f"- **{catalog.exercise(each.exercise).name}:** {said}")
    st.markdown("\n".join(told) or "Everything that was allowed was taken.")


def draw_no_longer(catalog: Catalog, routine: Routine) -> None:
    """Why each step has its dose: what a longer one would have cost, or the wall."""
    desk = reckoning.desk(catalog, routine)
    if desk.answer is None:
        return
    opened = st.expander("Why not more of each step?", key="no-longer", on_change="rerun")
    answer = desk.answer
    with opened:
        if opened.open:
            reckoning.in_background(
                desk, longer(answer), lambda lines, is_open: _doses(answer, lines, is_open)
            )


def _doses(answer: Answer, lines: Lines, is_open: bool) -> None:
    if is_open:
        st.caption(WORKING)
    told = []
    for reason in step_reasons(answer):
        dose = reason.dose or lines.get(f"longer-{reason.exercise}")
        if dose:
            told.append(f"- **{answer.catalog.exercise(reason.exercise).name}:** {dose}")
    st.markdown("\n".join(told))


def draw_left_out(catalog: Catalog, routine: Routine) -> None:
    """Each exercise that a rule bars, with the rule's sentence and whom it rests on."""
    with st.expander(f"Left out for your safety or wishes: {len(routine.left_out)}"):
        told = [
            f"- **{catalog.exercise(each.exercise).name}:** {each.sentence}"
            f"{_sources(catalog, each.rule)}"
            for each in routine.left_out
        ]
        st.markdown("\n".join(told) or "Nothing had to be left out.")


def _sources(catalog: Catalog, rule: str) -> str:
    named = [short_source(catalog, key) for key in catalog.rule(rule).sources]
    return f" ({rule}; {', '.join(named)})" if named else ""
