"""What remains when a process that works on a journal is killed at a random moment?"""

from __future__ import annotations

import os
import random
import select
import shutil
import signal
import struct
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from recommender.journal import JournalUnusable, open_journal
from recommender.journal.damage import refuse_damaged

FILE = "journal.sqlite3"
PATIENCE_SECONDS = 60.0
_NUMBER = struct.Struct("<q")

Tell = Callable[[int], None]


@dataclass(frozen=True)
class Deed:
    """Something done to a journal, again and again or once.

    `prepare` makes the journal that it starts from. `do` says by a number what it has finished.
    `faults` are sentences about a journal that is not what those numbers promised. What repeats
    itself is killed by turns while it begins and while it goes on, until it has told about
    `repeats` numbers.
    """

    name: str
    prepare: Callable[[Path], None]
    do: Callable[[Path, Tell], None]
    faults: Callable[[Path, Sequence[int]], Iterable[str]]
    repeats: int = 0


@dataclass
class Killed:
    """What killing a deed many times found. `cut_off` are kills before it had come to its end."""

    deed: str
    kills: int = 0
    acknowledged: int = 0
    cut_off: int = 0
    faults: list[str] = field(default_factory=list)
    left: Counter[str] = field(default_factory=Counter)


def kill_often(deed: Deed, times: int, seed: int) -> Killed:
    """Kills a deed at random moments, each time from the same beginning."""
    found = Killed(deed.name)
    dice = random.Random(f"{seed} {deed.name}")  # noqa: S311
    with tempfile.TemporaryDirectory() as folder:
        start = Path(folder, "start")
        start.mkdir()
        deed.prepare(start / FILE)
        longest = _seconds(deed, start, Path(folder, "unharmed"))
        for number in range(times):
            place = Path(folder, str(number))
            _kill(deed, start, place, dice.uniform(0, longest), found)
            shutil.rmtree(place)
    return found


def _seconds(deed: Deed, start: Path, place: Path) -> float:
    """How long the deed is left alone at most: until it has told as much as it is to tell."""
    shutil.copytree(start, place)
    before = time.monotonic()
    _run(deed, place / FILE, 0, after=deed.repeats or 1)
    return 1.05 * (time.monotonic() - before)


def _kill(deed: Deed, start: Path, place: Path, seconds: float, found: Killed) -> None:
    shutil.copytree(start, place)
    told, ended = _run(deed, place / FILE, seconds, after=int(deed.repeats > 0 and found.kills % 2))
    found.kills += 1
    found.acknowledged += len(told)
    found.cut_off += not ended
    found.left.update(_kinds(place))
    number = f"{deed.name}, kill {found.kills}"
    found.faults += [f"{number}: {each}" for each in _faults(deed, place / FILE, told)]


def _faults(deed: Deed, file: Path, told: Sequence[int]) -> Iterable[str]:
    try:
        yield from deed.faults(file, told)
        refuse_damaged(file)
        open_journal(f"sqlite:///{file}").close()
    except JournalUnusable as unusable:
        yield f"it cannot be opened: {unusable}"


def _kinds(place: Path) -> set[str]:
    """What kinds of files a killed process left behind."""
    return {each.name.removeprefix(FILE) for each in place.iterdir() if each.is_file()} - {""}


def _run(deed: Deed, file: Path, seconds: float, after: int) -> tuple[list[int], bool]:
    """What was told before the kill, and whether the deed had ended by then.

    The kill comes so many seconds after so many numbers were told.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _be_killed(deed, file, writing)
    os.close(writing)
    told, ended = _listen(reading, PATIENCE_SECONDS, after) if after else (b"", False)
    more, ended = (b"", True) if ended else _listen(reading, seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    told += more + _rest(reading)
    os.close(reading)
    if ended and os.waitstatus_to_exitcode(status) > 0:
        raise RuntimeError(f"{deed.name} failed by itself.")
    return [number for (number,) in _NUMBER.iter_unpack(told)], ended


def _listen(reading: int, seconds: float, enough: int | None = None) -> tuple[bytes, bool]:
    """What comes in time, or is enough, and whether the other side closed before."""
    told, deadline = b"", time.monotonic() + seconds
    while (left := deadline - time.monotonic()) > 0:
        if select.select([reading], [], [], left)[0]:
            came = os.read(reading, 4096)
            if not came:
                return told, True
            told += came
        if enough is not None and len(told) >= enough * _NUMBER.size:
            break
    return told, False


def _rest(reading: int) -> bytes:
    told = b""
    while came := os.read(reading, 65536):
        told += came
    return told


def _be_killed(deed: Deed, file: Path, writing: int) -> NoReturn:
    try:
        deed.do(file, lambda number: _say(writing, number))
    except BaseException:
        os._exit(1)
    os._exit(0)


def _say(writing: int, number: int) -> None:
    os.write(writing, _NUMBER.pack(number))
