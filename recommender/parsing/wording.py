"""How is a fault of a value told? In one line, quoting little, with what to write instead."""

from __future__ import annotations

import json
from typing import Any

LONGEST_QUOTE = 60
"""A fault repeats no more characters than this of what was sent."""


def shown(value: Any) -> str:
    """A value as a fault may quote it: short, and on one line."""
    return printable(json.dumps(value, ensure_ascii=False, default=str))


def printable(text: str) -> str:
    """The beginning of a text, without anything that breaks a line or colours a terminal."""
    short = text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}..."
    return "".join(character if character.isprintable() else "?" for character in short)


def reason(error: Any) -> str:
    """What is wrong with a value, from an error of pydantic, and what to write instead."""
    context, given = error.get("ctx", {}), shown(error.get("input"))
    match error["type"]:
        case "missing":
            return "this answer is missing; please add it"
        case "extra_forbidden":
            return "this key is unknown; remove it or check its spelling"
        case "greater_than_equal":
            return f"{given} is too small; the least is {context['ge']}"
        case "less_than_equal":
            return f"{given} is too large; the most is {context['le']}"
        case "literal_error":
            return f"{given} is not a choice; choose {context['expected']}"
        case "too_short":
            return "name at least one painful place with its pain from 1 to 10"
        case "too_long":
            return f"this list is too long; name at most {context['max_length']}"
        case "int_type" | "int_from_float" | "int_parsing" | "int_parsing_size":
            return f"{given} is not a whole number; write one without quotes"
        case "bool_type" | "bool_parsing":
            return f"{given} is not true or false; write one of them without quotes"
        case "tuple_type":
            return f"{given} is not a list; put it in square brackets"
        case "dict_type" | "model_type" | "model_attributes_type":
            return f"{given} is not an object; put keys and answers in braces"
        case "string_type" | "string_pattern_mismatch" | "string_too_long":
            return f"{given} is not an id; ids are short: small letters, digits and hyphens"
        case _:
            return f"{given} cannot be read; check this answer"
