"""Does the whole next routine have to be easier, and how much?"""

from __future__ import annotations

from collections.abc import Iterator

from recommender.adapting import telling
from recommender.adapting.easing import gentler
from recommender.adapting.looking_back import Case
from recommender.catalog.adaptation import FeedbackRule
from recommender.catalog.exercise import Dose
from recommender.catalog.vocabulary import Caps
from recommender.feedback import SessionTold
from recommender.steering import Adapted, Ceiling


def hard_on_the_back(case: Case) -> tuple[tuple[FeedbackRule, SessionTold], ...]:
    """Each rule that asks for one step down with the session that it is about, strictest first.

    It is about the next session alone, so none on later days.
    """
    if not case.is_next:
        return ()
    raised, too_hard = case.catalog.adaptation("next-day"), case.catalog.adaptation("too-hard")
    return (
        *((raised, each) for each in _raised(case, raised)),
        *((too_hard, each) for each in case.sessions[-1:] if _too_hard(case, too_hard)),
    )


def _raised(case: Case, rule: FeedbackRule) -> Iterator[SessionTold]:
    """The sessions of the last day before today after which the pain rose."""
    before = [each for each in case.sessions if each.day < case.today]
    for each in before:
        lately = each.day == before[-1].day and case.within(each.day, rule.numbers["days"])
        if lately and each.next_day_rise >= rule.numbers["rise"]:
            yield each


def _too_hard(case: Case, rule: FeedbackRule) -> bool:
    last = case.sessions[-1]
    return last.feeling == "too-hard" and case.within(last.day, rule.numbers["days"])


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
    return case.is_next and sum(each.rise >= rule["rise"] for each in last) >= rule["times"]


def as_in_a_first_week(case: Case) -> dict[str, Ceiling]:
    """For every exercise the most that the rule for a first week allows."""
    rule = case.catalog.rule(case.catalog.adaptation("irritable").applies or "")
    return {
        each.id: _most([dose for dose in each.every_dose if _within(dose, rule.caps)])
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
