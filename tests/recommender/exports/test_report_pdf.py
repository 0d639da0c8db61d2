"""Is the report one page, whatever it tells, and does it tell what was chosen alone?"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from recommender.catalog.loading import Catalog
from recommender.exports import report_pdf
from recommender.reporting import PARTS, Part, Record, report
from recommender.session import Event, Session
from tests.builders_documents import (
    PACED,
    a_ledger,
    a_routine,
    a_small_catalog,
    a_step,
    an_exercise,
)
from tests.builders_papers import NASTY, page_count, read_text, structure, tags
from tests.builders_reports import UNTIL, AWeek, a_hurt, a_record, a_session

ONE_DAY = timedelta(days=1)
TITLES: dict[Part, str] = {
    "routine": "Routine now",
    "adherence": "Sessions done",
    "pain": "Pain, 0 to 10",
    "hurt": "What hurt during a session",
    "notes": "Notes, the newest first",
}


def made(record: Record, *chosen: Part, name: str | None = None, **options: Any) -> bytes:
    told = report(record, chosen or PARTS, UNTIL, name)
    return report_pdf(options.get("catalog", a_small_catalog()), told, UNTIL)


def a_usual_record() -> Record:
    days = [UNTIL - at * ONE_DAY for at in range(0, 20, 2)]
    sessions = [
        a_session(day, pain_before=5, pain_after=3, note=f"Note {at}.")
        for at, day in enumerate(days)
    ]
    return a_record(*sessions, events={sessions[0].key: [a_hurt()]}, left_out={"cat-cow"})


@pytest.fixture(scope="module")
def usual() -> str:
    """All text of a report with every part."""
    return read_text(made(a_usual_record(), name="Anna Example"))


@pytest.mark.parametrize("part", PARTS)
def test_a_part_stands_there_only_when_it_was_chosen(part: Part) -> None:
    text = read_text(made(a_usual_record(), part))
    assert [each for each in PARTS if TITLES[each] in text] == [part]


def test_the_report_says_whose_days_and_that_nobody_checked_them(usual: str) -> None:
    assert "30 days with Limber 2 March 2026 to 31 March 2026 From: Anna Example" in usual
    assert "what the person said or tapped in an app" in usual
    assert "Nothing was measured or checked." in usual
    assert "No clinician has reviewed the exercises" in usual
    assert "self-reported · made on 31 March 2026" in usual


def test_the_report_tells_the_routine_with_its_doses(usual: str) -> None:
    assert "5 min, 3 exercises, in this order: Walking on the spot, 1 min;" in usual
    assert "Cat-cow, 8 slow repetitions, 5 s each (cushion under the knees, hands a" in usual


def test_the_report_tells_each_week(usual: str) -> None:
    assert "10 sessions completed on 10 days. Whole weeks, Monday to Sunday:" in usual
    assert "2 Mar to 8 Mar: 3 of 4 recommended · 75 % · 36 min" in usual
    assert usual.count("so far") == 1
    assert "30 Mar to 5 Apr: 3 of 4 recommended · 75 % · 36 min · so far" in usual


def test_a_week_off_asks_for_nothing() -> None:
    off = a_record(weeks=[AWeek(date(2026, 3, 9), done=1, adherence=None, minutes=5)])
    assert "9 Mar to 15 Mar: 1 session in a week off · 5 min" in read_text(made(off, "adherence"))


def test_the_report_tells_pain_in_numbers_and_in_a_picture(usual: str) -> None:
    assert "Before (ring): first 5, last 5, 5.0 on average (10 answers)" in usual
    assert "Day after (cross): not said" in usual
    (figure,) = [e for e in structure(made(a_usual_record(), "pain")) if e["/S"] == "/Figure"]
    assert figure["/Alt"] == (
        "Pain (0-10) from 2 Mar to 31 Mar: before sessions from 5 to 5, 5.0 on average; "
        "after sessions from 3 to 3, 3.0 on average."
    )


def test_the_report_tells_what_hurt(usual: str) -> None:
    assert "Cat-cow: once, worst 5 of 10, last on 31 March, left out for now" in usual


def test_what_hurt_in_a_routine_that_is_gone_is_said_so() -> None:
    session = a_session()
    record = a_record(session, events={session.key: [a_hurt(pain=None)]}, routines={})
    text = read_text(made(record, "hurt"))
    assert "An exercise of a routine that is no longer kept: once, last on 31 March" in text


def test_where_nothing_happened_the_report_says_so() -> None:
    text = read_text(made(Record()))
    assert "No routine just now." in text
    assert "0 sessions completed on 0 days" in text
    assert "No pain was noted in these days." in text
    assert "Nothing was marked as hurting." in text
    assert "No note was written." in text


def test_who_chooses_nothing_tells_nothing() -> None:
    text = read_text(report_pdf(a_small_catalog(), report(a_usual_record(), [], UNTIL), UNTIL))
    assert not [each for each in TITLES.values() if each in text]
    assert "Anna" not in text


def test_the_report_has_one_title_and_a_heading_for_each_part() -> None:
    told = tags(made(a_usual_record()))
    assert told.count("/H1") == 1
    assert told.count("/H2") == len(PARTS) + 1  # and the box about how to read it


def test_the_same_report_and_day_give_the_same_bytes() -> None:
    assert made(a_usual_record()) == made(a_usual_record())


def a_crowd(kinds: Sequence[str], sessions: int) -> tuple[Catalog, Record]:
    """More of everything than fits, in words that are hard to carry."""
    chance = random.Random(sessions)
    words = [NASTY[kinds[at % len(kinds)]] for at in range(30)]
    named = [an_exercise(id=f"e-{at}", name=word[:-2] + str(at)) for at, word in enumerate(words)]
    steps = tuple(a_step(each, PACED, a_ledger(0, ("work", 40))) for each in named)
    told = [crowded(at, words[at % 30], chance) for at in range(sessions)]
    record = a_record(
        *told,
        events={each.key: hurting(chance) for each in told},
        routines={"routine-1": a_routine(steps=steps)},
        routine=a_routine(steps=steps),
        weeks=[AWeek(UNTIL - at * timedelta(weeks=1)) for at in range(6)],
    )
    return a_small_catalog(exercises=tuple(named)), record


def crowded(at: int, note: str, chance: random.Random) -> Session:
    told = a_session(
        UNTIL - chance.randrange(30) * ONE_DAY,
        key=f"session-{at:06}",
        pain_before=chance.randrange(11),
        pain_after=chance.randrange(11),
        pain_next_day=chance.randrange(11),
    )
    return told.model_copy(update={"note": note})


def hurting(chance: random.Random) -> list[Event]:
    steps = chance.sample(range(30), 3)
    return [a_hurt(seq, step=step, pain=7) for seq, step in enumerate(steps, start=1)]


GROUPS = [sorted(NASTY)[at::4] for at in range(4)]


@pytest.mark.parametrize("kinds", [*GROUPS, ["a word without an end"]], ids=lambda kinds: kinds[0])
def test_whatever_is_told_is_one_page(kinds: list[str]) -> None:
    catalog, record = a_crowd(kinds, sessions=60)
    document = made(record, name=NASTY[kinds[0]], catalog=catalog)
    assert page_count(document) == 1
    assert "more note" in read_text(document)


@pytest.mark.parametrize("kind", ["a script", "marks of emphasis", "operators of a page"])
def test_a_note_of_any_kind_stays_literal(kind: str) -> None:
    text = read_text(made(a_record(a_session(note=NASTY[kind])), "notes"))
    assert " ".join(NASTY[kind].split()) in text


def test_five_hundred_sessions_are_one_page_with_as_many_notes_as_fit() -> None:
    catalog, record = a_crowd(["a script"], sessions=500)
    document = made(record, catalog=catalog)
    text = read_text(document)
    assert page_count(document) == 1
    assert "500 sessions completed on 30 days" in text
    assert "more exercises" in text
    assert "<script>alert(1)</script>" in text


def test_a_short_note_is_told_whole_and_a_long_one_is_marked() -> None:
    short, long = "Went well. " * 10, "Went well. " * 180
    told = [a_session(note=short)]
    assert "…" not in read_text(made(a_record(*told), "notes"))
    crowd = [a_session(UNTIL - at * ONE_DAY, note=long) for at in range(20)]
    text = read_text(made(a_record(*crowd), "notes"))
    assert "…" in text
    assert "31 Mar: Went well." in text
