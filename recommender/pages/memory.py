"""What does the app keep while it runs? The only file that touches session state and caches.

Shared by everyone: the catalog, the journal and the name of the last block. Of one tab only: the
answers, what the tab was shown, and whose it is. Health answers never reach a cache or the address
bar.
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from recommender.catalog.checks import open_catalog
from recommender.catalog.loading import BrokenCatalog, Catalog
from recommender.catalog.pictures import load_pictures
from recommender.catalog.posing import Pictures
from recommender.figures.drawing import USUAL, Room
from recommender.figures.figure import Figure, figure
from recommender.figures.motion import Motion
from recommender.figures.skins import Skin
from recommender.figures.solving import Unposed
from recommender.journal import Journal, JournalDamaged, JournalUnusable, open_journal

NO_ZONE = "UTC"
_KEPT = "limber-kept:"
_WHOSE = "whose"
PICTURES_KEPT = 800
"""Every form in two themes; one is about 10 kB."""


class Pictured(NamedTuple):
    """Which picture: a form, how far a belly stands out, and a skin. Nothing says whose it is."""

    exercise: str
    adjustments: tuple[str, ...]
    belly: float
    skin: Skin
    room: Room = USUAL


def catalog() -> Catalog:
    """The catalog, read once.

    Raises:
        BrokenCatalog: when it is not sound; the next call reads it again.
    """
    return _catalog(os.environ.get("LIMBER_CATALOG"))


@st.cache_resource(show_spinner="Reading the exercises…")
def _catalog(folder: str | None) -> Catalog:
    return open_catalog(Path(folder) if folder else None)


@st.cache_resource(show_spinner=False)
def _pictures(folder: str | None) -> Pictures:
    return load_pictures(Path(folder) if folder else None)


def moving_figure(form: Pictured) -> tuple[str, Motion] | None:
    """The text of a form's picture, and the picture with its movement; None when it has none."""
    return _moving_figure(form, os.environ.get("LIMBER_CATALOG"))


@st.cache_data(show_spinner=False, max_entries=PICTURES_KEPT)
def _moving_figure(form: Pictured, folder: str | None) -> tuple[str, Motion] | None:
    shown = _figure(form, folder)
    if shown is None:
        return None
    return shown.told.alt, shown.moving(form.skin, _colours(folder, form.skin))


def still_figure(form: Pictured) -> tuple[str, str] | None:
    """The text of a form's picture, and the picture as SVG; None when it has none."""
    return _still_figure(form, os.environ.get("LIMBER_CATALOG"))


@st.cache_data(show_spinner=False, max_entries=PICTURES_KEPT)
def _still_figure(form: Pictured, folder: str | None) -> tuple[str, str] | None:
    shown = _figure(form, folder)
    if shown is None:
        return None
    return shown.told.alt, shown.still(form.skin, _colours(folder, form.skin), form.room)


def _figure(form: Pictured, folder: str | None) -> Figure | None:
    """A form's figure. A routine without a picture is still a routine: faults draw nothing."""
    try:
        drawn = figure(_pictures(folder), form.exercise, form.adjustments, form.belly)
        return drawn if drawn.bodies else None
    except (KeyError, ValueError, BrokenCatalog, Unposed):
        return None


def _colours(folder: str | None, skin: Skin) -> dict[str, str]:
    regions = _catalog(folder).regions
    return {each.id: each.dark_colour if skin == "dark" else each.colour for each in regions}


def journal() -> Journal:
    """The journal of this tab's person, opened once.

    Raises:
        JournalUnusable: when it cannot be opened, until it can; or nobody has this id.
    """
    person = whose()
    if person is None:
        return shared_journal()
    try:
        return _journal_of(os.environ.get("LIMBER_DATABASE_URL"), person)
    except ValueError as gone:
        raise JournalUnusable(str(gone)) from None


def shared_journal() -> Journal:
    """The journal, whoever this tab belongs to: for what concerns everybody in it.

    Raises:
        JournalUnusable: when it cannot be opened; the next call tries again.
    """
    return _journal(os.environ.get("LIMBER_DATABASE_URL"))


@st.cache_resource(show_spinner="Opening your journal…")
def _journal(url: str | None) -> Journal:
    return open_journal(url)


