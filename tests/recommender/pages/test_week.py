"""Does the week say what was done, and what to do next, without blame?"""

from datetime import date

import pytest

from recommender.journal import JournalUnusable, open_journal
from recommender.pages import memory
from recommender.pages.week_shown import week_shown
from tests.builders_pages import NOON, a_page, a_session, links, texts

WEDNESDAY = date(2026, 11, 18)


@pytest.fixture
def journal(tmp_path, monkeypatch):
    url = f"sqlite:///{tmp_path}/journal.sqlite3"
    monkeypatch.setenv("LIMBER_DATABASE_URL", url)
    monkeypatch.setattr(memory, "now", lambda: NOON)
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
    shown = week_shown([a_session(day) for day in days], goal=2, today=WEDNESDAY)
    assert (shown.done, shown.adherence, shown.streak) == ("2 of 2", "100 %", 2)
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
    shown = week_shown(sessions, goal, WEDNESDAY)
    assert shown.next_step == sentence
    assert shown.adherence == {0: "0 %", 1: "33 %", 2: "67 %", 3: "100 %"}[done]
    assert (shown.reached is not None) == (done >= goal)


def test_more_than_the_goal_is_said_as_such():
    shown = week_shown([a_session("2026-11-16"), a_session("2026-11-18")], 1, WEDNESDAY)
    assert (shown.done, shown.reached, shown.adherence) == ("2 (goal 1)", "Goal reached", "100 %")


def test_a_session_of_tomorrow_in_another_zone_is_not_drawn():
    shown = week_shown([a_session("2026-11-19")], 3, WEDNESDAY)
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
        "Adherence": "67 %",
        "Minutes this week": "20",
    }
    assert [header.value for header in app.header] == [
        "On which days did you move?",
        "Which places did you look after this week?",
        "How did it feel before and after?",
        "What helps over the weeks",
    ]
    charts = app.get("plotly_chart")
    assert len(charts) == len(app.table) == 3
    assert all(chart.proto.alt for chart in charts)
    assert "Low back: 8 min" in charts[1].proto.alt
    assert app.table[0].value.to_numpy().tolist() == [
        ["18 November 2026", "1"],
        ["16 November 2026", "1"],
    ]
    assert app.table[2].value.to_numpy().tolist() == [["2026-11-16", "6", "4"]]


def test_without_ratings_or_a_session_this_week_a_sentence_stands_for_the_chart(journal):
    journal.record(a_session("2026-11-02"))
    app = the_page()
    assert len(app.get("plotly_chart")) == 1
    assert "Nothing yet this week. Your next session will show here." in texts(app)
    assert "you can rate the pain around it" in texts(app)


def test_a_streak_shows_once_there_is_one(journal):
    journal.set_weekly_goal(1)
    journal.record(a_session("2026-11-09"))
    assert metrics(the_page())["Weeks in a row"] == "1"


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
