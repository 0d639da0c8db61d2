"""What does every page of a routine stand on in a test? A journal of its own, and a fixed noon."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from recommender.journal import Journal, open_journal
from recommender.pages import making, memory
from recommender.solver import compose
from tests.builders_today import NOON


@pytest.fixture
def on_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A journal of its own, and routines made in this process: no test waits for another."""
    monkeypatch.setenv("LIMBER_DATABASE_URL", f"sqlite:///{tmp_path / 'journal.sqlite3'}")
    monkeypatch.setattr(making, "compose_apart", compose)
    monkeypatch.setattr(memory, "now", lambda: NOON)


@pytest.fixture
def journal() -> Iterator[Journal]:
    with open_journal() as opened:
        yield opened
