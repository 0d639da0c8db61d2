"""How do one person's rows become the file of everything?

What this version of Limber cannot read itself is left out, so that every file can be read back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from recommender.archive import (
    SCHEMA_VERSION,
    Archive,
    CheckedIn,
    Choices,
    Guidance,
    Happened,
    KeptDay,
    KeptEvent,
    KeptProgramme,
    KeptRoutine,
    KeptSession,
    Slug,
    Wished,
    in_order,
    plain,
)
from recommender.journal.connected import Row
from recommender.journal.wishes import CHECK_INS, FAVOURITES, LEFT_OUT, PREFS, SKIPPED
from recommender.session import Event, read_events

GOAL = "weekly-goal"
Rows = Mapping[str, list[Row]]
"""By the name of their table."""
Kind = TypeVar("Kind", bound=BaseModel)
_SLUG = TypeAdapter(Slug)


def archive_of(name: str | None, rows: Rows) -> Archive:
    """The file of a person of this name (None when never chosen) with these rows."""
    programmes = _read(KeptProgramme, (row["document"] for row in rows["programmes"]))
    days = _read(KeptDay, (row["document"] for row in rows["programme_days"]))
    sessions = _read(KeptSession, map(_session, rows["sessions"]))
    chosen = _choices(name, {row["name"]: row["value"] for row in rows["settings"]})
    return in_order(
        Archive(
            **chosen,
            programmes=programmes,
            programme_days=_within(days, programmes),
            routines=_read(KeptRoutine, map(_routine, rows["routines"])),
            sessions=sessions,
            events=tuple(_happened(rows["events"], {each.key for each in sessions})),
        )
    )


def _read(kind: type[Kind], told: Iterable[Any]) -> tuple[Kind, ...]:
    return tuple(row for each in told if (row := _row(kind, each)) is not None)


def _row(kind: type[Kind], told: Any) -> Kind | None:
    try:
        return kind.model_validate(told, strict=False)
    except ValidationError:
        return None


def _routine(row: Row) -> dict[str, Any]:
    return {"id": row["id"], "told_at": row["created_at"], "document": row["document"]}


def _session(row: Row) -> dict[str, Any]:
    return {**row, "note": plain(row["note"])}


def _happened(rows: Iterable[Row], sessions: set[str]) -> Iterator[Happened]:
    logs: dict[str, list[Any]] = {}
    for row in rows:
        logs.setdefault(row["session"], []).append(row["body"])
    for session, bodies in logs.items():
        events = _read(KeptEvent, map(_event, read_events(bodies)))
        if session in sessions and events:
            yield Happened(session=session, events=events)


def _event(event: Event) -> dict[str, Any]:
    """An event without what it says of a red flag."""
    return event.model_dump(exclude={"id"} if event.kind == "sign" else None)


def _within(days: Iterable[KeptDay], programmes: Iterable[KeptProgramme]) -> tuple[KeptDay, ...]:
    known = {each.key: each for each in programmes}
    return tuple(
        each for each in days if each.programme in known and known[each.programme].holds(each.day)
    )


def _choices(name: str | None, settings: Mapping[str, Any]) -> dict[str, Any]:
    """What the person chose, part by part: one that cannot be read costs no other."""
    check_ins = [{"day": d, "course": c} for d, c in _told(settings, CHECK_INS).items()]
    wishes = {each: _row(Wished, wish) for each, wish in _told(settings, LEFT_OUT).items()}
    return {
        "schema_version": SCHEMA_VERSION,
        "name": _single("name", name),
        "weekly_goal": _single("weekly_goal", settings.get(GOAL)),
        "guidance": _row(Guidance, _guidance(settings)) or Guidance(),
        "favourites": tuple(each for each in _told(settings, FAVOURITES) if _is_slug(each)),
        "left_out": {each: wish for each, wish in wishes.items() if wish and _is_slug(each)},
        "skipped_weeks": _single("skipped_weeks", tuple(_told(settings, SKIPPED))) or (),
        "check_ins": _read(CheckedIn, check_ins),
    }


def _told(settings: Mapping[str, Any], name: str) -> dict[str, Any]:
    kept = settings.get(name)
    return kept if isinstance(kept, dict) else {}


def _guidance(settings: Mapping[str, Any]) -> dict[str, Any]:
    told = _told(settings, PREFS)
    return {key: plain(each) if isinstance(each, str) else each for key, each in told.items()}


def _single(key: str, value: Any) -> Any:
    chosen = _row(Choices, {"schema_version": SCHEMA_VERSION, key: value})
    return None if chosen is None else getattr(chosen, key)


def _is_slug(name: str) -> bool:
    try:
        _SLUG.validate_python(name)
    except ValidationError:
        return False
    return True
