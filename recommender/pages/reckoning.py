"""What is worked out in the background for the routine that is shown, and how far is it?

It belongs to one tab and goes on only while its page is looked at: each look collects what is done
and asks for a little more, so that who leaves has left no more than that little behind.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from recommender.catalog.loading import Catalog
from recommender.explanation import StepReason
from recommender.intake import BadIntake
from recommender.pages import keeping, memory
from recommender.routine import Routine
from recommender.session import NOTHING_DONE, History
from recommender.solver import Answer, Composition, Unsolved, compose_later, recall
from recommender.weighing import Trial, step_reasons

AT_ONCE = 6
"""Questions asked ahead; the workers answer one after the other, and people come first."""
LOOK_EVERY_SECONDS = 1.0
_DESK = "reckoning"

Lines = Mapping[str, Any]
Enough = Callable[[Lines], bool]
"""Whether what is there will do, so that nothing more is asked."""


def never(_: Lines) -> bool:
    """Every line is wanted."""
    return False


@dataclass
class Desk:
    """What was asked about one routine: `lines` holds what came of it, None when nothing did."""

    digest: str
    answer: Answer | None
    asked: dict[str, tuple[Trial[Any], Answer, Future[Composition]]] = field(default_factory=dict)
    lines: dict[str, Any] = field(default_factory=dict)

    def clear(self) -> None:
        """Takes back what has been asked and not begun."""
        for _, _, later in self.asked.values():
            later.cancel()
        self.asked.clear()


def desk(catalog: Catalog, routine: Routine) -> Desk:
    """The desk of a routine in this tab; that of another routine is cleared first."""
    kept: Desk | None = memory.kept(_DESK)
    if kept is not None and kept.digest == routine.digest:
        return kept
    if kept is not None:
        kept.clear()
    fresh = Desk(routine.digest, _recalled(catalog, routine))
    memory.keep(_DESK, fresh)
    return fresh


def _recalled(catalog: Catalog, routine: Routine) -> Answer | None:
    history: History = keeping.ask(lambda journal: journal.history(), NOTHING_DONE)
    try:
        return recall(catalog, routine, history)
    except BadIntake:
        return None


def reasons_of(catalog: Catalog, routine: Routine) -> dict[str, StepReason]:
    """What each step adds and why it has its form, by exercise; none where it cannot be told."""
    answer = desk(catalog, routine).answer
    return {each.exercise: each for each in step_reasons(answer)} if answer else {}


def in_background(
    desk: Desk,
    trials: Sequence[Trial[Any]],
    draw: Callable[[Lines, bool], None],
    enough: Enough = never,
) -> None:
    """Draws what is there, and again each time there is more, until all is there or enough.

    `draw` takes the lines by the names of their trials, and whether more is to come.
    """

    def shown() -> None:
        is_open = go_on(desk, trials, enough)
        draw(_lines(desk, trials), is_open)
        if was_open and not is_open:
            # The page is drawn once more, without a clock that goes on ticking.
            st.rerun()

    was_open = bool(_open(desk, trials, enough))
    st.fragment(shown, run_every=LOOK_EVERY_SECONDS if was_open else None)()


def go_on(desk: Desk, trials: Sequence[Trial[Any]], enough: Enough = never) -> bool:
    """Collects what is done and asks for more; whether anything is still to come."""
    while True:
        _collect(desk)
        left = _open(desk, trials, enough)
        for trial in left:
            if trial.name not in desk.asked and len(desk.asked) < AT_ONCE:
                _ask(desk, trial)
        if not any(later.done() for _, _, later in desk.asked.values()):
            return bool(_open(desk, trials, enough))


def _open(desk: Desk, trials: Sequence[Trial[Any]], enough: Enough) -> list[Trial[Any]]:
    if enough(_lines(desk, trials)):
        return []
    return [trial for trial in trials if trial.name not in desk.lines]


def _lines(desk: Desk, trials: Sequence[Trial[Any]]) -> dict[str, Any]:
    return {each.name: desk.lines[each.name] for each in trials if each.name in desk.lines}


def _ask(desk: Desk, trial: Trial[Any]) -> None:
    posed = trial.posed()
    desk.asked[trial.name] = (trial, posed, compose_later(posed.problem))


def _collect(desk: Desk) -> None:
    for name, (trial, posed, later) in list(desk.asked.items()):
        if later.done():
            del desk.asked[name]
            desk.lines[name] = _line(trial, posed, later)


def _line(trial: Trial[Any], posed: Answer, later: Future[Composition]) -> Any:
    """What is said, None when the question came to nothing: its line is then left out."""
    try:
        return trial.line(posed, later.result())
    except (Unsolved, CancelledError):
        return None
