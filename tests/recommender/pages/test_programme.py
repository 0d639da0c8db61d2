"""Does a programme come about, go on, bend and end on the Week page?"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from recommender.catalog.checks import open_catalog
from recommender.intake import check_intake
from recommender.journal import Journal, JournalUnusable, open_journal
from recommender.pages import making, memory, safety
from recommender.programme import Programme, ProgrammeDay
from recommender.recommending import recommend
from recommender.routine import Routine
from recommender.session import Session
from recommender.solver import Composition, Problem, Unsolved, compose
from tests.builders_pages import a_page, texts

MONDAY, WEDNESDAY, FRIDAY = (date(2026, 11, day) for day in (23, 25, 27))
DAYS = (MONDAY, WEDNESDAY, FRIDAY)
WEEK = timedelta(weeks=1)
CATALOG = open_catalog()
ASKED: list[Problem] = []


def at_nine(day: date) -> datetime:
    return datetime.combine(day, time(9), UTC)


class Clock:
    """The day on which the pages are opened."""

    day = MONDAY

    def now(self) -> datetime:
        return at_nine(self.day)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(memory, "now", clock.now)
    return clock


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal without anything; to copy one is quicker than to make one."""
    file = tmp_path_factory.mktemp("empty") / "journal.sqlite3"
    open_journal(f"sqlite:///{file}").close()
    return file


@pytest.fixture
def journal(
    tmp_path: Path, empty: Path, monkeypatch: pytest.MonkeyPatch, clock: Clock
) -> Iterator[Journal]:
    shutil.copy(empty, tmp_path)
    url = f"sqlite:///{tmp_path}/journal.sqlite3"
    monkeypatch.setenv("LIMBER_DATABASE_URL", url)
    monkeypatch.setattr(making, "compose_apart", composed)
    ASKED.clear()
    with open_journal(url) as opened:
        yield opened


_found: dict[str, Composition] = {}


def composed(problem: Problem) -> Composition:
    """The best routine; the same question is searched for once in all of these tests."""
    ASKED.append(problem)
    question = repr(problem)
    if question not in _found:
        _found[question] = compose(problem)
    return _found[question]


def stops(problem: Problem) -> Composition:
    raise Unsolved("The search was stopped.")


_made: dict[str, Routine] = {}


def a_routine(**told: Any) -> Routine:
    key = repr(sorted(told.items()))
    if key not in _made:
        found = recommend(CATALOG, check_intake({"minutes": 5, "pain": {"low-back": 5}, **told}))
        assert isinstance(found, Routine)
        _made[key] = found
    return _made[key]


def tell(journal: Journal, day: date, **told: Any) -> str:
    """What making a routine leaves in the journal."""
    return journal.remember(a_routine(**told).as_json(), at_nine(day) - timedelta(hours=1))


def a_programme(**changes: Any) -> Programme:
    parts: dict[str, Any] = {
        "key": "programme-0001",
        "starts": MONDAY,
        "weeks": 4,
        "minutes": {"monday": 5, "wednesday": 5, "friday": 5},
        "at": time(18),
        "zone": "UTC",
        "intake": {"pain": {"low-back": 5}},
        "told_on": MONDAY,
        "core": ("cat-cow",),
    }
    return Programme(**{**parts, **changes})


def begun(journal: Journal, days: tuple[date, ...] = DAYS, **changes: Any) -> str:
    """A programme with the same short routine on its days; gives the routine's id."""
    programme = a_programme(**changes)
    id = tell(journal, programme.told_on)
    journal.begin_programme(programme)
    journal.set_programme_days(
        programme.key,
        [ProgrammeDay(programme=programme.key, day=day, minutes=5, routine=id) for day in days],
    )
    return id


def done(journal: Journal, day: date, routine: str, **changes: Any) -> None:
    parts: dict[str, Any] = {
        "key": f"session-{day}", "routine": routine, "day": day, "zone": "UTC",
        "finished_at": at_nine(day), "seconds": 300, "exercises": ("cat-cow",),
        "region_seconds": {"low-back": 60},
    }  # fmt: skip
    journal.record(Session(**{**parts, **changes}))


def the_week(checked: bool = True) -> AppTest:
    app = a_page("week", "week")
    if checked:
        app.session_state[f"limber-kept:{safety.CHECKED}"] = (memory.today(), ())
    app.run()
    assert not app.exception
    return app


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def on_mondays(app: AppTest) -> AppTest:
    """Chooses a single day, which is quicker to compose."""
    days = next(each for each in app.get("button_group") if each.key == "programme-days")
    days.set_value(["Mon"]).run()
    return app


MONDAYS = {"monday": 5}


