"""In which words is a change told? One sentence, with the day and the reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from recommender.catalog.adaptation import FeedbackRule
from recommender.catalog.loading import Catalog
from recommender.catalog.wording import MONTHS, listed
from recommender.programme import WEEKDAYS
from recommender.steering import Adapted

A_WEEK = 7
"""Days from which a weekday no longer says which one is meant."""


def day_of(day: date, today: date) -> str:
    """A day as one would say it: `Monday` within the last week, else `3 November`."""
    if day == today:
        return "today"
    if 0 < (today - day).days < A_WEEK:
        return WEEKDAYS[day.weekday()].capitalize()
    return f"{day.day} {MONTHS[day.month - 1]}"


def on(day: date, today: date) -> str:
    """The same behind a verb: `on Monday`, `earlier today`."""
    return "earlier today" if day == today else f"on {day_of(day, today)}"


def names(catalog: Catalog, exercises: Sequence[str]) -> str:
    """Exercises by their names."""
    return listed([catalog.exercise(each).name for each in exercises])


def told(
    rule: FeedbackRule,
    blanks: Mapping[str, object],
    exercise: str | None = None,
    otherwise: bool = False,
) -> Adapted:
    """A change with its sentence; `otherwise` for the second case of a rule."""
    text = rule.otherwise if otherwise and rule.otherwise else rule.sentence
    sentence = text.format(**{**rule.numbers, **blanks})
    return Adapted(rule=rule.id, exercise=exercise, sentence=sentence)


def of_exercise(
    catalog: Catalog,
    rule: FeedbackRule,
    exercise: str,
    blanks: Mapping[str, object],
    otherwise: bool = False,
) -> Adapted:
    """A change of one exercise, with its name in the sentence."""
    named = {"exercise": catalog.exercise(exercise).name, **blanks}
    return told(rule, named, exercise, otherwise)


def moment(day: date, today: date) -> dict[str, str]:
    """The blanks that say when."""
    return {"day": day_of(day, today), "on": on(day, today)}
