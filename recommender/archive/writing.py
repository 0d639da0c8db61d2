"""How is everything written into a file? One row, one line; same contents, same bytes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from pydantic import BaseModel

from recommender.archive.contents import (
    FIRST_DAY,
    LARGEST_ARCHIVE_BYTES,
    LAST_DAY,
    MOST_EVENTS_IN_ALL,
    ROWS,
    Archive,
    Happened,
)
from recommender.programme import ONE_DAY

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def written(archive: Archive) -> bytes:
    """The file. Same contents, same bytes."""
    return "".join(_pieces(archive)).encode()


def plain(text: str) -> str:
    """A person's text without control characters other than tabs and line ends."""
    return _CONTROLS.sub("", text)


def parts(archive: Archive) -> tuple[bytes, ...]:
    """The file, or several files when one would be too large to be read back.

    Each can be taken in by itself, in any order; what was chosen stands in all of them.
    """
    whole = written(archive)
    events = sum(len(each.events) for each in archive.events)
    if len(whole) <= LARGEST_ARCHIVE_BYTES and events <= MOST_EVENTS_IN_ALL:
        return (whole,)
    halves = _halves(archive)
    if archive in halves:
        return (whole,)
    return tuple(part for half in halves for part in parts(half))


def _halves(archive: Archive) -> tuple[Archive, Archive]:
    """What was before the middle of its days, and what was from then on."""
    days = [each.day for each in archive.sessions]
    days += [each.told_at.date() for each in archive.routines]
    middle = sorted(days)[len(days) // 2] if days else LAST_DAY
    return _between(archive, FIRST_DAY, middle), _between(archive, middle, LAST_DAY + ONE_DAY)


def _between(archive: Archive, start: date, end: date) -> Archive:
    """The routines and sessions from one day to before another, and all that was chosen."""
    sessions = tuple(each for each in archive.sessions if start <= each.day < end)
    keys = {each.key for each in sessions}
    return archive.model_copy(
        update={
            "routines": tuple(r for r in archive.routines if start <= r.told_at.date() < end),
            "sessions": sessions,
            "events": tuple(each for each in archive.events if each.session in keys),
        }
    )


def in_order(archive: Archive) -> Archive:
    """The same contents, each list in the order in which it is written: oldest first.

    Favourites stay in the order in which they were chosen.
    """
    told = archive
    orders = {
        "left_out": dict(sorted(told.left_out.items())),
        "skipped_weeks": sorted(told.skipped_weeks),
        "check_ins": sorted(told.check_ins, key=lambda each: each.day),
        "programmes": sorted(told.programmes, key=lambda each: (each.starts, each.key)),
        "programme_days": sorted(told.programme_days, key=lambda each: (each.day, each.programme)),
        "routines": sorted(told.routines, key=lambda each: (each.told_at, each.id)),
        "sessions": sorted(told.sessions, key=lambda each: (each.day, each.finished_at, each.key)),
        "events": sorted(told.events, key=lambda each: each.session),
    }
    tidy = {key: each if isinstance(each, dict) else tuple(each) for key, each in orders.items()}
    return archive.model_copy(update=tidy)


def _pieces(archive: Archive) -> Iterator[str]:
    told = in_order(archive)
    first = "{\n"
    for key in Archive.model_fields:
        value = getattr(told, key)
        if value is None:
            continue
        yield f"{first}{_text(key)}: "
        yield from _rows(value) if key in ROWS else (_text(_plain(told, key)),)
        first = ",\n"
    yield "\n}\n"


def _rows(rows: tuple[BaseModel, ...]) -> Iterator[str]:
    yield "["
    for number, row in enumerate(rows):
        yield f"{',' if number else ''}\n{_text(row_document(row))}"
    yield "\n]" if rows else "]"


def row_document(row: BaseModel) -> Any:
    """A row as JSON, without what was never said."""
    told = _said(row)
    if isinstance(row, Happened):
        told["events"] = [_said(event) for event in row.events]
    return told


def _said(row: BaseModel) -> dict[str, Any]:
    fields = type(row).model_fields
    told = row.model_dump(mode="json")
    return {
        key: value
        for key, value in told.items()
        if value is not None
        and (fields[key].is_required() or getattr(row, key) != fields[key].default)
    }


def _plain(archive: Archive, key: str) -> Any:
    return archive.model_dump(mode="json", include={key})[key]


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
