"""What does every test of the journal start from?"""

from __future__ import annotations

import sys
from types import ModuleType

import pytest


@pytest.fixture(autouse=True)
def _a_main_module_that_starts_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test of a page leaves the app as the main module, and a spawned process would run it."""
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))
