"""Do the sheets of a week say what every day says, with each exercise explained once?"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest

from recommender.catalog.checks import open_catalog
from recommender.catalog.pictures import load_pictures
from recommender.catalog.wording import clock, dose_words
from recommender.exports import Day, Week, week_pdf
from recommender.exports.column import CLAY, INK, PALE_CLAY, STONE, TEAL
from recommender.exports.week_sheet import formed
from recommender.figures.drawing import Room
from recommender.figures.figure import figure
from recommender.routine import Caution, Routine
from recommender.steering import Adapted, Steering
from tests.builders_documents import (
    CAT_COW,
    HAMSTRING,
    HOLDS,
    PACED,
    WALKING,
    a_ledger,
    a_routine,
    a_small_catalog,
    a_step,
    an_exercise,
    the_steps,
)
from tests.builders_papers import MADE_ON, NASTY, page_count, read_text, tags

MONDAY = date(2026, 3, 2)
LARGEST_BYTES = 1_000_000
STANDING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-20 -100 60 110" role="img">'
    '<path d="M0 0L10 -90L20 0z" fill="#777777" stroke="#ffffff" stroke-width="1.2"/></svg>'
)


def a_week(*routines: Routine, core: tuple[str, ...] = ("cat-cow",)) -> Week:
    days = enumerate(routines or (a_routine(), a_routine(), a_routine()))
    return Week(tuple(Day(MONDAY + at * timedelta(days=2), each) for at, each in days), core)


def printed(week: Week) -> str:
    return read_text(week_pdf(a_small_catalog(), week, MADE_ON))


@pytest.fixture(scope="module")
def usual() -> str:
    """All text of a usual week."""
    return printed(a_week())


def first_page(week: Week) -> str:
    return printed(week).split("The exercises")[0]


def of_one_step(**changes: object) -> Routine:
    return a_routine(steps=(the_steps()[2].model_copy(update=changes),))


def test_the_first_page_shows_the_week_at_a_glance(usual: str) -> None:
    usual = usual.split("The exercises")[0]
    assert "2 March 2026 to 6 March 2026 · 3 routines · 15 min in all" in usual
    for day in ("Monday 2 March", "Wednesday 4 March", "Friday 6 March"):
        assert f"{day} 5 min · 3 exercises" in usual
    assert "You need: a mat, chair, cushion" in usual
    assert "Cat-cow (number 3): every day" in usual


def test_the_first_page_says_when_to_stop(usual: str) -> None:
    usual = usual.split("The exercises")[0]
    assert "Stop and seek care if your legs grow weak" in usual
    assert "Keep every stretch mild; mild is enough." in usual


def test_a_caution_of_some_days_names_them() -> None:
    careful = a_routine(cautions=(Caution(rule="R-XX-01", sentence="Rise slowly."),))
    text = first_page(a_week(a_routine(), careful, careful))
    assert "Mon: Keep every stretch mild; mild is enough." in text
    assert "Wed, Fri: Rise slowly." in text


def test_what_feedback_changed_stands_with_its_day() -> None:
    change = Adapted(rule="R-PN-02", sentence="Shorter holds: pain rose after Tuesday.")
    text = printed(a_week(a_routine(), a_routine(steering=Steering(adapted=(change,)))))
    assert text.count(change.sentence) == 1
    assert f"Wednesday 4 March 5 min {change.sentence} 0:00" in text


def test_an_exercise_is_explained_once_however_often_it_is_done(usual: str) -> None:
    for exercise in (CAT_COW, HAMSTRING, WALKING):
        assert usual.count(exercise.stop) == 1
        assert usual.count(exercise.steps[-1]) == 1


def test_another_form_of_an_exercise_is_explained_by_itself() -> None:
    text = printed(a_week(of_one_step(), of_one_step(adjustments=())))
    assert text.count("hands a little ahead of the shoulders") == 1
    assert text.count(CAT_COW.steps[0]) == 1
    assert text.count(CAT_COW.stop) == 2


def test_every_day_lists_its_steps_in_order_with_clock_dose_and_number(usual: str) -> None:
    usual = usual.split("Day by day")[1]
    rows = (
        f"{clock(step.ledger[0].start)} {a_small_catalog().exercise(step.exercise).name}"
        f"{' · core' if step.exercise == 'cat-cow' else ''} {dose_words(step.dose)} no. {number}"
        for number, step in enumerate(the_steps(), start=1)
    )
    assert usual.count(" ".join(rows)) == 3


def test_a_dose_that_is_always_the_same_stands_beside_the_exercise(usual: str) -> None:
    assert "every day · 8 slow repetitions, 5 s each · On hands and knees" in usual


def test_a_dose_that_changes_is_left_to_the_days() -> None:
    text = printed(a_week(of_one_step(), of_one_step(dose=HOLDS)))
    assert "every day · doses differ by day · On hands and knees" in text
    assert dose_words(HOLDS) in text.split("Day by day")[1]


def test_the_core_is_marked_in_words(usual: str) -> None:
    assert usual.count("Cat-cow · core") == 1 + 3  # at its card and on every day
    assert "Walking on the spot · core" not in usual


def test_without_a_core_nothing_is_said_of_one() -> None:
    assert "core" not in printed(a_week(core=())).lower()


@pytest.mark.parametrize(
    ("kind", "words"), [("travel", "5 min · travel day"), ("made-up", "5 min · moved to this day")]
)
def test_an_unusual_day_is_named(kind: str, words: str) -> None:
    week = Week((Day(MONDAY, a_routine(), kind),))  # type: ignore[arg-type]
    assert printed(week).count(words) == 2


def test_one_day_is_not_every_day() -> None:
    assert "every day ·" not in printed(a_week(a_routine()))
    assert "Mon · 8 slow repetitions" in printed(a_week(a_routine()))


def test_a_week_without_days_says_so_on_one_page() -> None:
    document = week_pdf(a_small_catalog(), Week(()), MADE_ON)
    assert "No day of this week has a routine yet." in read_text(document)
    assert page_count(document) == 1


def test_the_sheets_are_tagged_with_one_title_and_headings_in_order() -> None:
    told = [each for each in tags(week_pdf(a_small_catalog(), a_week(), MADE_ON)) if each != "/P"]
    cards, days = ["/H3"] * 3, ["/H3"] * 3
    assert told == ["/H1", "/H2", "/H2", "/H2", *cards, "/H2", *days]


def test_each_picture_is_drawn_once() -> None:
    pictures = {formed(step): ("A person stands.", STANDING) for step in the_steps()[:2]}
    document = week_pdf(a_small_catalog(), a_week(), MADE_ON, pictures)
    assert tags(document).count("/Figure") == 2


def test_the_same_week_and_day_give_the_same_bytes() -> None:
    first = week_pdf(a_small_catalog(), a_week(), MADE_ON)
    assert week_pdf(a_small_catalog(), a_week(), MADE_ON) == first
    assert week_pdf(a_small_catalog(), a_week(), MONDAY) != first


def test_the_sheets_take_any_text() -> None:
    named = [an_exercise(id=f"e-{at}", name=name) for at, name in enumerate(NASTY.values())]
    steps = tuple(a_step(each, PACED, a_ledger(0, ("work", 40))) for each in named)
    week = a_week(a_routine(steps=steps), core=("e-0",))
    text = read_text(week_pdf(a_small_catalog(exercises=tuple(named)), week, MADE_ON))
    assert text.count("<script>alert(1)</script>") >= 3 * 70
    assert text.count("**bold** __line__ {nb}") >= 2 * 80


def luminance(colour: tuple[int, int, int]) -> float:
    parts = (each / 255 for each in colour)
    linear = [
        each / 12.92 if each <= 0.03928 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colour", [TEAL, INK, STONE, CLAY])
def test_all_text_reads_well_when_printed_in_grey(colour: tuple[int, int, int]) -> None:
    assert (luminance(PALE_CLAY) + 0.05) / (luminance(colour) + 0.05) >= 4.5  # WCAG 2.2, 1.4.3


def test_a_week_of_the_whole_catalog_with_every_picture_stays_small() -> None:
    catalog, drawn = open_catalog(), load_pictures()
    steps = [a_step(each, PACED, a_ledger(0, ("work", 40))) for each in catalog.exercises]
    parts = [steps[at::7] for at in range(7)]
    week = Week(
        tuple(
            Day(MONDAY + at * timedelta(days=1), a_routine(steps=tuple(part), seconds=3600))
            for at, part in enumerate(parts)
        )
    )
    stills = {
        each: figure(drawn, *each).still("print", {}, Room(least=60)) for each in week.numbers
    }
    document = week_pdf(catalog, week, MADE_ON, {k: ("A figure.", v) for k, v in stills.items()})
    assert len(document) <= LARGEST_BYTES
    assert Counter(tags(document))["/Figure"] == len(catalog.exercises)
