"""Is every file of everything read back to the byte, and every bad one refused in time?

Run with `make archives`, which writes docs/archive-proof.md: histories made by seed go out, are
erased, come back and go out again; bad files are refused by processes of their own, so that what
they cost can be measured; and real years say what fits into a file.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from benchmarks.refusing import sentence
from recommender.archive import LARGEST_ARCHIVE_BYTES, read_archive, written
from recommender.catalog.checks import open_catalog
from recommender.intake import check_intake
from recommender.journal import Journal, open_journal
from recommender.recommending import recommend
from recommender.routine import Routine
from recommender.session import Event, Session
from tests.builders_archive import a_history
from tests.builders_hostile import LARGE, SMALL

T = TypeVar("T")
HISTORIES = 1_000
MOST_SECONDS, MOST_MEGABYTES = 2.0, 300.0
"""What refusing one file may cost: CPU, and the most memory of the process."""
DAYS = 365
START = datetime(2026, 1, 1, 7, tzinfo=UTC)
MINUTES = (5, 12, 20, 45)


@dataclass(frozen=True)
class Refusal:
    """What it took to refuse a file. Seconds of CPU and megabytes are those of the process."""

    name: str
    size: int
    seconds: float
    megabytes: float
    sentence: str


@dataclass(frozen=True)
class Year:
    """A session every day. Seconds of CPU; megabytes of the file."""

    minutes: int
    megabytes: float
    out: float
    read: float
    into: float


def main() -> int:
    """Go through everything, write it down, and fail when anything is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--histories", type=int, default=HISTORIES)
    parser.add_argument("--out", type=Path, help="the page to write; without it, it is printed")
    told = parser.parse_args()
    started = time.process_time()
    faults = list(round_trips(range(told.histories)))
    seconds = time.process_time() - started
    refusals = list(refuse_all())
    page = _page(told.histories, seconds, faults, refusals, [a_year(each) for each in MINUTES])
    if told.out:
        told.out.write_text(page, "utf-8")
    else:
        print(page, end="")
    wrong = [*faults, *(each.name for each in refusals if not _is_cheap(each))]
    print("\n".join(wrong) or "Nothing wrong was found.", file=sys.stderr)
    return int(bool(wrong))


def round_trips(seeds: range) -> Iterator[str]:
    """Out, erased, in, out: which seeds give other bytes, or a second import changes something."""
    with tempfile.TemporaryDirectory() as folder, _journal(Path(folder)) as journal:
        for seed in seeds:
            journal.erase_everyone()
            own = journal.of(journal.people()[0].id)
            yield from (f"history {seed}: {fault}" for fault in _round_trip(own, seed))


def _round_trip(journal: Journal, seed: int) -> Iterator[str]:
    journal.merge(a_history(seed))
    first = written(journal.export())
    journal.erase_everyone()
    again = journal.of(journal.people()[0].id)
    if written(again.export()) == first != written(a_history(seed)):
        yield "erasing left something"
    again.merge(read_archive(first))
    if written(again.export()) != first:
        yield "it came back as something else"
    merged = again.merge(read_archive(first))
    if any(merged.new.values()) or any(merged.changed.values()):
        yield "taking it in again changed something"


def _journal(folder: Path) -> Journal:
    return open_journal(f"sqlite:///{folder / 'journal.sqlite3'}")


def refuse_all() -> Iterator[Refusal]:
    """Every bad file: the small ones in one process, each large one in a process of its own."""
    yield from _small_ones()
    with tempfile.TemporaryDirectory() as folder:
        for name, make in LARGE.items():
            yield _refused(name, make, Path(folder) / "archive.json")


def _small_ones() -> Iterator[Refusal]:
    for name, make in SMALL.items():
        raw = make()
        started = time.process_time()
        told = sentence(raw)
        seconds = time.process_time() - started
        yield Refusal(name, len(raw), seconds, 0.0, told)


def _refused(name: str, make: Callable[[], bytes], path: Path) -> Refusal:
    path.write_bytes(make())
    command = [sys.executable, "-m", "benchmarks.refusing", str(path)]
    done = subprocess.run(command, capture_output=True, check=True)  # noqa: S603
    told = json.loads(done.stdout)
    return Refusal(name, path.stat().st_size, **told)


def _is_cheap(told: Refusal) -> bool:
    refused = bool(told.sentence)
    return refused and told.seconds < MOST_SECONDS and told.megabytes < MOST_MEGABYTES


