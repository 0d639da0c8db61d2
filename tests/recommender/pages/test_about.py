"""Does About tell the truth about the evidence, and does erasing leave nothing?"""

import json
from datetime import date

import pytest

from recommender.catalog.checks import open_catalog
from recommender.journal import JournalUnusable, open_journal
from recommender.pages.erasing import sessions_document
from recommender.pages.evidence_words import evidence_of
from tests.builders_pages import NOON, a_page, a_session, texts

CATALOG = open_catalog()


@pytest.fixture
def file(tmp_path):
    return tmp_path / "journal.sqlite3"


@pytest.fixture
def journal(file, monkeypatch):
    monkeypatch.setenv("LIMBER_DATABASE_URL", f"sqlite:///{file}")
    with open_journal(f"sqlite:///{file}") as opened:
        yield opened


def the_page():
    app = a_page("about", "about").run()
    assert not app.exception
    return app


def test_the_counts_are_those_of_the_catalog():
    evidence = evidence_of(CATALOG)
    assert (evidence.exercises, evidence.sources) == (
        len(CATALOG.exercises),
        len(CATALOG.sources),
    )
    assert sum(evidence.by_quality.values()) == evidence.sources
    derived = [rule.id for rule in CATALOG.rules if rule.derived]
    assert f"{len(derived)} of {len(CATALOG.rules)} safety rules" in evidence.derived_words()


def test_the_page_is_honest(journal):
    app = the_page()
    said = texts(app)
    assert "No clinician has reviewed the catalog yet." in said
    assert "They do not prove that the table is right." in said
    assert "Your answers to the safety questions are never stored." in said
    counts = {metric.label: metric.value for metric in app.metric}
    assert counts["Exercises"] == str(len(CATALOG.exercises))
    assert counts["Sources"] == str(len(CATALOG.sources))
    for word in ("cures", "prescribe", "diagnose", "guarantee"):
        assert word not in said.lower()


def test_the_page_shows_all_sources_the_advice_and_the_versions(journal):
    said = texts(the_page())
    assert [source.url for source in CATALOG.sources if source.url not in said] == []
    assert [each.id for each in CATALOG.advice if each.shown_at == "about"] != []
    for advice in CATALOG.advice:
        assert (advice.sentence in said) == (advice.shown_at == "about")
    assert CATALOG.digest in said
    assert CATALOG.rules_digest in said


def test_nothing_is_erased_before_the_box_is_ticked(journal):
    journal.record(a_session("2026-11-18"))
    app = the_page()
    assert app.button(key="erase").disabled
    assert "1 session with pain ratings" in app.checkbox(key="erase-sure").label
    assert len(journal.sessions_since(date.min)) == 1


def test_erasing_leaves_nothing_and_says_so(journal, file):
    routine = journal.remember('{"pain": "marker-of-a-routine"}', NOON)
    journal.record(a_session("2026-11-18", key="marker-of-a-session"))
    journal.set_weekly_goal(9)
    journal.block()
    app = the_page()
    app.session_state["limber-kept:answers"] = "marker-of-an-answer"
    app.query_params["routine"] = routine
    app.checkbox(key="erase-sure").check().run()
    app.button(key="erase").click().run()
    assert not app.exception
    assert "Everything is deleted" in texts(app)
    assert journal.sessions_since(date.min) == ()
    assert journal.routine(routine) is None
    assert (journal.weekly_goal(), journal.blocked()) == (3, False)
    assert "limber-kept:answers" not in app.session_state
    assert dict(app.query_params.items()) == {}
    left = b"".join(each.read_bytes() for each in file.parent.iterdir())
    assert b"marker" not in left


def test_after_erasing_the_box_is_empty_again(journal):
    app = the_page()
    app.checkbox(key="erase-sure").check().run()
    app.button(key="erase").click().run()
    assert [box.key for box in app.checkbox] == []
    app.run()
    assert not app.checkbox(key="erase-sure").value
    assert app.button(key="erase").disabled


def test_an_erasure_that_fails_says_so_and_forgets_nothing(journal, monkeypatch):
    journal.record(a_session("2026-11-18"))
    app = the_page()

    def refuse(self):
        raise JournalUnusable("The journal is busy in another window.")

    monkeypatch.setattr(type(journal), "erase", refuse)
    app.checkbox(key="erase-sure").check().run()
    app.button(key="erase").click().run()
    assert "The journal is busy in another window." in texts(app)
    assert "Everything is deleted" not in texts(app)
    assert len(journal.sessions_since(date.min)) == 1


def test_the_download_holds_every_session_and_the_goal():
    sessions = (a_session("2026-11-16", pain_before=6), a_session("2026-11-18"))
    document = json.loads(sessions_document(sessions, goal=4))
    assert document["weekly_goal"] == 4
    assert [each["day"] for each in document["sessions"]] == ["2026-11-16", "2026-11-18"]
    assert document["sessions"][0]["pain_before"] == 6


def test_the_download_is_offered_when_there_is_something_to_take(journal):
    assert not the_page().get("download_button")
    journal.record(a_session("2026-11-18"))
    assert len(the_page().get("download_button")) == 1


def test_a_journal_that_cannot_be_opened_leaves_the_rest_of_the_page(file, monkeypatch):
    file.write_text("this is not a database")
    monkeypatch.setenv("LIMBER_DATABASE_URL", f"sqlite:///{file}")
    app = the_page()
    assert "Nothing can be erased just now" in texts(app)
    assert "All sources" in texts(app)
