"""Is it asked at the right moment how the back is, in one tap, and does the answer count?"""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from recommender.catalog.checks import open_catalog
from recommender.feedback import CheckIn
from recommender.intake import check_intake
from recommender.journal import Journal, JournalUnusable
from recommender.pages import safety
from recommender.recommending import recommend
from recommender.routine import Routine
from recommender.steering import Adapted, Steering
from tests.builders_pages import a_page, texts
from tests.builders_said import TODAY, ago, done_already, hurting, performed
from tests.builders_today import choose, labels, opened, press, title

CATALOG = open_catalog()
pytestmark = pytest.mark.usefixtures("on_its_own")
TODAY_PAIN = "How is the pain today?"
WEEK = "Compared with last week, how is your back?"
SIGNS = "Since last week, any of these?"
SAFETY = "First, a short safety check"


@pytest.fixture(scope="module")
def whole() -> Routine:
    made = recommend(CATALOG, check_intake({"minutes": 3, "pain": {"low-back": 5}}))
    assert isinstance(made, Routine)
    return made


@pytest.fixture(scope="module")
def mine(whole: Routine) -> Routine:
    """A single step of it: what is asked does not look at more."""
    return whole.model_copy(update={"steps": whole.steps[:1]})


def in_a_page() -> None:
    """What is asked, without the page around it."""
    from recommender.pages import checking_in, keeping, memory

    checking_in.draw_check_in(memory.catalog())
    keeping.show_trouble("It is not kept.")


def asked(**kept: object) -> AppTest:
    """The questions of today in a tab of their own."""
    app = AppTest.from_function(in_a_page, default_timeout=30)
    for name, value in kept.items():
        app.session_state[f"limber-kept:{name}"] = value
    app.run()
    assert not app.exception
    return app


# --- The day after ----------------------------------------------------------------------------


def test_the_pain_of_the_day_after_is_kept_with_its_session(
    journal: Journal, mine: Routine
) -> None:
    session = performed(journal, mine, ago(1), pain_before=4)
    app = asked()
    assert f"{TODAY_PAIN} On Tuesday it was 4 before you began." in texts(app)
    app = choose(app, "check-in-pain", 5)
    kept = journal.session(session.key)
    assert kept is not None
    assert kept.pain_next_day == 5
    assert "That is noted." in texts(app)
    assert TODAY_PAIN not in texts(app)


def test_two_points_more_make_the_next_routine_gentler_which_is_said_at_once(
    journal: Journal, mine: Routine
) -> None:
    performed(journal, mine, ago(1), pain_before=4)
    app = choose(asked(), "check-in-pain", 6)
    assert "Your next routine is one step gentler, because your pain rose after Tuesday." in texts(
        app
    )


def test_a_slip_is_taken_back(journal: Journal, mine: Routine) -> None:
    session = performed(journal, mine, ago(1), pain_before=4)
    app = press(choose(asked(), "check-in-pain", 9), "Undo")
    kept = journal.session(session.key)
    assert kept is not None
    assert kept.pain_next_day is None
    assert TODAY_PAIN in texts(app)


def test_not_now_is_heeded_in_every_tab_until_tomorrow(journal: Journal, mine: Routine) -> None:
    performed(journal, mine, ago(1), pain_before=4)
    press(asked(), "Not now")
    assert TODAY_PAIN not in texts(asked())
    assert journal.sessions_since(ago(1))[0].pain_next_day is None


def test_it_is_asked_on_today_before_the_routine(journal: Journal, whole: Routine) -> None:
    session = performed(journal, whole, ago(1), pain_before=4)
    app = opened(routine=session.routine)
    assert title(app).startswith("3 minutes")
    assert TODAY_PAIN in texts(app)


# --- The week ---------------------------------------------------------------------------------


def after_a_week(journal: Journal, mine: Routine) -> None:
    performed(journal, mine, ago(8))


def test_the_week_and_the_signs_are_two_taps_and_only_the_first_is_kept(
    journal: Journal, mine: Routine
) -> None:
    after_a_week(journal, mine)
    app = choose(asked(), "check-in-week", "same")
    assert journal.check_ins() == ()
    assert SIGNS in texts(app)
    assert "Back pain together with chest pain." in texts(app)
    assert "under 18" not in texts(app)
    app = press(app, "None of these")
    assert journal.check_ins() == (CheckIn(TODAY, "same"),)
    assert not journal.blocked()
    assert WEEK not in texts(asked())


def test_a_slip_of_the_week_is_taken_back_before_and_after(journal: Journal, mine: Routine) -> None:
    after_a_week(journal, mine)
    app = press(choose(asked(), "check-in-week", "worse"), "Back")
    assert WEEK in texts(app)
    app = press(choose(app, "check-in-week", "same"), "None of these")
    assert journal.check_ins() == (CheckIn(TODAY, "same"),)
    assert WEEK in texts(press(app, "Undo"))
    assert journal.check_ins() == ()


def test_a_refresh_between_the_two_asks_from_the_beginning(journal: Journal, mine: Routine) -> None:
    after_a_week(journal, mine)
    choose(asked(), "check-in-week", "same")
    assert WEEK in texts(asked())


