"""What stands on the one page for a physiotherapist, and what gives way when room runs out?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from recommender.catalog.loading import Catalog
from recommender.catalog.wording import (
    counted,
    day_and_month,
    day_words,
    dose_words,
    duration,
    short_day,
)
from recommender.exports.column import (
    BULLET,
    INK,
    LEFT,
    STONE,
    TEAL,
    WIDTH,
    Column,
    Setting,
    labelled,
    panel,
    rule,
)
from recommender.exports.history import name_of
from recommender.exports.layout import Block, Box
from recommender.exports.pain_drawing import BELOW_IT, HIGH, LEFT_OF_IT, WIDE, drawing, marks
from recommender.reporting.report import Course, Hurt, Kept, Note, Pain, Report, WeekKept
from recommender.routine import Routine, Step

TITLE = "30 days with Limber"
HONEST = (
    "Everything here is what the person said or tapped in an app on their own device. "
    "Nothing was measured or checked.",
    "They chose what to include; what is not here was not chosen, or did not happen.",
    "No clinician has reviewed the exercises or the rules by which they were recommended.",
)
COUNTS = (
    "A change of 2 points or more is usually taken to count "
    "(Childs and others 2005, people with low back pain)."
)
NAME_LENGTH = 60
BAR = 40.0
"""The length of a week's full bar."""
SHORTENED = "…"


@dataclass(frozen=True)
class Room:
    """How much of each list there is room for; a note has so many characters at most."""

    steps: int
    hurt: int
    notes: int
    note: int


def report_sheet(catalog: Catalog, report: Report, setting: Setting, room: Room) -> list[Block]:
    """The page from top to bottom, with the chosen parts alone."""
    return [
        _heading(report, setting),
        panel("How to read this", HONEST, setting),
        *_parts(catalog, report, setting, room),
    ]


def _parts(catalog: Catalog, report: Report, setting: Setting, room: Room) -> Iterator[Block]:
    if "routine" in report.chosen:
        yield _routine(catalog, report.routine, setting, room)
    if report.kept is not None:
        yield _kept(report.kept, report.until, setting)
    if report.pain is not None:
        yield _pain(report, report.pain, setting)
    if report.hurt is not None:
        yield _hurt(catalog, report.hurt, setting, room)
    if report.notes is not None:
        yield _notes(report.notes, setting, room)


def _heading(report: Report, setting: Setting) -> Block:
    column = Column(setting, LEFT, WIDTH)
    column.write((TITLE, setting.style(2.1, INK, bold=True)), tag="H1")
    days = f"{day_words(report.since)} to {day_words(report.until)}"
    column.write((days, setting.style(1.1, STONE)))
    if report.name:
        column.write(*labelled("From", _short(report.name, NAME_LENGTH), setting.style(1.1)))
    column.skip(2.4)
    return Block(column.y, tuple(column.texts))


def _part(title: str, setting: Setting) -> Column:
    column = Column(setting, LEFT, WIDTH, y=setting.padding * 0.7)
    column.write((title, setting.style(1.2, INK, bold=True)), tag="H2")
    return column


def _block(column: Column, *boxes: Box) -> Block:
    return Block(column.y + 2, tuple(column.texts), (rule(), *boxes))


def _routine(catalog: Catalog, routine: Routine | None, setting: Setting, room: Room) -> Block:
    column = _part("Routine now", setting)
    if routine is None:
        column.write(("No routine just now.", setting.style()))
        return _block(column)
    count = counted(len(routine.steps), "exercise")
    column.write((f"{duration(routine.seconds)}, {count}, in this order:", setting.style(1, STONE)))
    told = [_step(catalog, each) for each in routine.steps]
    column.write(("; ".join(_first(told, room.steps, "exercise")) + ".", setting.style()))
    return _block(column)


def _step(catalog: Catalog, step: Step) -> str:
    """An exercise with its dose and how it was adjusted."""
    known = catalog.exercise(step.exercise).adjustments if catalog.has(step.exercise) else ()
    labels = {each.id: each.label.lower() for each in known}
    adjusted = ", ".join(labels.get(each, each) for each in step.adjustments)
    words = f"{_short(name_of(catalog, step.exercise), NAME_LENGTH)}, {dose_words(step.dose)}"
    return f"{words} ({_short(adjusted, NAME_LENGTH)})" if adjusted else words


