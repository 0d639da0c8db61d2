"""Does the week hang together? Five of the programmes of docs/programmes.md, and planted faults."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import weeks
from benchmarks.drawn import COUNT, drawn
from benchmarks.weeks import core_share, ends_early, grown_too_fast, hard_neighbours, measured
from recommender.catalog.checks import open_catalog
from tests.builders_programming import MONDAY, SUNDAY, TUESDAY, WEDNESDAY, WEEK, a_routine

CATALOG = open_catalog()
SLICE = (7, 30, 49, 63, 84)
PAGE = (Path(__file__).parents[2] / "docs" / "programmes.md").read_text("utf-8")
HARD = a_routine(("bridge", 120, 3))


@pytest.mark.parametrize("number", SLICE)
def test_a_programme_gives_what_it_can_and_hangs_together(number):
    for found in measured(CATALOG, drawn(CATALOG, number)):
        assert found.faults == ()
        assert found.missing == found.least_missing
        assert ends_early(CATALOG, found) == (0, 0)
        assert all(share >= 0.5 for share in core_share(found.week))


def test_the_page_is_of_the_whole_set_and_without_a_fault():
    assert f": {COUNT} programmes" in PAGE
    assert "| Weeks that could and do not, or where it is open | 0 |" in PAGE
    assert "| Days that end early and could be filled | 0 |" in PAGE
    assert "growth, something untold | 0 |" in PAGE


def test_two_hard_days_side_by_side_are_noticed():
    assert list(hard_neighbours({MONDAY: HARD, TUESDAY: HARD}, MONDAY)) == [
        f"{TUESDAY}: hard as the day before"
    ]
    assert list(hard_neighbours({MONDAY: HARD, WEDNESDAY: HARD}, MONDAY)) == []
    assert list(hard_neighbours({SUNDAY: HARD, MONDAY + WEEK: HARD}, MONDAY + WEEK))


@pytest.mark.parametrize(
    ("now", "fits"), [((60, 1), True), ((65, 1), False), ((50, 2), True), ((55, 2), False)]
)
def test_what_grows_too_fast_is_noticed(now, fits):
    before, after = a_routine(("bridge", 50, 1)), a_routine(("bridge", *now))
    week_after = {MONDAY: before, MONDAY + WEEK: after}
    assert (list(grown_too_fast(week_after, MONDAY + WEEK)) == []) is fits
    assert (list(grown_too_fast({MONDAY: before, TUESDAY: after}, MONDAY)) == []) is fits


def test_a_shortfall_that_is_not_told_is_noticed(monkeypatch):
    whole = weeks.compose_week

    def silent(*asked):
        week = whole(*asked)
        target = {**week.target, "low-back": 10_000}
        return type(week)(**{**vars(week), "target": target})

    monkeypatch.setattr(weeks, "compose_week", silent)
    found = next(measured(CATALOG, drawn(CATALOG, 84)))
    assert any("the shortfall is not told" in each for each in found.faults)
