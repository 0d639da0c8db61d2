"""What stands on the printed sheets of a week, in which order?

The week at a glance comes first, then each exercise once, then what to do on each day.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from recommender.catalog.loading import Catalog
from recommender.catalog.wording import (
    clock,
    counted,
    day_and_month,
    day_words,
    dose_words,
    duration,
)
from recommender.exports.card import Drawn, Formed, card
from recommender.exports.column import (
    BULLET,
    CLAY,
    INDENT,
    INK,
    LEFT,
    STONE,
    TEAL,
    WIDTH,
    Column,
    Setting,
    at_the_right,
    labelled,
    panel,
    rule,
    tick_box,
)
from recommender.exports.layout import Block, Text
from recommender.exports.sheet import every_time, fine_print, needs
from recommender.programme import WEEKDAYS, Kind
from recommender.routine import Routine, Step

KINDS: Mapping[Kind, str] = {"usual": "", "made-up": "moved to this day", "travel": "travel day"}
NAME, DOSE = 76.0, 72.0
"""The widths of an exercise's name and of its dose in the list of a day."""
CLOCK = 12.0
"""Room for the minute at which a step begins."""
CORE = "core"
CORE_WORDS = "They come back from day to day, so that you get to know them well."
NO_DAYS = "No day of this week has a routine yet."


@dataclass(frozen=True)
class Day:
    """A day of the week with its routine."""

    day: date
    routine: Routine
    kind: Kind = "usual"

    @property
    def name(self) -> str:
        """The day in words, without its year: `Monday 16 November`."""
        return f"{WEEKDAYS[self.day.weekday()].capitalize()} {day_and_month(self.day)}"

    @property
    def length(self) -> str:
        """Its time in words, and what is special about it."""
        return " · ".join(filter(None, [duration(self.routine.seconds), KINDS[self.kind]]))


