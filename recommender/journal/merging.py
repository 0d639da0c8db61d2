"""What stands when a file and the journal know the same thing?

Taking a file in twice is the same as once. What is here stands, unless the file is further.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from recommender.archive import (
    Archive,
    Happened,
    KeptDay,
    KeptProgramme,
    KeptRoutine,
    KeptSession,
    Wished,
    in_order,
)
from recommender.journal.performances import GOES_ON

FAR = ("started", "partly", "completed")
SAID = ("pain_before", "pain_after", "pain_next_day", "feeling", "note")
UNSAID = (None, "")


def both(here: Archive, told: Archive, make_id: Callable[[], str]) -> Archive:
    """What is here together with what a file tells; `make_id` names a routine whose id is taken."""
    ids = _ids(here, told, make_id)
    programmes = _programmes(here, told)
    sessions = {each.key: each for each in here.sessions}
    for each in told.sessions:
        moved = each.model_copy(update={"routine": ids.get(each.routine, each.routine)})
        sessions[each.key] = _session(sessions.get(each.key), moved)
    return in_order(
        here.model_copy(
            update={
                **_choices(here, told),
                "routines": _routines(here, told, ids),
                "sessions": tuple(sessions.values()),
                "events": tuple(_events(here, told)),
                "programmes": tuple(programmes.values()),
                "programme_days": tuple(_days(here, told, programmes, ids)),
            }
        )
    )


def _choices(here: Archive, told: Archive) -> dict[str, Any]:
    """What was chosen here stands; lists become those of both."""
    days = {each.day: each for each in (*told.check_ins, *here.check_ins)}
    wishes = dict(here.left_out)
    for name, wish in told.left_out.items():
        wishes[name] = _wish(wishes.get(name), wish)
    return {
        "name": here.name or told.name,
        "weekly_goal": here.weekly_goal or told.weekly_goal,
        "guidance": here.guidance if here.guidance.model_dump() else told.guidance,
        "favourites": tuple(dict.fromkeys((*here.favourites, *told.favourites))),
        "left_out": wishes,
        "skipped_weeks": tuple({*here.skipped_weeks, *told.skipped_weeks}),
        "check_ins": tuple(days.values()),
    }


def _wish(here: Wished | None, told: Wished) -> Wished:
    """Left out for the longer of both: for good before any day, then until the later one."""
    if here is None:
        return told
    for_good = not (here.until and told.until)
    until = "" if for_good else max(here.until, told.until)
    return Wished(until=until, hurt=max(here.hurt, told.hurt))


def _ids(here: Archive, told: Archive, make_id: Callable[[], str]) -> Mapping[str, str]:
    """The id here of each routine of the file: the same text is the same routine."""
    by_text = {each.document: each.id for each in here.routines}
    taken = {each.id for each in here.routines}
    ids = {}
    for each in told.routines:
        if each.document not in by_text:
            by_text[each.document] = make_id() if each.id in taken else each.id
            taken.add(by_text[each.document])
        ids[each.id] = by_text[each.document]
    return ids


def _routines(here: Archive, told: Archive, ids: Mapping[str, str]) -> tuple[KeptRoutine, ...]:
    """A routine of both counts as told at the later moment, as when it is made again."""
    routines = {each.id: each for each in here.routines}
    for each in told.routines:
        id = ids[each.id]
        before = routines.get(id)
        told_at = max(each.told_at, before.told_at) if before else each.told_at
        routines[id] = each.model_copy(update={"id": id, "told_at": told_at})
    return tuple(routines.values())


def _session(here: KeptSession | None, told: KeptSession) -> KeptSession:
    """The session here, with the progress of the file's if that is further.

    What was said of it here stands; what was said only in the file is added.
    """
    if here is None:
        return told
    progress = {name: getattr(told, name) for name in GOES_ON} if _far(told) > _far(here) else {}
    said = {name: getattr(told, name) for name in SAID if getattr(here, name) in UNSAID}
    return here.model_copy(update={**progress, **said})


def _far(session: KeptSession) -> tuple[int, int]:
    return FAR.index(session.status), session.seconds


def _events(here: Archive, told: Archive) -> Iterator[Happened]:
    """Everything that happened, by session; of two events of one number the one here stands."""
    logs = {each.session: {event.seq: event for event in each.events} for each in here.events}
    for each in told.events:
        log = logs.setdefault(each.session, {})
        logs[each.session] = {**{event.seq: event for event in each.events}, **log}
    for session, log in logs.items():
        yield Happened(session=session, events=tuple(log[seq] for seq in sorted(log)))


def _programmes(here: Archive, told: Archive) -> dict[str, KeptProgramme]:
    """Those here; of the file those that fit beside them, or that were stopped meanwhile."""
    known = {each.key: each for each in here.programmes}
    programmes = dict(known)
    for each in told.programmes:
        before = known.get(each.key)
        after = _beside(each, here.programmes) if before is None else _stopped(before, each)
        if after is not None:
            programmes[each.key] = after
    return programmes


def _stopped(here: KeptProgramme, told: KeptProgramme) -> KeptProgramme:
    stops = here.ended is None and told.ended is not None and told.ended > here.starts
    return here.model_copy(update={"ended": told.ended}) if stops else here


def _beside(told: KeptProgramme, here: Iterable[KeptProgramme]) -> KeptProgramme | None:
    """A programme as it fits beside those here: it ends where one of them begins.

    None when no day would be left of it: one programme at a time says what is recommended.
    """
    for each in sorted(here, key=lambda each: each.starts):
        if each.last < told.starts or told.last < each.starts:
            continue
        if each.starts <= told.starts:
            return None
        told = told.model_copy(update={"ended": each.starts})
    return told


def _days(
    here: Archive, told: Archive, programmes: Mapping[str, KeptProgramme], ids: Mapping[str, str]
) -> Iterator[KeptDay]:
    """The days of both, none after its programme was stopped; the one here stands."""
    moved = (
        each.model_copy(update={"routine": ids.get(each.routine, each.routine)})
        for each in told.programme_days
    )
    days = {(each.programme, each.day): each for each in (*moved, *here.programme_days)}
    for each in days.values():
        programme = programmes.get(each.programme)
        if programme and (programme.ended is None or each.day < programme.ended):
            yield each