@st.cache_resource(show_spinner=False)
def _journal_of(url: str | None, person: str) -> Journal:
    return _journal(url).of(person)


def close_journal() -> None:
    """Lets go of the journal everywhere in this app; whoever asks next opens it anew."""
    with suppress(JournalUnusable):
        shared_journal().close()
    for each in (_journal, _journal_of, _copy_of_day):
        each.clear()


def copy_of_today() -> str:
    """Makes the journal's copy of today once; why that could not be done, or nothing."""
    return _copy_of_day(os.environ.get("LIMBER_DATABASE_URL"), today())


@st.cache_resource(show_spinner="Copying your journal, as once every day…", max_entries=3)
def _copy_of_day(url: str | None, day: date) -> str:
    try:
        _journal(url).back_up(day)
    except JournalUnusable as trouble:
        if isinstance(trouble, JournalDamaged):
            raise
        return str(trouble)
    return ""


def whose() -> str | None:
    """The id of the person this tab belongs to; None before that is known."""
    person: str | None = kept(_WHOSE)
    return person


def belong_to(person: str) -> None:
    """Gives this tab to a person. Empty it first when it was another's.

    Raises:
        ValueError: when nobody has this id.
    """
    # Also when the journal of this person is open already: now they used it last.
    shared_journal().of(person)
    stay_with(person)


def stay_with(person: str) -> None:
    """Notes whose tab this is, also of somebody who is no longer there."""
    keep(_WHOSE, person)


def block_name() -> str:
    """Names the last block that any tab of this person has set; empty before the first."""
    return _block_names().get(whose(), "")


def name_a_block() -> None:
    """Gives a new block its name."""
    _block_names()[whose()] = secrets.token_hex(8)


@st.cache_resource(show_spinner=False)
def _block_names() -> dict[str | None, str]:
    return {}


def now() -> datetime:
    """This moment in UTC, or what a test's clock says: an ISO moment in the file named there.

    `LIMBER_TEST_CLOCK` moves the days, as `LIMBER_TEST_SPEED` hurries a guided session.
    """
    clock = os.environ.get("LIMBER_TEST_CLOCK")
    if clock:
        return datetime.fromisoformat(Path(clock).read_text("utf-8").strip()).astimezone(UTC)
    return datetime.now(UTC)


def zone() -> str:
    """The IANA name of the browser's time zone, UTC when it does not say."""
    named = st.context.timezone
    return named if isinstance(named, str) and _is_zone(named) else NO_ZONE


def today() -> date:
    """The local day of the person, not of the server."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """The local day of the person at a moment."""
    return moment.astimezone(ZoneInfo(zone())).date()


def dark() -> bool:
    """Whether the page is shown dark."""
    return st.context.theme.type == "dark"


def kept(name: str, default: Any = None) -> Any:
    """What this tab keeps under a name, the default when nothing."""
    return st.session_state.get(_KEPT + name, default)


def keep(name: str, value: Any) -> None:
    """Keeps a value in this tab until it is closed, refreshed or forgotten."""
    st.session_state[_KEPT + name] = value


def let_go(name: str) -> None:
    """Forgets what this tab keeps under a name."""
    st.session_state.pop(_KEPT + name, None)


def answer(key: str, default: Any = None) -> Any:
    """What the widget of this key holds."""
    return st.session_state.get(key, default)


def put_answer(key: str, value: Any) -> None:
    """Sets a widget before it is drawn."""
    st.session_state[key] = value


def begin_with(key: str, value: Any) -> None:
    """Sets a widget that holds nothing yet; one place for its default and what is put in later."""
    if key not in st.session_state:
        st.session_state[key] = value


def empty_answers(beginning: str) -> None:
    """Empties every widget whose key begins so, also those that stay on the screen.

    What is only dropped comes back from the browser, which still shows it.
    """
    for key in [key for key in st.session_state if str(key).startswith(beginning)]:
        st.session_state[key] = False if isinstance(st.session_state[key], bool) else None


def drop_answers(beginning: str) -> None:
    """Empties every widget whose key begins so."""
    for key in [key for key in st.session_state if str(key).startswith(beginning)]:
        del st.session_state[key]


def forget_everything() -> None:
    """Empties this tab and the address; call it after the journal was erased."""
    for key in list(st.session_state):
        del st.session_state[key]
    st.query_params.clear()


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
