"""What can be done with the file of everything from a terminal? `limber archive`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from recommender.ending import BAD_INPUT, BROKEN, DONE, Failure, write

if TYPE_CHECKING:
    from recommender.archive import Archive
    from recommender.journal import Journal, Merged

T = TypeVar("T")
OWNER_ONLY = 0o600
EXIT_HELP = (
    "Exit: 0 done; 1 the journal cannot be used or a file cannot be written; 2 a file that is "
    "not taken in, with one line for each fault, and nothing is changed."
)
PERSON_HELP = "whose, by name; default: who used Limber last"
WORDS = {
    "routines": ("routine", "routines"),
    "sessions": ("session", "sessions"),
    "events": ("log of a session", "logs of sessions"),
    "programmes": ("programme", "programmes"),
    "programme_days": ("day of a programme", "days of programmes"),
    "check_ins": ("weekly answer", "weekly answers"),
    "favourites": ("favourite", "favourites"),
    "left_out": ("exercise left out", "exercises left out"),
    "skipped_weeks": ("week off", "weeks off"),
    "choices": ("choice", "choices"),
}


def add_archive(commands: Any) -> None:
    """Adds `limber archive` to the commands."""
    archive = commands.add_parser("archive", help="everything of a person as one JSON file")
    actions = archive.add_subparsers(required=True, metavar="ACTION")
    out = actions.add_parser("export", help="write everything of a person", epilog=EXIT_HELP)
    out.add_argument("--out", type=Path, help="write here instead of standard output")
    out.add_argument("--person", metavar="NAME", help=PERSON_HELP)
    out.set_defaults(command=_export)
    into = actions.add_parser("import", help="take files in that were exported", epilog=EXIT_HELP)
    into.add_argument("files", nargs="+", metavar="FILE", help="- is standard input")
    into.add_argument("--person", metavar="NAME", help=PERSON_HELP)
    into.set_defaults(command=_import)
    shape = actions.add_parser("schema", help="print the JSON Schema of the file")
    shape.add_argument("--out", type=Path, help="write here instead of standard output")
    shape.set_defaults(command=_schema)


def _export(asked: argparse.Namespace) -> int:
    from recommender.archive import parts

    archive = _with_journal(asked.person, lambda journal: journal.export())
    files = parts(archive)
    if len(files) > 1 and asked.out is None:
        raise Failure(BROKEN, [f"This makes {len(files)} files; name the first with --out."])
    for out, raw in zip(_names(asked.out, len(files)), files, strict=True):
        write(raw, out, OWNER_ONLY)
    return DONE


def _names(out: Path | None, count: int) -> list[Path | None]:
    """The file as named, then `name-2.json` and so on."""
    if out is None:
        return [None]
    return [out, *(out.with_name(f"{out.stem}-{n}{out.suffix}") for n in range(2, count + 1))]


def _import(asked: argparse.Namespace) -> int:
    archives = [_read(file) for file in asked.files]
    for file, archive in zip(asked.files, archives, strict=True):
        merged = _with_journal(asked.person, partial(_merge, archive=archive))
        print(f"{file}: {_told(merged)}")
    return DONE


def _merge(journal: Journal, archive: Archive) -> Merged:
    return journal.merge(archive)


def _read(file: str) -> Archive:
    from recommender.archive import LARGEST_ARCHIVE_BYTES, BadArchive, read_archive

    try:
        with sys.stdin.buffer if file == "-" else Path(file).open("rb") as opened:
            # One byte more tells that there is more.
            return read_archive(opened.read(LARGEST_ARCHIVE_BYTES + 1), date.today())
    except OSError as error:
        raise Failure(BAD_INPUT, [f"archive: cannot read {file}: {error.strerror}"]) from None
    except BadArchive as bad:
        raise Failure(BAD_INPUT, bad.faults) from None


def _told(merged: Merged) -> str:
    new, changed = _counted(merged.new), _counted(merged.changed)
    if not new and not changed:
        return "everything in it was known; nothing changed."
    parts = [f"{what}: {told}" for what, told in (("new", new), ("changed", changed)) if told]
    return "; ".join(parts) + "."


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(
        f"{counts[key]} {one if counts[key] == 1 else many}"
        for key, (one, many) in WORDS.items()
        if counts[key]
    )


def _with_journal(name: str | None, deed: Callable[[Journal], T]) -> T:
    from recommender.journal import JournalUnusable, open_journal

    try:
        with open_journal() as journal:
            if name is None:
                return deed(journal)
            before = journal.person
            try:
                return deed(_of(journal, name))
            finally:
                # Who uses the app next is still who used it last.
                journal.of(before.id)
    except JournalUnusable as unusable:
        raise Failure(BROKEN, [str(unusable)]) from None


def _of(journal: Journal, name: str) -> Journal:
    people = {each.name.casefold(): each.id for each in journal.people()}
    if name.casefold() not in people:
        known = ", ".join(each.name for each in journal.people())
        raise Failure(
            BAD_INPUT, [f"--person: there is nobody of this name; choose one of: {known}"]
        )
    return journal.of(people[name.casefold()])


def _schema(asked: argparse.Namespace) -> int:
    from recommender.archive import schema

    write(schema().encode(), asked.out)
    return DONE
