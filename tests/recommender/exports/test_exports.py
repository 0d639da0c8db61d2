"""Do the documents of a routine say what the routine says, always in the same bytes?"""

from __future__ import annotations

import hashlib
import io
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from recommender.catalog.loading import Catalog
from recommender.catalog.wording import clock, dose_words
from recommender.exports import plain_text, routine_csv, routine_json, routine_pdf
from recommender.routine import NotChosen, Routine
from recommender.steering import Adapted, Steering
from tests.builders_documents import (
    CAT_COW,
    HAMSTRING,
    PACED,
    a_ledger,
    a_routine,
    a_small_catalog,
    a_step,
    an_exercise,
    the_steps,
)
from tests.builders_papers import MADE_ON, read_rows, read_text, structure

WEIRD = (
    "שלום \u202eעברית",  # noqa: RUF001  Hebrew on purpose
    "مرحبا بالعالم",
    "family 👩‍👩‍👧 and flag 🇵🇱",
    "W" * 5000,
    "Zażółć gęślą jaźń; Καλημέρα κόσμε; Привет, мир",
    "null \x00 bell \x07 tab \t line \n end",
    "a" + "\u0301" * 100,
    "lone \ud800 surrogate",
    "zero\u200bwidth",
    "",
    " ",
)


def with_a_walk_called(name: str) -> Catalog:
    return a_small_catalog(exercises=(CAT_COW, HAMSTRING, an_exercise(name=name)))


def of_many_steps(count: int) -> Routine:
    steps = [the_steps()[at % 3] for at in range(count)]
    return a_routine(steps=tuple(steps), seconds=sum(step.seconds for step in steps))


def test_the_json_document_is_the_contract() -> None:
    document = routine_json(a_routine())
    assert document == a_routine().as_json().encode()
    assert Routine.model_validate(json.loads(document)) == a_routine()


def test_the_spreadsheet_has_a_row_for_every_ledger_entry() -> None:
    rows = read_rows(routine_csv(a_small_catalog(), a_routine()))
    assert len(rows) == sum(1 for _ in a_routine().entries())
    assert sum(int(row["seconds"]) for row in rows) == a_routine().seconds


def test_the_spreadsheet_says_when_what_and_how() -> None:
    rows = read_rows(routine_csv(a_small_catalog(), a_routine()))
    work = next(row for row in rows if row["exercise id"] == "cat-cow" and row["kind"] == "work")
    assert work == {
        "number": "3",
        "start": "3:45",
        "seconds": "40",
        "kind": "work",
        "side": "",
        "exercise id": "cat-cow",
        "name": "Cat-cow",
        "phase": "settle",
        "position": "Hands and knees",
        "surface": "on the floor",
        "adjustments": "Cushion under the knees; Hands a little forward",
        "dose": "8 slow repetitions, 5 s each",
        "equipment": "Cushion",
    }


def test_the_spreadsheet_opens_in_spreadsheet_programs() -> None:
    document = routine_csv(a_small_catalog(), a_routine())
    assert document.startswith(b"\xef\xbb\xbfnumber,start,seconds,kind,side,exercise id,")
    assert document.count(b"\r\n") == document.count(b"\n")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_cell_is_a_formula(start: str) -> None:
    rows = read_rows(routine_csv(with_a_walk_called(f"{start}SUM(A1)"), a_routine()))
    assert rows[0]["name"] == f"'{start}SUM(A1)"


@pytest.mark.parametrize("text", WEIRD)
def test_the_spreadsheet_takes_any_text(text: str) -> None:
    assert read_rows(routine_csv(with_a_walk_called(text), a_routine()))


def test_the_sheet_names_every_step_with_its_dose_and_time() -> None:
    text = read_text(routine_pdf(a_small_catalog(), a_routine(), MADE_ON))
    for step in a_routine().steps:
        assert a_small_catalog().exercise(step.exercise).name in text
        assert dose_words(step.dose) in text
        assert clock(step.seconds) in text


def test_the_sheet_says_what_the_routine_is() -> None:
    text = read_text(routine_pdf(a_small_catalog(), a_routine(), MADE_ON))
    assert "Your 5-minute routine" in text
    assert "5 min exactly · 3 exercises · 3 March 2026" in text
    assert "You need: a mat, chair, cushion" in text
    assert "Keep every stretch mild; mild is enough." in text


def test_the_sheet_instructs_in_the_form_as_performed() -> None:
    text = read_text(routine_pdf(a_small_catalog(), a_routine(), MADE_ON))
    step = a_routine().steps[2]
    form = a_small_catalog().form(step.exercise, step.adjustments)
    for sentence in form.steps:
        assert sentence in text
    assert CAT_COW.steps[0] not in text
    for adjustment in form.adjustments:
        assert f"Adjusted: {adjustment.label}. {adjustment.because}" in text


