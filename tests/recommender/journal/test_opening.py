"""Is the journal found, kept private, brought up to date, and refused without being touched?"""

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

import recommender
from recommender.journal import JournalUnusable, open_journal
from recommender.journal.engines import APPLICATION_ID, writing
from recommender.journal.opening import open_engine


@pytest.fixture
def file(tmp_path):
    return tmp_path / "journal.sqlite3"


def address(file):
    return f"sqlite:///{file}"


def test_without_an_address_it_lies_in_the_persons_own_folder(tmp_path, monkeypatch):
    monkeypatch.delenv("LIMBER_DATABASE_URL", raising=False)
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path / "own")
    open_journal().close()
    assert (tmp_path / "own" / "journal.sqlite3").is_file()


def test_the_environment_names_the_place_unless_the_caller_does(tmp_path, monkeypatch):
    monkeypatch.setenv("LIMBER_DATABASE_URL", address(tmp_path / "environment.sqlite3"))
    open_journal().close()
    assert (tmp_path / "environment.sqlite3").is_file()
    open_journal(address(tmp_path / "caller.sqlite3")).close()
    assert (tmp_path / "caller.sqlite3").is_file()


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_only_the_owner_may_read_whatever_the_umask(tmp_path, umask):
    before = os.umask(umask)
    try:
        folder = tmp_path / "new"
        with open_journal(address(folder / "journal.sqlite3")) as journal:
            journal.block()
            modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in folder.iterdir()}
        assert os.umask(umask) == umask
    finally:
        os.umask(before)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert set(modes) == {f"journal.sqlite3{end}" for end in ("", "-wal", "-shm", ".lock")}
    assert set(modes.values()) == {0o600}


def test_a_file_that_others_could_read_is_closed_to_them(file):
    open_journal(address(file)).close()
    file.chmod(0o664)
    open_journal(address(file)).close()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_folder_that_was_there_before_keeps_its_permissions(tmp_path):
    tmp_path.chmod(0o755)
    open_journal(address(tmp_path / "journal.sqlite3")).close()
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


@pytest.mark.parametrize(
    ("pragma", "expected"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("busy_timeout", 5000),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("application_id", APPLICATION_ID),
    ],
)
def test_every_connection_is_set_up(file, pragma, expected):
    engine = open_engine(address(file))
    with engine.connect() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == expected
    engine.dispose()


def test_who_writes_locks_others_out_before_reading(file):
    engine = open_engine(address(file))
    with writing(engine).begin(), pytest.raises(sqlite3.OperationalError, match="locked"):
        execute(file, "DELETE FROM settings")
    engine.dispose()


def test_who_reads_sees_one_moment_and_locks_nobody_out(file):
    engine = open_engine(address(file))
    count = "SELECT count(*) FROM settings"
    with engine.begin() as connection:
        assert connection.exec_driver_sql(count).scalar() == 0
        execute(file, "INSERT INTO settings VALUES ('first', 'blocked', 'true', '')")
        assert connection.exec_driver_sql(count).scalar() == 0
    with engine.begin() as connection:
        assert connection.exec_driver_sql(count).scalar() == 1
    engine.dispose()


def test_a_journal_is_made_whole_or_not_at_all(file, monkeypatch):
    def power_cut(*_):
        raise OSError("the power went")

    with monkeypatch.context() as broken:
        broken.setattr("recommender.journal.disk.os.replace", power_cut)
        with pytest.raises(JournalUnusable):
            open_journal(address(file))
    assert not file.exists()
    with open_journal(address(file)) as journal:
        assert journal.weekly_goal() == 3
    assert not file.with_name("journal.sqlite3.new").exists()


def test_a_write_ahead_log_without_its_journal_is_not_replayed_into_a_new_one(file, tmp_path):
    with open_journal(address(file)) as journal:
        journal.block()
        shutil.copy(tmp_path / "journal.sqlite3-wal", tmp_path / "kept")
    file.unlink()
    shutil.copy(tmp_path / "kept", tmp_path / "journal.sqlite3-wal")
    with open_journal(address(file)) as journal:
        assert not journal.blocked()


def test_an_empty_file_is_refused_and_unchanged(file):
    file.touch()
    with pytest.raises(JournalUnusable, match="is empty; set it aside"):
        open_journal(address(file))
    assert file.read_bytes() == b""


def test_the_database_of_another_program_is_refused_and_unchanged(file):
    execute(file, "CREATE TABLE recipes (name TEXT)")
    before = file.read_bytes()
    with pytest.raises(JournalUnusable, match="not a journal of Limber"):
        open_journal(address(file))
    assert file.read_bytes() == before
    assert sorted(each.name for each in file.parent.iterdir()) == [file.name, f"{file.name}.lock"]


def test_a_text_file_is_refused_and_unchanged(file):
    file.write_text("dear diary\n" * 50)
    with pytest.raises(JournalUnusable, match="not a journal of Limber"):
        open_journal(address(file))
    assert file.read_text() == "dear diary\n" * 50


@pytest.mark.parametrize("kept", [100, 4096, 5000, 9000])
def test_a_truncated_journal_is_a_sentence(file, kept):
    open_journal(address(file)).close()
    file.write_bytes(file.read_bytes()[:kept])
    with pytest.raises(JournalUnusable, match="damaged"):
        open_journal(address(file))
    assert file.stat().st_size == kept


@pytest.mark.parametrize(
    "url",
    ["sqlite://", "sqlite:///:memory:", "mysql://host/name", "nonsense", "nosuch://host/name"],
)
def test_an_address_that_is_none_is_a_sentence(url):
    with pytest.raises(JournalUnusable, match="not an address"):
        open_journal(url)


def test_an_address_is_never_quoted_with_its_password():
    with pytest.raises(JournalUnusable) as unusable:
        open_journal("postgresql+nosuchdriver://me:MARKER@127.0.0.1:1/name")
    assert "MARKER" not in str(unusable.value)


def test_a_file_where_the_folder_should_be_is_a_sentence(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(JournalUnusable, match="permissions"):
        open_journal(address(tmp_path / "file" / "journal.sqlite3"))


@pytest.mark.parametrize("mode", [0o000, 0o500])
def test_a_folder_that_may_not_be_read_or_written_is_a_sentence(tmp_path, mode):
    if not hasattr(os, "geteuid"):
        pytest.skip("permissions are tested where there are users and modes")
    folder = tmp_path / "folder"
    folder.mkdir()
    script = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from recommender.journal import JournalUnusable, open_journal\n"
        "if os.geteuid() == 0: os.seteuid(65534)\n"  # root may do everything
        "try: open_journal(sys.argv[1])\n"
        "except JournalUnusable as unusable: print(unusable)\n"
    )
    folder.chmod(mode)
    try:
        done = subprocess.run(
            [sys.executable, "-c", script, address(folder / "journal.sqlite3")],
            env={**os.environ, "PYTHONPATH": str(Path(recommender.__file__).parents[1])},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    finally:
        folder.chmod(0o700)
    assert "allow it in the folder's permissions" in done.stdout
    assert done.stderr == ""


def test_a_folder_name_with_signs_is_only_a_name(tmp_path):
    folder = tmp_path / "100 %s Knie #1 für mich"
    for _ in range(2):
        open_journal(address(folder / "journal.sqlite3")).close()
    assert (folder / "journal.sqlite3").is_file()


def execute(file, statement):
    with closing(sqlite3.connect(file, timeout=0, isolation_level=None)) as connection:
        connection.execute(statement)
