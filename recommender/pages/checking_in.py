"""How is the back by now? A question in one tap when it is time, and what follows is said."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from functools import partial

import streamlit as st

from recommender.adapting import Advised
from recommender.adapting.telling import day_of
from recommender.catalog.loading import Catalog
from recommender.feedback import Course
from recommender.intake import check_intake
from recommender.journal import Journal
from recommender.pages import blocking, feedback_today, keeping, making, memory, safety
from recommender.pages.changed_view import WHY, why
from recommender.pages.feedback_today import LATER, Said
from recommender.pages.literally import literally
from recommender.pages.questions_due import NEXT_DAY, WEEK, is_week_due, next_day
from recommender.pages.scrolling import go_to
from recommender.session import Session

PAINS = tuple(range(11))
NEVER_NEW = {"under-18"}
"""Nobody comes to be under 18 within a week."""
COURSES: dict[Course, str] = {"better": "Better", "same": "Same", "worse": "Worse"}
NOTED = "Thank you. That is noted."
GENTLER = "Thank you. Your next routine is one step gentler, because your pain rose after {day}."
RISES = "Two points or more above the pain before make the next routine gentler."
ASKED_JUST_NOW = "You answered the safety questions just now, so they are not asked again."
PLACE = "check-in"
"""The key of the container in which all of it is drawn."""
_ANSWERED, _COURSE = "check-in-answered", "check-in-course"
_PAIN_KEY, _COURSE_KEY = "check-in-pain", "check-in-week"


def draw_check_in(catalog: Catalog) -> str:
    """What to tell, then the one question that it is time for; nothing on most days.

    Gives a name for what is shown, for `go_to_check_in`.
    """
    said = feedback_today.said(catalog)
    advice = _advice(catalog)
    for each in advice:
        _draw_advice(catalog, each)
    shown = [each.rule for each in advice]
    shown += [_draw_answered(said.today), _draw_question(catalog, said)]
    return " ".join(shown).strip()


def go_to_check_in(shown: str) -> None:
    """Leads the eyes and the keyboard to what an answer has changed here."""
    go_to(f".st-key-{PLACE}", "p", shown, PLACE)


def _draw_question(catalog: Catalog, said: Said) -> str:
    """Asks what it is time for, and gives its name."""
    session = next_day(said)
    if _is_waiting(said.today):
        _ask_signs(catalog)
        return "signs"
    if session is not None:
        _ask_pain(session, said.today)
        return NEXT_DAY
    if is_week_due(said):
        _ask_course()
        return WEEK
    return ""


# --- The day after ----------------------------------------------------------------------------


def _ask_pain(session: Session, today: date) -> None:
    with st.container(border=True, key="card-check-in", gap="small"):
        day = day_of(session.day, today)
        st.markdown(
            f"**How is the pain today?** On {day} it was {session.pain_before} before you began."
        )
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            st.segmented_control(
                "0 is no pain, 10 is the worst you can imagine",
                PAINS,
                key=_PAIN_KEY,
                on_change=_keep_pain,
                args=(session, day),
                required=True,
                wrap=True,
                help=RISES,
                width="content",
            )
            _not_now(NEXT_DAY)


def _keep_pain(session: Session, day: str) -> None:
    pain = memory.answer(_PAIN_KEY)
    if pain is None:
        return
    if keeping.do(lambda journal: journal.rate_next_day(session.key, pain)):
        rose = session.model_copy(update={"pain_next_day": pain})
        undo = partial(Journal.rate_next_day, session_key=session.key, pain=None)
        _answer(GENTLER.format(day=day) if _is_a_rise(rose) else NOTED, undo)


def _is_a_rise(session: Session) -> bool:
    least = memory.catalog().adaptation("next-day").numbers["rise"]
    before, after = session.pain_before, session.pain_next_day
    return before is not None and after is not None and after - before >= least


# --- The week ---------------------------------------------------------------------------------


def _ask_course() -> None:
    with st.container(border=True, key="card-check-in", gap="small"):
        st.markdown("**Compared with last week, how is your back?**")
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.segmented_control(
                "Compared with last week, how is your back?",
                list(COURSES),
                format_func=COURSES.__getitem__,
                key=_COURSE_KEY,
                on_change=_take_course,
                label_visibility="collapsed",
                required=True,
                width="content",
            )
            _not_now(WEEK)


def _take_course() -> None:
    """An answer is kept with that to the next question; where that was answered today, at once."""
    course: Course | None = memory.answer(_COURSE_KEY)
    if course is None:
        return
    today = memory.today()
    if safety.checked(today) is None:
        memory.keep(_COURSE, (today, course))
    else:
        _keep_course(course, ASKED_JUST_NOW)


def _is_waiting(today: date) -> bool:
    day, _ = memory.kept(_COURSE, (None, None))
    return bool(day == today)


def _ask_signs(catalog: Catalog) -> None:
    """The signs in short, in one question; the answer itself is kept nowhere."""
    with st.container(border=True, key="card-check-in", gap="small"):
        st.markdown("**Since last week, any of these?**")
        signs = _signs(catalog)
        half = (len(signs) + 1) // 2
        for column, listed in zip(st.columns(2), (signs[:half], signs[half:]), strict=True):
            column.markdown("\n".join(f"- {literally(each)}" for each in listed))
        st.caption("Your answer to this is not kept.")
        with st.container(horizontal=True, gap="small"):
            st.button("None of these", key="no-signs", on_click=_no_signs)
            st.button("Yes, one of these", key="some-signs", on_click=_some_signs)
            st.button("Back", key="back-to-week", type="tertiary", on_click=_back)


def _signs(catalog: Catalog) -> tuple[str, ...]:
    """What needs care before exercise; in pregnancy its own signs, too."""
    asked_of = {"everyone", "pregnant"} if _is_expecting() else {"everyone"}
    return tuple(
        question.text
        for question in catalog.questions
        if question.tier != "caution" and question.asked_of in asked_of
        if question.id not in NEVER_NEW
    )


def _is_expecting() -> bool:
    """Whether the newest answers tell of a pregnancy."""
    kept = keeping.ask(lambda journal: journal.told_last(), None)
    try:
        told = check_intake(json.loads(kept.document)["intake"]) if kept else None
    except (ValueError, KeyError):
        return False
    return told is not None and told.trimester is not None


def _no_signs() -> None:
    _keep_course(_waiting_course(), "")


def _back() -> None:
    """To the question before."""
    memory.let_go(_COURSE)


def _some_signs() -> None:
    """Care may come first: no routine until the safety questions are answered anew."""
    _keep_course(_waiting_course(), "")
    memory.let_go(_ANSWERED)
    blocking.block()
    making.begin_anew()


def _waiting_course() -> Course | None:
    day, course = memory.kept(_COURSE, (None, None))
    waiting: Course | None = course if day == memory.today() else None
    return waiting


def _keep_course(course: Course | None, more: str) -> None:
    if course is None:
        return
    day = memory.today()
    if keeping.do(lambda journal: journal.check_in(day, course)):
        memory.let_go(_COURSE)
        _answer(f"{NOTED} {more}".strip(), partial(Journal.forget_check_in, day=day))


# --- What follows -----------------------------------------------------------------------------


def _answer(sentence: str, undo: Callable[[Journal], object]) -> None:
    memory.keep(_ANSWERED, (memory.today(), sentence, undo))


def _draw_answered(today: date) -> str:
    """What an answer leads to, once, with a way back: the next look is about something else."""
    day, sentence, undo = memory.kept(_ANSWERED, (None, "", None))
    memory.let_go(_ANSWERED)
    if day != today:
        return ""
    st.success(literally(sentence))
    st.button(
        "Undo",
        key="undo-answer",
        on_click=_take_back,
        args=(undo,),
        help="It is asked once more.",
    )
    return str(sentence)


def _take_back(undo: Callable[[Journal], object]) -> None:
    keeping.do(undo)


def _not_now(name: str) -> None:
    st.button("Not now", key=f"not-now-{name}", type="tertiary", on_click=_set_aside, args=(name,))


def _set_aside(name: str) -> None:
    day = memory.today()
    keeping.do(partial(Journal.hush, name=name, day=day))


# --- Somebody should look at it ---------------------------------------------------------------


def _advice(catalog: Catalog) -> tuple[Advised, ...]:
    quiet = feedback_today.followed(catalog)
    found = feedback_today.adaptation(catalog).advice
    return tuple(each for each in found if each.rule not in quiet)


def _draw_advice(catalog: Catalog, advised: Advised) -> None:
    with st.container(border=True, key=f"card-advice-{advised.rule}", gap="small"):
        st.markdown(f"**{literally(advised.sentence)}**")
        with st.container(horizontal=True, gap="small"):
            st.button(
                "I have",
                key=f"have-{advised.rule}",
                on_click=_set_aside,
                args=(advised.rule,),
                help="Then this is not said again for four weeks.",
            )
            st.button(
                "Later",
                key=f"later-{advised.rule}",
                type="tertiary",
                on_click=_set_aside,
                args=(f"{advised.rule}{LATER}",),
            )
        rules = [rule for rule in catalog.adaptations if rule.id == advised.rule]
        with st.expander(WHY, type="compact"):
            st.markdown("\n\n".join(why(catalog, rule) for rule in rules))
