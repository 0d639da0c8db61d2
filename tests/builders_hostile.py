"""Which files must never be taken in? Broken, foreign, enormous, or made to do harm; by name.

All are made on the fly. `SMALL` are those of every run of the tests; `LARGE` are near the largest
that is read at all, or beyond, for `make archives`.
"""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import pickle
import random
import sqlite3
import zipfile
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from recommender.archive import LARGEST_ARCHIVE_BYTES
from tests.builders_archive import (
    a_day,
    a_document,
    a_kept_routine,
    a_programme,
    a_session,
    an_event,
    contents,
    raw,
)

Path = tuple[str | int, ...]
MARK = "@@"
"""Stands where a piece of text is put that no JSON writer would write."""
NUMBERS = (
    "NaN", "Infinity", "-Infinity", "1e400", "-1e400", "9" * 5_000, "9223372036854775808",
    "-9223372036854775809", "-1", "1.5", "1e2", '"5"', "true", "0x10", "01", "+1", ".5", "[]", "{}",
)  # fmt: skip
COUNTS: Sequence[Path] = (
    ("weekly_goal",),
    ("sessions", 0, "seconds"),
    ("events", 0, "events", 0, "seq"),
    ("programmes", 0, "weeks"),
    ("left_out", "sphinx", "hurt"),
)
DAYS = (
    "0000-01-01", "0001-01-01", "9999-12-31", "-001-01-01", "2026-02-30", "2026-13-01",
    "1969-12-31", "2200-01-01", "2026-W47-1", "today", "2026-11-16T10:00:00Z",
    "\u0662\u0660\u0662\u0666-11-16", 5,
)  # fmt: skip
DAY_KEYS: Sequence[Path] = (
    ("sessions", 0, "day"),
    ("check_ins", 0, "day"),
    ("programmes", 0, "starts"),
    ("programmes", 0, "told_on"),
    ("skipped_weeks", 0),
    ("left_out", "sphinx", "until"),
)
MOMENTS = (
    "2026-11-16T18:45:00", "2026-11-16", "0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z",
    "2026-02-30T10:00:00Z", "2026-11-16T25:00:00Z", "2026-11-16T10:00:00+99:00", "noon", None,
)  # fmt: skip
MOMENT_KEYS: Sequence[Path] = (
    ("sessions", 0, "finished_at"),
    ("routines", 0, "told_at"),
    ("events", 0, "events", 0, "at"),
)
ESCAPES = (
    r"\u0000",
    r"\u001b",
    r"\b",
    r"\ud800",
    r"\udc00",
    r"\udc00\ud800",
    r"\x41",
    r"\u12",
    "\x01",
)
TEXT_KEYS: Sequence[Path] = (
    ("name",),
    ("sessions", 0, "note"),
    ("sessions", 0, "key"),
    ("events", 0, "events", 0, "voice_name"),
    ("routines", 0, "document", "steps", 0, "why"),
)
IDS = (
    "../../etc/passwd",
    "C:\\autoexec",
    "a b c d e f",
    "short",
    "x" * 65,
    "'; DROP TABLE--",
    "\u0430bcdefgh",
)
LISTS = ("check_ins", "programmes", "programme_days", "routines", "sessions", "events")
OBJECTS: Sequence[Path] = (
    (), ("sessions", 0), ("events", 0), ("events", 0, "events", 0), ("routines", 0),
    ("routines", 0, "document"), ("routines", 0, "document", "steps", 0), ("programmes", 0),
    ("programme_days", 0), ("check_ins", 0), ("left_out", "sphinx"), ("guidance",),
)  # fmt: skip
FOREIGN: dict[str, Callable[[], bytes]] = {
    "nothing": bytes,
    "spaces": lambda: b"  \n ",
    "a byte order mark alone": lambda: b"\xef\xbb\xbf",
    "UTF-16": lambda: raw(contents()).decode().encode("utf-16"),
    "UTF-16 without its mark": lambda: raw(contents()).decode().encode("utf-16-le"),
    "UTF-32": lambda: raw(contents()).decode().encode("utf-32"),
    "Latin-1": lambda: json.dumps(contents(name="J\xf6rg"), ensure_ascii=False).encode("latin-1"),
    "half a character in bytes": lambda: raw(contents()).replace(b"Ann", b"A\xed\xa0\x80n"),
    "an overlong character": lambda: raw(contents()).replace(b"Ann", b"A\xc0\x80n"),
    "gzip": lambda: gzip.compress(raw(contents())),
    "bzip2": lambda: bz2.compress(raw(contents())),
    "xz": lambda: lzma.compress(raw(contents())),
    "zip": lambda: _zip(1_000),
    "a zip bomb": lambda: _zip(4_000_000),
    "SQLite": lambda: _database(),
    "pickle": lambda: pickle.dumps(contents()),
    "PDF": lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Type/Catalog>>\nendobj\n",
    "PDF of letters": lambda: b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n",
    "PNG": lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "a program": lambda: b"\x7fELF\x02\x01\x01" + bytes(57),
    "HTML": lambda: b"<!doctype html><script>alert(1)</script>",
    "XML": lambda: b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    "YAML": lambda: b"schema_version: 1\na: &a [*a]\n",
    "TOML": lambda: b"schema_version = 1\n",
    "CSV": lambda: b"day,seconds\n2026-11-16,300\n",
    "a calendar": lambda: b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
    "JavaScript": lambda: b"window.archive = " + raw(contents()),
    "two files": lambda: raw(contents()) * 2,
    "lines of JSON": lambda: b"{}\n{}\n",
    "a comment": lambda: b"// everything\n" + raw(contents()),
    "single quotes": lambda: raw(contents()).replace(b'"', b"'"),
    "a comma too many": lambda: raw(contents())[:-1] + b",}",
    "an unquoted key": lambda: raw(contents()).replace(b'"name"', b"name"),
    "a routine": lambda: json.dumps(a_document()).encode(),
    **{
        f"only {each}": each.encode
        for each in ("null", "true", "1", '"a"', "[]", "[{}]", "{}", "NaN")
    },
}
DEEP = 100_000


