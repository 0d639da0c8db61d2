"""When wishes cannot all hold, which had to give, and could fewer have given?"""

from __future__ import annotations

from dataclasses import replace

from recommender.catalog.wording import listed
from recommender.explanation import GaveWay
from recommender.solver import Answer
from recommender.weighing.trial import Trial, asking


def lost(answer: Answer) -> tuple[str, ...]:
    """The exercises asked for by name that the routine does without."""
    return tuple(each for each in answer.intake.locked if each not in answer.steps)


def most_kept(answer: Answer) -> Trial[int]:
    """How many exercises asked for by name any routine of these minutes can keep.

    Solved: the same rules with no place to serve, so that nothing weighs against a wish but the
    minutes and the smaller prices.
    """
    bare = replace(answer.problem, asked=(), related=())
    return Trial("most-kept", lambda: asking(answer, bare), _kept)


def _kept(answer: Answer) -> int:
    return sum(each in answer.steps for each in answer.intake.locked)


def gave_way(answer: Answer, most: int) -> GaveWay | None:
    """Which wishes by name had to give; None when all are kept."""
    given = lost(answer)
    if not given:
        return None
    kept = _kept(answer)
    return GaveWay(
        exercises=given, most=most, smallest=kept >= most, sentence=_told(answer, given, most)
    )


def _told(answer: Answer, given: tuple[str, ...], most: int) -> str:
    names = listed([answer.catalog.exercise(each).name for each in given])
    asked, kept = len(answer.intake.locked), _kept(answer)
    told = f"Of {asked} exercises that you asked for by name, {kept} are kept; left out: {names}."
    if asked == 1:
        return f"What you asked for by name cannot be kept today: {names}."
    if kept >= most:
        return f"{told} No safe routine of these minutes keeps more."
    more = f"{most} could be kept, but only with much less for your sore places."
    return f"{told} At the most {more}"
