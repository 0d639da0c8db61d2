"""Does the page say what was found, and does the command fail when something is wrong?"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

from trust import __main__ as command
from trust.reaching import BOUND_BY, PAID
from trust.recording import page, unreached
from trust.sweeping import LITTLE, Swept, in_turn


def everything(asked: int) -> Swept:
    return Swept(
        asked=asked,
        reached=Counter(dict.fromkeys(BOUND_BY, asked)),
        paid=Counter(dict.fromkeys(PAID, asked)),
    )


def test_the_page_counts_what_was_asked_and_what_was_wrong() -> None:
    real = Swept(asked=7, faults=["person 1: wrong"], kinds=Counter({"proven": 6}))
    told = page(everything(1_234), real)
    assert "1,234 random problems" in told
    assert "So 7 random people" in told
    assert "6 proven best, **1 faults**" in told
    assert "| kneels in one run | 1,234 |" in told
    assert "| `RUN` | 1,234 |" in told


def test_two_limits_are_taken_in_turn() -> None:
    taken = Counter(limit for number in range(len(LITTLE)) for limit in in_turn(LITTLE, number))
    assert taken == dict.fromkeys(LITTLE, 2)


@pytest.mark.parametrize(
    ("small", "said"),
    [
        (everything(200), "Nothing wrong was found."),
        (Swept(asked=200, faults=["problem 3: not proven"]), "problem 3: not proven"),
        (Swept(asked=200), "kneels in one run: only in 0 problems"),
    ],
)
def test_the_command_fails_when_anything_is_wrong_or_was_never_reached(
    small: Swept,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    out = tmp_path / "page.md"
    monkeypatch.setattr(command, "sweep_problems", lambda *_: small)
    monkeypatch.setattr(command, "sweep_people", lambda *_: Swept())
    monkeypatch.setattr(sys, "argv", ["trust", "--out", str(out)])
    assert command.main() == int(said != "Nothing wrong was found.")
    assert said in capsys.readouterr().err.splitlines()
    assert out.read_text("utf-8").startswith("# Is the solver's answer the best one?")
    assert unreached(everything(200)) == []
