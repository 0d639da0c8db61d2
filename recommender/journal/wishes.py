"""What does a person want? Exercises left out and favourites, weeks off, how to be guided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, get_args

from recommender.feedback import CheckIn, Course
from recommender.journal.connected import Connected

COURSES: tuple[Course, ...] = get_args(Course)
LEFT_OUT = "left-out"
PREFS = "session-prefs"
FAVOURITES = "favourites"
SKIPPED = "skipped-weeks"
CHECK_INS = "check-ins"
HUSHED = "hushed"


@dataclass(frozen=True)
class Wish:
    """Why an exercise is left out: for good, or until a day because it hurt, and how often."""

    until: str = ""
    hurt: int = 0


class Wishes(Connected):
    """The wishes and answers of one person; every method is one transaction."""

    def prefs(self) -> dict[str, Any]:
        """How the person wants to be guided: sound, voice, and which voice."""
        return _told(self._setting(PREFS))

    def set_prefs(self, prefs: Mapping[str, Any]) -> None:
        """Remembers how the person wants to be guided."""
        self._set(PREFS, dict(prefs))

    def left_out(self) -> dict[str, Wish]:
        """What the person wants to be left out: for good, or until a day."""
        return {name: Wish(**wish) for name, wish in _told(self._setting(LEFT_OUT)).items()}

    def leave_out(self, exercise: str, wish: Wish) -> None:
        """Leaves an exercise out from now on."""
        self._change(LEFT_OUT, lambda told: {**_told(told), exercise: asdict(wish)})

    def offer_again(self, exercise: str) -> None:
        """Takes a wish to leave an exercise out back."""
        self._change(LEFT_OUT, lambda told: _without(_told(told), exercise))

    def favourites(self) -> tuple[str, ...]:
        """The exercises that the person likes, in the order in which they were chosen."""
        return tuple(_told(self._setting(FAVOURITES)))

    def set_favourite(self, exercise: str, liked: bool) -> None:
        """Makes an exercise a favourite, or no longer one."""
        self._change(FAVOURITES, lambda told: _with(_told(told), exercise, liked))

    def skipped_weeks(self) -> frozenset[date]:
        """The Mondays of the weeks that the person takes off."""
        return frozenset(date.fromisoformat(day) for day in _told(self._setting(SKIPPED)))

    def skip_week(self, monday: date, skipped: bool) -> None:
        """Takes the week from a Monday off, or no longer.

        Raises:
            ValueError: when the day is not a Monday.
        """
        if monday.weekday():
            raise ValueError("A week begins on a Monday; name that day.")
        self._change(SKIPPED, lambda told: _with(_told(told), monday.isoformat(), skipped))

    def check_ins(self) -> tuple[CheckIn, ...]:
        """The answers to the weekly question, by day."""
        told = _told(self._setting(CHECK_INS))
        return tuple(CheckIn(date.fromisoformat(day), told[day]) for day in sorted(told))

    def check_in(self, day: date, course: Course) -> None:
        """Keeps the answer of a day; a later one of the same day stands.

        Raises:
            ValueError: with a sentence, when it is none of the three answers.
        """
        if course not in COURSES:
            raise ValueError("Choose better, the same or worse.")
        self._change(CHECK_INS, lambda told: {**_told(told), day.isoformat(): course})

    def forget_check_in(self, day: date) -> None:
        """Takes the answer of a day back."""
        self._change(CHECK_INS, lambda told: _without(_told(told), day.isoformat()))

    def hushed(self) -> dict[str, date]:
        """What the person set aside, a question or an advice by its name, and on which day."""
        told = _told(self._setting(HUSHED))
        return {name: date.fromisoformat(day) for name, day in told.items()}

    def hush(self, name: str, day: date) -> None:
        """Sets a question or an advice aside, so that it is not said again for a while."""
        self._change(HUSHED, lambda told: {**_told(told), name: day.isoformat()})


def _told(kept: Any) -> dict[str, Any]:
    return kept if isinstance(kept, dict) else {}


def _without(told: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {each: told[each] for each in told if each != name}


def _with(told: Mapping[str, Any], name: str, chosen: bool) -> dict[str, Any]:
    """Names as the keys of a document: each once, in the order in which they came."""
    return {**told, name: True} if chosen else _without(told, name)
