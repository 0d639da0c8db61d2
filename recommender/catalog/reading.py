"""How hard is a text to read? The grade of Kincaid and others (1975): years of school it asks for.

0.39 x words per sentence + 11.8 x syllables per word - 15.59. Syllables are counted by groups of
vowels, which is right for most words of English and a little high for the rest.
"""

from __future__ import annotations

import re

_SENTENCE_ENDS = re.compile(r"[.!?:;]+(?:\s|$)")
_WORD = re.compile(r"[A-Za-z][A-Za-z'\u2019]*")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?<![aeiouyl])(?:e|es|ed)$|(?<=[aeiouy]l)e$")


def grade(text: str) -> float:
    """The grade of a text; 0 of an empty one."""
    words = _WORD.findall(text)
    sentences = max(1, len(_SENTENCE_ENDS.findall(text)))
    if not words:
        return 0.0
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def syllables(word: str) -> int:
    """How many syllables a word has, at least one."""
    plain = re.sub(r"[^a-z]", "", word.lower())
    sounded = plain if re.search(r"[td]ed$", plain) else _SILENT.sub("", plain)
    return max(1, len(_VOWELS.findall(sounded)))
