"""Does erasing leave a single trace, in the journal, its log, or any copy of it?"""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from recommender.journal import Journal, JournalUnusable, Wish, open_journal
from tests.builders_journal import (
    MONDAY,
    NOON,
    a_programme,
    a_session,
    do_everything,
    everything,
    older_journal,
    programme_days,
    some_events,
)

MARKERS = [f"MARKER-{number:02}-" + "x" * 9 for number in range(20)]


def leave_markers(journal: Journal) -> None:
    """Writes twenty markers into every place that has room for one."""
    name, zone, note, routine, left, liked, key, core, voice, other, *more = MARKERS
    journal.rename_person(journal.person.id, name)
    journal.record(a_session(zone=zone, note=note))
    journal.remember(routine + " " * 20_000, NOON)
    journal.leave_out(left, Wish())
    journal.set_favourite(liked, True)
    journal.begin_programme(a_programme(key=key, zone=other))
    journal.set_core(key, [core])
    journal.set_programme_days(key, programme_days(key, [MONDAY]))
    journal.set_prefs({"voice_name": voice})
    for number, each in enumerate(more):
        told = some_events(1)[0].model_copy(update={"id": each})
        journal.go_on(a_session(key=f"guided-{number}", status="started"), [told])
    journal.forget_session("guided-0")


def traces(file: Path) -> set[str]:
    held = b"".join(each.read_bytes() for each in file.parent.rglob("*") if each.is_file())
    held += "".join(each.name for each in file.parent.rglob("*")).encode()
    return {marker for marker in MARKERS if marker.encode() in held}


def harm(file: Path) -> None:
    """What a damaged journal, and a restoring that was cut off, leave behind."""
    for ending in (".damaged-1", ".damaged-1-wal", ".restored", ".new", ".new-journal"):
        file.with_name(file.name + ending).write_text(" ".join(MARKERS))
    for ending in (".new", ".new-journal"):
        (file.with_name("backups") / f"journal{ending}").write_text(" ".join(MARKERS))


def test_every_marker_is_written_so_that_it_can_be_missed(journal: Journal, file: Path) -> None:
    leave_markers(journal)
    assert traces(file) == set(MARKERS)


def test_erasing_one_person_leaves_no_trace_of_them_and_all_of_the_other(
    journal: Journal, file: Path
) -> None:
    anna = journal.of(journal.add_person("Anna").id)
    hers = everything(anna, id := do_everything(anna))
    journal.back_up(MONDAY)
    leave_markers(journal)
    for number in (1, 2):
        journal.back_up(MONDAY + timedelta(days=number))
    harm(file)
    assert traces(file) == set(MARKERS)

    journal.erase()

    assert traces(file) == set()
    assert everything(anna, id) == hers
    assert [(each.sessions, each.sound) for each in anna.backups()] == [(2, True)] * 3
    anna.set_weekly_goal(1)
    anna.restore(anna.backups()[0].name, MONDAY)
    assert everything(anna, id) == hers
    assert [each.name for each in anna.people()] == ["Anna"]


def test_erasing_everyone_leaves_no_trace_and_no_copy(journal: Journal, file: Path) -> None:
    journal.add_person("Anna")
    leave_markers(journal)
    journal.back_up(MONDAY)
    harm(file)
    journal.erase_everyone()
    assert traces(file) == set()
    assert journal.backups() == ()
    assert [each.name for each in journal.people()] == ["Me"]
    assert journal.record(a_session())


def test_who_is_alone_is_erased_with_every_copy(journal: Journal, file: Path) -> None:
    leave_markers(journal)
    journal.back_up(MONDAY)
    journal.erase()
    assert traces(file) == set()
    assert journal.backups() == ()


def test_a_copy_that_cannot_be_read_goes_too(journal: Journal, file: Path) -> None:
    journal.add_person("Anna")
    leave_markers(journal)
    made = journal.back_up(MONDAY)
    assert made is not None
    made.path.write_bytes(made.path.read_bytes()[:-1])
    journal.erase()
    assert traces(file) == set()
    assert journal.backups() == ()


def test_a_copy_from_before_there_were_people_is_the_first_persons(tmp_path: Path) -> None:
    file = tmp_path / "older.sqlite3"
    older_journal(file, "0003")
    with open_journal(f"sqlite:///{file}") as journal:
        anna = journal.of(journal.add_person("Anna").id)
        ben = anna.of(anna.add_person("Ben").id)
        ben.erase()
        assert len(anna.backups()) == 1
        journal.erase()
        assert anna.backups() == ()


def test_who_cannot_be_erased_from_a_copy_stays_to_be_erased_again(
    journal: Journal, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.add_person("Anna")
    leave_markers(journal)
    journal.back_up(MONDAY)

    def power_cut(*_: object) -> None:
        raise OSError("the power went")

    with monkeypatch.context() as broken:
        broken.setattr("recommender.journal.disk.os.replace", power_cut)
        with pytest.raises(JournalUnusable):
            journal.erase()
    assert journal.sessions_since(date.min) != ()
    journal.erase()
    assert traces(file) == set()


def test_the_log_of_a_process_that_was_killed_while_it_erased_is_swept(
    journal: Journal, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave_markers(journal)
    monkeypatch.setattr(Journal, "_scrub", lambda _: None)
    journal.erase()
    killed = tmp_path / "killed"
    killed.mkdir()
    for each in tmp_path.glob("journal.sqlite3*"):
        shutil.copy(each, killed)
    assert traces(killed / file.name) != set()
    with open_journal(f"sqlite:///{killed / file.name}"):
        assert traces(killed / file.name) == set()
