"""How does a week of routines come about? Day by day, each with what the others leave due."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from recommender.catalog.loading import Catalog
from recommender.programme import Kind, Programme
from recommender.programming.asking import Ask, asks_again
from recommender.programming.core import FEWEST, chosen
from recommender.programming.day import Slot, intake_of
from recommender.programming.dose import lacking, shared, summed, weekly_target, worked
from recommender.programming.heeding import heeding
from recommender.programming.past import Past, upcoming
from recommender.programming.shortfall import Shortfall, shortfalls
from recommender.programming.steered import history_of
from recommender.recommending import Composer, Unanswered, recommend
from recommender.routine import Recommendation, Routine
from recommender.screening import Screening, screen
from recommender.solver import compose

ONE_WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class ComposedDay:
    """The routine of one day."""

    day: date
    minutes: int
    kind: Kind
    routine: Routine


@dataclass(frozen=True)
class Unmade:
    """A day without a routine, and the sentence that says why."""

    day: date
    sentence: str


@dataclass(frozen=True)
class ComposedWeek:
    """The days composed of a week.

    `target` are the seconds aimed at in the whole week for each place asked, `had` those that were
    done, those of days that stay as they are, and those of the composed days. `core` are the
    exercises that come again. From the day of `asks` on nothing was composed. `told` are sentences
    about the week as a whole.
    """

    monday: date
    days: tuple[ComposedDay, ...]
    core: tuple[str, ...]
    target: Mapping[str, int]
    had: Mapping[str, int]
    shortfalls: tuple[Shortfall, ...]
    asks: Ask | None = None
    unmade: tuple[Unmade, ...] = ()
    told: tuple[str, ...] = ()


@dataclass(frozen=True)
class Desk:
    """A week while it is composed: `had` is what other days give, `most_due` a day's most."""

    catalog: Catalog
    programme: Programme
    past: Past
    composer: Composer
    target: Mapping[str, int]
    had: Mapping[str, int]
    core: tuple[str, ...] = ()
    most_due: int | None = None
    routines: Mapping[date, Routine] = field(default_factory=dict)
    unmade: tuple[Unmade, ...] = ()

    def given(self, without: date | None = None) -> Mapping[str, int]:
        """Seconds by place so far, without those of one day."""
        others = [each for day, each in self.routines.items() if day != without]
        return summed([self.had, *(worked(self.catalog, each) for each in others)])

    def lacks(self, without: date | None = None) -> Mapping[str, int]:
        """Seconds by place that are missing so far."""
        return lacking(self.target, self.given(without))


def compose_week(
    catalog: Catalog, programme: Programme, monday: date, past: Past, composer: Composer = compose
) -> ComposedWeek:
    """A routine for every recommended day of a week that is still to come.

    Raises:
        BadIntake: when the answers of the programme cannot be used.
    """
    slots = [Slot(day, minutes) for day, minutes in upcoming(programme, monday, past)]
    return composed(catalog, programme, monday, slots, past, composer)


def composed(
    catalog: Catalog,
    programme: Programme,
    monday: date,
    slots: Sequence[Slot],
    past: Past,
    composer: Composer,
    most_due: int | None = None,
) -> ComposedWeek:
    """Routines for some days of a week; what was done and what stays is counted in.

    Raises:
        BadIntake: when the answers of the programme cannot be used.
    """
    asks = next((ask for slot in slots if (ask := asks_again(programme, slot.day))), None)
    open_slots = [slot for slot in slots if asks is None or slot.day < asks.day]
    past = past.without({slot.day for slot in open_slots})
    desk = Desk(
        catalog=catalog, programme=programme, past=past, composer=composer,
        target=weekly_target(programme, monday), had=_staying(catalog, monday, past),
        most_due=most_due,
    )  # fmt: skip
    desk = replace(desk, core=_kept_core(desk, open_slots))
    for at, slot in enumerate(open_slots):
        due = shared(desk.lacks(), [each.minutes for each in open_slots[at:]])
        desk = _with_day(desk, slot, due)
    desk = _mended(desk, open_slots)
    return _week(desk, monday, open_slots, asks)


def _staying(catalog: Catalog, monday: date, past: Past) -> Mapping[str, int]:
    """What was done this week, and what the days give that stay as they are."""
    week = [each for each in past.days if monday <= each.day < monday + ONE_WEEK]
    return summed(
        worked(catalog, each.routine) if each.done is None else each.done
        for each in week
        if past.counts(each)
    )


