"""Does the week say what was done, and what to do next, without blame?"""

from datetime import date

import pytest

from recommender.adherence import Aim
from recommender.catalog.checks import open_catalog
from recommender.journal import JournalUnusable, open_journal
from recommender.pages import memory, programme_making
from recommender.pages.week_meanings import AIMED_AT_BY, COUNTED_BY, MEANINGS, MEASURED_BY, cited
from recommender.pages.week_shown import part, week_shown
from recommender.performing import places
from recommender.session import Event
from tests.builders_documents import a_routine, a_small_catalog
from tests.builders_pages import NOON, a_page, a_session, links, texts
from tests.builders_weeks import a_programme, a_year

WEDNESDAY = date(2026, 11, 18)


@pytest.fixture
def journal(tmp_path, monkeypatch):
    url = f"sqlite:///{tmp_path}/journal.sqlite3"
    monkeypatch.setenv("LIMBER_DATABASE_URL", url)
    monkeypatch.setattr(memory, "now", lambda: NOON)
    # How a week is composed is tested where programmes are.
    monkeypatch.setattr(programme_making, "begin_the_week", lambda catalog: None)
    with open_journal(url) as opened:
        yield opened


def the_page():
    app = a_page("week", "week").run()
    assert not app.exception
    return app


def metrics(app):
    return {metric.label: metric.value for metric in app.metric}


def test_the_state_counts_the_week_the_streak_and_twelve_weeks():
    days = ("2026-08-20", "2026-11-09", "2026-11-10", "2026-11-16", "2026-11-18")
    shown = week_shown([a_session(day) for day in days], Aim(goal=2), today=WEDNESDAY)
    assert (shown.done, shown.week.adherence, shown.streak) == ("2 of 2", 100, 2)
    assert (shown.last_days.done, shown.last_weeks.done, shown.days_a_week) == (2, 4, "1.0")
    assert shown.span == "16 November 2026 to 22 November 2026"
    assert (shown.week.minutes, shown.ever, len(shown.recent)) == (20, 5, 4)
    assert (shown.days[0][0], shown.days[-1]) == (date(2026, 8, 31), (WEDNESDAY, 1))


@pytest.mark.parametrize(
    ("done", "goal", "sentence"),
    [
        (0, 3, "A fresh week. Your next session can be a short one."),
        (1, 3, "2 more sessions reach your goal for this week."),
        (2, 3, "1 more session reaches your goal for this week."),
        (3, 3, "You reached your goal for this week. Anything more is up to you."),
    ],
)
def test_the_next_step_looks_forward(done, goal, sentence):
    sessions = [a_session(f"2026-11-{16 + at}") for at in range(done)]
    shown = week_shown(sessions, Aim(goal=goal), WEDNESDAY)
    assert shown.next_step == sentence
    assert part(shown.week.adherence) == {0: "0 %", 1: "33 %", 2: "66 %", 3: "100 %"}[done]
    assert (shown.reached is not None) == (done >= goal)


def test_a_year_behind_a_person_is_counted_as_a_whole():
    sessions = a_year(WEDNESDAY)
    shown = week_shown(sessions, Aim(goal=3), WEDNESDAY)
    assert shown.ever == len(sessions) > 120
    assert not shown.is_young
    assert len(shown.both) == len(shown.weeks) == 12
    assert 60 <= shown.strength < 100
    assert sum(week.done for week in shown.weeks) == len(shown.recent)


def test_more_than_the_goal_is_said_as_such():
    sessions = [a_session("2026-11-16"), a_session("2026-11-18")]
    shown = week_shown(sessions, Aim(goal=1), WEDNESDAY)
    assert (shown.done, shown.reached, shown.week.adherence) == ("2 (goal 1)", "Goal reached", 100)


def test_a_week_off_asks_for_nothing_and_blames_nobody():
    off = Aim(goal=3, skipped=frozenset({date(2026, 11, 16)}))
    shown = week_shown([a_session("2026-11-16")], off, WEDNESDAY)
    assert (shown.done, shown.reached, part(shown.week.adherence)) == ("1", None, "\N{EN DASH}")
    assert shown.next_step == "A week off. Your weeks in a row stay as they are."


def test_weeks_before_the_first_session_are_not_set_beside_pain():
    days = ("2026-10-28", "2026-11-04", "2026-11-18")
    sessions = [a_session(day, pain_before=4) for day in days]
    both = week_shown(sessions, Aim(goal=1), WEDNESDAY).both
    assert [(each.adherence, each.pain) for each in both] == [
        (100, 4.0),
        (100, 4.0),
        (0, None),
        (100, 4.0),
    ]


