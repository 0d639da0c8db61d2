"""How do the journal and its copies lie on the disk? For their owner alone, and whole."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

LOCK, NEW, READY, PUT_ASIDE = ".lock", ".new", ".restored", ".damaged-"
"""What follows the journal's name: the lock; a file in the making; a restored one that is whole
and waits for its place; one that was damaged, with a number."""


def beside(path: Path, ending: str) -> Path:
    """The file of this ending beside a journal."""
    return path.with_name(path.name + ending)


def side_files(path: Path) -> tuple[Path, ...]:
    """What SQLite writes beside a database."""
    return tuple(beside(path, ending) for ending in ("-wal", "-shm", "-journal"))


def make_private(folder: Path) -> None:
    """Makes a missing folder for its owner alone; a folder that exists may be shared, and stays."""
    if not folder.is_dir():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)


def make_empty(path: Path) -> None:
    """An empty file for its owner alone, in place of any before it and its side files."""
    # SQLite would replay a -wal that outlived its database into the new one.
    remove(path)
    # SQLite gives its side files the permissions of the file itself.
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    path.chmod(0o600)


def close_to_others(path: Path) -> None:
    """Takes a file and its side files away from group and others, and gives nothing."""
    for each in (path, *side_files(path)):
        if each.exists() and each.stat().st_mode & 0o077:
            each.chmod(each.stat().st_mode & 0o700)


def remove(path: Path) -> None:
    """Removes a database with its side files, as far as they are there."""
    for each in (path, *side_files(path)):
        each.unlink(missing_ok=True)


def move(aside: Path, path: Path) -> None:
    """Gives a whole file its name; after a power cut either is there whole."""
    with aside.open("rb") as file:
        os.fsync(file.fileno())
    os.replace(aside, path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Makes names in a folder survive a power cut."""
    if os.name == "nt":  # pragma: no cover - a folder cannot be opened there
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def digest(path: Path) -> str:
    """SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def set_aside(path: Path) -> Path:
    """Gives a damaged journal another name, with its side files, and says which."""
    number = 1
    while (aside := beside(path, f"{PUT_ASIDE}{number}")).exists():
        number += 1
    os.replace(path, aside)
    for each, name in zip(side_files(path), side_files(aside), strict=True):
        if each.exists():
            os.replace(each, name)
    sync_folder(path.parent)
    return aside


def leftovers(path: Path) -> Iterator[Path]:
    """Everything beside a journal that may hold something of it: set aside, or in the making."""
    for each in sorted(path.parent.iterdir()):
        ending = each.name.removeprefix(path.name)
        if ending != each.name and ending.startswith((NEW, READY, PUT_ASIDE)):
            yield each