def _kept_core(desk: Desk, slots: Sequence[Slot]) -> tuple[str, ...]:
    """The exercises of the core that are still allowed at home."""
    if not slots:
        return desk.programme.core
    able = {each.exercise for each in _screened(desk, slots[0]).cleared}
    return tuple(each for each in desk.programme.core if each in able)


def _screened(desk: Desk, slot: Slot) -> Screening:
    """The judgement on a day as if it were spent at home."""
    at_home = replace(slot, kind="usual")
    past = heeding(desk.catalog, desk.programme, at_home, desk.past, desk.routines)
    return screen(desk.catalog, intake_of(desk.catalog, desk.programme, at_home, past))


def _with_day(desk: Desk, slot: Slot, due: Mapping[str, int]) -> Desk:
    """The week with one more day, or with why that day has no routine."""
    others = {day: each for day, each in desk.routines.items() if day != slot.day}
    within = {
        region: seconds if desk.most_due is None else min(seconds, desk.most_due)
        for region, seconds in due.items()
    }
    try:
        found = _longest(desk, slot, others, within)
    except Unanswered as unanswered:
        return _without_day(desk, slot, str(unanswered))
    if not isinstance(found, Routine):
        return _without_day(desk, slot, found.sentence)
    core = desk.core
    if len(core) < FEWEST and slot.kind != "travel":
        core = chosen(desk.catalog, found, core)
    return replace(desk, core=core, routines={**others, slot.day: found})


def _longest(
    desk: Desk, slot: Slot, others: Mapping[date, Routine], due: Mapping[str, int]
) -> Recommendation:
    """The routine of a day. Its minutes come before what is due, which is let go where both clash.

    Raises:
        Unanswered: when the solver stops, or the audit finds a fault in the routine.
    """
    past = heeding(desk.catalog, desk.programme, slot, desk.past, others)
    intake = intake_of(desk.catalog, desk.programme, slot, past)

    def asked(wished: Mapping[str, int]) -> Recommendation:
        history = history_of(past, others, slot, desk.core, wished)
        return recommend(desk.catalog, intake, history, desk.composer, conceding=False)

    found = asked(due)
    if not isinstance(found, Routine) or found.seconds == found.budget_seconds or not due:
        return found
    other = asked({})
    longer = isinstance(other, Routine) and other.seconds > found.seconds
    return other if longer else found


def _without_day(desk: Desk, slot: Slot, sentence: str) -> Desk:
    return replace(desk, unmade=(*desk.unmade, Unmade(slot.day, sentence)))


def _mended(desk: Desk, slots: Sequence[Slot]) -> Desk:
    """The week with less missing, where one day can give what the others could not.

    The longest days are asked first, then once more the shortest first.
    """
    by_minutes = sorted(range(len(slots)), key=lambda at: -slots[at].minutes)
    for at in (*by_minutes, *reversed(by_minutes)):
        changed = _from_day(desk, slots, at) if _missing(desk) else desk
        if _missing(changed) < _missing(desk) and not changed.unmade:
            desk = changed
    return desk


def _from_day(desk: Desk, slots: Sequence[Slot], at: int) -> Desk:
    """One day asked for all that the others do not give; those after it follow anew."""
    kept = {day: each for day, each in desk.routines.items() if day <= slots[at].day}
    due = desk.lacks(without=slots[at].day)
    desk = _with_day(replace(desk, routines=kept), slots[at], due)
    for later in range(at + 1, len(slots)):
        due = shared(desk.lacks(), [each.minutes for each in slots[later:]])
        desk = _with_day(desk, slots[later], due)
    return desk


def _missing(desk: Desk) -> int:
    return sum(desk.lacks().values())


def _week(desk: Desk, monday: date, slots: Sequence[Slot], asks: Ask | None) -> ComposedWeek:
    had = desk.given()
    short = () if asks or not slots else _short(desk, had, slots[0])
    return ComposedWeek(
        monday=monday,
        days=tuple(
            ComposedDay(slot.day, slot.minutes, slot.kind, desk.routines[slot.day])
            for slot in slots
            if slot.day in desk.routines
        ),
        core=desk.core,
        target=desk.target,
        had=dict(sorted(had.items())),
        shortfalls=short,
        asks=asks,
        unmade=desk.unmade,
        told=(*([asks.sentence] if asks else ()), *(each.sentence for each in short)),
    )


def _short(desk: Desk, had: Mapping[str, int], slot: Slot) -> tuple[Shortfall, ...]:
    days = len(desk.programme.minutes)
    return shortfalls(desk.catalog, desk.target, had, _screened(desk, slot), days)
