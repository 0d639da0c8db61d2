"""Are favourites, weeks off and weekly answers kept, and taken back one by one?"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Barrier

import pytest

from recommender.journal import CheckIn, Journal, Wish, open_journal
from tests.builders_journal import MONDAY


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with open_journal(f"sqlite:///{tmp_path / 'journal.sqlite3'}") as opened:
        yield opened


def test_favourites_stay_in_the_order_in_which_they_were_chosen(journal: Journal) -> None:
    assert journal.favourites() == ()
    for name in ("sphinx", "cat-cow", "sphinx"):
        journal.set_favourite(name, True)
    assert journal.favourites() == ("sphinx", "cat-cow")
    journal.set_favourite("sphinx", False)
    journal.set_favourite("never-chosen", False)
    assert journal.favourites() == ("cat-cow",)


def test_a_week_off_is_named_by_its_monday_and_can_be_taken_back(journal: Journal) -> None:
    journal.skip_week(MONDAY, True)
    journal.skip_week(MONDAY + timedelta(weeks=1), True)
    journal.skip_week(MONDAY, False)
    assert journal.skipped_weeks() == {MONDAY + timedelta(weeks=1)}
    with pytest.raises(ValueError, match="on a Monday"):
        journal.skip_week(MONDAY + timedelta(days=1), True)


def test_the_weekly_answers_come_by_day_and_the_later_of_a_day_stands(journal: Journal) -> None:
    journal.check_in(MONDAY, "worse")
    journal.check_in(MONDAY - timedelta(weeks=1), "same")
    journal.check_in(MONDAY, "better")
    assert journal.check_ins() == (
        CheckIn(MONDAY - timedelta(weeks=1), "same"),
        CheckIn(MONDAY, "better"),
    )


def test_an_answer_that_was_not_offered_is_refused(journal: Journal) -> None:
    with pytest.raises(ValueError, match="better, the same or worse"):
        journal.check_in(MONDAY, "splendid")  # type: ignore[arg-type]
    assert journal.check_ins() == ()


def test_eight_windows_that_leave_something_out_at_once_lose_no_wish(journal: Journal) -> None:
    together = Barrier(8)

    def leave_out(number: int) -> None:
        together.wait(timeout=60)
        journal.leave_out(f"exercise-{number}", Wish())

    with ThreadPoolExecutor(8) as windows:
        list(windows.map(leave_out, range(8)))
    assert set(journal.left_out()) == {f"exercise-{number}" for number in range(8)}
