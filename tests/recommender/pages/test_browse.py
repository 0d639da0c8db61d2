"""Can an exercise be found, filtered and read, and does safety decide what is possible?"""

import random

import pytest

from recommender.catalog.checks import open_catalog
from recommender.intake import Concerns, Intake
from recommender.pages.browse import FIRST_SHOWN
from recommender.pages.exercise_words import CELLS, band_words
from recommender.pages.finding import (
    NOTHING,
    Filters,
    Possible,
    bands_left,
    find,
    possible_with,
    searched,
    things_of,
)
from recommender.pages.literally import linked, literally
from recommender.screening import screen
from tests.builders_pages import a_page, links, texts

CATALOG = open_catalog()
EVERY_ID = {exercise.id for exercise in CATALOG.exercises}


def the_page(**query):
    app = a_page("browse", "catalog", **query).run()
    assert not app.exception
    return app


def found(**filters):
    chosen = Filters(**filters)
    return find(CATALOG, chosen, possible_with(CATALOG, chosen))


def ids(exercises):
    return [exercise.id for exercise in exercises]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("supine spinal twist", "supine-spinal-twist"),
        ("lying knee twist", "supine-spinal-twist"),
        ("Twist, knee: LYING", "supine-spinal-twist"),
        ("supine-spinal-twist", "supine-spinal-twist"),
        ("supine spinl twst", "supine-spinal-twist"),
        ("cat cow", "cat-cow"),
        ("CAT-COW", "cat-cow"),
        ("catcow", "cat-cow"),
        ("childs pose", "childs-pose"),
        ("Child\u2019s Pose", "childs-pose"),
        ("cöbra", "cobra"),
        ("pidgeon", "pigeon"),
        ("S05", "cat-cow"),
        ("hamstr", "standing-hamstring-stretch"),
    ],
)
def test_a_search_forgives_case_hyphens_order_accents_and_slips(text, first):
    assert ids(searched(CATALOG, text))[0] == first


def test_every_name_and_alias_finds_its_exercise_first():
    for exercise in CATALOG.exercises:
        for name in (exercise.name, *exercise.aliases):
            assert searched(CATALOG, name.upper())[0].id == exercise.id


@pytest.mark.parametrize("text", ["", "   ", "...", "'"])
def test_a_search_without_words_finds_everything(text):
    assert searched(CATALOG, text) == CATALOG.exercises


@pytest.mark.parametrize("text", ["zzzz", "cat zzzz", "x" * 5000])
def test_a_search_needs_every_word(text):
    assert searched(CATALOG, text) == ()


def test_filters_narrow_together():
    for region in CATALOG.regions:
        for exercise in found(region=region.id).exercises:
            assert region.id in exercise.regions
    seated = found(position="seated", equipment="chair").exercises
    assert "seated-rotation" in ids(seated)
    assert all(CATALOG.exercise(id).position == "seated" for id in ids(seated))
    assert all("chair" in things_of([CATALOG.exercise(id)]) for id in ids(seated))
    assert all(not exercise.equipment for exercise in found(equipment=NOTHING).exercises)
    assert "cat-cow" in ids(found(equipment="cushion").exercises)


@pytest.mark.parametrize("knee", ["none", "mild", "severe"])
@pytest.mark.parametrize("wrist", ["none", "mild", "severe"])
@pytest.mark.parametrize("pregnancy", ["none", "trimester-1", "trimester-2", "trimester-3"])
def test_what_is_possible_is_what_screening_says(knee, wrist, pregnancy):
    shown = found(knee=knee, wrist=wrist, pregnancy=pregnancy)
    left_out = {barred.exercise for barred in shown.left_out}
    intake = Intake(
        minutes=20,
        pain={"low-back": 3},
        concerns=Concerns(knee=knee, wrist=wrist, pregnancy=pregnancy),
        equipment=tuple(thing.id for thing in CATALOG.equipment),
    )
    barred = {each.exercise for each in screen(CATALOG, intake).barred}
    concern = (knee, wrist, pregnancy) != ("none", "none", "none")
    assert left_out == (barred if concern else set())
    assert {*ids(shown.exercises), *left_out} == EVERY_ID
    assert not left_out & set(ids(shown.exercises))


def test_nothing_supine_is_possible_in_the_third_trimester():
    shown = found(pregnancy="trimester-3").exercises
    assert shown
    assert all(exercise.position not in ("supine", "prone") for exercise in shown)


def test_without_a_concern_nothing_is_screened():
    assert possible_with(CATALOG, Filters(region="neck")) == Possible({}, {})