def _kept(kept: Kept, until: date, setting: Setting) -> Block:
    column = _part("Sessions done", setting)
    done = f"{counted(kept.completed, 'session')} completed on {counted(kept.days, 'day')}"
    rest = f", {kept.unfinished} begun and not completed" if kept.unfinished else ""
    column.write((f"{done}{rest}. Whole weeks, Monday to Sunday:", setting.style(1, STONE)))
    boxes = [bar for week in kept.weeks for bar in _week(week, until, column)]
    return _block(column, *boxes)


def _week(week: WeekKept, until: date, column: Column) -> Iterator[Box]:
    """A line of words, and a bar as long as the share of what was recommended."""
    setting, top = column.setting, column.y
    end = week.start + timedelta(days=6)
    days = f"{short_day(week.start)} to {short_day(end)}"
    words = f"{week.done} of {week.goal} recommended · {week.adherence} % · {week.minutes} min"
    if week.adherence is None:
        words = f"{counted(week.done, 'session')} in a week off · {week.minutes} min"
    so_far = " · so far" if end > until else ""
    column.write(*labelled(days, words + so_far, setting.style()))
    left, high = LEFT + WIDTH - BAR, setting.style().line_height
    yield Box(left, top + 0.3 * high, BAR, 0.5 * high, STONE, filled=False)
    if week.adherence:
        yield Box(left, top + 0.3 * high, BAR * week.adherence / 100, 0.5 * high, TEAL)


def _pain(report: Report, pain: Pain, setting: Setting) -> Block:
    column = _part("Pain, 0 to 10", setting)
    if not pain.days:
        column.write(("No pain was noted in these days.", setting.style()))
        return _block(column)
    top = column.y + 1.6
    words = Column(setting, LEFT + LEFT_OF_IT + WIDE + 6, WIDTH - LEFT_OF_IT - WIDE - 6, column.y)
    _course("Before (ring)", pain.before, words)
    _course("After (dot)", pain.after, words)
    _course("Day after (cross)", pain.next_day, words)
    words.write((COUNTS, setting.style(0.9, STONE)))
    bottom = max(words.y, top + HIGH + BELOW_IT + 1)
    return Block(
        bottom + 2,
        (*column.texts, *words.texts),
        (rule(),),
        (drawing(report, pain, LEFT, top),),
        tuple(marks(report, setting, LEFT, top)),
    )


def _course(name: str, course: Course | None, column: Column) -> None:
    style = column.setting.style()
    if course is None:
        column.write(*labelled(name, "not said", style))
        return
    mean = f"{course.mean:.1f} on average ({counted(course.count, 'answer')})"
    column.write(*labelled(name, f"first {course.first}, last {course.last}, {mean}", style))


def _hurt(catalog: Catalog, hurt: Sequence[Hurt], setting: Setting, room: Room) -> Block:
    column = _part("What hurt during a session", setting)
    if not hurt:
        column.write(("Nothing was marked as hurting.", setting.style()))
    told = [_hurting(catalog, each) for each in hurt]
    _list(_first(told, room.hurt, "exercise"), column)
    return _block(column)


def _hurting(catalog: Catalog, hurt: Hurt) -> str:
    name = "An exercise of a routine that is no longer kept"
    if hurt.exercise is not None:
        name = _short(name_of(catalog, hurt.exercise), NAME_LENGTH)
    worst = None if hurt.worst is None else f"worst {hurt.worst} of 10"
    said = [
        "once" if hurt.times == 1 else f"{hurt.times} times",
        worst,
        "spread" if hurt.spread else None,
        f"last on {day_and_month(hurt.last)}",
        "left out for now" if hurt.left_out else None,
    ]
    return f"{name}: {', '.join(filter(None, said))}"


def _notes(notes: Sequence[Note], setting: Setting, room: Room) -> Block:
    column = _part("Notes, the newest first", setting)
    if not notes:
        column.write(("No note was written.", setting.style()))
    told = [f"{short_day(each.day)}: {_short(each.text, room.note)}" for each in notes]
    _list(_first(told, room.notes, "note"), column)
    return _block(column)


def _list(told: Sequence[str], column: Column) -> None:
    for each in told:
        column.write((each, column.setting.style()), lead=BULLET)


def _first(told: Sequence[str], most: int, noun: str) -> list[str]:
    """The first of a list, and how many more there are."""
    left = len(told) - most
    if left <= 0:
        return list(told)
    return [*told[:most], f"and {counted(left, f'more {noun}')}"]


def _short(text: str, most: int) -> str:
    """A text of so many characters at most, with a mark where the rest was."""
    words = " ".join(text.split())
    return words if len(words) <= most else words[: most - 1] + SHORTENED
