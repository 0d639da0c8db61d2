"""How are doses, times and days said, in the same words on every page and in every document?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from recommender.catalog.exercise import Dose

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def clock(seconds: int) -> str:
    """Minutes and seconds as a timer shows them: 210 is `3:30`."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def duration(seconds: int) -> str:
    """Seconds in words, without what is zero: 210 is `3 min 30 s`, 60 is `1 min`, 45 is `45 s`."""
    minutes, rest = divmod(seconds, 60)
    parts = [f"{minutes} min"] * bool(minutes) + [f"{rest} s"] * bool(rest)
    return " ".join(parts) or "0 s"


def day_words(day: date) -> str:
    """A day in words, the same in every locale: `3 March 2026`."""
    return f"{day_and_month(day)} {day.year}"


def day_and_month(day: date) -> str:
    """A day in words where its year is clear: `3 March`."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def short_day(day: date) -> str:
    """A day of a year that is clear, as under a chart: `3 Mar`."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def dose_words(dose: Dose) -> str:
    """A dose in words, such as `2 holds of 30 s on each side` or `8 slow repetitions, 5 s each`."""
    sides = " on each side" if dose.per_side else ""
    sets = f"{dose.sets} sets of " if dose.sets > 1 else ""
    each = duration(dose.hold_seconds + dose.paced_seconds)
    if dose.hold_seconds:
        return f"{sets}{counted(dose.repetitions, 'hold')} of {each}{sides}"
    if dose.repetitions == 1:
        return f"{sets}{each}{sides}"
    return f"{sets}{counted(dose.repetitions, 'slow repetition')}{sides}, {each} each"


def counted(count: int, noun: str) -> str:
    """How many of something: `1 hold`, `3 holds`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def listed(words: Sequence[str]) -> str:
    """Words in a row: `a mat, a chair and a cushion`."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
