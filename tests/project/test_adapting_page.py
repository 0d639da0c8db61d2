"""Does the page on adapting tell the rules of the catalog, in their order?"""

from __future__ import annotations

import json
import re
from pathlib import Path

from recommender.catalog.checks import open_catalog
from recommender.catalog.reading import grade
from recommender.catalog.rule_words import filled
from recommender.feedback import read_feedback

PAGE = (Path(__file__).parents[2] / "docs" / "adapting.md").read_text("utf-8")
CATALOG = open_catalog()


def test_the_page_has_every_rule_in_the_order_of_the_data() -> None:
    told = re.findall(r"^\| (R-PN-\d\d) \| ([a-z-]+) \| .+ \|$", PAGE, re.MULTILINE)
    assert told == [(rule.id, rule.heeds) for rule in CATALOG.adaptations]


def test_every_number_stands_in_its_row() -> None:
    words = {2: "two", 3: "three", 6: "six", 25: "quarter", 1: "one"}
    rows = dict(re.findall(r"^\| (R-PN-\d\d) \| [a-z-]+ \| (.+) \|$", PAGE, re.MULTILINE))
    for rule in CATALOG.adaptations:
        for name, number in rule.numbers.items():
            if name not in ("days", "week_days", "levels", "less_percent"):
                told = rows[rule.id]
                assert str(number) in told or words.get(number, "?") in told, (rule.id, name)


def test_the_file_that_the_page_shows_can_be_read() -> None:
    (example,) = re.findall(r"^```json\n(.+?)^```", PAGE, re.MULTILINE | re.DOTALL)
    (session,) = read_feedback(example).sessions
    assert set(json.loads(example)[0]) == set(type(session).model_fields)


def test_every_sentence_is_plain_to_read() -> None:
    for rule in CATALOG.adaptations:
        assert grade(filled(rule)) <= 8, rule.id
