"""Which days, how many minutes, for how many weeks? The form that a programme is made from."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any, Literal

import streamlit as st

from recommender.adherence import week_of
from recommender.catalog.loading import Catalog
from recommender.catalog.wording import day_words, listed
from recommender.intake import Intake
from recommender.pages import memory
from recommender.pages.naming import one, the
from recommender.pages.programme_past import Newest, as_told
from recommender.programme import MOST_WEEKS, ONE_WEEK, WEEKDAYS, Programme, Weekday

KEYS = "programme-"
OPEN = "programme-form"
_KEY = "programme-key"
USUAL_DAYS: tuple[Weekday, ...] = ("monday", "wednesday", "friday")
USUAL_WEEKS = 6
"""Within the four to six weeks of the AAOS spine conditioning programme; key AAOS-SC."""
USUAL_TIME = time(18, 0)
LONGEST, SHORTEST = 60, 3
TODAY, NEXT_MONDAY = "today", "monday"


@dataclass(frozen=True)
class Drawn:
    """The form as it stands; where an answer is open a sentence in `faults` says which."""

    minutes: Mapping[Weekday, int]
    weeks: int
    at: time
    just_woke_up: bool
    starts: date
    faults: tuple[str, ...]


def open_form() -> None:
    """Shows the form from the next run on; what it makes has one name, however often pressed."""
    memory.keep(OPEN, True)
    memory.keep(_KEY, secrets.token_urlsafe(16))


def close_form() -> None:
    """Shows the week again; the choices stay."""
    memory.let_go(OPEN)


def is_open() -> bool:
    """Whether the form is asked for."""
    return bool(memory.kept(OPEN))


def fill(programme: Programme) -> None:
    """Puts an earlier programme's choices into the form."""
    days = list(programme.minutes)
    told: dict[str, Any] = {
        "days": [name[:3].capitalize() for name in days],
        "minutes": float(programme.minutes[days[0]]),
        "differ": len(set(programme.minutes.values())) > 1,
        "weeks": float(programme.weeks),
        "at": programme.at,
        "woke": programme.just_woke_up,
        **{f"minutes-{name}": float(minutes) for name, minutes in programme.minutes.items()},
    }
    for name, value in told.items():
        memory.put_answer(KEYS + name, value)


def draw(told: Newest) -> Drawn:
    """The fields, with what was chosen so far."""
    today = memory.today()
    left, right = st.columns(2, gap="large")
    with left:
        days = _days()
        minutes = _minutes(days, told.intake.minutes)
    with right:
        weeks = _whole("weeks", "For how many weeks?", USUAL_WEEKS, (1, MOST_WEEKS), WEEKS_HELP)
        starts = _starts(days, today)
        at = _time()
        woke = st.checkbox("This is right after getting up", key=f"{KEYS}woke", help=WOKE_HELP,
                           persist_state="session")  # fmt: skip
    faults = tuple(_faults(days, minutes, weeks, at))
    return Drawn(minutes, weeks, at or USUAL_TIME, woke, starts, faults)


WEEKS_HELP = "From 1 to 12. Four to six weeks give a back time to get used to it."
WOKE_HELP = "In the first hour of the day a back bends less easily. The routines heed that."


def programme_of(drawn: Drawn, told: Newest) -> Programme:
    """The programme that the form asks for, made from the newest answers."""
    return Programme(
        key=memory.kept(_KEY),
        starts=drawn.starts,
        weeks=drawn.weeks,
        minutes=dict(drawn.minutes),
        at=drawn.at,
        zone=memory.zone(),
        just_woke_up=drawn.just_woke_up,
        intake=as_told(told),
        told_on=told.day,
    )


def answers_line(catalog: Catalog, told: Newest) -> str:
    """What the programme is made for, in one line."""
    intake = told.intake
    places = [f"{the(catalog.label(place))} (pain {n})" for place, n in _by_pain(intake)]
    at_hand = [one(catalog.label(each)) for each in intake.equipment]
    parts = [f"For {listed(places)}", *_concerns(intake)]
    if at_hand:
        parts.append(f"with {listed(at_hand)} at hand")
    return f"{', '.join(parts)}, as you told on {day_words(told.day)}."


