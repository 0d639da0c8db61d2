"""Does About tell the truth about the evidence, and about what is stored?"""

import pytest

from recommender.catalog.checks import open_catalog
from recommender.journal import open_journal
from recommender.journal.tables import METADATA
from recommender.pages.evidence_words import evidence_of
from tests.builders_pages import a_page, links, texts

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


def test_the_page_leads_to_where_things_are_taken_along_and_erased(journal):
    assert "Yours: take it along, bring it in, or erase it" in links(the_page())


def test_everything_that_the_journal_has_a_table_for_is_told(journal):
    told = {
        "people": "The names of the people",
        "routines": "Your routines",
        "sessions": "The sessions you marked as done",
        "events": "What happened in a guided session",
        "settings": "What you chose",
        "programmes": "Your programmes",
        "programme_days": "Your programmes",
    }
    said = texts(the_page())
    assert {table.name for table in METADATA.sorted_tables} == set(told)
    assert [words for words in told.values() if words not in said] == []


def test_a_journal_that_cannot_be_opened_leaves_the_page(file, monkeypatch):
    file.write_text("this is not a database")
    monkeypatch.setenv("LIMBER_DATABASE_URL", f"sqlite:///{file}")
    assert "All sources" in texts(the_page())
