"""Does the terminal keep its contract: exits, streams, and the same bytes?"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from recommender import __version__, weighing
from recommender.catalog.checks import open_catalog
from recommender.catalog.loading import catalog_folder
from recommender.cli import main
from recommender.solver import Unsolved

GOOD: dict[str, Any] = {"minutes": 5, "pain": {"low-back": 5}}


def told(folder: Path, **changed: Any) -> str:
    file = folder / "intake.json"
    file.write_text(json.dumps({**GOOD, **changed}), encoding="utf-8")
    return str(file)


def limber(*arguments: str, seed: str = "0", told: str = "") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "recommender.cli", *arguments],
        input=told.encode(),
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )


def test_a_routine_is_written_and_exits_0(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["recommend", told(tmp_path)]) == 0
    out, err = capfdbinary.readouterr()
    document = json.loads(out)
    assert document["outcome"] == "routine"
    assert document["seconds"] == 300
    assert err == b""


def test_out_writes_the_same_bytes_and_nothing_else(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    file = told(tmp_path)
    main(["recommend", file])
    printed = capfdbinary.readouterr().out
    out = tmp_path / "routine.json"
    assert main(["recommend", file, "--out", str(out)]) == 0
    assert out.read_bytes() == printed
    assert capfdbinary.readouterr().out == b""
    assert sorted(path.name for path in tmp_path.iterdir()) == ["intake.json", "routine.json"]


def test_text_is_for_people(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["recommend", told(tmp_path), "--format", "text"]) == 0
    lines = capfd.readouterr().out.splitlines()
    assert lines[0].startswith("5 min, ")
    assert max(map(len, lines)) <= 88


def test_other_routines_stand_under_a_key_of_their_own(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = told(tmp_path)
    assert main(["recommend", file]) == 0
    alone = json.loads(capfd.readouterr().out)
    assert main(["recommend", file, "--alternatives", "1"]) == 0
    document = json.loads(capfd.readouterr().out)
    (other,) = document.pop("alternatives")
    assert document == alone
    assert other["seconds"] == 300
    assert 100 * other["score"] >= 97 * alone["score"]
    assert main(["recommend", file, "--alternatives", "1", "--format", "text"]) == 0
    said = capfd.readouterr().out
    assert said.count("SOMETHING DIFFERENT 1") == 1
    assert said.count("5 min, ") == 2


def test_nobody_is_left_to_wonder_that_there_is_no_other(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    others = [each.id for each in open_catalog().exercises if each.id not in ("bridge", "cat-cow")]
    file = told(tmp_path, excluded=others)
    assert main(["recommend", file, "--alternatives", "3", "--format", "text"]) == 0
    assert capfd.readouterr().out.endswith("No other routine is about as good for these answers.\n")


def test_a_referral_has_no_others(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file = told(tmp_path, red_flags=["saddle-numbness"])
    assert main(["recommend", file, "--alternatives", "2"]) == 3
    assert "alternatives" not in json.loads(capfd.readouterr().out)


@pytest.mark.parametrize("form", ["json", "text"])
def test_a_referral_exits_3(tmp_path: Path, capfd: pytest.CaptureFixture[str], form: str) -> None:
    file = told(tmp_path, red_flags=["saddle-numbness"])
    assert main(["recommend", file, "--format", form]) == 3
    said = capfd.readouterr().out
    assert said.startswith("{" if form == "json" else "Call emergency services")


def test_nothing_safe_exits_4_with_its_sentence(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    every = [path.stem for path in (catalog_folder() / "exercises").glob("*.toml")]
    assert main(["recommend", told(tmp_path, excluded=every)]) == 4
    assert json.loads(capfd.readouterr().out)["sentence"]


@pytest.mark.parametrize(
    ("changed", "lines"),
    [
        ({"minutes": 2}, ["minutes: 2 is too small; the least is 3"]),
        ({"knees": 1}, ["knees: this key is unknown; remove it or check its spelling"]),
        (
            {"minutes": "ten", "pain": {}},
            [
                'minutes: "ten" is not a whole number; write one without quotes',
                "pain: name at least one painful place with its pain from 1 to 10",
            ],
        ),
        ({"locked": ["handstand"]}, ["locked: handstand is not an exercise of this catalog"]),
    ],
)
def test_a_bad_intake_exits_2_with_a_line_for_each_fault(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], changed: dict[str, Any], lines: list[str]
) -> None:
    assert main(["recommend", told(tmp_path, **changed)]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert err.splitlines() == lines


FEW = ("cat-cow", "knee-rolls", "sphinx", "shoulder-rolls", "cobra", "pigeon")


def few(**changed: Any) -> dict[str, Any]:
    """A question with little to choose from, so that a hundred more are quick."""
    every = [path.stem for path in (catalog_folder() / "exercises").glob("*.toml")]
    return {"minutes": 3, "excluded": [each for each in every if each not in FEW], **changed}


def test_explain_adds_one_key_and_changes_nothing_else(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    file = told(tmp_path, **few())
    main(["recommend", file])
    plain = capfdbinary.readouterr().out
    assert main(["recommend", file, "--explain"]) == 0
    explained = json.loads(capfdbinary.readouterr().out)
    added = explained.pop("explanation")
    assert explained == json.loads(plain)
    assert b"explanation" not in plain
    assert set(added) == {
        *("worth", "steps", "left_out", "not_chosen", "price_list", "curve", "gave_way"),
        "repairs",
    }
    assert sum(part["points"] for part in added["worth"]["parts"]) == explained["score"]


def test_explain_is_readable_as_text(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file = told(tmp_path, **few(locked=["pigeon", "cobra", "sphinx", "cat-cow", "knee-rolls"]))
    assert main(["recommend", file, "--explain", "--format", "text"]) == 0
    out = capfd.readouterr().out
    for title in ("How good is it?", "Why each step?", "How much do more minutes do?"):
        assert f"\n\n{title}\n" in out
    assert max(map(len, out.splitlines())) <= 88


def test_a_referral_has_no_explanation(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file = told(tmp_path, red_flags=["saddle-numbness"])
    assert main(["recommend", file, "--explain"]) == 3
    assert "explanation" not in json.loads(capfd.readouterr().out)


def test_an_explanation_that_stops_exits_1_with_its_sentence(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stops(*_: object) -> None:
        raise Unsolved("No routine was found in the time allowed. Please try again.")

    monkeypatch.setattr(weighing, "explain", stops)
    assert main(["recommend", told(tmp_path), "--explain"]) == 1
    assert capfd.readouterr() == (
        "",
        "No routine was found in the time allowed. Please try again.\n",
    )


def test_a_file_that_is_not_there_exits_2(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["recommend", str(tmp_path / "nothing.json")]) == 2
    assert "cannot read" in capfd.readouterr().err


def test_a_bad_history_exits_2(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    history = tmp_path / "history.json"
    history.write_text("[1]", encoding="utf-8")
    assert main(["recommend", told(tmp_path), "--history", str(history)]) == 2
    out, err = capfd.readouterr()
    assert (out, err.startswith("history: send a JSON list")) == ("", True)


def test_a_history_changes_what_is_chosen(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = told(tmp_path, minutes=8)
    main(["recommend", file])
    fresh = json.loads(capfd.readouterr().out)
    history = tmp_path / "history.json"
    steps = [step["exercise"] for step in fresh["steps"]]
    history.write_text(json.dumps([{"day": "2026-01-01", "exercises": steps}]), encoding="utf-8")
    main(["recommend", file, "--history", str(history)])
    assert json.loads(capfd.readouterr().out)["score"] < fresh["score"]


def test_feedback_in_a_history_is_heeded_and_told(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = told(tmp_path, **few())
    main(["recommend", file])
    first = json.loads(capfd.readouterr().out)
    hurt = first["steps"][0]["exercise"]
    session = {
        "day": "2026-11-16",
        "exercises": [step["exercise"] for step in first["steps"]],
        "doses": {step["exercise"]: step["dose"] for step in first["steps"]},
        "hurt": [{"exercise": hurt, "pain": 7}],
    }
    history = tmp_path / "history.json"
    history.write_text(json.dumps([session]), encoding="utf-8")
    asked = ["recommend", file, "--history", str(history), "--today", "2026-11-18"]
    assert main(asked) == 0
    document = json.loads(capfd.readouterr().out)
    assert hurt not in [step["exercise"] for step in document["steps"]]
    (change,) = document["steering"]["adapted"]
    assert (change["rule"], change["exercise"]) == ("R-PN-02", hurt)
    assert main([*asked, "--format", "text"]) == 0
    text = " ".join(capfd.readouterr().out.split())
    assert f"~ {change['sentence']}" in text
    assert change["sentence"].endswith("is left out until 30 November 2026: it hurt on Monday.")


def test_a_history_without_feedback_adds_nothing_to_the_document(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file, history = told(tmp_path, **few()), tmp_path / "history.json"
    history.write_text('[{"day": "2026-01-01", "exercises": ["cat-cow"]}]', encoding="utf-8")
    assert main(["recommend", file, "--history", str(history)]) == 0
    assert "steering" not in json.loads(capfd.readouterr().out)


def test_feedback_that_does_not_fit_exits_2_and_names_the_key(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    history = tmp_path / "history.json"
    said = [{"day": "2026-01-01", "exercises": [], "feeling": "great"}]
    history.write_text(json.dumps(said), encoding="utf-8")
    assert main(["recommend", told(tmp_path), "--history", str(history)]) == 2
    out, err = capfd.readouterr()
    assert (out, err.startswith("history: session 1: feeling: 'great' does not fit")) == ("", True)


def test_a_day_that_is_none_is_a_sentence(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["recommend", told(tmp_path), "--today", "yesterday"])
    assert ended.value.code == 2
    assert "write the day as YYYY-MM-DD" in capfd.readouterr().err


def test_out_that_cannot_be_written_exits_1(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "no-such-folder" / "routine.json"
    assert main(["recommend", told(tmp_path), "--out", str(out)]) == 1
    assert "--out: cannot write" in capfd.readouterr().err


def test_a_broken_catalog_exits_1_and_never_starts_the_app(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIMBER_CATALOG", str(tmp_path))
    for command in (["recommend", told(tmp_path)], ["run"], ["catalog", "check"]):
        assert main(command) == 1
        out, err = capfd.readouterr()
        assert out == ""
        assert "regions.toml: file: is missing from the catalog" in err


def test_a_busy_port_is_a_sentence(capfd: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["run", "--port", str(port)]) == 1
    assert f"Port {port} cannot be used" in capfd.readouterr().err


def test_a_port_that_is_none_is_a_sentence(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "--port", "70000"]) == 2
    assert "70000 is not a port" in capfd.readouterr().err


def test_the_catalog_checks_clean(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["catalog", "check"]) == 0
    assert f": 0 findings. {len(open_catalog().exercises)} exercises, " in capfd.readouterr().out


def test_the_same_intake_gives_the_same_bytes_under_every_hash_seed() -> None:
    asked = json.dumps({**GOOD, "minutes": 12, "concerns": {"knee": "mild"}, "equipment": ["wall"]})
    runs = [limber("recommend", "-", seed=seed, told=asked) for seed in ("0", "1", "4242")]
    assert {run.returncode for run in runs} == {0}
    assert len({run.stdout for run in runs}) == 1
    assert json.loads(runs[0].stdout)["proven"]


def test_the_version_is_told() -> None:
    told = limber("--version")
    assert told.stdout.decode().strip() == f"limber {__version__}"


def test_no_command_is_a_usage_error_with_nothing_on_standard_output() -> None:
    told = limber()
    assert (told.returncode, told.stdout) == (2, b"")