def test_the_sheet_says_when_to_stop_and_what_it_is_not() -> None:
    text = read_text(routine_pdf(a_small_catalog(), a_routine(), MADE_ON))
    assert all(exercise.stop in text for exercise in a_small_catalog().exercises)
    assert HAMSTRING.cautions[0] in text
    assert "Stop and seek care if your legs grow weak" in text
    assert "Little and often." not in text
    assert "Sources: A Health Service 2022." in text
    assert "not a diagnosis or treatment. No clinician has reviewed this catalog yet." in text


def test_an_uneven_time_is_said_to_the_second() -> None:
    text = read_text(routine_pdf(a_small_catalog(), a_routine(seconds=305), MADE_ON))
    assert "Your routine of 5 min 5 s" in text


def test_the_same_routine_and_day_give_the_same_bytes() -> None:
    first = routine_pdf(a_small_catalog(), a_routine(), MADE_ON)
    assert routine_pdf(a_small_catalog(), a_routine(), MADE_ON) == first


def test_another_day_gives_other_bytes() -> None:
    first = routine_pdf(a_small_catalog(), a_routine(), MADE_ON)
    assert routine_pdf(a_small_catalog(), a_routine(), date(2026, 3, 4)) != first


@pytest.mark.parametrize("seed", ["0", "4242"])
def test_the_bytes_do_not_hang_on_the_order_of_sets(seed: str) -> None:
    code = (
        "import hashlib, datetime\n"
        "from recommender.exports import routine_pdf\n"
        "from tests.builders_documents import a_routine, a_small_catalog\n"
        "made_on = datetime.date(2026, 3, 3)\n"
        "document = routine_pdf(a_small_catalog(), a_routine(), made_on)\n"
        "print(hashlib.sha256(document).hexdigest())"
    )
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=root,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root), "TZ": "Asia/Tokyo"},
        capture_output=True,
        text=True,
        check=True,
    )
    here = hashlib.sha256(routine_pdf(a_small_catalog(), a_routine(), MADE_ON)).hexdigest()
    assert done.stdout.strip() == here


