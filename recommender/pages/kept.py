"""Is a kept routine still right for today, and what is shown when it is not?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

import streamlit as st
from pydantic import ValidationError

from recommender.catalog.loading import Catalog
from recommender.intake import BadIntake, Intake, check_intake
from recommender.journal import Kept
from recommender.pages import (
    changing,
    doors,
    intake_form,
    keeping,
    making,
    memory,
    overtaken,
    remaking,
    swapping,
    varying,
    versions,
)
from recommender.pages.answers import told_so_far
from recommender.pages.changeable import Changeable
from recommender.pages.changed_view import draw_changed
from recommender.pages.downloads import draw_downloads
from recommender.pages.finishing import draw_finishing
from recommender.pages.liking import favourites
from recommender.pages.literally import literally
from recommender.pages.own_wishes import own_wishes
from recommender.pages.routine_view import draw_background, draw_summary
from recommender.pages.steps import draw_steps
from recommender.rechecking import Told, answers_today, check_again
from recommender.routine import Routine

NOT_KEPT = "This routine is not kept here. It may have been erased, or the link is wrong."
UNREADABLE = "This routine was kept by another version of Limber and cannot be read."
OVER = (
    "The pregnancy that you told of would be past week 42 by now. Please say how you are today, "
    "and a new routine will fit."
)


class NotShown(Exception):
    """A kept routine that must not be shown, and why; `told` is what it can be made again from."""

    def __init__(
        self, *reasons: str, told: Intake | None = None, stage_is_known: bool = True
    ) -> None:
        super().__init__(*reasons)
        self.reasons = reasons
        self.told = told
        self.stage_is_known = stage_is_known


@dataclass(frozen=True)
class Shown:
    """A routine that may be shown, what is said about its check, and today's answers for it.

    `told_at` is the moment from which whole weeks count for these answers.
    """

    routine: Routine
    notice: str
    told: Intake
    told_at: datetime
    document: str


def draw_kept(catalog: Catalog, id: str) -> None:
    """The routine of an id, or why it must not be shown and how to get another."""
    try:
        shown = look_up(catalog, id)
    except NotShown as reason:
        _draw_reason(reason)
        return
    changeable = _changeable(catalog, id, shown)
    changing.make_what_was_asked(changeable)
    if varying.is_asked(id):
        varying.draw_others(changeable)
        return
    draw_summary(catalog, shown.routine, making.told_once(id), shown.told)
    if shown.notice:
        st.info(shown.notice)
    since = overtaken.since(catalog, shown.routine, shown.told)
    draw_changed(catalog, shown.routine)
    overtaken.draw_since(catalog, since, shown.told, id)
    with st.container(horizontal=True, gap="small"):
        if not since.rests:
            _draw_start()
        draw_downloads(catalog, shown.routine, memory.today())
        st.button("Something different", key="different", on_click=varying.ask_for, args=(id,))
        st.button("Change my answers", key="change", on_click=_change, args=(shown.told,))
    versions.draw_versions(id, shown.routine)
    changes = partial(changing.draw_changes, changeable, favourites=favourites())
    draw_steps(catalog, shown.routine, changes)
    swapping.go_to_offers()
    if id != making.UNKEPT:
        draw_finishing(catalog, shown.routine, id)
    draw_background(catalog, shown.routine, shown.told)


def _draw_start() -> None:
    # Not a callback: another page can only be opened from the page's own run.
    if st.button("Start", type="primary", key="start", help="Be guided, second by second."):
        doors.go("session")


def _changeable(catalog: Catalog, id: str, shown: Shown) -> Changeable:
    told = making.without_unwished(shown.told)
    return Changeable(catalog, id, shown.routine, told, Kept(shown.document, shown.told_at))


def look_up(catalog: Catalog, id: str) -> Shown:
    """The routine of an id, judged by what holds today.

    Raises:
        NotShown: when there is none, or it must not be shown.
    """
    kept = _document(id)
    if kept is None:
        raise NotShown(NOT_KEPT)
    making.show_again(id)
    return _looked_up(catalog, kept)


def still_fits(catalog: Catalog, id: str) -> bool:
    """Whether the routine of an id may be shown today; nothing is shown by asking."""
    kept = _document(id)
    try:
        return kept is not None and bool(_looked_up(catalog, kept))
    except NotShown:
        return False


def _looked_up(catalog: Catalog, kept: Kept) -> Shown:
    try:
        routine = Routine.model_validate_json(kept.document)
        own = check_intake(dict(routine.intake))
    except (ValidationError, BadIntake):
        raise NotShown(UNREADABLE) from None
    return _judge(catalog, routine, own, kept)


def _document(id: str) -> Kept | None:
    if id == making.UNKEPT:
        kept: Kept | None = memory.kept(making.UNKEPT)
        return kept
    return keeping.ask(lambda journal: journal.told(id), None)


def _judge(catalog: Catalog, routine: Routine, own: Intake, kept: Kept) -> Shown:
    """The routine as the newest answers have it, once it has passed by all that hold today."""
    tellings = _tellings(own, kept)
    newest, *_ = [_judged(catalog, routine, own, told, kept.document) for told in tellings]
    return newest


def _judged(catalog: Catalog, routine: Routine, own: Intake, told: Told, document: str) -> Shown:
    now = answers_today(own, told, memory.today())
    if now is None:
        raise NotShown(OVER, told=told.intake, stage_is_known=False)
    checked = check_again(catalog, routine, now)
    if checked.reasons:
        raise NotShown(*checked.reasons, told=now)
    odd_days = (memory.today() - told.day).days % 7
    told_at = memory.now() - timedelta(days=odd_days)
    return Shown(checked.routine, checked.notice, now, told_at, document)


def _tellings(own: Intake, kept: Kept) -> Iterator[Told]:
    """The newest answers first: those of the journal, then those in this tab's form."""
    newest = keeping.ask(lambda journal: journal.told_last(), None) or kept
    yield Told(_intake_of(newest) or own, memory.day_of(newest.told_at))
    said = intake_form.what_was_said(memory.today())
    if said is not None:
        yield Told(told_so_far(said, own, memory.today()), memory.today())


def _intake_of(kept: Kept) -> Intake | None:
    try:
        return check_intake(dict(Routine.model_validate_json(kept.document).intake))
    except (ValidationError, BadIntake):
        return None


def _draw_reason(reason: NotShown) -> None:
    if reason.told is None:
        st.title("This routine cannot be shown", anchor=False)
        st.warning(reason.reasons[0])
        st.button("Make a new routine", type="primary", key="change", on_click=making.begin_anew)
        return
    st.title("This routine no longer fits you", anchor=False)
    lines = [f"- {literally(each)}" for each in reason.reasons]
    st.warning("\n".join(["It was checked again with what holds today:", "", *lines]))
    with st.container(horizontal=True):
        if reason.stage_is_known:
            label, begin = "Make it again", remaking.begin
            st.button(label, type="primary", key="again", on_click=begin, args=(reason.told,))
        st.button(
            "Change my answers",
            type="secondary" if reason.stage_is_known else "primary",
            key="change",
            on_click=_change,
            args=(reason.told, reason.stage_is_known),
        )


def _change(told: Intake, stage_is_known: bool = True) -> None:
    told = own_wishes(told)
    making.begin_anew()
    remaking.stop()
    if not stage_is_known or intake_form.what_was_said(memory.today()) is None:
        remaking.put_into_form(told, stage_is_known)
