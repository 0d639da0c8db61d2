"""Is a text read piece by piece as it is read whole, and is every fault found in its place?"""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender.parsing import (
    Cursor,
    NoNumber,
    TwiceSaid,
    Unparsable,
    line_at,
    place_of,
    place_of_fault,
    unwelcome,
    written,
)
from recommender.parsing.cursor import LONGEST_PIECE

plain = st.none() | st.booleans() | st.integers(-(10**12), 10**12) | st.text(max_size=12)
plain |= st.floats(allow_nan=False, allow_infinity=False)
documents = st.recursive(
    plain,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=12,
)


def whole(text: str) -> Any:
    """What a cursor finds when it goes through objects and lists by itself."""
    return _whole(Cursor(text))


def _whole(cursor: Cursor) -> Any:
    if cursor.peek() == "{":
        return {key: _whole(cursor) for key, _ in cursor.members()}
    if cursor.peek() == "[":
        return [_whole(cursor) for _ in cursor.items()]
    return cursor.value()


@settings(derandomize=True, max_examples=150, deadline=None)
@given(documents, st.sampled_from([None, 1]), st.booleans())
def test_pieces_make_up_the_whole(value: Any, indent: int | None, plain_text: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=not plain_text)
    assert whole(text) == value
    assert Cursor(text).value() == value


@pytest.mark.parametrize("length", range(3_990, 4_010))
def test_a_value_is_whole_wherever_a_window_ends(length: int) -> None:
    for value in (["x" * length], ["é" * (length - 4), "\\\n\U0001f9d8"], [length] * (length // 6)):
        for text in (json.dumps(value), json.dumps(value, ensure_ascii=False)):
            assert Cursor(f" {text} ,", 0).value() == value


def test_a_value_as_long_as_the_longest_piece_is_read_and_one_longer_is_not() -> None:
    longest = json.dumps("x" * (LONGEST_PIECE - 2))
    assert len(Cursor(longest).value()) == LONGEST_PIECE - 2
    with pytest.raises(Unparsable, match="longer than 1,000,000 characters"):
        Cursor(f'["y{longest[1:]}]', 1).value()


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("", 0), ("{", 1), ("[1 2]", 3), ("[1,]", 3), ('{"a" 1}', 5), ('{"a": 1,}', 8),
        ("{1: 2}", 1), ("[tru]", 1), ('["a', 1), ("[01]", 2), ('["\t"]', 2), ("[1}", 2),
        ('{"a": }', 6),
    ],
)  # fmt: skip
def test_a_broken_text_is_broken_at_a_place(text: str, at: int) -> None:
    with pytest.raises(Unparsable) as caught:
        whole(text)
    assert caught.value.at == at


def test_what_follows_the_end_is_a_fault() -> None:
    cursor = Cursor("[1] x")
    cursor.value()
    with pytest.raises(Unparsable) as caught:
        cursor.end()
    assert caught.value.at == 4


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, "[" * 5_000 + "]" * 5_000])
def test_what_is_too_deep_is_refused(text: str) -> None:
    with pytest.raises(Unparsable, match="too many brackets"):
        Cursor(text).value()


TWICE = '{"a": {"b": [1, {"c": 1,\n"d": 2,\n"c": 3}]}}'


def test_a_key_that_stands_twice_is_found_the_second_time() -> None:
    with pytest.raises(TwiceSaid) as caught:
        Cursor(TWICE).value()
    at = place_of_fault(TWICE, 0, caught.value)
    assert (caught.value.key, TWICE[at:], line_at(TWICE, at)) == ("c", '"c": 3}]}}', 3)


@pytest.mark.parametrize(
    "number", ["NaN", "-Infinity", "1e999", "-1e999", "9" * 41, "0." + "1" * 50]
)
def test_what_is_no_number_is_found(number: str) -> None:
    text = f'{{"a": [1, {{"b": {number}}}]}}'
    with pytest.raises(NoNumber) as caught:
        Cursor(text).value()
    assert text[place_of_fault(text, 0, caught.value) :].startswith(number)


def test_a_fault_deeper_than_anybody_looks_is_told_of_what_holds_it() -> None:
    text = "[" * 60 + "NaN" + "]" * 60
    assert place_of_fault(text, 0, NoNumber("NaN")) == 40


@pytest.mark.parametrize(
    ("path", "rest"),
    [
        ((), '{"a"'),
        (("a",), '"a":'),
        (("a", 1), '{"b"'),
        (("a", 1, "b"), '"b":'),
        (("a", 1, "missing"), '{"b"'),
        (("a", 7), '"a":'),
        (("a", "b"), '"a":'),
        ((0,), '{"a"'),
    ],
)
def test_a_value_is_found_by_its_path(path: tuple[str | int, ...], rest: str) -> None:
    text = ' {"x": "{]", "a": [[3], {"b": 4}]}'.replace('"x": "{]", ', "")
    assert text[place_of(text, 1, path) :].startswith(rest)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (r'"plain \n \t \r \u00e9 \/ \" \\ \u0020"', None),
        (r'"\\u0000 \\\\b \\\\\\ud800"', None),
        (r'"\ud83e\uddd8 \uD83E\uDDD8"', None),
        (r'"a\u0000"', "\\u0000"),
        (r'"\\\u001F"', "\\u001F"),
        (r'"a\b"', "\\b"),
        (r'"\\\f"', "\\f"),
        (r'"\ud83e\ud83e\uddd8"', "\\ud83e"),
        (r'"\ud83ex"', "\\ud83e"),
        (r'"\udd00"', "\\udd00"),
        (r'"\ud83e\uddd8\uddd8"', "\\uddd8"),
    ],
)
def test_an_escape_that_cannot_be_stored_is_found(text: str, found: str | None) -> None:
    at = unwelcome(text)
    assert (at is None) == (found is None)
    assert found is None or found in text[max(0, at - 5) : at + 6]


@pytest.mark.parametrize(
    ("raw", "at"),
    [(b"ab\xff", 2), (b"\xed\xa0\x80", 0), (b"\xff\xfea\0", None), (b"\xfe\xff\0a", None)],
)
def test_bytes_that_are_no_utf_8_are_refused(raw: bytes, at: int | None) -> None:
    with pytest.raises(Unparsable) as caught:
        written(raw)
    assert caught.value.at == at


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert written(b"\xef\xbb\xbf{}") == "{}" == written("\ufeff{}")
