"""What follows from the session that has just been told of, in one sentence?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from recommender.adapting import Adaptation, adapt
from recommender.catalog.exercise import Exercise
from recommender.catalog.loading import Catalog
from recommender.catalog.wording import day_and_month, listed
from recommender.feedback import Feedback, SessionTold
from recommender.pages import feedback_today, memory
from recommender.pages.changed_view import rules_about

ONE_DAY = timedelta(days=1)
AS_IT_IS = "Next time goes on from here."
ONCE_EASY = "Say “too easy” once more next time, and a step up opens."


def next_time(catalog: Catalog) -> str:
    """What the next session is like because of the last one; nothing where none is known."""
    feedback = feedback_today.feedback(catalog)
    if not feedback.sessions:
        return ""
    tomorrow = memory.today() + ONE_DAY
    return sentence(catalog, feedback, adapt(catalog, feedback, tomorrow))


def sentence(catalog: Catalog, feedback: Feedback, found: Adaptation) -> str:
    """What of the changes of the next day follows from the last session."""
    last = feedback.sessions[-1]
    parts = [*_because_of_the_whole(catalog, last, found), *_because_it_hurt(catalog, last, found)]
    if parts:
        told = [f"{what}, because {why}" for what, why in parts]
        return f"Next time: {'; '.join(told)}."
    return ONCE_EASY if last.feeling == "too-easy" else AS_IT_IS


def _because_of_the_whole(
    catalog: Catalog, last: SessionTold, found: Adaptation
) -> Iterator[tuple[str, str]]:
    told = {each.rule for each in found.steering.adapted}
    irritable, easy = catalog.adaptation("irritable"), catalog.adaptation("too-easy")
    if irritable.id in told and last.rise:
        times, of = irritable.numbers["times"], irritable.numbers["of"]
        yield "few and short", f"{times} of your last {of} sessions raised your pain"
    elif last.feeling == "too-hard" and told & rules_about(catalog, "too-hard"):
        yield "one step gentler", "this was too hard"
    elif last.feeling == "too-easy" and easy.id in told:
        yield "a step up is open", f"your last {easy.numbers['times']} sessions were too easy"


def _because_it_hurt(
    catalog: Catalog, last: SessionTold, found: Adaptation
) -> Iterator[tuple[str, str]]:
    own = {each.exercise for each in last.hurt}
    hurt = [each for each in catalog.exercises if each.id in own]
    out = [each for each in hurt if each.id in found.rests]
    told = {each.exercise for each in found.steering.adapted}
    eased = [each for each in hurt if each.id in told and each not in out]
    if out:
        yield f"without {_names(out)}{_until(catalog, out, last, found)}", _hurt(out)
    if eased:
        yield f"gentler {_names(eased)}", _hurt(eased)


def _until(catalog: Catalog, out: Sequence[Exercise], last: SessionTold, found: Adaptation) -> str:
    """Until when they rest, where it is for days."""
    rule = catalog.adaptation("hurt-badly")
    badly = {each.exercise for each in found.steering.adapted if each.rule == rule.id}
    if not all(each.id in badly for each in out):
        return ""
    return f" until {day_and_month(last.day + rule.numbers['days'] * ONE_DAY)}"


def _hurt(exercises: Sequence[Exercise]) -> str:
    return "it hurt" if len(exercises) == 1 else "they hurt"


def _names(exercises: Sequence[Exercise]) -> str:
    return listed([f"{each.name[0].lower()}{each.name[1:]}" for each in exercises])
