"""When is it time that somebody looks at it? Said kindly, and apart from any routine."""

from __future__ import annotations

from collections.abc import Iterator

from recommender.adapting import telling
from recommender.adapting.adaptation import Advised
from recommender.adapting.looking_back import Case
from recommender.adapting.resting import stopped
from recommender.catalog.adaptation import FeedbackRule
from recommender.feedback import CheckIn
from recommender.programme import ONE_DAY


def advice(case: Case) -> tuple[Advised, ...]:
    """What to tell: about what hurt again, and about the course of the weeks."""
    return (*_hurt_again(case), *_course(case))


def _hurt_again(case: Case) -> Iterator[Advised]:
    """What had to be stopped in so many sessions, while it rests."""
    rule = case.catalog.adaptation("hurt-again")
    days = case.catalog.adaptation("hurt-badly").numbers["days"]
    again = []
    for each in stopped(case):
        stops = [once for once in case.times(each) if once.answer == "stop"]
        if len(stops) >= rule.numbers["times"] and case.within(stops[-1].day, days):
            again.append(each)
    if again:
        yield _advised(rule, exercises=telling.names(case.catalog, again))


def _course(case: Case) -> Iterator[Advised]:
    """The strictest thing that the weekly answers call for."""
    weeks = _weeks(case)
    worse = case.catalog.adaptation("worse")
    if not weeks or not case.within(weeks[-1].day, worse.numbers["days"]):
        return
    if weeks[-1].course == "worse":
        yield _advised(worse)
        return
    count = _weeks_without_better(weeks)
    for rule in (case.catalog.adaptation("no-better-long"), case.catalog.adaptation("no-better")):
        if count >= rule.numbers["weeks"]:
            yield _advised(rule, weeks=count)
            return


def _weeks(case: Case) -> list[CheckIn]:
    """The last answer of each calendar week up to today, oldest first."""
    ordered = sorted(case.feedback.check_ins, key=lambda each: each.day)
    last = {
        each.day - each.day.weekday() * ONE_DAY: each for each in ordered if each.day <= case.today
    }
    return list(last.values())


def _weeks_without_better(weeks: list[CheckIn]) -> int:
    count = 0
    for each in reversed(weeks):
        if each.course == "better":
            break
        count += 1
    return count


def _advised(rule: FeedbackRule, **blanks: object) -> Advised:
    return Advised(rule.id, rule.sentence.format(**{**rule.numbers, **blanks}))
