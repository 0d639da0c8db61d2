"""How does a test get the app in a browser? A server on a free port, and Chromium."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
STARTS_WITHIN = 60.0
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
SAFETY_GROUPS = 4
HOW_TO_INSTALL = "Chromium is missing; install it, for example with `apt-get install chromium`."


def chromium() -> str | None:
    """The path of a Chromium on this machine."""
    return next((path for name in CHROMIUM if (path := shutil.which(name))), None)


@contextmanager
def a_browser() -> Iterator[Browser]:
    """Chromium without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        yield browser
        browser.close()


@contextmanager
def serving(folder: Path, **environment: str) -> Iterator[str]:
    """The app's address; its journal lies in `folder`, and what it logs in `server.log`."""
    port = free_port()
    with a_server(folder, port, **environment):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def a_server(folder: Path, port: int, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """The process that serves the app at a port, so that it can be killed."""
    command = [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}"]
    settings = {**os.environ, "LIMBER_DATABASE_URL": journal_in(folder), **environment}
    with (folder / "server.log").open("ab") as log:
        server = subprocess.Popen(command, cwd=ROOT, env=settings, stdout=log, stderr=log)
        try:
            _wait_until_healthy(f"http://127.0.0.1:{port}/_stcore/health", server)
            yield server
        finally:
            _end(server)


def _end(server: subprocess.Popen[bytes]) -> None:
    """Ends a server; one that has just begun may not heed the first word."""
    server.terminate()
    try:
        server.wait(timeout=10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def journal_in(folder: Path) -> str:
    """The URL of the journal that the app keeps in a folder."""
    return f"sqlite:///{folder / 'journal.sqlite3'}"


def until(true: Callable[[], bool], seconds: float = 30) -> None:
    """Waits for what the server keeps; a page's own state is waited for with `expect`."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it was not kept in time"
        time.sleep(0.05)


def settled(page: Page) -> None:
    """Waits until the app has nothing left to run."""
    expect(page.get_by_test_id("stApp")).to_have_attribute(
        "data-test-script-state", "notRunning", timeout=60_000
    )


def titled(page: Page, words: str) -> Locator:
    """The title of a page by its words: for a moment the title of the page before stands too."""
    return page.get_by_role("heading", level=1, name=words)


def pass_safety(page: Page) -> None:
    """Answers every safety question with none of these, and waits for the form."""
    answer_safety(page)
    expect(page.get_by_role("button", name="Make my routine")).to_be_visible()


def answer_safety(page: Page) -> None:
    """Answers every safety question with none of these."""
    expect(page.get_by_role("radiogroup")).to_have_count(SAFETY_GROUPS)
    for none in page.get_by_role("radio", name="None of these").all():
        none.click()
        expect(none).to_be_checked()
    page.get_by_role("button", name="Continue").click()


def raise_an_alarm(page: Page) -> None:
    """Ticks a sign that needs help now, and nothing else."""
    expect(page.get_by_role("radiogroup")).to_have_count(SAFETY_GROUPS)
    page.get_by_role("radio", name="One or more of these").first.click()
    # The list turns into boxes; before that, the same words stand in the list.
    sign = page.get_by_test_id("stCheckbox").filter(has_text="Trouble passing urine")
    sign.locator("label").click()
    expect(sign.get_by_role("checkbox")).to_be_checked()


def make_a_routine(page: Page, place: str = "Low back") -> None:
    """Answers as little as is needed and waits for the routine."""
    page.get_by_role("button", name=place, exact=True).click()
    expect(page.get_by_role("slider")).to_have_count(1)
    settled(page)
    page.get_by_role("button", name="Make my routine").click()
    expect(titled(page, "exercise")).to_be_visible(timeout=60_000)
    settled(page)


def saved(page: Page, label: str, folder: Path) -> Path:
    """What a button saves, in a folder under the name that the app gives it."""
    with page.expect_download() as waited:
        page.get_by_role("button", name=label).click()
    path = folder / waited.value.suggested_filename
    waited.value.save_as(path)
    return path


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _wait_until_healthy(address: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError("the app did not start; see server.log")