def test_a_session_of_tomorrow_in_another_zone_is_not_drawn():
    shown = week_shown([a_session("2026-11-19")], Aim(goal=3), WEDNESDAY)
    assert shown.recent == ()
    assert shown.ever == 1


def test_an_empty_week_leads_to_today(journal):
    app = the_page()
    assert metrics(app) == {}
    assert "No sessions yet" in texts(app)
    assert app.button(key="week-start").label == "Make a routine"
    assert not app.get("plotly_chart")
    assert "Short and often beats long and rare." in texts(app)


def test_a_filled_week_shows_its_numbers_and_every_chart_with_words_and_a_table(journal):
    journal.record(a_session("2026-11-16", pain_before=6, pain_after=4))
    journal.record(a_session("2026-11-18"))
    app = the_page()
    assert metrics(app) == {
        "Sessions this week": "2 of 3",
        "Adherence, week": "66 %",
        "Days this week": "2",
        "Minutes this week": "20",
    }
    assert [header.value for header in app.header] == [
        "How is this week going?",
        "Your weeks ahead",
        "On which days did you move?",
        "Which places did you look after this week?",
        "How did it feel before and after?",
        "What changed, and why",
        "What helps over the weeks",
    ]
    charts = app.get("plotly_chart")
    assert len(charts) == len(app.table) == 4
    assert all(chart.proto.alt for chart in charts)
    assert "Low back: 8 min" in charts[2].proto.alt
    assert "Wed 18 Nov (today): 1 session" in charts[0].proto.alt
    assert app.table[1].value.to_numpy().tolist() == [
        ["18 November 2026", "1"],
        ["16 November 2026", "1"],
    ]
    assert app.table[3].value.to_numpy().tolist() == [["2026-11-16", "6", "4", "less"]]
    assert "A change of 2 points or more is seen as one that counts" in texts(app)


def test_without_ratings_or_a_session_this_week_a_sentence_stands_for_the_chart(journal):
    journal.record(a_session("2026-11-02"))
    app = the_page()
    assert len(app.get("plotly_chart")) == 2
    assert "Nothing yet this week. Your next session will show here." in texts(app)
    assert "you can rate the pain around it" in texts(app)


def test_a_streak_shows_once_there_is_one(journal):
    journal.set_weekly_goal(1)
    journal.record(a_session("2026-11-09"))
    assert metrics(the_page())["Weeks in a row"] == "1"


def test_the_longer_views_come_with_the_second_week(journal):
    for day in ("2026-11-09", "2026-11-11", "2026-11-16"):
        journal.record(a_session(day))
    assert metrics(the_page()) == {
        "Sessions this week": "1 of 3",
        "Adherence, week": "33 %",
        "Adherence, 7 days": "33 %",
        "Adherence, 4 weeks": "75 %",
        "Strength": "14 of 100",
        "Days a week": "2.1",
        "Minutes this week": "10",
    }


def test_three_rated_weeks_are_set_side_by_side_without_a_claim(journal):
    for day in ("2026-10-28", "2026-11-04"):
        journal.record(a_session(day, pain_before=5))
    assert "Do sessions and pain go together?" not in texts(the_page())
    journal.record(a_session("2026-11-18", pain_before=3))
    said = texts(the_page())
    assert "Do sessions and pain go together?" in said
    assert "This cannot say which leads to which." in said


def test_every_number_is_explained_and_said_to_be_told_by_oneself(journal):
    for day in ("2026-11-09", "2026-11-16"):
        journal.record(a_session(day))
    said = texts(the_page())
    for name, meaning in MEANINGS:
        assert f"{name}. {meaning}" in said
    assert "All of it is as you told it" in said
    assert "https://doi.org/10.2519/jospt.2018.8275" in said


def test_what_the_page_cites_is_in_the_catalog_and_another_catalog_breaks_nothing():
    for key in (MEASURED_BY, COUNTED_BY, AIMED_AT_BY):
        assert cited(open_catalog(None), key).startswith(" ([")
        assert cited(a_small_catalog(), key) == ""


def guided(journal, day):
    """A guided session, done to its end."""
    session = a_session(day, routine=journal.remember(a_routine().as_json(), NOON))
    journal.record(session)
    events = [
        Event(seq=at, at=NOON, kind="entry", entry=at - 1, step=each.step, done=each.entry.seconds)
        for at, each in enumerate(places(a_routine()), start=1)
    ]
    journal.go_on(session, events)


def test_the_work_done_in_guided_sessions_is_told_as_a_part(journal):
    guided(journal, "2026-11-16")
    assert "sessions this week you did 100 %." in texts(the_page())