def a_year(minutes: int) -> Year:
    """A guided session every day of a year, each with a routine of its own."""
    with tempfile.TemporaryDirectory() as folder, _journal(Path(folder)) as journal:
        _fill(journal, _a_routine(minutes))
        raw, out = _timed(lambda: written(journal.export()))
        archive, read = _timed(lambda: read_archive(raw))
        journal.erase_everyone()
        again = journal.of(journal.people()[0].id)
        _, into = _timed(lambda: again.merge(archive))
        return Year(minutes, len(raw) / 1e6, out, read, into)


def _timed(deed: Callable[[], T]) -> tuple[T, float]:
    started = time.process_time()
    done = deed()
    return done, time.process_time() - started


def _a_routine(minutes: int) -> Routine:
    told = {"low-back": 5, "neck": 2}
    knee = {"knee": "mild"}
    asked = {"minutes": minutes, "pain": told, "concerns": knee, "equipment": ["chair", "cushion"]}
    made = recommend(open_catalog(), check_intake(asked))
    if not isinstance(made, Routine):
        raise SystemExit(f"There is no routine of {minutes} minutes to measure with.")
    return made


def _fill(journal: Journal, routine: Routine) -> None:
    for number in range(DAYS):
        at = START + timedelta(days=number)
        # Another routine each day: the score is as good as any difference.
        document = routine.model_copy(update={"score": number}).as_json()
        id = journal.remember(document, at)
        journal.go_on(_performed(id, routine, at), _events(routine, at))


def _performed(id: str, routine: Routine, at: datetime) -> Session:
    return Session(
        key=f"session-{at:%Y%m%d}",
        routine=id,
        day=at.date(),
        zone="Europe/Berlin",
        finished_at=at,
        seconds=routine.seconds,
        exercises=tuple(step.exercise for step in routine.steps),
        region_seconds={"low-back": 300, "neck": 120},
        pain_before=4,
        pain_after=2,
        note="It went well, the neck a little less so than last time.",
    )


def _events(routine: Routine, at: datetime) -> tuple[Event, ...]:
    return tuple(
        Event(seq=number + 1, at=at, kind="entry", entry=number, done=entry.seconds - 0.013)
        for number, (_, entry) in enumerate(routine.entries())
    )


def _page(
    histories: int,
    seconds: float,
    faults: list[str],
    refusals: list[Refusal],
    years: list[Year],
) -> str:
    small, large = refusals[: len(SMALL)], refusals[len(SMALL) :]
    return "\n".join(
        [
            "# Proof of the file of everything",
            "",
            "Is every file read back to the byte, and every bad one refused in time? Made by",
            "`make archives`; what the file is stands in [archive.md](archive.md).",
            "",
            "## Out, erased, in, out",
            "",
            f"{histories:,} histories made by seed, up to 40 days each: {len(faults)} came back as",
            f"other bytes or changed something when taken in twice ({seconds:.0f} s of CPU).",
            "",
            "## Bad files",
            "",
            f"{len(refusals)} bad files, {sum(bool(each.sentence) for each in refusals)} refused, "
            "each with a sentence.",
            f"The {len(small)} small ones took {max(each.seconds for each in small):.2f} s of CPU "
            "at most. Those near the largest that is read",
            f"({LARGEST_ARCHIVE_BYTES // 1_000_000} MB), or beyond it, each in a process of its "
            "own, from its start to its end:",
            "",
            "| file | MB | CPU s | most memory, MB | refused with |",
            "|---|---:|---:|---:|---|",
            *(_refusal_line(each) for each in large),
            "",
            f"None may take {MOST_SECONDS:.0f} s or {MOST_MEGABYTES:.0f} MB.",
            "",
            "## A year in a file",
            "",
            f"{DAYS} guided sessions, each with a routine of its own and every entry played:",
            "",
            "| minutes a day | file, MB | export, CPU s | read, CPU s | take in, CPU s |",
            "|---:|---:|---:|---:|---:|",
            *(
                f"| {y.minutes} | {y.megabytes:.1f} | {y.out:.1f} | {y.read:.1f} | {y.into:.1f} |"
                for y in years
            ),
            "",
        ]
    )


def _refusal_line(told: Refusal) -> str:
    size, sentence = told.size / 1e6, told.sentence.replace("|", "\\|")
    return f"| {told.name} | {size:.0f} | {told.seconds:.1f} | {told.megabytes:.0f} | {sentence} |"


if __name__ == "__main__":
    sys.exit(main())
