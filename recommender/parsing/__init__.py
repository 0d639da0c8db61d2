"""Is this text strict JSON, where does a value stand in it, and how is a fault told?

Python's own reader lets keys stand twice and takes NaN for a number; neither may pass here.
"""

from recommender.parsing.cursor import Cursor
from recommender.parsing.placing import line_at, place_of, place_of_fault
from recommender.parsing.strictly import (
    TOO_DEEP,
    NoNumber,
    TwiceSaid,
    Unparsable,
    parse,
    parse_loosely,
    unwelcome,
    written,
)
from recommender.parsing.wording import printable, reason, shown

__all__ = [
    "TOO_DEEP",
    "Cursor",
    "NoNumber",
    "TwiceSaid",
    "Unparsable",
    "line_at",
    "parse",
    "parse_loosely",
    "place_of",
    "place_of_fault",
    "printable",
    "reason",
    "shown",
    "unwelcome",
    "written",
]
