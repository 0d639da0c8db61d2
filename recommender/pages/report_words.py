"""What does a report say, in a few lines to read before it is saved?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recommender.catalog.loading import Catalog
from recommender.catalog.wording import counted, day_words, duration, listed
from recommender.reporting import Report
from recommender.reporting.report import Course, Hurt, Kept, Note, Pain
from recommender.routine import Routine

MOST_NOTES = 10
"""Notes that are shown before the PDF; the page has not room for many more."""


def preview(catalog: Catalog, told: Report) -> tuple[str, ...]:
    """One line for each thing it says; parts that were not chosen are not there."""
    return tuple(_lines(catalog, told))


def _lines(catalog: Catalog, told: Report) -> Iterator[str]:
    yield f"{day_words(told.since)} to {day_words(told.until)}"
    if told.name:
        yield f"From: {told.name}"
    if "routine" in told.chosen:
        yield _routine(catalog, told.routine)
    if told.kept is not None:
        yield _kept(told.kept)
    if told.pain is not None:
        yield _pain(told.pain)
    if told.hurt is not None:
        yield _hurt(catalog, told.hurt)
    if told.notes is not None:
        yield from _notes(told.notes)


def _routine(catalog: Catalog, routine: Routine | None) -> str:
    if routine is None:
        return "Routine now: none."
    names = [_name(catalog, each.exercise) for each in routine.steps]
    return f"Routine now: {duration(routine.seconds)}. {listed(names)}."


def _kept(kept: Kept) -> str:
    done = f"{counted(kept.completed, 'session')} completed on {counted(kept.days, 'day')}"
    rest = f", {kept.unfinished} begun and not completed" if kept.unfinished else ""
    return f"Sessions: {done}{rest}. Each of {counted(len(kept.weeks), 'week')} has a line."


def _pain(pain: Pain) -> str:
    if not pain.days:
        return "Pain: none was noted."
    courses = (("before", pain.before), ("after", pain.after), ("the day after", pain.next_day))
    said = [_course(when, each) for when, each in courses if each is not None]
    return f"Pain, 0 to 10: {'; '.join(said)}."


def _course(when: str, course: Course) -> str:
    return f"{when} {course.mean:.1f} on average, first {course.first}, last {course.last}"


def _hurt(catalog: Catalog, hurt: Sequence[Hurt]) -> str:
    if not hurt:
        return "What hurt: nothing was marked."
    told = [f"{_name(catalog, each.exercise)} ({_times(each)})" for each in hurt]
    return f"What hurt: {listed(told)}."


def _times(hurt: Hurt) -> str:
    times = "once" if hurt.times == 1 else f"{hurt.times} times"
    return times if hurt.worst is None else f"{times}, worst {hurt.worst} of 10"


def _notes(notes: Sequence[Note]) -> Iterator[str]:
    if not notes:
        yield "Notes: none was written."
    for each in notes[:MOST_NOTES]:
        yield f"Note of {day_words(each.day)}: {' '.join(each.text.split())}"
    if len(notes) > MOST_NOTES:
        yield f"And {counted(len(notes) - MOST_NOTES, 'more note')}, as far as there is room."


def _name(catalog: Catalog, exercise: str | None) -> str:
    if exercise is None:
        return "an exercise that is no longer kept"
    return catalog.exercise(exercise).name if catalog.has(exercise) else exercise
