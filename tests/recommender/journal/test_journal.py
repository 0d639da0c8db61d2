"""Does the journal keep what it is given, once, and let go of it when asked?"""

import multiprocessing
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from threading import Barrier

import pytest

from recommender.journal import JournalUnusable, open_journal
from recommender.session import NOTHING_DONE, Performed, Session

NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)


def session(key="session-1", day="2026-11-18", finished_at=NOON, **more):
    return Session(
        **{
            "key": key,
            "routine": "routine-1",
            "day": date.fromisoformat(day),
            "zone": "Europe/Berlin",
            "finished_at": finished_at,
            "seconds": 720,
            "exercises": ("cat-cow", "child's-pose"),
            "region_seconds": {"neck": 60, "low-back": 120},
            **more,
        }
    )


def record_after_all_are_ready(url, barrier, answers):
    with open_journal(url) as journal:
        barrier.wait(timeout=60)
        answers.put(journal.record(session()))


@pytest.fixture
def file(tmp_path):
    return tmp_path / "journal.sqlite3"


@pytest.fixture
def journal(file):
    with open_journal(f"sqlite:///{file}") as opened:
        yield opened


def test_a_routine_comes_back_letter_by_letter(journal):
    document = '{"why": "gentle — für Knie 🦵\\u0000"}\n'
    id = journal.remember(document, NOON)
    assert journal.routine(id) == document


def test_the_same_routine_remembered_twice_has_one_id_and_another_has_another(journal):
    first = journal.remember("{}", NOON)
    assert journal.remember("{}", NOON + timedelta(days=1)) == first
    assert journal.remember("[]", NOON) != first


def test_a_routine_remembered_again_counts_from_the_later_moment(journal):
    id = journal.remember("{}", NOON)
    journal.remember("{}", NOON + timedelta(days=1))
    journal.remember("{}", NOON - timedelta(days=1))
    assert journal.told(id).told_at == NOON + timedelta(days=1)


def test_an_unknown_routine_is_none(journal):
    assert journal.routine("no-such-routine") is None


def test_a_session_comes_back_equal_and_in_utc(journal):
    berlin = timezone(timedelta(hours=1))
    given = session(finished_at=datetime(2026, 11, 18, 0, 30, tzinfo=berlin), pain_before=6)
    assert journal.record(given)
    found = journal.session("session-1")
    assert found == given
    assert found.finished_at.tzinfo is UTC
    assert found.day == date(2026, 11, 18)


def test_the_local_day_is_kept_as_given_in_the_night_the_clocks_change(journal):
    # 01:30 summer time on the 25th in Berlin is the 24th in UTC.
    night = datetime(2026, 10, 24, 23, 30, tzinfo=UTC)
    journal.record(session(day="2026-10-25", finished_at=night))
    assert journal.session("session-1").day == date(2026, 10, 25)
    assert journal.sessions_since(date(2026, 10, 25)) != ()


def test_a_moment_without_a_zone_is_refused(journal):
    with pytest.raises(ValueError, match="zone"):
        journal.record(session(finished_at=datetime(2026, 11, 18, 12)))
    with pytest.raises(ValueError, match="zone"):
        journal.remember("{}", datetime(2026, 11, 18, 12))


def test_a_double_click_makes_one_session_and_the_first_stands(journal):
    assert journal.record(session(seconds=720)) is True
    assert journal.record(session(seconds=999)) is False
    assert [each.seconds for each in journal.sessions_since(date.min)] == [720]


def test_eight_threads_with_one_key_make_one_session(journal):
    together = Barrier(8)

    def click(_):
        together.wait(timeout=60)
        return journal.record(session())

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(click, range(8)))
    assert sorted(answers) == [False] * 7 + [True]
    assert len(journal.sessions_since(date.min)) == 1


def test_two_processes_with_one_key_make_one_session(file):
    spawn = multiprocessing.get_context("spawn")
    barrier, answers = spawn.Barrier(2), spawn.Queue()
    job = (f"sqlite:///{file}", barrier, answers)
    tabs = [spawn.Process(target=record_after_all_are_ready, args=job) for _ in range(2)]
    for tab in tabs:
        tab.start()
    assert sorted(answers.get(timeout=60) for _ in tabs) == [False, True]
    for tab in tabs:
        tab.join(60)
    with open_journal(f"sqlite:///{file}") as journal:
        assert len(journal.sessions_since(date.min)) == 1


def test_a_mistaken_mark_can_be_undone_once(journal):
    journal.record(session())
    assert journal.forget_session("session-1") is True
    assert journal.forget_session("session-1") is False
    assert journal.session("session-1") is None


def test_pain_can_be_set_changed_and_taken_back(journal):
    journal.record(session(pain_before=5))
    assert journal.rate("session-1", 0, 10) is True
    assert journal.session("session-1") == session(pain_before=0, pain_after=10)
    journal.rate("session-1", None, None)
    assert journal.session("session-1") == session()


def test_pain_outside_0_to_10_or_of_an_unknown_session_is_not_set(journal):
    with pytest.raises(ValueError, match="from 0 to 10"):
        journal.rate("session-1", 11, None)
    assert journal.rate("no-such-session", 1, 1) is False