def test_a_dose_is_said_in_words():
    twist = CATALOG.exercise("supine-spinal-twist")
    assert [band_words(band, twist.per_side) for band in twist.doses] == [
        "hold 10 s to 20 s, 1 to 3 times, on each side",
        "hold 20 s to 30 s, 1 to 3 times, on each side",
    ]
    waves = CATALOG.exercise("cat-cow").doses[0]
    assert band_words(waves, per_side=False) == "5 to 10 slow repetitions of 5 s each"


@pytest.mark.parametrize(
    "text",
    ["![x](http://example.org/a.png)", "<b>", ":red[x]", "$x$", "# x", "1. x", "- x", "www.x.org"],
)
def test_no_mark_of_markdown_survives(text):
    assert "\\" in literally(text)
    assert literally(text).replace("\\", "") == text


def test_plain_sentences_stay_as_they_are():
    assert literally("Round up (10 to 15 s), one half at a time.") == (
        "Round up (10 to 15 s), one half at a time."
    )
    assert linked("A [b]", "https://example.org/a_(b)") == (
        "[A \\[b\\]](<https://example.org/a_(b)>)"
    )


def test_the_list_shows_every_exercise_as_a_link():
    app = the_page()
    assert f"All {len(EVERY_ID)} exercises" in texts(app)
    assert len(links(app)) == FIRST_SHOWN
    names = sorted(exercise.name for exercise in CATALOG.exercises)
    assert list(links(app)) == names[:FIRST_SHOWN]
    app.button(key="show-more").click().run()
    assert list(links(app)) == names
    assert set(links(app).values()) == {f"catalog?exercise={id}" for id in EVERY_ID}
    assert "show-more" not in {button.key for button in app.button}


def test_a_search_and_filters_narrow_the_list():
    app = the_page()
    app.text_input(key="browse-text").set_value("lying knee twist").run()
    assert list(links(app)) == ["Lying spinal twist"]
    assert f"1 of {len(EVERY_ID)} exercises" in texts(app)
    app.text_input(key="browse-text").set_value("")
    app.selectbox(key="browse-position").set_value("prone").run()
    prone = {each.id for each in CATALOG.exercises if each.position == "prone"}
    assert set(links(app).values()) == {f"catalog?exercise={id}" for id in prone}


def test_an_empty_result_says_what_to_do_and_clears():
    app = the_page()
    app.text_input(key="browse-text").set_value("![x](http://example.org/x.png) zzz").run()
    assert "Nothing fits all of that" in texts(app)
    assert "example.org" not in texts(app)
    assert links(app) == {}
    app.button(key="clear-filters").click().run()
    assert app.text_input(key="browse-text").value == ""
    assert len(links(app)) == FIRST_SHOWN


def test_a_sore_knee_and_wrist_show_the_form_to_use_and_its_rules():
    app = the_page()
    app.selectbox(key="browse-knee").set_value("mild")
    app.selectbox(key="browse-wrist").set_value("mild").run()
    said = texts(app)
    assert "Do it like this: Cushion under the knees + Hands slightly forward" in said
    assert CATALOG.rule("R-KN-01").sentence in said
    assert CATALOG.rule("R-WR-01").sentence in said


def test_what_a_severe_knee_bars_stands_apart_with_its_reason():
    app = the_page()
    app.selectbox(key="browse-knee").set_value("severe").run()
    assert "Left out with the concerns you chose" in texts(app)
    assert CATALOG.rule("R-KN-03").sentence in texts(app)
    assert "R-KN-03" not in texts(app)


def test_an_exercise_tells_everything():
    app = the_page(exercise="cat-cow")
    exercise, said = CATALOG.exercise("cat-cow"), texts(app)
    assert app.title[0].value == "Cat-cow"
    told = [*exercise.aliases, exercise.summary, *exercise.steps, exercise.breathing]
    told += ["Works mainly on: low back", "Also works on: mid-back", "Does a little for: shoulders"]
    told += [exercise.feel, exercise.stop, *exercise.cautions]
    told += [text for each in exercise.adjustments for text in (each.label, each.because)]
    told += [
        text for each in exercise.adjustments for text in (*each.adds, *each.replaces.values())
    ]
    told += [cell.why for cell in exercise.pregnancy.values()]
    told += ["Only in an adjusted form"]
    told += [band.note for band in exercise.doses]
    told += [citation.locator for citation in exercise.sources]
    told += [CATALOG.source(citation.key).url for citation in exercise.sources]
    assert [text for text in told if text not in said] == []
    near = {*exercise.easier, *exercise.harder, *exercise.swap_for}
    assert near
    assert set(links(app).values()) == {"catalog", *(f"catalog?exercise={id}" for id in near)}


