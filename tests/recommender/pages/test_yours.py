"""Can a person see, take, bring, put back and erase what is theirs, and is nothing done twice?"""

from datetime import UTC, date, datetime, timedelta

import pytest

from recommender.archive import read_archive, written
from recommender.journal import JournalUnusable, Wish
from tests.builders_archive import a_session as a_told_session
from tests.builders_archive import contents, raw
from tests.builders_pages import a_page, a_session, texts
from tests.builders_today import NOON, press

pytestmark = pytest.mark.usefixtures("on_its_own")
TODAY = NOON.date()


def the_page():
    app = a_page("yours", "yours").run()
    assert not app.exception
    return app


def brought(app, told, name="limber-everything.json"):
    """The page after a file was chosen."""
    app.file_uploader[0].set_value((name, told, "application/json"))
    app.run()
    assert not app.exception
    return app


def told_plainly(app):
    return "\n".join(each.value for each in app.get("text"))


def kept(app, name):
    return app.session_state[f"limber-kept:{name}"]


# Who


def test_a_person_is_added_once_by_a_double_click(journal):
    app = the_page()
    app.text_input(key="people-add").set_value("Ben")
    press(app, "Add a person")
    press(app, "Add a person")
    assert "Ben is added." in texts(app)
    assert [each.name for each in journal.people()] == ["Me", "Ben"]
    assert "Switch to Ben" in [each.label for each in app.button]


@pytest.mark.parametrize(
    ("name", "said"), [("", "Write a name."), ("me", "has this name"), ("a\x07b", "on one line")]
)
def test_a_name_that_cannot_be_used_is_told_and_stays_in_its_field(name, said, journal):
    app = the_page()
    app.text_input(key="people-add").set_value(name)
    press(app, "Add a person")
    assert said in texts(app)
    assert app.text_input(key="people-add").value == name
    assert len(journal.people()) == 1


def test_the_own_name_is_changed(journal):
    app = the_page()
    app.text_input(key="people-rename").set_value("Anna")
    press(app, "Change my name")
    assert journal.person.name == "Anna"
    assert app.text_input(key="people-rename").value == "Anna"


def test_switching_empties_the_tab(journal):
    ben = journal.add_person("Ben")
    app = the_page()
    app.session_state["limber-kept:answers"] = "an answer of somebody"
    app.session_state["safety-emergency"] = "None of these"
    app.query_params["routine"] = "a-routine"
    press(app, "Switch to Ben")
    assert kept(app, "whose") == ben.id
    assert "limber-kept:answers" not in app.session_state
    assert "safety-emergency" not in app.session_state
    assert "routine" not in app.query_params


# Take along


def test_everything_is_written_when_it_is_asked_for(journal):
    journal.record(a_session("2026-11-16"))
    app = press(the_page(), "Prepare the file")
    assert kept(app, "take-along-files") == (written(journal.export()),)
    label = next(each.proto.label for each in app.get("download_button"))
    assert label == "Save limber-everything.json (1 kB)"


def test_a_table_and_a_report_are_offered_once_there_is_a_session(journal):
    assert "Once you have done a session" in texts(the_page())
    journal.record(a_session("2026-11-16"))
    assert "Save the table (CSV)" in [e.proto.label for e in the_page().get("download_button")]


def test_the_report_holds_no_note_and_no_name_unless_they_are_ticked(journal):
    journal.rename_person(journal.person.id, "Anna")
    journal.record(a_session("2026-11-16", note="MARKER *of a note*", pain_before=6))
    app = press(the_page(), "Show what it says")
    said = told_plainly(app)
    assert "1 session completed on 1 day" in said
    assert "before 6.0 on average" in said
    assert "MARKER" not in said
    assert "Anna" not in said
    app.checkbox(key="report-notes").check()
    app.checkbox(key="report-name").check()
    app.checkbox(key="report-pain").uncheck()
    said = told_plainly(press(app, "Show what it says"))
    assert "Note of 16 November 2026: MARKER *of a note*" in said
    assert "From: Anna" in said
    assert "on average" not in said


def test_a_report_without_any_part_is_not_made(journal):
    journal.record(a_session("2026-11-16"))
    app = the_page()
    for part in ("routine", "adherence", "pain", "hurt"):
        app.checkbox(key=f"report-{part}").uncheck()
    press(app, "Show what it says")
    assert "Tick at least one part" in texts(app)
    assert "limber-kept:report" not in app.session_state


# Bring in


def test_what_a_file_holds_is_shown_before_anything_changes(journal):
    journal.record(a_session("2026-11-14", key="session-1"))
    sessions = [a_told_session(), a_told_session(key="session-2", day="2026-11-18")]
    app = brought(the_page(), raw(contents(name=None, sessions=sessions)))
    said = texts(app)
    assert "2 sessions from 16 November 2026 to 18 November 2026" in said
    assert "1 of these sessions is known here already." in said
    assert "1 programme" in said
    assert len(journal.sessions_since(date.min)) == 1
    assert journal.favourites() == ()