def test_sessions_are_ordered_by_day_then_by_finish(journal):
    journal.record(session("evening-19", "2026-11-19", NOON + timedelta(hours=30)))
    journal.record(session("second-18", "2026-11-18", NOON + timedelta(microseconds=1)))
    journal.record(session("first--18", "2026-11-18", NOON))
    journal.record(session("before-17", "2026-11-17", NOON))
    since = journal.sessions_since(date(2026, 11, 18))
    assert [each.key for each in since] == ["first--18", "second-18", "evening-19"]


def test_history_is_the_newest_fourteen_with_the_newest_last(journal):
    for number in range(1, 17):
        journal.record(session(f"session-{number:02}", f"2026-11-{number:02}"))
    history = journal.history()
    assert [each.day.day for each in history.performed] == list(range(3, 17))
    assert history.performed[-1] == Performed(
        day=date(2026, 11, 16), exercises=("cat-cow", "child's-pose")
    )
    assert len(journal.history(limit=2).performed) == 2
    assert journal.history(limit=0) == NOTHING_DONE


def test_the_weekly_goal_is_three_until_set(journal):
    assert journal.weekly_goal() == 3
    journal.set_weekly_goal(5)
    journal.set_weekly_goal(14)
    assert journal.weekly_goal() == 14


@pytest.mark.parametrize("sessions", [0, 15, -1])
def test_a_weekly_goal_outside_1_to_14_is_refused_with_a_sentence(journal, sessions):
    with pytest.raises(ValueError, match="from 1 to 14 sessions"):
        journal.set_weekly_goal(sessions)
    assert journal.weekly_goal() == 3


def test_a_referral_blocks_until_asked_again(journal, file):
    assert journal.blocked() is False
    journal.block()
    journal.block()
    with open_journal(f"sqlite:///{file}") as another_window:
        assert another_window.blocked() is True
    journal.unblock()
    assert journal.blocked() is False


def test_erasing_leaves_no_byte_of_a_routine_or_session(journal, file):
    journal.remember('{"why": "MARKER-ROUTINE"}' + " " * 20_000, NOON)
    for number in range(50):
        journal.record(session(f"session-{number:02}", zone="MARKER-ZONE"))
    journal.forget_session("session-00")
    assert b"MARKER" in bytes_beside(file)

    journal.erase()

    assert b"MARKER" not in bytes_beside(file)
    assert journal.sessions_since(date.min) == ()
    assert journal.record(session()) is True


def test_erasing_takes_settings_and_the_block_with_it(journal):
    journal.set_weekly_goal(9)
    journal.block()
    journal.erase()
    assert (journal.weekly_goal(), journal.blocked()) == (3, False)


def test_erasing_says_so_when_another_window_still_holds_the_old_text(journal, file, monkeypatch):
    monkeypatch.setattr("recommender.journal.engines.PRAGMAS", ("busy_timeout=1",))
    with (
        open_journal(f"sqlite:///{file}") as hasty,
        closing(sqlite3.connect(file, isolation_level=None)) as reader,
    ):
        journal.record(session())
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM sessions").fetchall()
        with pytest.raises(JournalUnusable, match="close it and erase once more"):
            hasty.erase()
        reader.execute("COMMIT")
        hasty.erase()


def test_a_locked_journal_asks_for_patience(journal, file, monkeypatch):
    monkeypatch.setattr("recommender.journal.engines.PRAGMAS", ("busy_timeout=1",))
    with (
        open_journal(f"sqlite:///{file}") as hasty,
        closing(sqlite3.connect(file, isolation_level=None)) as writer,
    ):
        writer.execute("BEGIN IMMEDIATE")
        with pytest.raises(JournalUnusable, match="busy in another window"):
            hasty.record(session())
        writer.execute("ROLLBACK")
        assert hasty.record(session()) is True


@pytest.mark.parametrize(
    ("column", "stored"),
    [
        ("exercises", "not json"),
        ("day", "2026-02-30"),
        ("finished_at", "yesterday"),
        ("pain_after", 99),
    ],
)
def test_a_damaged_session_is_a_sentence_without_its_content(journal, file, column, stored):
    journal.record(session())
    with closing(sqlite3.connect(file, isolation_level=None)) as vandal:
        vandal.execute(f"UPDATE sessions SET {column} = ?", (stored,))
    with pytest.raises(JournalUnusable, match="damaged") as unusable:
        journal.session("session-1")
    assert unusable.value.__cause__ is None


def test_a_full_disk_is_a_sentence_and_what_was_saved_stays(journal, file, monkeypatch):
    journal.record(session())
    monkeypatch.setattr("recommender.journal.engines.PRAGMAS", ("max_page_count=1",))
    with open_journal(f"sqlite:///{file}") as cramped:
        with pytest.raises(JournalUnusable, match="free some space"):
            cramped.remember("x" * 100_000, NOON)
        assert cramped.session("session-1") == session()


def test_no_error_quotes_what_a_person_said(journal, file):
    with closing(sqlite3.connect(file, isolation_level=None)) as vandal:
        vandal.execute("DROP TABLE sessions")
    with pytest.raises(JournalUnusable) as unusable:
        journal.record(session(zone="MARKER-ZONE"))
    assert "MARKER" not in f"{unusable.value} {unusable.value.__cause__}"


def bytes_beside(file):
    return b"".join(each.read_bytes() for each in sorted(file.parent.iterdir()))
