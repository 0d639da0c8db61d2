"""How are copies of the journal made and kept? While others write, checked, the oldest let go."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

from recommender.journal.backup import KEPT, Backup, Named, Reason, read_name, write_name
from recommender.journal.damage import refuse_damaged
from recommender.journal.disk import NEW, digest, make_empty, make_private, move, remove

FOLDER = "backups"


def backups_of(journal: Path) -> tuple[Backup, ...]:
    """The copies of a journal, newest first."""
    return tuple(_described(copy, named) for copy, named in copies_of(journal).items())


def newest_sound(journal: Path) -> Backup | None:
    """The newest copy that is as it was written."""
    described = (_described(copy, named) for copy, named in copies_of(journal).items())
    return next((each for each in described if each.sound), None)


def copies_of(journal: Path) -> dict[Path, Named]:
    """The files of the copies, newest first, whether sound or not, and what their names hold."""
    folder = journal.with_name(FOLDER)
    found = {copy: read_name(journal, copy) for copy in _files_in(folder)}
    named = [(told, copy) for copy, told in found.items() if told is not None]
    return {copy: told for told, copy in sorted(named, reverse=True)}


def write_backup(journal: Path, day: date, reason: Reason) -> Backup:
    """Copies a journal, checks the copy, and lets the oldest of its kind go.

    The caller holds the journal's lock. A copy of just this content is not made twice.

    Raises:
        JournalDamaged: when the journal is; then every copy stays.
        JournalUnusable: when the copy cannot be written.
    """
    with copy_in_the_making(journal) as copy:
        snapshot(journal, copy)
        refuse_damaged(copy)
        told, known = digest(copy), copies_of(journal)
        if reason != "daily" and (same := _sound_one(journal, told)):
            return same
        number = 1 + max((named.number for named in known.values()), default=0)
        named = Named(number, day, reason, told)
        path = copy.with_name(write_name(journal, named))
        move(copy, path)
    _let_go(journal, reason)
    return _described(path, named)


def in_the_making(journal: Path) -> Path:
    """Where a copy is made; what lies there after a crash is nothing yet."""
    return journal.with_name(FOLDER) / f"{journal.stem}{NEW}"


@contextmanager
def copy_in_the_making(journal: Path) -> Iterator[Path]:
    """An empty file among the copies, gone at the end unless it was moved into place."""
    copy = in_the_making(journal)
    make_private(copy.parent)
    copy.parent.chmod(0o700)
    make_empty(copy)
    try:
        yield copy
    finally:
        remove(copy)


def snapshot(journal: Path, copy: Path) -> None:
    """One moment of a journal, also while others write, as a single file."""
    with (
        closing(sqlite3.connect(f"{journal.as_uri()}?mode=rw", uri=True, timeout=5)) as source,
        closing(sqlite3.connect(copy)) as target,
    ):
        source.backup(target)
        # The journal keeps a log beside it; a copy is one file.
        target.execute("PRAGMA journal_mode=DELETE").fetchall()


def _described(copy: Path, named: Named) -> Backup:
    sessions = _sessions(copy)
    sound = sessions is not None and digest(copy) == named.digest
    return Backup(copy, *named, copy.stat().st_size, sessions or 0, sound)


def _sound_one(journal: Path, told: str) -> Backup | None:
    return next((each for each in backups_of(journal) if each.sound and each.digest == told), None)


def _files_in(folder: Path) -> list[Path]:
    return list(folder.iterdir()) if folder.is_dir() else []


def _sessions(path: Path) -> int | None:
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True)) as connection:
            return int(connection.execute("SELECT count(*) FROM sessions").fetchone()[0])
    except sqlite3.Error:
        return None


def _let_go(journal: Path, reason: Reason) -> None:
    """Removes the oldest of a kind; of the daily copies of one day only the newest stays."""
    of_its_kind = {copy: of for copy, of in copies_of(journal).items() if of.reason == reason}
    newest: dict[date | int, Path] = {}
    for copy, named in of_its_kind.items():
        newest.setdefault(named.day if reason == "daily" else named.number, copy)
    stay = list(newest.values())[: KEPT[reason]]
    for copy in of_its_kind:
        if copy not in stay:
            remove(copy)
