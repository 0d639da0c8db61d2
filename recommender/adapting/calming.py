"""Does the whole next routine have to be easier, and how much?"""

from __future__ import annotations

from collections.abc import Iterator

from recommender.adapting import telling
from recommender.adapting.easing import doses_of, gentler
from recommender.adapting.looking_back import Case
from recommender.catalog.adaptation import FeedbackRule
from recommender.catalog.exercise import Dose
from recommender.catalog.vocabulary import Caps
from recommender.feedback import SessionTold
from recommender.steering import Adapted, Ceiling


def hard_on_the_back(case: Case) -> tuple[tuple[FeedbackRule, SessionTold], ...]:
    """The rules that ask for one step down, strictest first, each with its session."""
    found = (_raised(case), _too_hard(case))
    return tuple((rule, last) for rule, last in found if last is not None)


def _raised(case: Case) -> tuple[FeedbackRule, SessionTold | None]:
    """The session of the last day before today after which the pain rose most, when it did."""
    rule = case.catalog.adaptation("next-day")
    before = [each for each in case.sessions if each.day < case.today]
    last = [each for each in before if each.day == before[-1].day]
    most = max(last, key=lambda each: each.next_day_rise, default=None)
    if most is None or most.next_day_rise < rule.numbers["rise"]:
        return rule, None
    return rule, most if case.within(most.day, rule.numbers["days"]) else None


def _too_hard(case: Case) -> tuple[FeedbackRule, SessionTold | None]:
    rule = case.catalog.adaptation("too-hard")
    last = case.sessions[-1] if case.sessions else None
    if last is None or last.feeling != "too-hard":
        return rule, None
    return rule, last if case.within(last.day, rule.numbers["days"]) else None


def step_down(case: Case, rule: FeedbackRule, session: SessionTold) -> dict[str, Ceiling]:
    """What was done in a session, each exercise one step gentler, or as it was at the gentlest."""
    return {
        each: gentler(case.catalog.exercise(each), done, rule)
        or Ceiling(work_seconds=done.work_seconds, intensity=done.intensity)
        for each, done in session.doses.items()
        if case.catalog.has(each)
    }


def highest(rule: FeedbackRule, session: SessionTold) -> int:
    """The intensity that nothing may exceed: a level below the hardest of a session."""
    levels = [done.intensity for done in session.doses.values()]
    return max(1, max(levels, default=1) - rule.numbers["levels"])


def irritable(case: Case) -> bool:
    """Whether the last sessions raised the pain often enough to begin anew, small."""
    rule = case.catalog.adaptation("irritable").numbers
    last = [each for each in case.sessions if case.within(each.day, rule["days"])][-rule["of"] :]
    return sum(each.rise >= rule["rise"] for each in last) >= rule["times"]


def as_in_a_first_week(case: Case) -> dict[str, Ceiling]:
    """For every exercise the most that the rule for a first week allows."""
    rule = case.catalog.rule(case.catalog.adaptation("irritable").applies or "")
    return {
        each.id: _most([dose for dose in doses_of(each) if _within(dose, rule.caps)])
        for each in case.catalog.exercises
        if each.role == "movement"
    }


def _most(doses: list[Dose]) -> Ceiling:
    """Over all of these doses; over none, so that only the gentlest of an exercise is left."""
    return Ceiling(
        work_seconds=max((dose.work_seconds for dose in doses), default=0),
        intensity=max((dose.intensity for dose in doses), default=1),
    )


def _within(dose: Dose, caps: Caps) -> bool:
    count = dose.sets * dose.repetitions
    most = caps.hold_repetitions if dose.hold_seconds else caps.paced_repetitions
    limits = ((dose.intensity, caps.intensity), (dose.hold_seconds, caps.hold_seconds))
    return all(cap is None or value <= cap for value, cap in (*limits, (count, most)))


def calm_told(case: Case) -> Iterator[Adapted]:
    """The strictest reason why the whole routine is easier, in one sentence."""
    if irritable(case):
        yield telling.told(case.catalog.adaptation("irritable"), {})
        return
    for rule, session in hard_on_the_back(case):
        yield telling.told(rule, telling.moment(session.day, case.today))
        return
