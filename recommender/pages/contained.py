"""What does a file of everything hold, and what came of bringing it in? Said before and after."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from recommender.archive import Archive
from recommender.catalog.wording import counted, day_words, listed
from recommender.journal import Merged

NOTHING = "nothing yet"
NOUNS = {
    "sessions": ("session", "sessions"),
    "routines": ("routine", "routines"),
    "programmes": ("programme", "programmes"),
    "check_ins": ("weekly answer", "weekly answers"),
    "favourites": ("favourite", "favourites"),
    "left_out": ("exercise left out", "exercises left out"),
    "skipped_weeks": ("week off", "weeks off"),
}
"""What is told of a file, by its lists; what happened in a session goes with it."""
ALL_KNOWN = "Everything in this file was known here already. Nothing has changed."
NO_PLACE = "{many} did not fit: one programme runs at a time, and those that are here stand."


def contents(archive: Archive) -> tuple[str, ...]:
    """What a file holds, one line for each kind; for a file without anything, that."""
    lines = (*_rows(archive), *_choices(archive))
    return lines or (NOTHING,)


def known_here(archive: Archive, sessions: Collection[str]) -> str:
    """How many of a file's sessions are known here by their keys; nothing when it has none."""
    total = len(archive.sessions)
    known = sum(1 for each in archive.sessions if each.key in sessions)
    if not total:
        return ""
    if known == total:
        return "All of these sessions are known here already."
    if known:
        return f"{known} of these sessions {'is' if known == 1 else 'are'} known here already."
    return "None of these sessions is known here yet."


def outcome(archive: Archive, merged: Merged, programmes: Collection[str]) -> tuple[str, ...]:
    """What came of it; `programmes` are the keys of those that were here before."""
    told = []
    if new := _counted(merged.new):
        told.append(f"New here: {listed(new)}.")
    if changed := _counted(merged.changed):
        told.append(f"Brought up to date: {listed(changed)}.")
    fresh = sum(1 for each in archive.programmes if each.key not in programmes)
    if left := fresh - merged.new.get("programmes", 0):
        told.append(NO_PLACE.format(many=counted(left, "programme")))
    if not any((*merged.new.values(), *merged.changed.values())):
        told.insert(0, ALL_KNOWN)
    return tuple(told) or ("What you chose is brought in.",)


def _rows(archive: Archive) -> Iterator[str]:
    for key in NOUNS:
        if count := len(getattr(archive, key)):
            yield f"{_many(count, key)}{_span(archive) if key == 'sessions' else ''}"


def _span(archive: Archive) -> str:
    days = sorted(each.day for each in archive.sessions)
    if days[0] == days[-1]:
        return f" on {day_words(days[0])}"
    return f" from {day_words(days[0])} to {day_words(days[-1])}"


def _choices(archive: Archive) -> Iterator[str]:
    if archive.weekly_goal:
        yield f"a weekly goal of {counted(archive.weekly_goal, 'session')}"
    if archive.guidance.model_dump():
        yield "how you like to be guided: sound and voice"


def _counted(counts: Mapping[str, int]) -> list[str]:
    told = [_many(counts[key], key) for key in NOUNS if counts.get(key)]
    return told + ["what you chose"] * bool(counts.get("choices"))


def _many(count: int, key: str) -> str:
    one, more = NOUNS[key]
    return f"{count} {one if count == 1 else more}"
