"""What should the routine be made for? The form, which adapts to what was answered so far."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import streamlit as st

from recommender.catalog.loading import Catalog
from recommender.catalog.vocabulary import Region, Term
from recommender.catalog.wording import listed
from recommender.pages import memory, safety
from recommender.pages.answers import FULL_TERM_DAYS, KEYS, WEEKS, Answers
from recommender.pages.exercise_choice import named_exercises
from recommender.pages.finding import things_of
from recommender.pages.minutes import QUICK_MINUTES, ask_minutes
from recommender.pages.naming import the

USUAL_PAIN = 5
KNOWN_BY = {
    "week": "Week",
    "due-date": "Due date",
    "trimester": "Trimester",
    "not-sure": "I am not sure",
}
PREGNANCY_SIGNS = "pregnancy-signs"
_SAID = "said-in-form"


def draw(catalog: Catalog, today: date, flags: tuple[str, ...]) -> Answers:
    """Draws the form and gives its answers; `flags` come from the safety check."""
    left, right = st.columns([6, 5], gap="medium")
    with left:
        pain = _pain(catalog)
        minutes = ask_minutes()
        equipment = _several("equipment", "What is at hand?", _things(catalog))
    with right:
        knee = _level(catalog, "knee", "Knees")
        wrist = _level(catalog, "wrist", "Wrists")
        st.caption(_levels_in_words(catalog))
        worse_when = _one_of("worse-when", "Worse when…", catalog.directions, "neither")
        pregnant = _yes_no("pregnant", "Pregnant?")
        stage = _stage(catalog, today) if pregnant else {}
    if pregnant:
        stage |= ask_signs(catalog)
    with st.expander(_more_in_force(), key="more"):
        more = _more(catalog)
    cleared = memory.answer(f"{safety.KEYS}cleared", False)
    facts = (*more.pop("facts"), *(["clinician-cleared"] if cleared else []))
    answers = Answers(
        minutes=minutes,
        pain=pain,
        knee=knee,
        wrist=wrist,
        worse_when=worse_when,
        pregnant=pregnant,
        flags=flags,
        facts=facts,
        equipment=equipment,
        **stage,
        **more,
    )
    memory.keep(_SAID, (today, answers))
    return answers


def what_was_said(day: date) -> Answers | None:
    """The form as it stood when it was last drawn on a day in this tab; None when it was not."""
    said_on, answers = memory.kept(_SAID, (None, None))
    return answers if said_on == day else None


def forget_what_was_said() -> None:
    """Other answers are put into the form."""
    memory.let_go(_SAID)


def fill(catalog: Catalog, answers: Answers) -> None:
    """Puts answers into the form before it is drawn, without what the catalog has no more."""
    things = {term.id for term in _things(catalog)}
    exercises = {exercise.id for exercise in catalog.exercises}
    told = {
        "regions": list(answers.pain),
        **{f"pain-{region}": pain for region, pain in answers.pain.items()},
        "minutes": None if answers.minutes is None else float(answers.minutes),
        "quick": answers.minutes if answers.minutes in QUICK_MINUTES else None,
        "knee": answers.knee,
        "wrist": answers.wrist,
        "worse-when": answers.worse_when,
        "pregnant": "yes" if answers.pregnant else "no",
        "known-by": answers.stage_known_by,
        "week": answers.week,
        "trimester": answers.trimester,
        "facts": [fact for fact in answers.facts if fact != "clinician-cleared"],
        "equipment": [thing for thing in answers.equipment if thing in things],
        "floor": answers.can_use_floor,
        "excluded": [each for each in answers.excluded if each in exercises],
        "locked": [each for each in answers.locked if each in exercises],
    }
    for name, value in told.items():
        memory.put_answer(KEYS + name, value)


def _pain(catalog: Catalog) -> dict[str, int]:
    labels = {region.id: region.label for region in catalog.regions}
    chosen = st.pills(
        "Where does it hurt?",
        list(labels),
        selection_mode="multi",
        format_func=labels.__getitem__,
        key=KEYS + "regions",
        help="Choose every place that this routine should look after.",
        wrap=True,
        persist_state="session",
    )
    # In the catalog's order, so that the sliders stay sorted whatever was chosen first.
    pain = {}
    for region in catalog.regions:
        if region.id in chosen:
            pain[region.id] = _how_strong(region.id, region.label)
            _say_unserved(catalog, region)
    return pain


def _say_unserved(catalog: Catalog, region: Region) -> None:
    served = {each for exercise in catalog.exercises for each in exercise.regions}
    if region.id in served:
        return
    near = [relation.region for relation in region.related if relation.region in served]
    places = listed([the(catalog.label(each)) for each in near])
    instead = f"; the routine will move its neighbours, {places}." if near else "."
    st.caption(f"No exercise for {the(region.label)} yet{instead}")


def _things(catalog: Catalog) -> tuple[Term, ...]:
    used = things_of(catalog.exercises)
    return tuple(term for term in catalog.equipment if term.id in used)


def _how_strong(region: str, label: str) -> int:
    key = f"{KEYS}pain-{region}"
    memory.begin_with(key, USUAL_PAIN)
    return int(
        st.slider(
            f"{label}: how strong is the pain today?",
            1,
            10,
            key=key,
            help="1 is hardly there, 10 is the worst you can imagine.",
            persist_state="session",
        )
    )


def _level(catalog: Catalog, concern: str, label: str) -> str | None:
    return _one_of(concern, label, catalog.levels, "none")


def _levels_in_words(catalog: Catalog) -> str:
    told = [level for level in catalog.levels if level.id != "none"]
    return " ".join(f"**{level.label}:** {_lower(level.description)}" for level in told)


def _lower(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]


def _one_of(name: str, label: str, terms: tuple[Term, ...], default: str | None) -> str | None:
    labels = {term.id: term.label for term in terms}
    if default is not None:
        memory.begin_with(KEYS + name, default)
    return st.segmented_control(
        label,
        list(labels),
        format_func=labels.__getitem__,
        key=KEYS + name,
        required=True,
        wrap=True,
        persist_state="session",
    )


def _yes_no(name: str, label: str) -> bool:
    said = {"no": "No", "yes": "Yes"}
    terms = tuple(Term(id=id, label=word) for id, word in said.items())
    return _one_of(name, label, terms, "no") == "yes"


def _stage(catalog: Catalog, today: date) -> dict[str, Any]:
    terms = tuple(Term(id=id, label=label) for id, label in KNOWN_BY.items())
    known_by = _one_of("known-by", "How far along? Tell it by…", terms, None)
    stage: dict[str, Any] = {"stage_known_by": known_by}
    match known_by:
        case "week":
            stage["week"] = _week()
        case "due-date":
            stage["due"] = _due(today)
        case "trimester":
            three = tuple(term for term in catalog.trimesters if term.id != "none")
            stage["trimester"] = _one_of("trimester", "Trimester", three, None)
        case "not-sure":
            st.caption("Then the strictest rules apply, those from week 28 on.")
    return stage


def _week() -> int | None:
    written = st.number_input(
        "Week",
        min_value=WEEKS[0],
        max_value=WEEKS[-1],
        value=None,
        step=1,
        key=KEYS + "week",
        help="The week you are in, from 1 to 42.",
        persist_state="session",
    )
    return None if written is None else int(written)


def _due(today: date) -> date | None:
    return st.date_input(
        "Due date",
        value=None,
        min_value=today - timedelta(days=21),
        max_value=today + timedelta(days=FULL_TERM_DAYS + 14),
        key=KEYS + "due",
        help="Only the week is worked out from it; the date is not kept.",
        persist_state="session",
    )


def ask_signs(catalog: Catalog) -> dict[str, Any]:
    """Asks for the warning signs in pregnancy; gives `any_signs` and `signs` of the answers."""
    asked = [question for question in catalog.questions if question.asked_of == "pregnant"]
    with st.container(border=True):
        st.markdown("**Do you have any of these now?**")
        signs, _ = safety.ask_group(PREGNANCY_SIGNS, "Warning signs", asked)
        safety.ask_clearance(catalog, signs)
    said = memory.answer(safety.KEYS + PREGNANCY_SIGNS)
    return {"any_signs": None if said is None else said == safety.SOME, "signs": signs}


def _more_in_force() -> str:
    """The label, which tells of answers that are folded away and still count."""
    held = [memory.answer(KEYS + name) or () for name in ("facts", "excluded", "locked")]
    count = sum(map(len, held)) + (memory.answer(f"{KEYS}floor", True) is False)
    answers = "1 answer" if count == 1 else f"{count} answers"
    what = "about you, exercises to leave out or to insist on"
    return f"More: {answers} ({what})" if count else f"More: {what}"


def _more(catalog: Catalog) -> dict[str, Any]:
    facts = tuple(term for term in catalog.facts if term.id != "clinician-cleared")
    names = {each.id: each.name for each in sorted(catalog.exercises, key=lambda e: e.name)}
    left, right = st.columns(2, gap="large")
    with left:
        told = _several("facts", "Which of these fit you?", facts)
        memory.begin_with(KEYS + "floor", True)
        floor = st.checkbox(
            "I can get down to the floor and up again",
            key=KEYS + "floor",
            persist_state="session",
        )
    with right:
        excluded = named_exercises("excluded", "Exercises to leave out", names)
        locked = named_exercises("locked", "Exercises to insist on", names)
    return {
        "can_use_floor": bool(floor),
        "facts": told,
        "excluded": excluded,
        "locked": locked,
    }


def _several(name: str, label: str, terms: tuple[Term, ...]) -> tuple[str, ...]:
    labels = {term.id: term.label for term in terms}
    explained = [f"**{term.label}:** {term.description}" for term in terms if term.description]
    chosen = st.pills(
        label,
        list(labels),
        selection_mode="multi",
        format_func=labels.__getitem__,
        key=KEYS + name,
        help="\n\n".join(explained),
        wrap=True,
        persist_state="session",
    )
    return tuple(chosen)
