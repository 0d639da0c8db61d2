"""How does a command end? With an exit code, lines for people, and files that are whole."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

DONE, BROKEN, BAD_INPUT = 0, 1, 2


class Failure(Exception):
    """Ends the command with an exit code and lines for standard error."""

    def __init__(self, code: int, lines: Sequence[str]) -> None:
        super().__init__("\n".join(lines))
        self.code = code
        self.lines = tuple(lines)


def write(document: bytes, out: Path | None, mode: int = 0o666) -> None:
    """Writes a document whole or not at all; to standard output without `out`.

    `mode` says who may read the file, as far as the person's own settings allow it.

    Raises:
        Failure: when the file cannot be written.
    """
    if out is None:
        sys.stdout.buffer.write(document)
        sys.stdout.buffer.flush()
        return
    part = out.with_name(out.name + ".part")
    try:
        part.unlink(missing_ok=True)
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
            file.write(document)
        part.replace(out)
    except OSError as error:
        raise Failure(BROKEN, [f"--out: cannot write {out}: {error.strerror}"]) from None