def test_the_same_file_twice_brings_nothing_twice(journal):
    told = raw(contents(name=None))
    app = press(brought(the_page(), told), "Bring it in")
    assert "New here: 1 session, 1 routine, 1 programme" in texts(app)
    after = journal.export()
    press(brought(app, told), "Bring it in")
    assert "Everything in this file was known here already." in texts(app)
    assert journal.export() == after


def test_a_file_of_somebody_else_is_told_apart(journal):
    journal.rename_person(journal.person.id, "Ben")
    said = texts(brought(the_page(), raw(contents(name="Ann"))))
    assert "This file is from Ann. You are Ben: what is in it would become yours." in said


def test_a_refused_file_tells_its_faults_by_line_and_changes_nothing(journal):
    journal.record(a_session("2026-11-16"))
    before = journal.export()
    bad = raw(contents(sessions=[a_told_session(pain_before=11, note="*MARKER*")]))
    app = brought(the_page(), bad)
    assert "Nothing here has changed." in texts(app)
    line = 1 + bad[: bad.index(b'"pain_before"')].count(b"\n")
    assert f"line {line}: sessions.pain_before:" in told_plainly(app)
    assert "Bring it in" not in [each.label for each in app.button]
    assert journal.export() == before


@pytest.mark.parametrize("told", [b"", b"not JSON", b"[]", b"\x89PNG\r\n"])
def test_a_file_that_is_none_of_ours_is_refused_in_a_sentence(told):
    assert "choose the JSON file that Limber exported" in told_plainly(brought(the_page(), told))


def test_a_file_that_cannot_be_written_down_leaves_everything(journal, monkeypatch):
    app = brought(the_page(), raw(contents(name=None)))

    def refuse(self, archive):
        raise JournalUnusable("The disk is full.")

    monkeypatch.setattr(type(journal), "merge", refuse)
    press(app, "Bring it in")
    assert "The disk is full." in texts(app)
    assert "Bring it in" in [each.label for each in app.button]


# Favourites, and what is left out


def test_what_is_left_out_is_offered_again_and_a_favourite_is_let_go(journal):
    journal.set_favourite("cat-cow", True)
    journal.leave_out("bridge", Wish())
    journal.leave_out("sphinx", Wish(until="2026-11-30", hurt=1))
    journal.leave_out("cobra", Wish(until="2026-11-17", hurt=1))
    app = the_page()
    assert "until 30 November 2026, because it hurt" in texts(app)
    assert [each.label for each in app.button].count("Offer it again") == 2
    press(app, "Offer it again")
    assert "Bridge may be offered again." in texts(app)
    assert set(journal.left_out()) == {"sphinx", "cobra"}
    press(app, "Not a favourite")
    assert journal.favourites() == ()


def test_an_exercise_that_the_catalog_has_no_more_can_be_let_go(journal):
    journal.set_favourite("gone-by-now", True)
    press(the_page(), "Not a favourite")
    assert journal.favourites() == ()


# Copies


def test_a_copy_is_put_back_after_a_question_and_what_was_here_is_copied_first(journal):
    journal.record(a_session("2026-11-16"))
    journal.back_up(TODAY - timedelta(days=1))
    journal.record(a_session("2026-11-18"))
    app = the_page()
    app.button(key="copy-1").click().run()
    assert "becomes what it was then: 1 session." in texts(app)
    press(app, "Keep what is here")
    assert len(journal.sessions_since(date.min)) == 2
    app.button(key="copy-1").click().run()
    press(app, "Yes, put it back")
    assert "The copy of 17 November 2026 is back in place." in texts(app)
    assert len(journal.sessions_since(date.min)) == 1
    assert journal.backups()[0].sessions == 2


def test_a_copy_of_this_moment_takes_the_place_of_the_one_of_this_day(journal):
    for back in range(8, 0, -1):
        journal.back_up(TODAY - timedelta(days=back))
    app = the_page()
    journal.record(a_session("2026-11-18"))
    press(app, "Make one now")
    assert "A copy is made: 1 session" in texts(app)
    copies = journal.backups()
    assert [each.day for each in copies] == [TODAY - timedelta(days=back) for back in range(7)]
    assert copies[0].sessions == 1


def test_a_copy_that_is_not_whole_is_shown_and_not_offered(journal):
    journal.back_up(TODAY)
    copy = journal.backups()[0].path
    copy.write_bytes(copy.read_bytes()[:-1])
    app = the_page()
    assert "not whole any more" in texts(app)
    assert "Put it back" not in [each.label for each in app.button]