@dataclass(frozen=True)
class Week:
    """The days of a week in order; `core` are exercises that come back, by their ids."""

    days: tuple[Day, ...]
    core: Collection[str] = ()

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every step of every day."""
        return tuple(step for each in self.days for step in each.routine.steps)

    @cached_property
    def numbers(self) -> Mapping[Formed, int]:
        """Each form once, with its number, in the order of the week."""
        forms = dict.fromkeys(formed(step) for step in self.steps)
        return {each: number for number, each in enumerate(forms, start=1)}

    def occurring(self, wanted: Formed) -> Iterator[tuple[Day, Step]]:
        """The days on which a form is done, each with its step."""
        for day in self.days:
            yield from ((day, step) for step in day.routine.steps if formed(step) == wanted)

    def mark(self, exercise: str) -> str:
        """What follows the name of an exercise of the core."""
        return f" · {CORE}" if exercise in self.core else ""


def formed(step: Step) -> Formed:
    """The form of a step."""
    return step.exercise, step.adjustments


def overview(catalog: Catalog, week: Week, setting: Setting) -> list[Block]:
    """The week at a glance."""
    return [
        _heading(catalog, week, setting),
        *(_day_line(each, setting) for each in week.days),
        *_core(catalog, week, setting),
        panel("When to stop, and what holds every day", _reminders(catalog, week), setting),
    ]


def _heading(catalog: Catalog, week: Week, setting: Setting) -> Block:
    column = Column(setting, LEFT, WIDTH)
    column.write(("Your week", setting.style(2.3, INK, bold=True)), tag="H1")
    column.write((_span(week) or NO_DAYS, setting.style(1.1, STONE)))
    if week.days:
        column.skip(0.6)
        column.write(*labelled("You need", needs(catalog, week.steps), setting.style(1.1)))
    column.skip(3.4)
    return Block(column.y, tuple(column.texts))


def _span(week: Week) -> str:
    if not week.days:
        return ""
    first, last = week.days[0].day, week.days[-1].day
    days = day_words(first) if first == last else f"{day_words(first)} to {day_words(last)}"
    time = duration(sum(each.routine.seconds for each in week.days))
    return f"{days} · {counted(len(week.days), 'routine')} · {time} in all"


def _day_line(day: Day, setting: Setting) -> Block:
    column = Column(setting, LEFT + INDENT, WIDTH - INDENT, y=setting.padding)
    column.write((day.name, setting.style(1.25, INK, bold=True)))
    count = counted(len(day.routine.steps), "exercise")
    column.texts.append(
        at_the_right(f"{day.length} · {count}", setting.style(1.1, TEAL), setting, setting.padding)
    )
    boxes = (rule(), tick_box(setting.padding + 0.7))
    return Block(column.y + setting.padding, tuple(column.texts), boxes)


def _core(catalog: Catalog, week: Week, setting: Setting) -> Iterator[Block]:
    forms = [each for each in week.numbers if each[0] in week.core]
    column = Column(setting, LEFT, WIDTH, y=setting.padding)
    column.write(("The core of your week", setting.style(1.25, INK, bold=True)), tag="H2")
    column.write((CORE_WORDS, setting.style(1, STONE)))
    for each in forms:
        name = f"{_name(catalog, each)} (number {week.numbers[each]}):"
        days = (_days(week, each), setting.style())
        column.write((name, setting.style(1, INK, bold=True)), days, lead=BULLET)
    column.skip(4)
    if forms:
        yield Block(column.y, tuple(column.texts), (rule(),))


def _reminders(catalog: Catalog, week: Week) -> Iterator[str]:
    """Advice for every day, then the cautions; those of some days alone name them."""
    yield from every_time(catalog)
    told = dict.fromkeys(each.sentence for day in week.days for each in day.routine.cautions)
    for sentence in told:
        own = [day for day in week.days if sentence in {c.sentence for c in day.routine.cautions}]
        yield sentence if len(own) == len(week.days) else f"{_listed(own)}: {sentence}"


def cards(
    catalog: Catalog, week: Week, setting: Setting, pictures: Mapping[Formed, Drawn]
) -> Iterator[Block]:
    """Each form once, with its picture where it has one."""
    if week.days:
        yield _part(
            "The exercises", "Each one once. The lists of the days give its number.", setting
        )
    for number, each in enumerate(week.numbers, start=1):
        head = Column(setting, LEFT + INDENT, WIDTH - INDENT, y=setting.padding)
        name = f"{_name(catalog, each)}{week.mark(each[0])}"
        head.write((name, setting.style(1.25, INK, bold=True)))
        head.write((_when(catalog, week, each), setting.style(1, TEAL, bold=True)))
        label = Column(setting, LEFT, INDENT, y=setting.padding)
        label.write((f"{number}.", setting.style(1.25, TEAL, bold=True)))
        lines = (*label.texts[0].lines, *head.texts[0].lines)
        head.texts[0] = Text("H3", lines)
        yield card(catalog, each, head, setting, pictures.get(each))


def _when(catalog: Catalog, week: Week, wanted: Formed) -> str:
    """The days of a form, its place, and its dose where it is always the same."""
    steps = [step for _, step in week.occurring(wanted)]
    doses = dict.fromkeys(dose_words(step.dose) for step in steps)
    place = catalog.place(steps[0].position, steps[0].surface).label
    said = [_days(week, wanted), *(doses if len(doses) == 1 else ["doses differ by day"]), place]
    return " · ".join(said)


def _days(week: Week, wanted: Formed) -> str:
    own = [day for day, _ in week.occurring(wanted)]
    return "every day" if len(own) == len(week.days) > 1 else _listed(own)


def _listed(days: Sequence[Day]) -> str:
    return ", ".join(day.name[:3] for day in days)


def day_lists(catalog: Catalog, week: Week, setting: Setting) -> Iterator[Block]:
    """What to do on each day, in order; on what it rests at the end."""
    if not week.days:
        return
    yield _part("Day by day", "The minute when each exercise begins, and how much.", setting)
    for day in week.days:
        column = Column(setting, LEFT + INDENT, WIDTH - INDENT, y=setting.padding)
        column.write((day.name, setting.style(1.25, INK, bold=True)), tag="H3")
        style = setting.style(1.25, TEAL, bold=True)
        column.texts.append(at_the_right(day.length, style, setting, setting.padding))
        for change in day.routine.adapted:
            column.write((change.sentence, setting.style(1, CLAY)))
        column.skip(0.8)
        for step in day.routine.steps:
            _row(catalog, week, step, column)
        boxes = (rule(), tick_box(setting.padding + 0.7))
        yield Block(column.y + 4, tuple(column.texts), boxes)
    yield _closing(catalog, week, setting)


def _row(catalog: Catalog, week: Week, step: Step, column: Column) -> None:
    """When a step begins, what and how much it is, and the number that explains it."""
    setting, y = column.setting, column.y
    plain, bold = setting.style(), setting.style(1, INK, bold=True)
    start = Column(setting, column.x, CLOCK, y)
    start.write((clock(step.ledger[0].start), setting.style(1, STONE)))
    name = Column(setting, start.x + CLOCK, NAME, y)
    name.write((_name(catalog, formed(step)), bold), (week.mark(step.exercise), plain))
    dose = Column(setting, name.x + NAME + 2, DOSE, y)
    dose.write((dose_words(step.dose), plain))
    number = at_the_right(f"no. {week.numbers[formed(step)]}", plain, setting, y)
    texts = (*start.texts, *name.texts, *dose.texts, number)
    column.texts.append(Text("P", tuple(line for text in texts for line in text.lines)))
    column.y = max(name.y, dose.y)


def _part(title: str, words: str, setting: Setting) -> Block:
    column = Column(setting, LEFT, WIDTH)
    column.write((title, setting.style(1.7, INK, bold=True)), tag="H2")
    column.write((words, setting.style(1, STONE)))
    return Block(column.y + 3, tuple(column.texts))


def _closing(catalog: Catalog, week: Week, setting: Setting) -> Block:
    column = Column(setting, LEFT, WIDTH, y=setting.padding)
    fine_print(catalog, week.steps, column)
    return Block(column.y, tuple(column.texts), (rule(),))


def _name(catalog: Catalog, wanted: Formed) -> str:
    return catalog.exercise(wanted[0]).name