def _by_pain(intake: Intake) -> list[tuple[str, int]]:
    pain = {str(place): level for place, level in intake.pain.items()}
    return sorted(pain.items(), key=lambda each: -each[1])


def _concerns(intake: Intake) -> list[str]:
    told = {"knees": intake.concerns.knee, "wrists": intake.concerns.wrist}
    said = [f"{name} {level}" for name, level in told.items() if level != "none"]
    return [*said, *(["in pregnancy"] if intake.trimester else [])]


def _days() -> tuple[Weekday, ...]:
    labels = {name[:3].capitalize(): name for name in WEEKDAYS}
    memory.begin_with(f"{KEYS}days", [name[:3].capitalize() for name in USUAL_DAYS])
    chosen = st.pills(
        "On which days?",
        list(labels),
        selection_mode="multi",
        key=f"{KEYS}days",
        help="Two or three days a week already help. Choose any that suit you.",
        wrap=True,
        persist_state="session",
    )
    return tuple(name for label, name in labels.items() if label in chosen)


def _minutes(days: tuple[Weekday, ...], usual: int) -> dict[Weekday, int]:
    """The minutes of each chosen day; 0 where none is written."""
    every = _whole("minutes", "How many minutes a day?", usual, (SHORTEST, LONGEST), MINUTES_HELP)
    differ = st.toggle(
        "Different minutes on some days", key=f"{KEYS}differ", persist_state="session"
    )
    if not differ:
        return dict.fromkeys(days, every)
    with st.container(horizontal=True, key="programme-each-day"):
        return {name: _minutes_on(name, every or usual) for name in days}


MINUTES_HELP = "Any whole number from 3 to 60. Each routine fills them exactly when it safely can."


def _minutes_on(name: Weekday, usual: int) -> int:
    return _whole(f"minutes-{name}", name.capitalize(), usual, (SHORTEST, LONGEST), width=140)


def _whole(
    name: str,
    label: str,
    usual: int,
    limits: tuple[int, int],
    told: str | None = None,
    width: int | Literal["stretch"] = "stretch",
) -> int:
    """A whole number within limits; 0 when nothing usable is written."""
    memory.begin_with(KEYS + name, float(usual))
    written = st.number_input(
        label,
        value=None,
        # Not whole numbers alone: the browser would cut 7.5 to 7 without a word.
        step=1.0,
        format="%g",
        key=KEYS + name,
        help=told,
        width=width,
        persist_state="session",
    )
    usable = written is not None and float(written).is_integer()
    return int(written or 0) if usable and limits[0] <= (written or 0) <= limits[1] else 0


def _time() -> time | None:
    memory.begin_with(f"{KEYS}at", USUAL_TIME)
    told = st.time_input(
        "At what time, for your calendar?",
        value=None,
        key=f"{KEYS}at",
        step=timedelta(minutes=15),
        persist_state="session",
    )
    return told if isinstance(told, time) else None


def _starts(days: tuple[Weekday, ...], today: date) -> date:
    """Today, or the next Monday; only that when no chosen day of this week is left."""
    monday = week_of(today)[0] + ONE_WEEK
    if not any(WEEKDAYS.index(name) >= today.weekday() for name in days):
        st.caption(f"It starts on Monday, {day_words(monday)}.")
        return monday
    labels = {TODAY: "Today", NEXT_MONDAY: "Next Monday"}
    memory.begin_with(f"{KEYS}starts", TODAY)
    chosen = st.segmented_control(
        "When does it start?",
        list(labels),
        format_func=labels.__getitem__,
        key=f"{KEYS}starts",
        required=True,
        persist_state="session",
    )
    return monday if chosen == NEXT_MONDAY else today


def _faults(
    days: tuple[Weekday, ...],
    minutes: Mapping[Weekday, int],
    weeks: int,
    at: time | None,
) -> list[str]:
    found = []
    if not days:
        found.append("Days: choose at least one.")
    if not all(minutes.values()):
        found.append("Minutes: write a whole number from 3 to 60.")
    if not weeks:
        found.append("Weeks: write a whole number from 1 to 12.")
    if at is None:
        found.append("Time: choose a time of day.")
    return found
