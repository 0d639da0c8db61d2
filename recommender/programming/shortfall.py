"""Which places get less than their weekly dose, and what would help? Told without blame."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from recommender.catalog.loading import Catalog
from recommender.catalog.wording import duration, listed
from recommender.programming.dose import lacking
from recommender.screening import Screening

EVERY_DAY = 7


@dataclass(frozen=True)
class Shortfall:
    """A place that gets less than its weekly dose: seconds had and wished, and what would help."""

    region: str
    seconds: int
    wished: int
    sentence: str


def shortfalls(
    catalog: Catalog,
    target: Mapping[str, int],
    had: Mapping[str, int],
    screening: Screening,
    days: int,
) -> tuple[Shortfall, ...]:
    """Every place with less than its dose; `days` are those chosen of the seven."""
    found = []
    for region in lacking(target, had):
        seconds = had.get(region, 0)
        sentence = _why_nothing(catalog, region, screening) or _why_little(
            catalog, region, seconds, target[region], days
        )
        found.append(Shortfall(region, seconds, target[region], sentence))
    return tuple(found)


def _why_nothing(catalog: Catalog, region: str, screening: Screening) -> str:
    """Empty when something is allowed that is made for a place."""
    if any(_is_made_for(catalog, each.exercise, region) for each in screening.cleared):
        return ""
    sentence = (
        f"Nothing that you can do now is made for your {catalog.label(region).lower()}; what helps "
        "the places around it is in your week."
    )
    things = _things(catalog, region, screening)
    return f"{sentence} If you have it, tick {things}: then there is more." if things else sentence


def _things(catalog: Catalog, region: str, screening: Screening) -> str:
    """The fewest things that would allow something for a place; empty when none would."""
    ways: Iterable[tuple[str, ...]] = (
        each.lacking
        for each in screening.barred
        if each.lacking and _is_made_for(catalog, each.exercise, region)
    )
    fewest = min(ways, key=lambda way: (len(way), way), default=())
    return listed([catalog.label(each).lower() for each in fewest])


def _is_made_for(catalog: Catalog, exercise: str, region: str) -> bool:
    made = catalog.exercise(exercise)
    return made.role == "movement" and region in made.targets


def _why_little(catalog: Catalog, region: str, seconds: int, wished: int, days: int) -> str:
    helps = "More minutes on a day" if days >= EVERY_DAY else "More minutes, or one more day,"
    return (
        f"This week gives your {catalog.label(region).lower()} {duration(seconds)} of the "
        f"{duration(wished)} to aim at. {helps} may help. What you do counts all the same."
    )
