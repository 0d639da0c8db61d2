"""Who is left without enough? Every single concern, each place, three lengths.

Run with `make overblocking`, which writes docs/overblocking.md. A safety rule that leaves a person
with nothing is a fault too: then the sentence at least has to say what would help.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from recommender.catalog.checks import open_catalog
from recommender.catalog.loading import Catalog
from recommender.catalog.wording import duration
from recommender.intake import Intake, check_intake
from recommender.publishing.coverage import PEOPLE as MEASURED
from recommender.recommending import recommend
from recommender.routine import Recommendation, Routine
from recommender.screening import screen
from recommender.solver import FILLS

MINUTES = (5, 10, 20)
SINGLE: dict[str, dict[str, Any]] = {
    person.label: person.told
    for person in MEASURED
    if not person.bare and len(person.told.get("concerns", {})) <= 1
}
PEOPLE = {**SINGLE, "week 15": {"pregnancy_week": 15}, "week 16": {"pregnancy_week": 16}}
"""Everyone with at most one thing to spare, by what their intake says of it."""

AT_HAND: dict[str, Callable[[Catalog], list[str]]] = {
    "nothing": lambda _: [],
    "a chair": lambda _: ["chair"],
    "everything": lambda catalog: [term.id for term in catalog.equipment],
}


@dataclass(frozen=True)
class Asked:
    """One intake of the grid."""

    person: str
    at_hand: str
    region: str
    minutes: int

    def intake(self, catalog: Catalog) -> Intake:
        """The intake, with a pain of 4 unless the person is one with strong pain."""
        told = PEOPLE[self.person]
        pain = max(told.get("pain", {"": 4}).values())
        asked = {"minutes": self.minutes, "equipment": AT_HAND[self.at_hand](catalog)}
        return check_intake({**told, **asked, "pain": {self.region: pain}})


@dataclass(frozen=True)
class Got:
    """What came of it. `missing` in seconds, None when there is no routine at all.

    `serves` says whether any step works on the place that was asked for. `helps` is what the
    person is told would help where something is missing, `elsewhere` where the place is not served.
    """

    asked: Asked
    missing: int | None
    serves: bool
    helps: str
    elsewhere: str = ""

    @property
    def is_filled(self) -> bool:
        """Whether the routine fills the minutes to the second."""
        return self.missing == 0


def grid(catalog: Catalog, at_hand: Iterable[str] = AT_HAND) -> Iterator[Asked]:
    """Every intake, person by person."""
    for person in PEOPLE:
        for things in at_hand:
            for region in catalog.regions:
                for minutes in MINUTES:
                    yield Asked(person, things, region.id, minutes)


def measure(catalog: Catalog, asked: Asked) -> Got:
    """What one intake of the grid gets."""
    return got(catalog, asked, recommend(catalog, asked.intake(catalog)))


def got(catalog: Catalog, asked: Asked, found: Recommendation) -> Got:
    """What a recommendation amounts to."""
    if not isinstance(found, Routine):
        return Got(asked, None, False, found.sentence)
    helps = [each.concession for each in found.unmet if each.wish == FILLS]
    moving = [step for step in found.steps if catalog.exercise(step.exercise).role == "movement"]
    worked = {region for step in moving for region in step.regions}
    missing = found.budget_seconds - found.seconds
    wish = f"covers-{asked.region}"
    elsewhere = [each.concession for each in found.unmet if each.wish == wish]
    return Got(asked, missing, asked.region in worked, " ".join(helps), " ".join(elsewhere))


def page(catalog: Catalog, results: list[Got], day: str) -> str:
    """The whole page as Markdown."""
    parts = (_head(catalog, results, day), _by_person(catalog, results), _early(results))
    return "\n".join([line for part in (*parts, _unserved(results)) for line in part])


def _head(catalog: Catalog, results: list[Got], day: str) -> Iterator[str]:
    filled = sum(each.is_filled for each in results)
    nothing = sum(each.missing is None for each in results)
    silent = sum(not each.is_filled and not each.helps for each in results)
    silent += sum(not each.serves and not (each.elsewhere or each.helps) for each in results)
    served = sum(each.serves for each in results)
    lengths = ", ".join(map(str, MINUTES[:-1])) + f" and {MINUTES[-1]}"
    yield "# Over-blocking"
    yield ""
    yield "Who is left without enough? A rule that leaves a person with nothing is a defect"
    yield f"too. Made with `make overblocking` on {day}, catalog {catalog.digest},"
    yield f"rules {catalog.rules_digest}: {len(PEOPLE)} people with at most one thing to spare,"
    yield f"each of {len(catalog.regions)} places, {lengths} minutes, with nothing, a chair or"
    yield "everything at hand."
    yield ""
    yield "| Intakes | Filled | End early | Get nothing | Place served | Not told why |"
    yield "|---|---|---|---|---|---|"
    early = len(results) - filled - nothing
    yield f"| {len(results)} | {filled} | {early} | {nothing} | {served} | {silent} |"
    yield ""
    yield "*Filled*: to the second. *Place served*: a step works on the place that was asked for."
    yield "*Not told why*: something is missing, and no sentence says what would help."
    yield ""


def _by_person(catalog: Catalog, results: list[Got]) -> Iterator[str]:
    yield "## By person"
    yield ""
    yield "Exercises left · of all places and lengths: filled / early (most missing) / nothing."
    yield ""
    yield f"| Who | {' | '.join(f'With {things}' for things in AT_HAND)} |"
    yield f"|---|{'---|' * len(AT_HAND)}"
    for person in PEOPLE:
        cells = [_cell(catalog, person, things, results) for things in AT_HAND]
        yield f"| {person} | {' | '.join(cells)} |"
    yield ""


def _cell(catalog: Catalog, person: str, things: str, results: list[Got]) -> str:
    here = [each for each in results if (each.asked.person, each.asked.at_hand) == (person, things)]
    left = len(screen(catalog, here[0].asked.intake(catalog)).cleared)
    missing = [each.missing for each in here if each.missing]
    worst = f" ({duration(max(missing))})" if missing else ""
    nothing = sum(each.missing is None for each in here)
    filled = sum(each.is_filled for each in here)
    return f"{left} · {filled} / {len(missing)}{worst} / {nothing}"


def _early(results: list[Got]) -> Iterator[str]:
    yield "## Every intake that is not filled"
    yield ""
    yield "| Who | At hand | Where | Minutes | Missing | What the person is told |"
    yield "|---|---|---|---|---|---|"
    for each in results:
        if not each.is_filled:
            missing = "all" if each.missing is None else duration(each.missing)
            asked = each.asked
            cells = (asked.person, asked.at_hand, asked.region, str(asked.minutes), missing)
            yield f"| {' | '.join(cells)} | {each.helps or '**nothing**'} |"
    yield ""


def _unserved(results: list[Got]) -> Iterator[str]:
    yield "## Every routine in which no step works on the place"
    yield ""
    yield "| Who | At hand | Where | Minutes | What the person is told |"
    yield "|---|---|---|---|---|"
    for each in results:
        if not each.serves:
            asked = each.asked
            cells = (asked.person, asked.at_hand, asked.region, str(asked.minutes))
            told = each.elsewhere or each.helps or "**nothing**"
            yield f"| {' | '.join(cells)} | {told} |"
    yield ""


def main() -> int:
    """Measure the whole grid and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    target = parser.parse_args().out
    catalog = open_catalog()
    results = [measure(catalog, asked) for asked in grid(catalog)]
    target.write_text(page(catalog, results, datetime.now(UTC).date().isoformat()), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
