"""Does a reviewer get every rule whole, and nothing that a spreadsheet would run?"""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from recommender.catalog.checks import open_catalog
from recommender.catalog.loading import Catalog
from recommender.catalog.rule_words import GROUPS, action_words, group_of, limit_words, when_words
from recommender.cli import main
from recommender.exports import rules_csv
from recommender.exports.review import COLUMNS, TO_FILL_IN

CATALOG = open_catalog()


def rows(document: bytes) -> dict[str, dict[str, str]]:
    table = csv.DictReader(io.StringIO(document.decode("utf-8-sig"), newline=""))
    return {row["rule"]: row for row in table}


def with_a_rule_that(**changes: object) -> Catalog:
    first = CATALOG.rules[0].model_copy(update=changes)
    return CATALOG.model_copy(update={"rules": (first, *CATALOG.rules[1:])})


def test_every_rule_has_its_row_and_every_row_its_columns() -> None:
    told = rows(rules_csv(CATALOG))
    assert list(told) == [rule.id for rule in (*CATALOG.rules, *CATALOG.adaptations)]
    assert all(tuple(row) == (*COLUMNS, *TO_FILL_IN) for row in told.values())


def test_what_the_reviewer_fills_in_is_empty() -> None:
    for row in rows(rules_csv(CATALOG)).values():
        assert [row[column] for column in TO_FILL_IN] == [""] * len(TO_FILL_IN)


def test_a_row_says_when_what_and_who_says_so() -> None:
    row = rows(rules_csv(CATALOG))["R-KN-01"]
    assert row["in force when"] == "knee: mild"
    assert row["what it does"] == "leaves out, unless it is adjusted"
    assert row["concerns"] == "kneeling"
    assert row["spared by"] == "a cushion under the knees"
    assert "quality C" in row["sources"]
    assert row["derived"] == "yes"


def test_a_row_of_feedback_has_its_numbers_and_its_sentence_filled_in() -> None:
    row = rows(rules_csv(CATALOG))["R-PN-01"]
    assert row["in force when"] == "pain of 4 or 5 in a step"
    assert "25 % shorter" in row["what it does"]
    assert row["what a person is told"] == "Bridge is gentler today: it hurt on Monday."
    assert "Provide Physiotherapy" in row["sources"]


def test_a_rule_of_the_questions_brings_its_questions_along() -> None:
    told = rows(rules_csv(CATALOG))["R-RF-04"]["in force when"]
    (question,) = (each for each in CATALOG.questions if each.rule == "R-RF-04")
    assert question.text in told


def test_a_review_stands_in_its_row() -> None:
    catalog = with_a_rule_that(reviewed_by="A. Physio", reviewed_on=date(2026, 11, 20))
    row = rows(rules_csv(catalog))[CATALOG.rules[0].id]
    assert (row["reviewed by"], row["reviewed on"]) == ("A. Physio", "2026-11-20")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_no_cell_is_a_formula(start: str) -> None:
    catalog = with_a_rule_that(sentence=f"{start}SUM(A1)")
    row = rows(rules_csv(catalog))[CATALOG.rules[0].id]
    assert row["what a person is told"] == f"'{start}SUM(A1)"


def test_every_rule_can_be_put_into_words() -> None:
    for rule in CATALOG.rules:
        assert group_of(rule) in GROUPS
        assert action_words(rule)
        assert when_words(CATALOG, rule)
        assert bool(limit_words(rule)) == bool(rule.caps.model_dump(exclude_none=True))


def test_the_command_writes_the_same_table(tmp_path: Path) -> None:
    out = tmp_path / "rules.csv"
    assert main(["catalog", "rules", "--out", str(out)]) == 0
    assert out.read_bytes() == rules_csv(CATALOG)
