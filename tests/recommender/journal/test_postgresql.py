"""Does PostgreSQL behave as SQLite does? One database, so all that needs it stands here."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date

import pytest

from recommender.journal import FIRST, Journal, Person, open_journal
from recommender.session import History
from tests.builders_journal import (
    MONDAY,
    NOON,
    a_programme,
    a_session,
    do_everything,
    everything,
    nothing_leaks,
    programme_days,
)


@pytest.fixture
def journal() -> Iterator[Journal]:
    url = os.environ.get("LIMBER_TEST_POSTGRES")
    if not url:
        give_up = pytest.fail if os.environ.get("LIMBER_REQUIRE_ALL") == "1" else pytest.skip
        give_up("install PostgreSQL and psycopg, and set LIMBER_TEST_POSTGRES to an empty database")
    with open_journal(url) as opened:
        opened.erase_everyone()
        yield open_journal(url)
        opened.erase_everyone()


def test_what_is_kept_comes_back(journal: Journal) -> None:
    id = journal.remember("{}", NOON)
    assert (journal.remember("{}", NOON), journal.routine(id)) == (id, "{}")
    assert [journal.record(a_session()), journal.record(a_session())] == [True, False]
    assert journal.rate("session-1", 6, 2)
    assert journal.session("session-1") == a_session(pain_before=6, pain_after=2)
    assert journal.sessions_since(date(2026, 11, 18))[0].finished_at == NOON
    assert journal.history().performed[0].day == date(2026, 11, 18)
    journal.set_weekly_goal(4)
    journal.set_weekly_goal(5)
    journal.block()
    assert (journal.weekly_goal(), journal.blocked()) == (5, True)
    journal.erase()
    assert (journal.history(), journal.blocked(), journal.routine(id)) == (History(), False, None)


def test_programmes_and_their_days_come_back(journal: Journal) -> None:
    journal.begin_programme(a_programme())
    days = programme_days("programme-1", [MONDAY])
    assert journal.set_programme_days("programme-1", days)
    assert (journal.programmes(), journal.programme_days("programme-1")) == ((a_programme(),), days)


def test_people_have_their_own(journal: Journal) -> None:
    nothing_leaks(journal)


def test_one_person_is_erased_and_another_stays(journal: Journal) -> None:
    anna = journal.of(journal.add_person("Anna").id)
    hers = everything(anna, id := do_everything(anna))
    do_everything(journal)
    journal.erase()
    assert everything(anna, id) == hers
    assert [each.name for each in anna.people()] == ["Anna"]
    anna.erase_everyone()
    assert anna.people() == (Person(FIRST, "Me"),)
