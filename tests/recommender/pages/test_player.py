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