def test_the_sheet_is_tagged_and_says_its_language_and_title() -> None:
    reader = PdfReader(io.BytesIO(routine_pdf(a_small_catalog(), a_routine(), MADE_ON)))
    assert reader.root_object["/MarkInfo"]["/Marked"] == True  # noqa: E712  a pypdf boolean
    assert reader.root_object["/Lang"] == "en"
    assert reader.root_object["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712
    assert reader.metadata is not None
    assert reader.metadata.title == "Your 5-minute routine"
    assert reader.metadata.author is None


def test_the_sheet_has_one_title_and_a_heading_for_every_step() -> None:
    tags = [each["/S"] for each in structure(routine_pdf(a_small_catalog(), a_routine(), MADE_ON))]
    assert tags[0] == "/H1"
    assert tags.count("/H1") == 1
    assert tags.count("/H2") == len(a_routine().steps) + 1  # and the box of cautions


def test_every_mark_in_a_page_belongs_to_the_structure() -> None:
    document = routine_pdf(a_small_catalog(), of_many_steps(9), MADE_ON)
    reader = PdfReader(io.BytesIO(document))
    marks = [int(each["/K"][0]) for each in structure(document)]
    drawn = b"".join(page["/Contents"].get_object().get_data() for page in reader.pages)
    assert drawn.count(b"/MCID") == drawn.count(b"BDC") == len(marks)
    assert drawn.count(b"EMC") == drawn.count(b"BDC") + drawn.count(b"BMC")


def test_the_fonts_travel_inside_the_sheet() -> None:
    reader = PdfReader(io.BytesIO(routine_pdf(a_small_catalog(), a_routine(), MADE_ON)))
    fonts = reader.pages[0]["/Resources"]["/Font"]
    names = {font.get_object()["/BaseFont"] for font in fonts.values()}
    assert {name.rpartition("+")[2] for name in names} == {"NotoSans", "NotoSansBold"}
    embedded = [font.get_object()["/DescendantFonts"][0].get_object() for font in fonts.values()]
    assert all("/FontFile2" in each["/FontDescriptor"] for each in embedded)


@pytest.mark.parametrize(("steps", "pages"), [(1, 1), (3, 1), (6, 2), (9, 2), (12, 2)])
def test_a_routine_fits_on_few_pages(steps: int, pages: int) -> None:
    document = routine_pdf(a_small_catalog(), of_many_steps(steps), MADE_ON)
    assert len(PdfReader(io.BytesIO(document)).pages) <= pages


def test_no_step_is_torn_apart_by_a_page() -> None:
    for count in (5, 8, 14, 26):
        document = routine_pdf(a_small_catalog(), of_many_steps(count), MADE_ON)
        for page in PdfReader(io.BytesIO(document)).pages:
            text = " ".join(page.extract_text().split())
            assert text.count("Cat-cow") == text.count(CAT_COW.stop)
            assert text.count(HAMSTRING.name) == text.count(HAMSTRING.stop)


@pytest.mark.parametrize("text", WEIRD)
def test_the_sheet_takes_any_text(text: str) -> None:
    assert routine_pdf(with_a_walk_called(text), a_routine(), MADE_ON).startswith(b"%PDF")


@pytest.mark.parametrize(
    "text",
    ["**bold** __line__", "<img src=x onerror=y>", "{nb} pages", "[a](http://b)", "100 % \\n"],
)
def test_text_is_never_an_instruction(text: str) -> None:
    assert f"1. {text} " in read_text(routine_pdf(with_a_walk_called(text), a_routine(), MADE_ON))


def test_letters_of_the_font_are_kept() -> None:
    text = "Zażółć; Ελλάδα; Привет"
    assert text in read_text(routine_pdf(with_a_walk_called(text), a_routine(), MADE_ON))


def test_a_word_longer_than_a_page_is_shown_whole() -> None:
    text = read_text(routine_pdf(with_a_walk_called("W" * 5000), a_routine(), MADE_ON))
    assert text.count("W") >= 5000


def test_what_feedback_changed_stands_on_the_sheet_and_in_the_text() -> None:
    here = a_routine().steps[0].exercise
    told = (
        Adapted(rule="R-PN-03", sentence="One step gentler today."),
        Adapted(rule="R-PN-01", exercise=here, sentence="This one is gentler."),
        Adapted(rule="R-PN-01", exercise="not-taken", sentence="That one would be gentler."),
    )
    passed = NotChosen(exercise="not-taken", reference=None, sentence="Another was better.")
    routine = a_routine(steering=Steering(adapted=told), cautions=(), not_chosen=(passed,))
    sheet = read_text(routine_pdf(a_small_catalog(), routine, MADE_ON))
    for text in (sheet, plain_text(a_small_catalog(), routine)):
        assert "One step gentler today." in text
        assert "This one is gentler." in text
        assert "That one would be gentler." not in text


def test_a_routine_without_needs_or_cautions_says_so_or_nothing() -> None:
    step = a_step(an_exercise(), PACED, a_ledger(0, ("work", 40)))
    routine = a_routine(steps=(step,), seconds=40, cautions=())
    text = read_text(routine_pdf(a_small_catalog(), routine, MADE_ON))
    assert "You need: nothing but a little room" in text
    assert "Keep in mind" not in text


STANDING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-20 -100 60 110" role="img">'
    '<path d="M0 0L10 -90L20 0z" fill="#777777" stroke="#ffffff" stroke-width="1.2"/></svg>'
)


def test_each_step_stands_beside_its_picture_which_has_words() -> None:
    pictures = [("A person stands.", STANDING), None]
    document = routine_pdf(a_small_catalog(), a_routine(), MADE_ON, pictures)
    figures = [each for each in structure(document) if each["/S"] == "/Figure"]
    assert [each["/Alt"] for each in figures] == ["A person stands."]
    assert [each["/S"] for each in structure(document)].count("/H2") == [
        each["/S"] for each in structure(routine_pdf(a_small_catalog(), a_routine(), MADE_ON))
    ].count("/H2")


def test_a_picture_moves_the_instructions_aside_and_no_text_is_lost() -> None:
    plain = read_text(routine_pdf(a_small_catalog(), a_routine(), MADE_ON))
    drawn = read_text(
        routine_pdf(a_small_catalog(), a_routine(), MADE_ON, [("Stands.", STANDING)] * 2)
    )
    assert sorted(plain.split()) == sorted(drawn.split())


def test_pictures_of_a_long_routine_stay_within_their_pages() -> None:
    routine = of_many_steps(20)
    document = routine_pdf(
        a_small_catalog(), routine, MADE_ON, [("Stands.", STANDING)] * len(routine.steps)
    )
    figures = [each for each in structure(document) if each["/S"] == "/Figure"]
    assert len(figures) == len(routine.steps)
    assert document == routine_pdf(
        a_small_catalog(), routine, MADE_ON, [("Stands.", STANDING)] * len(routine.steps)
    )


def test_a_picture_without_a_size_is_refused() -> None:
    with pytest.raises(ValueError, match="without a view box"):
        routine_pdf(a_small_catalog(), a_routine(), MADE_ON, [("x", "<svg/>")])
