"""Are programmes kept one after the other, with the routine of each day?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from recommender.journal import Journal, open_journal
from tests.builders_journal import MONDAY, a_programme, programme_days

THURSDAY, NEXT_MONDAY = MONDAY + timedelta(days=3), MONDAY + timedelta(weeks=1)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with open_journal(f"sqlite:///{tmp_path / 'journal.sqlite3'}") as opened:
        yield opened


def test_a_programme_comes_back_equal(journal: Journal) -> None:
    journal.begin_programme(a_programme())
    assert journal.programme(MONDAY) == a_programme()


def test_before_the_first_there_is_none(journal: Journal) -> None:
    assert journal.programme(MONDAY) is None
    assert journal.programmes() == ()


def test_one_about_to_start_is_there_and_one_that_is_over_is_not(journal: Journal) -> None:
    journal.begin_programme(a_programme())
    last = a_programme().last
    assert journal.programme(MONDAY - timedelta(weeks=3)) is not None
    assert journal.programme(last) is not None
    assert journal.programme(last + timedelta(days=1)) is None


def test_the_next_one_stops_the_one_that_runs_on_the_day_before(journal: Journal) -> None:
    journal.begin_programme(a_programme())
    journal.set_programme_days(
        "programme-1", programme_days("programme-1", [MONDAY, THURSDAY, NEXT_MONDAY])
    )
    journal.begin_programme(a_programme(key="programme-2", starts=THURSDAY))
    first, second = journal.programmes()
    assert (first.last, second.ended) == (THURSDAY - timedelta(days=1), None)
    assert [each.day for each in journal.programme_days("programme-1")] == [MONDAY]
    running = [journal.programme(day) for day in (MONDAY, THURSDAY)]
    assert [each.key for each in running if each] == ["programme-1", "programme-2"]


def test_the_next_one_leaves_one_that_was_over_as_it_was(journal: Journal) -> None:
    journal.begin_programme(a_programme())
    journal.begin_programme(a_programme(key="programme-2", starts=MONDAY + timedelta(weeks=2)))
    assert journal.programmes()[0] == a_programme()


def test_a_double_click_begins_one_programme(journal: Journal) -> None:
    journal.begin_programme(a_programme())
    journal.set_core("programme-1", ["cat-cow"])
    journal.begin_programme(a_programme())
    assert [each.core for each in journal.programmes()] == [("cat-cow",)]


def test_one_that_was_stopped_before_it_began_is_forgotten(journal: Journal) -> None:
    journal.begin_programme(a_programme())
    journal.set_programme_days("programme-1", programme_days("programme-1", [MONDAY]))
    assert journal.stop_programme("programme-1", MONDAY)
    assert journal.programmes() == ()
    assert journal.programme_days("programme-1") == ()


def test_a_programme_stopped_twice_ended_the_first_time(journal: Journal) -> None:
    journal.begin_programme(a_programme())
    assert journal.stop_programme("programme-1", THURSDAY)
    assert journal.stop_programme("programme-1", NEXT_MONDAY)
    assert journal.programmes()[0].ended == THURSDAY


def test_days_are_set_again_and_dropped_one_by_one(journal: Journal) -> None:
    journal.begin_programme(a_programme())
    first, second = programme_days("programme-1", [MONDAY, THURSDAY])
    journal.set_programme_days("programme-1", [second, first])
    easier = first.model_copy(update={"minutes": 5, "kind": "travel"})
    journal.set_programme_days("programme-1", [easier])
    assert journal.programme_days("programme-1") == (easier, second)
    journal.drop_programme_days("programme-1", [MONDAY, date(2030, 1, 1)])
    assert journal.programme_days("programme-1") == (second,)


def test_a_day_of_another_programme_is_refused(journal: Journal) -> None:
    journal.begin_programme(a_programme())
    with pytest.raises(ValueError, match="the programme that it names"):
        journal.set_programme_days("programme-1", programme_days("programme-2", [MONDAY]))


def test_nothing_is_kept_for_a_programme_that_is_not_there(journal: Journal) -> None:
    assert not journal.set_programme_days("programme-1", programme_days("programme-1", [MONDAY]))
    assert not journal.set_core("programme-1", ["cat-cow"])
    assert not journal.stop_programme("programme-1", MONDAY)
    assert journal.programme_days("programme-1") == ()


def test_newer_answers_hold_from_then_on_and_the_rest_stays(journal: Journal) -> None:
    journal.begin_programme(a_programme())
    told = {"pain": {"neck": 4}}
    assert journal.renew_answers(a_programme().key, told, THURSDAY)
    expected = a_programme().model_copy(update={"intake": told, "told_on": THURSDAY})
    assert journal.programme(MONDAY) == expected
    assert not journal.renew_answers("of-nobody", told, THURSDAY)
