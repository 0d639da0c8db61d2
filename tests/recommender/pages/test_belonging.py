"""Does a tab stay with its person, whatever other tabs and the address say?"""

import json

import pytest

from recommender.catalog.checks import open_catalog
from recommender.intake import check_intake
from recommender.journal import open_journal
from recommender.recommending import recommend
from tests.builders_pages import links, texts
from tests.builders_today import NOON, SOME, choose, opened, past_safety, press, tick, title

pytestmark = pytest.mark.usefixtures("on_its_own")
ASKED = "Who is this?"


@pytest.fixture
def anna(journal):
    return journal.rename_person(journal.person.id, "Anna")


@pytest.fixture
def ben(journal, anna):
    return journal.add_person("Ben *x*")


@pytest.fixture(scope="module")
def document():
    told = check_intake({"minutes": 5, "pain": {"low-back": 3}})
    return recommend(open_catalog(), told).as_json()


def whose(app):
    """The name in the line on top, which leads to Yours."""
    assert not app.exception
    return [label for label, where in links(app).items() if where == "yours"]


def in_address(app):
    said = app.query_params.get("person", [])
    return [said] if isinstance(said, str) else list(said)


def test_who_is_alone_is_never_asked_and_stands_in_no_address(journal):
    app = opened()
    assert title(app) == "First, a short safety check"
    assert (whose(app), in_address(app)) == ([], [])


def test_a_tab_without_a_person_asks_where_there_are_several(anna, ben, journal):
    app = opened()
    assert title(app) == ASKED
    assert [each.label for each in app.button] == ["Anna", "Ben \\*x\\*", "Add me"]
    press(app, "Anna")
    assert title(app) == "First, a short safety check"
    assert (whose(app), in_address(app)) == (["Anna"], [anna.id])


def test_before_it_is_answered_nothing_of_anybody_is_shown(anna, ben, journal, document):
    id = journal.of(anna.id).remember(document, NOON)
    app = opened(routine=id)
    assert title(app) == ASKED
    press(app, "Anna")
    assert "5 min" in title(app)


def test_a_refresh_opens_the_things_of_the_person_in_the_address(anna, ben, journal):
    assert whose(opened(person=ben.id)) == ["Ben \\*x\\*"]
    assert whose(opened(person=anna.id)) == ["Anna"]
    assert whose(opened(person=ben.id)) == ["Ben \\*x\\*"]


def test_what_another_tab_does_changes_nothing_here(anna, ben):
    here, there = opened(person=anna.id), opened()
    press(there, "Ben \\*x\\*")
    here.run()
    assert (whose(here), in_address(here)) == (["Anna"], [anna.id])
    assert whose(there) == ["Ben \\*x\\*"]


def test_the_way_back_in_the_browser_leads_to_nobody_else(anna, ben):
    app = opened(person=ben.id)
    app.query_params["person"] = anna.id
    app.run()
    assert (whose(app), in_address(app)) == (["Ben \\*x\\*"], [ben.id])


def test_a_routine_of_another_person_is_not_kept_here(anna, ben, journal, document):
    id = journal.of(anna.id).remember(document, NOON)
    assert "5 min" in title(opened(person=anna.id, routine=id))
    app = opened(person=ben.id, routine=id)
    assert title(app) == "This routine cannot be shown"
    assert "not kept here" in texts(app)


def test_a_routine_is_kept_for_the_person_of_the_tab_not_for_who_came_last(anna, ben, journal):
    app = past_safety(opened(person=anna.id))
    choose(app, "intake-regions", ["low-back"])
    choose(app, "intake-quick", 5)
    opened(person=ben.id)
    press(app, "Make my routine")
    kept = journal.of(anna.id).told_last()
    assert kept is not None
    assert json.loads(kept.document)["budget_seconds"] == 300
    assert journal.of(ben.id).told_last() is None


def test_who_was_erased_in_another_tab_leaves_no_answer_for_the_next(anna, ben, journal):
    app = past_safety(opened(person=anna.id))
    choose(app, "intake-regions", ["low-back"])
    journal.of(anna.id).erase()
    app.run()
    assert title(app) == ASKED
    assert "not kept here" in texts(app)
    press(app, "Ben \\*x\\*")
    assert title(app) == "First, a short safety check"
    assert "intake-regions" not in app.session_state
    past_safety(app)
    assert title(app) == "Your routine for today"
    regions = next(each for each in app.get("button_group") if each.key == "intake-regions")
    assert regions.value == []


def test_a_person_who_is_not_here_is_told_so_even_where_one_is_alone(journal):
    app = opened(person="somebody-of-another-machine")
    assert title(app) == ASKED
    assert "not kept here" in texts(app)
    press(app, "Me")
    assert (title(app), in_address(app)) == ("First, a short safety check", [])


def test_somebody_new_says_a_name_and_begins(anna, ben, journal):
    app = opened()
    app.text_input(key="who-name").set_value("anna")
    press(app, "Add me")
    assert title(app) == ASKED
    assert "Somebody here has this name" in texts(app)
    app.text_input(key="who-name").set_value("Cleo")
    press(app, "Add me")
    assert whose(app) == ["Cleo"]
    assert [each.name for each in journal.people()] == ["Anna", "Ben *x*", "Cleo"]


def test_a_warning_sign_of_one_person_blocks_nobody_else(anna, ben, journal):
    journal.of(anna.id).block()
    assert "needed care first" in texts(opened(person=anna.id))
    assert "needed care first" not in texts(opened(person=ben.id))


def test_a_warning_sign_of_one_person_lets_another_keep_what_they_answered(anna, ben, journal):
    journal.of(anna.id).block()
    mine = past_safety(opened(person=anna.id))
    theirs = choose(opened(person=ben.id), "safety-emergency", SOME)
    tick(theirs, "bladder-or-bowel")
    press(theirs, "Continue")
    assert journal.of(ben.id).blocked()
    mine.run()
    assert title(mine) == "Your routine for today"


def test_without_a_journal_the_pages_go_on(monkeypatch):
    monkeypatch.setenv("LIMBER_DATABASE_URL", "nonsense")
    assert title(opened()) == "First, a short safety check"


def test_the_journal_is_copied_once_a_day(journal):
    opened(), opened()
    assert [each.day for each in journal.backups()] == [NOON.date()]
    with open_journal() as again:
        assert again.back_up(NOON.date()) is None
