"""How does a person change one step of a routine? One button, a few plain words behind it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import zip_longest

import streamlit as st

from recommender.intake import BadIntake
from recommender.journal import Wish
from recommender.negotiating import (
    Edit,
    Kind,
    Unchanged,
    possible_changes,
    revise,
    what_changed,
)
from recommender.pages import keeping, making, memory, swapping, versions
from recommender.pages.changeable import Changeable, take
from recommender.pages.liking import draw_like
from recommender.pages.making import Unanswered
from recommender.routine import Step

WAITING = "Fitting your change in…"
LABELS: dict[Kind, str] = {
    "lock": "Keep this one",
    "unlock": "It may change again",
    "swap": "Swap for another",
    "longer": "Longer",
    "shorter": "Shorter",
    "easier": "Easier",
    "harder": "Harder",
    "earlier": "Move earlier",
    "later": "Move later",
    "exclude": "Leave it out",
}
STAYS_PUT = "It cannot move: steps in one position stay together, so that you get up less."
_ASKED, _POSSIBLE, _PRESSES = "change-asked", "changes-possible", "change-presses"


def draw_changes(
    shown: Changeable, number: int, step: Step, favourites: Collection[str] = ()
) -> None:
    """The changes of one step, and what could be done instead when that was asked."""
    if step.exercise in shown.routine.intake["locked"]:
        st.caption("You keep this one, whatever else changes.")
    # Another key is another popover, closed again; one that stays hides what it has done.
    key = f"change-{number}-{memory.kept(_PRESSES, 0)}-{shown.id}"
    with st.container(horizontal=True, gap="small"):
        with st.popover(f"Change step {number}", key=key):
            _draw_choices(shown, step)
        draw_like(step.exercise, step.exercise in favourites, shown.id)
    if swapping.is_asked(shown.id, step.exercise):
        swapping.draw_offers(shown, step)


def make_what_was_asked(shown: Changeable) -> None:
    """Makes the change that a press asked for, then draws afresh; or notes why it is not made."""
    id, edit = memory.kept(_ASKED, (None, None))
    memory.let_go(_ASKED)
    if edit is None or id != shown.id:
        return
    try:
        with st.spinner(WAITING):
            composer = making.compose_apart
            changed = revise(
                shown.catalog, shown.told, shown.routine, edit, making.history(), composer
            )
    except (BadIntake, Unanswered) as fault:
        changed = Unchanged(str(fault))
    if isinstance(changed, Unchanged):
        versions.refuse(shown.id, changed.sentence)
    else:
        said = what_changed(shown.catalog, shown.routine, changed, edit.exercise)
        take(shown, changed, said)
    st.rerun()


def _draw_choices(shown: Changeable, step: Step) -> None:
    kinds = dict(_possible(shown))[step.exercise]
    for row in zip_longest(*[(kind for kind in kinds if kind != "exclude")] * 2):
        _draw_row(shown, step, [kind for kind in row if kind])
    if not {"earlier", "later"} & set(kinds):
        st.caption(STAYS_PUT)
    with st.container(horizontal=True, gap="small"):
        _button(shown, step, "exclude")
        st.button(
            "Never again", key=f"never-{step.exercise}-{shown.id}", on_click=_never,
            args=(shown.id, step.exercise), width="stretch",
            help="Left out of this and of every later routine. The Catalog brings it back.",
        )  # fmt: skip


def _draw_row(shown: Changeable, step: Step, kinds: Sequence[Kind]) -> None:
    with st.container(horizontal=True, gap="small"):
        for kind in kinds:
            _button(shown, step, kind)


def _button(shown: Changeable, step: Step, kind: Kind) -> None:
    st.button(
        LABELS[kind],
        key=f"{kind}-{step.exercise}-{shown.id}",
        on_click=_ask_for,
        args=(shown.id, Edit(kind, step.exercise)),
        width="stretch",
    )


def _ask_for(id: str, edit: Edit) -> None:
    """Asks for a change to the routine of an id; a second press on it finds another one there."""
    if making.shown() != id:
        return
    swapping.stop()
    memory.keep(_PRESSES, memory.kept(_PRESSES, 0) + 1)
    if edit.kind == "swap":
        swapping.ask_for(id, edit.exercise)
    else:
        memory.keep(_ASKED, (id, edit))


def _never(id: str, exercise: str) -> None:
    if making.shown() == id:
        keeping.do(lambda journal: journal.leave_out(exercise, Wish()))
        _ask_for(id, Edit("exclude", exercise))


def _possible(shown: Changeable) -> tuple[tuple[str, tuple[Kind, ...]], ...]:
    """What can be asked of each step, worked out once for a routine and its answers."""
    asked = (shown.id, shown.told, shown.routine)
    known, found = memory.kept(_POSSIBLE, (None, ()))
    if known != asked:
        found = possible_changes(shown.catalog, shown.told, shown.routine)
        memory.keep(_POSSIBLE, (asked, found))
    return tuple(found)
