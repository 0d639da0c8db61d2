"""Is a week better composed as a whole or day by day? The same weeks, both ways.

Run with `python -m benchmarks.joint`; the last result stands in docs/decisions, number 0020.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.drawn import programmes
from benchmarks.stacked import Stacked, best_together, given, week_score
from recommender.catalog.checks import open_catalog
from recommender.catalog.loading import Catalog
from recommender.programme import Programme
from recommender.programming import Past, weekly_target
from recommender.programming.day import Slot, intake_of
from recommender.programming.dose import lacking, shared
from recommender.programming.past import upcoming
from recommender.screening import screen
from recommender.session import History, Performed
from recommender.solver import Composition, Problem, compose, pose
from recommender.steering import Steering

COUNT = 20
LIMIT = 10.0
"""Deterministic time for a week as a whole, many times what its days take one by one."""


@dataclass(frozen=True)
class Way:
    """One way to compose a week: its score, the seconds it lacks, CPU seconds, whether proven."""

    score: int | None
    lacks: int
    cpu: float
    proven: bool


@dataclass(frozen=True)
class Compared:
    """One week, day by day, as a whole, and as a whole begun from the days; the joint ceiling."""

    minutes: tuple[int, ...]
    daily: Way
    cold: Way
    begun: Way
    bound: int


def compared(catalog: Catalog, programme: Programme) -> Compared:
    """The first week, without core and limits, so that both ways have the same choice."""
    past = Past(today=programme.starts)
    days = upcoming(programme, programme.first_monday, past)
    slots = [Slot(day, minutes) for day, minutes in days]
    target = weekly_target(programme, programme.first_monday)
    plain = [_problem(catalog, programme, slot, past, History()) for slot in slots]
    began = time.process_time()
    found = _day_by_day(catalog, programme, slots, past)
    spent = time.process_time() - began
    cold, begun = (best_together(plain, target, LIMIT, known) for known in ((), found))
    return Compared(
        minutes=tuple(minutes for _, minutes in days),
        daily=Way(
            week_score(plain, found, target),
            sum(lacking(target, given(plain, found)).values()),
            spent,
            all(each.proven for each in found),
        ),
        cold=_way(cold, target),
        begun=_way(begun, target),
        bound=min(cold.bound, begun.bound),
    )


def _way(found: Stacked, target: Mapping[str, int]) -> Way:
    return Way(found.score, sum(lacking(target, found.seconds).values()), found.cpu, found.proven)


def _day_by_day(
    catalog: Catalog, programme: Programme, slots: Sequence[Slot], past: Past
) -> list[Composition]:
    target = weekly_target(programme, programme.first_monday)
    asked: list[Problem] = []
    found: list[Composition] = []
    done: list[Performed] = []
    for at, slot in enumerate(slots):
        left = lacking(target, given(asked, found))
        due = shared(left, [each.minutes for each in slots[at:]])
        history = History(performed=tuple(done), steering=Steering(due=due))
        asked.append(_problem(catalog, programme, slot, past, history))
        found.append(compose(asked[-1]))
        names = tuple(asked[-1].candidates[each.candidate].name for each in found[-1].taken)
        done.append(Performed(day=slot.day, exercises=names))
    return found


def _problem(
    catalog: Catalog, programme: Programme, slot: Slot, past: Past, history: History
) -> Problem:
    intake = intake_of(catalog, programme, slot, past)
    return pose(catalog, intake, screen(catalog, intake), history).problem


def _lines(results: Sequence[Compared]) -> Iterator[str]:
    yield "| minutes | day by day | whole | whole, begun from the days | ceiling |"
    yield "|---|---|---|---|---|"
    for each in results:
        ways = " | ".join(_cell(way) for way in (each.daily, each.cold, each.begun))
        yield f"| {', '.join(map(str, each.minutes))} | {ways} | {each.bound} |"
    for name in ("daily", "cold", "begun"):
        ways = [getattr(each, name) for each in results]
        scores = [way.score for way in ways if way.score is not None]
        gaps = [
            each.bound - getattr(each, name).score
            for each in results
            if getattr(each, name).score is not None
        ]
        yield (
            f"{name}: score {sum(scores)}, lacking {sum(way.lacks for way in ways)} s, "
            f"CPU {sum(way.cpu for way in ways):.1f} s (median "
            f"{statistics.median(way.cpu for way in ways):.2f}), "
            f"proven {sum(way.proven for way in ways)}, none {sum(w.score is None for w in ways)}, "
            f"points below the ceiling: median {statistics.median(gaps)}, most {max(gaps)}"
        )


def _cell(way: Way) -> str:
    mark = "" if way.proven else ", open"
    return f"{way.score}, lacks {way.lacks} s, {way.cpu:.1f} s{mark}"


def main(count: int) -> None:
    """Compares the first programmes that have more than one day in their first week."""
    catalog = open_catalog()
    several = (each for each in programmes(catalog) if len(each.days(each.first_monday)) > 1)
    results = [compared(catalog, each) for each, _ in zip(several, range(count), strict=False)]
    print("\n".join(_lines(results)))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT)
