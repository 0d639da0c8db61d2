"""Does the page say what was checked, what was not, and by which rules?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from recommender.catalog.checks import open_catalog
from recommender.catalog.loading import Catalog
from recommender.catalog.proof import Proof
from recommender.catalog.reading import grade
from recommender.catalog.rule_words import GROUPS
from recommender.pages import memory, trust
from recommender.pages.evidence_words import review_words
from recommender.pages.trust_shown import OLDER, rules_shown, sweep
from tests.builders_pages import a_page, texts
from tests.builders_today import opened, press

CATALOG = open_catalog()


def a_proof(**changes: Any) -> Proof:
    parts: dict[str, Any] = {
        "made_on": date(2026, 11, 21),
        "catalog": CATALOG.digest,
        "rules": CATALOG.rules_digest,
        "command": "make safety",
        "filter": {"combinations": 200_000, "forms": 366, "verdicts": 73_200_000, "unsafe": 0},
        "recipe": {
            "intakes": 10_500,
            "routines": 10_400,
            "referrals": 80,
            "nothing": 20,
            "unsafe": 0,
            "at_least_twelve": 0.98,
        },
        "planted": {"routines": 240, "routines_caught": 240, "rules": 120, "rules_caught": 120},
        "mutants": {"screening": {"made": 200, "killed": 190}},
    }
    return Proof.model_validate({**parts, **changes})


def with_proof(proof: Proof | None) -> Catalog:
    return CATALOG.model_copy(update={"proof": proof})


def the_page(monkeypatch: pytest.MonkeyPatch, catalog: Catalog = CATALOG) -> AppTest:
    monkeypatch.setattr(memory, "catalog", lambda: catalog)
    app = a_page("trust", "trust").run()
    assert not app.exception
    return app


# --- The sweep --------------------------------------------------------------------------------


def test_the_counts_of_the_sweep_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    app = the_page(monkeypatch, with_proof(a_proof()))
    counts = {metric.label: metric.value for metric in app.metric}
    thin = "\N{NARROW NO-BREAK SPACE}"
    assert counts == {
        "Unsafe found": "0",
        "Whole routines checked": f"10{thin}400",
        "Times an exercise was judged": f"73{thin}200{thin}000",
        "Planted faults caught": "360 of 360",
        "Small changes noticed": "95 %",
    }
    assert "Made on 21 November 2026 with make safety." in texts(app)
    assert OLDER not in texts(app)


def test_unsafe_ones_are_counted_wherever_they_were_found() -> None:
    filtered = {"combinations": 1, "forms": 1, "verdicts": 1, "unsafe": 2}
    found = sweep(with_proof(a_proof(filter=filtered)))
    assert found is not None
    assert found.counts[0].value == "2"


@pytest.mark.parametrize("version", ["catalog", "rules"])
def test_a_sweep_of_an_earlier_version_says_so(
    monkeypatch: pytest.MonkeyPatch, version: str
) -> None:
    app = the_page(monkeypatch, with_proof(a_proof(**{version: "0" * 16})))
    assert OLDER in texts(app)


def test_without_a_sweep_the_page_says_how_to_make_one(monkeypatch: pytest.MonkeyPatch) -> None:
    app = the_page(monkeypatch, with_proof(None))
    assert "No full check is on record for this catalog yet." in texts(app)
    assert "make safety" in texts(app)
    assert len(app.metric) == 0


def test_what_was_not_measured_is_not_shown_as_zero() -> None:
    nothing = {"routines": 0, "routines_caught": 0, "rules": 0, "rules_caught": 0}
    found = sweep(with_proof(a_proof(planted=nothing, mutants={})))
    assert found is not None
    assert [count.label for count in found.counts] == [
        "Unsafe found",
        "Whole routines checked",
        "Times an exercise was judged",
    ]


# --- What is not proved -----------------------------------------------------------------------


def test_the_page_says_what_is_not_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    said = texts(the_page(monkeypatch))
    assert "No clinician has reviewed the catalog yet." in said
    assert "That the rules are right." in said
    assert "That your answers are right." in said
    assert "CONTRIBUTING.md" in said
    for word in ("cures", "prescribe", "diagnose", "guarantee"):
        assert word not in said.lower()


@pytest.mark.parametrize(
    "text", [trust.PROMISE, *trust.HOW, *trust.NOT_PROVED, " ".join(trust.MISTAKE), OLDER]
)
def test_the_page_is_plain_to_read(text: str) -> None:
    assert grade(text) <= 8


def test_a_review_is_shown_with_its_name_and_day(monkeypatch: pytest.MonkeyPatch) -> None:
    review = {"reviewed_by": "A. Physio", "reviewed_on": date(2026, 11, 20)}
    first = CATALOG.rules[0].model_copy(update=review)
    catalog = CATALOG.model_copy(update={"rules": (first, *CATALOG.rules[1:])})
    assert review_words(catalog).startswith(f"1 of {len(rules_shown(CATALOG))} rules and 0 of ")
    assert "Reviewed by A. Physio on 20 November 2026." in texts(the_page(monkeypatch, catalog))


# --- The rules --------------------------------------------------------------------------------


def test_every_rule_is_there_with_its_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    app = the_page(monkeypatch)
    said = texts(app)
    for rule in CATALOG.rules:
        assert rule.sentence in said
        assert rule.id in said
        for key in rule.sources:
            assert CATALOG.source(key).url in said
    for each in CATALOG.adaptations:
        assert each.id in said
        assert each.effect_words in said
    assert f"All {len(CATALOG.rules) + len(CATALOG.adaptations)} rules" in said
    assert [each.label.partition(":")[0] for each in app.expander] == list(GROUPS.values())


def test_a_search_narrows_the_rules_and_opens_them(monkeypatch: pytest.MonkeyPatch) -> None:
    app = the_page(monkeypatch)
    app.text_input(key="trust-search").set_value("loads the KNEE").run()
    assert "1 rule found" in texts(app)
    assert len(app.expander) == 0
    assert CATALOG.rule("R-KN-05").sentence in texts(app)


def test_a_search_without_a_find_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    app = the_page(monkeypatch)
    app.text_input(key="trust-search").set_value("zebra").run()
    assert "No rule has all of these words." in texts(app)


def test_a_search_looks_at_sources_and_conditions_too() -> None:
    assert {rule.id for rule in rules_shown(CATALOG, "royal osteoporosis")} >= {"R-OS-01"}
    assert {rule.id for rule in rules_shown(CATALOG, "week 16")} >= {"R-PG-04"}
    assert {rule.id for rule in rules_shown(CATALOG, "r-do-10")} == {"R-DO-10"}


def test_the_rules_can_be_taken_along(monkeypatch: pytest.MonkeyPatch) -> None:
    labels = [each.label for each in the_page(monkeypatch).get("download_button")]
    assert labels == ["Rules for review (CSV)"]


# --- The way there ----------------------------------------------------------------------------


def test_about_leads_to_the_page(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIMBER_DATABASE_URL", f"sqlite:///{tmp_path / 'journal.sqlite3'}")
    app = press(opened(), "See an example routine")
    assert [link.label for link in app.get("page_link")] == ["Why you can trust this"]
