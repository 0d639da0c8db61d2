"""How is a fault of the file told? With its line, its key, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import ValidationError

from recommender.parsing import TOO_DEEP, printable, reason, shown

TEXTS = ("string_type", "string_unicode")
MOMENTS = ("datetime_type", "datetime_parsing", "datetime_from_date_parsing", "timezone_aware")
DAYS = ("date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact")
TIMES = ("time_type", "time_parsing")
NUMBERS = ("float_type", "float_parsing", "finite_number")


def found(error: ValidationError) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Each fault with its path; those inside a document under the document."""
    errors = error.errors(include_url=False)
    for each in errors:
        if each["type"] == "too_short" and _holds_another(each["loc"], errors):
            continue
        inner = each.get("ctx", {}).get("error")
        if isinstance(inner, ValidationError):
            yield from (((*each["loc"], *path), sentence) for path, sentence in found(inner))
        else:
            yield each["loc"], sentence(each)


def _holds_another(path: tuple[str | int, ...], errors: Sequence[Any]) -> bool:
    """Whether something in a list is wrong, so that the list only seems to be too short."""
    size = len(path)
    return any(each["loc"][:size] == path and len(each["loc"]) > size for each in errors)


def key_of(path: tuple[str | int, ...]) -> str:
    """The keys that lead to a value, without its places in lists."""
    keys = (part for part in path if isinstance(part, str) and part != "[key]")
    return printable(".".join(keys))


def sentence(error: Any) -> str:
    """What is wrong with a value, and what to do."""
    kind, context, given = error["type"], error.get("ctx", {}), shown(error.get("input"))
    if kind == "value_error":
        return str(context["error"])
    if kind == "missing":
        return "this key is missing; add it, or export the file again"
    if kind in TEXTS:
        return f"{given} is not a text; put it in quotes"
    if kind in DAYS:
        return f"{given} is not a day; write it as 2026-11-21"
    if kind in MOMENTS:
        return f"{given} is not a moment; write it with its zone, as 2026-11-21T17:00:00Z"
    if kind in TIMES:
        return f"{given} is not a time of day; write it as 17:30:00"
    if kind in NUMBERS:
        return f"{given} is not a number; write one without quotes"
    return _limit(kind, context, given) or reason(error)


def _limit(kind: str, context: Any, given: str) -> str | None:
    match kind:
        case "greater_than_equal" if isinstance(context["ge"], str):
            return f"{given} is too early; the first that can stand here is {context['ge']}"
        case "less_than_equal" if isinstance(context["le"], str):
            return f"{given} is too late; the last that can stand here is {context['le']}"
        case "less_than":
            return f"{given} is too late; it must be before {context['lt']}"
        case "string_too_long":
            return f"this text is too long; the most is {context['max_length']} characters"
        case "string_too_short":
            return f"this text is too short; the least is {context['min_length']} characters"
        case "too_long":
            return f"there are too many here; the most is {context['max_length']}"
        case "too_short":
            return "nothing stands here; there must be at least one"
        case "string_pattern_mismatch":
            return f"{given} cannot stand here; export the file again"
        case "json_invalid" if "recursion" in str(context.get("error")):
            return TOO_DEEP
        case "json_invalid":
            return "this document is not JSON; export the file again"
        case _:
            return None
