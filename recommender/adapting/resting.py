"""What is left out of the next routine: what hurt, what is not wished, what was done already?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from recommender.adapting import telling
from recommender.adapting.easing import gentler
from recommender.adapting.looking_back import Case
from recommender.catalog.wording import day_words
from recommender.steering import Adapted


def rests(case: Case) -> dict[str, Adapted]:
    """What must not be taken, whoever asks for it, each with its sentence."""
    found = {each: _rests_after_pain(case, each, last) for each, last in last_days(case).items()}
    return found | {
        each: change
        for each in case.exercises()
        if each not in found
        if (change := _rests_once(case, each)) is not None
    }


def last_days(case: Case) -> dict[str, date]:
    """The last day of rest of whatever hurt badly, where it has not passed."""
    days = timedelta(days=case.catalog.adaptation("hurt-badly").numbers["days"])
    last = {
        each: max(once.day for once in case.times(each) if once.answer == "stop") + days
        for each in stopped(case)
        if each not in case.feedback.taken_back
    }
    for exercise, day in case.feedback.left_out.items():
        if day is not None and case.catalog.has(exercise):
            last[exercise] = max(day, last.get(exercise, day))
    return {each: day for each, day in sorted(last.items()) if day >= case.today}


def stopped(case: Case) -> tuple[str, ...]:
    """Everything that had to be stopped at some time."""
    every = case.exercises()
    return tuple(each for each in every if any(t.answer == "stop" for t in case.times(each)))


def _rests_after_pain(case: Case, exercise: str, last: date) -> Adapted:
    rule = case.catalog.adaptation("hurt-badly")
    day = last - timedelta(days=rule.numbers["days"])
    blanks = {**telling.moment(day, case.today), "until": day_words(last)}
    return telling.of_exercise(case.catalog, rule, exercise, blanks)


def _rests_once(case: Case, exercise: str) -> Adapted | None:
    """That an exercise hurt in the very last session and has nothing gentler; else None."""
    rule, newest = case.catalog.adaptation("hurt"), case.times(exercise)[-1]
    lately = newest.at == len(case.sessions) - 1 and case.within(newest.day, rule.numbers["days"])
    if newest.answer != "ease" or not lately or not case.is_next:
        return None
    if gentler(case.catalog.exercise(exercise), newest.dose, rule) is not None:
        return None
    when = telling.moment(newest.day, case.today)
    return telling.of_exercise(case.catalog, rule, exercise, when, otherwise=True)


def unwished(case: Case) -> tuple[str, ...]:
    """What the person asked never to be given again, or has done already today."""
    return case.known((*_never(case), *_already(case)))


def unwished_told(case: Case) -> Iterator[Adapted]:
    """One sentence for everything that is never wished, one for each that was done today."""
    if never := case.known(_never(case)):
        rule = case.catalog.adaptation("never")
        yield telling.told(rule, {"exercises": telling.names(case.catalog, never)})
    rule = case.catalog.adaptation("already")
    for exercise in case.known(_already(case)):
        if exercise not in never:
            yield telling.of_exercise(case.catalog, rule, exercise, {})


def _never(case: Case) -> Iterator[str]:
    return (each for each, day in case.feedback.left_out.items() if day is None)


def _already(case: Case) -> Iterator[str]:
    for session in case.sessions:
        if session.day == case.today:
            yield from session.already
