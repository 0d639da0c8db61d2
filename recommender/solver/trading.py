"""What is different between two answers? Which steps, how many seconds for whom, which points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from recommender.catalog.vocabulary import TARGETS_FROM
from recommender.catalog.wording import duration, listed
from recommender.solver import checking
from recommender.solver.explaining import Answer
from recommender.solver.problem import UNIT_SECONDS, Candidate, Problem, Taken
from recommender.solver.scoring import as_seconds, counted

COVERAGE = "covers what was asked"
MOST_NAMED = 3
"""A sentence names no more steps than this; the rest is counted."""


def with_taken(answer: Answer, at: int) -> Problem:
    """The steps of an answer and one more candidate that is asked for by name, nothing else."""
    return _among(answer, replace(answer.problem.candidates[at], locked=True), at)


def with_longer(answer: Answer, taken: Taken) -> Problem:
    """The steps of an answer, one of them asked for by name in a longer dose than it has."""
    candidate = answer.problem.candidates[taken.candidate]
    longer = [each.work > candidate.doses[taken.dose].work for each in candidate.doses]
    forms = tuple(
        replace(form, allows=tuple(a and b for a, b in zip(form.allows, longer, strict=True)))
        for form in candidate.forms
    )
    return _among(answer, replace(candidate, locked=True, forms=forms), taken.candidate)


def _among(answer: Answer, asked: Candidate, at: int) -> Problem:
    """The question with everything else that was not taken out of reach, in the same order."""
    problem = answer.problem
    within = {taken.candidate for taken in answer.found.taken}
    kept = tuple(
        asked if number == at else _reach(each, number in within)
        for number, each in enumerate(problem.candidates)
    )
    return replace(problem, candidates=kept)


def _reach(candidate: Candidate, within: bool) -> Candidate:
    """A candidate, or the same with no dose in any form: it cannot be taken."""
    if within:
        return candidate
    none = tuple(False for _ in candidate.doses)
    return replace(candidate, forms=tuple(replace(form, allows=none) for form in candidate.forms))


def work_seconds(answer: Answer, taken: Taken) -> int:
    """Seconds of work of a step, both sides."""
    candidate = answer.problem.candidates[taken.candidate]
    return candidate.sides * candidate.doses[taken.dose].work * UNIT_SECONDS


def worked(answer: Answer) -> dict[str, int]:
    """Seconds of work on each place that was named, by the steps that target it."""
    return {region: _on(answer, region) for region, _ in answer.problem.asked}


def _on(answer: Answer, region: str) -> int:
    return sum(
        work_seconds(answer, taken)
        for taken in answer.found.taken
        if _targets(answer.problem.candidates[taken.candidate], region)
    )


def _targets(candidate: Candidate, region: str) -> bool:
    return not candidate.passive and dict(candidate.regions).get(region, 0) >= TARGETS_FROM


def gained(before: Answer, after: Answer) -> dict[str, int]:
    """By how many seconds each named place gets more, or less, where it is not the same."""
    then, now = worked(before), worked(after)
    return {place: now[place] - then[place] for place in then if now[place] != then[place]}


def covered(answer: Answer) -> int:
    """The points for the places that were named and their neighbours."""
    return checking.points(answer.problem, answer.found)[COVERAGE]


def leaving(before: Answer, after: Answer) -> tuple[str, ...]:
    """The exercises that the other answer does without."""
    return tuple(each for each in before.steps if each not in after.steps)


def told_steps(before: Answer, after: Answer, besides: str = "") -> str:
    """Which steps leave, come in or change their length; empty when none does."""
    then, now = _lengths(before), _lengths(after)
    changed = {each: now[each] - then[each] for each in now if each in then and each != besides}
    lengths = [
        f"{_name(after, each)} is {duration(abs(more))} {'longer' if more > 0 else 'shorter'}"
        for each, more in changed.items()
        if more
    ]
    told = [told_swaps(before, after, besides)]
    told += [f"{_few(lengths, 'more change')}."] * bool(lengths)
    return " ".join(each for each in told if each)


def told_swaps(before: Answer, after: Answer, besides: str = "") -> str:
    """Which steps leave and which come in; empty when they are the same."""
    gone = [_name(before, each) for each in leaving(before, after)]
    new = [_name(after, each) for each in after.steps if each not in (*before.steps, besides)]
    told = [f"{_few(gone)} {'leaves' if len(gone) == 1 else 'leave'}."] * bool(gone)
    told += [f"{_few(new)} {'comes' if len(new) == 1 else 'come'} in."] * bool(new)
    return " ".join(told)


def _few(words: list[str], rest: str = "more") -> str:
    """Words in a row, the last of many only counted."""
    if len(words) <= MOST_NAMED + 1:
        return listed(words)
    return listed([*words[:MOST_NAMED], f"{len(words) - MOST_NAMED} {rest}"])


def _lengths(answer: Answer) -> dict[str, int]:
    """Seconds of work of each step on one side."""
    return {
        answer.question.cleared[each.candidate].exercise: UNIT_SECONDS
        * answer.problem.candidates[each.candidate].doses[each.dose].work
        for each in answer.found.taken
    }


def _name(answer: Answer, exercise: str) -> str:
    return answer.catalog.exercise(exercise).name


def told_places(answer: Answer, seconds: Mapping[str, int]) -> str:
    """Which places get more or less; empty when all get the same."""
    told = [
        f"the {answer.catalog.label(place).lower()} gets {duration(abs(change))} "
        f"{'more' if change > 0 else 'less'}"
        for place, change in seconds.items()
    ]
    return f"{_capital(listed(told))}." if told else ""


def _capital(sentence: str) -> str:
    return sentence[0].upper() + sentence[1:]


def told_filling(before: Answer, after: Answer) -> str:
    """How much more of the minutes is filled; empty when both fill them."""
    more = (before.found.short - after.found.short) * UNIT_SECONDS
    return f"{duration(more)} more of your minutes are filled." if more > 0 else ""


def told_points(points: int, for_places: bool = False) -> str:
    """What a difference of points comes to."""
    what = "score for your places" if for_places else "score"
    if not points:
        return f"The {what} stays the same."
    way = "higher" if points > 0 else "lower"
    return f"The {what} is {counted(abs(points))} {way}, {as_seconds(abs(points))}."


def bounded(after: Answer, points: int) -> str:
    """A cost in points and in seconds; `at most` where the other answer may not be the best."""
    least = "" if after.found.proven else "at most "
    return f"{least}{counted(points)}, {as_seconds(points)}"
