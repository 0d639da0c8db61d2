"""Does every programme that can meet its weekly dose meet it, and does the week hang together?

Run with `make programmes`, which writes docs/programmes.md: seeded programmes, their first two
weeks and a later one. Where something is missing, the days are asked together how much any
routines could give.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.drawn import COUNT, programmes
from benchmarks.weeks import Measured, core_share, ends_early, measured, new_share
from recommender.catalog.checks import open_catalog
from recommender.catalog.loading import Catalog
from recommender.programming import is_hard


def page(catalog: Catalog, results: Sequence[Measured], early: tuple[int, int], day: str) -> str:
    """The whole page as Markdown."""
    return "\n".join([*_head(catalog, results, day), *_table(results, early), *_short(results), ""])


def _head(catalog: Catalog, results: Sequence[Measured], day: str) -> Iterator[str]:
    count = len({each.programme.key for each in results})
    yield "# Programmes"
    yield ""
    yield "Does a week of routines hang together, and does it give each place enough?"
    yield f"Made with `make programmes` on {day}, catalog {catalog.digest},"
    yield f"rules {catalog.rules_digest}: {count} programmes drawn from a seed, one to seven days"
    yield "a week, 3 to 60 minutes, equal or different, one to twelve weeks; the first two weeks"
    yield "and a later one of each, as if everything had been done. No clinician has seen this."
    yield ""
    yield "The weekly dose is 60 s of work, both sides together, on each place that was asked for,"
    yield "on each day up to three ([ACSM 2011](https://doi.org/10.1249/MSS.0b013e318213fefb), and"
    yield "its update of 2021; that a place stands for a stretch is derived). A week can give it"
    yield "when any routines of its days could, all together, that end no earlier than those of the"
    yield "week and have a warm-up and a quiet end where those have one: one question to CP-SAT."
    yield ""


def _table(results: Sequence[Measured], early: tuple[int, int]) -> Iterator[str]:
    yield "| What | Count |"
    yield "|---|---|"
    yield from (f"| {what} | {count} |" for what, count in _counts(results, early))
    yield ""
    faults = [fault for each in results for fault in each.faults]
    yield from (f"- {fault}" for fault in faults)


def _counts(results: Sequence[Measured], early: tuple[int, int]) -> Iterator[tuple[str, object]]:
    days = [day for each in results for day in each.week.days]
    exact = sum(day.routine.seconds == day.routine.budget_seconds for day in days)
    short = [each for each in results if each.missing]
    news = [share for each in results for share in new_share(each.week)]
    cores = [share for each in results for share in core_share(each.week)]
    spent = [each.cpu for each in results]
    yield "Weeks composed", len(results)
    yield "Days, each audited again", len(days)
    yield "Days filled to the second", exact
    yield "Days that end early, as no routine fills them", len(days) - exact - early[0]
    yield "of these, days that end earlier than by themselves", early[1]
    yield "Days that end early and could be filled", early[0]
    yield "Weeks that give the whole dose", len(results) - len(short)
    yield "Weeks that cannot, as proven, and say so", sum(map(_cannot, short))
    yield "of these, weeks that give all that is possible, as proven", sum(map(_is_best, short))
    yield "Weeks that could and do not, or where it is open", sum(not _cannot(e) for e in short)
    yield "Hard days", sum(is_hard(day.routine) for day in days)
    yield "Sizes of the core", _sizes(results)
    yield "Part of the core that a day has", f"{statistics.mean(cores):.0%}"
    yield "Exercises new against the day before", f"{statistics.mean(news):.0%}"
    yield "Days with one at least new against the day before", _some_new(news)
    yield "CPU seconds for a week", f"median {statistics.median(spent):.1f}, most {max(spent):.1f}"
    faults = sum(len(each.faults) for each in results)
    yield "Faults: audit, length, core, hard neighbours, growth, something untold", faults


def _sizes(results: Sequence[Measured]) -> str:
    sizes = Counter(len(each.week.core) for each in results if each.week.days)
    return ", ".join(f"{size}: {count} weeks" for size, count in sorted(sizes.items()))


def _some_new(news: Sequence[float]) -> str:
    return f"{sum(each > 0 for each in news)} of {len(news)}"


def _cannot(each: Measured) -> bool:
    return each.least_missing > 0


def _is_best(each: Measured) -> bool:
    return _cannot(each) and each.missing <= each.least_missing


def _short(results: Sequence[Measured]) -> Iterator[str]:
    yield "## Every week with less than its dose"
    yield ""
    yield "| Programme | Week | Minutes | Missing | Least possible | What the person is told |"
    yield "|---|---|---|---|---|---|"
    for each in results:
        if each.missing:
            minutes = ", ".join(str(day.minutes) for day in each.week.days)
            told = " ".join(one.sentence for one in each.week.shortfalls) or "**nothing**"
            cells = (
                each.programme.key.removeprefix("programme-"), str(each.number), minutes,
                f"{each.missing} s", f"{each.least_missing} s", told,
            )  # fmt: skip
            yield f"| {' | '.join(cells)} |"


def main() -> int:
    """Measure the programmes, write the page, and fail when anything is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--count", type=int, default=COUNT)
    told = parser.parse_args()
    catalog = open_catalog()
    results: list[Measured] = []
    for programme in programmes(catalog, told.count):
        results += measured(catalog, programme)
        print(programme.key, [each.missing for each in results[-3:]], file=sys.stderr, flush=True)
    could, sooner = zip(*(ends_early(catalog, each) for each in results), strict=True)
    early = (sum(could), sum(sooner))
    day = datetime.now(UTC).date().isoformat()
    told.out.write_text(page(catalog, results, early, day), "utf-8")
    wrong = [fault for each in results for fault in each.faults]
    return int(
        bool(wrong or early[0] or any(each.missing and not _cannot(each) for each in results))
    )


if __name__ == "__main__":
    sys.exit(main())