def test_one_of_the_signs_leads_to_the_safety_check_before_any_routine(
    journal: Journal, mine: Routine
) -> None:
    after_a_week(journal, mine)
    id = journal.sessions_since(ago(9))[0].routine
    press(choose(asked(), "check-in-week", "better"), "Yes, one of these")
    assert journal.blocked()
    assert journal.check_ins() == (CheckIn(TODAY, "better"),)
    assert title(opened(routine=id)) == SAFETY


def test_who_has_just_answered_the_safety_questions_is_not_asked_again(
    journal: Journal, mine: Routine
) -> None:
    after_a_week(journal, mine)
    app = choose(asked(**{safety.CHECKED: (TODAY, ())}), "check-in-week", "same")
    assert journal.check_ins() == (CheckIn(TODAY, "same"),)
    assert "not asked again" in texts(app)
    assert SIGNS not in texts(app)


def test_in_pregnancy_its_own_signs_are_among_them(journal: Journal) -> None:
    told = {"minutes": 3, "pain": {"low-back": 2}, "concerns": {"pregnancy": "trimester-2"}}
    expecting = recommend(CATALOG, check_intake(told))
    assert isinstance(expecting, Routine)
    performed(journal, expecting, ago(8))
    app = choose(asked(), "check-in-week", "same")
    assert "the baby moving less" in texts(app)


# --- Somebody should look at it ---------------------------------------------------------------


def test_worse_leads_to_somebody_kindly_until_the_person_has(
    journal: Journal, mine: Routine
) -> None:
    after_a_week(journal, mine)
    app = press(choose(asked(), "check-in-week", "worse"), "None of these")
    assert "Please talk with a doctor or a physiotherapist" in texts(app)
    assert "Please talk" not in texts(press(app, "I have"))
    assert "Please talk" not in texts(asked())


def test_later_asks_again_tomorrow(journal: Journal, mine: Routine) -> None:
    journal.check_in(ago(2), "worse")
    app = press(asked(), "Later")
    assert "Please talk" not in texts(app)
    journal.hush("R-PN-12-later", ago(1))
    assert "Please talk" in texts(asked())


def test_what_hurt_in_two_sessions_should_be_looked_at(journal: Journal, mine: Routine) -> None:
    hurting(journal, mine, ago(5), pain=7)
    hurting(journal, mine, ago(2), pain=7)
    assert "hurt more than once" in texts(asked())


def test_without_a_journal_the_page_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise JournalUnusable("The disk is full.")

    monkeypatch.setattr(Journal, "sessions_since", refuse)
    app = asked()
    assert "The disk is full." in texts(app)
    assert labels(app) == []


# --- One exercise, and the week ---------------------------------------------------------------


def exercise_page(exercise: str) -> AppTest:
    app = a_page("browse", "catalog", exercise=exercise).run()
    assert not app.exception
    return app


def test_an_exercise_says_that_it_is_gentler_and_when_it_goes_back(
    journal: Journal, mine: Routine
) -> None:
    hurting(journal, mine, ago(1), pain=4)
    said = texts(exercise_page(mine.steps[0].exercise))
    assert "it hurt on Tuesday." in said
    assert "Done once without pain of 4 or more, it goes back" in said or "offered again" in said
    assert "Rule R-PN-01." in said


def test_an_exercise_that_rests_says_until_when_once_and_offers_a_way_back(
    journal: Journal, mine: Routine
) -> None:
    hurting(journal, mine, ago(1), pain=7)
    exercise = mine.steps[0].exercise
    app = exercise_page(exercise)
    assert texts(app).count("Left out until 1 December 2026") == 1
    assert "is left out until" not in texts(app)
    app = press(app, "Offer it again")
    assert journal.left_out() == {}
    assert "is back, and gentler: it hurt on Tuesday." in texts(app)


def test_an_exercise_done_already_says_how_to_have_it_all_the_same(
    journal: Journal, mine: Routine
) -> None:
    done_already(journal, mine, TODAY)
    said = texts(exercise_page(mine.steps[0].exercise))
    assert "insist on it" in said


def test_an_exercise_is_liked_on_its_page(journal: Journal) -> None:
    app = press(exercise_page("cat-cow"), "Like this one")
    assert journal.favourites() == ("cat-cow",)
    assert "You like this one" in labels(app)


def test_the_week_tells_what_changed_on_which_day_and_by_which_rule(
    journal: Journal, mine: Routine
) -> None:
    for days, sentence in ((13, "Gentler then."), (1, "Gentler now."), (15, "Too long ago.")):
        changed = Adapted(rule="R-PN-05", sentence=sentence)
        steered = mine.model_copy(update={"steering": Steering(adapted=(changed,))})
        performed(journal, steered, ago(days))
    app = a_page("week", "week").run()
    assert not app.exception
    said = texts(app)
    assert "Tuesday 17 November\n\n- Gentler now." in said
    assert said.index("Gentler now.") < said.index("Gentler then.")
    assert "Too long ago." not in said
    assert "The last session was too hard:" in said


def test_a_week_without_changes_says_what_would_be_told(journal: Journal, mine: Routine) -> None:
    performed(journal, mine, ago(1))
    assert "Nothing in the last two weeks." in texts(a_page("week", "week").run())
