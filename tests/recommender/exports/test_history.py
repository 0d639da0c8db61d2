"""Does the spreadsheet of the history carry every session, and can it be read back whole?"""

from __future__ import annotations

import random
import unicodedata
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from recommender.exports import history_csv
from recommender.session import Session
from tests.builders_documents import a_small_catalog
from tests.builders_papers import NASTY, read_rows

FORMULAS = "=+-@\t\r\n＝＋－＠"  # noqa: RUF001  full width on purpose
IDS = {each.name: each.id for each in a_small_catalog().exercises}


def a_session(at: int = 0, **changes: Any) -> Session:
    parts: dict[str, Any] = {
        "key": f"session-{at:04}",
        "routine": "routine-1",
        "day": date(2026, 3, 2) + timedelta(days=at),
        "zone": "Europe/Berlin",
        "finished_at": datetime(2026, 3, 2, 7, 30, tzinfo=UTC) + timedelta(days=at),
        "seconds": 725,
        "exercises": ("walking", "cat-cow"),
        "region_seconds": {"low-back": 100},
        "pain_before": 5,
        "pain_after": 3,
        "pain_next_day": 4,
        "feeling": "about-right",
        "note": "Slept well.",
    }
    return Session(**{**parts, **changes})


def written(*sessions: Session) -> list[dict[str, str]]:
    return read_rows(history_csv(a_small_catalog(), sessions))


def read_back(row: dict[str, str]) -> dict[str, Any]:
    """What a row says of a session, undoing what makes it safe to open."""
    cells = {name: unescaped(cell) for name, cell in row.items()}
    return {
        "day": date.fromisoformat(cells["day"]),
        "zone": cells["zone"],
        "status": cells["status"],
        "seconds": round(float(cells["minutes"]) * 60),
        "exercises": tuple(IDS.get(n, n) for n in cells["exercises"].split("; ") if n),
        "pain_before": int(cells["pain before"]) if cells["pain before"] else None,
        "pain_after": int(cells["pain after"]) if cells["pain after"] else None,
        "pain_next_day": int(cells["pain next day"]) if cells["pain next day"] else None,
        "feeling": cells["feeling"] or None,
        "note": cells["note"],
    }


def unescaped(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell.lstrip("'")[:1] in tuple(FORMULAS) else cell


def visible(text: str) -> str:
    kept = (c for c in text if c in "\t\r\n" or unicodedata.category(c) != "Cc")
    return "".join(kept).encode(errors="replace").decode()


def test_a_row_says_everything_that_was_said_of_a_session() -> None:
    assert written(a_session()) == [
        {
            "day": "2026-03-02",
            "zone": "Europe/Berlin",
            "status": "completed",
            "minutes": "12.08",
            "exercises": "Walking on the spot; Cat-cow",
            "pain before": "5",
            "pain after": "3",
            "pain next day": "4",
            "feeling": "about-right",
            "note": "Slept well.",
        }
    ]


def test_what_was_not_said_is_empty() -> None:
    silent = a_session(
        pain_before=None, pain_after=None, pain_next_day=None, feeling=None, note="", exercises=()
    )
    (row,) = written(silent)
    empty = ("exercises", "pain before", "pain after", "pain next day", "feeling", "note")
    assert [row[each] for each in empty] == [""] * 6


def test_no_pain_is_not_the_same_as_nothing_said() -> None:
    assert written(a_session(pain_after=0))[0]["pain after"] == "0"


def test_the_oldest_session_comes_first() -> None:
    rows = written(a_session(2), a_session(0), a_session(1))
    assert [row["day"] for row in rows] == ["2026-03-02", "2026-03-03", "2026-03-04"]


def test_a_history_without_sessions_is_its_columns() -> None:
    document = history_csv(a_small_catalog(), ())
    assert document.startswith(b"\xef\xbb\xbfday,zone,status,minutes,exercises,pain before,")
    assert document.count(b"\r\n") == 1


def test_an_exercise_that_the_catalog_has_no_more_stands_with_its_id() -> None:
    (row,) = written(a_session(exercises=("cat-cow", "long-gone")))
    assert row["exercises"] == "Cat-cow; long-gone"


@pytest.mark.parametrize("start", FORMULAS)
@pytest.mark.parametrize("before", ["", "'", "''"])
def test_no_note_is_a_formula_and_none_is_changed(start: str, before: str) -> None:
    note = f"{before}{start}SUM(A1)"
    (row,) = written(a_session(note=note))
    assert row["note"] == f"'{note}"
    assert read_back(row)["note"] == note


@pytest.mark.parametrize("note", ["'tis better", "' =1", "'", "5 - 3 = 2", " =1"])
def test_a_harmless_note_stays_as_it_is(note: str) -> None:
    assert written(a_session(note=note))[0]["note"] == note


@pytest.mark.parametrize("kind", NASTY)
def test_a_note_of_any_kind_stays_literal(kind: str) -> None:
    session = a_session().model_copy(update={"note": NASTY[kind]})
    (row,) = written(session)
    assert row["note"][:1] not in tuple(FORMULAS)
    assert read_back(row)["note"] == visible(NASTY[kind])


def test_a_history_of_any_kind_can_be_read_back_whole() -> None:
    chance = random.Random(20261121)
    pieces = [*FORMULAS, "'", '"', ",", ";", "a", "é", "漢", "👩‍👧", "\u202e", "\x00", " "]
    sessions = [
        a_session(
            at,
            seconds=chance.randrange(3601),
            status=chance.choice(["started", "partly", "completed"]),
            exercises=tuple(chance.sample(sorted(IDS.values()), chance.randrange(4))),
            pain_before=chance.choice([None, *range(11)]),
            pain_after=chance.choice([None, *range(11)]),
            pain_next_day=chance.choice([None, *range(11)]),
            feeling=chance.choice([None, "too-easy", "about-right", "too-hard"]),
            note="".join(chance.choices(pieces, k=chance.randrange(30))),
        )
        for at in range(1000)
    ]
    for row, session in zip(written(*sessions), sessions, strict=True):
        told = read_back(row)
        kept = {name: getattr(session, name) for name in told}
        assert told == {**kept, "note": visible(session.note)}
