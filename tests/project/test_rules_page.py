"""Does docs/rules.md say what the code does?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from recommender.solver import prices
from recommender.solver.preferences import PREFERENCES
from recommender.solver.rules import RULES
from recommender.solver.translation import KNOWN, LATELY, LIKED, RESTING

PAGE = (Path(__file__).parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")
PRICES = {
    "covers what was asked": (prices.FULL_VALUE,),
    "… and goes on covering it": (prices.FURTHER_VALUE,),
    "… and its neighbours": (prices.RELATED_VALUE,),
    "gives what is due": (prices.DUE,),
    "fills the minutes": (prices.SHORT,),
    "keeps what was locked": (prices.LOCK,),
    "keeps what was there": (prices.DROPPED,),
    "… and as it was": (prices.CHANGED, prices.TOUCHED),
    "… and lets nothing else in": (prices.NEWCOMER,),
    "… but does what the change asks": (prices.WANTED,),
    "… and fills the minutes first": (prices.MISSING,),
    "warms up": (prices.NO_WARM_UP,),
    "… for long enough": (prices.SHORT_WARM_UP,),
    "settles": (prices.NO_SETTLING,),
    "stays near what was asked": (prices.UNRELATED,),
    "varies its movements": (prices.FAMILY,),
    "stays down or up": (prices.GET_UP,),
    "has few exercises": (prices.EXERCISE,),
    "doses fully": (prices.SMALL_DOSE,),
    "changes direction": (prices.RUN,),
    "balances bending and arching": (prices.IMBALANCE,),
    "climbs gently": (prices.DROP,),
    "is not hard": (prices.HARD,),
    "moves little": (prices.MOVE,),
    "walks and rests a little": (prices.PASSIVE,),
    "fetches little": (prices.EQUIPMENT,),
    "heeds what is preferred": LATELY[::-1],
    "… and what is known": (KNOWN,),
    "… and what is liked": (LIKED,),
    "… and what rests today": (RESTING,),
    "wastes no time": (prices.REST,),
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