def _zip(size: int) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr("archive.json", b" " * size)
    return made.getvalue()


def _database() -> bytes:
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE TABLE sessions (key TEXT)")
        connection.execute(
            "CREATE TRIGGER t AFTER INSERT ON sessions BEGIN DELETE FROM sessions; END"
        )
        return connection.serialize()


def changed(path: Path, value: Any) -> dict[str, Any]:
    """The good file with one value replaced."""
    told = contents()
    *way, last = path
    place: Any = told
    for part in way:
        place = place[part]
    place[last] = value
    return told


def spliced(path: Path, text: str) -> bytes:
    """The good file with a piece of text in the place of one value."""
    return raw(changed(path, MARK)).replace(f'"{MARK}"'.encode(), text.encode())


def _with_key(path: Path, key: str, value: Any) -> dict[str, Any]:
    return changed((*path, key), value)


def _without_key(path: Path, key: str) -> dict[str, Any]:
    told = contents()
    place: Any = told
    for part in path:
        place = place[part]
    del place[key]
    return told


def _small() -> Iterator[tuple[str, Callable[[], bytes]]]:
    good = raw(contents())
    for percent in range(1, 100):
        yield f"cut at {percent} %", lambda p=percent: good[: len(good) * p // 100]
    dice = random.Random(16)
    for at in sorted(dice.sample(range(len(good)), 30)):
        yield f"a NUL at {at}", lambda at=at: good[:at] + b"\0" + good[at + 1 :]
    yield from FOREIGN.items()
    yield from _values()
    yield from _shapes()
    yield from _repeated()
    yield from _strays()
    yield from _deep()
    yield "100 MB", lambda: b" " * 100_000_000


def _values() -> Iterator[tuple[str, Callable[[], bytes]]]:
    for key in COUNTS:
        for number in NUMBERS:
            yield f"{_dotted(key)} is {number[:20]}", lambda k=key, n=number: spliced(k, n)
    for key in DAY_KEYS:
        for day in DAYS:
            yield f"{_dotted(key)} is {day}", lambda k=key, d=day: raw(changed(k, d))
    for key in MOMENT_KEYS:
        for moment in MOMENTS:
            yield f"{_dotted(key)} is {moment}", lambda k=key, m=moment: raw(changed(k, m))
    for key in TEXT_KEYS:
        for escape in ESCAPES:
            text = f'"abcdefgh{escape}"'
            yield f"{_dotted(key)} has {escape!r}", lambda k=key, t=text: spliced(k, t)
    for key in (("sessions", 0, "key"), ("routines", 0, "id"), ("programmes", 0, "key")):
        for id in IDS:
            yield f"{_dotted(key)} is {id!r}", lambda k=key, i=id: raw(changed(k, i))
    for zone in ("../../etc/passwd", "/etc/localtime", "", "a" * 65, "Europe/..", "Mars\n", 1):
        yield f"zone is {zone!r}", lambda z=zone: raw(changed(("sessions", 0, "zone"), z))
    yield "a long note", lambda: raw(changed(("sessions", 0, "note"), "x" * 2_001))
    yield "a note of 1 MB", lambda: raw(changed(("sessions", 0, "note"), "x" * 1_000_000))
    yield "a name of 41", lambda: raw(contents(name="x" * 41))
    yield "no name", lambda: raw(contents(name=""))


def _shapes() -> Iterator[tuple[str, Callable[[], bytes]]]:
    for key in LISTS:
        for value in ({}, None, "x", 5, [[]], [None], [1]):
            yield f"{key} is {value}", lambda k=key, v=value: raw(contents(**{k: v}))
    for path in OBJECTS:
        for key in ("__proto__", "constructor", "surprise"):
            name = f"{_dotted(path)} has {key}"
            yield name, lambda p=path, k=key: raw(_with_key(p, k, {"admin": True}))
    for path, key in (
        ((), "schema_version"),
        (("sessions", 0), "day"),
        (("events", 0), "session"),
        (("events", 0, "events", 0), "kind"),
        (("routines", 0), "document"),
        (("routines", 0, "document"), "steps"),
        (("programmes", 0), "intake"),
        (("programme_days", 0), "routine"),
        (("check_ins", 0), "course"),
    ):
        yield f"{_dotted(path)} lacks {key}", lambda p=path, k=key: raw(_without_key(p, k))
    for version in (0, 2, -1, "1", None, 1.0, True, [1], 10**30):
        yield f"version {version!r}", lambda v=version: raw(contents(schema_version=v))


def _repeated() -> Iterator[tuple[str, Callable[[], bytes]]]:
    good = raw(contents()).decode()
    for key in contents():
        twice = f'"{key}": [], "{key}": '
        yield f"{key} twice", lambda k=key, t=twice: good.replace(f'"{k}": ', t, 1).encode()
    yield (
        "a key twice inside",
        lambda: good.replace('"seconds":', '"seconds": 1, "seconds":').encode(),
    )
    yield "a hidden twin", lambda: good.replace('"key"', '"key": "a", "\\u006bey"').encode()
    doubled = {
        "routines": [a_kept_routine(), a_kept_routine()],
        "sessions": [a_session(), a_session()],
        "programmes": [a_programme(), a_programme()],
        "programme_days": [a_day(), a_day()],
        "check_ins": contents()["check_ins"] * 2,
        "events": contents()["events"] * 2,
        "favourites": ["cobra", "cobra"],
        "skipped_weeks": ["2026-11-02", "2026-11-02"],
    }
    for key, value in doubled.items():
        yield f"a row of {key} twice", lambda k=key, v=value: raw(contents(**{k: v}))


def _strays() -> Iterator[tuple[str, Callable[[], bytes]]]:
    nobody = {"session": "nobody-here", "events": [an_event(1)]}
    red = {"pain": {"neck": 2}, "minutes": 5, "red_flags": ["saddle-numbness"]}
    sign = an_event(1, kind="sign", id="saddle-numbness")
    for name, told in {
        "events of nobody": {"events": [nobody]},
        "events out of order": {
            "events": [{"session": "session-1", "events": [an_event(2), an_event(1)]}]
        },
        "an event twice": {"events": [{"session": "session-1", "events": [an_event(1)] * 2}]},
        "a log of nothing": {"events": [{"session": "session-1", "events": []}]},
        "days of no programme": {"programmes": []},
        "a day before its programme": {"programme_days": [a_day(day="2026-11-09")]},
        "a day after its programme": {"programme_days": [a_day(day="2026-11-30")]},
        "a week from a Tuesday": {"skipped_weeks": ["2026-11-03"]},
        "a red flag": {"routines": [a_kept_routine(document=a_document(intake=red))]},
        "a red flag in a programme": {"programmes": [a_programme(intake=red)]},
        "a stop sign": {"events": [{"session": "session-1", "events": [sign]}]},
        "answers that cannot be": {"programmes": [a_programme(intake={"pain": {"elbow": 3}})]},
        "a routine for 2 minutes": {
            "routines": [a_kept_routine(document=a_document(intake={"minutes": 2, "pain": {}}))]
        },
        "a routine in broken text": {"routines": [a_kept_routine(document="{")]},
        "a routine in other text": {"routines": [a_kept_routine(document="{}")]},
        "a referral": {
            "routines": [a_kept_routine(document={**a_document(), "outcome": "referral"})]
        },
    }.items():
        yield name, lambda t=told: raw(contents(**t))


def _deep() -> Iterator[tuple[str, Callable[[], bytes]]]:
    yield "deep lists", lambda: b"[" * DEEP
    yield "deep objects", lambda: b'{"a":' * DEEP
    for key in (("sessions", 0, "note"), ("routines", 0, "document"), ("favourites",)):
        name = f"{_dotted(key)} is deep"
        yield name, lambda k=key: spliced(k, "[" * DEEP + "]" * DEEP)
        yield f"{name} and open", lambda k=key: spliced(k, '{"a":' * DEEP)
        yield f"{name} by 300", lambda k=key: spliced(k, "[" * 300 + "]" * 300)


def _dotted(path: Path) -> str:
    return ".".join(map(str, path)) or "the file"


def _filled(before: str, piece: str, after: str) -> bytes:
    """A file of just the largest size: a beginning, a piece again and again, an end."""
    count = (LARGEST_ARCHIVE_BYTES - len(before) - len(after)) // len(piece)
    return (before + piece * count + after).encode()


def _counted(before: str, piece: str, after: str) -> bytes:
    """The same, with a number in each piece."""
    room = LARGEST_ARCHIVE_BYTES - len(before.encode()) - len(after.encode())
    count = room // len(piece.replace("#", "0000000").encode())
    return (before + "".join(piece.replace("#", f"{n:07}") for n in range(count)) + after).encode()


HEAD = '{"schema_version": 1, '
SESSION = json.dumps(
    a_session(key="session-#", note="\U0001f9d8", exercises=[]), ensure_ascii=False
)
EVENT = '{"seq": 1, "at": "2026-11-16T18:40:00Z", "kind": "end"}'
LARGE: dict[str, Callable[[], bytes]] = {
    "100 MB of brackets": lambda: b"[" * 100_000_000,
    "a byte too many": lambda: raw(contents()).ljust(LARGEST_ARCHIVE_BYTES + 1),
    "spaces": lambda: b" " * LARGEST_ARCHIVE_BYTES,
    "brackets": lambda: _filled(HEAD + '"sessions": ', "[", ""),
    "empty lists": lambda: _filled(HEAD + '"favourites": [', "[],", "[]]}"),
    "empty rows": lambda: _filled(HEAD + '"sessions": [', "{},", "{}]}"),
    "unknown keys": lambda: _counted("{", '"k#": {},', '"end": 1}'),
    "one object": lambda: _counted(HEAD + '"left_out": {', '"k#": {},', '"end": {}}}'),
    "one row": lambda: _counted(HEAD + '"sessions": [{', '"k#": {},', '"end": {}}]}'),
    "one text": lambda: _filled(HEAD + '"name": "', "x", '"}'),
    "one number": lambda: _filled(HEAD + '"weekly_goal": ', "9", "}"),
    "escapes": lambda: _filled(HEAD + '"name": "', "\\\\", '"}'),
    "wide escapes": lambda: _filled(HEAD + '"name": "', "\\ud83e\\uddd8", '"}'),
    "sessions": lambda: _counted(HEAD + '"sessions": [', SESSION + ",", SESSION + "]}"),
    "events": lambda: _filled(
        HEAD + '"events": [', '{"session": "nobody-here", "events": [' + EVENT + "]},", EVENT + "]}"
    ),
    "long logs": lambda: _filled(
        HEAD + '"events": [',
        '{"session": "nobody-here", "events": [' + ",".join([EVENT] * 4_000) + "]},",
        "{}]}",
    ),
    "routines until the last": lambda: _filled(
        HEAD + '"routines": [', json.dumps(a_kept_routine()) + ",", "{}]}"
    ),
    "wide routines until the last": lambda: _filled(
        HEAD + '"name": "\U0001f9d8", "routines": [', json.dumps(a_kept_routine()) + ",", "{}]}"
    ),
    "cut at the end": lambda: _filled(
        HEAD + '"routines": [', json.dumps(a_kept_routine()) + ",\n", ""
    ),
}
SMALL = dict(_small())
