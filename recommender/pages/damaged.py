"""What if the journal is damaged? One card in place of every page, with two ways on.

Nothing is deleted: the file gets another name and stays where it is.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

import streamlit as st

from recommender.catalog.wording import counted, day_words
from recommender.journal import (
    Backup,
    JournalDamaged,
    JournalUnusable,
    begin_anew,
    begin_from,
)
from recommender.journal.restoring import NOT_DAMAGED
from recommender.pages import memory
from recommender.pages.literally import literally
from recommender.pages.telling import draw_told, tell

PLACE = "damaged"
NOTHING_DELETED = (
    "Nothing is deleted. The file is set aside under another name, in the same folder: "
)
ELSEWHERE = (
    "Your journal is in a database of its own. Have its own backup put back, then open this page "
    "again."
)
NO_COPY = "There is no whole copy of it, so Limber can only start empty."
_NOTICED = "damage"


def notice(trouble: JournalUnusable) -> None:
    """Notes in this tab that the journal turned out damaged, if that is what the trouble is."""
    if isinstance(trouble, JournalDamaged):
        memory.keep(_NOTICED, trouble)


def show_if_noticed() -> None:
    """Draws the card in place of a page on which the journal turned out damaged."""
    if memory.kept(_NOTICED) is not None:
        st.rerun()


def settle() -> bool:
    """Whether the journal is whole, as far as is known; if not, the card is drawn."""
    damage: JournalDamaged | None = memory.kept(_NOTICED)
    if damage is None:
        try:
            memory.shared_journal()
            memory.copy_of_today()
        except JournalDamaged as found:
            damage = found
        except JournalUnusable:
            return True
    if damage is None:
        draw_told(PLACE)
        return True
    _draw(damage)
    return False


def _draw(damage: JournalDamaged) -> None:
    st.title("Your journal is damaged", anchor=False)
    draw_told(PLACE)
    st.warning(literally(str(damage)))
    if damage.path is None:
        st.markdown(ELSEWHERE)
        st.button("Look again", key="damage-again", on_click=_look_again)
        return
    st.markdown(NOTHING_DELETED)
    st.code(str(damage.path.parent), language=None)
    if damage.backup is None:
        st.markdown(NO_COPY)
    else:
        st.markdown(f"The newest whole copy is of {_of(damage.backup)}.")
        _offer_copy(damage.path, damage.backup)
    st.button(
        "Set it aside and start empty",
        key="damage-empty",
        type="secondary" if damage.backup else "primary",
        on_click=partial(_start_empty, damage.path),
    )


def _of(backup: Backup) -> str:
    return f"{day_words(backup.day)}, with {counted(backup.sessions, 'session')}"


def _offer_copy(path: Path, backup: Backup) -> None:
    st.button(
        f"Set it aside and use the copy of {day_words(backup.day)}",
        key="damage-copy",
        type="primary",
        on_click=partial(_use_copy, path, backup),
    )


def _use_copy(path: Path, backup: Backup) -> None:
    _mend(
        partial(begin_from, path, backup),
        f"The copy of {day_words(backup.day)} is in place. The damaged file is now called ",
    )


def _start_empty(path: Path) -> None:
    _mend(partial(begin_anew, path), "Limber starts empty. The damaged file is now called ")


def _mend(deed: partial[Path], sentence: str) -> None:
    memory.close_journal()
    try:
        aside = deed()
    except JournalUnusable as trouble:
        _after_trouble(trouble)
        return
    memory.forget_everything()
    tell(PLACE, f"{sentence}{aside.name}.")


def _after_trouble(trouble: JournalUnusable) -> None:
    """It may be whole by now: a second click, or another tab was first. The next run looks."""
    memory.let_go(_NOTICED)
    if str(trouble) != NOT_DAMAGED:
        tell(PLACE, str(trouble), well=False)


def _look_again() -> None:
    memory.close_journal()
    memory.let_go(_NOTICED)
