"""Who may prepare the journal's file just now? One process at a time."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from recommender.journal.unusable import BUSY, JournalUnusable

PATIENCE_SECONDS = 30.0
_PAUSE_SECONDS = 0.02

if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _try_lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def sole_preparer(path: Path, patience_seconds: float = PATIENCE_SECONDS) -> Iterator[None]:
    """Holds the lock file at `path`, which stays behind empty.

    The operating system lets go of it when the process ends, in whatever way.

    Raises:
        JournalUnusable: when another process holds it for longer than the patience.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _wait(descriptor, time.monotonic() + patience_seconds)
        yield
    finally:
        os.close(descriptor)


def _wait(descriptor: int, deadline: float) -> None:
    while True:
        try:
            _try_lock(descriptor)
        except (BlockingIOError, PermissionError):
            if time.monotonic() >= deadline:
                raise JournalUnusable(BUSY) from None
            time.sleep(_PAUSE_SECONDS)
        else:
            return
