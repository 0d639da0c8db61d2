"""Is this a file of everything that may be taken in? Read piece by piece, refused as a whole."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from pydantic import BaseModel, ValidationError

from recommender.archive.agreeing import disagreements
from recommender.archive.contents import (
    LARGEST_ARCHIVE_BYTES,
    MOST_EVENTS_IN_ALL,
    ROWS,
    SCHEMA_VERSION,
    Archive,
    Choices,
    Happened,
)
from recommender.archive.wording import found, key_of
from recommender.parsing import (
    Cursor,
    NoNumber,
    TwiceSaid,
    Unparsable,
    line_at,
    place_of,
    place_of_fault,
    printable,
    unwelcome,
    written,
)

MOST_FAULTS = 20
TOO_LARGE = (
    f"archive: the file is larger than {LARGEST_ARCHIVE_BYTES // 1_000_000} MB; "
    "choose a file that Limber exported"
)
NOT_OURS = "archive: this is not a file of everything; choose the JSON file that Limber exported"
UNWELCOME = "a control character or half of a character is written here; remove it"
UNKNOWN = "this key is unknown; remove it or check its spelling"
OTHER_VERSION = (
    f"this Limber reads files of version {SCHEMA_VERSION}; use the Limber that wrote this one, "
    "or a newer one"
)
NO_VERSION = f"this key is missing; write {SCHEMA_VERSION}, or export the file again"
NO_LIST = "this is not a list; put it in square brackets"


class BadArchive(Exception):
    """A file that is not taken in; `faults` holds one line per fault, with its line in the file."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


def read_archive(raw: bytes, today: date | None = None) -> Archive:
    """Everything that a file holds, checked as a whole.

    With `today`, what is told of days that have not come yet is a fault: it would count as the
    newest for as long.

    Raises:
        BadArchive: with at most 20 faults.
    """
    if len(raw) > LARGEST_ARCHIVE_BYTES:
        raise BadArchive([TOO_LARGE])
    return _Reading(_text(raw)).archive(today)


def _text(raw: bytes) -> str:
    try:
        text = written(raw)
    except Unparsable as fault:
        if raw.lstrip(b" \t\r\n")[:1] == b"{" and fault.at is not None:
            line = raw.count(b"\n", 0, fault.at) + 1
            raise BadArchive([f"line {line}: archive: {fault.sentence}"]) from None
        wide = fault.at is None
        raise BadArchive([f"archive: {fault.sentence}" if wide else NOT_OURS]) from None
    if Cursor(text).peek() != "{":
        raise BadArchive([NOT_OURS])
    return text


class _Enough(Exception):
    pass


class _Reading:
    """One reading of one text. `places` holds where values begin, of rows a list of places."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.faults: list[tuple[int, str]] = []
        self.told: dict[str, Any] = {}
        self.rows: dict[str, Any] = {}
        self.places: dict[str, Any] = {}
        self.events = 0

    def archive(self, today: date | None) -> Archive:
        try:
            archive = self._read(today)
        except Unparsable as fault:
            self.faults.append((fault.at or 0, fault.sentence))
        except _Enough:
            pass
        if self.faults:
            raise BadArchive(self._lines())
        return archive

    def _lines(self) -> tuple[str, ...]:
        lines = (f"line {line_at(self.text, at)}: {told}" for at, told in sorted(self.faults))
        return tuple(dict.fromkeys(lines))[:MOST_FAULTS]

    def _read(self, today: date | None) -> Archive:
        self._refuse_unwelcome()
        cursor = Cursor(self.text)
        for key, at in cursor.members():
            if key in self.places:
                raise Unparsable(f"{printable(key)}: {TwiceSaid(key).sentence}", at)
            self._read_member(cursor, key, at)
        cursor.end()
        if "schema_version" not in self.places:
            self._add(0, ("schema_version",), NO_VERSION)
        archive = Archive.model_construct(None, **self.told, **self.rows)
        if self.faults:
            raise _Enough
        for path, told in disagreements(archive, today):
            self._add(self._place(path), path, told)
        return archive

    def _refuse_unwelcome(self) -> None:
        at = unwelcome(self.text) if "\\" in self.text else None
        if at is not None:
            raise Unparsable(UNWELCOME, at)

    def _read_member(self, cursor: Cursor, key: str, at: int) -> None:
        self.places[key] = cursor.at
        if key in ROWS:
            self.places[key] = []
            self.rows[key] = tuple(self._rows(cursor, key, *ROWS[key]))
            return
        value = self._value(cursor)
        if key == "schema_version" and (value != SCHEMA_VERSION or type(value) is not int):
            raise Unparsable(f"{key}: {OTHER_VERSION}", at)
        if key in Choices.model_fields:
            self._choose(key, value)
        else:
            self._add(at, (key,), UNKNOWN)

    def _choose(self, key: str, value: Any) -> None:
        told = json.dumps({"schema_version": SCHEMA_VERSION, key: value})
        try:
            self.told[key] = getattr(Choices.model_validate_json(told, strict=True), key)
        except ValidationError as error:
            for path, sentence in found(error):
                place = place_of(self.text, self.places[key], path[1:])
                self._add(place, path or (key,), sentence)

    def _value(self, cursor: Cursor) -> Any:
        try:
            return cursor.value()
        except (TwiceSaid, NoNumber) as fault:
            at = place_of_fault(self.text, cursor.at, fault)
            key = f"{printable(fault.key)}: " if isinstance(fault, TwiceSaid) else ""
            raise Unparsable(f"{key}{fault.sentence}", at) from None

    def _rows(
        self, cursor: Cursor, key: str, kind: type[BaseModel], most: int
    ) -> Iterator[BaseModel]:
        if cursor.peek() != "[":
            raise Unparsable(f"{key}: {NO_LIST}", cursor.at)
        for at in cursor.items():
            self._value(cursor)
            self.places[key].append(at)
            self._refuse_many(len(self.places[key]), most, key, at)
            try:
                row = kind.model_validate_json(self.text[at : cursor.at], strict=True)
            except ValidationError as error:
                self._note(error, key, at)
            else:
                self.events += len(row.events) if isinstance(row, Happened) else 0
                self._refuse_many(self.events, MOST_EVENTS_IN_ALL, key, at)
                yield row

    def _refuse_many(self, count: int, most: int, key: str, at: int) -> None:
        if count > most:
            raise Unparsable(f"{key}: there are too many here; the most is {most}", at)

    def _note(self, error: ValidationError, key: str, at: int) -> None:
        for path, told in found(error):
            self._add(place_of(self.text, at, path), (key, *path), told)

    def _place(self, path: tuple[str | int, ...]) -> int:
        """Where a value stands, by its path from the top of the file."""
        name, *rest = path
        place = self.places.get(str(name), 0)
        if isinstance(place, list):
            place, rest = place[int(rest[0])], rest[1:]
        return place_of(self.text, place, rest)

    def _add(self, at: int, path: tuple[str | int, ...], told: str) -> None:
        self.faults.append((at, f"{key_of(path)}: {told}"))
        if len(self.faults) >= MOST_FAULTS:
            raise _Enough