def keys(app: AppTest) -> set[str]:
    return {button.key for button in app.button if button.key}


# --- How it comes about ------------------------------------------------------------------------


def test_before_the_first_routine_the_way_leads_to_today(journal: Journal) -> None:
    app = the_week()
    assert "First make one routine on Today" in texts(app)
    assert "programme-make" not in keys(press(app, "programme-offer"))


def test_the_safety_questions_come_before_the_form(journal: Journal) -> None:
    tell(journal, MONDAY)
    app = press(the_week(checked=False), "programme-offer")
    assert app.title[0].value == "First, a short safety check"
    assert press(app, "programme-not-now").title[0].value == "Week"


def test_an_alarm_in_the_check_leaves_no_programme(journal: Journal) -> None:
    tell(journal, MONDAY)
    app = press(the_week(checked=False), "programme-offer")
    group = next(each for each in app.get("button_group") if each.key == "safety-emergency")
    group.set_value(safety.SOME).run()
    app.checkbox[0].check().run()
    press(app, "continue")
    assert journal.blocked()
    assert "programme-make" not in keys(app)


def test_the_form_makes_a_programme_of_the_newest_answers(journal: Journal) -> None:
    tell(journal, MONDAY)
    app = press(the_week(), "programme-offer")
    assert "For the low back (pain 5), as you told on 23 November 2026." in texts(app)
    press(app, "programme-make")
    programme = journal.programme(MONDAY)
    assert programme is not None
    assert list(programme.minutes.items()) == [("monday", 5), ("wednesday", 5), ("friday", 5)]
    assert (programme.weeks, programme.starts, programme.told_on) == (6, MONDAY, MONDAY)
    days = journal.programme_days(programme.key)
    assert [each.day for each in days] == list(DAYS)
    assert 2 <= len(programme.core) <= 4
    assert "Your programme: week 1 of 6" in texts(app)


def test_what_it_made_does_not_count_as_newer_answers(journal: Journal) -> None:
    told = tell(journal, MONDAY)
    press(on_mondays(press(the_week(), "programme-offer")), "programme-make")
    newest = journal.told_last()
    assert newest is not None
    assert newest == journal.told(told)


def test_two_presses_of_one_form_make_one_programme(journal: Journal) -> None:
    tell(journal, MONDAY)
    app, other = (on_mondays(press(the_week(), "programme-offer")) for _ in range(2))
    name = "limber-kept:programme-key"
    other.session_state[name] = app.session_state[name]
    press(app, "programme-make")
    press(other, "programme-make")
    assert len(journal.programmes()) == 1
    assert len(journal.programme_days(journal.programmes()[0].key)) == 1


def test_each_day_can_have_its_own_minutes_and_the_first_week_is_the_next(
    journal: Journal,
) -> None:
    tell(journal, MONDAY)
    app = press(the_week(), "programme-offer")
    app.toggle(key="programme-differ").set_value(True).run()
    app.number_input(key="programme-minutes-friday").set_value(7.0).run()
    starts = next(each for each in app.get("button_group") if each.key == "programme-starts")
    starts.set_value("monday").run()
    press(app, "programme-make")
    programme = journal.programme(MONDAY)
    assert programme is not None
    assert programme.minutes["friday"] == 7
    assert programme.starts == MONDAY + WEEK
    assert "It starts on 30 November 2026." in texts(app)
    assert [each.day for each in journal.programme_days(programme.key)] == [
        day + WEEK for day in DAYS
    ]


def test_when_no_chosen_day_of_this_week_is_left_it_starts_with_the_next(
    journal: Journal, clock: Clock
) -> None:
    tell(journal, FRIDAY)
    clock.day = FRIDAY + timedelta(days=1)
    app = on_mondays(press(the_week(), "programme-offer"))
    assert "It starts on Monday, 30 November 2026." in texts(app)
    press(app, "programme-make")
    programme = journal.programme(clock.day)
    assert programme is not None
    assert programme.starts == MONDAY + WEEK


@pytest.mark.parametrize(
    ("key", "value", "fault"),
    [
        ("programme-minutes", 61.0, "Minutes: write a whole number from 3 to 60."),
        ("programme-minutes", 7.5, "Minutes: write a whole number from 3 to 60."),
        ("programme-weeks", 13.0, "Weeks: write a whole number from 1 to 12."),
    ],
)
def test_what_cannot_be_used_is_named_and_nothing_is_lost(
    journal: Journal, key: str, value: float, fault: str
) -> None:
    tell(journal, MONDAY)
    app = press(the_week(), "programme-offer")
    app.number_input(key=key).set_value(value).run()
    press(app, "programme-make")
    assert fault in texts(app)
    assert app.number_input(key=key).value == value
    assert journal.programmes() == ()


