"""What does every test of the journal start from?"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from recommender.journal import Journal, open_journal


@pytest.fixture(autouse=True)
def _a_main_module_that_starts_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test of a page leaves the app as the main module, and a spawned process would run it."""
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


@pytest.fixture
def journal(file: Path) -> Iterator[Journal]:
    with open_journal(f"sqlite:///{file}") as opened:
        yield opened