def test_sessions_only_marked_as_done_tell_no_part(journal):
    kept = journal.remember(a_routine().as_json(), NOON)
    journal.record(a_session("2026-11-16", routine=kept))
    guided(journal, "2026-11-09")  # of another week
    assert "Of the stretching in your guided sessions" not in texts(the_page())


def test_a_guided_session_of_an_older_version_does_not_stop_the_page(journal):
    guided(journal, "2026-11-16")
    old = a_session("2026-11-17", routine=journal.remember("{}", NOON))
    journal.record(old)
    journal.go_on(old, [Event(seq=1, at=NOON, kind="entry", entry=0, step=0, done=5)])
    assert "sessions this week you did 100 %." in texts(the_page())


def test_a_programme_marks_its_days_and_a_goal_for_each_place(journal):
    journal.set_weekly_goal(9)
    journal.begin_programme(a_programme(WEDNESDAY))
    journal.skip_week(date(2026, 11, 2), True)
    journal.record(a_session("2026-11-16"))
    app = the_page()
    assert metrics(app)["Sessions this week"] == "1 of 3"
    row, calendar, places = (chart.proto.alt for chart in app.get("plotly_chart"))
    assert "Fri 20 Nov: recommended" in row
    assert "Weeks off, from: Mon 2 Nov 2026" in calendar
    assert "Low back: 4 min of 3 min aimed at" in places
    for sentence in ("A ring marks", "An outline marks", "A line marks the goal"):
        assert sentence in texts(app)


def test_a_week_off_aims_at_no_place(journal):
    journal.begin_programme(a_programme(WEDNESDAY))
    journal.skip_week(date(2026, 11, 16), True)
    journal.record(a_session("2026-11-16"))
    app = the_page()
    assert metrics(app)["Adherence, week"] == "\N{EN DASH}"
    assert "aimed at" not in app.get("plotly_chart")[2].proto.alt
    assert "A week off." in texts(app)


def test_the_newest_programme_of_a_week_says_what_is_aimed_at(journal):
    journal.begin_programme(a_programme(WEDNESDAY))
    neck = {"key": "programme-0002", "starts": WEDNESDAY, "intake": {"pain": {"neck": 3}}}
    journal.begin_programme(a_programme(WEDNESDAY, **neck))
    journal.record(a_session("2026-11-16"))
    places = the_page().get("plotly_chart")[2].proto.alt
    assert "Neck: 0 s of 2 min aimed at" in places
    assert "Low back: 4 min of" not in places


def test_a_programme_shows_its_days_before_the_first_session(journal):
    journal.begin_programme(a_programme(WEDNESDAY))
    app = the_page()
    assert "No sessions yet" not in texts(app)
    assert "Mon 16 Nov: recommended" in app.get("plotly_chart")[0].proto.alt
    assert metrics(app) == {}


def test_a_new_goal_is_kept_and_counts_at_once(journal):
    journal.record(a_session("2026-11-18"))
    app = the_page()
    app.number_input(key="week-goal").set_value(1).run()
    assert journal.weekly_goal() == 1
    assert metrics(app)["Sessions this week"] == "1 of 1"
    assert app.metric[0].delta == "Goal reached"
    assert "You reached your goal for this week." in texts(app)


def test_a_goal_set_in_another_tab_is_shown_and_not_overwritten(journal):
    app = the_page()
    journal.set_weekly_goal(5)
    app.run()
    assert app.number_input(key="week-goal").value == 5
    assert journal.weekly_goal() == 5


def test_a_goal_that_cannot_be_kept_gets_a_sentence(journal, monkeypatch):
    app = the_page()

    def refuse(self, sessions):
        raise JournalUnusable("The disk is full.")

    monkeypatch.setattr(type(journal), "set_weekly_goal", refuse)
    app.number_input(key="week-goal").set_value(7).run()
    assert "The disk is full." in texts(app)
    assert app.number_input(key="week-goal").value == 3


def test_after_a_warning_sign_care_comes_before_any_advice(journal):
    journal.record(a_session("2026-11-18"))
    journal.block()
    app = the_page()
    assert "Care comes first" in texts(app)
    assert "make a new routine there" in texts(app)
    assert app.button(key="week-safety").label == "Go to Today"
    assert "more sessions reach" not in texts(app)
    assert "Short and often" not in texts(app)


def test_a_journal_that_cannot_be_opened_gets_a_sentence(tmp_path, monkeypatch):
    file = tmp_path / "journal.sqlite3"
    file.write_text("this is not a database")
    monkeypatch.setenv("LIMBER_DATABASE_URL", f"sqlite:///{file}")
    app = the_page()
    assert "Your sessions cannot be shown just now" in texts(app)
    assert links(app) == {"Go to Today": "today"}
