"""What does the player of a guided session need? A routine's ledger, words and pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from recommender.catalog.loading import Catalog
from recommender.catalog.wording import dose_words
from recommender.hurting import pain_limits
from recommender.intake import Intake
from recommender.pages import memory
from recommender.pages.figure_view import moving_form
from recommender.pages.mounting import component
from recommender.pages.routine_view import headline, things
from recommender.performing import Performance, Place, places
from recommender.routine import Routine, Step
from recommender.session import Event

LABELS = {
    "move": "Get into place",
    "set-up": "Get ready",
    "switch": "Change",
    "rest": "Rest",
    "work": "",
}
UP = (
    "Roll onto your side first, push up with your arms, and sit for a moment. Then stand up "
    "slowly, with a hand on something steady."
)
"""Getting up from lying without a twist of the back, and without standing up too fast."""
UP_FROM_SITTING = "Sit a moment longer, then stand up slowly, with a hand on something steady."
UP_STANDING = "Stand easy and breathe. Have a sip of water if you like."
SIGNS = ("emergency", "maternity", "urgent")
Given = dict[str, Any]


def given(
    catalog: Catalog,
    routine: Routine,
    told: Intake,
    *,
    key: str,
    events: Sequence[Event],
    performance: Performance,
    prefs: Mapping[str, Any],
    speed: float,
) -> Given:
    """Everything as JSON; `events` are those that are kept already."""
    ledger = places(routine)
    limits = pain_limits(catalog, any_stops=told.trimester is not None)
    return {
        "key": key,
        "speed": speed,
        "next": max((event.seq for event in events), default=0) + 1,
        "from": {"entry": performance.entry, "done": 0} if events else None,
        "begun": bool(events),
        "dark": memory.dark(),
        "title": headline(routine),
        "have": things(catalog, routine),
        "ledger": [_entry(catalog, routine, ledger, at) for at in range(len(ledger))],
        "steps": [_step(catalog, told, step) for step in routine.steps],
        "stops": _signs(catalog, told),
        "pain": {
            "ease_from": limits.ease_from,
            "stop_from": limits.stop_from,
            "any_stops": limits.any_stops,
        },
        "prefs": {"sound": True, "voice": True, "voice_name": "", **prefs},
        "up": how_to_get_up(routine),
    }


def how_to_get_up(routine: Routine) -> str:
    """How to end: from lying or kneeling over the side, from a chair with a pause."""
    last = routine.steps[-1]
    if last.surface in ("floor", "bed"):
        return UP
    return UP_STANDING if last.surface == "standing" else UP_FROM_SITTING


def _entry(catalog: Catalog, routine: Routine, ledger: Sequence[Place], at: int) -> Given:
    place = ledger[at]
    entry = place.entry
    return {
        "kind": entry.kind,
        "seconds": entry.seconds,
        "side": entry.side,
        "step": place.step,
        "label": "Get up slowly" if place.step is None else LABELS[entry.kind],
        "say": _said(catalog, routine, ledger, at),
    }


def _said(catalog: Catalog, routine: Routine, ledger: Sequence[Place], at: int) -> str:
    """What is said when a place of the ledger begins."""
    place = ledger[at]
    if place.step is None:
        return "Get up slowly."
    step = routine.steps[place.step]
    name = catalog.exercise(step.exercise).name
    match place.entry.kind:
        case "move":
            where = catalog.place(step.position, step.surface).label
            return f"Next: {name}. Get into place: {where[0].lower()}{where[1:]}."
        case "set-up":
            return f"{name}. Get ready."
        case "switch":
            after = ledger[at + 1].entry.side if at + 1 < len(ledger) else None
            before = ledger[at - 1].entry.side if at else None
            return "Change sides." if after != before else "Let go for a moment."
        case "rest":
            return "Rest."
    side = f" {place.entry.side.capitalize()} side." if place.entry.side else ""
    return f"{name}.{side}"


def _step(catalog: Catalog, told: Intake, step: Step) -> Given:
    exercise = catalog.exercise(step.exercise)
    form = catalog.form(step.exercise, step.adjustments)
    drawn = moving_form(exercise, step.adjustments, told.trimester)
    return {
        "name": exercise.name,
        "dose": dose_words(step.dose),
        "cue": exercise.summary,
        "breathing": form.breathing,
        "stop": exercise.stop,
        "place": catalog.place(step.position, step.surface).label,
        "adjusted": " ".join(f"{each.label}." for each in form.adjustments),
        "paced_seconds": step.dose.paced_seconds,
        "hold_seconds": step.dose.hold_seconds,
        "repetitions": step.dose.sets * step.dose.repetitions,
        "alt": drawn[0] if drawn else "",
        "motion": drawn[1] if drawn else None,
    }


def _signs(catalog: Catalog, told: Intake) -> list[Given]:
    """The signs that end a session, and what to do then."""
    advice = {each.tier: " ".join((each.sentence, *each.actions)) for each in catalog.referrals}
    return [
        {"id": question.id, "label": question.text, "advice": advice[question.tier]}
        for question in catalog.questions
        if question.tier in SIGNS
        and (question.asked_of == "everyone" or told.trimester is not None)
    ]


def mount(told: Given) -> Any:
    """The player on the page; gives what has happened so far."""
    return component("session", "frames", "ledger", "session")(
        data=told,
        key=f"session-{told['key']}",
        default={"log": []},
        on_log_change=lambda: None,
    )
