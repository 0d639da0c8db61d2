"""What is a routine worth, in which parts, and how far can it be from the best?"""

from __future__ import annotations

from collections.abc import Mapping

from recommender.catalog.wording import duration
from recommender.explanation import Part, Worth
from recommender.solver import checking, prices
from recommender.solver.explaining import Answer

POINT_SECONDS = 15 / (prices.FULL_VALUE * 6)
"""Seconds that one point buys in the first minute on the sorest place: docs/rules.md."""
PROVEN = "Proven best: no other routine for these answers scores higher."
CHOSEN = "This is the routine with your choices."
CUT_SHORT = "The search was stopped before its proof was complete."
CHANGED = "Best with your changes: no other routine this close to the one before scores higher."
IN_WORDS: Mapping[str, str] = {
    "covers what was asked": "For the places you named",
    "gives what is due": "Still due this week",
    "fills the minutes": "Minutes left empty",
    "keeps what was locked": "Wishes by name not met",
    "keeps what was there": "Changed without your wish",
    "warms up": "Little or no warm-up",
    "settles": "Nothing quiet at the end",
    "stays near what was asked": "Exercises for other places",
    "varies its movements": "Movements much alike",
    "stays down or up": "Getting up from the floor or bed",
    "has few exercises": "The number of exercises",
    "doses fully": "Short or easy doses",
    "changes direction": "Many bends the same way",
    "balances bending and arching": "More bending than arching, or less",
    "climbs gently": "Steps easier than those before",
    "is not hard": "Demanding steps",
    "moves little": "Changes of place",
    "walks and rests a little": "Much walking or resting",
    "fetches little": "Things to fetch",
    "heeds what is preferred": "Known, done lately, or better another way",
    "wastes no time": "Waiting between steps",
}
"""What a person reads for each preference, in the order of docs/rules.md."""


def worth(answer: Answer) -> Worth:
    """The score of an answer in its parts; parts that are nothing are left out."""
    found = answer.found
    points = checking.points(answer.problem, found)
    return Worth(
        score=found.score,
        bound=found.bound,
        proven=found.proven,
        sentence=how_good(found.score, found.bound, found.proven),
        parts=tuple(
            Part(preference=name, words=IN_WORDS[name], points=value)
            for name, value in points.items()
            if value
        ),
    )


def how_good(score: int, bound: int, proven: bool, *, revised: bool = False) -> str:
    """Proven best, or how far the routine can be from the best: in points, %, and seconds.

    One that was changed, or taken instead of the best, may lie below it with every search complete.
    """
    if proven:
        return CHANGED if revised else PROVEN
    missing = bound - score
    share = f", {-(-100 * missing // bound)} %" if bound > 0 else ""
    why = CHOSEN if revised else CUT_SHORT
    more = f"at most {counted(missing)} more{share}: {as_seconds(missing)}"
    return f"{why} The best routine scores {more}."


def counted(points: int) -> str:
    """Points in words."""
    return f"{points} point" if points == 1 else f"{points} points"


def as_seconds(points: int) -> str:
    """What points buy, said as seconds of stretching."""
    return f"as much as {duration(max(1, round(points * POINT_SECONDS)))} of stretching"