def test_without_a_day_there_is_no_programme(journal: Journal) -> None:
    tell(journal, MONDAY)
    app = press(the_week(), "programme-offer")
    days = next(each for each in app.get("button_group") if each.key == "programme-days")
    days.set_value([]).run()
    press(app, "programme-make")
    assert "Days: choose at least one." in texts(app)


def test_a_search_that_stops_keeps_the_form_and_makes_nothing(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(journal, MONDAY)
    monkeypatch.setattr(making, "compose_apart", stops)
    app = press(press(the_week(), "programme-offer"), "programme-make")
    assert "The search was stopped." in texts(app)
    assert "programme-make" in keys(app)
    assert journal.programmes() == ()


def test_answers_of_five_weeks_ago_are_asked_again_first(journal: Journal) -> None:
    tell(journal, MONDAY - 5 * WEEK)
    app = press(press(the_week(), "programme-offer"), "programme-make")
    assert "Please give them again on Today" in texts(app)
    assert journal.programmes() == ()


def test_in_pregnancy_the_signs_are_asked_before_a_programme(journal: Journal) -> None:
    tell(journal, MONDAY, pregnancy_week=20)
    app = press(press(the_week(), "programme-offer"), "programme-make")
    assert "Warning signs: choose none of these" in texts(app)
    assert journal.programmes() == ()
    signs = next(e for e in app.get("button_group") if e.key == "safety-pregnancy-signs")
    signs.set_value(safety.SOME).run()
    app.checkbox(key="safety-tick-pregnancy-burning-urine").check().run()
    press(app, "programme-make")
    assert journal.blocked()
    assert journal.programmes() == ()


def test_what_rests_for_now_is_not_left_out_for_the_whole_programme(journal: Journal) -> None:
    from recommender.journal import Wish

    journal.leave_out("cat-cow", Wish(until="2026-11-30", hurt=1))
    tell(journal, MONDAY, excluded=["cat-cow", "bridge"])
    press(on_mondays(press(the_week(), "programme-offer")), "programme-make")
    programme = journal.programme(MONDAY)
    assert programme is not None
    assert programme.intake["excluded"] == ["bridge"]
    for each in journal.programme_days(programme.key):
        assert '"exercise": "cat-cow", "reference"' not in (journal.routine(each.routine) or "")


# --- How it goes on ----------------------------------------------------------------------------


def test_the_days_say_how_far_they_are_without_blame(journal: Journal, clock: Clock) -> None:
    id = begun(journal)
    done(journal, MONDAY, id, exercises=("cobra",))
    clock.day = FRIDAY
    said = texts(the_week())
    assert f"{CATALOG.exercise('cobra').name}." in said
    assert "Monday 23 November · 5 minutes · Done" in said
    assert "Wednesday 25 November · 5 minutes · Open" in said
    assert "Friday 27 November · 5 minutes · Today" in said
    assert "missed" not in said.lower()


def test_a_session_that_was_not_finished_is_partly_done(journal: Journal, clock: Clock) -> None:
    id = begun(journal)
    done(journal, MONDAY, id, status="partly")
    clock.day = WEDNESDAY
    assert "Monday 23 November · 5 minutes · Partly done" in texts(the_week())


def test_today_comes_with_a_start_and_the_core_is_marked(journal: Journal) -> None:
    begun(journal, core=(a_routine().steps[0].exercise,))
    app = the_week()
    assert {"programme-start-2026-11-23", "programme-open-2026-11-25"} <= keys(app)
    assert "programme-start-2026-11-25" not in keys(app)
    assert f"{CATALOG.exercise(a_routine().steps[0].exercise).name} (core)" in texts(app)


def test_seeing_a_day_shows_its_routine_on_today(journal: Journal) -> None:
    id = begun(journal)
    app = press(the_week(), "programme-open-2026-11-25")
    assert app.session_state["limber-kept:routine"] == id


def test_a_new_week_composes_itself_once(journal: Journal, clock: Clock) -> None:
    begun(journal)
    clock.day = MONDAY + WEEK
    app = the_week()
    days = journal.programme_days("programme-0001")
    assert [each.day for each in days[3:]] == [day + WEEK for day in DAYS]
    assert "Your programme: week 2 of 4" in texts(app)
    asked = len(ASKED)
    app.run()
    the_week()
    assert len(ASKED) == asked
    assert journal.programme_days("programme-0001") == days


def test_a_new_week_that_cannot_be_composed_says_so_and_is_not_tried_again_unasked(
    journal: Journal, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(journal, (MONDAY,), minutes=MONDAYS)
    clock.day = MONDAY + WEEK
    monkeypatch.setattr(making, "compose_apart", stops)
    app = the_week()
    assert "The search was stopped." in texts(app)
    monkeypatch.setattr(making, "compose_apart", composed)
    app.run()
    assert ASKED == []
    press(app, "programme-missing")
    assert len(journal.programme_days("programme-0001")) == 2


def test_nothing_is_composed_while_care_comes_first(journal: Journal, clock: Clock) -> None:
    begun(journal)
    journal.block()
    clock.day = MONDAY + WEEK
    app = the_week()
    assert ASKED == []
    assert "Care comes first" in texts(app)
    assert "Your programme" not in texts(app)


def test_after_four_weeks_the_answers_are_asked_again_before_more(
    journal: Journal, clock: Clock
) -> None:
    begun(journal, (MONDAY,), minutes=MONDAYS, weeks=8)
    clock.day = MONDAY + 4 * WEEK
    app = the_week()
    assert "Four weeks have passed." in texts(app)
    assert ASKED == []
    press(app, "programme-ask")
    assert app.session_state["intake-regions"] == ["low-back"]
    assert f"limber-kept:{safety.CHECKED}" not in app.session_state
    tell(journal, clock.day, pain={"low-back": 4})
    the_week()
    assert len(journal.programme_days("programme-0001")) == 2


def test_when_a_trimester_begins_the_answers_are_asked_again(
    journal: Journal, clock: Clock
) -> None:
    tell(journal, MONDAY, pregnancy_week=27)
    told = {"pain": {"low-back": 5}, "pregnancy_week": 27}
    journal.begin_programme(a_programme(intake=told))
    clock.day = MONDAY + WEEK
    app = the_week()
    assert "A new part of your pregnancy begins" in texts(app)
    assert ASKED == []


def test_in_pregnancy_a_new_week_waits_for_its_question(journal: Journal, clock: Clock) -> None:
    tell(journal, MONDAY, pregnancy_week=20)
    told = {"pain": {"low-back": 5}, "pregnancy_week": 20}
    journal.begin_programme(a_programme(intake=told, minutes=MONDAYS))
    app = press(the_week(), "programme-signs")
    assert ASKED == []
    assert "Warning signs: choose none of these" in texts(app)
    signs = next(e for e in app.get("button_group") if e.key == "safety-pregnancy-signs")
    signs.set_value(safety.NONE).run()
    press(app, "programme-signs")
    assert len(journal.programme_days("programme-0001")) == 1


def test_newer_answers_about_health_hold_for_every_later_day(
    journal: Journal, clock: Clock
) -> None:
    begun(journal, (MONDAY,), minutes=MONDAYS)
    tell(journal, FRIDAY, concerns={"knee": "severe"}, pain={"neck": 3})
    clock.day = MONDAY + WEEK
    the_week()
    for each in journal.programme_days("programme-0001")[1:]:
        routine = Routine.model_validate_json(journal.routine(each.routine) or "")
        assert routine.intake["concerns"]["knee"] == "severe"
        assert routine.intake["pain"] == {"low-back": 5}


def test_the_days_to_come_follow_other_answers_only_when_asked(
    journal: Journal, clock: Clock
) -> None:
    id = begun(journal)
    done(journal, MONDAY, id)
    clock.day = WEDNESDAY
    tell(journal, WEDNESDAY, pain={"neck": 6})
    app = the_week()
    assert "You gave other answers on 25 November 2026." in texts(app)
    assert {each.routine for each in journal.programme_days("programme-0001")} == {id}
    press(app, "programme-anew")
    monday, *later = journal.programme_days("programme-0001")
    assert monday.routine == id
    for each in later:
        routine = Routine.model_validate_json(journal.routine(each.routine) or "")
        assert routine.intake["pain"] == {"neck": 6}
    assert "You gave other answers" not in texts(app)


def test_other_answers_can_be_left_aside(journal: Journal, clock: Clock) -> None:
    begun(journal)
    clock.day = WEDNESDAY
    tell(journal, WEDNESDAY, pain={"neck": 6})
    assert "You gave other answers" not in texts(press(the_week(), "programme-leave"))


def test_a_day_that_no_longer_fits_is_not_printed(journal: Journal) -> None:
    begun(journal)
    found = a_routine()
    told = {**found.intake, "concerns": {"knee": "severe", "wrist": "severe"}, "pregnancy_week": 30}
    stricter = found.model_copy(update={"intake": told})
    journal.remember(stricter.as_json(), at_nine(MONDAY))
    app = the_week()
    assert "no longer fits your answers is left out of the paper" in texts(app)
    assert "Print the week (PDF)" not in {each.label for each in app.get("download_button")}


# --- How it bends and ends ---------------------------------------------------------------------


def test_what_is_left_is_shown_before_it_is_kept(journal: Journal, clock: Clock) -> None:
    id = begun(journal)
    done(journal, MONDAY, id)
    saturday = FRIDAY + timedelta(days=1)
    clock.day = FRIDAY
    before = journal.programme_days("programme-0001")
    app = press(the_week(), "programme-fit")
    assert "2 sessions are left of this week." in texts(app)
    press(app, "programme-fit-show")
    assert "Nothing is changed yet." in texts(app)
    press(app, "programme-fit-leave")
    assert "programme-fit-show" not in keys(app)
    assert journal.programme_days("programme-0001") == before
    press(app, "programme-fit")
    days = next(each for each in app.get("button_group") if each.key == "programme-fit-days")
    days.set_value([saturday, saturday + timedelta(days=1)]).run()
    press(app, "programme-fit-show")
    assert "Friday 27 November: free." in texts(app)
    press(app, "programme-fit-keep")
    kept = journal.programme_days("programme-0001")
    assert [(each.day, each.kind) for each in kept[2:]] == [
        (saturday, "made-up"),
        (saturday + timedelta(days=1), "made-up"),
    ]
    assert "Your week now holds Saturday and Sunday." in texts(app)
    press(app, "programme-undo")
    assert journal.programme_days("programme-0001") == before


def test_a_travel_day_is_one_tap_and_can_be_taken_back(journal: Journal) -> None:
    begun(journal)
    before = journal.programme_days("programme-0001")
    app = press(the_week(), "programme-travel-2026-11-25")
    _, wednesday, _ = journal.programme_days("programme-0001")
    assert (wednesday.kind, wednesday.minutes) == ("travel", 5)
    assert "Wednesday is a travel day now" in texts(app)
    assert "Wednesday 25 November · 5 minutes, travel day · To come" in texts(app)
    press(app, "programme-undo")
    assert journal.programme_days("programme-0001") == before


def test_a_week_off_recommends_nothing_and_can_be_taken_back(journal: Journal) -> None:
    begun(journal)
    app = press(the_week(), "programme-skip")
    assert journal.skipped_weeks() == {MONDAY}
    assert "This week is off." in texts(app)
    assert "programme-start-2026-11-23" not in keys(app)
    press(app, "programme-unskip")
    assert journal.skipped_weeks() == frozenset()
    assert "programme-start-2026-11-23" in keys(app)


def test_a_week_off_is_not_composed(journal: Journal, clock: Clock) -> None:
    begun(journal)
    journal.skip_week(MONDAY + WEEK, True)
    clock.day = MONDAY + WEEK
    the_week()
    assert ASKED == []


def test_a_stopped_programme_says_what_was_done_and_can_go_on(
    journal: Journal, clock: Clock
) -> None:
    id = begun(journal)
    done(journal, MONDAY, id)
    clock.day = WEDNESDAY
    app = press(the_week(), "programme-stop")
    assert journal.programme(WEDNESDAY) is None
    assert "You did 1 of 1 session, 5 minutes in all." in texts(app)
    press(app, "programme-another")
    assert app.number_input(key="programme-weeks").value == 4


def test_a_programme_without_any_session_ends_without_a_count(journal: Journal) -> None:
    begun(journal)
    said = texts(press(the_week(), "programme-stop"))
    assert "Your weeks ahead" in said
    journal.begin_programme(a_programme(starts=MONDAY - 6 * WEEK, weeks=2))
    said = texts(the_week())
    assert "A new one can begin whenever it suits you." in said
    assert "0 of" not in said


def test_the_week_counts_against_the_days_of_the_programme(journal: Journal) -> None:
    id = begun(journal)
    done(journal, MONDAY, id)
    app = the_week()
    assert {each.label: each.value for each in app.metric}["Sessions this week"] == "1 of 3"
    assert "week-goal" not in {each.key for each in app.number_input}
    places = next(
        each.proto.alt for each in app.get("plotly_chart") if "Low back" in each.proto.alt
    )
    assert "of 3 min aimed at" in places


def test_a_journal_that_fails_while_keeping_leaves_the_form(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise JournalUnusable("The disk is full.")

    tell(journal, MONDAY)
    app = on_mondays(press(the_week(), "programme-offer"))
    monkeypatch.setattr(Journal, "begin_programme", full)
    press(app, "programme-make")
    assert "Nothing can be kept right now. The disk is full." in texts(app)
    assert "programme-make" in keys(app)
