"""Does docs/rules.md say what the code does?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from recommender.solver import problem
from recommender.solver.preferences import PREFERENCES
from recommender.solver.rules import RULES

PAGE = (Path(__file__).parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")
PRICES = {
    "covers what was asked": (problem.FULL_VALUE,),
    "… and goes on covering it": (problem.FURTHER_VALUE,),
    "… and its neighbours": (problem.RELATED_VALUE,),
    "fills the minutes": (problem.SHORT_PRICE,),
    "keeps what was locked": (problem.LOCK_PRICE,),
    "warms up": (problem.NO_WARM_UP_PRICE,),
    "… for long enough": (problem.WARM_UP_PRICE,),
    "settles": (problem.NO_SETTLING_PRICE,),
    "stays near what was asked": (problem.UNRELATED_PRICE,),
    "varies its movements": (problem.FAMILY_PRICE,),
    "stays down or up": (problem.GET_UP_PRICE,),
    "has few exercises": (problem.EXERCISE_PRICE,),
    "doses fully": (problem.SMALL_DOSE_PRICE,),
    "changes direction": (problem.RUN_PRICE,),
    "balances bending and arching": (problem.IMBALANCE_PRICE,),
    "climbs gently": (problem.DROP_PRICE,),
    "is not hard": (problem.HARD_PRICE,),
    "moves little": (problem.MOVE_PRICE,),
    "walks and rests a little": (problem.PASSIVE_PRICE,),
    "fetches little": (problem.EQUIPMENT_PRICE,),
    "heeds what is preferred": (1, 2),
    "wastes no time": (problem.REST_PRICE,),
}


def rows(heading: str) -> Iterator[list[str]]:
    section = PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]
    for line in section.splitlines():
        if line.startswith("| ") and not line.startswith("| A routine"):
            yield [cell.strip() for cell in line.strip("|").split("|")]


def test_every_rule_stands_on_the_page_in_the_order_of_the_code() -> None:
    told = [row[0] for row in rows("What is true of every routine")]
    assert told == [rule.__name__.replace("_", " ") for rule in RULES]


def test_every_preference_stands_on_the_page_in_the_order_of_the_code() -> None:
    told = [row[0] for row in rows("What makes one routine better than another")]
    named = [name for name in told if not name.startswith("…")]
    assert named == [each.__name__.replace("_", " ") for each in PREFERENCES]


def test_every_price_on_the_page_is_the_price_in_the_code() -> None:
    told = {
        row[0]: tuple(int(number) for number in re.findall(r"\d+", row[1]))
        for row in rows("What makes one routine better than another")
    }
    assert told == PRICES