@pytest.mark.parametrize("id", sorted(EVERY_ID))
def test_every_exercise_can_be_shown(id):
    app = the_page(exercise=id)
    assert app.title[0].value == CATALOG.exercise(id).name
    assert app.header[0].value == "How to do it"


@pytest.mark.parametrize("id", ["no-such-exercise", "", "<script>", "![x](http://example.org/x)"])
def test_an_unknown_exercise_gets_a_sentence_and_the_list(id):
    app = the_page(exercise=id)
    assert "That exercise is not in this catalog." in texts(app)
    assert "example.org" not in texts(app)
    assert len(links(app)) == FIRST_SHOWN


def test_filters_are_kept_on_the_way_to_an_exercise_and_back_and_stay_out_of_the_address():
    app = the_page()
    app.selectbox(key="browse-knee").set_value("mild")
    app.text_input(key="browse-text").set_value("cat").run()
    app.query_params["exercise"] = "cat-cow"
    app.run()
    assert "Do it like this: Cushion under the knees" in texts(app)
    assert dict(app.query_params.items()) == {"exercise": "cat-cow"}
    del app.query_params["exercise"]
    app.run()
    assert app.selectbox(key="browse-knee").value == "mild"
    assert app.text_input(key="browse-text").value == "cat"
    assert next(iter(links(app))) == "Cat-cow"
    assert len(links(app)) < len(EVERY_ID)


def test_with_a_concern_the_steps_are_those_of_the_adjusted_form():
    app = the_page()
    app.selectbox(key="browse-wrist").set_value("severe").run()
    app.query_params["exercise"] = "cat-cow"
    app.run()
    form = CATALOG.form("cat-cow", ("on-forearms",))
    numbered = [f"{n}. {step}" for n, step in enumerate(form.steps, 1)]
    assert "\n".join(numbered) in texts(app)


def test_with_a_concern_only_the_doses_that_it_leaves_are_shown():
    hamstring = CATALOG.exercise("standing-hamstring-stretch")
    forms = possible_with(CATALOG, Filters(pregnancy="trimester-2")).forms
    assert any(band.intensity > 1 for band in bands_left(hamstring, None))
    narrowed = bands_left(hamstring, forms["standing-hamstring-stretch"])
    assert narrowed
    assert all(band.intensity == 1 and max(band.seconds) <= 30 for band in narrowed)


def test_with_a_concern_its_cautions_stand_with_the_exercises_that_they_touch():
    forms = possible_with(CATALOG, Filters(pregnancy="trimester-1", knee="mild"))
    getting_up = CATALOG.rule("R-KN-05").sentence
    assert getting_up in forms.warnings_for(CATALOG.exercise("cat-cow"))
    assert getting_up not in forms.warnings_for(CATALOG.exercise("seated-rotation"))
    app = the_page()
    app.selectbox(key="browse-pregnancy").set_value("trimester-1").run()
    app.query_params["exercise"] = "cat-cow"
    app.run()
    assert CATALOG.rule("R-PG-15").sentence in texts(app)


def test_an_exercise_that_a_concern_bars_says_so_on_its_own_page():
    app = the_page()
    app.selectbox(key="browse-pregnancy").set_value("trimester-3").run()
    app.query_params["exercise"] = "cobra"
    app.run()
    assert "Left out with the concerns you chose" in texts(app)


def test_what_no_form_allows_in_a_trimester_is_one_true_sentence():
    said = texts(the_page(exercise="knee-rolls"))
    why = "lying on the back is left out from the middle of pregnancy on."
    assert f"Weeks 1 to 13 {CELLS['ok']}." in said
    assert f"Weeks 14 to 27 Not in these weeks: {why}" in said
    assert f"Week 28 or later Not in these weeks: {why}" in said
    assert CELLS["modify"] not in said


@pytest.mark.parametrize("trimester", ["trimester-1", "trimester-2", "trimester-3"])
def test_an_exercise_says_of_each_trimester_what_screening_says(trimester):
    label = next(term.label for term in CATALOG.trimesters if term.id == trimester)
    barred = possible_with(CATALOG, Filters(pregnancy=trimester)).barred
    dice = random.Random(trimester)
    for exercise in dice.sample(CATALOG.exercises, 12):
        said = texts(the_page(exercise=exercise.id))
        assert (f"{label} Not in these weeks: " in said) == (exercise.id in barred)


def test_numbers_of_the_evidence_and_the_rules_stand_small_among_the_sources():
    app = the_page(exercise="knee-rolls")
    small = app.caption[-1].value
    assert "S04" in small
    assert "R-PG-05" in small
    assert [each.value for each in app.markdown if "R-PG" in each.value] == []
