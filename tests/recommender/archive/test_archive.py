"""Is a good file read whole and written to the same bytes, and are faults told with their lines?"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from recommender import archive as room
from recommender.archive import (
    LARGEST_ARCHIVE_BYTES,
    Archive,
    BadArchive,
    parts,
    plain,
    read_archive,
    schema,
    written,
)
from recommender.archive.contents import LONGEST_NAME, MOST_EVENTS_IN_ALL, MOST_SESSIONS
from recommender.archive.documents import as_usually_written
from recommender.journal import LONGEST_NAME as LONGEST_KEPT
from recommender.journal import WEEKLY_GOALS
from recommender.routine import Routine
from tests.builders_archive import (
    a_document,
    a_history,
    a_kept_routine,
    a_session,
    an_archive,
    an_event,
    contents,
    raw,
)
from tests.builders_documents import a_routine

HOUSE = Path(__file__).resolve().parents[3]
TODAY = date(2026, 11, 18)


def faults(told: Any, today: date | None = None) -> tuple[str, ...]:
    with pytest.raises(BadArchive) as caught:
        read_archive(told if isinstance(told, bytes) else raw(told), today)
    return caught.value.faults


# --- What is read -----------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(20))
def test_what_is_written_is_read_back_and_written_to_the_same_bytes(seed: int) -> None:
    first = written(a_history(seed))
    again = read_archive(first, TODAY)
    assert again == room.in_order(a_history(seed))
    assert written(again) == first


def test_nothing_but_the_version_is_a_file_of_nothing() -> None:
    assert read_archive(b'{"schema_version": 1}') == Archive(schema_version=1)


def test_a_byte_order_mark_indents_and_an_order_of_its_own_change_nothing() -> None:
    told = dict(reversed(contents().items()))
    same = b"\xef\xbb\xbf" + json.dumps(told, indent=4, ensure_ascii=False).encode()
    assert read_archive(same) == read_archive(json.dumps(contents()).encode())


def test_each_row_stands_on_a_line_of_its_own() -> None:
    lines = written(an_archive()).decode().splitlines()
    assert lines[0] == "{"
    assert lines[-1] == "}"
    assert sum(line.startswith('{"key":"session-1"') for line in lines) == 1
    assert '"weekly_goal": 4,' in lines


def test_what_was_never_said_is_not_written() -> None:
    quiet = a_session(pain_before=None, pain_after=None, pain_next_day=None, feeling=None, note="")
    told = json.loads(written(an_archive(sessions=[quiet])))
    assert set(told["sessions"][0]) == set(quiet) - {
        "pain_before", "pain_after", "pain_next_day", "feeling", "note",
    }  # fmt: skip
    assert None not in told["events"][0]["events"][0].values()


def test_what_was_told_as_none_inside_a_document_stays() -> None:
    told = json.loads(written(an_archive()))
    assert told["programmes"][0]["intake"] == {"pain": {"low-back": 4}, "pregnancy_week": None}
    assert told["routines"][0]["document"] == a_document()


def test_a_routine_keeps_its_very_characters() -> None:
    usual = a_routine().as_json()
    other = json.dumps(a_document(), separators=(",", ":"))
    for text, kind in ((usual, dict), (other, str), (usual + "\n", str)):
        told = an_archive(routines=[a_kept_routine(document=text)])
        assert told.routines[0].document == text
        document = json.loads(written(told))["routines"][0]["document"]
        assert isinstance(document, kind)
        assert read_archive(written(told)).routines[0].document == text


def test_a_routine_is_written_as_the_routine_writes_itself() -> None:
    odd = {"why": 'é "\\/\b\n\t \x7f\u2028 \U0001f9d8', "n": [0, -1, 2**60, [], {}]}
    for document in (a_document(), {**a_document(), **odd}):
        usual = json.dumps(document, indent=2, ensure_ascii=False) + "\n"
        assert as_usually_written(document) == usual


def test_a_revised_routine_is_a_routine() -> None:
    revised = a_document(revised=("cat-cow",))
    assert Routine.model_validate(revised).revised == ("cat-cow",)
    assert an_archive(routines=[a_kept_routine(document=revised)]).routines


def test_a_person_s_text_loses_control_characters_and_nothing_else() -> None:
    assert plain("a\x00b\x1b[31mc\td\r\ne\x0b\u202e\U0001f9d8") == "ab[31mc\td\r\ne\u202e\U0001f9d8"


# --- What is refused ----------------------------------------------------------------------------


def test_each_fault_has_the_line_of_its_value() -> None:
    told = contents(weekly_goal=99, sessions=[a_session(day="2026-02-30", zone="../../etc")])
    lines = raw(told).decode().splitlines()
    for fault, value in zip(faults(told), ("99", "2026-02-30", "../../etc"), strict=True):
        number = int(fault.split(":")[0].removeprefix("line "))
        assert value in lines[number - 1]
        assert value in fault


def test_a_fault_deep_inside_a_routine_has_its_own_line() -> None:
    document = a_document()
    document["steps"][1]["ledger"][0]["kind"] = "wrok"
    told = contents(routines=[a_kept_routine(document=document)])
    (fault,) = faults(told)
    number = int(fault.split(":")[0].removeprefix("line "))
    assert '"wrok"' in raw(told).decode().splitlines()[number - 1]
    assert "routines.document.steps.ledger.kind" in fault


def test_no_more_than_twenty_faults_are_told() -> None:
    many = [a_session(key=f"session-{n}", seconds=-1) for n in range(50)]
    assert len(faults(contents(sessions=many))) == 20


def test_the_largest_file_is_read_and_one_byte_more_is_not() -> None:
    good = raw(contents())
    assert read_archive(good.ljust(LARGEST_ARCHIVE_BYTES)) == an_archive()
    assert faults(good.ljust(LARGEST_ARCHIVE_BYTES + 1))[0].startswith(
        "archive: the file is larger than 20 MB"
    )


def test_the_largest_file_fits_through_the_page() -> None:
    settings = (HOUSE / ".streamlit" / "config.toml").read_text("utf-8")
    assert f"maxUploadSize = {LARGEST_ARCHIVE_BYTES // 1_000_000} " in settings


@pytest.mark.parametrize(
    ("late", "key"),
    [
        ({"sessions": [a_session(day="2026-11-20")]}, "sessions.day"),
        ({"sessions": [a_session(finished_at="2026-11-20T00:00:00Z")]}, "sessions.finished_at"),
        ({"routines": [a_kept_routine(told_at="2026-11-20T00:00:00Z")]}, "routines.told_at"),
        ({"check_ins": [{"day": "2026-11-20", "course": "worse"}]}, "check_ins.day"),
    ],
)
def test_what_has_not_come_yet_would_count_as_the_newest_and_is_refused(
    late: dict[str, Any], key: str
) -> None:
    (fault,) = faults(contents(**late), TODAY)
    assert f"{key}: 2026-11-20 has not come yet" in fault
    tomorrow = json.loads(json.dumps(late).replace("11-20", "11-19"))
    assert read_archive(raw(contents(**tomorrow)), TODAY)
    assert read_archive(raw(contents(**late)))


def test_there_may_be_as_many_rows_as_the_page_says_and_no_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kind, _ = room.contents.ROWS["sessions"]
    monkeypatch.setitem(room.contents.ROWS, "sessions", (kind, 2))  # type: ignore[arg-type]
    three = [a_session(key=f"session-{n}") for n in (1, 2, 3)]
    assert read_archive(raw(contents(sessions=three[:2])))
    assert "sessions: there are too many here; the most is 2" in faults(contents(sessions=three))[0]
    assert (MOST_SESSIONS, MOST_EVENTS_IN_ALL) == (20_000, 100_000)


def test_events_are_counted_over_all_sessions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room.reading, "MOST_EVENTS_IN_ALL", 3)
    logs = [{"session": f"session-{n}", "events": [an_event(1), an_event(2)]} for n in (1, 2)]
    told = contents(sessions=[a_session(), a_session(key="session-2")], events=logs)
    assert "events: there are too many here; the most is 3" in faults(told)[0]


def test_a_stop_sign_is_there_without_saying_which() -> None:
    told = [{"session": "session-1", "events": [an_event(1, kind="sign")]}]
    assert an_archive(events=told).events[0].events[0].id is None
    named = [an_event(1, kind="sign", id="saddle-numbness")]
    (fault,) = faults(contents(events=[{"session": "session-1", "events": named}]))
    assert "remove the id" in fault


# --- Several files ------------------------------------------------------------------------------


def test_what_is_too_large_for_one_file_makes_several_that_hold_it_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = a_history(11)
    assert len(whole.sessions) == 40
    assert parts(whole) == (written(whole),)
    monkeypatch.setattr(room.writing, "LARGEST_ARCHIVE_BYTES", len(written(whole)) // 3)
    files = [read_archive(each) for each in parts(whole)]
    assert len(files) > 2
    for key in ("sessions", "routines", "events"):
        rows = [row for file in files for row in getattr(file, key)]
        assert sorted(rows, key=repr) == sorted(getattr(whole, key), key=repr)
    assert {file.weekly_goal for file in files} == {whole.weekly_goal}


def test_a_day_that_is_too_large_by_itself_stays_in_one_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(room.writing, "LARGEST_ARCHIVE_BYTES", 10)
    assert parts(an_archive()) == (written(an_archive()),)
    assert parts(Archive(schema_version=1)) == (written(Archive(schema_version=1)),)


# --- The words and the shape --------------------------------------------------------------------


def test_the_schema_takes_what_is_written_and_refuses_a_stranger() -> None:
    shape = jsonschema.Draft202012Validator(
        json.loads(schema()), format_checker=jsonschema.FormatChecker()
    )
    for seed in range(5):
        shape.validate(json.loads(written(a_history(seed))))
    for strange in ({"surprise": 1}, {"weekly_goal": 15}, {"sessions": [a_session(day="today")]}):
        assert not shape.is_valid(contents(**strange))


def test_every_key_of_the_file_is_explained() -> None:
    page = (HOUSE / "docs" / "archive.md").read_text("utf-8")
    for key in Archive.model_fields:
        assert f"`{key}`" in page, key


def test_the_file_and_the_journal_agree_on_what_can_be_chosen() -> None:
    assert LONGEST_NAME == LONGEST_KEPT
    goal = json.loads(schema())["properties"]["weekly_goal"]["anyOf"][0]
    assert (goal["minimum"], goal["maximum"]) == (WEEKLY_GOALS[0], WEEKLY_GOALS[-1])


def test_days_far_away_are_told_as_too_early_or_too_late() -> None:
    early, late = a_session(day="1969-12-31"), a_session(key="session-2", day="2200-01-01")
    first, second = faults(contents(sessions=[early, late], events=[]))
    assert "too early; the first that can stand here is 1970-01-01" in first
    assert "too late; the last that can stand here is 2199-12-31" in second
