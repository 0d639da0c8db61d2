"""Does the player's own arithmetic hold: clock, ledger, breath, pain?"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

NO_NODE = "Node.js is missing; install it, for example with `apt-get install nodejs`."


def test_the_player_keeps_time_and_says_the_right_thing() -> None:
    node = shutil.which("node")
    if node is None:
        give_up = pytest.fail if os.environ.get("LIMBER_REQUIRE_ALL") == "1" else pytest.skip
        give_up(NO_NODE)
    done = subprocess.run(
        [str(node), "--test", str(Path(__file__).with_name("session.test.mjs"))],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr


SCRIPTS = sorted((Path(__file__).resolve().parents[3] / "recommender" / "pages").glob("*.js"))
NEVER = ("innerHTML", "outerHTML", "insertAdjacentHTML", "eval(", "console.", " var ")
LONGEST_LINE = 100


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_keeps_to_the_house(script: Path) -> None:
    lines = script.read_text("utf-8").splitlines()
    assert lines[0].startswith("// ")
    assert lines[0].endswith("?") or "?" in lines[0]
    assert [line for line in lines if len(line) > LONGEST_LINE or line != line.rstrip()] == []
    assert [line for line in lines for word in NEVER if word in line] == []


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_can_be_read_as_a_module_of_its_own(script: Path, tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None:
        give_up = pytest.fail if os.environ.get("LIMBER_REQUIRE_ALL") == "1" else pytest.skip
        give_up(NO_NODE)
    module = tmp_path / f"{script.stem}.mjs"
    module.write_bytes(script.read_bytes())
    checked = subprocess.run(
        [str(node), "--check", str(module)], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stderr
