"""Are the tables made and changed in one piece, by one process at a time, in silence?"""

import logging
import multiprocessing
import shutil
import sqlite3
from contextlib import closing

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from recommender.journal import JournalUnusable, open_journal
from recommender.journal.locking import sole_preparer
from recommender.journal.migrating import MIGRATIONS
from recommender.journal.opening import open_engine
from recommender.journal.tables import METADATA, REVISION


@pytest.fixture
def file(tmp_path):
    return tmp_path / "journal.sqlite3"


def address(file):
    return f"sqlite:///{file}"


def open_after_all_are_ready(url, barrier, answers):
    barrier.wait(timeout=60)
    try:
        with open_journal(url) as journal:
            journal.block()
        answers.put("opened")
    except Exception as error:
        answers.put(repr(error))


def test_the_migrations_make_the_tables_that_the_code_describes(file, tmp_path):
    engine = open_engine(address(file))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []
        assert context.get_current_revision() == REVISION
    engine.dispose()
    described = create_engine(address(tmp_path / "described.sqlite3"))
    METADATA.create_all(described)
    described.dispose()
    assert schema(file) == schema(tmp_path / "described.sqlite3")
    assert all("STRICT" in sql for sql in schema(file) if sql.startswith("CREATE TABLE"))


def test_the_newest_migration_is_the_one_that_the_code_expects():
    assert ScriptDirectory(str(MIGRATIONS)).get_heads() == [REVISION]


def test_four_processes_may_open_a_new_journal_at_once(file):
    spawn = multiprocessing.get_context("spawn")
    barrier, answers = spawn.Barrier(4), spawn.Queue()
    job = (address(file), barrier, answers)
    windows = [spawn.Process(target=open_after_all_are_ready, args=job) for _ in range(4)]
    for window in windows:
        window.start()
    assert [answers.get(timeout=120) for _ in windows] == ["opened"] * 4
    for window in windows:
        window.join(60)
    with open_journal(address(file)) as journal:
        assert journal.blocked()


def test_an_older_journal_is_brought_up_to_date_where_it_lies(file, tmp_path, monkeypatch):
    with open_journal(address(file)) as journal:
        journal.set_weekly_goal(5)
    next_release(tmp_path, monkeypatch, 'op.execute("ALTER TABLE settings ADD COLUMN more TEXT")')
    with open_journal(address(file)) as journal:
        assert journal.weekly_goal() == 5
    assert any("more TEXT" in sql for sql in schema(file))


def test_a_migration_that_fails_half_way_leaves_the_older_journal(file, tmp_path, monkeypatch):
    with open_journal(address(file)) as journal:
        journal.set_weekly_goal(5)
    before = schema(file)
    with monkeypatch.context() as failing:
        next_release(tmp_path, failing, 'op.drop_table("settings"); op.execute("NONSENSE")')
        with pytest.raises(JournalUnusable):
            open_journal(address(file))
    assert schema(file) == before
    with open_journal(address(file)) as journal:
        assert journal.weekly_goal() == 5


def test_a_journal_that_does_not_say_its_version_is_refused_and_unchanged(file):
    open_journal(address(file)).close()
    execute(file, "DELETE FROM alembic_version")
    before = file.read_bytes()
    with pytest.raises(JournalUnusable, match="damaged"):
        open_journal(address(file))
    assert file.read_bytes() == before


def test_a_newer_journal_is_refused_and_unchanged(file):
    open_journal(address(file)).close()
    execute(file, "UPDATE alembic_version SET version_num = '9999'")
    before = file.read_bytes()
    with pytest.raises(JournalUnusable, match="newer Limber"):
        open_journal(address(file))
    assert file.read_bytes() == before


def test_a_process_that_hangs_while_preparing_does_not_hang_the_others(tmp_path):
    lock = tmp_path / "journal.sqlite3.lock"
    with (
        sole_preparer(lock),
        pytest.raises(JournalUnusable, match="busy"),
        sole_preparer(lock, patience_seconds=0),
    ):
        pytest.fail("two hold the lock")


def test_opening_says_nothing_on_the_console(file, capfd, caplog):
    logging.basicConfig(level=logging.INFO)
    with caplog.at_level(logging.INFO):
        open_journal(address(file)).close()
    assert capfd.readouterr() == ("", "")
    assert caplog.records == []


def execute(file, statement):
    with closing(sqlite3.connect(file, timeout=0, isolation_level=None)) as connection:
        connection.execute(statement)


def next_release(folder, monkeypatch, step):
    migrations = shutil.copytree(MIGRATIONS, folder / "migrations")
    script = f"""from alembic import op
revision, down_revision, branch_labels, depends_on = "0999", "{REVISION}", None, None
def upgrade():
    {step}
"""
    (migrations / "versions" / "0999_next.py").write_text(script)
    monkeypatch.setattr("recommender.journal.migrating.MIGRATIONS", migrations)
    for module in ("opening", "damage"):
        monkeypatch.setattr(f"recommender.journal.{module}.REVISION", "0999")


def schema(file):
    wanted = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name != 'alembic_version'"
    with closing(sqlite3.connect(file)) as connection:
        return sorted(" ".join(sql.split()) for (sql,) in connection.execute(wanted))
