"""What does every test in a browser start from?"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.serving import HOW_TO_INSTALL, a_browser, chromium, serving


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; without it the tests are left out, or fail where everything is required."""
    if chromium() is None:
        if os.environ.get("LIMBER_REQUIRE_ALL") == "1":
            pytest.fail(HOW_TO_INSTALL)
        pytest.skip(HOW_TO_INSTALL)
    with a_browser() as opened:
        yield opened


@pytest.fixture
def address(browser: Browser, tmp_path: Path) -> Iterator[str]:
    """The address of an app with an empty journal."""
    with serving(tmp_path) as served:
        yield served