def test_a_copy_that_cannot_be_made_is_told(journal, monkeypatch):
    def refuse(self, today):
        raise JournalUnusable("The disk is full.")

    monkeypatch.setattr(type(journal), "back_up", refuse)
    monkeypatch.setattr(type(journal), "copy_now", refuse)
    app = the_page()
    assert "Today's copy could not be made. The disk is full." in texts(app)
    press(app, "Make one now")
    assert "The disk is full." in texts(app)


# Erase


def full(journal, marker):
    """Something of every kind."""
    journal.remember(f'{{"pain": "{marker}"}}', datetime.now(UTC))
    journal.record(a_session("2026-11-18", key=f"{marker}-session", note=marker))
    journal.set_weekly_goal(9)
    journal.block()


def traces(journal, marker):
    """The files in which a marker stands: the journal, its log, its copies."""
    folder = journal.backups()[0].path.parent.parent if journal.backups() else None
    assert folder is not None
    files = [each for each in folder.rglob("*") if each.is_file()]
    return [each.name for each in files if marker.encode() in each.read_bytes()]


def test_nothing_is_erased_before_the_box_is_ticked(journal):
    journal.record(a_session("2026-11-18"))
    app = the_page()
    assert app.button(key="erase").disabled
    assert "This deletes 1 session with pain and notes" in texts(app)
    assert len(journal.sessions_since(date.min)) == 1


def test_erasing_one_person_leaves_no_trace_and_everybody_else(journal):
    journal.rename_person(journal.person.id, "Anna")
    ben = journal.of(journal.add_person("Ben").id)
    full(journal, "MARKER-OF-ANNA")
    full(ben, "MARKER-OF-BEN")
    journal.back_up(TODAY - timedelta(days=1))
    journal.of(journal.person.id)
    app = the_page()
    app.session_state["limber-kept:answers"] = "an answer"
    app.query_params["routine"] = "a-routine"
    app.checkbox(key="erase-sure").check().run()
    whose = [each.name for each in journal.people()]
    app.button(key="erase").click().run()
    assert not app.exception
    gone, left = ("ANNA", "BEN") if journal.people()[0].name == "Ben" else ("BEN", "ANNA")
    assert len(whose) == 2
    assert [each.name.upper() for each in journal.people()] == [left]
    assert traces(journal, f"MARKER-OF-{gone}") == []
    assert traces(journal, f"MARKER-OF-{left}") != []
    assert "limber-kept:answers" not in app.session_state
    assert "routine" not in app.query_params


def test_erasing_everyone_leaves_nothing_and_says_so(journal, tmp_path):
    full(journal, "MARKER-OF-ANNA")
    full(journal.of(journal.add_person("Ben").id), "MARKER-OF-BEN")
    journal.of(journal.person.id)
    journal.back_up(TODAY - timedelta(days=1))
    app = the_page()
    assert "all 2 people here: Me, Ben" in texts(app)
    app.checkbox(key="everyone-sure").check().run()
    app.button(key="erase-all").click().run()
    assert "Everything is deleted and was looked for once more" in texts(app)
    left = [each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()]
    assert b"MARKER" not in b"".join(left)
    assert [each.name for each in journal.people()] == ["Me"]


def test_an_erasure_that_fails_says_so_and_forgets_nothing(journal, monkeypatch):
    journal.record(a_session("2026-11-18"))
    app = the_page()

    def refuse(self):
        raise JournalUnusable("The journal is busy in another window.")

    monkeypatch.setattr(type(journal), "erase", refuse)
    app.checkbox(key="erase-sure").check().run()
    app.button(key="erase").click().run()
    assert "The journal is busy in another window." in texts(app)
    assert "Everything is deleted" not in texts(app)
    assert len(journal.sessions_since(date.min)) == 1


def test_an_erasure_that_left_something_is_not_called_done(journal, monkeypatch):
    journal.record(a_session("2026-11-18"))
    app = the_page()
    monkeypatch.setattr(type(journal), "erase", lambda self: None)
    app.checkbox(key="erase-sure").check().run()
    app.button(key="erase").click().run()
    assert "Something is still kept." in texts(app)


# All of it


def test_out_and_erased_and_in_again_is_the_same(journal):
    press(brought(the_page(), raw(contents())), "Bring it in")
    app = press(the_page(), "Prepare the file")
    (out,) = kept(app, "take-along-files")
    app.checkbox(key="erase-sure").check().run()
    app.button(key="erase").click().run()
    assert journal.export() == read_archive(raw({"schema_version": 1}))
    press(brought(the_page(), out), "Bring it in")
    assert written(journal.export()) == out


def test_without_a_journal_the_page_says_so_and_leads_on(monkeypatch):
    monkeypatch.setenv("LIMBER_DATABASE_URL", "nonsense")
    assert "Your things cannot be shown just now" in texts(the_page())
