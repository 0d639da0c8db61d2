"""Does a damaged journal give one card with two ways on, and is nothing deleted?"""

import pytest

from recommender.journal import JournalDamaged, open_journal
from recommender.pages import memory
from tests.builders_pages import a_session, texts
from tests.builders_today import NOON, opened, press, title

pytestmark = pytest.mark.usefixtures("on_its_own")
DAMAGED = "Your journal is damaged"
COPY = "Set it aside and use the copy of 17 November 2026"
EMPTY = "Set it aside and start empty"


@pytest.fixture
def file(tmp_path):
    return tmp_path / "journal.sqlite3"


def filled(copied):
    """A journal with a session, closed; `copied` on the day before."""
    with open_journal() as journal:
        journal.record(a_session("2026-11-16", note="MARKER of a note"))
        if copied:
            journal.back_up(NOON.date().replace(day=17))


def truncate(file):
    file.write_bytes(file.read_bytes()[:5000])


def flip(file):
    raw = file.read_bytes()
    assert raw.count(b"MARKER") == 1
    file.write_bytes(raw.replace(b"MARKER", b"LARKER"))


def labels(app):
    return [each.label for each in app.button]


@pytest.mark.parametrize("harm", [truncate, flip])
def test_the_newest_whole_copy_is_put_in_its_place(file, harm):
    filled(copied=True)
    harm(file)
    broken = file.read_bytes()
    app = opened()
    assert title(app) == DAMAGED
    assert labels(app) == [COPY, EMPTY]
    assert "17 November 2026, with 1 session" in texts(app)
    assert "Nothing is deleted." in texts(app)
    press(app, COPY)
    assert title(app) == "First, a short safety check"
    assert "The damaged file is now called journal.sqlite3.damaged-1." in texts(app)
    with open_journal() as journal:
        assert journal.session("session-2026-11-16").note == "MARKER of a note"
    assert file.with_name("journal.sqlite3.damaged-1").read_bytes() == broken


@pytest.mark.parametrize("harm", [truncate, flip, lambda file: file.write_bytes(b"")])
def test_without_a_copy_it_can_start_empty(file, harm):
    filled(copied=False)
    harm(file)
    broken = file.read_bytes()
    app = opened()
    assert labels(app) == [EMPTY]
    assert "no whole copy" in texts(app)
    press(app, EMPTY)
    assert title(app) == "First, a short safety check"
    with open_journal() as journal:
        assert journal.session("session-2026-11-16") is None
    assert file.with_name("journal.sqlite3.damaged-1").read_bytes() == broken


def test_a_copy_that_is_damaged_too_is_not_offered(file):
    filled(copied=True)
    truncate(file)
    truncate(next(file.with_name("backups").iterdir()))
    assert labels(opened()) == [EMPTY]


def test_two_tabs_that_both_meet_it_set_it_aside_once(file):
    filled(copied=True)
    truncate(file)
    here, there = opened(), opened()
    press(here, COPY)
    press(there, EMPTY)
    assert title(there) == "First, a short safety check"
    assert not file.with_name("journal.sqlite3.damaged-2").exists()
    with open_journal() as journal:
        assert journal.session("session-2026-11-16") is not None


def test_damage_that_shows_only_on_a_page_gives_the_card_too(file, monkeypatch):
    filled(copied=True)
    app = opened()
    assert title(app) == "First, a short safety check"

    damage = JournalDamaged("The journal is damaged; put back a backup.")
    with open_journal() as journal:
        damage.path, damage.backup = file, journal.backups()[0]

    def refuse(self):
        raise damage

    with monkeypatch.context() as broken:
        broken.setattr("recommender.journal.journal.Journal.blocked", refuse)
        app.run()
    assert title(app) == DAMAGED
    flip(file)
    press(app, COPY.replace("17", "18"))
    assert title(app) == "First, a short safety check"
    # What the app keeps from now on is in the new file, not in the one that was set aside.
    memory.shared_journal().set_weekly_goal(7)
    with open_journal() as journal:
        assert journal.weekly_goal() == 7


def test_a_database_of_its_own_is_mended_elsewhere(monkeypatch):
    def refuse(self):
        raise JournalDamaged("The journal is damaged.")

    monkeypatch.setattr("recommender.journal.journal.Journal.people", refuse)
    app = opened()
    assert title(app) == DAMAGED
    assert labels(app) == ["Look again"]
